package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Extractor turns the sentences of one text into features for the tagger.
type Extractor struct {
	f     *Finder
	doc   *annot.Document
	words []wordFacts
	seen  map[string]uint32          // what is known of a word from anywhere in the text
	pairs map[[2]string]int          // how often two capitalised words stand together
	hosts string                     // the web and mail addresses of the text, in lower case
	found map[string][]lexicon.Place // of the gazetteer, by the name asked for
	lists []listed                   // the longest names of the lists
	heads []string                   // the last head word of a body before a token, in its run
	longs map[string]string          // the last word of what an acronym in brackets is short for, by the acronym
}

// wordFacts holds the features of a token that do not depend on its neighbours.
type wordFacts struct {
	low    string
	shape  string
	facts  uint16 // first name, title, place, …
	capped bool

	cluster string // of words that stand between the same neighbours; "" if rare
	meaning string // a cluster of words with vectors alike; "" if rare
	field   string // a group of meanings alike
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
	isSite  // a word that names of sites end with
	isThing // a word that names of laws, programmes and prizes end with
	isPostnominal
	isVerb // of headlines
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
	inLower                // it stands without a capital, too
	inHost                 // a web or mail address has it
	inQuotes               // after a quotation mark
	afterThe               // after the article
	trademark              // before "™" or "®"
	owning                 // before "'s"
	bracketed              // before what a bracket gives, as an acronym
	told                   // after "About" at the head of a line
	served                 // after a title and "of" or "at"
	apposed                // before a comma and an article
	listedElse             // a part of a name of the lists
	opens                  // first word of its line
	sightings  = iota
)

// NewExtractor prepares the tokens and the sentences of a document.
func (f *Finder) NewExtractor(doc *annot.Document) *Extractor {
	x := &Extractor{f: f, doc: doc, words: make([]wordFacts, len(doc.Tokens)), seen: map[string]uint32{}, pairs: map[[2]string]int{},
		hosts: hostsOf(doc.Release.Text), found: map[string][]lexicon.Place{},
		heads: make([]string, len(doc.Tokens)), longs: map[string]string{}}
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
	x.list()
	x.look()
	for _, sent := range doc.Sentences {
		x.read(sent)
	}
	return x
}

// places looks a name up once for each text.
func (x *Extractor) places(name string) []lexicon.Place {
	ps, ok := x.found[name]
	if !ok {
		ps = x.f.lex.Places(name)
		x.found[name] = ps
	}
	return ps
}

// textOf returns the text of tokens i to end.
func (x *Extractor) textOf(i, end int) string { return x.doc.Words(i, end).Text(x.doc.Release.Text) }

// opensLine reports whether token i is the first of its line.
func (x *Extractor) opensLine(i int) bool {
	return i == 0 || strings.Contains(x.doc.SpaceBefore(i), "\n")
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
	if m := f.meanings[wf.low]; m != "" {
		wf.meaning, wf.field = m[:2], m[2:]
	}
	set(isFunction, f.is(functionWords, wf.low))
	set(isSpeech, f.lex.Speech(wf.low))
	if !wf.capped {
		return wf
	}
	set(isFirstName, f.lex.FirstName(w))
	set(isTitle, f.lex.Title(w) != "")
	set(isState, f.lex.State(w) != "")
	site, _ := f.lex.PlaceWord(wf.low)
	set(isSite, site.Names)
	set(isThing, f.is(things, wf.low) || f.is(occasions, w))
	set(isPostnominal, f.lex.Is(lexicon.Postnominal, w))
	set(isVerb, f.lex.HeadlineVerb(w))
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

// look collects these facts for all words of the text.
func (x *Extractor) look() {
	lower := map[string]bool{}
	for _, sent := range x.doc.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			if w := &x.words[i]; !w.capped {
				lower[w.low] = true
			} else {
				x.seen[w.low] |= x.sighting(i, sent)
				if i+1 < sent.Last && x.words[i+1].capped {
					x.pairs[[2]string{w.low, x.words[i+1].low}]++
				}
			}
		}
	}
	for w := range x.seen {
		if lower[w] {
			x.seen[w] |= inLower
		}
		if len(w) > 3 && strings.Contains(x.hosts, w) {
			x.seen[w] |= inHost
		}
	}
}

// sighting returns what the neighbours say of the capitalised token i.
func (x *Extractor) sighting(i int, sent annot.Sentence) (bits uint32) {
	set := func(bit uint32, ok bool) {
		if ok {
			bits |= bit
		}
	}
	if i > sent.First {
		p := x.words[i-1]
		bits |= midCapital
		set(afterTitle, p.facts&isTitle != 0)
		set(afterFirst, p.facts&isFirstName != 0)
		set(bySpeech, p.facts&isSpeech != 0)
		set(afterIn, p.low == "in" || p.low == "at")
		set(afterThe, p.low == "the")
		set(inQuotes, p.low == "“" || p.low == "\"")
		set(told, p.low == "about" && x.opensLine(i-1))
		set(served, (p.low == "of" || p.low == "at") && i-2 >= sent.First && x.titleAt(i-2))
	}
	if i+1 < sent.Last {
		n := x.words[i+1]
		set(bySpeech, n.facts&isSpeech != 0)
		set(inOrg, n.facts&(isOrgHead|isOrgSuffix) != 0)
		set(trademark, n.low == "™" || n.low == "®")
		set(owning, n.low == "'s" || n.low == "’s")
		set(bracketed, n.low == "(")
		if i+2 < sent.Last && n.low == "," {
			a := x.words[i+2].low
			set(apposed, a == "a" || a == "an" || a == "the")
		}
	}
	set(listedElse, x.lists[i].list != 0)
	set(opens, x.opensLine(i))
	return bits
}

// hostsOf returns the addresses of a text, in lower case and without what stands between
// the words of a name: "silverlining.com".
func hostsOf(text string) string {
	var b strings.Builder
	for _, w := range strings.Fields(text) {
		if strings.Contains(w, "@") || strings.Contains(w, "://") || strings.HasPrefix(w, "www.") {
			b.WriteString(strings.ToLower(w) + " ")
		}
	}
	return b.String()
}

// Sentence returns the features of each token of a sentence, as rows of
// weights.
func (x *Extractor) Sentence(sent annot.Sentence) [][]uint32 {
	out := make([][]uint32, sent.Last-sent.First)
	arena := make([]uint32, 0, 90*len(out))
	cased := x.titleCase(sent)
	for i := sent.First; i < sent.Last; i++ {
		start := len(arena)
		arena = x.token(arena, i, sent, cased)
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

// token appends the features of token i of a sentence whose words are cased so.
func (x *Extractor) token(out []uint32, i int, sent annot.Sentence, cased byte) []uint32 {
	w, p1, n1 := x.words[i], x.at(i-1, sent), x.at(i+1, sent)
	p2, n2 := x.at(i-2, sent), x.at(i+2, sent)
	first := "m"
	if i == sent.First {
		first = "f"
	}
	out = append(out, row(0), row(1, w.low), row(2, w.shape), row(3, w.shape, first), row(4, p1.low), row(5, n1.low), row(6, p2.low),
		row(7, n2.low), row(10, p1.shape, w.shape), row(11, w.shape, n1.shape), row(12, p1.shape, w.shape, n1.shape),
		row(13, p1.low, w.shape), row(14, n1.low, w.shape))
	for k := 1; k <= 4 && k <= len(w.low); k++ {
		out = append(out, row(byte(15+k), w.low[:k]), row(byte(19+k), w.low[len(w.low)-k:]))
	}
	out = append(out, row(160, w.cluster, w.shape), row(161, p1.cluster, w.shape), row(162, n1.cluster, w.shape), row(163, p1.cluster,
		w.cluster), row(164, w.cluster, n1.cluster),
		row(165, p2.cluster, p1.cluster, w.shape), row(166, n1.cluster, n2.cluster, w.shape))
	out = append(out, row(180, w.meaning), row(181, w.meaning, w.shape), row(182, w.field, w.shape), row(183, p1.meaning, w.shape),
		row(184, n1.meaning, w.shape), row(185, p1.field, w.field, w.shape), row(186, w.field, n1.field, w.shape),
		row(187, p2.field, p1.field, w.shape), row(188, n1.field, n2.field, w.shape))
	out = x.listRows(out, i, sent, w)
	out = x.factRows(out, 30, w, w.shape)
	out = x.factRows(out, 60, p1, "")
	out = x.factRows(out, 90, n1, "")
	out = x.runRows(out, i, sent, w)
	out = x.joinRows(out, i, sent, w, p1)
	lead := x.lead(i)
	out = x.elsewhere(out, i, sent, first, lead)
	out = append(out, row(136, string([]byte{cased, lead}), w.shape), row(137, string([]byte{lead}), w.cluster))
	return out
}

// elsewhere appends what other places of the text say of token i, which stands in a part of that kind.
func (x *Extractor) elsewhere(out []uint32, i int, sent annot.Sentence, first string, lead byte) []uint32 {
	w, p1, n1 := x.words[i], x.at(i-1, sent), x.at(i+1, sent)
	if !w.capped {
		return out
	}
	seen := x.seen[w.low]
	for b := range sightings {
		if seen&(1<<b) != 0 {
			out = append(out, row(235, string([]byte{byte(b)}), first))
		}
	}
	out = append(out, row(130, string([]byte{byte(seen)})), row(131, string([]byte{byte(seen >> 6), lead})))
	if p1.capped && x.pairs[[2]string{p1.low, w.low}] > 1 {
		out = append(out, row(132, w.shape))
	}
	if n1.capped && x.pairs[[2]string{w.low, n1.low}] > 1 {
		out = append(out, row(133, w.shape))
	}
	if p1.capped && x.together(p1.low, w.low) {
		out = append(out, row(134))
	}
	if n1.capped && x.together(w.low, n1.low) {
		out = append(out, row(135))
	}
	return out
}

// together reports whether an address of the text has two words as one.
func (x *Extractor) together(a, b string) bool {
	return len(a)+len(b) > 5 && x.hosts != "" && strings.Contains(x.hosts, a+b)
}

// lead is the kind of part that token i stands in.
func (x *Extractor) lead(i int) byte {
	switch kind := x.doc.SectionAt(x.doc.Tokens[i].Span); kind {
	case annot.Headline, annot.Subhead:
		return 'h'
	case annot.Contact:
		return 'c'
	case annot.Lead, annot.Body:
		return 'b'
	}
	return 'o'
}

// titleCase tells how many of the longer words of a sentence have a capital: nearly none,
// some, most.
func (x *Extractor) titleCase(sent annot.Sentence) byte {
	capped, all := 0, 0
	for i := sent.First; i < sent.Last; i++ {
		if len(x.words[i].low) > 3 {
			all++
			if x.words[i].capped {
				capped++
			}
		}
	}
	switch {
	case 5*capped > 4*all:
		return '4'
	case 2*capped > all:
		return '3'
	case 4*capped > all:
		return '2'
	}
	return '1'
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
