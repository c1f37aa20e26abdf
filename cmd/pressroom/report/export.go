package report

import (
	"errors"
	"io"
	"maps"
	"slices"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// An Exporter writes releases to a file of its format: head, the releases one
// by one, foot.
type Exporter interface {
	Head() error
	Release(index.Stored) error
	Foot() error
}

// ErrNothing is what Foot returns when nothing of the releases has a place in the
// format, and so nothing was written.
var ErrNothing = errors.New("nothing to write")

// exporters maps a format to what writes it.
var exporters = map[string]func(io.Writer) Exporter{
	"csv":     func(w io.Writer) Exporter { return csvTable{w} },
	"geojson": func(w io.Writer) Exporter { return &geoJSON{w: w} },
	"ics":     func(w io.Writer) Exporter { return &calendar{w: w} },
	"jsonl":   func(w io.Writer) Exporter { return jsonLines{w} },
	"md":      func(w io.Writer) Exporter { return markdownTable{w} },
}

// ExportFormats returns the names of the formats in the order of the alphabet.
func ExportFormats() []string { return slices.Sorted(maps.Keys(exporters)) }

// NewExporter returns what writes a format to w, and whether there is such a
// format.
func NewExporter(format string, w io.Writer) (x Exporter, ok bool) {
	open, ok := exporters[format]
	if !ok {
		return nil, false
	}
	return open(w), true
}

// jsonLines writes analyses.
type jsonLines struct{ w io.Writer }

func (jsonLines) Head() error { return nil }
func (jsonLines) Foot() error { return nil }

func (x jsonLines) Release(st index.Stored) error {
	_, err := x.w.Write(st.Analysis.Line())
	return err
}

// placesOf are the venue and the places of an event.
func placesOf(ev schema.Event) []string {
	if ev.Venue == "" {
		return ev.Where
	}
	return append([]string{string(ev.Venue)}, ev.Where...)
}
