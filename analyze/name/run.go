package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// maxRun is the most tokens of a name.
const maxRun = 14

// runs reads every run of capitalised tokens of a sentence.
func (r *reader) runs(sent annot.Sentence) {
	for i := sent.First; i < sent.Last; {
		if r.taken[i] || !r.capital(i, sent.First) {
			i++
			continue
		}
		end := r.runEnd(i, sent.Last)
		r.classify(i, end, sent)
		i = end
	}
}

// capital reports whether token i may belong to a name. The first token of a
// sentence needs more than its capital.
func (r *reader) capital(i, first int) bool {
	w := r.Word(i)
	c, _ := utf8.DecodeRuneInString(strings.TrimPrefix(w, "al-"))
	if !unicode.IsUpper(c) {
		return false
	}
	switch r.Tokens[i].Tag {
	case "PRP", "PRP$", "DT", "WP", "WRB", "WDT", "UH":
		return false
	}
	if r.is(functionWords, strings.ToLower(w)) {
		return (w == "Press" || w == "Contact") && r.is(pressBodies, r.Word(i+1)) || w == "Press" && r.Word(i+1) == "and" &&
			i+2 < len(r.Tokens) && r.Capital(i+2)
	}
	if i > first {
		return true
	}
	if tag := r.Tokens[i].Tag; tag == "NNP" || tag == "NNPS" {
		return true
	}
	if r.lex.Adjective(w) != "" && i+1 < len(r.Tokens) && r.Capital(i+1) {
		return true // "Australian Border Force"
	}
	if i+1 < len(r.Tokens) && r.lex.Is(lexicon.Postnominal, r.Word(i+1)) || i+2 < len(r.Tokens) && r.lex.Is(lexicon.Postnominal, r.Word(i+2)) {
		return true
	}
	return r.lex.FirstName(w) || r.lex.Title(w) != "" || len(r.places(w)) > 0 || r.words[w] != ""
}

// runEnd returns the end of the run that begins at i: capitalised tokens,
// initials and hyphens, and the particles of personal names.
func (r *reader) runEnd(i, last int) int {
	j := i + 1
	for j < last && j < i+maxRun && !r.taken[j] {
		w := r.Word(j)
		switch {
		case r.wide(j) && !(len(r.Word(j-1)) == 1 && j > i+1 && r.Tokens[j].Start-r.Tokens[j-1].End == 2):
			return j // but "Charles E  Schumer" lost a full stop
		case r.capital(j, i):
			j++
		case w == "&" && j+1 < last && r.capital(j+1, i):
			j += 2
		case (w == "'s" || w == "’s" || w == "'" || w == "’") && r.owned(i, j, last):
			j += 2
		case r.lex.Is(lexicon.Particle, w) && r.afterParticles(j, last) > 0:
			j = r.afterParticles(j, last)
		default:
			return j
		}
	}
	return j
}

// owned reports whether the "'s" at j stands within a name that begins at i:
// "People's Army", "St George's Hospital".
func (r *reader) owned(i, j, last int) bool {
	if j+1 >= last || r.taken[j+1] || !r.capital(j+1, i) {
		return false
	}
	saint := r.Word(j - 2)
	return r.is(owners, r.Word(j-1)) || j-2 >= i && (saint == "St" || saint == "St." || saint == "Saint")
}

// afterParticles returns the end of particles and the capitalised token after
// them ("von der Heide"), 0 if none stands there.
func (r *reader) afterParticles(j, last int) int {
	for k := j; k < min(j+3, last); k++ {
		if !r.lex.Is(lexicon.Particle, r.Word(k)) {
			return 0
		}
		if k+1 < last && !r.wide(k+1) && !r.taken[k+1] && r.capital(k+1, j) {
			return k + 2
		}
	}
	return 0
}

// wide reports whether more than one blank stands before token i: two fields
// of a letterhead, or a mark that was lost, not one name.
func (r *reader) wide(i int) bool {
	return i > 0 && r.Tokens[i].Start-r.Tokens[i-1].End > 1
}

// classify decides what the run from i to end is, and records it.
func (r *reader) classify(i, end int, sent annot.Sentence) {
	if r.lex.Is(lexicon.Postnominal, r.Word(end-1)) && end-i > 2 {
		end-- // "Micheál Martin TD"
		if end-i <= 4 && r.looksPersonal(i, end) && !r.titled(i, end) {
			r.person(i, end, sent)
			return
		}
	}
	if r.short[lexicon.Fold(r.textOf(i, end))] && r.words[r.Word(end)] != suffix && !(r.Word(end) == "," && r.words[r.Word(end+1)] == suffix) {
		r.add(i, end, annot.Organization)
		return
	}
	if end-i == 1 && r.alias(i) {
		r.add(i, end, annot.Organization)
		return
	}
	if w := r.Word(i); end-i == 1 && acronym(w) && w != "US" && (r.Word(i-1) == "(" && r.Word(end) == ")" && r.endsOrganization(i-2) ||
		r.known[lexicon.Fold(w)] == annot.Organization) {
		r.add(i, end, annot.Organization) // "Danish Refugee Council (DRC)"
		return
	}
	if r.Word(i-1) == "of" && r.startsLower(i-2) && r.placeWord(i-2).Of && i-2 >= sent.First && r.words[r.Word(end-1)] == "" {
		r.add(i, r.withContainer(i, end, sent), annot.Place) // "the village of Nerkin Hand"
		return
	}
	if r.is(makers, r.Word(i)) && end-i > 1 && end-i < 4 && i > sent.First && !r.Capital(i-1) && r.words[r.Word(end-1)] == "" {
		r.add(i, end, annot.Other) // "a silver Toyota Corolla"
		return
	}
	if n := r.wholeName(i, end, sent); n > 0 {
		r.add(i, n, annot.Organization)
		return
	}
	if n := r.lawFirm(i, end, sent); n > 0 {
		r.add(i, n, annot.Organization)
		return
	}
	if end-i >= 2 && end-i <= 4 && r.contact(i) && r.looksPersonal(i, end) && !r.titled(i, end) && len(r.places(r.textOf(i, end))) == 0 {
		r.person(i, end, sent)
		return
	}
	if k := r.nameAfter(i, end, sent); k > 0 {
		r.classify(i, k, sent)
		r.person(k, end, sent)
		return
	}
	if n := r.nickname(i, end, sent); n > 0 {
		r.person(i, n, sent)
		return
	}
	if t := r.lastTitle(i, end); t >= 0 {
		r.beforeTitle(i, t)
		if t+1 < end && (r.looksPersonal(t+1, end) || r.lex.Title(r.Word(t)) == lexicon.Honorific) {
			r.person(t+1, end, sent)
			return
		}
		if o := r.orgEnd(i, end, sent); o > 0 {
			r.add(r.listStart(i, o, sent), o, annot.Organization)
			r.rest(o, end, sent)
		}
		return
	}
	if end-i > 1 && (r.is(occasions, r.Word(end-1)) || r.Word(end-1) == "League" && r.is(contests, r.Word(i))) &&
		!r.knownOrganization(i, end) {
		r.add(i, end, annot.Other)
		return
	}
	if n := r.administration(i, end); n > 0 || r.cityOf(i, end, sent) > 0 {
		kind := annot.Organization
		if e := r.cityOf(i, end, sent); r.Word(i) == "Port" && r.words[r.Word(e-1)] != headWord {
			kind = annot.Place
		}
		r.add(i, max(n, r.cityOf(i, end, sent)), kind)
		return
	}
	if end-i == 1 && r.known[lexicon.Fold(r.Word(i))] == annot.Person {
		r.person(i, end, sent)
		return
	}
	if r.is(realms, r.Word(end-1)) && r.Word(end) == "of" {
		n := end + 1
		if n < sent.Last && r.larger(n) && !r.taken[n] {
			r.add(i, n+1, annot.Place) // "United Republic of Tanzania"
			r.rest(n+1, r.runEnd(n, sent.Last), sent)
			return
		}
	}
	if n := r.longPlace(i, end, sent); n > 0 {
		r.add(i, r.withContainer(i, n, sent), annot.Place)
		return
	}
	if r.bracketed(end, sent) && r.words[r.Word(end-1)] == "" && (end-i == 1 || r.placed(i, 0) || r.Word(i-1) == "–" ||
		!r.looksPersonal(i, end)) {
		r.add(i, end, annot.Place)
		return
	}
	if p := r.placeEnd(i, end, sent); p >= end {
		r.add(i, r.districtEnd(p, sent), annot.Place)
		return
	}
	if end-i == 2 && r.is(national, r.Word(i)) && r.larger(i+1) && r.Word(end) != "," {
		r.add(i, end, annot.Organization)
		return
	}
	if r.knownOrganization(i, end) {
		if r.Word(i-1) == "(" && r.Word(end) == ":" || r.model(end) && end-i == 1 {
			return // the exchange of a ticker, "Boeing 787"
		}
		if i == sent.First && end-i == 1 && r.Word(end) == ":" {
			return // "WHO:" asks
		}
		if r.Word(end) == "of" && r.words[r.Word(end-1)] != suffix {
			end = r.grow(end, sent) // "Supreme Court of Canada"
		}
		r.add(i, end, annot.Organization)
		return
	}
	if end-i <= 5 && r.words[r.Word(end)] == suffix && r.Tokens[end].Start-r.Tokens[end-1].End == 1 {
		r.add(i, end+1, annot.Organization) // "Northgate Ferries plc"
		return
	}
	if o := r.orgEnd(i, end, sent); o > 0 {
		start := r.listStart(i, o, sent)
		r.add(start, o, r.siteOrBody(start, o))
		r.rest(o, end, sent)
		return
	}
	if end-i >= 2 && end-i <= 5 && i > sent.First && r.lex.Title(r.Word(i-1)) != "" && r.looksPersonal(i, end) {
		r.person(i, end, sent) // "curator Nino Beridze"
		return
	}
	// A place that opens a longer name is left to the tagger: "New England
	// Shelter".
}

// alias reports whether token i is what the release will call the organisation
// right before by: (“ICC” or the “Court”).
func (r *reader) alias(i int) bool {
	if !openQuotes[r.Word(i-1)] || !closeQuotes[r.Word(i+1)] {
		return false
	}
	k := i - 2
	return r.Word(k) == "(" && k > 0 && r.endsOrganization(k-1) && (acronym(r.Word(i)) || r.lex.StandsIn(r.Word(i)))
}

// siteOrBody is the kind of a museum or a hospital, which is a place where
// something is at it or is done to it, and an organisation where it acts.
func (r *reader) siteOrBody(i, end int) annot.Kind {
	switch r.Word(end - 1) {
	case "Building", "Tower", "Towers", "Plaza":
		return annot.Place // of a department
	case "Museum", "Gallery", "Theatre", "Theater", "Hospital", "Infirmary", "Centre", "Center", "Library", "Opera":
	default:
		return annot.Organization
	}
	if r.Word(i-1) == "the" {
		i--
	}
	if r.is(visited, strings.ToLower(r.Word(i-1))) {
		return annot.Place
	}
	return annot.Organization
}

// wholeName returns the end of an organisation of the table that begins with the
// run and goes on after it: "Save the Children"; 0 if there is none.
func (r *reader) wholeName(i, end int, sent annot.Sentence) int {
	if w := r.Word(end); !r.is(connects, w) && !r.lex.Is(lexicon.Particle, w) && w != "Without" {
		return 0
	}
	for n := min(end+9, sent.Last); n > end+1; n-- {
		if !r.taken[n-1] && r.knownOrganization(i, n) {
			return n
		}
	}
	return 0
}

// lawFirm returns the end of a firm named after its partners: "Womble, Carlyle,
// Sandridge, and Rice, PLLC"; 0 if there is none.
func (r *reader) lawFirm(i, end int, sent annot.Sentence) int {
	if end-i > 2 || r.Word(end) != "," || r.words[r.Word(end-1)] == suffix {
		return 0
	}
	for k, names := end, 1; k < min(sent.Last, i+14); k++ {
		switch w := r.Word(k); {
		case r.words[w] == suffix:
			if names > 2 {
				return k + 1
			}
			return 0
		case w == "," || w == "and" || w == "&":
		case r.capital(k, sent.First) && !r.taken[k] && !r.Capital(k-1): // one name each
			names++
		default:
			return 0
		}
	}
	return 0
}

// contact reports whether a label such as "Contact:" stands before token i.
func (r *reader) contact(i int) bool {
	return r.Word(i-1) == ":" && r.is(contacts, strings.ToLower(r.Word(i-2)))
}

// companies learns by what names a company with its suffix, "Maple Ridge Bakeries
// Inc.", may be called without it: "Maple Ridge". The surname of a founder who
// is named too stays his.
func (r *reader) companies() {
	people := map[string]bool{}
	for i := range r.Tokens {
		if prev := r.Word(i - 1); r.lex.Title(prev) != "" || r.lex.FirstName(prev) {
			people[r.Word(i)] = true
		}
	}
	for _, sent := range r.Sentences {
		for k := sent.First + 1; k < sent.Last; k++ {
			if r.words[r.Word(k)] != suffix {
				continue
			}
			end := k
			if r.Word(end-1) == "," {
				end--
			}
			i := end
			for i > sent.First && end-i < 5 && r.capital(i-1, sent.First) && r.words[r.Word(i-1)] != suffix {
				i--
			}
			for n := i + 1; n <= end; n++ {
				w := r.Word(n - 1)
				name := r.textOf(i, n)
				if n-i == 1 && (people[w] || r.lex.FirstName(w) || r.lex.Title(w) != "" || r.common(i) || len(w) < 4) || r.lex.Adjective(w) != "" ||
					r.renowned(name) || r.words[name] == headWord {
					continue
				}
				r.short[lexicon.Fold(name)] = true
			}
		}
	}
}

// renowned reports whether a name is that of a place so well known that everybody would
// think of it first.
func (r *reader) renowned(name string) bool {
	ps := r.places(name)
	return len(ps) > 0 && (ps[0].Kind == "country" || ps[0].Population > 150_000)
}

// model reports whether token i is the number of a product: 787, A380, X5.
func (r *reader) model(i int) bool {
	w := r.Word(i)
	return w != "" && len(w) < 8 && unicode.IsDigit(rune(w[len(w)-1])) && !(len(w) == 4 && (w[:2] == "19" || w[:2] == "20")) &&
		(unicode.IsUpper(rune(w[0])) || len(w) == 3 && w[0] > '0' && w[0] <= '9')
}

// administration returns the end of "Bush administration", else 0.
func (r *reader) administration(i, end int) int {
	switch {
	case r.Word(end) == "administration" && end-i == 1 && r.lex.Adjective(r.Word(i)) == "" && r.words[r.Word(i)] == "" && !r.larger(i):
		return end + 1
	}
	return 0
}

// larger reports whether token i names a country, a state or a site.
func (r *reader) larger(i int) bool {
	ps := r.places(r.Word(i))
	return len(ps) > 0 && ps[0].Kind != "city"
}

// cityOf returns the end of "City of Fort Wayne", which acts, else 0.
func (r *reader) cityOf(i, end int, sent annot.Sentence) int {
	if !r.is(municipal, r.Word(i)) || end-i != 1 || r.Word(end) != "of" || end+1 >= sent.Last || !r.capital(end+1, sent.First) {
		return 0
	}
	return r.runEnd(end+1, sent.Last)
}

// nameAfter returns where a full name begins that closes a run whose start is
// part of its title: "Secretary of State Antony Blinken", "Minister for the
// Middle East Tobias Ellwood"; 0 if there is none.
func (r *reader) nameAfter(i, end int, sent annot.Sentence) int {
	after := i - 1
	if after >= sent.First && r.Word(after) == "the" {
		after--
	}
	listed := false
	for after > max(sent.First, i-maxRun) && (r.Word(after) == "and" || listed && (r.Word(after) == "," || r.capital(after, sent.First))) {
		listed = true // "Agriculture, Fisheries and Forestry"
		after--
	}
	if after <= sent.First || r.Word(after) != "of" && r.Word(after) != "for" || r.lex.Title(r.Word(after-1)) == "" {
		return 0
	}
	for k := i + 1; k+1 < end; k++ {
		// "of Brazil Rubem Mendes": what stands after a country is a name.
		known := r.lex.FirstName(r.Word(k)) || !listed && k == i+1 && (r.larger(i) || r.Word(i) == "State")
		if known && end-k <= 4 && r.looksPersonal(k, end) && !r.titled(k, end) && !r.lex.HeadlineVerb(r.Word(k)) &&
			r.lex.Title(r.Word(k)) == "" && !r.larger(k) && r.words[r.Word(k-1)] == "" {
			return k
		}
	}
	return 0
}

// titled reports whether a title stands within tokens i to end.
func (r *reader) titled(i, end int) bool {
	for ; i < end; i++ {
		if r.lex.Title(r.Word(i)) != "" {
			return true
		}
	}
	return false
}

// nickname returns the end of a name with a nickname in quotes: Richard "Tex"
// Coe; 0 if there is none.
func (r *reader) nickname(i, end int, sent annot.Sentence) int {
	if !r.lex.FirstName(r.Word(end-1)) || end+3 >= sent.Last || !openQuotes[r.Word(end)] || !closeQuotes[r.Word(end+2)] ||
		!r.capital(end+1, sent.First) || !r.capital(end+3, sent.First) {
		return 0
	}
	for k := i; k < end; k++ {
		if !r.lex.FirstName(r.Word(k)) {
			return 0
		}
	}
	return r.runEnd(end+3, sent.Last)
}

var openQuotes, closeQuotes = lexicon.WordSet(`" “ ‘ '`), lexicon.WordSet(`" ” ’ '`)

// rest reads what is left of a run as a run of its own.
func (r *reader) rest(i, end int, sent annot.Sentence) {
	for i < end && (r.taken[i] || !r.capital(i, sent.First)) {
		i++
	}
	if i < end {
		r.classify(i, end, sent)
	}
}

// lastTitle returns the last title within a run that a name may follow, or -1.
func (r *reader) lastTitle(i, end int) int {
	for t := end - 1; t >= i; t-- {
		if r.lex.Title(r.Word(t)) != "" && !r.lex.FirstName(r.Word(t)) && !(t > i && r.is(suffixOfPerson, strings.Trim(r.Word(t+1), ".,"))) {
			return t // but "Martin Luther King Jr."
		}
		if r.words[r.Word(t)] == headWord {
			return -1 // "Committee" after a title: "Governors Association"
		}
	}
	return -1
}

// beforeTitle records a place or an organisation that opens a title: "Idaho
// Sen. Larry Craig", "Senate Majority Leader".
func (r *reader) beforeTitle(i, t int) {
	for n := t; n > i; n-- {
		name := r.textOf(i, n)
		if name == "U.S." || name == "US" {
			return
		}
		if r.Knows(name) {
			r.add(i, n, annot.Organization)
			return
		}
		if ps := r.places(name); len(ps) > 0 && (ps[0].Kind != "city" || ps[0].Population > 100_000) {
			r.add(i, n, annot.Place)
			return
		}
	}
}

// initialed reports whether token i, in capitals after a word in small letters
// or a genitive, is an acronym rather than the town of that name. A capital is
// spelled so for emphasis.
func (r *reader) initialed(i int, town lexicon.Place) bool {
	w := r.Word(i)
	return acronym(w) && len(w) <= 4 && town.Kind == "city" && !town.Capital && town.Name != w && i > 0 && (r.startsLower(i-1) ||
		r.Tokens[i-1].Tag == "POS")
}

// looksPersonal reports whether tokens i to end could be a person's name.
func (r *reader) looksPersonal(i, end int) bool {
	if end-i > 6 {
		return false
	}
	if r.is(things, strings.ToLower(r.Word(end-1))) {
		return false
	}
	for k := i; k < end; k++ {
		w := r.Word(k)
		if r.words[w] != "" || r.lex.Adjective(w) != "" || strings.ContainsAny(w, "0123456789/") {
			return false
		}
	}
	return true
}

// person records a person, with "Jr." after a comma, without the verb of a
// headline.
func (r *reader) person(i, end int, sent annot.Sentence) {
	for k := i + 1; k < end; k++ {
		if r.lex.HeadlineVerb(r.Word(k)) {
			end = k
			break
		}
	}
	if r.lex.HeadlineVerb(r.Word(i)) && r.headlined(i) {
		return // "Minister Opens Park"
	}
	for end-1 > i && r.lex.Is(lexicon.Postnominal, r.Word(end-1)) {
		end--
	}
	if end-i == 1 && r.common(i) && r.headlined(i) && r.known[lexicon.Fold(r.Word(i))] == "" {
		return // "President Monthly Press Conference"
	}
	if end-i > 1 && r.nouns(i, end) && !r.lex.FirstName(r.Word(i)) {
		return // "Vice President Media Relations"
	}
	for i-1 > sent.First && r.is(surnameParticles, r.Word(i-1)) && !r.taken[i-1] {
		i-- // "said van Zyl"
	}
	r.add(i, end, annot.Person)
}

// initials reports whether w stands for first names: "J.P.", "JP".
func initials(w string) bool {
	w = strings.ReplaceAll(w, ".", "")
	return w != "" && len(w) <= 3 && strings.ToUpper(w) == w && unicode.IsUpper(rune(w[0]))
}

// spokenFor reports whether a verb of speech stands beside the run.
func (r *reader) spokenFor(i, end int) bool {
	if end-i == 1 && acronym(r.Word(i)) {
		return false
	}
	return r.lex.Speech(r.Word(end)) && strings.HasPrefix(r.Tokens[end].Tag, "VB") || i > 0 && r.lex.Speech(r.Word(i-1)) &&
		(r.Tokens[i-1].Tag == "VBD" || r.Tokens[i-1].Tag == "VBZ")
}

// knownOrganization reports whether the run is the whole name of one.
func (r *reader) knownOrganization(i, end int) bool {
	return r.Knows(r.textOf(i, end))
}

// orgEnd returns the end of an organisation that begins with the run: a head
// word or a suffix within it, and the phrases after ("Department of Health
// and Human Services"); 0 if it is none.
func (r *reader) orgEnd(i, end int, sent annot.Sentence) int {
	head := -1
	for k := i; k < end; k++ {
		switch r.words[r.Word(k)] {
		case headWord, suffix:
			head = k
		}
	}
	if head < 0 || end-i == 1 && r.words[r.Word(i)] == suffix {
		return 0
	}
	for k := head + 1; k < end; k++ {
		if r.lex.HeadlineVerb(r.Word(k)) && r.headlined(i) {
			return k // "Tallow Forge Launches Lamp"
		}
	}
	if r.Word(head) == "Board" && r.Word(end) == "of" && (r.Word(end+1) == "Directors" || r.Word(end+1) == "Trustees") && head == i {
		return 0 // any company has one
	}
	if head == i && r.lex.Title(r.Word(i+1)) != "" {
		return 0 // "Group President"
	}
	if r.Word(head) == "Convention" && head == end-1 && (r.Word(end) == "on" || r.Word(end) == "for" || r.Word(end) == "against") {
		return 0 // a treaty
	}
	if w := r.Word(end - 1); head < end-1 && (w == "Resolution" || w == "Resolutions" || w == "Report" || w == "Summit" || w == "Meeting") {
		return head + 1 // "UN Security Council Resolution"
	}
	if r.Word(end-1) == "Act" || r.Word(end-1) == "Member" || r.Word(end-1) == "Members" || r.Word(end-1) == "Program" ||
		r.Word(end-1) == "Bill" || r.Word(end-1) == "Amendment" {
		return 0
	}
	if r.Word(end) == "," && end+1 < sent.Last && r.words[r.Word(end+1)] == suffix {
		return end + 2
	}
	if head < end-1 {
		known := r.lex.FirstName(r.Word(head+1)) || end-head == 3 && r.chaired(i) && !r.common(head+1) && !r.common(head+2)
		if known && r.looksPersonal(head+1, end) || r.lex.Title(r.Word(head+1)) != "" {
			return head + 1 // "… Committee Joseph Brown", "U.S. District Court Judge"
		}
		return end
	}
	if r.words[r.Word(head)] == suffix && head > i {
		return end // "Lindqvist AB of Sweden"
	}
	if n := end + 3; r.Word(head) == "Office" && r.Word(end) == "," && r.Word(n-1) == "District" && r.Word(n) == "of" && n+1 < sent.Last {
		return r.runEnd(n+1, sent.Last) // "U.S. Attorney's Office, Northern District of Ohio"
	}
	grown := r.grow(end, sent)
	if grown == end && end-i == 1 && r.words[r.Word(i)] != whole {
		return 0 // "the Committee" alone refers back
	}
	return grown
}

// chaired reports whether a title and "of" stand before token i.
func (r *reader) chaired(i int) bool {
	return r.Word(i-1) == "of" && r.lex.Title(r.Word(i-2)) != ""
}

// grow takes the "of", "for" and "and" phrases after a head word.
func (r *reader) grow(end int, sent annot.Sentence) int {
	on, phrase, joined, listed := false, false, false, false // after "of" or "for" a list may go on
	for end+1 < sent.Last && end < sent.First+200 {
		j := end
		switch r.Word(j) {
		case "at":
			if j++; r.Word(j) == "the" || !r.campus(end) {
				return end
			}
		case "of", "for", "on", "to":
			phrase = true
			if r.Word(j) == "on" {
				if on || initials(r.Word(j+1)) {
					return end // "Board on Health on Monday's agenda", "on S. 2006"
				}
				on = true
			}
			to := r.Word(j) == "to"
			j++
			if r.Word(j) == "the" {
				j++
			}
			if to && !r.is(causes, r.Word(end-1)) && len(r.places(r.Word(j))) == 0 && !acronym(r.Word(j)) && r.words[r.Word(j)] == "" &&
				!(r.Word(j+1) == "of" && r.larger(j+2)) {
				return end // "International Community to Make Sanctions Work"
			}
		case "in": // "Co-operation in Europe (OSCE)": the brackets close the name
			j++
			if j >= sent.Last || r.Word(r.runEnd(j, sent.Last)) != "(" && !(acronym(r.Word(end-2)) && r.larger(j) &&
				r.Word(end-1) != "Headquarters") && !r.local(end) {
				return end // or "OSCE Presence in Albania"
			}
		case "and", "&":
			if joined {
				return end
			}
			joined = true
			j++
			if r.lex.Title(r.Word(j)) != "" || r.lex.FirstName(r.Word(j)) || r.larger(end-1) || j < sent.Last && r.another(j, sent, phrase) {
				return end
			}
		case ",":
			// "Health, Education, Labor, and Pensions": a list that an "and" closes.
			if !r.listGoesOn(j+1, sent) || r.Word(j+1) == "and" && !listed {
				return end
			}
			listed = true
			j++
			if r.Word(j) == "and" {
				j++
			}
		default:
			return end
		}
		if j >= sent.Last || r.taken[j] || !r.capital(j, sent.First) {
			return end
		}
		end = r.wholePlace(r.beforePerson(j, r.runEnd(j, sent.Last)), sent.Last)
	}
	return end
}

// local reports whether the body that ends at token end has its location in its name:
// "Regional Court in Brno", "Public Prosecutor's Office in Banja Luka".
func (r *reader) local(end int) bool {
	switch r.Word(end - 1) {
	case "Court":
		return r.Word(end-2) == "Regional" || r.Word(end-2) == "Municipal" || r.Word(end-2) == "Cantonal"
	case "Office":
	case "Mission", "Presence":
	default:
		return false
	}
	return r.is(unions, r.Word(end-2)) || r.is(unions, r.Word(end-3)) // "OSCE Programme Office in Dushanbe"
}

// another reports whether what stands after the "and" at the end of an
// organisation is the next one: it has a head word or is known, or its words are
// names and not nouns. After "of" or "for" the nouns of a list have no head:
// "Department of Health and Human Services".
func (r *reader) another(j int, sent annot.Sentence, phrase bool) bool {
	if r.taken[j] || !r.capital(j, sent.First) {
		return false
	}
	end := r.runEnd(j, sent.Last)
	if phrase && end-j == 1 && r.is(services, r.Word(j)) {
		return false // "Energy and Water Appropriations Subcommittee"
	}
	if r.knownOrganization(j, end) || acronym(r.Word(j)) || r.words[r.Word(end)] == suffix {
		return true
	}
	for k := j; k < end; k++ {
		if role := r.words[r.Word(k)]; role == suffix || role == headWord && !(phrase && r.is(services, r.Word(k))) && k > j {
			return true
		}
	}
	switch {
	case phrase && end-j == 1 && r.common(j-2):
		return false // "Institute of Mining and Metallurgy"
	case phrase && !r.common(j-2), !phrase && end-j > 1:
		return true // "University of Strathclyde and Spire Global"
	}
	return !r.common(end-1) || r.larger(j)
}

// common reports whether token i is a noun of the language, by its use in small
// letters.
func (r *reader) common(i int) bool {
	w := strings.ToLower(strings.ReplaceAll(r.Word(i), "-", ""))
	for _, w := range []string{w, american.Replace(w)} {
		if _, ok := r.clusters[w]; ok && !r.noNouns[w] {
			return true
		}
	}
	for _, end := range nounEnds {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// american spells as the releases do that the clusters are made of.
var american = strings.NewReplacer("isation", "ization", "ised", "ized", "ising", "izing", "our", "or", "defence", "defense")

// nounEnds are endings of nouns that the word clusters, made from releases of the
// Senate, do not have: "Defence".
var nounEnds = []string{"tion", "tions", "ment", "ics", "ture", "logy", "ence", "ences", "ance", "ism", "ities", "ries", "ing", "our",
	"urgy", "graphy"}

// beforePerson returns the end of a run before the name of a person that closes
// it: "Council of Representatives Mahmoud al-Mashhadani".
func (r *reader) beforePerson(i, end int) int {
	for k := i + 1; k+1 < end; k++ {
		if r.lex.FirstName(r.Word(k)) && len(r.places(r.Word(k))) == 0 && r.looksPersonal(k, end) {
			return k
		}
	}
	return end
}

// campus reports whether a university is named right before token end, which
// may have its town after "at".
func (r *reader) campus(end int) bool {
	for k := end - 1; k >= max(0, end-6); k-- {
		if w := r.Word(k); w == "University" || w == "College" {
			return true
		}
	}
	return false
}

// listStart returns where the list begins that the run from i to end closes; i
// if there is none.
func (r *reader) listStart(i, end int, sent annot.Sentence) int {
	body := false
	for k := i; k < min(end, i+6); k++ {
		body = body || r.is(bodies, r.Word(k)) && k > i
	}
	k := i - 1
	if !body || k <= sent.First || r.Word(k) != "and" || end-i > 6 && r.Word(k-1) == "," {
		return i
	}
	if r.Word(k-1) != "," && !(r.common(i) && (r.common(k-1) || r.lex.Adjective(r.Word(k-1)) != "")) {
		return i // "Teaching and Referral Hospital", of nouns
	}
	start := i
	for k--; k >= sent.First && !r.taken[k]; k-- {
		w := r.Word(k)
		switch {
		case w == "," && k > sent.First && r.capital(k-1, sent.First):
		case r.capital(k, sent.First) && r.lex.Title(w) == "" && !r.lex.FirstName(w) && (r.words[w] == "" || r.words[w] == whole) &&
			(len(r.places(w)) == 0 || r.common(k)) && !acronym(w):
			start = k
		default:
			return start
		}
	}
	return start
}

// listGoesOn reports whether capitalised words, commas and a closing "and"
// follow, as in the name of a committee.
func (r *reader) listGoesOn(j int, sent annot.Sentence) bool {
	for k := j; k < min(sent.Last, j+10); k++ {
		switch w := r.Word(k); {
		case w == "and" && k+1 < sent.Last && r.capital(k+1, sent.First):
			return r.lex.Title(r.Word(k+1)) == "" && !r.lex.FirstName(r.Word(k+1)) && len(r.places(r.Word(k+1))) == 0
		case w == "," || r.capital(k, sent.First) && r.lex.Title(w) == "" && !r.lex.FirstName(w) && len(r.places(w)) == 0:
		default:
			return false
		}
	}
	return false
}

// placeEnd returns the end of the place that begins at i and takes the whole
// run or more ("Austin, Texas"); i if it is none.
func (r *reader) placeEnd(i, end int, sent annot.Sentence) int {
	if n := r.districtOfColumbia(i, sent.Last); n >= end {
		return n
	}
	for n := end; n > i; n-- {
		name := r.textOf(i, n)
		if name == "U.S." || name == "US" {
			return i
		}
		ps := r.places(strings.TrimSuffix(name, "."))
		if len(ps) == 0 {
			ps = r.places(name)
		}
		if r.words[name] != "" || len(ps) == 0 && !r.namedSite(i, n) {
			continue
		}
		if n-i == 1 && len(ps) > 0 && r.common(i) && !strings.EqualFold(ps[0].Name, name) && len(ps[0].Name) > len(name) &&
			len([]rune(ps[0].Name)) == len([]rune(name)) {
			return i // "Sale" is not Salé
		}
		if n-i == 1 && len(ps) > 0 && ps[0].Kind != "country" && r.lex.Adjective(name) != "" {
			return i // "the Kazakh market"
		}
		if n-i == 1 && len(ps) > 0 && r.initialed(i, ps[0]) {
			return i // "students of OSU" are not those of Osu
		}
		if n-i == 1 && i == sent.First && ps[0].Kind != "country" && r.common(i) && r.Word(n) != "," && r.startsLower(n) {
			return i // "Man charged"
		}
		if n == end && n+1 < sent.Last && r.Word(n) == "," {
			if m := r.within(i, n, sent.Last); m > 0 {
				return m
			}
		}
		if len(ps) > 0 && ps[0].Kind == "city" && n-i == 1 && (r.lex.FirstName(name) || ps[0].Population < 150_000) &&
			!r.placed(i, ps[0].Population) {
			return i // Jackson and Commerce are cities where something is in them
		}
		return n
	}
	if end-i <= 3 && r.Word(end) == "," && r.looksPersonal(i, end) && !(end-i > 1 && r.lex.FirstName(r.Word(i))) &&
		!strings.HasPrefix(r.Word(end+1), "U") {
		if m := r.containerEnd(end+1, sent.Last); m > 0 {
			return m // a town too small for the gazetteer, with its state
		}
	}
	return i
}

// districtEnd takes the place after "Middle District of".
func (r *reader) districtEnd(end int, sent annot.Sentence) int {
	switch r.Word(end - 1) {
	case "District", "Province", "County", "Governorate", "Region":
	default:
		return end
	}
	if r.Word(end) != "of" || end+1 >= sent.Last || !r.capital(end+1, sent.First) {
		return end
	}
	if n := r.runEnd(end+1, sent.Last); len(r.places(r.textOf(end+1, n))) > 0 {
		return n
	}
	return end
}

// districtOfColumbia returns the end of "Washington, D.C." in all the ways in
// which it is written, also without its marks; 0 if it is none.
func (r *reader) districtOfColumbia(i, last int) int {
	if !strings.EqualFold(r.Word(i), "Washington") {
		return 0
	}
	j := i + 1
	if r.Word(j) == "," {
		j++
	}
	switch {
	case j < last && (r.Word(j) == "D.C." || r.Word(j) == "DC" || r.Word(j) == "D.C"):
		return j + 1
	case j+1 < last && r.Word(j) == "D" && r.Word(j+1) == "C":
		return j + 2
	}
	return 0
}

// holds reports whether tokens i to end name a country or a state: what follows
// it after a comma is the next of a list.
func (r *reader) holds(i, end int) bool {
	ps := r.places(r.textOf(i, end))
	if len(ps) == 0 || ps[0].Name == "Washington" || ps[0].Name == "New York" {
		return false // which are cities too
	}
	return ps[0].Kind == "country" || (ps[0].State != "" || r.is(federal, ps[0].Country)) && ps[0].Kind == "region" && !ps[0].County
}

// within returns the end of the state or the country after the comma at n in
// which the place of tokens i to n lies, 0 if there is none: Luxembourg is the
// next of a list in "Frankfurt, Luxembourg".
func (r *reader) within(i, n, last int) int {
	m := r.containerEnd(n+1, last)
	if m == 0 || r.holds(i, n) && !(r.lex.State(r.Word(n+1)) != "" && strings.HasSuffix(r.Word(n+1), ".")) {
		return 0
	}
	name := r.textOf(n+1, m)
	towns, around := r.places(r.textOf(i, n)), r.places(name)
	if len(towns) == 0 || len(around) == 0 || r.lex.State(name) != "" {
		return m
	}
	for _, in := range around {
		for _, p := range towns {
			next := p.Kind == "region" && !p.County && in.Kind == "region" // "Saxony, Brandenburg"
			if p.Country == in.Country && in.Kind != "city" && !next {
				return m
			}
		}
	}
	return 0
}

// withContainer returns the end of a place with the country or the state after it: "the
// port of Richmond, BC".
func (r *reader) withContainer(i, end int, sent annot.Sentence) int {
	if end < sent.Last && r.Word(end) == "," {
		return max(end, r.within(i, end, sent.Last))
	}
	return end
}

// placed reports whether a preposition of place stands before token i; that of
// a small town must be one that hardly ever stands before a person.
func (r *reader) placed(i, people int) bool {
	if i == 0 || r.opensLine(i) && r.is(dashes, r.Word(i+1)) {
		return true // a dateline
	}
	if w := r.Word(i - 1); (w == "," || w == "and") && people > 5_000 && !r.lex.FirstName(r.Word(i)) && !r.lex.Speech(r.Word(i+1)) {
		k := i - 2 // the next of a list of places
		if k >= 0 && r.kinds[k] == annot.Place {
			return true
		}
	}
	switch r.Word(i - 1) {
	case "in", "near", "outside", "In", "Near":
		return true
	case "at", "from", "At", "to", "around", "between":
		return people > 5_000
	}
	return false
}

// opensLine reports whether token i is the first of its line.
func (r *reader) opensLine(i int) bool {
	return i == 0 || strings.Contains(r.SpaceBefore(i), "\n")
}

// longPlace returns the end of a place of the gazetteer that begins with the
// run and goes on after it: "Gulf of Mexico"; 0 if there is none.
func (r *reader) longPlace(i, end int, sent annot.Sentence) int {
	for n := min(end+3, sent.Last); n > end && r.words[r.Word(i)] != headWord; n-- {
		if r.taken[n-1] {
			continue
		}
		if len(r.places(r.textOf(i, n))) > 0 {
			return n
		}
	}
	return 0
}

// wholePlace returns the end of a place that the tokens before end begin and that
// goes on after it, "Bosnia and Herzegovina", else end.
func (r *reader) wholePlace(end, last int) int {
	switch w := r.Word(end); {
	case w != "and" && w != "upon" && w != "on":
		return end
	case end+1 >= last || !r.Capital(end+1) && r.Word(end+1) != "the":
		return end
	}
	for from := end - 1; from >= max(0, end-2); from-- {
		for n := min(end+3, last); n > end+1; n-- {
			if !r.taken[n-1] && len(r.places(r.textOf(from, n))) > 0 {
				return n
			}
		}
	}
	return end
}

// bracketed reports whether a country in brackets follows: "Voskepar (Armenia)".
func (r *reader) bracketed(end int, sent annot.Sentence) bool {
	if end+2 >= sent.Last || r.Word(end) != "(" {
		return false
	}
	n := end + 1
	for n < sent.Last && r.kinds[n] == annot.Place {
		n++
	}
	if n == end+1 {
		n = r.containerEnd(end+1, sent.Last)
	}
	return n > 0 && r.Word(n) == ")" && r.lex.State(r.Word(end+1)) == ""
}

// containerEnd returns the end of a state or a country that stands after
// "City,", or 0.
func (r *reader) containerEnd(i, last int) int {
	for n := min(i+3, last); n > i; n-- {
		if r.taken[n-1] {
			continue
		}
		name := r.textOf(i, n)
		if c, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(c) {
			return 0
		}
		if r.lex.State(name) != "" || r.lex.Is(lexicon.Province, name) || n == i+2 && (r.Word(i) == "Co." || r.Word(i) == "Co" ||
			r.Word(i) == "County") && r.Capital(i+1) {
			return n
		}
		if ps := r.places(name); len(ps) > 0 && (ps[0].Kind == "country" || ps[0].Kind == "region" && (ps[0].State != "" ||
			r.is(federal, ps[0].Country) || !(r.Word(n) == "and" && n+1 < last && r.Capital(n+1)))) {
			return n
		}
	}
	return 0
}

// placeWord returns what token i does in the names of places.
func (r *reader) placeWord(i int) lexicon.PlaceWord {
	p, _ := r.lex.PlaceWord(strings.ToLower(r.Word(i)))
	return p
}

// namedSite reports whether tokens i to end name a site by their last word.
func (r *reader) namedSite(i, end int) bool {
	if end-i >= 2 && end-i <= 4 && r.Capital(i) && (r.placeWord(i).Begins || r.is(navies, r.Word(i))) && r.words[r.Word(end-1)] == "" &&
		r.lex.Title(r.Word(end-1)) == "" {
		return true
	}
	next := end
	if w := r.Word(next); w == "\"" || w == "”" || w == "»" {
		next++ // the “Peace Bridge” initiative
	}
	return end-i >= 2 && !r.is(things, r.Word(next)) && r.placeWord(end-1).Names && r.words[r.Word(i)] == ""
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

// endsOrganization reports whether an organisation found so far ends with
// token i.
func (r *reader) endsOrganization(i int) bool {
	return i >= 0 && r.kinds[i] == annot.Organization
}
