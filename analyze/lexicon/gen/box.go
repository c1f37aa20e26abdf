package main

import (
	"slices"
)

// boxer keeps the points of countries and regions, by code.
type boxer map[string]*outline

type outline struct{ lats, lons []float64 }

func (b boxer) add(code string, lat, lon float64) {
	o := b[code]
	if o == nil {
		o = &outline{}
		b[code] = o
	}
	o.lats, o.lons = append(o.lats, lat), append(o.lons, lon)
}

// box returns the western, southern, eastern and northern edge of what holds all points of
// a code. The widest gap between two meridians lies outside, so that a box may cross the
// 180th: its western edge is then the greater number.
func (b boxer) box(code string) [4]float64 {
	o := b[code]
	if o == nil {
		return [4]float64{}
	}
	lons := slices.Sorted(slices.Values(o.lons))
	last := len(lons) - 1
	west, east, widest := lons[0], lons[last], lons[0]+360-lons[last]
	for i := range last {
		if gap := lons[i+1] - lons[i]; gap > widest {
			west, east, widest = lons[i+1], lons[i], gap
		}
	}
	return [4]float64{west, slices.Min(o.lats), east, slices.Max(o.lats)}
}
