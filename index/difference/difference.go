// Package difference tells what changed between two versions of a release, in facts and
// not in characters: who was added, which date moved, which quote is gone. Facts are
// those of the two analyses (facts.go); what the text alone shows are numbers and
// words that are others (words.go). What differs in marks, capitals and blanks alone is
// counted apart.
package difference

import (
	"cmp"
	"slices"
	"strings"

	"pressroom/index"
)

// A Difference is what changed from one version to another. Lists are never nil.
type Difference struct {
	Facts    []Change `json:"facts"`   // of the analyses, then the numbers in the text
	Wording  []Change `json:"wording"` // stretches of other words that are neither
	Cosmetic int      `json:"cosmetic"`
}

// A Change is one fact or stretch of words that was added, removed or changed.
// Old or New is null where there is none.
type Change struct {
	What string `json:"what"` // person, title, date, quote, event …, number or words
	Name string `json:"name,omitempty"`
	Old  *Told  `json:"old"`
	New  *Told  `json:"new"`
}

// Told is how a version tells a fact. Offsets count code points of its text; they are
// null where the fact stands nowhere in it.
type Told struct {
	Text  string `json:"text"`
	Start *int   `json:"start"`
	End   *int   `json:"end"`
}

// Of tells what changed from old to new. It takes time linear in the texts where they
// have most words in common, and never more than that of maxEdits rounds over them.
func Of(old, new index.Stored) Difference {
	d := Difference{Facts: facts(old.Analysis, new.Analysis), Wording: []Change{}}
	words := compareWords(old.Release.Original(), new.Release.Original())
	d.Cosmetic = words.cosmetic
	said := spansOf(d.Facts)
	for _, h := range words.hunks {
		switch c := h.change(); {
		case within(said[0], c.Old) && within(said[1], c.New): // a fact that changed is told as one
		case c.What == "number":
			d.Facts = append(d.Facts, c)
		default:
			d.Wording = append(d.Wording, c)
		}
	}
	return d
}

// spansOf returns where the facts that changed stand in the old and in the new version.
// The sentence of an event says more than its fact.
func spansOf(facts []Change) (spans [2][]span) {
	for _, f := range facts {
		for side, t := range []*Told{f.Old, f.New} {
			if t != nil && t.Start != nil && !strings.HasSuffix(f.What, "event") {
				spans[side] = append(spans[side], span{*t.Start, *t.End})
			}
		}
	}
	return spans
}

// Same reports whether nothing changed but marks, capitals and blanks.
func (d Difference) Same() bool { return len(d.Facts) == 0 && len(d.Wording) == 0 }

type span struct{ start, end int }

// within reports whether what is told lies in one of the spans; what is not told does.
func within(spans []span, t *Told) bool {
	return t == nil || slices.ContainsFunc(spans, func(s span) bool { return s.start <= *t.Start && *t.End <= s.end })
}

func (t *Told) text() string {
	if t == nil {
		return ""
	}
	return t.Text
}

func told(text string, start, end int) *Told { return &Told{text, &start, &end} }

// bare is what stands nowhere in the text.
func bare(text string) *Told {
	if text == "" {
		return nil
	}
	return &Told{Text: text}
}

// byPlace sorts changes by where they stand in the new version, else in the old one.
func byPlace(changes []Change) {
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Compare(a.place(), b.place()) })
}

func (c Change) place() int {
	for _, t := range []*Told{c.New, c.Old} {
		if t != nil && t.Start != nil {
			return *t.Start
		}
	}
	return -1
}
