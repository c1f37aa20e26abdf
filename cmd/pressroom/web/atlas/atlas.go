// Package atlas places points on the map of the world that the page shows: coastlines and
// borders of Natural Earth (static/world.svg, which package gen makes) in the Equal Earth
// projection.
package atlas

import "math"

// Width and Height are those of the map, in its units. The equator crosses it in the
// middle, and so does the meridian of Greenwich.
const (
	Width  = 10_000
	Height = 4867
)

// The coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny, 2018).
const (
	a1 = 1.340264
	a2 = -0.081106
	a3 = 0.000893
	a4 = 0.003796
)

// half is how far the projection reaches east at the equator, on a globe of radius 1.
var half = east(0) * math.Pi

// east is how far one radian of longitude reaches on a parallel, given by the parameter of
// its latitude.
func east(theta float64) float64 {
	t2 := theta * theta
	t6 := t2 * t2 * t2
	return 2 * math.Sqrt(3) * math.Cos(theta) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
}

// Project returns where a point stands on the map, from its upper left corner. Latitude and
// longitude are in degrees of WGS 84.
func Project(lat, lon float64) (x, y float64) {
	theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*math.Pi/180))
	t2 := theta * theta
	t6 := t2 * t2 * t2
	north := theta * (a4*t6*t2 + a3*t6 + a2*t2 + a1)
	scale := Width / (2 * half)
	return Width/2 + scale*east(theta)*lon*math.Pi/180, Height/2 - scale*north
}
