package entity

import (
	"math"
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
	votes  map[string]int             // by ISO country, and by first-level region ("US.MA")
	sum    int                        // of the countries
	main   string                     // the country that has two thirds of the votes, else that of the dateline, or ""
	within map[string][]lexicon.Place // by folded name: what the text says it lies in, one of these
	around []lexicon.Place            // towns and sites that are named and mean one place alone
	peers  map[int]lexicon.Place      // by mention: an unambiguous neighbour in a list
	meant  map[string]lexicon.Place   // by name, what resolve found
	known  map[string]bool
}

// read counts who is named or implied in a text: containers, cities that are by
// far the largest of their name, adjectives of countries, names within those of
// organisations, the issuer, and addresses of the Internet.
func (r *resolver) read() *setting {
	s := &setting{resolver: r, votes: map[string]int{}, within: map[string][]lexicon.Place{}, peers: map[int]lexicon.Place{}, meant: map[string]lexicon.Place{}, known: map[string]bool{}}
	r.contain(s)
	home := ""
	for i, men := range r.mens {
		switch men.Kind {
		case annot.Place:
			p, ok := r.clear(r.name(i))
			if in := s.within[lexicon.Fold(r.name(i))]; len(in) > 0 {
				if p, ok = in[0], true; len(in) > 1 {
					p.Region = "" // one of many counties of that name
				}
				ok = !slices.ContainsFunc(in, func(c lexicon.Place) bool { return c.Country != p.Country })
			}
			if ok {
				s.vote(p)
			}
			s.mark(r.name(i))
			if r.dateline != nil && r.dateline.Contains(men.Span) {
				home = p.Country
			}
		case annot.Organization:
			s.scan(r.name(i))
		}
	}
	s.scan(r.issuer)
	s.scan(r.issuer) // twice: it is at home there
	for _, tok := range r.toks {
		if w := tok.Text(r.text); len(w) > 3 && w[0] >= 'A' && w[0] <= 'Z' {
			if c := r.lex.Adjective(w); c != "" {
				s.vote(lexicon.Place{Country: c})
			}
		}
	}
	for _, m := range domain.FindAllStringSubmatch(r.text, -1) {
		if c := domainCountry(strings.ToLower(m[1])); c != "" {
			s.vote(lexicon.Place{Country: c})
		}
	}
	s.vote(lexicon.Place{Country: home})
	s.main = home
	for c, n := range s.votes {
		if len(c) == 2 && 3*n > 2*s.sum {
			s.main = c // there can be only one
		}
	}
	return s
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

// mark keeps a name that the gazetteer has once, and clear cities.
func (s *setting) mark(name string) {
	if len(s.around) == mostAround {
		return
	}
	p, ok := s.clear(name)
	if ps := s.lex.AllPlaces(name); !ok && len(ps) == 1 {
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
	case "tv", "io", "me", "co", "ai", "ly", "fm", "eu", "to", "cc", "ws", "gg", "be", "is", "it", "in", "us", "la", "am":
		return "" // youtu.be, bit.ly, and words behind a lost space
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
	case len(ps) > 1 && (ps[1].Kind == "country" || ps[1].Kind == "region" && ps[1].Country != first.Country):
		return lexicon.Place{}, false // Georgia, Congo, Punjab
	case first.Kind == "country":
		return first, true
	case first.Kind == "region" && first.State != "" && !first.County:
		return first, !contested[lexicon.Fold(name)]
	case first.Kind == "region", first.Kind == "city" && first.Population > 250_000:
		for _, p := range ps[1:] {
			if p.Country != first.Country && p.Population > max(first.Population/10, 50_000) {
				return lexicon.Place{}, false
			}
		}
		return first, first.Country != ""
	}
	return lexicon.Place{}, false
}

// contested are the states that share their name with a city that is meant as
// often.
var contested = map[string]bool{"washington": true, "new york": true}

// locate returns the place that a name most likely means: one that lies in what
// the text says it lies in, then the weightiest, with what the release plays in
// on the scales. in are the containers that the text has for it.
func (s *setting) locate(name string, in []lexicon.Place) (lexicon.Place, bool) {
	town, behind, written := s.cutContainer(name)
	if written {
		in = s.containers(behind)
	}
	best, found := lexicon.Place{}, false
	high := math.Inf(-1)
	held := s.holding(town, in)
	ps := s.candidates(town)
	for _, p := range ps {
		weight := s.weight(p, town)
		if p.Kind == "region" && p.Population > 0 && slices.ContainsFunc(ps, func(c lexicon.Place) bool {
			return c.Kind == "city" && c.Country == p.Country && c.Population > 100_000
		}) {
			weight-- // Mecca is the city before the region around it
		}
		if len(held) > 0 {
			far := nearest(p, held)
			if far < 0 {
				continue
			}
			weight -= min(4, far/50)
		}
		if weight > high {
			best, found, high = p, true, weight
		}
	}
	switch {
	case len(held) > 0:
	case len(in) > 0:
		found = false // a town of that state, and the gazetteer has others of its name alone
	case found && s.votes[best.Country] == 0 && s.votes[s.main] > 0 && (best.Kind == "city" && high < leastAbroad || best.Kind == "region" && high < leastAbroad+1):
		return lexicon.Place{}, false
	}
	if found || len(town) < 4 {
		return best, found
	}
	return s.partOf(town, in)
}

// leastAbroad is the weight that a town must have, and a region ten times, to be meant in a release that
// plays in another country: more likely it is a village there of the same name,
// too small for the gazetteer.
const leastAbroad = 4.5

// candidates returns the places of a name, also where it writes a saint, a mount
// or a fort in short.
func (s *setting) candidates(name string) []lexicon.Place {
	ps := s.lex.AllPlaces(name)
	if len(ps) == 0 {
		name = strings.TrimSuffix(name, ".")
		ps = s.lex.AllPlaces(name)
	}
	if first, rest, ok := strings.Cut(name, " "); ok {
		if full := abbreviated[first]; full != "" {
			ps = append(ps, s.lex.AllPlaces(full+" "+rest)...)
		}
	}
	if len(ps) == 0 && strings.Contains(name, "-") {
		ps = s.lex.AllPlaces(strings.ReplaceAll(name, "-", " "))
	}
	if len(ps) == 0 && strings.HasPrefix(name, "The ") {
		ps = s.lex.AllPlaces(name[4:])
	}
	if p, ok := s.lex.StatePlace(name); ok {
		ps = append(ps, p)
	}
	return ps
}

var abbreviated = map[string]string{"St.": "Saint", "St": "Saint", "Mt.": "Mount", "Mt": "Mount", "Ft.": "Fort", "Ft": "Fort"}

// The weight of a place is the decimal logarithm of how many people live there;
// what has none, or is named for other things than its people, stands where
// releases name it: a country above any city.
func (s *setting) weight(p lexicon.Place, name string) float64 {
	var w float64
	switch {
	case p.Kind == "country":
		w = 8
	case p.Kind == "region" && p.State != "" && !p.County:
		w = 6.8
		if contested[lexicon.Fold(p.Name)] {
			w = 6.3
		}
	case p.Kind == "region" && p.Country == "":
		w = 8
	case p.County:
		w = 4.5
	case p.Kind == "region" && p.Population == 0:
		w = 6.5 // kept by hand
	case p.Kind == "region":
		w = min(6.4, max(4, math.Log10(float64(p.Population+1))))
	case p.Kind == "district":
		w = 6
	case p.Kind == "city" && p.Population == 0:
		w = 5.7 // kept by hand
	case p.Kind == "city":
		w = math.Log10(float64(p.Population + 1))
	default:
		w = 7
	}
	if p.Capital {
		w++
	}
	if p.Shared && p.Country != "" && p.Country != s.main {
		w--
	}
	if p.Common {
		w--
	}
	if p.Kind == "city" && lexicon.Fold(p.Name) != lexicon.Fold(name) {
		w -= 0.3 // another name
	}
	if s.sum > 0 {
		n := float64(s.votes[p.Country])
		w += 2 * n / float64(s.sum) * min(n, 3) / 3
	}
	near := 0
	if p.Region != "" {
		near = s.votes[p.Region]
	}
	if p.Kind == "city" {
		near += s.company(p)
	}
	return w + 0.5*float64(min(near, 3))
}

// containers returns the states, regions and countries that a name or an
// abbreviation may stand for.
func (r *resolver) containers(name string) []lexicon.Place {
	name = strings.TrimSpace(name)
	var in []lexicon.Place
	if p, ok := r.lex.StatePlace(name); ok {
		in = append(in, p)
	}
	for _, p := range r.lex.Places(name) {
		if p.Kind == "country" || p.Kind == "region" && p.Country != "" {
			in = append(in, p)
		}
	}
	if town, behind, ok := strings.Cut(name, ","); ok && len(in) == 0 { // "Slough, Berkshire, England"
		if in = r.containers(town); len(in) == 0 {
			in = r.containers(behind)
		}
	}
	return in
}

// holding returns those of the containers in which the gazetteer has the town.
func (s *setting) holding(town string, in []lexicon.Place) (held []lexicon.Place) {
	if len(in) == 0 {
		return nil
	}
	ps := s.candidates(town)
	for _, c := range in {
		if slices.ContainsFunc(ps, func(p lexicon.Place) bool { return lies(p, c) }) {
			held = append(held, c)
		}
	}
	return held
}

// nearest returns how many kilometres p is from the middle of the nearest of the
// regions that it lies in, 0 in a country; -1 when it lies in none.
func nearest(p lexicon.Place, in []lexicon.Place) float64 {
	far := -1.0
	for _, c := range in {
		if !lies(p, c) {
			continue
		}
		d := 0.0
		if c.Kind == "region" && c.Located && p.Located {
			d = km(p, c)
		}
		if far < 0 || d < far {
			far = d
		}
	}
	return far
}

// farthest is how far, in kilometres, a place may lie from the middle of a county
// or a region that has no code of its own.
const farthest = 150

// acrossState is how far a site may lie from the middle of the region that the
// text has it in.
const acrossState = 600

// lies reports whether p lies in the country or the region c.
func lies(p, c lexicon.Place) bool {
	switch {
	case p.Kind == "country" || p.Country != c.Country || p.Country == "":
		return false
	case c.Kind == "country":
		return true
	case c.State != "" || c.Region != "":
		if p.Region == "" { // a site
			return p.Located && km(p, c) <= acrossState
		}
		return p.Region == c.Region && (p.Kind != "region" || p.Name != c.Name)
	}
	return p.Located && c.Located && km(p, c) <= farthest && p.Name != c.Name
}

// km is the distance of two places on a globe of 6,371 km.
func km(a, b lexicon.Place) float64 {
	rad := func(deg float64) float64 { return deg * math.Pi / 180 }
	h := sq(math.Sin(rad(b.Lat-a.Lat)/2)) + math.Cos(rad(a.Lat))*math.Cos(rad(b.Lat))*sq(math.Sin(rad(b.Lon-a.Lon)/2))
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}

func sq(x float64) float64 { return x * x }

// cutContainer cuts "Paxton, Illinois" into the town and the state or country
// behind it; a state is also found where a web page lost the comma, "Paxton IL".
func (r *resolver) cutContainer(name string) (town, behind string, written bool) {
	if town, behind, written = strings.Cut(name, ","); written {
		return strings.TrimSpace(town), strings.TrimSpace(behind), true
	}
	if words := strings.Fields(name); len(words) > 1 && len(r.lex.AllPlaces(name)) == 0 {
		for n := len(words) - 1; n > 0 && n > len(words)-3; n-- {
			if behind = strings.Join(words[n:], " "); r.lex.State(behind) != "" || behind == "D C" {
				return strings.Join(words[:n], " "), strings.ReplaceAll(behind, "D C", "DC"), true
			}
		}
	}
	return name, "", false
}
