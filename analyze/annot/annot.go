// Package annot defines the annotations. A Document is a release whose text never
// changes, with layers of spans beside it; each layer is sorted and is written by
// exactly one stage. The package depends on no stage. Its methods answer questions
// about a Document (view.go), and Check reports what is wrong with one (check.go).
// Package schema turns it into the JSON that users read.
package annot

import (
	"sort"

	"pressroom/corpus"
)

// A Span is a half-open range of bytes of Release.Text, the cleaned one. Both ends lie on the
// edge of a code point.
type Span struct{ Start, End int }

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Text returns the part of text that the span covers.
func (s Span) Text(text string) string { return text[s.Start:s.End] }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Evidence is where a finding stands in the text, and by which rule, model or row
// of a table it was found. Some of it stands nowhere: its span is then empty.
type Evidence struct {
	Span
	Rule string
}

// None marks an absent reference, where a layer refers to another by index.
const None = -1

// A Document is a release and everything that the stages found in it.
// Layers are sorted by start, then by end.
type Document struct {
	Release corpus.Release

	Language Language
	Anatomy
	Embargo    *Embargo // nil when there is none
	Tokens     []Token
	Sentences  []Sentence
	Syntax     []Dependency // of each token; empty if no sentence was read
	Clauses    []Clause     // in the order of their predicates
	Timexes    []Timex
	Clock      Clock
	Mentions   []Mention
	Entities   []Entity       // people, then places, then organisations, a stage for each, in order of first mention
	Countries  []CountryCount // the most frequent first
	Focus      string         // the country that the release is mostly about, ISO 3166-1 alpha-2; may be empty
	Quotations []Span         // what stands between quotation marks, speech or not
	Quotes     []Quote
	Indirect   []Quote     // reported speech, in the words of the release
	Statements []Quote     // the paragraphs of a text that is one person's words, without quotation marks
	Issuers    []Issuer    // likeliest first, but what the record says before all
	References []Reference // in the order of the text
	Topics     []Topic     // most likely first
	Keyphrases []Keyphrase // best first
	Events     []Event
	Told       []Event // what else it tells, which no summary needs

	view view
}

// Of returns the document of a bare text, for stages that run on their own.
func Of(text string) *Document { return &Document{Release: corpus.Release{Text: text}} }

// Section returns the first section of the kind, and whether there is one.
func (d *Document) Section(kind SectionKind) (Section, bool) {
	for _, s := range d.Sections {
		if s.Kind == kind {
			return s, true
		}
	}
	return Section{}, false
}

// TimexIn returns the index of the first time expression inside the span, or
// None.
func (d *Document) TimexIn(s Span) int {
	i := sort.Search(len(d.Timexes), func(k int) bool { return d.Timexes[k].Start >= s.Start })
	if i < len(d.Timexes) && s.Contains(d.Timexes[i].Span) {
		return i
	}
	return None
}

// TimexAt returns the index of the time expression that the span touches, or
// None.
func (d *Document) TimexAt(s Span) int {
	i := sort.Search(len(d.Timexes), func(k int) bool { return d.Timexes[k].End > s.Start })
	if i < len(d.Timexes) && s.Overlaps(d.Timexes[i].Span) {
		return i
	}
	return None
}
