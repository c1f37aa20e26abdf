package main

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"strings"
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

// town adds a city to the boxes of its region and country, unless it has no region: that is a
// base abroad.
func (b boxer) town(c city) {
	if c.Admin != "" && c.Admin != "00" {
		b.add(c.Country+"."+c.Admin, c.Lat, c.Lon)
		b.add(c.Country, c.Lat, c.Lon)
	}
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

// countries returns the codes of the countries, in order.
func (b boxer) countries() (codes []string) {
	for _, code := range slices.Sorted(maps.Keys(b)) {
		if !strings.Contains(code, ".") {
			codes = append(codes, code)
		}
	}
	return codes
}

// encode returns the boxes of these codes, in hundredths of a degree.
func (b boxer) encode(codes []string) (edges []byte) {
	for _, code := range codes {
		for _, degree := range b.box(code) {
			edges = binary.LittleEndian.AppendUint16(edges, uint16(int16(math.Round(degree*100))))
		}
	}
	return edges
}
