package report

import (
	"fmt"
	"strings"

	"pressroom/corpus"
	"pressroom/index/profile"
)

// Stats says how much an index holds.
type Stats struct {
	Releases      int         `json:"releases"`
	Events        int         `json:"events"`
	People        int         `json:"people"`
	Places        int         `json:"places"`
	Organizations int         `json:"organizations"`
	Topics        int         `json:"topics"`
	Issuers       int         `json:"issuers"`
	Undated       int         `json:"undated"`
	First         corpus.Date `json:"first"`
	Last          corpus.Date `json:"last"`
	Analyzer      string      `json:"analyzer"`
	Bytes         int64       `json:"bytes"`
}

// StatsOf returns them as programs read them.
func StatsOf(st profile.Stats) Stats {
	return Stats{st.Releases, st.Events, st.People, st.Places, st.Orgs, st.Topics, st.Issuers, st.Undated,
		st.First, st.Last, st.Analyzer, st.Bytes}
}

// Stats lists how much an index holds, a count a line.
func (Look) Stats(st profile.Stats) string {
	var b strings.Builder
	row := func(label, format string, args ...any) {
		fmt.Fprintf(&b, "%-14s %s\n", label, fmt.Sprintf(format, args...))
	}
	row("releases", "%d (%d without a date)", st.Releases, st.Undated)
	row("events", "%d", st.Events)
	row("people", "%d", st.People)
	row("places", "%d", st.Places)
	row("organisations", "%d", st.Orgs)
	row("topics", "%d", st.Topics)
	row("issuers", "%d", st.Issuers)
	row("published", "%s to %s", Dash(st.First.String()), Dash(st.Last.String()))
	if st.Bytes > 0 { // an index elsewhere tells none
		row("size", "%.1f MB", float64(st.Bytes)/1e6)
	}
	return b.String()
}
