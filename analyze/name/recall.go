package name

import (
	"slices"
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
		end, kind := 0, annot.Kind("")
		if !r.taken[i] && (r.Capital(i) || r.coined(i)) {
			end, kind = r.recallAt(i, sent.Last)
			switch {
			case end > 0:
			case r.ofCouple(i):
				end, kind = i+1, annot.Person
			case r.Word(i-1) == "(" && r.Word(i+1) == ")" && r.body[i-1] && acronym(r.Word(i)):
				end, kind = i+1, annot.Organization // "National Institute of Health (INS)"
			case loud:
				end, kind = r.loud(i, sent.Last)
			case i > sent.First && len(r.Word(i)) > 1 && r.f.lex.Title(r.Word(i)) == "" && (r.f.lex.Title(r.Word(i-1)) == lexicon.Honorific ||
				r.f.lex.Title(r.Word(i-1)) == lexicon.Office && r.Capital(i-1) && !r.common(i) && r.lists[i].list == 0 && r.f.words[r.Word(i)] == ""):
				for end = i + 1; end < min(i+4, sent.Last) && r.Capital(end) && !r.taken[end]; end++ {
				}
				kind = annot.Person // "Dr. Martin Luther King Jr."
			}
		}
		if end > 0 {
			r.add(i, r.withState(i, end, kind, sent), kind, "recall", 0)
		}
		i = max(end, i+1)
	}
}

// ofCouple reports whether token i is the first name of a person who shares the surname of the next: "Bill and Miranda Gorse".
func (r *reader) ofCouple(i int) bool {
	if w := r.Word(i + 1); w != "and" && w != "&" || !r.f.lex.FirstName(r.Word(i)) || !r.f.lex.FirstName(r.Word(i+2)) || r.listed(i, "CRT") {
		return false
	}
	return slices.ContainsFunc(r.out, func(m Found) bool { return m.Kind == annot.Person && m.Words > 1 && m.Start == r.Tokens[i+2].Start })
}

// coined reports whether token i is a known name that begins small, as those of
// some companies: "paket24", "eKasi".
func (r *reader) coined(i int) bool {
	w := r.Word(i)
	return strings.IndexFunc(w, func(c rune) bool { return unicode.IsUpper(c) || unicode.IsDigit(c) }) > 0 && r.known[lexicon.Fold(w)] != ""
}

// recallAt returns the longest known name that begins at i.
func (r *reader) recallAt(i, last int) (end int, kind annot.Kind) {
	for n := min(i+7, last); n > i; n-- {
		if r.taken[n-1] {
			continue
		}
		name := r.textOf(i, n)
		if kind, ok := r.known[lexicon.Fold(name)]; ok && (n-i > 1 || len(name) > 2) {
			return n, kind
		}
		switch {
		case r.f.Knows(name) && !r.model(n) && !(r.opensLine(i) && r.Word(n) == ":"): // "WHO:" asks
			return n, annot.Organization
		case r.everywhere(i, n, name):
			return n, annot.Place
		}
	}
	return 0, ""
}

// everywhere reports whether tokens i to end are the name of a country, a region or a site
// wherever it stands.
func (r *reader) everywhere(i, end int, name string) bool {
	if strings.IndexByte("CRS", r.lists[i].list) < 0 || name == "US" || name == "U.S." || end-i == 1 && r.common(i) {
		return false
	}
	return len(r.places(name)) > 0 && !r.f.is(streets, strings.ToLower(r.Word(end)))
}

// loud returns the end of a name of the lists or of a person after a title, in capitals,
// that begins at i.
func (r *reader) loud(i, last int) (end int, kind annot.Kind) {
	for n := min(i+4, last); n > i; n-- {
		switch name := r.textOf(i, n); {
		case r.taken[n-1]:
			continue
		case r.f.Knows(titled(name)):
			return n, annot.Organization
		case !r.loudPlace(name, n-i):
			continue
		}
		return n, annot.Place
	}
	if !r.afterTitle(i) {
		return 0, ""
	}
	end = i + 1
	if end < last && (r.f.lex.FirstName(r.Word(i)) || r.known[lexicon.Fold(r.Word(end))] == annot.Person) && r.Capital(end) &&
		!r.f.is(functionWords, strings.ToLower(r.Word(end))) {
		end++ // "SEN. NORM COLEMAN"
	}
	return end, annot.Person
}

// withState returns the end of a place with the state or the country after its comma: "RALEIGH, N.C.".
func (r *reader) withState(i, end int, kind annot.Kind, sent annot.Sentence) int {
	if kind == annot.Place && r.Word(end) == "," && !r.realm(i, end) {
		return max(end, r.stateEnd(end+1, sent.Last))
	}
	return end
}

// stateEnd returns the end of the state or the country that begins at i, else 0.
func (r *reader) stateEnd(i, last int) int {
	for n := min(i+3, last); n > i; n-- {
		name := r.textOf(i, n)
		if ps := r.places(name); r.f.lex.State(name) != "" || r.f.lex.Is(lexicon.Province, name) || len(ps) > 0 && ps[0].Kind != "city" {
			return n
		}
	}
	return 0
}

// afterTitle reports whether token i, in capitals, is the name after a title.
// A plural in full, "SENATORS GAIN", has none.
func (r *reader) afterTitle(i int) bool {
	w, title := r.Word(i), r.Word(i-1)
	switch {
	case r.f.lex.Title(title) == "", r.f.lex.Title(w) != "", len(w) < 3, r.f.is(suffixOfPerson, titled(strings.TrimSuffix(w, "."))),
		r.f.is(functionWords, strings.ToLower(w)), r.common(i) && r.known[lexicon.Fold(r.Word(i+1))] != annot.Person:
		return false
	}
	return !strings.HasSuffix(title, "S") && title != "CHIEF" && !strings.HasSuffix(title, "GENERAL")
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
