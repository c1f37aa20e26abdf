// Package name finds mentions of people, places and organisations. Find reads in two
// passes. First it takes the names of the tagger, which decides by the words around a
// name, by lists and by what the rest of the text says of the same words (crf.go,
// feature.go, join.go, list.go; train/ makes its weights); a few of them are mended
// (read.go). Then the names found so far are looked for in the rest of the text
// (recall.go), also in headlines in capitals.
package name

import (
	_ "embed"
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

//go:embed data/organizations.tsv
var organizations string

// NoNoun stands in the clusters before a word in small letters that is only the beginning
// of sentences, of a name: "+lee". It is no noun of the language.
const NoNoun = "+"

// clusters has the words of one cluster a line; train/cluster.go says how they
// are made.
//
//go:embed data/clusters.txt
var clusters string

// meanings has the words of one cluster a line, with an empty line between those of
// different groups; train/meaning.go says how they are made.
//
//go:embed data/meanings.txt
var meanings string

// A Finder finds mentions. It is never changed after New.
type Finder struct {
	lex     *lexicon.Lexicon
	words   map[string]role  // by the word or the name as written
	classes map[string]class // by the word as written
	tagger  *tagger
	chances logistic.Model // that a name is right

	clusters map[string]string // by the word, two bytes
	meanings map[string]string // by the word in small letters: two bytes of the cluster, one of its group
	noNouns  map[string]bool   // words of the clusters in small letters that are names
}

// A role says what a word does in the name of an organisation.
type role string

const (
	headWord role = "head"   // Committee, University
	suffix   role = "suffix" // Inc., LLC
	whole    role = "name"   // Congress, NATO
)

// New returns a Finder that looks words up in lex. It fails only when its own
// table is broken.
func New(lex *lexicon.Lexicon) (*Finder, error) { return NewWith(lex, trained) }

// NewWith returns a Finder with another model than the one that is built in.
func NewWith(lex *lexicon.Lexicon, model []byte) (*Finder, error) {
	f, err := NewForTraining(lex)
	if err != nil {
		return nil, err
	}
	f.tagger, err = newTagger(model)
	return f, err
}

// NewForTraining returns a Finder that has no tagger yet.
func NewForTraining(lex *lexicon.Lexicon) (*Finder, error) {
	f := &Finder{lex: lex, words: map[string]role{}, clusters: map[string]string{}, meanings: map[string]string{}, noNouns: map[string]bool{}}
	var err error
	if f.chances, err = logistic.Read("probability.tsv", probability); err != nil {
		return nil, err
	}
	if f.classes, err = readWords(); err != nil {
		return nil, err
	}
	for n, line := range strings.Split(strings.TrimSuffix(clusters, "\n"), "\n") {
		id := string([]byte{byte(n), byte(n >> 8)})
		for _, w := range strings.Fields(line) {
			if name, ok := strings.CutPrefix(w, NoNoun); ok && name != "" {
				w, f.noNouns[name] = name, true
			}
			f.clusters[w] = id
		}
	}
	n, group := 0, byte(1)
	for line := range strings.Lines(meanings) {
		if line == "\n" {
			group++
			continue
		}
		n++
		id := string([]byte{byte(n), byte(n >> 8), group})
		for _, w := range strings.Fields(line) {
			f.meanings[w] = id
		}
	}
	return f, lexicon.ReadTable("organizations.tsv", organizations, 2, func(col []string) error {
		f.words[col[0]] = role(col[1])
		return nil
	})
}

// HasHead reports whether a word of the tokens makes them an organisation.
func (f *Finder) HasHead(text string, toks []annot.Token) bool {
	return slices.ContainsFunc(toks, func(t annot.Token) bool {
		r := f.words[t.Text(text)]
		return r == headWord || r == suffix
	})
}

// Knows reports whether a name is that of an organisation that everybody knows.
func (f *Finder) Knows(name string) bool { return f.words[name] == whole }

// IsThing reports whether a name that ends with these tokens is that of a law, a
// programme or a prize. Such a name is kept apart from organisations.
func (f *Finder) IsThing(text string, toks []annot.Token) bool {
	return f.is(things, strings.ToLower(toks[len(toks)-1].Text(text)))
}

// Find returns the mentions of a document in order; none overlaps another, and
// only the person that a day is called after lies in a time expression. Beside its
// place and date a dateline names the wire, which takes no part in what is told.
func (f *Finder) Find(doc *annot.Document) []annot.Mention {
	var out []annot.Mention
	for _, n := range f.Read(doc) {
		if n.Kind != annot.Other {
			n.Probability = logistic.Probability(f.chances.Odds(n.Grounds()))
		}
		if n.Sure > 0 && n.Probability >= likely {
			n.Rule = strings.Replace(n.Rule, tagged, tagged+", sure", 1)
		}
		out = append(out, n.Mention)
	}
	return out
}

// Read returns what Find does, with what the probability of each is computed from.
func (f *Finder) Read(doc *annot.Document) []Found {
	r := &reader{Extractor: f.NewExtractor(doc), Document: doc, taken: make([]bool, len(doc.Tokens)), known: map[string]annot.Kind{},
		body: map[int]bool{}}
	r.takeTimexes(doc.Timexes)
	var quiet []annot.Sentence // not set in capitals
	for _, sent := range doc.Sentences {
		if !r.shouts(sent) {
			quiet = append(quiet, sent)
		}
	}
	r.tags = f.tag(r.Extractor, quiet)
	for _, sent := range quiet {
		r.firms(sent)
	}
	for _, least := range []float32{certain, 0} { // the sure ones say whom others mean
		for _, sent := range quiet {
			r.read(sent, least)
		}
	}
	for _, sent := range doc.Sentences {
		r.recall(sent)
	}
	sort.Slice(r.out, func(i, j int) bool { return r.out[i].Start < r.out[j].Start })
	r.join()
	return slices.DeleteFunc(r.out, func(m Found) bool {
		l := doc.Dateline
		return l != nil && l.Place.Len() > 0 && l.Contains(m.Span) && !l.Place.Overlaps(m.Span)
	})
}

// echo is the weight of the other places where a word stands, beside the place itself.
const echo = 0.5

// tag labels the tokens of these sentences. What speaks for the label of a capitalised
// word in one place of the text also does in another.
func (f *Finder) tag(x *Extractor, sents []annot.Sentence) labelling {
	tokens := len(x.doc.Tokens)
	emit := make([][Labels]float32, tokens)
	type sum struct {
		emit [Labels]float32
		n    float32
	}
	sums := map[string]*sum{} // by the word as written
	for _, sent := range sents {
		copy(emit[sent.First:sent.Last], f.tagger.weigh(x.Sentence(sent)))
		for i := sent.First; i < sent.Last; i++ {
			if w := x.doc.Word(i); x.words[i].capped {
				s := sums[w]
				if s == nil {
					s = &sum{}
					sums[w] = s
				}
				for l, e := range emit[i] {
					s.emit[l] += e
				}
				s.n++
			}
		}
	}
	tags := labelling{make([]Label, tokens), make([]float32, tokens)}
	for _, sent := range sents {
		for i := sent.First; i < sent.Last; i++ {
			if s := sums[x.doc.Word(i)]; x.words[i].capped && s.n > 1 {
				for l := range emit[i] {
					emit[i][l] = (1-echo)*emit[i][l] + echo*s.emit[l]/s.n
				}
			}
		}
		f.tagger.tag(emit[sent.First:sent.Last], labelling{tags.labels[sent.First:sent.Last], tags.sure[sent.First:sent.Last]})
	}
	return tags
}
