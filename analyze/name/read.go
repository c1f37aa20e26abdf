package name

import (
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A reader finds the names of one document.
type reader struct {
	*Extractor
	*annot.Document
	tags  labelling             // of the tagger
	taken []bool                // the token is in a mention or a time expression
	known map[string]annot.Kind // folded names found so far, and surnames
	body  map[int]bool          // a body ends before the token
	out   []Found

	spelled map[string]bool // words after an opening bracket or quote; nil until asked
}

// The probabilities that decide.
const (
	certain     = 0.98 // from here on nothing overrules the tagger
	leastNamed  = 0.85 // of a person of more words without a first name that lists have, or a title
	leastPerson = 0.95 // of a person of one word of whom nothing else tells that it is one
)

// takeTimexes takes the tokens of time expressions, but not of a person after whom a day
// is called: "Martin Luther King Jr. Day".
func (r *reader) takeTimexes(txs []annot.Timex) {
	k := 0
	for i, tok := range r.Tokens {
		for k < len(txs) && txs[k].End <= tok.Start {
			k++
		}
		if k == len(txs) {
			return
		}
		words := strings.Fields(txs[k].Text(r.Release.Text))
		called := len(words) > 2 && strings.EqualFold(words[len(words)-1], "day") && r.f.lex.FirstName(words[0]) && r.f.lex.FirstName(words[1])
		r.taken[i] = txs[k].Overlaps(tok.Span) && !(called && tok.End < txs[k].End)
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

// read records the names that the tagger found with at least that probability, as far as
// they are plausible.
func (r *reader) read(sent annot.Sentence, least float32) {
	for i, end := sent.First, 0; i < sent.Last; i = max(end, i+1) {
		l := r.tags.labels[i]
		if end = i + 1; l == Outside || r.Word(i) == "," {
			continue
		}
		kind := Kinds[(l-1)/4]
		for end < sent.Last && open(r.tags.labels[end-1]) && !r.wide(end) && !(kind == annot.Place && r.Word(end) == "," && r.realm(i, end)) {
			end++
		}
		sure := slices.Min(r.tags.sure[i:end])
		if sure < least {
			continue
		}
		from, to, as := r.mended(i, end, kind, sure, sent)
		if r.plausible(from, to, as, sure) {
			rule := tagged
			if from != i || to != end || as != kind {
				rule += ", mended by the words around"
			}
			r.add(from, to, as, rule, sure)
		}
		end = max(end, to)
	}
}

// open reports whether a name goes on after a token of that label.
func open(l Label) bool { return l != Outside && ((l-1)%4 == begin || (l-1)%4 == inside) }

// realm reports whether tokens i to end name a state or a country, after which a comma has
// the next of a list, but for "Washington, D.C." and the like.
func (r *reader) realm(i, end int) bool {
	ps := r.places(r.textOf(i, end))
	return len(ps) > 0 && ps[0].Kind != "city" && !ps[0].County && ps[0].State+ps[0].Country != "" && ps[0].Name != "Washington" &&
		ps[0].Name != "New York" && !strings.HasSuffix(r.Word(end+1), ".")
}

// firms records firms named after their partners: "Womble, Carlyle, Sandridge, and Rice, PLLC".
func (r *reader) firms(sent annot.Sentence) {
	start, names := sent.First, 0
	for i := sent.First; i < sent.Last; i++ {
		switch w := r.Word(i); {
		case r.f.words[w] == suffix && names > 2:
			r.add(start, i+1, annot.Organization, "firm of its partners", 0)
			names = 0
		case names > 0 && (w == "," || w == "and" || w == "&"):
		case r.free(i, sent) && r.f.words[w] == "" && (names == 0 || !r.Capital(i-1)): // one name each
			if names++; names == 1 {
				start = i
			}
		default:
			names = 0
		}
	}
}

// mended returns the name that the tagger found in tokens i to end, and its kind, with what the
// words around it say.
func (r *reader) mended(i, end int, kind annot.Kind, sure float32, sent annot.Sentence) (int, int, annot.Kind) {
	if end-i == 1 {
		if to, as := r.mendedWord(i, kind, sure); to > end || as != kind {
			return i, to, as
		}
	}
	switch {
	case end-i > 1 && (kind == annot.Person || kind == annot.Organization) && r.f.lex.Is(lexicon.Postnominal, r.Word(end-1)):
		return i, end - 1, annot.Person // "Micheál Martin TD"
	case !(kind == annot.Person && r.f.lex.FirstName(r.Word(i))) && r.bracketed(end):
		return i, end, annot.Place // "Voskepar (Armenia)"
	case kind != annot.Person && end-i == 2 && r.listed(i, "CRT") && r.f.is(gatherings, r.Word(i+1)):
		return i, end - 1, annot.Place // "Washington Summit"
	case kind == annot.Person && sure < certain && r.listedWhole(i, end, 'S'):
		return i, end, annot.Place // "Ben Nevis"
	case kind == annot.Person:
		return i, end, kind
	case r.Word(i-1) == "of" && r.f.is(municipal, r.Word(i-2)) && r.free(i-2, sent):
		return i - 2, end, annot.Organization // "City of Fort Wayne"
	case kind == annot.Place:
		return r.bodyAround(i, end, sent)
	case kind == annot.Organization:
		return r.bodyStart(i, end, sent), r.bodyEnd(i, end, sent), kind
	}
	return i, end, kind
}

// bracketed reports whether a country in brackets stands at token i.
func (r *reader) bracketed(i int) bool {
	return r.Word(i) == "(" && r.listed(i+1, "C") && r.Word(i+2) == ")"
}

// bodyStart returns the start of a body with the adjective before it: "Philippine Storm Centre".
func (r *reader) bodyStart(i, end int, sent annot.Sentence) int {
	if r.f.lex.Adjective(r.Word(i-1)) != "" && r.free(i-1, sent) && i-1 > sent.First && r.f.words[r.Word(end-1)] == headWord {
		return i - 1
	}
	return i
}

// mendedWord returns the end and the kind of a name of one word.
func (r *reader) mendedWord(i int, kind annot.Kind, sure float32) (int, annot.Kind) {
	person := r.known[lexicon.Fold(r.Word(i))] == annot.Person
	switch before := r.Word(i - 1); {
	case (kind == annot.Person || person) && r.Word(i+1) == "administration":
		return i + 2, annot.Organization // "Bush administration"
	case person && sure < certain && !(kind == annot.Place && r.listed(i, "CRT")):
		return i + 1, annot.Person
	case !person && (kind == annot.Person || kind == annot.Organization) &&
		((before == "in" || before == "from") && r.listed(i, "CRTt") || sure < certain && r.listed(i, "C")):
		return i + 1, annot.Place // "in Lincoln", "Jordan"
	}
	return i + 1, kind
}

// free reports whether token k may become a part of a name of the sentence.
func (r *reader) free(k int, sent annot.Sentence) bool {
	return k >= sent.First && k < sent.Last && !r.taken[k] && r.Capital(k)
}

// bodyAround returns the body or the undertaking whose name the place of tokens i to end is
// a part of, else the place.
func (r *reader) bodyAround(i, end int, sent annot.Sentence) (int, int, annot.Kind) {
	next := end
	if w := r.Word(next); w == "”" || w == "\"" || w == "’" {
		next++
	}
	switch {
	case r.f.is(undertakings, r.Word(next)):
		return i, end, annot.Other // the “Peace Bridge” initiative
	case r.free(end, sent) && (r.f.Knows(r.textOf(i, end+1)) || r.listedWhole(i, end, 'C') && r.f.Knows(r.Word(end))):
		return i, end + 1, annot.Organization // "United States Senate"
	case r.Word(end) == "and" && r.free(end+1, sent) && r.f.is(forces, r.Word(end+2)):
		return i, end + 3, annot.Organization // "Devon and Cornwall Police"
	case r.listedTo(i) > end:
		return i, r.listedTo(i), annot.Place // "Tyne and Wear", "Akron, Ohio"
	case end < sent.Last && len(r.places(r.textOf(i, end+1))) > 0:
		return i, end + 1, annot.Place // "Tavush region"
	case r.Word(end-1) == "District" && r.Word(end) == "of" && r.free(end+1, sent):
		return i, r.listedEnd(end+1, sent), annot.Place // "Western District of North Carolina"
	}
	if to := r.stateEnd(end+1, sent.Last); r.Word(end) == "," && to > 0 && !r.taken[end+1] && r.holds(r.textOf(end+1, to), r.textOf(i, end)) {
		return i, to, annot.Place // "LEBANON, Pa."
	}
	return i, end, annot.Place
}

// bodyEnd returns the end of a body with the town of a university and the rest of the list
// of what a committee is on, without an office of it.
func (r *reader) bodyEnd(i, end int, sent annot.Sentence) int {
	for k := i; k+1 < end; k++ {
		if r.f.words[r.Word(k)] == headWord && r.f.lex.Title(r.Word(k+1)) == lexicon.Office {
			return k + 1 // "U.S. District Court Judge for the Western District"
		}
	}
	switch {
	case r.Word(end) == "at" && strings.Contains(r.textOf(i, end), "University") && r.free(end+1, sent):
		return r.listedEnd(end+1, sent) // "University of Hawaii at Manoa"
	case r.Word(end) == "," && r.panel(i, end):
		return r.listEnd(end, sent)
	}
	return end
}

// listedEnd returns the end of the name of the lists that begins at token i.
func (r *reader) listedEnd(i int, sent annot.Sentence) int {
	for i++; r.free(i, sent) && r.lists[i].list != 0 && r.lists[i].list == r.lists[i-1].list; i++ {
	}
	return i
}

// panel reports whether tokens i to end name a body and what it is on, of or for.
func (r *reader) panel(i, end int) bool {
	for ; i+1 < end; i++ {
		if w := r.Word(i + 1); (w == "on" || w == "of" || w == "for") && r.f.is(bodies, r.Word(i)) {
			return true
		}
	}
	return false
}

// listEnd returns the end of a list that goes on at token end, which the tagger cut:
// "Committee on Health, Education, Labor, and Pensions".
func (r *reader) listEnd(end int, sent annot.Sentence) int {
	closing := false
	for k := end; k < min(sent.Last, end+12); k++ {
		w := r.Word(k)
		switch {
		case r.taken[k] || r.lists[k].list != 0 || r.f.lex.FirstName(w):
			return end
		case w == "and":
			closing = true
		case w == ",":
		case !r.Capital(k):
			return end
		case closing && (k+1 == sent.Last || !r.Capital(k+1)):
			return k + 1
		}
	}
	return end
}

// plausible reports whether a name that the tagger found can be one of that kind. The
// guidelines have no name for many an acronym that the tagger takes for a body.
func (r *reader) plausible(i, end int, kind annot.Kind, sure float32) bool {
	w, before, one := r.Word(i), r.Word(i-1), end-i == 1
	told := r.f.lex.FirstName(w) || r.f.lex.Title(before) != "" || r.f.lex.Is(lexicon.Postnominal, r.Word(end))
	switch {
	case one && r.f.lex.Adjective(w) != "" && len(r.places(w)) == 0:
		return false // "Syrians"
	case kind == annot.Place:
		return true
	case kind == annot.Person && one:
		return len(strings.TrimSuffix(w, ".")) > 1 && r.f.lex.Title(w) == "" && !acronym(w) &&
			(told || sure > leastPerson || r.f.lex.Speech(before) || r.f.lex.Speech(r.Word(end)))
	case kind == annot.Person:
		return told || sure >= leastNamed
	}
	return kind != annot.Organization || !one || r.plausibleBody(i)
}

// plausibleBody reports whether token i can be the name of a body.
func (r *reader) plausibleBody(i int) bool {
	switch w, before := r.Word(i), r.Word(i-1); {
	case r.model(i+1) || r.f.words[w] == headWord:
		return false // "Boeing 787"; "the Committee" refers back
	case acronym(w) && before == "(":
		return !r.f.is(things, strings.ToLower(r.Word(i-2))) // "Deep Thermal Explorer (DTX)"
	case acronym(w):
		return len(w) > 2 && r.Word(i+1) != ":" && !r.spelledOut(w) // or it is known by its long form
	}
	return true
}

// listed reports whether token i is a name of one of these lists.
func (r *reader) listed(i int, lists string) bool {
	return i < len(r.lists) && r.lists[i].part == byte(LabelOf(0, 0, 1)) && strings.IndexByte(lists, r.lists[i].list) >= 0
}

// listedTo returns the end of the name of a place in the lists that begins at token i, has several words and is free, else 0.
func (r *reader) listedTo(i int) int {
	if r.lists[i].list == 'O' || r.lists[i].part != byte(LabelOf(0, 0, 2)) {
		return 0
	}
	end := i + 1
	for r.lists[end].part == byte(LabelOf(0, 1, 3)) {
		end++
	}
	if slices.Contains(r.taken[i:end+1], true) {
		return 0
	}
	return end + 1
}

// listedWhole reports whether tokens i to end are the whole of a name of a list.
func (r *reader) listedWhole(i, end int, list byte) bool {
	return r.lists[i] == listed{list, byte(LabelOf(0, 0, end-i))} && r.lists[end-1] == listed{list, byte(LabelOf(0, end-i-1, end-i))}
}

// wide reports whether more than one blank stands before token i: two fields of a
// letterhead, or a mark that was lost, but not that of an initial: "Charles E  Schumer".
func (r *reader) wide(i int) bool {
	return len(r.Word(i-1)) > 1 && len(r.Word(i)) > 1 && r.Tokens[i].Start-r.Tokens[i-1].End > 1
}

// model reports whether token i is the number of a product: 787, A380, X5.
func (r *reader) model(i int) bool {
	w := r.Word(i)
	return w != "" && len(w) < 8 && unicode.IsDigit(rune(w[len(w)-1])) && !(len(w) == 4 && (w[:2] == "19" || w[:2] == "20")) &&
		(unicode.IsUpper(rune(w[0])) || len(w) == 3 && w[0] > '0' && w[0] <= '9')
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

var openQuotes = lexicon.WordSet(`" “ ‘ '`)

// add records tokens i to end as a mention, of which the tagger is so sure, and learns its name.
func (r *reader) add(i, end int, kind annot.Kind, rule string, sure float32) {
	if slices.Contains(r.taken[i:end], true) {
		return
	}
	for k := i; k < end; k++ {
		r.taken[k] = true
	}
	r.body[end] = kind == annot.Organization
	at := annot.Span{Start: r.Tokens[i].Start, End: r.Tokens[end-1].End}
	r.out = append(r.out, Found{annot.Mention{Span: at, Kind: kind, Rule: rule}, float64(sure), end - i})
	r.learn(i, end, kind)
}

// join makes one of two places of which the second holds the first: "Austin, Texas". It
// takes the mentions in their order.
func (r *reader) join() {
	out := r.out[:0]
	for _, m := range r.out {
		if n := len(out) - 1; n >= 0 && m.Kind == annot.Place && out[n].Kind == annot.Place && r.Release.Text[out[n].End:m.Start] == ", " &&
			r.holds(m.Text(r.Release.Text), out[n].Text(r.Release.Text)) {
			out[n].End = m.End
			continue
		}
		out = append(out, m)
	}
	r.out = out
}

// holds reports whether a name is that of a state or a country in which a place lies; what
// follows a country or a state is the next of a list.
func (r *reader) holds(name, place string) bool {
	around, towns := r.places(name), r.places(place)
	usual := r.f.lex.State(name)
	if usual == "" && len(around) > 0 && around[0].Kind == "region" && !around[0].County {
		usual = around[0].State
	}
	state := usual != "" || r.f.lex.Is(lexicon.Province, name)
	inState := func(p lexicon.Place) bool { return p.Kind == "city" && p.State != "" && p.State == usual }
	switch {
	case !state && (len(around) == 0 || around[0].Kind == "city"):
		return false
	case strings.Contains(place, ","):
		return !state && around[0].Kind == "country" // "Paris, Texas, United States", but not "Washington, DC, Maryland"
	case len(towns) == 0, towns[0].State == "" && slices.ContainsFunc(towns, inState):
		return true // "Suffolk, Virginia"
	case towns[0].Kind == "country", towns[0].Kind == "region" && !towns[0].County && !(towns[0].Name == "New York" && usual == "NY") &&
		(state || around[0].Kind == "region"):
		return false
	}
	return state || slices.ContainsFunc(towns, func(p lexicon.Place) bool {
		return p.Country == around[0].Country && (p.Kind != "region" || p.County || around[0].Kind == "country")
	})
}

// learn remembers a name, and of a person the first name and the surname too.
func (r *reader) learn(i, end int, kind annot.Kind) {
	name := lexicon.Fold(r.textOf(i, end))
	if _, ok := r.known[name]; !ok {
		r.known[name] = kind
	}
	if kind == annot.Organization && r.f.words[r.Word(end-1)] == suffix {
		r.learnShort(i, end)
	}
	for k := i + 1; kind == annot.Place && k < end; k++ {
		if r.Word(k) == "," {
			r.learn(i, k, kind) // "London, Ontario" is called "London"
		}
	}
	if kind != annot.Person || end-i < 2 {
		return
	}
	if first := r.Word(i); r.f.lex.FirstName(first) || len(first) > 3 && r.f.lex.Title(first) == "" && !r.common(i) &&
		len(r.places(first)) == 0 && r.f.words[first] == "" {
		if name := lexicon.Fold(first); r.known[name] == "" {
			r.known[name] = annot.Person
		}
	}
	last := end - 1
	for last > i && (r.Word(last) == "," || r.f.is(suffixOfPerson, strings.TrimSuffix(r.Word(last), "."))) {
		last--
	}
	if surname := lexicon.Fold(r.Word(last)); len(surname) > 2 {
		if k, ok := r.known[surname]; !ok || k != annot.Organization {
			r.known[surname] = annot.Person
		}
	}
}

// learnShort remembers by what names a company with its suffix may be called without it:
// "Maple Ridge" of "Maple Ridge Bakeries Inc.".
func (r *reader) learnShort(i, end int) {
	for n := i + 1; n < end; n++ {
		w, name := r.Word(n-1), lexicon.Fold(r.textOf(i, n))
		if n-i == 1 && (r.f.lex.FirstName(w) || r.f.lex.Title(w) != "" || r.common(i) || len(w) < 4) || r.f.lex.Adjective(w) != "" ||
			r.listed(i, "CRT") || r.f.words[w] == headWord || w == "," {
			continue
		}
		if r.known[name] == "" {
			r.known[name] = annot.Organization
		}
	}
}

// common reports whether token i is a word of the language, by its use in small letters.
func (r *reader) common(i int) bool {
	w := strings.ToLower(r.Word(i))
	_, ok := r.f.clusters[w]
	return ok && !r.f.noNouns[w]
}

// acronym reports whether w is two to eight capitals.
func acronym(w string) bool {
	if len(w) < 2 || len(w) > 8 {
		return false
	}
	upper := 0
	for _, c := range w {
		if unicode.IsUpper(c) {
			upper++
		} else if !unicode.IsLetter(c) && c != '-' && c != '&' {
			return false
		}
	}
	return upper >= 2 && upper*2 >= len(w)
}
