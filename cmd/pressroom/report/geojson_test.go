package report

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"pressroom/analyze"
	"pressroom/corpus/sample"
	"pressroom/index"
)

// The export of the sample corpus is what RFC 7946 asks of a FeatureCollection:
// one JSON text, features with geometry and properties, longitude before
// latitude, no coordinate system of its own; and it holds every place and event.
func TestGeoJSON(t *testing.T) {
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	x := &geoJSON{w: &out}
	want, points := 0, 0
	if err := x.Head(); err != nil {
		t.Fatal(err)
	}
	for _, rel := range sample.Releases() {
		an := stored(t, a, rel).Analysis
		want += len(an.Places) + len(an.Events)
		if err := x.Release(index.Stored{Analysis: an}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Foot(); err != nil {
		t.Fatal(err)
	}
	var top map[string]json.RawMessage
	if err := json.Unmarshal(out.Bytes(), &top); err != nil {
		t.Fatal(err)
	}
	if string(top["type"]) != `"FeatureCollection"` || top["crs"] != nil {
		t.Errorf("type %s, crs %s", top["type"], top["crs"])
	}
	var features []map[string]json.RawMessage
	if err := json.Unmarshal(top["features"], &features); err != nil {
		t.Fatal(err)
	}
	if len(features) != want {
		t.Errorf("%d features, want %d", len(features), want)
	}
	for _, f := range features {
		var props map[string]any
		if err := json.Unmarshal(f["properties"], &props); err != nil || len(props) == 0 || string(f["type"]) != `"Feature"` {
			t.Fatalf("no feature: %s", f)
		}
		if string(f["geometry"]) == "null" { // unlocated, section 3.2
			continue
		}
		var g struct {
			Type        string
			Coordinates []float64
		}
		if err := json.Unmarshal(f["geometry"], &g); err != nil || g.Type != "Point" || len(g.Coordinates) != 2 {
			t.Fatalf("geometry %s: %v", f["geometry"], err)
		}
		if lon, lat := g.Coordinates[0], g.Coordinates[1]; math.Abs(lon) > 180 || math.Abs(lat) > 90 {
			t.Errorf("%v: at %v,%v", props, lon, lat)
		}
		if props["name"] == "Suva" && (math.Round(g.Coordinates[0]) != 178 || math.Round(g.Coordinates[1]) != -18) {
			t.Errorf("Suva at %v: longitude comes first", g.Coordinates)
		}
		points++
	}
	if points < 60 {
		t.Errorf("only %d points", points)
	}
}
