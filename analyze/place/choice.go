package place

import (
	"math"
	"slices"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

// A question is which place a name of a document means. The same name is two questions
// where the text says that it lies in two places.
type question struct {
	name, town string
	mentions   []int
	container                  // what the text says it lies in
	held       []lexicon.Place // the containers in which the gazetteer has it
	written    bool            // its name says what it lies in
	called     annot.GeoKind   // the kind that the text calls it, empty if it does not say
	counties   bool            // the text calls it a county
	list       []*question     // those that it stands in a list with
	twins      []*question     // those about the same name before it
	candidates []candidate     // unless one is sure, the last is that it is none of the others
	meaning    meaning
}

// mostRounds is how often all names of a release are chosen anew at most.
const mostRounds = 4

// choose answers all questions together. Names may confirm each other in a country that nothing
// else tells of, so it tries, too, what follows if all that can lies where the release is at home
// by its adjectives, bodies and addresses, and keeps what is likelier as a whole.
func (s *setting) choose() {
	s.iterate()
	home := s.hinted()
	if home == "" || !s.abroad(home) {
		return
	}
	var kept []meaning
	odds := s.odds()
	for _, q := range s.questions {
		kept = append(kept, q.meaning)
		if c, ok := q.likeliest(home); ok {
			q.meaning = meaning{Place: c.Place, known: true}
		}
	}
	s.count()
	s.iterate()
	if s.odds() > odds {
		return
	}
	for i, q := range s.questions {
		q.meaning = kept[i]
	}
	s.count()
}

// hinted returns the country that most hints tell of, or "".
func (s *setting) hinted() (home string) {
	for c, n := range s.hints {
		if home == "" || n > s.hints[home] || n == s.hints[home] && c < home {
			home = c
		}
	}
	return home
}

// abroad reports whether a name means a place in another country than this, although another of its name lies in it.
func (s *setting) abroad(country string) bool {
	for _, q := range s.questions {
		if q.meaning.known && q.meaning.Country != country && q.meaning.Kind != string(annot.Country) {
			if _, ok := q.likeliest(country); ok {
				return true
			}
		}
	}
	return false
}

// likeliest returns the candidate in a country that has the greatest weight.
func (q *question) likeliest(country string) (best candidate, ok bool) {
	for _, c := range q.candidates {
		if c.Country == country && (!ok || c.weight > best.weight) {
			best, ok = c, true
		}
	}
	return best, ok
}

// odds is the sum of the logarithms of the probabilities of what the names mean, each given the others.
func (s *setting) odds() (sum float64) {
	for _, q := range s.questions {
		if len(q.candidates) < 2 {
			continue
		}
		best, all := s.weightiest(q).weight, 0.0
		for _, c := range q.candidates {
			all += math.Exp(c.weight - best)
		}
		sum -= math.Log(all)
	}
	return sum
}

// iterate lets each name mean the candidate of the greatest weight, given what the others mean,
// and does this again until no name changes.
func (s *setting) iterate() {
	for round := range mostRounds {
		changed := false
		for _, q := range s.questions {
			was := q.meaning
			q.meaning = s.answer(q)
			changed = changed || was.known != q.meaning.known || was.Lat != q.meaning.Lat || was.Lon != q.meaning.Lon ||
				was.Country != q.meaning.Country || was.Kind != q.meaning.Kind
		}
		if round > 0 && !changed {
			break
		}
		s.count()
	}
}

// answer returns what a name means, given the places that the others mean.
func (s *setting) answer(q *question) meaning {
	if len(q.candidates) > 0 {
		if best := s.weightiest(q); !best.none {
			return meaning{Place: best.Place, known: true, why: s.reason(q, best), precision: annot.AtPlace}
		}
	}
	if len(q.candidates) == 0 && len(q.town) >= 4 {
		if m, ok := s.partOf(q.town, q.in); ok {
			return m
		}
	}
	return meaning{}
}

// weightiest returns the candidate of the greatest weight, the first of equals.
func (s *setting) weightiest(q *question) candidate {
	first := 0
	for i := range q.candidates {
		c := &q.candidates[i]
		c.speaking = s.context(q, c)
		c.weight = s.model.Odds(c.speaking)
		if c.weight > q.candidates[first].weight {
			first = i
		}
	}
	return q.candidates[first]
}

// reason returns why a name means a candidate.
func (s *setting) reason(q *question, best candidate) annot.Evidence {
	if len(q.held) > 0 {
		return q.why
	}
	second := -1
	for i, c := range q.candidates {
		if c.none || identity(c.Place) == identity(best.Place) {
			continue
		}
		if second < 0 || c.weight > q.candidates[second].weight {
			second = i
		}
	}
	if second < 0 {
		return annot.Evidence{Rule: onlyOne}
	}
	switch feature := s.model.Strongest(best.speaking, q.candidates[second].speaking); feature {
	case "":
		return annot.Evidence{Rule: byOrder}
	case asInList, areaInList, stateOfList, countryOfList:
		return annot.Evidence{Span: s.Mentions[q.list[0].mentions[0]].Span, Rule: likeOthers}
	default:
		return annot.Evidence{Rule: byWeight + feature}
	}
}

// A Choice is a name of a document with the places that it may mean, the last of which is
// none of the gazetteer, and the features of each.
type Choice struct {
	Name     string
	At       annot.Span // its first mention
	Places   []annot.Geo
	Features [][]logistic.Feature
}

// Choices returns the names of a document for which the gazetteer has a place, in order of
// first mention, where the other names mean what a model says. Package main of
// analyze/eval/fit compares them with the annotations.
func Choices(doc *annot.Document, lex *lexicon.Lexicon, m logistic.Model) []Choice {
	r := newResolver(doc, lex)
	r.model = m
	s := r.read()
	var all []Choice
	for _, q := range s.questions {
		if len(q.candidates) < 2 {
			continue
		}
		c := Choice{Name: q.name, At: doc.Mentions[q.mentions[0]].Span}
		for i := range q.candidates {
			k := &q.candidates[i]
			c.Places, c.Features = append(c.Places, geoOf(k.Place)), append(c.Features, slices.Clone(s.context(q, k)))
		}
		all = append(all, c)
	}
	return all
}
