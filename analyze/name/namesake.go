package name

import (
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A name of one word may be a part of a person's name and a place: Virginia in
// "Virginia Foxley spoke in Virginia". It is the person, as a rule; what stands
// beside it tells the place.

// peopled is the least inhabitants of a town whose name may also be used in a person's
// name.
const peopled = 50_000

// isPlace reports whether token i, which the name of a person explains, names the
// place of that name.
func (r *reader) isPlace(i int) bool {
	ps := r.places(r.Word(i))
	if len(ps) == 0 || ps[0].Kind == "city" && ps[0].Population < peopled && !ps[0].Capital || r.lex.Title(r.Word(i-1)) != "" ||
		r.is(versus, r.Word(i-1)) {
		return false
	}
	next := r.Word(i + 1)
	owner := next == "'s" || next == "’s" || next == "s" // of a text that lost its marks
	switch {
	case r.Word(i+1) == "," && r.within(i, i+1, len(r.Tokens)) > 0, r.listed(i):
		return true
	case owner:
		return r.is(realmOwns, r.Word(i+2)) && r.realm(i)
	case r.lex.Speech(r.Word(i + 1)), r.lex.Speech(r.Word(i - 1)):
		return r.repeats(i) && r.lex.Speech(r.Word(i-1)) // "Kim Jordan said Jordan would pay"
	}
	return r.lies(i) || r.repeats(i)
}

// realm reports whether token i names a country or a state.
func (r *reader) realm(i int) bool {
	ps := r.places(r.Word(i))
	return len(ps) > 0 && (ps[0].Kind == "country" || ps[0].Kind == "region" && ps[0].State != "" && !ps[0].County)
}

// lies reports whether the words before token i say that something is, goes or
// rules there.
func (r *reader) lies(i int) bool {
	if r.wide(i) || r.wide(i-1) {
		return false // a mark was lost
	}
	before, head := strings.ToLower(r.Word(i-1)), strings.ToLower(r.Word(i-2))
	switch before {
	case "in":
		return !r.is(trusts, head)
	case "near", "outside", "across", "throughout", "within", "into", "inside", "northern", "southern", "eastern", "western", "central":
		return true
	case "of":
		return r.is(realms, r.Word(i-2)) || r.is(ruled, head) || r.lex.Title(r.Word(i-2)) == lexicon.Office
	case "to", "from", "for", "at":
		return r.is(moves, head)
	}
	return r.is(visited, before)
}

// listed reports whether token i stands in a list with a country or a state.
func (r *reader) listed(i int) bool {
	if p := i - 2; p >= 0 && (r.Word(i-1) == "," || r.Word(i-1) == "and") && r.kinds[p] == annot.Place && r.realm(i) && r.realm(p) {
		return true
	}
	return (r.Word(i+1) == "," || r.Word(i+1) == "and") && r.realm(i) && r.realm(i+2) && r.kinds[i+2] != annot.Person && r.Capital(i+2) &&
		(r.Word(i-1) == "," || r.Word(i-1) == "and")
}

// repeats reports whether the same sentence names the person in full before: who
// acts in it is not named a second time.
func (r *reader) repeats(i int) bool {
	w := r.Word(i)
	if !r.realm(i) && !r.places(w)[0].Capital {
		return false
	}
	for k := i - 1; k >= max(0, i-farBack) && !r.is(ends, r.Word(k)) && !r.wide(k+1) && !r.opensLine(k+1); k-- {
		if r.Word(k) != w || r.kinds[k] != annot.Person {
			continue
		}
		first := k+1 < i && r.kinds[k+1] == annot.Person && r.Capital(k+1)
		last := k > 0 && r.kinds[k-1] == annot.Person && r.Capital(k-1)
		return first || last
	}
	return false
}

// farBack is the most tokens before a name in which the same name is looked for.
const farBack = 40
