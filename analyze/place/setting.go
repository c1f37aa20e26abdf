package place

import (
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// setting is what a release says of where it plays, for names that mean several
// places: "Georgia", "Cambridge", "Springfield".
type setting struct {
	*resolver
	votes  map[string]int       // by ISO country, and by first-level region ("US.MA")
	sum    int                  // of the countries
	own    map[string]ballot    // by folded name: the votes of the name itself, which do not count for it
	main   string               // the country where the release plays, or ""
	home   annot.Evidence       // how that is known; its span is empty where no one place of the text tells
	within map[string]container // by folded name: what the text says it lies in
	around []lexicon.Place      // towns and sites that are named and mean one place alone
	peers  map[int]neighbour    // by mention: an unambiguous neighbour in a list
	alike  map[string]neighbour // likewise by folded name, of names that have one meaning in a text
	meant  map[string]meaning   // by name, what resolve found
}

// meaning is a place, whether the gazetteer has it, and how that is known.
type meaning struct {
	lexicon.Place
	known bool
	why   annot.Evidence // its span is empty where the name alone tells
}

// container is what the text says that a place lies in, one of these, and where it
// says so.
type container struct {
	in  []lexicon.Place
	why annot.Evidence
}

// neighbour is a place in a list with another, and where it stands.
type neighbour struct {
	lexicon.Place
	at annot.Span
}

// ballot is a number of votes for a country and a region in it.
type ballot struct {
	country, region string
	n               int
}

// of returns how many are for a country or a region.
func (b ballot) of(code string) int {
	if code == b.country || code == b.region {
		return b.n
	}
	return 0
}

// read counts who is named or implied in a text: containers, cities that are by
// far the largest of their name, adjectives, bodies and currencies of countries,
// names within those of organisations, the issuer, and addresses of the Internet.
//
// It does so twice: what the first reading makes of each name votes in the second,
// so that Boston in Lincolnshire is no hint of the United States.
func (r *resolver) read() *setting {
	first := r.survey(nil, r.clear)
	return r.survey(first, func(name string) (lexicon.Place, bool) {
		if p, ok := first.clear(name); ok && p.Kind != "city" {
			return p, true
		}
		p, ok := first.locate(name, first.within[lexicon.Fold(name)].in)
		return p, ok && p.Country != ""
	})
}

// survey is one reading: look says what each name means, and what the text says
// of where places lie is taken over from the reading before.
func (r *resolver) survey(before *setting, look func(name string) (lexicon.Place, bool)) *setting {
	s := &setting{
		resolver: r, votes: map[string]int{}, own: map[string]ballot{}, within: map[string]container{},
		peers: map[int]neighbour{}, alike: map[string]neighbour{}, meant: map[string]meaning{},
	}
	if before != nil {
		s.within, s.peers, s.alike = before.within, before.peers, before.alike
	} else {
		r.contain(s)
	}
	s.tell(look)
	s.hint()
	return s
}

// tell counts the places that the text names and the adjectives of countries.
// Two thirds of them, or else the dateline, tell where it plays.
func (s *setting) tell(look func(name string) (lexicon.Place, bool)) {
	home := lexicon.Place{}
	seen := map[string]meaning{}
	for i, men := range s.Mentions {
		if men.Kind != annot.Place {
			continue
		}
		name := s.NameOf(i)
		folded := lexicon.Fold(name)
		m, old := seen[name]
		if !old {
			m.Place, m.known = look(name)
			seen[name] = m
			s.mark(name)
		}
		p, ok := m.Place, m.known
		if in := s.within[folded].in; len(in) > 0 {
			if p = in[0]; len(in) > 1 {
				p.Region = "" // one of many counties of that name
			}
			ok = !slices.ContainsFunc(in, func(c lexicon.Place) bool { return c.Country != p.Country })
		} else if ok && p.Kind != "country" {
			s.own[folded] = ballot{p.Country, p.Region, s.own[folded].n + 1}
		}
		if ok {
			s.vote(p)
		}
		if s.Dateline != nil && s.Dateline.Contains(men.Span) {
			home = p
		}
	}
	for _, tok := range s.Tokens {
		if w := tok.Text(s.Release.Text); len(w) > 3 && w[0] >= 'A' && w[0] <= 'Z' {
			s.vote(lexicon.Place{Country: s.lex.Adjective(w)})
		}
	}
	s.vote(home)
	if s.main = s.majority(); s.main != "" {
		s.home = annot.Evidence{Rule: "most of the places named lie in this country"}
	} else if s.main = home.Country; s.main != "" {
		s.home = annot.Evidence{Span: s.Dateline.Place, Rule: "the country of the dateline"}
	}
}

// hint counts what tells of a country without naming a place in it.
func (s *setting) hint() {
	for i, men := range s.Mentions {
		if men.Kind == annot.Organization {
			s.scan(s.NameOf(i))
		}
	}
	s.scan(s.Release.Issuer)
	s.scan(s.Release.Issuer) // twice: it is at home there
	for _, tok := range s.Tokens {
		s.vote(lexicon.Place{Country: s.lex.Home(tok.Text(s.Release.Text))})
	}
	for _, m := range domain.FindAllStringSubmatch(s.Release.Text, -1) {
		s.vote(lexicon.Place{Country: domainCountry(strings.ToLower(m[1]))})
	}
	if s.main != "" {
		return
	}
	if s.main = s.majority(); s.main != "" {
		s.home = annot.Evidence{Rule: "most of what the release names tells of this country"}
	}
}

// majority returns the country that has two thirds of the votes, or "".
func (s *setting) majority() string {
	for c, n := range s.votes {
		if len(c) == 2 && 3*n > 2*s.sum {
			return c // there can be only one
		}
	}
	return ""
}

// vote counts a country and, where p has one, its first-level region.
func (s *setting) vote(p lexicon.Place) {
	if p.Country == "" {
		return
	}
	s.votes[p.Country]++
	s.sum++
	if p.Region != "" {
		s.votes[p.Region]++
	}
}

// mostAround is how many places are kept to be near to.
const mostAround = 30

// mark keeps a name that the gazetteer has once, clear cities, and what the text
// says to lie somewhere.
func (s *setting) mark(name string) {
	if len(s.around) == mostAround {
		return
	}
	p, ok := s.clear(name)
	if in := s.within[lexicon.Fold(name)].in; len(in) == 1 {
		p, ok = s.locate(name, in)
	} else if ps := s.lex.AllPlaces(name); !ok && len(ps) == 1 {
		p, ok = ps[0], true
	}
	small := p.Kind == "city" || p.Kind == "district" || p.Kind == "facility" || p.Kind == "region" && p.State == ""
	if ok && small && p.Located && !slices.ContainsFunc(s.around, func(a lexicon.Place) bool { return identity(a) == identity(p) }) {
		s.around = append(s.around, p)
	}
}

// company returns how many of those lie within 100 km of p, up to two.
func (s *setting) company(p lexicon.Place) (n int) {
	for _, a := range s.around {
		if n < 2 && p.Located && a.Country == p.Country && identity(a) != identity(p) && km(p, a) < 100 {
			n++
		}
	}
	return n
}

// scan votes for the clear places in the name of an organisation: "Ministry of
// Health of Kenya", "University of Leeds".
func (s *setting) scan(name string) {
	words := strings.Fields(name)
	for i := 0; i < len(words); i++ {
		for n := min(3, len(words)-i); n > 0; n-- {
			run := strings.Join(words[i:i+n], " ")
			if c := run[0]; c < 'A' || c > 'Z' {
				break
			}
			if p, ok := s.clear(strings.TrimSuffix(run, ",")); ok {
				s.vote(p)
				i += n - 1
				break
			}
			if c := s.lex.Adjective(run); n == 1 && c != "" {
				s.vote(lexicon.Place{Country: c})
			}
		}
	}
}

// domain reads the last label of the name of a host, in a web or mail address.
var domain = regexp.MustCompile(`(?:https?://|www\.|@)[A-Za-z0-9.-]{1,80}\.([A-Za-z]{2,3})\b`)

// domainCountry returns the country of a top-level domain; those that the world
// uses for other things tell nothing.
func domainCountry(label string) string {
	switch label {
	case "uk":
		return "GB"
	case "gov", "mil":
		return "US"
	case "tv", "io", "me", "co", "ai", "ly", "fm", "eu", "to", "cc", "ws", "gg", "be", "la":
		return "" // youtu.be, bit.ly
	}
	if len(label) != 2 {
		return ""
	}
	return strings.ToUpper(label)
}

// clear returns the place that a name means in nearly every text: a country, a
// state or a region that shares its name with no other place of rank, or a city
// that is by far the largest of its name.
func (r *resolver) clear(name string) (lexicon.Place, bool) {
	m, ok := r.clears[name]
	if !ok {
		m.Place, m.known = r.clearOf(name)
		r.clears[name] = m
	}
	return m.Place, m.known
}

func (r *resolver) clearOf(name string) (lexicon.Place, bool) {
	if _, state, ok := strings.Cut(name, " District of "); ok {
		name = state // of a court of the United States
	}
	name = strings.TrimSuffix(name, ".")
	if p, ok := r.lex.StatePlace(name); ok {
		return p, true
	}
	ps := r.lex.Places(name)
	if len(ps) == 0 {
		return lexicon.Place{}, false
	}
	switch first := ps[0]; {
	case len(ps) > 1 && (ps[1].Kind == "country" || ps[1].Kind == "region" && ps[1].Country != first.Country && (known(ps[1]) ||
		!known(first))):
		return lexicon.Place{}, false // Georgia, Congo, Punjab
	case first.Kind == "country":
		return first, true
	case first.Kind == "region" && first.State != "" && !first.County:
		return first, !contested[lexicon.Fold(name)]
	case first.Kind == "region", first.Kind == "city" && first.Population > 250_000:
		also := first.Kind == "city" && lexicon.Fold(first.Name) != lexicon.Fold(name) // Augsburg, for "Augusta"
		for _, p := range ps[1:] {
			if also && lexicon.Fold(p.Name) == lexicon.Fold(name) {
				return lexicon.Place{}, false
			}
			if p.Country != first.Country && p.Population > max(first.Population/10, 50_000) {
				return lexicon.Place{}, false
			}
		}
		return first, first.Country != ""
	}
	return lexicon.Place{}, false
}

// known reports whether a region is one that the world has heard of: Florida is
// the state, though Uruguay has a department of that name.
func known(p lexicon.Place) bool {
	return p.State != "" && !p.County || p.Population == 0 || p.Population > 3_000_000
}
