package report

import (
	"encoding/json"
	"math"
	"testing"

	"pressroom/index"
)

// The export of the sample corpus is what RFC 7946 asks of a FeatureCollection:
// one JSON text, features with geometry and properties, longitude before
// latitude, no coordinate system of its own; and it holds every place and event.
func TestGeoJSON(t *testing.T) {
	want := 0
	var all []index.Stored
	for _, st := range analysedSamples(t) {
		want += len(st.Analysis.Places) + len(st.Analysis.Events)
		all = append(all, index.Stored{Analysis: st.Analysis})
	}
	var top map[string]json.RawMessage
	if err := json.Unmarshal([]byte(written(t, "geojson", all...)), &top); err != nil {
		t.Fatal(err)
	}
	if string(top["type"]) != `"FeatureCollection"` || top["crs"] != nil {
		t.Errorf("type %s, crs %s", top["type"], top["crs"])
	}
	var features []json.RawMessage
	if err := json.Unmarshal(top["features"], &features); err != nil {
		t.Fatal(err)
	}
	if len(features) != want {
		t.Errorf("%d features, want %d", len(features), want)
	}
	points := 0
	for _, f := range features {
		if checkFeature(t, f) {
			points++
		}
	}
	if points < 60 {
		t.Errorf("only %d points", points)
	}
}

// checkFeature checks a feature and reports whether it has a point; the geometry
// of one without is null (RFC 7946, 3.2).
func checkFeature(t *testing.T, raw json.RawMessage) bool {
	t.Helper()
	var f struct {
		Type       string
		Geometry   json.RawMessage
		Properties map[string]any
	}
	if err := json.Unmarshal(raw, &f); err != nil || f.Type != "Feature" || len(f.Properties) == 0 || f.Geometry == nil {
		t.Fatalf("no feature: %s", raw)
	}
	if string(f.Geometry) == "null" {
		return false
	}
	var g struct {
		Type        string
		Coordinates []float64
	}
	if err := json.Unmarshal(f.Geometry, &g); err != nil || g.Type != "Point" || len(g.Coordinates) != 2 {
		t.Fatalf("geometry %s: %v", f.Geometry, err)
	}
	lon, lat := g.Coordinates[0], g.Coordinates[1]
	if math.Abs(lon) > 180 || math.Abs(lat) > 90 {
		t.Errorf("%v: at %v,%v", f.Properties, lon, lat)
	}
	if f.Properties["name"] == "Suva" && (math.Round(lon) != 178 || math.Round(lat) != -18) {
		t.Errorf("Suva at %v: longitude comes first", g.Coordinates)
	}
	return true
}
