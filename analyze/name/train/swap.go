package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// standins are names from all over the world, and the parts to make those of
// organisations of, by kind.
//
//go:embed standins.tsv
var standins string

// swapper puts other names in the place of those of a document, so that the
// tagger learns what stands around a name, and not only the names of the United
// States.
type swapper struct {
	lex   *lexicon.Lexicon
	parts map[string][]string
}

func newSwapper(lex *lexicon.Lexicon) (*swapper, error) {
	s := &swapper{lex, map[string][]string{}}
	return s, lexicon.ReadTable("standins.tsv", standins, 2, func(col []string) error {
		s.parts[col[0]] = append(s.parts[col[0]], col[1])
		return nil
	})
}

// names returns the text with other names; the same name becomes the same one
// throughout, and a surname that of the full name. The seed decides which.
func (s *swapper) names(text string, spans []span, seed uint64) (string, []span) {
	return s.swap(text, spans, rand.New(rand.NewPCG(seed, 7)), map[string]string{})
}

// excerpt does so with an excerpt, and changes the names in it throughout the text.
func (s *swapper) excerpt(text string, part annot.Span, spans []span, seed uint64) (string, annot.Span, []span) {
	rng, became := rand.New(rand.NewPCG(seed, 7)), map[string]string{}
	inside, moved := s.swap(part.Text(text), shifted(spans, -part.Start), rng, became)
	before, _ := s.swap(text[:part.Start], sightings(text[:part.Start], text, spans), rng, became)
	after, _ := s.swap(text[part.End:], sightings(text[part.End:], text, spans), rng, became)
	return before + inside + after, annot.Span{Start: len(before), End: len(before) + len(inside)}, shifted(moved, len(before))
}

func shifted(spans []span, by int) []span {
	out := slices.Clone(spans)
	for i := range out {
		out[i].Start += by
		out[i].End += by
	}
	return out
}

// sightings returns where the names of a text stand in a piece of it.
func sightings(piece, text string, names []span) (found []span) {
	seen := map[string]bool{}
	for _, n := range names {
		name := n.Text(text)
		if seen[name] {
			continue
		}
		seen[name] = true
		for at := 0; ; {
			i := strings.Index(piece[at:], name)
			if i < 0 {
				break
			}
			n.Start, n.End = at+i, at+i+len(name)
			at = n.End
			if alone(piece, n.Span) {
				found = append(found, n)
			}
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Len() > found[j].Len() }) // the longer one first
	return found
}

// alone reports whether no word goes on beside a span.
func alone(text string, s annot.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

func (s *swapper) swap(text string, spans []span, rng *rand.Rand, became map[string]string) (string, []span) {
	spans = slices.Clone(spans)
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	var out strings.Builder
	var moved []span
	at := 0
	for _, sp := range spans {
		if sp.Start < at {
			continue
		}
		old := sp.Text(text)
		name := s.other(old, sp.kind, rng, became)
		if len(old) > 4 && strings.ToUpper(old) == old && sp.kind < 2 {
			name = strings.ToUpper(name)
		}
		out.WriteString(text[at:sp.Start])
		at = sp.End
		sp.Span = annot.Span{Start: out.Len(), End: out.Len() + len(name)}
		out.WriteString(name)
		moved = append(moved, sp)
	}
	out.WriteString(text[at:])
	return out.String(), moved
}

// other returns a name for another one of that kind.
func (s *swapper) other(old string, kind int, rng *rand.Rand, became map[string]string) string {
	pick := func(kind string) string { return s.parts[kind][rng.IntN(len(s.parts[kind]))] }
	word := func(w, kind string) string {
		if _, ok := became[w]; !ok {
			became[w] = pick(kind)
		}
		return became[w]
	}
	switch words := strings.Fields(old); {
	case len(words) == 0:
	case kind == 0 && len(words) == 1 && s.lex.FirstName(old):
		return word(old, "first")
	case kind == 0 && len(words) == 1:
		return word(old, "last")
	case kind == 0 && len(words) < 5:
		name := word(words[0], "first") + " " + word(strings.TrimSuffix(words[len(words)-1], "."), "last")
		if len(words) > 2 && rng.IntN(3) == 0 {
			name = word(words[0], "first") + " " + pick("last") + " " + word(words[len(words)-1], "last")
		}
		return name
	case kind == 1 && strings.Contains(old, ","):
		if became[old] == "" {
			became[old] = pick("place") + ", " + pick("country")
		}
		return became[old]
	case kind == 1 && len(s.lex.Places(old)) > 0 && s.lex.Places(old)[0].Kind == "country":
		return word(old, "country")
	case kind == 1:
		return word(old, "place")
	case kind == 2:
		if became[old] == "" {
			became[old] = s.organization(pick, rng, len(words))
		}
		return became[old]
	}
	return old
}

// organization makes up an organisation, long or short as the one that it
// stands for.
func (s *swapper) organization(pick func(string) string, rng *rand.Rand, words int) string {
	if words == 1 {
		if rng.IntN(3) > 0 {
			return pick("coined")
		}
		var letters []byte
		for range 2 + rng.IntN(4) {
			letters = append(letters, byte('A'+rng.IntN(26)))
		}
		return string(letters)
	}
	patterns := []string{
		"Ministry of {field} of {country}", "Ministry of {field}", "{country} {body} for {field}", "National {body} of {country}",
		"{body} of {field}", "State {body} for {field}",
		"University of {place}", "{place} University", "{place} University of Technology", "Technical University of {place}", "{place} {body}",
		"{place} City Council", "{place} Police",
		"{last} {trade}", "{last} {trade} {suffix}", "{coined} {trade}", "{coined} {suffix}", "{last} & {last}", "{last}, {last} & {last} LLP",
		"{coined} {country}", "Bank of {place}",
		"FC {place}", "{place} United", "{place} Rovers", "{place} {mascot}", "{place} {mascot}", "{mascot}", "AS {place}", "{place} HC",
		"{last} Racing", "{place} Symphony Orchestra", "{first} {last} Foundation", "Friends of {cause}", "{cause} Without Borders",
		"Save the {cause}",
		"{cause} International", "{body} for {cause} and {cause}", "{place} Chamber of Commerce and Industry", "{place} General Hospital",
		"{place} District Court", "Constitutional Court of {country}",
		"{place} Times", "Radio {place}", "Embassy of {country}", "{country} Red Cross", "{last} School of Business",
		"{country} Cricket Board", "{country} Athletics",
	}
	p := patterns[rng.IntN(len(patterns))]
	for {
		a, b := strings.IndexByte(p, '{'), strings.IndexByte(p, '}')
		if a < 0 {
			return p
		}
		p = fmt.Sprint(p[:a], pick(p[a+1:b]), p[b+1:])
	}
}
