package main

import (
	_ "embed"
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/name"
	"pressroom/analyze/section"
	"pressroom/analyze/token"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// document is one line of the data.
type document struct {
	ID, Source, Issuer, Text string

	Spans []struct {
		Start, End int
		Label      string
		Type       string
		By         []string
	}
}

// reader turns documents into examples.
type reader struct {
	lex *lexicon.Lexicon
	tok *token.Splitter
	f   *name.Finder
}

func newReader() (*reader, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	tok, err := token.New()
	if err != nil {
		return nil, err
	}
	f, err := name.NewForTraining(lex)
	return &reader{lex, tok, f}, err
}

// document returns the document of a text with its sections and tokens.
func (r *reader) document(text string) *annot.Document {
	doc := annot.Of(text)
	doc.Anatomy = section.Split(doc, r.lex, nil)
	doc.Tokens, doc.Sentences = r.tok.Split(doc)
	return doc
}

var kinds = map[string]int{"PER": 0, "LOC": 1, "ORG": 2, "MISC": 3, "P": 0, "L": 1, "O": 2, "X": 3}

// span is a name of a document in bytes; unsure ones were found by the weaker
// of two taggers alone: their sentences are left out.
type span struct {
	annot.Span
	kind   int
	unsure bool
}

// spansOf returns the names of a document in bytes.
func spansOf(doc document) []span {
	offsets := make([]int, 0, len(doc.Text)+1)
	for i := range doc.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(doc.Text))
	var spans []span
	for _, s := range doc.Spans {
		kind, ok := kinds[s.Label]
		if !ok || s.End >= len(offsets) || s.Start >= s.End {
			continue
		}
		spans = append(spans, span{annot.Span{Start: offsets[s.Start], End: offsets[s.End]}, kind, len(s.By) == 1 && s.By[0] == "b"})
	}
	return spans
}

// corrected returns the names of a document of others as the guidelines have
// them: people without titles and offices, countries as places also when they
// act, no nationalities, no descriptions; of names that hold each other the
// shortest.
func (r *reader) corrected(text string, spans []span) []span {
	var out []span
	for _, s := range spans {
		if s = r.trimmed(text, s); s.Start >= s.End {
			continue
		}
		name := s.Text(text)
		ps := r.lex.Places(name)
		switch {
		case r.lex.Adjective(name) != "" && len(ps) == 0:
			continue
		case s.kind == 2 && len(ps) > 0 && ps[0].Kind == "country", s.kind == 2 && (name == "U.S." || name == "US"):
			s.kind = 1
		}
		out = append(out, s)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].End-out[i].Start < out[j].End-out[j].Start })
	return out
}

// trimmed cuts off what stands around a name: what is not capitalised before
// it, the title before a person, what a comma or a bracket opens after it.
func (r *reader) trimmed(text string, s span) span {
	name := s.Text(text)
	if s.kind == 0 {
		if i := strings.IndexAny(name, ",("); i > 0 && !strings.HasPrefix(strings.TrimLeft(name[i+1:], " "), "Jr") {
			s.End = s.Start + i
		}
	}
	start, at := s.Start, s.Start
	for _, field := range strings.SplitAfter(s.Text(text), " ") {
		at += len(field)
		w := strings.Trim(field, " .,")
		c, _ := utf8.DecodeRuneInString(w)
		small := unicode.IsLower(c) && !strings.ContainsAny(w, "-'’")
		switch {
		case small && (start == at-len(field) || len(w) > 3):
			start = at // "the Senate", "aircraft manufacturer Boeing"
		case s.kind == 0 && r.lex.Title(w) != "" && !r.lex.FirstName(w):
			start = at
		}
	}
	s.Start = min(start, s.End)
	return s
}

// examples appends the sentences of a text with their labels, of those that take, if it is
// not nil, says yes to. Of an excerpt only the sentences within part are taken.
func (r *reader) examples(text string, part annot.Span, spans []span, take *chosen, examples *[]example) {
	doc := r.document(text)
	if take != nil && take.sentences != len(doc.Sentences) {
		return // they are cut otherwise than when they were chosen
	}
	x := r.f.NewExtractor(doc)
	labels, bad := align(text, doc.Tokens, spans, r.f)
	for k, sent := range doc.Sentences {
		usable := (take == nil || take.has(k)) && sent.Last-sent.First > 2 && part.Contains(doc.Words(sent.First, sent.Last))
		for i := sent.First; i < sent.Last; i++ {
			usable = usable && !bad[i]
		}
		ls := labels[sent.First:sent.Last]
		for i, l := range ls { // a name over the end of a sentence
			prev := name.Outside
			if i > 0 {
				prev = ls[i-1]
			}
			usable = usable && name.Follows(prev, l)
		}
		if usable && name.Follows(ls[len(ls)-1], name.Outside) {
			*examples = append(*examples, example{x.Sentence(sent), ls})
		}
	}
}

// align turns spans into labels of tokens; bad marks tokens that no one should
// learn from: of spans that cut a token, or that nobody is sure of.
func align(text string, toks []annot.Token, spans []span, f *name.Finder) (labels []name.Label, bad []bool) {
	labels, bad = make([]name.Label, len(toks)), make([]bool, len(toks))
	taken := make([]bool, len(toks))
	for pass := range 2 { // the sure ones first
		for _, s := range spans {
			if s.unsure != (pass == 1) {
				continue
			}
			first, last := -1, -1
			overlaps := false
			for i := search(toks, s.Start); i < len(toks) && toks[i].Start < s.End; i++ {
				if first < 0 {
					first = i
				}
				last = i
				overlaps = overlaps || taken[i]
			}
			if first < 0 || overlaps {
				continue
			}
			for first < last && (toks[first].Text(text) == "the" || toks[first].Text(text) == "The") {
				first++
			}
			for last > first && (toks[last].Text(text) == "'s" || toks[last].Text(text) == "’s" || toks[last].Text(text) == ",") {
				last--
			}
			if s.kind != 1 && f.IsThing(text, toks[first:last+1]) && !f.Knows(text[toks[first].Start:toks[last].End]) {
				s.kind = 3 // a law, a programme
			}
			cut := toks[first].Start < s.Start || toks[last].End > s.End && toks[last].Text(text) != "."
			unsure := s.unsure && !(s.kind == 2 && last > first && f.HasHead(text, toks[first:last+1]))
			for i := first; i <= last; i++ {
				taken[i] = true
				labels[i] = name.LabelOf(s.kind, i-first, last-first+1)
				bad[i] = cut || unsure
			}
		}
	}
	return labels, bad
}

// search returns the first token that ends after byte i.
func search(toks []annot.Token, i int) int {
	lo, hi := 0, len(toks)
	for lo < hi {
		if mid := (lo + hi) / 2; toks[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

//go:embed silver.tsv
var silverTable string

// chosen says which sentences of a silver release are trained on.
type chosen struct {
	sentences int
	digits    string
}

func (c *chosen) has(k int) bool {
	digit := strings.IndexByte("0123456789abcdef", c.digits[k/4])
	return digit>>(k%4)&1 == 1
}

// silverSentences returns the sentences that are trained on, by the release.
func silverSentences() (map[string]*chosen, error) {
	by := map[string]*chosen{}
	return by, lexicon.ReadTable("silver.tsv", silverTable, 3, func(col []string) error {
		n, err := strconv.Atoi(col[1])
		by[col[0]] = &chosen{n, col[2]}
		return err
	})
}
