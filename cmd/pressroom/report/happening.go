package report

import (
	"fmt"
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
	Status  string   `json:"status"` // as the last of the sources tells it
	Sources []Source `json:"sources"`
	Total   int      `json:"total"` // events that match
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
	return b.String()
}

// HappeningOf returns a happening as programs read it.
func HappeningOf(h profile.Happening, total int) Happening {
	out := Happening{Event: eventOf(h.EventHit), Status: h.Status, Total: total}
	for _, hit := range h.Sources {
		out.Sources = append(out.Sources, Source{releaseOf(hit.Head), hit.Event.Evidence})
	}
	return out
}

func eventOf(hit index.EventHit) Event { return Event{releaseOf(hit.Head), hit.Event} }
