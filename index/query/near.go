package query

import (
	"fmt"
	"strconv"
	"strings"
)

const nearExample = "near:40.18,44.51,50km"

// maxKm is half the circumference of the earth: nothing is farther away.
const maxKm = 20040

// units are what a distance may be given in, in kilometres; without a unit it is
// kilometres.
var units = []struct {
	name string
	km   float64
}{{"km", 1}, {"mi", 1.609344}}

// near reads the value of near: latitude, longitude and a distance.
func near(tok token) (Q, error) {
	parts := strings.Split(tok.text, ",")
	bad := func(msg, hint string) (Q, error) { return nil, &Error{tok.at, msg, hint} }
	if len(parts) != 3 {
		return bad("near: takes latitude, longitude and distance", "as in: "+nearExample+"; --near NAME finds where a town is")
	}
	unit := 1.0
	for _, u := range units {
		if number, ok := strings.CutSuffix(parts[2], u.name); ok {
			parts[2], unit = number, u.km
			break
		}
	}
	var x [3]float64
	for i, limit := range []float64{90, 180, maxKm / unit} {
		v, err := strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		// The negated comparison catches NaN as well.
		if err != nil || !(v >= -limit && v <= limit) {
			return bad(notA(i, parts[i], limit))
		}
		x[i] = v + 0 // -0 would not print as it was read
	}
	if x[2] <= 0 {
		return bad("the distance must be more than nothing", "as in: "+nearExample)
	}
	return Near{x[0], x[1], min(x[2]*unit, maxKm)}, nil
}

// notA says what part i of a value of near: should be.
func notA(i int, part string, limit float64) (msg, hint string) {
	name := []string{"latitude", "longitude", "distance"}[i]
	hint = fmt.Sprintf("it lies between -%g and %g, as in: %s", limit, limit, nearExample)
	if name == "distance" {
		hint = "it is in km or mi, half the circumference of the earth at most, as in: " + nearExample
	}
	return fmt.Sprintf("%q is not a %s", strings.TrimSpace(part), name), hint
}
