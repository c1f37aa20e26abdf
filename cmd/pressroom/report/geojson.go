package report

import "io"

// geoJSON writes a FeatureCollection of RFC 7946: a feature for each row, at its
// point. What has no point has the geometry null.
type geoJSON struct {
	w    io.Writer
	more bool // a feature was written
}

type feature struct {
	Type       string    `json:"type"`
	Geometry   *geometry `json:"geometry"`
	Properties object    `json:"properties"`
}

// geometry is a point: longitude before latitude, in degrees of WGS 84.
type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

func (x *geoJSON) begin([]rows) error {
	return x.print(`{"type":"FeatureCollection","features":[` + "\n")
}
func (x *geoJSON) end() error { return x.print("]}\n") }

func (x *geoJSON) print(s string) error {
	_, err := io.WriteString(x.w, s)
	return err
}

// row writes the columns as properties; the point is the geometry.
func (x *geoJSON) row(of rows, values []any) error {
	properties, err := of.object(values, map[string]bool{"lat": true, "lon": true})
	if err != nil {
		return err
	}
	if x.more {
		if err := x.print(","); err != nil {
			return err
		}
	}
	x.more = true
	return WriteJSON(x.w, feature{"Feature", point(of, values), properties})
}

func point(of rows, values []any) *geometry {
	var at [2]float64
	known := 0
	for n, col := range of.all() {
		degrees, ok := values[n].(float64)
		switch {
		case ok && col.name == "lon":
			at[0], known = degrees, known+1
		case ok && col.name == "lat":
			at[1], known = degrees, known+1
		}
	}
	if known < 2 {
		return nil
	}
	return &geometry{"Point", at}
}
