package query

import (
	"strconv"
	"strings"
)

const nearExample = "near:40.18,44.51,50km"

// maxKm is half the circumference of the earth: nothing is farther away.
const maxKm = 20040

// near reads the value of near: latitude, longitude and kilometres.
func near(tok token) (Q, error) {
	parts := strings.Split(tok.text, ",")
	bad := func(msg string) (Q, error) { return nil, &Error{tok.at, msg, "as in: " + nearExample} }
	if len(parts) != 3 {
		return bad("near: takes latitude, longitude and distance")
	}
	parts[2] = strings.TrimSuffix(parts[2], "km")
	var x [3]float64
	for i, limit := range []float64{90, 180, maxKm} {
		v, err := strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		// The negated comparison catches NaN as well.
		if err != nil || !(v >= -limit && v <= limit) {
			return bad(`"` + parts[i] + `" is not a ` + []string{"latitude", "longitude", "distance"}[i])
		}
		x[i] = v + 0 // -0 would not print as it was read
	}
	if x[2] <= 0 {
		return bad("the distance must be more than nothing")
	}
	return Near{x[0], x[1], x[2]}, nil
}
