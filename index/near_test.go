package index

import (
	"context"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/index/query"
)

// angle is the distance of two points in kilometres by another way than that of
// the program: from the chord between them.
func angle(lat1, lon1, lat2, lon2 float64) float64 {
	vector := func(lat, lon float64) (x, y, z float64) {
		lat, lon = lat*math.Pi/180, lon*math.Pi/180
		return math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)
	}
	x1, y1, z1 := vector(lat1, lon1)
	x2, y2, z2 := vector(lat2, lon2)
	chord := math.Sqrt((x1-x2)*(x1-x2) + (y1-y2)*(y1-y2) + (z1-z2)*(z1-z2))
	return 2 * earthRadius * math.Asin(min(1, chord/2))
}

// TestNear seeks releases of six places each by every kind of circle: round a
// place, at a pole, over the 180th meridian, as wide as the world. What is found
// must be what measuring every place of every release finds.
func TestNear(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	rng := rand.New(rand.NewSource(6))
	round := func(x float64) float64 { return math.Round(x*1e5) / 1e5 }
	const releases, places = 300, 6
	points := map[string][][2]float64{}
	var items []item
	for n := range releases {
		source := fmt.Sprintf("s%03d", n)
		for range places {
			lat, lon := 180*rng.Float64()-90, 360*rng.Float64()-180
			switch rng.Intn(4) {
			case 0: // a crowd
				lat, lon = 40+rng.NormFloat64(), 44+rng.NormFloat64()
			case 1: // on both sides of the date line
				lat, lon = -17+rng.NormFloat64(), math.Remainder(180+rng.NormFloat64(), 360)
			}
			points[source] = append(points[source], [2]float64{round(lat), round(lon)})
		}
		items = append(items, written(source, "", "Head\n\nText of "+source+".", func(an *schema.Analysis) {
			for _, p := range points[source] {
				an.Places = append(an.Places, located("Somewhere", "AM", p[0], p[1]))
			}
		}))
	}
	i := open(t, build(t, items))
	found := 0
	for n := range 400 {
		at := points[fmt.Sprintf("s%03d", rng.Intn(releases))][rng.Intn(places)]
		if n%8 == 0 {
			at = [2]float64{[]float64{90, -90, 0}[n/8%3], []float64{180, -180, 0}[n/8%3]}
		}
		km := []float64{0.001, 5, 50, 300, 2000, 20040}[n%6]
		want := []string{}
		for source, ps := range points {
			if slices.ContainsFunc(ps, func(p [2]float64) bool { return angle(at[0], at[1], p[0], p[1]) <= km }) {
				want = append(want, source)
			}
		}
		slices.Sort(want)
		res, err := i.Search(context.Background(), query.Near{Lat: at[0], Lon: at[1], Km: km}, Options{Limit: releases})
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, hit := range res.Hits {
			got = append(got, hit.Source)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) || res.Total != len(want) {
			t.Errorf("%g km round %v: got %d of %d, want %d", km, at, len(got), res.Total, len(want))
		}
		found += len(want)
	}
	if found < 10_000 {
		t.Errorf("only %d found: the circles say little", found)
	}
}

// Every place counts beside the other parts of a query, too.
func TestNearAmongOthers(t *testing.T) {
	i := open(t, build(t, sample()))
	for q, want := range map[string]int{
		"near:40.79,43.85,20km":                         1, // the second place of a release
		"near:40.79,43.85,20km peace":                   1,
		"near:40.79,43.85,20km budget":                  0,
		"peace -near:40.79,43.85,20km":                  2,
		"near:40.18,44.51,5km near:40.79,43.85,5km":     1, // one place each
		"near:40.79,43.85,20km OR near:38.9,-77.04,5km": 2,
		"near:38.9,-77.04,3mi":                          1,
	} {
		if got := sources(t, i, q, Newest); len(got) != want {
			t.Errorf("%s: got %v, want %d", q, got, want)
		}
	}
}
