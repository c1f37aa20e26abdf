package main

import "testing"

// TestOnMap parts a ring that crosses the meridian of 180 degrees, and leaves out one around
// a pole.
func TestOnMap(t *testing.T) {
	ring := []point{at(60, 170), at(60, 190), at(70, 190), at(70, 170), at(60, 170)}
	parts := onMap(ring)
	if len(parts) != 2 {
		t.Fatalf("%d parts, want 2", len(parts))
	}
	for _, part := range parts {
		for _, p := range part {
			if p.lon < -180 || p.lon > 180 {
				t.Errorf("a point at %v", p.lon)
			}
		}
	}
	if parts := onMap([]point{at(-70, -180), at(-70, 0), at(-70, 180)}); parts != nil {
		t.Errorf("around a pole: %v", parts)
	}
}

// TestSimplify leaves out what cannot be seen.
func TestSimplify(t *testing.T) {
	line := []point{{x: 0}, {x: 50, y: 1}, {x: 100}, {x: 150, y: 40}, {x: 200}}
	if have := simplify(line); len(have) != 4 {
		t.Errorf("%d points are left, want 4: %v", len(have), have)
	}
}
