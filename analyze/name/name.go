// Package name finds mentions of people, places and organisations. Find reads in five
// steps, each on the tokens that the ones before have left. First it takes the long names
// of the table of organisations, then those of which the tagger is nearly certain. The
// tagger decides by the context of a word and by lists (crf.go, feature.go, list.go;
// train/ makes its weights). Then rules (run.go) read runs of
// capitalised tokens and decide by a title before, a first name, a word such as
// "Committee", the suffix of a company or the gazetteer. Then come the other names of
// the tagger. At last the names found so far are looked for in the rest of the text
// (recall.go), also in headlines in capitals.
package name

import (
	_ "embed"
	"slices"
	"sort"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
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

	clusters map[string]string // by the word, two bytes
	meanings map[string]string // by the word in small letters: two bytes of the cluster, one of its group
	noNouns  map[string]bool   // words of the clusters in small letters that are names
}

// HasHead reports whether a word of the tokens makes them an organisation.
func (f *Finder) HasHead(text string, toks []annot.Token) bool {
	for _, t := range toks {
		if r := f.words[t.Text(text)]; r == headWord || r == suffix {
			return true
		}
	}
	return false
}

// Knows reports whether a name is that of an organisation that everybody knows.
func (f *Finder) Knows(name string) bool { return f.words[name] == whole }

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

// Find returns the mentions of a document in order; none overlaps another, and
// only the person that a day is called after lies in a time expression. Beside its
// place and date a dateline names the wire, which takes no part in what is told.
func (f *Finder) Find(doc *annot.Document) []annot.Mention {
	x := f.NewExtractor(doc)
	r := x.rules
	r.forget()
	r.takeTimexes(doc.Timexes)
	var quiet []annot.Sentence // not set in capitals
	for _, sent := range doc.Sentences {
		if !r.shouts(sent) {
			quiet = append(quiet, sent)
		}
	}
	tags := f.tag(x, quiet)
	for _, sent := range quiet {
		r.rule = "table"
		r.takeListed(x, sent)
	}
	r.rule = "tagger, sure"
	for _, sent := range quiet {
		r.read(sent, tags, certain)
	}
	r.rule, r.tags = "rules", &tags
	for _, sent := range quiet {
		r.runs(sent)
	}
	r.rule, r.tags = "tagger", nil
	for _, sent := range quiet {
		r.read(sent, tags, 0)
	}
	r.rule = "recall"
	for _, sent := range doc.Sentences {
		r.recall(sent)
	}
	sort.Slice(r.out, func(i, j int) bool { return r.out[i].Start < r.out[j].Start })
	for i := range r.out {
		r.sortOut(&r.out[i])
	}
	return slices.DeleteFunc(r.out, func(m annot.Mention) bool {
		if k := r.TokenAt(m.Start); f.lex.Is(lexicon.Style, m.Text(doc.Release.Text)) && (r.Lower(k-1) == "his" || r.Lower(k-1) == "her") {
			return true // "Her Excellency"
		}
		l := doc.Dateline
		return l != nil && l.Place.Len() > 0 && l.Contains(m.Span) && !l.Place.Overlaps(m.Span)
	})
}

// leastListed is the least tokens of the name of an organisation that is nothing else wherever
// it stands.
const leastListed = 4

// takeListed records the long names of organisations that the lists have.
func (r *reader) takeListed(x *Extractor, sent annot.Sentence) {
	opens, closes := byte(LabelOf(0, 0, 2)), byte(LabelOf(0, 1, 2))
	for i, end := sent.First, 0; i < sent.Last; i = end {
		if end = i + 1; x.lists[i].list != 'O' || x.lists[i].part != opens {
			continue
		}
		for x.lists[end-1].part != closes {
			end++
		}
		if end-i >= leastListed {
			r.add(i, end, annot.Organization)
		}
	}
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
		t := f.tagger.tag(emit[sent.First:sent.Last])
		copy(tags.labels[sent.First:sent.Last], t.labels)
		copy(tags.sure[sent.First:sent.Last], t.sure)
	}
	return tags
}

// sortOut corrects the kind of names by the words around them: a "Peace Bridge"
// initiative is not a bridge, and the Washington Summit names a place.
func (r *reader) sortOut(men *annot.Mention) {
	first, end := r.TokenAt(men.Start), r.TokenAt(men.End)
	next := end
	if w := r.Word(next); w == "”" || w == "\"" || w == "’" {
		next++
	}
	switch {
	case men.Kind == annot.Place && r.is(undertakings, r.Word(next)):
		men.Kind = annot.Other
	case men.Kind == annot.Other && end-first == 2 && r.is(gatherings, r.Word(end-1)) && r.wellKnown(first):
		men.Kind, men.End = annot.Place, r.Tokens[first].End
	case men.Kind == annot.Organization && end-first == 2 && r.Word(first) == "Joint" && r.knownOrganization(first+1, end):
		men.Start = r.Tokens[first+1].Start // "Joint Senate hearing"
	default:
		return
	}
	men.Rule += ", mended by the words around"
}

// wellKnown reports whether token i names a state, a capital or a place of a
// million people.
func (r *reader) wellKnown(i int) bool {
	ps := r.places(r.Word(i))
	return r.larger(i) || len(ps) > 0 && (ps[0].Capital || ps[0].Population >= 1_000_000)
}

// bodyAround returns the body whose name the place of tokens i to end is a part of,
// else the place: "City of Fort Wayne", "Statistics Norway", "Avon and Somerset
// Police".
func (r *reader) bodyAround(i, end int) (int, int, annot.Kind) {
	free := func(k int) bool { return k >= 0 && k < len(r.Tokens) && !r.taken[k] && r.Capital(k) }
	switch {
	case r.Word(i-1) == "of" && r.Word(i-2) == "City" && free(i-2) && !r.taken[i-1]:
		return i - 2, end, annot.Organization
	case free(end) && (r.knownOrganization(i, end+1) || r.Word(end-1) == "States" && r.knownOrganization(end, end+1)):
		return i, end + 1, annot.Organization // "United States Senate"
	case r.Word(end) == "and" && free(end+1) && free(end+2) && end-i == 1 && r.is(forces, r.Word(end+2)):
		return i, end + 3, annot.Organization
	}
	return i, end, annot.Place
}

// certain is the probability from which the tagger is believed before the rules.
const certain = 0.98

// read records the names that the tagger found with at least that probability.
func (r *reader) read(sent annot.Sentence, tags labelling, least float32) {
	labels := tags.labels[sent.First:sent.Last]
	for i := 0; i < len(labels); {
		l := labels[i]
		if l == Outside {
			i++
			continue
		}
		end := i + 1
		for end < len(labels) && (l-1)%4 == begin && (labels[end-1]-1)%4 != last {
			end++
		}
		kind := Kinds[(l-1)/4]
		if slices.Min(tags.sure[sent.First+i:sent.First+end]) < least || least > 0 && kind == annot.Other {
			i = end // what is none of the three may hold one: "UN Peacekeepers"
			continue
		}
		from, to := sent.First+i, sent.First+end
		i = end
		from, to, kind = r.mended(from, to, kind, sent)
		if r.plausible(from, to, kind) {
			r.add(from, to, kind)
		}
		i = max(i, to-sent.First)
	}
}

// mended returns the name that the tagger found in tokens from to to, and its kind, with what the
// words around it say.
func (r *reader) mended(from, to int, kind annot.Kind, sent annot.Sentence) (int, int, annot.Kind) {
	if kind != annot.Other && to-from == 1 && r.located(from) {
		kind = annot.Place // "a man from Lincoln"
	}
	if kind == annot.Place {
		to = r.placeAround(from, to, sent)
	}
	if kind == annot.Organization {
		to = r.bodyEnd(from, to, sent)
		if k := from - 2; k >= sent.First && r.Word(k+1) == "of" && r.is(municipal, r.Word(k)) && !r.taken[k] {
			from = k // "Port of Durban Authority"
		}
	}
	for kind == annot.Person && to-1 > from && r.lex.Is(lexicon.Postnominal, r.Word(to-1)) {
		to--
	}
	switch {
	case kind == annot.Place && r.words[r.Word(from)] == headWord, kind != annot.Other &&
		strings.Contains(r.textOf(from, to), "University"):
		kind = annot.Organization // "University of Texas"
	case kind != annot.Person && to-from == 1 && r.known[lexicon.Fold(r.Word(from))] == annot.Person:
		kind = annot.Person
	}
	return from, to, kind
}

// placeAround returns the end of the place of tokens from to to with what belongs to it after it.
func (r *reader) placeAround(from, to int, sent annot.Sentence) int {
	if to+1 < sent.Last && r.Word(to) == "," {
		if n := r.within(from, to, sent.Last); n > 0 {
			to = n // "Austin, Texas" is one place
		}
	}
	to = r.wholePlace(to, sent.Last)
	if n := r.longPlace(from, to, sent); n > 0 {
		return n // "Tavush region"
	}
	return to
}

// located reports whether the text says that token i, the name of a town, is one.
func (r *reader) located(i int) bool {
	w := r.Word(i)
	if r.words[w] != "" || r.known[lexicon.Fold(w)] == annot.Person {
		return false
	}
	ps, before, after := r.places(w), r.Lower(i-1), r.Word(i+1)
	return len(ps) > 0 && ps[0].Population > peopled && (before == "in" || before == "from" || before == "near") &&
		after != "'s" && after != "’s"
}

// panel reports whether tokens i to end name a body and what it is on, of or for.
func (r *reader) panel(i, end int) bool {
	for ; i+1 < end; i++ {
		if w := r.Word(i + 1); (w == "on" || w == "of" || w == "for") && r.is(bodies, r.Word(i)) {
			return true
		}
	}
	return false
}

// bodyEnd returns the end of the organisation of tokens from to to: with the rest of a list and
// the town of a university, without what a headline says of it.
func (r *reader) bodyEnd(from, to int, sent annot.Sentence) int {
	if r.Word(to) == "," && r.listGoesOn(to+1, sent) && r.panel(from, to) {
		end := to
		if to = r.grow(to, sent); to == end && r.Word(end+1) == "and" && strings.Contains(r.textOf(from, end), ",") {
			to = r.runEnd(end+2, sent.Last) // "Committee on Health, Education, Labor, and Pensions"
		}
	}
	if n := to + 1; r.Word(to) == "at" && n < sent.Last && r.Capital(n) && r.campus(to) && r.words[r.Word(n)] == "" {
		if end := r.runEnd(n, sent.Last); len(r.places(r.textOf(n, end))) > 0 {
			to = end // "University of Hawaii at Manoa"
		}
	}
	for k := from + 1; k < to; k++ {
		if r.lex.HeadlineVerb(r.Word(k)) && r.headlined(k) {
			return k // "Tallow Forge Launches Lamp"
		}
		if w := r.Word(k); r.startsLower(k) && len(w) > 3 && !r.lex.Is(lexicon.Particle, w) && r.words[r.Word(to-1)] == "" {
			to = min(to, k) // "Loyola University studying Psychology"
		}
	}
	return to
}

// IsThing reports whether a name that ends with these tokens is that of a law, a
// programme or a prize. Such a name is kept apart from organisations.
func (f *Finder) IsThing(text string, toks []annot.Token) bool {
	return f.is(things, strings.ToLower(toks[len(toks)-1].Text(text)))
}

// plausible reports whether a name that the tagger alone found can be one of that kind.
// Names need this test because nobody had corrected the labels that the tagger was
// trained on.
func (r *reader) plausible(i, end int, kind annot.Kind) bool {
	final := strings.ToLower(r.Word(end - 1))
	switch {
	case !r.Capital(i) && !unicode.IsDigit(rune(r.Word(i)[0])) && !r.startsLower(i), kind == annot.Organization && end-i == 1 &&
		r.model(end),
		kind == annot.Organization && end-i > 1 && r.headlined(i) && r.nouns(i, end):
		return false // "'s Cross", "Boeing 787", the words of a headline
	case end-i == 1 && (r.is(initialisms, r.Word(i)) || r.is(suffixOfPerson, strings.TrimSuffix(r.Word(i), "."))):
		return false
	case kind == annot.Place && end-i == 1 && r.model(i):
		return false // the road "A470"
	case kind == annot.Place && r.is(streets, final) && (end-i == 1 || unicode.IsDigit(rune((" " +
		r.Word(i-1))[len(r.Word(i-1))]))), kind != annot.Other && (r.lex.Is(lexicon.Postnominal, r.Word(i)) ||
		r.is(fields, strings.TrimSuffix(r.Word(i), ".")) && end-i == 1 && r.words[r.Word(i)] == "" || r.Word(i-1) == ":" && acronym(r.Word(i-2))):
		return false // an address, a degree, the ticker in "(NYSE: XYZ)"
	case kind != annot.Other && r.is(happenings, r.Word(i)), end-i == 1 && r.lex.Adjective(r.Word(i)) != "":
		return false // a storm; "Syrians"
	case kind == annot.Person && r.lex.Title(r.Word(end-1)) != "" && !r.lex.FirstName(r.Word(end-1)) &&
		r.lex.Title(r.Word(i-1)) != lexicon.Honorific && !(end-i > 2 && initials(r.Word(end-2))):
		return false // "Foreign Secretary", but "Dr. King", "Jessie M. King"
	case kind != annot.Other && r.is(things, final) && !(kind == annot.Place && r.is(grounds, final)) &&
		!r.knownOrganization(i, end), final == "member" || final == "members", kind == annot.Person &&
		strings.HasPrefix(r.Word(i), "U.S"), kind == annot.Organization && (r.lex.Title(r.Word(end-1)) != "" ||
		strings.HasSuffix(final, "rs") && r.lex.Title(strings.TrimSuffix(final, "s")) != ""):
		return false
	case end-i > 1:
		return true
	}
	w := r.Word(i)
	switch kind {
	case annot.Person:
		return !acronym(w) && (r.lex.FirstName(w) || r.lex.Title(r.Word(i-1)) != "" || r.spokenFor(i, end) || strings.Contains(w, "-"))
	case annot.Organization:
		if acronym(w) {
			// One that the release spells out was known by its long form, if
			// that is an organisation.
			if r.known[lexicon.Fold(w)] == annot.Person {
				return false // a surname in capitals
			}
			if r.Word(i-1) == "(" {
				return !r.is(things, strings.ToLower(r.Word(i-2))) // "Deep Thermal Explorer (DTX)"
			}
			return len(w) > 2 && !r.product(w) && r.Word(end) != ":" && !r.spelledOut(w) && !r.is(departments, titled(w)) && r.words[w] == ""
		}
		return r.words[w] != headWord && !r.is(departments, w) // "the Committee" refers back
	}
	return !acronym(w) && !strings.Contains(w, "-") && !r.is(directions, w) && !(r.headlined(i) && r.common(i))
}

// nouns reports whether every one of tokens i to end is a word of the language and
// none makes an organisation.
func (r *reader) nouns(i, end int) bool {
	for ; i < end; i++ {
		if !r.common(i) && !r.is(functionWords, strings.ToLower(r.Word(i))) || r.words[r.Word(i)] != "" {
			return false
		}
	}
	return true
}

// headlined reports whether token i stands in a line in title case.
func (r *reader) headlined(i int) bool {
	first, last := i, i+1
	for first > 0 && i-first < 12 && !r.opensLine(first) {
		first--
	}
	for last < len(r.Tokens) && last-i < 12 && !r.opensLine(last) {
		last++
	}
	upper, lower := 0, 0
	for k := first; k < last; k++ {
		switch w := r.Word(k); {
		case len(w) < 4 || r.is(functionWords, strings.ToLower(w)):
		case r.Capital(k):
			upper++
		case r.startsLower(k):
			lower++
		}
	}
	return upper >= 3 && upper > 3*lower
}

// product reports whether an acronym is somewhere called a satellite, a project
// or the like.
func (r *reader) product(w string) bool {
	if r.products == nil {
		r.products = map[string]bool{}
		for i := range r.Tokens {
			if r.startsLower(i) && r.is(things, r.Word(i)) && i > 0 {
				r.products[r.Word(i-1)] = true
			}
		}
	}
	return r.products[w]
}

// spelledOut reports whether an acronym stands in brackets or quotes somewhere.
func (r *reader) spelledOut(w string) bool {
	if r.spelled == nil {
		r.spelled = map[string]bool{}
		for i := range r.Tokens {
			if open := r.Word(i); open == "(" || openQuotes[open] {
				r.spelled[r.Word(i+1)] = true
			}
		}
	}
	return r.spelled[w]
}

// A reader finds the names of one document.
type reader struct {
	*Finder
	*annot.Document
	kinds []annot.Kind               // of the mention that the token is in
	taken []bool                     // the token is in a mention or a time expression
	known map[string]annot.Kind      // folded names found so far, and surnames
	tags  *labelling                 // of the tagger, while the rules read
	short map[string]bool            // folded names of companies without their suffix
	found map[string][]lexicon.Place // of the gazetteer, by the name asked for
	heads map[string]bool            // those of bodies that stand in an organisation found so far
	out   []annot.Mention
	rule  string // what reads: a mention tells it

	products map[string]bool // words before that of a thing; nil until asked

	spelled map[string]bool // words after an opening bracket or quote; nil until asked
}

func (f *Finder) newReader(doc *annot.Document) *reader {
	r := &reader{Finder: f, Document: doc, found: map[string][]lexicon.Place{}, short: map[string]bool{}}
	r.companies()
	r.forget()
	return r
}

// forget drops all that the reader has found and learned.
func (r *reader) forget() {
	r.kinds = make([]annot.Kind, len(r.Tokens))
	r.taken, r.known, r.heads, r.out = make([]bool, len(r.Tokens)), map[string]annot.Kind{}, map[string]bool{}, nil
}

// places looks a name up once for each text.
func (r *reader) places(name string) []lexicon.Place {
	ps, ok := r.found[name]
	if !ok {
		ps = r.lex.Places(name)
		r.found[name] = ps
	}
	return ps
}

// textOf returns the text of tokens i to end.
func (r *reader) textOf(i, end int) string { return r.Words(i, end).Text(r.Release.Text) }

func (r *reader) takeTimexes(txs []annot.Timex) {
	k := 0
	for i, tok := range r.Tokens {
		for k < len(txs) && txs[k].End <= tok.Start {
			k++
		}
		r.taken[i] = k < len(txs) && txs[k].Overlaps(tok.Span) && !(tok.End < txs[k].End && r.namesakes(txs[k]))
	}
}

// namesakes reports whether a day is called after a person, who is a name of its
// own: "Martin Luther King Jr. Day".
func (r *reader) namesakes(tx annot.Timex) bool {
	words := strings.Fields(tx.Text(r.Release.Text))
	last := strings.ToLower(words[len(words)-1])
	return len(words) > 2 && last == "day" && r.lex.FirstName(words[0]) && r.lex.FirstName(words[1])
}

// add records tokens i to end as a mention and learns its name.
func (r *reader) add(i, end int, kind annot.Kind) {
	if i >= end {
		return
	}
	if kind == annot.Place && strings.EqualFold(r.Word(i), "Hague") && strings.EqualFold(r.Word(i-1), "The") {
		i-- // the one town whose article is in its name
	}
	switch name := r.textOf(i, end); {
	case end-i == 1 && r.Word(end) == ":" && r.is(fields, name), end-i == 1 && r.lex.Title(name) == lexicon.Honorific &&
		strings.HasSuffix(name, "."):
		return // "Media: Denise Poh", "Smt."
	}
	if kind == annot.Person {
		end = r.withSuffix(end)
	}
	if kind == annot.Person && i > 0 && r.is(surnameParticles, r.Word(i)) && r.is(surnameParticles, strings.ToLower(r.Word(i-1))) {
		i-- // "Von der Heide"
	}
	if kind == annot.Person && end-i == 1 && r.isPlace(i) {
		kind = annot.Place
		if n := r.within(i, end, len(r.Tokens)); r.Word(end) == "," && n > 0 {
			end = n
		}
	}
	if kind == annot.Place {
		i, end, kind = r.bodyAround(i, end)
	}
	for k := i; k < end; k++ {
		if r.taken[k] {
			return
		}
	}
	if r.overruled(i, end, kind) {
		return
	}
	for k := i; k < end; k++ {
		r.taken[k], r.kinds[k] = true, kind
	}
	r.out = append(r.out, annot.Mention{Span: annot.Span{Start: r.Tokens[i].Start, End: r.Tokens[end-1].End}, Kind: kind, Rule: r.rule})
	r.learn(i, end, kind)
}

// withSuffix returns the end of a person's name that goes on with "jr" or ", Jr." at token end.
func (r *reader) withSuffix(end int) int {
	suffix := func(i int) bool {
		return i < len(r.Tokens) && !r.taken[i] && r.is(suffixOfPerson, strings.TrimSuffix(r.Word(i), "."))
	}
	switch {
	case suffix(end) && r.startsLower(end):
		return end + 1
	case r.Word(end) == "," && suffix(end+1) && r.Capital(end+1):
		return end + 2
	}
	return end
}

// overruled reports whether the tagger is sure that tokens i to end hold more
// than the name, or takes a person of the rules for something else: "Watson
// Farley & Williams".
func (r *reader) overruled(i, end int, kind annot.Kind) bool {
	if r.tags == nil || kind == annot.Person && r.lex.Title(r.Word(i-1)) == lexicon.Honorific {
		return false
	}
	other := 0
	for k := i; k < end; k++ {
		l := r.tags.labels[k]
		switch {
		case l == Outside && kind != annot.Place && r.Capital(k) && r.tags.sure[k] > certain:
			return true
		case l != Outside && Kinds[(l-1)/4] != annot.Person && Kinds[(l-1)/4] != annot.Other:
			other++
		}
	}
	return kind == annot.Person && other == end-i && !r.lex.Is(lexicon.Postnominal, r.Word(end))
}

// learn remembers a name, and of a person the surname too.
func (r *reader) learn(i, end int, kind annot.Kind) {
	name := lexicon.Fold(r.textOf(i, end))
	if _, ok := r.known[name]; !ok {
		r.known[name] = kind
	}
	if kind == annot.Organization && end-i > 1 {
		for k := i; k < end; k++ {
			if r.Capital(k) && r.lex.StandsIn(r.Word(k)) {
				r.heads[r.Word(k)] = true
			}
		}
	}
	if kind != annot.Person || end-i < 2 {
		return
	}
	if first := r.Word(i); r.lex.FirstName(first) || len(first) > 3 && r.lex.Title(first) == "" && !r.common(i) &&
		len(r.places(first)) == 0 && r.words[first] == "" {
		if name := lexicon.Fold(first); r.known[name] == "" {
			r.known[name] = annot.Person
		}
	}
	last := end - 1
	for last > i && (r.Word(last) == "," || r.is(suffixOfPerson, strings.TrimSuffix(r.Word(last), "."))) {
		last--
	}
	if surname := lexicon.Fold(r.Word(last)); len(surname) > 2 {
		if k, ok := r.known[surname]; !ok || k != annot.Organization {
			r.known[surname] = annot.Person
		}
	}
}

// shouts reports whether a sentence is set in capitals.
func (r *reader) shouts(sent annot.Sentence) bool {
	upper, lower := 0, 0
	for i := sent.First; i < sent.Last; i++ {
		w := r.Word(i)
		switch {
		case len(w) <= 3:
		case strings.IndexFunc(w, unicode.IsLower) >= 0:
			lower++
		case strings.IndexFunc(w, unicode.IsUpper) >= 0:
			upper++
		}
	}
	return upper >= 2 && upper > 2*lower
}
