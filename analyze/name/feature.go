package name

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// Extractor turns the sentences of one text into features for the tagger.
type Extractor struct {
	f     *Finder
	doc   *annot.Document
	words []wordFacts
	seen  map[string]uint8 // what is known of a word from anywhere in the text
	rules *reader          // that read the text
	ruled []byte           // what the rules say of each token, 0 for nothing
}

// wordFacts holds the features of a token that do not depend on its neighbours.
type wordFacts struct {
	low    string
	shape  string
	facts  uint16 // first name, title, place, …
	capped bool

	cluster string // of words that stand between the same neighbours; "" if rare
}

// The facts of a word, as bits.
const (
	isFirstName = 1 << iota
	isTitle
	isCountry
	isCity
	isTown
	isState
	isAdjective
	isOrgHead
	isOrgSuffix
	isOrgName
	isFunction
	isSpeech
	facts
)

// Facts about a capitalised word from its other uses in the text.
const (
	afterTitle = 1 << iota // it, or its name, stands after a title
	afterFirst             // after a first name
	bySpeech               // beside a verb of speech
	afterIn                // after "in" or "at"
	inOrg                  // before a head word of an organisation
	midCapital             // capitalised in the middle of a sentence
)

// NewExtractor prepares the tokens and the sentences of a document.
func (f *Finder) NewExtractor(doc *annot.Document) *Extractor {
	x := &Extractor{f: f, doc: doc, words: make([]wordFacts, len(doc.Tokens)), seen: map[string]uint8{}}
	cache := map[string]wordFacts{}
	for i := range doc.Tokens {
		w := doc.Word(i)
		wf, ok := cache[w]
		if !ok {
			wf = f.factsOf(w)
			cache[w] = wf
		}
		x.words[i] = wf
	}
	x.look()
	x.rule()
	return x
}

// rule notes what the rules find, as the kind and whether it is the first
// token of a name.
func (x *Extractor) rule() {
	x.ruled = make([]byte, len(x.doc.Tokens))
	r := x.f.newReader(x.doc)
	x.rules = r
	for _, sent := range x.doc.Sentences {
		if !r.shouts(sent) {
			r.runs(sent)
		}
	}
	for _, sent := range x.doc.Sentences {
		r.recall(sent)
	}
	for _, men := range r.out {
		c := men.Kind[0] - 'a' + 'A'
		for i := r.tokenAt(men.Start); i < len(x.doc.Tokens) && x.doc.Tokens[i].Start < men.End; i++ {
			x.ruled[i] = c
			c = men.Kind[0]
		}
	}
}

// ForgetRules leaves out what the rules find, so that the tagger learns to do
// without them.
func (x *Extractor) ForgetRules() { x.ruled = nil }

// Agrees reports whether the rules find in a sentence the people and the
// organisations of labels, and nothing that is not in them.
func (x *Extractor) Agrees(sent annot.Sentence, labels []Label) bool {
	for i, l := range labels {
		have := x.ruled[sent.First+i]
		want := byte(0)
		if l != Outside {
			want = Kinds[(l-1)/4][0]
			if part := (l - 1) % 4; part == begin || part == single {
				want -= 'a' - 'A'
			}
		}
		place := l != Outside && Kinds[(l-1)/4] == annot.Place || l != Outside && Kinds[(l-1)/4] == annot.Other
		if have != want && !(place && have == 0) {
			return false
		}
	}
	return true
}

// tokenAt returns the first token that ends after byte i.
func (r *reader) tokenAt(i int) int {
	return sort.Search(len(r.Tokens), func(k int) bool { return r.Tokens[k].End > i })
}

// ruledAt returns what the rules say of token i within the sentence.
func (x *Extractor) ruledAt(i int, sent annot.Sentence) string {
	if i < sent.First || i >= sent.Last {
		return "-"
	}
	return string([]byte{x.ruled[i]})
}

func (f *Finder) factsOf(w string) wordFacts {
	wf := wordFacts{low: strings.ToLower(w), shape: shapeOf(w)}
	c, _ := utf8.DecodeRuneInString(w)
	wf.capped = unicode.IsUpper(c)
	set := func(bit uint16, ok bool) {
		if ok {
			wf.facts |= bit
		}
	}
	var ok bool
	if wf.cluster, ok = f.clusters[w]; !ok {
		wf.cluster = f.clusters[wf.low]
	}
	set(isFunction, f.is(functionWords, wf.low))
	set(isSpeech, f.lex.Speech(wf.low))
	if !wf.capped {
		return wf
	}
	set(isFirstName, f.lex.FirstName(w))
	set(isTitle, f.lex.Title(w) != "")
	set(isState, f.lex.State(w) != "")
	set(isAdjective, f.lex.Adjective(w) != "")
	switch f.words[w] {
	case headWord:
		wf.facts |= isOrgHead
	case suffix:
		wf.facts |= isOrgSuffix
	case whole:
		wf.facts |= isOrgName
	}
	if ps := f.lex.Places(w); len(ps) > 0 {
		large := ps[0].Population > 150_000
		set(isCity, ps[0].Kind == "city" && large)
		set(isTown, !large && (ps[0].Kind == "city" || ps[0].County))
		set(isCountry, ps[0].Kind != "city" && !ps[0].County)
	}
	return wf
}

// look collects these facts for all capitalised words of the text.
func (x *Extractor) look() {
	for _, sent := range x.doc.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			if !x.words[i].capped {
				continue
			}
			var bits uint8
			if i > sent.First {
				bits |= midCapital
				p := x.words[i-1]
				if p.facts&isTitle != 0 {
					bits |= afterTitle
				}
				if p.facts&isFirstName != 0 {
					bits |= afterFirst
				}
				if p.facts&isSpeech != 0 {
					bits |= bySpeech
				}
				if p.low == "in" || p.low == "at" {
					bits |= afterIn
				}
			}
			if i+1 < sent.Last {
				n := x.words[i+1]
				if n.facts&isSpeech != 0 {
					bits |= bySpeech
				}
				if n.facts&(isOrgHead|isOrgSuffix) != 0 {
					bits |= inOrg
				}
			}
			x.seen[x.words[i].low] |= bits
		}
	}
}

// Sentence returns the features of each token of a sentence, as rows of
// weights.
func (x *Extractor) Sentence(sent annot.Sentence) [][]uint32 {
	out := make([][]uint32, sent.Last-sent.First)
	arena := make([]uint32, 0, 48*len(out))
	for i := sent.First; i < sent.Last; i++ {
		start := len(arena)
		arena = x.token(arena, i, sent)
		out[i-sent.First] = arena[start:len(arena):len(arena)]
	}
	return out
}

// at returns the facts of token i within the sentence, and marks its edges.
func (x *Extractor) at(i int, sent annot.Sentence) wordFacts {
	switch {
	case i < sent.First:
		return wordFacts{low: "<s>", shape: "<"}
	case i >= sent.Last:
		return wordFacts{low: "</s>", shape: ">"}
	}
	return x.words[i]
}

// row hashes a feature (FNV-1a) to a row.
func row(id byte, parts ...string) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(id)) * 16777619
	for _, p := range parts {
		for k := range len(p) {
			h = (h ^ uint32(p[k])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return (h ^ h>>15) % Rows
}

// token appends the features of token i.
func (x *Extractor) token(out []uint32, i int, sent annot.Sentence) []uint32 {
	w, p1, n1 := x.words[i], x.at(i-1, sent), x.at(i+1, sent)
	p2, n2 := x.at(i-2, sent), x.at(i+2, sent)
	first := "m"
	if i == sent.First {
		first = "f"
	}
	out = append(out, row(0), row(1, w.low), row(2, w.shape), row(3, w.shape, first), row(4, p1.low), row(5, n1.low), row(6, p2.low), row(7,
		n2.low),
		row(8, p1.low, w.low), row(9, w.low, n1.low), row(10, p1.shape, w.shape), row(11, w.shape, n1.shape), row(12, p1.shape, w.shape,
			n1.shape),
		row(13, p1.low, w.shape), row(14, n1.low, w.shape), row(15, p2.low, p1.low, w.shape))
	for k := 1; k <= 4 && k <= len(w.low); k++ {
		out = append(out, row(byte(15+k), w.low[:k]), row(byte(19+k), w.low[len(w.low)-k:]))
	}
	out = append(out, row(160, w.cluster, w.shape), row(161, p1.cluster, w.shape), row(162, n1.cluster, w.shape), row(163, p1.cluster,
		w.cluster), row(164, w.cluster, n1.cluster),
		row(165, p2.cluster, p1.cluster, w.shape), row(166, n1.cluster, n2.cluster, w.shape))
	out = x.factRows(out, 30, w, w.shape)
	out = x.factRows(out, 60, p1, "")
	out = x.factRows(out, 90, n1, "")
	if w.capped {
		seen := x.seen[w.low]
		for b := range 6 {
			if seen&(1<<b) != 0 {
				out = append(out, row(byte(120+b), first))
			}
		}
		out = append(out, row(130, string([]byte{seen})))
	}
	if x.ruled != nil {
		r := x.ruledAt(i, sent)
		rp, rn := x.ruledAt(i-1, sent), x.ruledAt(i+1, sent)
		out = append(out, row(150, r), row(151, r, w.shape), row(152, rp, r), row(153, r, rn), row(154, rp, r, rn), row(155, r, w.low),
			row(156, r, first, w.shape), row(157, r, n1.low), row(158, r, p1.low))
	}
	// The next word that is neither capitalised nor a connective closes a run.
	for k := i + 1; k < min(sent.Last, i+6); k++ {
		if f := x.words[k].facts; f&(isOrgHead|isOrgSuffix) != 0 && w.capped {
			out = append(out, row(140, string([]byte{byte('0' + k - i)})))
			break
		}
		if !x.words[k].capped && !x.f.is(connects, x.words[k].low) {
			break
		}
	}
	for k := i - 1; k >= max(sent.First, i-6); k-- {
		if x.words[k].facts&isOrgHead != 0 {
			out = append(out, row(141, string([]byte{byte('0' + i - k)}), w.shape))
			break
		}
		if !x.words[k].capped && !x.f.is(connects, x.words[k].low) {
			break
		}
	}
	return out
}

func (x *Extractor) factRows(out []uint32, id byte, w wordFacts, with string) []uint32 {
	for b := 0; 1<<b < facts; b++ {
		if w.facts&(1<<b) != 0 {
			out = append(out, row(id+byte(b), with))
		}
	}
	return out
}

// shapeOf maps letters to X and x, digits to d, and folds runs: "McCain-2" is
// "XxXx-d".
func shapeOf(w string) string {
	var b []byte
	for _, c := range w {
		k := byte('x')
		switch {
		case unicode.IsUpper(c):
			k = 'X'
		case unicode.IsDigit(c):
			k = 'd'
		case !unicode.IsLetter(c):
			k = '-'
			if c < utf8.RuneSelf {
				k = byte(c)
			}
		}
		if n := len(b); n < 2 || b[n-1] != k || b[n-2] != k {
			b = append(b, k)
		}
		if len(b) > 8 {
			break
		}
	}
	return string(b)
}
