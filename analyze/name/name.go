// Package name finds mentions of people, places and organisations. It reads
// runs of capitalised tokens: a title before, a first name, a word such as
// "Committee", the suffix of a company or the gazetteer say what a run is.
// What was learned there then finds the other mentions of the same names, also
// in headlines set in capitals.
package name

import (
	_ "embed"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/organizations.tsv
var organizations string

// A Finder finds mentions. It is never changed after New.
type Finder struct {
	lex   *lexicon.Lexicon
	words map[string]role // by the word or the name as written
}

// role is what a word or a name does in the name of an organisation.
type role string

const (
	headWord role = "head"   // Committee, University
	suffix   role = "suffix" // Inc., LLC
	whole    role = "name"   // Congress, NATO
)

// New returns a Finder that looks words up in lex. It fails only when its own
// table is broken.
func New(lex *lexicon.Lexicon) (*Finder, error) {
	f := &Finder{lex: lex, words: map[string]role{}}
	return f, lexicon.ReadTable("organizations.tsv", organizations, 2, func(col []string) error {
		f.words[col[0]] = role(col[1])
		return nil
	})
}

// Find returns the mentions of a text in order; none overlaps another or a
// time expression.
func (f *Finder) Find(text string, toks []annot.Token, sents []annot.Sentence, txs []annot.Timex) []annot.Mention {
	r := &reader{Finder: f, text: text, toks: toks, taken: make([]bool, len(toks)), known: map[string]annot.Kind{}}
	r.takeTimexes(txs)
	for _, sent := range sents {
		if !r.shouts(sent) {
			r.runs(sent)
		}
	}
	for _, sent := range sents {
		r.recall(sent)
	}
	sort.Slice(r.out, func(i, j int) bool { return r.out[i].Start < r.out[j].Start })
	return r.out
}

// reader is the work on one text.
type reader struct {
	*Finder
	text  string
	toks  []annot.Token
	taken []bool                // the token is in a mention or a time expression
	known map[string]annot.Kind // folded names found so far, and surnames
	out   []annot.Mention
}

func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].Text(r.text)
}

func (r *reader) takeTimexes(txs []annot.Timex) {
	k := 0
	for i, tok := range r.toks {
		for k < len(txs) && txs[k].End <= tok.Start {
			k++
		}
		r.taken[i] = k < len(txs) && txs[k].Overlaps(tok.Span)
	}
}

// add records tokens i to end as a mention and learns its name.
func (r *reader) add(i, end int, kind annot.Kind) {
	if i >= end {
		return
	}
	for k := i; k < end; k++ {
		if r.taken[k] {
			return
		}
	}
	for k := i; k < end; k++ {
		r.taken[k] = true
	}
	r.out = append(r.out, annot.Mention{Span: annot.Span{Start: r.toks[i].Start, End: r.toks[end-1].End}, Kind: kind})
	r.learn(i, end, kind)
}

// learn remembers a name, and of a person the surname too.
func (r *reader) learn(i, end int, kind annot.Kind) {
	name := lexicon.Fold(r.text[r.toks[i].Start:r.toks[end-1].End])
	if _, ok := r.known[name]; !ok {
		r.known[name] = kind
	}
	if kind != annot.Person || end-i < 2 {
		return
	}
	if first := r.word(i); r.lex.FirstName(first) {
		if name := lexicon.Fold(first); r.known[name] == "" {
			r.known[name] = annot.Person
		}
	}
	last := end - 1
	for last > i && (r.word(last) == "," || suffixOfPerson[strings.TrimSuffix(r.word(last), ".")]) {
		last--
	}
	if surname := lexicon.Fold(r.word(last)); len(surname) > 2 {
		if k, ok := r.known[surname]; !ok || k != annot.Organization {
			r.known[surname] = annot.Person
		}
	}
}

var suffixOfPerson = map[string]bool{"Jr": true, "Sr": true, "II": true, "III": true, "IV": true}

// shouts reports whether a sentence is set in capitals.
func (r *reader) shouts(sent annot.Sentence) bool {
	upper, lower := 0, 0
	for i := sent.First; i < sent.Last; i++ {
		w := r.word(i)
		switch {
		case len(w) > 3 && strings.ToUpper(w) == w && strings.ToLower(w) != w:
			upper++
		case len(w) > 3 && strings.ToUpper(w) != w:
			lower++
		}
	}
	return upper >= 2 && upper > 2*lower
}
