package atlas

import (
	"math"
	"testing"
)

// TestProject compares with what the authors of the projection publish: the map is 2.05458
// times as wide as high, its poles are 0.59247 times as wide as its equator.
func TestProject(t *testing.T) {
	for _, c := range []struct{ lat, lon, x, y float64 }{
		{0, 0, Width / 2, Height / 2}, {0, 180, Width, Height / 2}, {0, -180, 0, Height / 2}, {90, 0, Width / 2, 0}, {-90, 0, Width / 2, Height},
		{90, 180, Width/2 + 0.59247*Width/2, 0},
	} {
		if x, y := Project(c.lat, c.lon); math.Abs(x-c.x) > 1 || math.Abs(y-c.y) > 1 {
			t.Errorf("%v, %v stands at %.1f, %.1f, want %.1f, %.1f", c.lat, c.lon, x, y, c.x, c.y)
		}
	}
}
