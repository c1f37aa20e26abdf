package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

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
	rng := rand.New(rand.NewPCG(seed, 7))
	pick := func(kind string) string { return s.parts[kind][rng.IntN(len(s.parts[kind]))] }
	spans = slices.Clone(spans)
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	became := map[string]string{}
	word := func(w, kind string) string {
		if _, ok := became[w]; !ok {
			became[w] = pick(kind)
		}
		return became[w]
	}
	var out strings.Builder
	var moved []span
	at := 0
	for _, sp := range spans {
		if sp.Start < at {
			continue
		}
		old := sp.Text(text)
		name := old
		switch words := strings.Fields(old); {
		case len(words) == 0:
		case sp.kind == 0 && len(words) == 1 && s.lex.FirstName(old):
			name = word(old, "first")
		case sp.kind == 0 && len(words) == 1:
			name = word(old, "last")
		case sp.kind == 0 && len(words) < 5:
			name = word(words[0], "first") + " " + word(strings.TrimSuffix(words[len(words)-1], "."), "last")
			if len(words) > 2 && rng.IntN(3) == 0 {
				name = word(words[0], "first") + " " + pick("last") + " " + word(words[len(words)-1], "last")
			}
		case sp.kind == 1 && strings.Contains(old, ","):
			if became[old] == "" {
				became[old] = pick("place") + ", " + pick("country")
			}
			name = became[old]
		case sp.kind == 1 && len(s.lex.Places(old)) > 0 && s.lex.Places(old)[0].Kind == "country":
			name = word(old, "country")
		case sp.kind == 1:
			name = word(old, "place")
		case sp.kind == 2:
			if became[old] == "" {
				became[old] = s.organization(pick, rng, len(words))
			}
			name = became[old]
		}
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
