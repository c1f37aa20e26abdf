package report

import (
	"strings"

	"pressroom/analyze/schema"
)

// An Outline is a summary as a page lays it out: what Look.Summary prints, in its parts.
// Texts have no control characters.
type Outline struct {
	Title   string
	Imprint []string
	Tiers   []OutlineTier // Main, Key, Next: those that have events
	People  []OutlineLine
	Others  string // how many people are not listed; "" for none
	Quote   *OutlineLine
	Topics  []OutlineLine
	Sources []OutlineSource
}

// An OutlineTier is the events under one heading.
type OutlineTier struct {
	Heading string
	Events  []OutlineLine
}

// An OutlineLine is an event with when it was, a person, a quote with who said it, or a
// topic; and which fact it is.
type OutlineLine struct{ Text, Beside, Fact string }

// An OutlineSource is where facts stand. Facts that stand in one sentence share it.
type OutlineSource struct {
	Facts    []string
	At, Text string // At is "" for what stands nowhere
}

// Outline lays a summary out.
func (s Summary) Outline() Outline {
	o := Outline{Title: Plain(s.title()), Imprint: s.imprint(Plain)}
	for _, t := range tiers {
		tier := OutlineTier{Heading: t.heading}
		for _, ev := range s.of(t.tier) {
			tier.Events = append(tier.Events, OutlineLine{ev.line(Plain), Plain(ev.dayOf()), ev.Fact})
		}
		if len(tier.Events) > 0 {
			o.Tiers = append(o.Tiers, tier)
		}
	}
	people, others := s.listed()
	o.Others = others
	for _, x := range people {
		o.People = append(o.People, OutlineLine{titled(Plain(x.Name), x.Honorifics, x.Titles, Plain), "", x.Fact})
	}
	if q := s.Quote; q != nil {
		o.Quote = &OutlineLine{q.words(), q.speaker(Plain), q.Fact}
	}
	for _, t := range s.Topics {
		o.Topics = append(o.Topics, OutlineLine{Plain(t.Label), "", t.Fact})
	}
	for _, src := range s.sources() {
		o.Sources = append(o.Sources, OutlineSource{strings.Split(src.fact, ", "), src.at, src.shown(Plain)})
	}
	return o
}

// WhenText is a time as people write it: "13–14 February 2026"; "no date" for none.
func WhenText(w *schema.When) string { return Plain(whenText(w)) }
