package report

import (
	"fmt"
	"io"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/profile"
)

// Event is an event with the release that tells of it.
type Event struct {
	Release
	Event schema.Event `json:"event"`
}

// Happening is an event with every release that tells of it.
type Happening struct {
	Event
	Status  string         `json:"status"` // as the last of the sources tells it
	Sources []Source       `json:"sources"`
	Differ  []Disagreement `json:"differences"` // what the sources say differently
	Total   int            `json:"total"`       // events that match
}

// Source is a release that tells of an event and the sentence that does.
type Source struct {
	Release
	Evidence schema.Mention `json:"evidence"`
}

// Happening is an event on one line, and below it every release that tells of it.
func (l Look) Happening(h profile.Happening) string {
	var b strings.Builder
	h.Event.Status = h.Status
	fmt.Fprintln(&b, l.Event(h.Event))
	for _, hit := range h.Sources {
		fmt.Fprintf(&b, "    %s\n", l.named(hit.Head))
	}
	for _, d := range disagreements(h) {
		fmt.Fprintf(&b, "    differ  %s\n", d.line())
	}
	return b.String()
}

// HappeningOf returns a happening as programs read it.
func HappeningOf(h profile.Happening, total int) Happening {
	out := Happening{Event: eventOf(h.EventHit), Status: h.Status, Differ: disagreements(h), Total: total}
	for _, hit := range h.Sources {
		out.Sources = append(out.Sources, Source{releaseOf(hit.Head), hit.Event.Evidence})
	}
	return out
}

func eventOf(hit index.EventHit) Event { return Event{releaseOf(hit.Head), hit.Event} }

// HappeningTable writes happenings as a table of CSV: the columns of the events of an
// export but for those that tell the events of a release apart, then the identifiers
// of all releases that tell of each, and what they say differently. The status is that of the last of them.
type HappeningTable struct{ table Table }

// NewHappeningTable writes the names of the columns to w.
func NewHappeningTable(w io.Writer) (HappeningTable, error) {
	x := HappeningTable{Table{w}}
	var names []string
	for _, col := range eventRows.all() {
		if !ofOneRelease[col.name] {
			names = append(names, col.name)
		}
	}
	return x, x.table.Row(append(names, "sources", "differences")...)
}

// ofOneRelease are the columns that say nothing of an event that several tell.
var ofOneRelease = map[string]bool{"issuer": true, "event": true, "main": true}

// Row writes a happening.
func (x HappeningTable) Row(h profile.Happening) error {
	ev := h.Event
	ev.Status = h.Status
	an := schema.Analysis{ID: h.ID, Source: h.Source, Headline: schema.Nullable(h.Headline), Published: h.Published,
		Places: h.Places, Events: []schema.Event{ev}}
	var cells, sources []string
	for _, values := range eventRows.values(index.Stored{Analysis: an}) {
		for n, col := range eventRows.all() {
			if !ofOneRelease[col.name] {
				cells = append(cells, cell(values[n]))
			}
		}
	}
	for _, hit := range h.Sources {
		sources = append(sources, hit.ID)
	}
	differ := []string{}
	for _, d := range disagreements(h) {
		differ = append(differ, d.line())
	}
	return x.table.Row(append(cells, cell(sources), cell(differ))...)
}
