package place

import (
	"fmt"
	"regexp"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A setting is what a release says about where it is set. It decides names of several
// places: "Georgia", "Cambridge", "Springfield".
type setting struct {
	*resolver
	questions []*question
	of        map[int]*question // by mention
	hints     map[string]int    // votes by ISO country that no name of a place casts
	votes     map[string]int    // those and the votes of places, also by first-level region ("US.MA")
	sum       int               // the sum of the votes for countries
	regional  int               // the sum of the votes for first-level regions
	named     map[string]bool   // the first-level regions that the text names, or says that a place lies in
	issuer    string            // the country that the issuer names, or ""
	dateline  *question         // the place of the dateline, or nil
	main      string            // the country in which the release is set, or ""
	home      annot.Evidence    // how that is known; the span is empty if it follows from the whole text
	around    []chosen          // towns, counties and sites that the text names
}

// chosen is a place that a name means.
type chosen struct {
	lexicon.Place
	of *question
}

// meaning is the place that a name means, whether the gazetteer has it or what it lies in,
// and how that is known.
type meaning struct {
	lexicon.Place
	known     bool
	why       annot.Evidence // the span is empty if the name alone decides
	precision annot.Precision
}

// container is what the text says that a place lies in: one of these places. It also
// holds where the text says so.
type container struct {
	in  []lexicon.Place
	why annot.Evidence
}

// ballot is a number of votes for a country and a region in it.
type ballot struct {
	country, region string
	n               int
}

// ballot returns the votes of a name for the country and the region in which its place lies.
func (q *question) ballot() ballot {
	if !q.meaning.known || q.meaning.Kind == "country" {
		return ballot{}
	}
	return ballot{q.meaning.Country, q.meaning.Region, len(q.mentions)}
}

// of returns the votes for a country or a region.
func (b ballot) of(code string) int {
	if code != "" && (code == b.country || code == b.region) {
		return b.n
	}
	return 0
}

// regional returns the votes for a region.
func (b ballot) regional() int {
	if b.region == "" {
		return 0
	}
	return b.n
}

// read asks which place each name means, and answers all questions together. At first only
// the names that mean one place in nearly every text vote for its country and region.
func (r *resolver) read() *setting {
	s := &setting{resolver: r, of: map[int]*question{}, hints: map[string]int{}}
	s.hint()
	s.count()
	s.pose()
	for _, q := range s.questions {
		if p, ok := s.clear(q.town); ok && len(q.in) == 0 {
			q.meaning = meaning{Place: p, known: true}
		} else if len(q.in) == 1 {
			q.meaning = meaning{Place: lexicon.Place{Country: q.in[0].Country, Region: q.in[0].Region}, known: true}
		}
	}
	s.count()
	s.choose()
	return s
}

// pose makes the questions: one for each name and what the text says that it lies in.
func (s *setting) pose() {
	within := s.contain()
	asked := map[string]*question{}
	for i, men := range s.Mentions {
		if men.Kind != annot.Place {
			continue
		}
		name := s.NameOf(i)
		key := name
		for _, c := range within[i].in {
			key += "|" + identity(c)
		}
		if contested[lexicon.Fold(name)] {
			key += fmt.Sprint("|", i) // the city here, and the state there
		}
		q := asked[key]
		if q == nil {
			q = &question{name: name, container: within[i], twins: s.twins(name)}
			q.town, _, q.written = s.cutContainer(name)
			asked[key] = q
			s.questions = append(s.questions, q)
		}
		q.mentions = append(q.mentions, i)
		if kind, counties := s.calledAt(i); q.called == "" {
			q.called, q.counties = kind, counties
		}
		s.of[i] = q
		if s.dateline == nil && s.Dateline != nil && s.Dateline.Contains(men.Span) {
			s.dateline = q
		}
	}
	s.lists()
	for _, q := range s.questions {
		s.ask(q)
	}
}

// twins returns the questions about a name before this one, if each mention of it is one: the city in
// the dateline does not speak for the city in the text, because that may be the state.
func (s *setting) twins(name string) (twins []*question) {
	for _, q := range s.questions {
		if contested[lexicon.Fold(name)] && lexicon.Fold(q.name) == lexicon.Fold(name) && len(twins) < mostListed {
			twins = append(twins, q)
		}
	}
	return twins
}

// mostAround is the most places that are kept to see what is named near another.
const mostAround = 30

// count counts the countries and regions that a text names or implies: by what its names
// mean, by adjectives, bodies and currencies of countries, places in the names of
// organisations, the issuer, and Internet addresses. The release is set in the country that
// has two thirds of the votes, else in that of the dateline.
func (s *setting) count() {
	s.votes, s.named, s.regional, s.sum, s.around = map[string]int{}, map[string]bool{}, 0, 0, s.around[:0]
	for c, n := range s.hints {
		s.votes[c], s.sum = n, s.sum+n
	}
	for _, q := range s.questions {
		m := q.meaning
		if !m.known || m.Country == "" {
			continue
		}
		n := len(q.mentions)
		if q == s.dateline {
			n++
		}
		s.votes[m.Country] += n
		s.sum += n
		if m.Region != "" {
			s.votes[m.Region] += n
			s.regional += n
			s.named[m.Region] = s.named[m.Region] || len(q.held) > 0 || m.Kind == "region" && !m.County
		}
		if m.Located && m.Kind != "country" && (m.Kind != "region" || m.County) && len(s.around) < mostAround {
			s.around = append(s.around, chosen{m.Place, q})
		}
	}
	if s.main = s.majority(); s.main != "" {
		s.home = annot.Evidence{Rule: "most of what the release names lies in this country or tells of it"}
	} else if s.main = s.datelineCountry(); s.main != "" {
		s.home = annot.Evidence{Span: s.Dateline.Place, Rule: "the country of the dateline"}
	} else if s.main = s.issuer; s.main != "" {
		s.home = annot.Evidence{Rule: "the country that the issuer names"}
	}
}

// datelineCountry returns the country of the dateline, or "".
func (s *setting) datelineCountry() string {
	if s.dateline == nil {
		return ""
	}
	return s.dateline.meaning.Country
}

// hint counts what implies a country without naming a place in it.
func (s *setting) hint() {
	vote := func(p lexicon.Place) {
		if p.Country != "" {
			s.hints[p.Country]++
		}
	}
	s.scan(s.Release.Issuer, func(p lexicon.Place) {
		vote(p)
		vote(p) // twice, because an issuer is usually at home in the country of its name
		s.issuer = p.Country
	})
	for i, men := range s.Mentions {
		if men.Kind == annot.Organization {
			s.scan(s.NameOf(i), vote)
		}
	}
	for _, tok := range s.Tokens {
		w := tok.Text(s.Release.Text)
		vote(lexicon.Place{Country: s.lex.Home(w)})
		if len(w) > 3 && w[0] >= 'A' && w[0] <= 'Z' {
			vote(lexicon.Place{Country: s.lex.Adjective(w)})
		}
	}
	for word := range strings.FieldsSeq(s.Release.Text) {
		if !strings.ContainsAny(word, "/@") && !strings.Contains(word, "www.") {
			continue
		}
		for _, m := range domain.FindAllStringSubmatch(word, -1) {
			vote(lexicon.Place{Country: domainCountry(strings.ToLower(m[1]))})
		}
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

// scan votes for the unambiguous places in the name of an organisation: "Ministry of
// Health of Kenya", "University of Leeds".
func (s *setting) scan(name string, vote func(lexicon.Place)) {
	words := strings.Fields(name)
	for i := 0; i < len(words); i++ {
		for n := min(3, len(words)-i); n > 0; n-- {
			run := strings.Join(words[i:i+n], " ")
			if c := run[0]; c < 'A' || c > 'Z' {
				break
			}
			if p, ok := s.clear(strings.TrimSuffix(run, ",")); ok {
				vote(p)
				i += n - 1
				break
			}
			if c := s.lex.Adjective(run); n == 1 && c != "" {
				vote(lexicon.Place{Country: c})
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
	return p.State != "" || p.Population == 0 || p.Population > 3_000_000
}
