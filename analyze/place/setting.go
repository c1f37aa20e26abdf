package place

import (
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A setting is what a release says about where it is set. It decides names of several
// places: "Georgia", "Cambridge", "Springfield".
type setting struct {
	*resolver
	votes  map[string]int       // by ISO country, and by first-level region ("US.MA")
	sum    int                  // the sum of the votes for countries
	own    map[string]ballot    // by folded name: the votes that the name itself has cast, which do not count when it is located
	main   string               // the country in which the release is set, or ""
	home   annot.Evidence       // how that is known; the span is empty if it follows from the whole text
	within map[string]container // by folded name: what the text says it lies in
	around []lexicon.Place      // towns and sites that the text names and that can mean one place only
	peers  map[int]neighbour    // by mention: an unambiguous neighbour in a list
	alike  map[string]neighbour // the same by folded name, for names that have one meaning all through a text
	meant  map[string]meaning   // by name: what resolve found
}

// meaning is the place that a name means, whether the gazetteer has it, and how that is
// known.
type meaning struct {
	lexicon.Place
	known bool
	why   annot.Evidence // the span is empty if the name alone decides
}

// container is what the text says that a place lies in: one of these places. It also
// holds where the text says so.
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

// of returns the votes for a country or a region.
func (b ballot) of(code string) int {
	if code == b.country || code == b.region {
		return b.n
	}
	return 0
}

// read counts the countries and regions that a text names or implies: by containers,
// cities that are by far the largest of their name, adjectives, bodies and currencies
// of countries, places in the names of organisations, the issuer, and Internet
// addresses.
//
// It does so twice. In the second reading each name votes for the place that the first
// reading has found for it, so that Boston in Lincolnshire does not count for the
// United States.
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

// survey is one such reading. The function look returns what a name means; the
// containers and neighbours are taken from the reading before.
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

// tell counts the places that the text names and the adjectives of countries. The
// release is set in the country that has two thirds of the votes, else in that of the
// dateline.
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
				p.Region = "" // states share names of counties, so it gives no vote to a region
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

// hint counts words that imply a country without naming a place in it.
func (s *setting) hint() {
	for i, men := range s.Mentions {
		if men.Kind == annot.Organization {
			s.scan(s.NameOf(i))
		}
	}
	s.scan(s.Release.Issuer)
	s.scan(s.Release.Issuer) // twice, because an issuer is usually at home in the country of its name
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
			return c // at most one has two thirds
		}
	}
	return ""
}

// vote counts one for the country of p and for its first-level region, if it has one.
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

// mostAround is the most places that are kept to see what is named near another.
const mostAround = 30

// mark keeps a place as one of those around, if its name means it alone: the gazetteer
// has no other of this name, or it is by far the largest city, or the text gives its
// container.
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

// company returns how many of the places around lie within 100 km of p, up to two.
func (s *setting) company(p lexicon.Place) (n int) {
	for _, a := range s.around {
		if n < 2 && p.Located && a.Country == p.Country && identity(a) != identity(p) && km(p, a) < 100 {
			n++
		}
	}
	return n
}

// scan votes for the unambiguous places in the name of an organisation: "Ministry of
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

// domain matches the host of a web or mail address; the group is its top-level domain.
var domain = regexp.MustCompile(`(?:https?://|www\.|@)[A-Za-z0-9.-]{1,80}\.([A-Za-z]{2,3})\b`)

// domainCountry returns the country of a top-level domain, or "" for a domain that is
// used all over the world.
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

// known reports whether a region is so well known that others of its name do not
// matter: Florida means the state, although Uruguay has a department of that name.
func known(p lexicon.Place) bool {
	return p.State != "" && !p.County || p.Population == 0 || p.Population > 3_000_000
}
