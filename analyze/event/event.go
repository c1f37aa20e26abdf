// Package event makes structured summaries of what happened: one for each
// sentence of the body that has a date, a word that says that something
// happened, and somebody named. The first of them is the main event.
package event

import (
	_ "embed"
	"iter"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/triggers.tsv
var table string

const (
	maxEvents = 8
	maxWho    = 5
	// maxWhat is how many tokens the phrase of an event may have.
	maxWhat = 14
)

// A Finder holds the words that say that something happened. It is never
// changed after New.
type Finder struct {
	kinds map[string]annot.EventKind
}

// New reads the embedded table. It fails only when that is broken.
func New() (*Finder, error) {
	f := &Finder{kinds: map[string]annot.EventKind{}}
	return f, lexicon.ReadTable("triggers.tsv", table, 2, func(col []string) error {
		f.kinds[col[0]] = annot.EventKind(col[1])
		return nil
	})
}

// Find returns the events of a document that has all other layers, in the
// order of the text; exactly one is Main if there are any.
func (f *Finder) Find(doc *annot.Document) []annot.Event {
	r := &reader{Finder: f, doc: doc, entity: make([]int, len(doc.Mentions))}
	for i := range r.entity {
		r.entity[i] = annot.None
	}
	for e, ent := range doc.Entities {
		for _, m := range ent.Mentions {
			r.entity[m] = e
		}
	}
	var events []annot.Event
	for _, sent := range doc.Sentences {
		if !r.tells(sent) {
			continue
		}
		if ev, ok := r.read(sent); ok {
			events = append(events, ev)
			if len(events) == maxEvents {
				break
			}
		}
	}
	if len(events) > 0 {
		events[0].Main = true
	}
	return events
}

// reader is the work on one document.
type reader struct {
	*Finder
	doc    *annot.Document
	entity []int // of each mention
}

func (r *reader) word(k int) string { return r.doc.Tokens[k].Text(r.doc.Release.Text) }

// tells reports whether a sentence lies in the running text.
func (r *reader) tells(sent annot.Sentence) bool {
	secs := r.doc.Sections
	for i := sort.Search(len(secs), func(k int) bool { return secs[k].End > sent.Start }); i < len(secs) && secs[i].Start < sent.End; i++ {
		if secs[i].Kind.Running() || secs[i].Kind == annot.DatelineSec {
			return true
		}
	}
	return len(secs) == 0
}

// read makes the event of a sentence.
func (r *reader) read(sent annot.Sentence) (annot.Event, bool) {
	trigger, kind := r.trigger(sent)
	if trigger < 0 {
		return annot.Event{}, false
	}
	when := r.when(sent, trigger)
	if when == nil {
		return annot.Event{}, false
	}
	who, where := r.who(sent), r.where(sent)
	if len(who)+len(where) == 0 {
		return annot.Event{}, false
	}
	confidence := 0.5
	if len(who) > 0 {
		confidence += 0.2
	}
	if kind != "statement" && kind != "other" {
		confidence += 0.1
	}
	return annot.Event{
		What: r.what(sent, trigger), Trigger: r.doc.Tokens[trigger].Span, Kind: kind, Status: annot.Happened, Who: who, When: when, Where: where,
		Evidence: sent.Span, Confidence: confidence, Rule: strings.ToLower(r.word(trigger)),
	}, true
}

// trigger returns the token that says what happened: a verb before a noun, and
// what was done before what was said about it; -1 if there is none.
func (r *reader) trigger(sent annot.Sentence) (int, annot.EventKind) {
	best, kind, rank := -1, annot.EventKind(""), 0
	for k := sent.First; k < sent.Last; k++ {
		found, ok := r.kinds[strings.ToLower(r.word(k))]
		if !ok || r.doc.TimexAt(r.doc.Tokens[k].Span) != annot.None { // "March"
			continue
		}
		score := 1
		if strings.HasPrefix(r.doc.Tokens[k].Tag, "VB") {
			score += 2
		}
		if found != "statement" {
			score++
		}
		if score > rank {
			best, kind, rank = k, found, score
		}
	}
	return best, kind
}

// when returns the dated expression of the sentence that stands nearest to the
// trigger, nil if there is none.
func (r *reader) when(sent annot.Sentence, trigger int) *annot.Timex {
	at := r.doc.Tokens[trigger].Start
	best, distance := annot.None, 0
	for i := sort.Search(len(r.doc.Timexes), func(k int) bool { return r.doc.Timexes[k].End > sent.Start }); i < len(r.doc.Timexes); i++ {
		tx := r.doc.Timexes[i]
		if tx.Start >= sent.End {
			break
		}
		if tx.From.IsZero() || tx.Rule == "nine-eleven" || tx.Type != annot.DateTimex && tx.Type != annot.TimeTimex {
			continue
		}
		d := max(tx.Start-at, at-tx.Start)
		if best == annot.None || d < distance {
			best, distance = i, d
		}
	}
	if best == annot.None {
		return nil
	}
	tx := r.doc.Timexes[best]
	return &tx
}

// mentions yields the indexes of the mentions in a sentence.
func (r *reader) mentions(sent annot.Sentence) iter.Seq[int] {
	all := r.doc.Mentions
	return func(yield func(int) bool) {
		m := sort.Search(len(all), func(k int) bool { return all[k].Start >= sent.Start })
		for ; m < len(all) && all[m].End <= sent.End; m++ {
			if !yield(m) {
				return
			}
		}
	}
}

// who returns the people and organisations of the sentence in its order.
func (r *reader) who(sent annot.Sentence) []annot.Participant {
	var who []annot.Participant
	seen := map[int]bool{}
	for m := range r.mentions(sent) {
		e, men := r.entity[m], r.doc.Mentions[m]
		if e == annot.None || seen[e] || men.Kind == annot.Place || len(who) == maxWho {
			continue
		}
		seen[e] = true
		who = append(who, annot.Participant{Name: r.doc.Entities[e].Name, Entity: e, Role: annot.Actor})
	}
	if len(who) == 0 {
		who = r.countries(sent)
	}
	return who
}

// countries returns the countries of a sentence that names nobody else, where
// they act and are not merely the place: "Armenia and Azerbaijan signed".
func (r *reader) countries(sent annot.Sentence) []annot.Participant {
	var who []annot.Participant
	seen := map[int]bool{}
	for m := range r.mentions(sent) {
		e, men := r.entity[m], r.doc.Mentions[m]
		if e == annot.None || seen[e] || men.Kind != annot.Place || r.located(men.Span) {
			continue
		}
		if g := r.doc.Entities[e].Geo; g != nil && g.Kind == annot.Country {
			seen[e] = true
			who = append(who, annot.Participant{Name: r.doc.Entities[e].Name, Entity: e, Role: annot.Actor})
		}
	}
	return who[:min(len(who), maxWho)]
}

// where returns the places that the sentence puts something at, by the
// preposition before them; the place of the dateline for the sentence behind it.
func (r *reader) where(sent annot.Sentence) []int {
	var where []int
	seen := map[int]bool{}
	for m := range r.mentions(sent) {
		e, men := r.entity[m], r.doc.Mentions[m]
		if e == annot.None || seen[e] || men.Kind != annot.Place || !r.located(men.Span) {
			continue
		}
		seen[e] = true
		where = append(where, e)
	}
	if l := r.doc.Dateline; len(where) == 0 && l != nil && r.leads(sent) {
		for m, men := range r.doc.Mentions {
			if e := r.entity[m]; e != annot.None && l.Contains(men.Span) && men.Kind == annot.Place {
				return []int{e}
			}
		}
	}
	return where
}

// leads reports whether nothing but white space stands between the dateline
// and the sentence.
func (r *reader) leads(sent annot.Sentence) bool {
	end := r.doc.Dateline.End
	return sent.Start >= end && strings.TrimSpace(r.doc.Release.Text[end:sent.Start]) == ""
}

// located reports whether "in", "at" or their like stand before a span.
func (r *reader) located(s annot.Span) bool {
	before := strings.Fields(r.doc.Release.Text[max(0, s.Start-24):s.Start])
	for n := len(before) - 1; n >= max(0, len(before)-2); n-- {
		switch strings.ToLower(before[n]) {
		case "in", "at", "near", "outside", "visited", "toured", "entered":
			return true
		case "the":
			continue
		}
		return false
	}
	return false
}

// what returns a short phrase: from the name before the trigger to the end of
// its object.
func (r *reader) what(sent annot.Sentence, trigger int) string {
	first := trigger
	for k := trigger - 1; k >= max(sent.First, trigger-6); k-- {
		if w := r.word(k); w == "," || w == ")" || w == ";" || w == "\"" || w == "“" {
			break
		}
		if strings.HasPrefix(r.doc.Tokens[k].Tag, "NNP") {
			first = k
		}
	}
	last := trigger + 1
	for last < min(sent.Last, first+maxWhat) {
		w := r.word(last)
		if w == "," || w == "." || w == ";" || w == ":" || w == "(" || w == "\"" || w == "“" || w == "”" {
			break
		}
		last++
	}
	toks := r.doc.Tokens
	return strings.Join(strings.Fields(r.doc.Release.Text[toks[first].Start:toks[last-1].End]), " ")
}
