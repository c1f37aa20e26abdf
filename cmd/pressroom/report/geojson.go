package report

import (
	"io"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// geoJSON writes a FeatureCollection of RFC 7946: a feature for each place that
// a release names and one for each event, at the first of its places that has a
// point. What has no point has the geometry null.
type geoJSON struct {
	w    io.Writer
	more bool // a feature was written
}

type feature struct {
	Type       string    `json:"type"`
	Geometry   *geometry `json:"geometry"`
	Properties any       `json:"properties"`
}

// geometry is a point: longitude before latitude, in degrees of WGS 84.
type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// releaseProperties say where a feature comes from.
type releaseProperties struct {
	Release   string          `json:"release"`
	Source    string          `json:"source"`
	Headline  schema.Nullable `json:"headline"`
	Published corpus.Date     `json:"published"`
}

type placeProperties struct {
	Feature  string          `json:"feature"` // "place"
	Name     string          `json:"name"`
	Kind     string          `json:"kind"`
	Country  schema.Nullable `json:"country"`
	GeoNames *int            `json:"geonames"`
	Mentions int             `json:"mentions"`
	releaseProperties
}

type eventProperties struct {
	Feature string       `json:"feature"` // "event"
	Event   schema.Event `json:"event"`
	releaseProperties
}

func (x *geoJSON) Head() error { return x.print(`{"type":"FeatureCollection","features":[` + "\n") }
func (x *geoJSON) Foot() error { return x.print("]}\n") }

func (x *geoJSON) print(s string) error {
	_, err := io.WriteString(x.w, s)
	return err
}

func (x *geoJSON) Release(st index.Stored) error {
	an := st.Analysis
	of := releaseProperties{an.ID, an.Source, an.Headline, an.Published}
	points := map[string]*geometry{}
	for _, p := range an.Places {
		points[p.Name] = pointOf(p)
		properties := placeProperties{"place", p.Name, p.Kind, p.Country, p.GeoNames, len(p.Mentions), of}
		if err := x.feature(points[p.Name], properties); err != nil {
			return err
		}
	}
	for _, ev := range an.Events {
		var at *geometry
		for _, name := range ev.Where {
			if at == nil {
				at = points[name]
			}
		}
		if err := x.feature(at, eventProperties{"event", ev, of}); err != nil {
			return err
		}
	}
	return nil
}

func pointOf(p schema.Place) *geometry {
	if p.Lat == nil || p.Lon == nil {
		return nil
	}
	return &geometry{"Point", [2]float64{*p.Lon, *p.Lat}}
}

func (x *geoJSON) feature(at *geometry, properties any) error {
	if x.more {
		if err := x.print(","); err != nil {
			return err
		}
	}
	x.more = true
	return WriteJSON(x.w, feature{"Feature", at, properties})
}
