package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// recall finds, in tokens that no mention has yet, the names that the release
// gave elsewhere; in a sentence in capitals also places of the gazetteer and
// the names after titles.
func (r *reader) recall(sent annot.Sentence) {
	loud := r.shouts(sent)
	for i := sent.First; i < sent.Last; {
		if r.taken[i] || !r.Capital(i) && !r.coined(i) {
			i++
			continue
		}
		end, kind := r.recallAt(i, sent.Last, loud)
		if end == 0 && !loud && (r.heads[r.Word(i)] || r.Word(i) == "Parliament") && (r.Word(i) == "Parliament" ||
			strings.EqualFold(r.Word(i-1), "the") || end == 0 && i+1 < sent.Last && r.Tokens[i+1].Tag == "VBZ" && (r.opensLine(i) ||
			r.Word(i-1) == ":")) && !(i+1 < sent.Last && r.Capital(i+1)) && r.Word(i+1) != "of" && r.Word(i+1) != "for" {
			end, kind = i+1, annot.Organization
		}
		if end == 0 {
			i++
			continue
		}
		if from := i - 1; kind == annot.Person && end == i+1 && from >= sent.First && r.is(surnameParticles, r.Word(from)) && !r.taken[from] {
			i = from // "van Zyl"
		}
		r.add(i, end, kind)
		i = max(end, i+1)
	}
}

// coined reports whether token i is a known name that begins small, as those of
// some companies: "paket24", "eKasi".
func (r *reader) coined(i int) bool {
	w := r.Word(i)
	return strings.IndexFunc(w, func(c rune) bool { return unicode.IsUpper(c) || unicode.IsDigit(c) }) > 0 && r.known[lexicon.Fold(w)] != ""
}

func (r *reader) startsLower(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.Word(i))
	return unicode.IsLower(c)
}

// recallAt returns the longest known name that begins at i.
func (r *reader) recallAt(i, last int, loud bool) (end int, kind annot.Kind) {
	for n := min(i+7, last); n > i; n-- {
		if r.taken[n-1] {
			continue
		}
		name := r.textOf(i, n)
		if n == i+2 && loud && r.lex.FirstName(r.Word(i)) && r.known[lexicon.Fold(r.Word(i+1))] == annot.Person {
			return n, annot.Person // "NORM COLEMAN", whom the text calls Coleman
		}
		if kind, ok := r.known[lexicon.Fold(name)]; ok && (n-i > 1 || len(name) > 2) {
			return n, kind
		}
		if r.Knows(name) && !r.model(n) {
			return n, annot.Organization
		}
		if loud && r.loudPlace(name, n-i) {
			if r.Word(n) == "," {
				return max(n, r.containerEnd(n+1, last)), annot.Place // "RALEIGH, N.C."
			}
			return n, annot.Place
		}
		if loud && n-i > 1 && r.Knows(titled(name)) {
			return n, annot.Organization
		}
	}
	if loud && r.afterTitle(i) {
		end := i + 1
		if end < last && (r.lex.FirstName(r.Word(i)) || r.known[lexicon.Fold(r.Word(end))] == annot.Person) && r.Capital(end) &&
			!r.is(functionWords, strings.ToLower(r.Word(end))) {
			end++ // "SEN. NORM COLEMAN"
		}
		return end, annot.Person
	}
	if loud && r.Knows(titled(r.Word(i))) {
		return i + 1, annot.Organization
	}
	return 0, ""
}

// afterTitle reports whether token i, in capitals, is the name after a title.
// A plural in full, "SENATORS GAIN", has none.
func (r *reader) afterTitle(i int) bool {
	w, title := r.Word(i), r.Word(i-1)
	switch {
	case r.lex.Title(title) == "", r.lex.Title(w) != "", len(w) < 3, r.is(suffixOfPerson, titled(strings.TrimSuffix(w, "."))),
		r.is(functionWords, strings.ToLower(w)), r.common(i) &&
			r.known[lexicon.Fold(r.Word(i+1))] != annot.Person:
		return false
	case strings.HasSuffix(title, "S"), title == "CHIEF", strings.HasSuffix(title, "GENERAL"):
		return false
	}
	return true
}

// loudPlace reports whether a name in capitals is a country, a state or a
// large city; smaller ones are too often a common word or a surname.
func (r *reader) loudPlace(name string, words int) bool {
	ps := r.places(name)
	if len(ps) == 0 || name == "US" || name == "U.S." {
		return false
	}
	return ps[0].Kind != "city" && len(name) > 3 || ps[0].Population > 300_000 || words > 1
}

// titled turns SENATE into Senate.
func titled(s string) string {
	fields := strings.Fields(s)
	for i, w := range fields {
		_, n := utf8.DecodeRuneInString(w)
		fields[i] = w[:n] + strings.ToLower(w[n:])
	}
	return strings.Join(fields, " ")
}
