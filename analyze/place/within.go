package place

import (
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// These patterns match the text between a place and its container ("Slough, Berkshire";
// "Voskepar (Armenia)"; "Goris in the Syunik region"), between the container and the
// place after it ("Mexico's mysterious Sistema Zacaton"), and between the places of a
// list.
var (
	inside     = regexp.MustCompile(`^(?:, ?(?:the )?| ?\(|(?:,?| (?:region|province|district|state|county|city|town|village|area|camp),?) in(?: the)?(?: [a-z-]+){0,2} | (?:region|province|district|state|county|area) of(?: the)? )$`)
	owning     = regexp.MustCompile(`^(?:'s|’s)(?: [A-Za-z-]+){0,2} $`)
	going      = regexp.MustCompile(` (?:in|on|to|at|from|against|with|by|for|of|over|near|and|or) `)
	stateAfter = regexp.MustCompile(`^, ?([A-Z][A-Za-z.]*\.|[A-Z]{2})(?:[\s,)]|$)`) // "N.H.", "MA"
	listed     = regexp.MustCompile(`^(?:,|,? (?:and|or)|,? (?:&)| )(?: the)? (?:and )?$`)
	// adjective matches "Armenian border village of " before a name.
	adjective = regexp.MustCompile(`([A-Z][a-z]+)(?: [a-z-]+){0,2} (?:city|town|village|capital|port|province|region|district|state|territory|county|governorate|island|municipality|settlement|community|border crossing|checkpoint|camp)(?: of)? $`)
)

// reach is the number of bytes before and after a name that are searched for its
// container.
const reach = 60

// contain finds the containers that the text gives for places, by mention. A container of
// one mention also holds for the mentions of its name after it, up to the next that has one,
// and for those before the first.
func (s *setting) contain() map[int]container {
	within := map[int]container{}
	say := func(i int, why annot.Evidence, in ...lexicon.Place) {
		if len(in) > 0 && within[i].in == nil {
			within[i] = container{in, why}
		}
	}
	last := -1 // the mention of the place before, -1 for none
	for i, men := range s.Mentions {
		if men.Kind != annot.Place {
			continue
		}
		s.containerInName(i, say)
		s.stateAfter(i, say)
		s.adjectiveBefore(i, say)
		if last >= 0 && men.Start-s.Mentions[last].End < reach {
			s.containerBeside(last, i, say)
		}
		last = i
	}
	s.inherit(within)
	return within
}

// sayer takes what the text says that a mention lies in.
type sayer func(i int, why annot.Evidence, in ...lexicon.Place)

// containerInName finds the container in "Paris, Texas".
func (s *setting) containerInName(i int, say sayer) {
	town, container, ok := s.cutContainer(s.NameOf(i))
	if !ok {
		return
	}
	in := s.containers(container)
	if held := s.holding(town, in); len(held) > 0 {
		in = held
	}
	say(i, annot.Evidence{Span: s.Mentions[i].Span, Rule: "its name says what it lies in"}, in...)
}

// stateAfter finds the state in "Concord, N.H.".
func (s *setting) stateAfter(i int, say sayer) {
	end := s.Mentions[i].End
	m := stateAfter.FindStringSubmatchIndex(s.Release.Text[end:min(len(s.Release.Text), end+reach)])
	if m == nil || strings.Contains(s.NameOf(i), ",") {
		return
	}
	at := annot.Span{Start: end + m[2], End: end + m[3]}
	var in []lexicon.Place
	for _, c := range s.statesOf(at.Text(s.Release.Text)) {
		if s.fits(i, c) {
			in = append(in, c)
		}
	}
	say(i, annot.Evidence{Span: at, Rule: "the state after the name"}, in...)
}

// adjectiveBefore finds the country in "the Armenian village of Goris".
func (s *setting) adjectiveBefore(i int, say sayer) {
	start := s.Mentions[i].Start
	before := s.Release.Text[max(0, start-reach):start]
	m := adjective.FindStringSubmatch(strings.Join(strings.Fields(before), " ") + " ")
	if m == nil {
		return
	}
	if c := (lexicon.Place{Kind: "country", Country: s.lex.Adjective(m[1])}); c.Country != "" && s.fits(i, c) {
		start += strings.LastIndex(before, m[1]) - len(before)
		at := annot.Span{Start: start, End: start + len(m[1])}
		say(i, annot.Evidence{Span: at, Rule: "the adjective of a country before the name"}, c)
	}
}

// containerBeside finds the container of mention a in b after it ("Slough, Berkshire"), or
// that of b in a before it ("Mexico's Sistema Zacaton").
func (s *setting) containerBeside(a, b int, say sayer) {
	gap := strings.ReplaceAll(s.Release.Text[s.Mentions[a].End:s.Mentions[b].Start], "\n", " ")
	if inside.MatchString(gap) {
		s.sayWithin(a, b, gap, say)
	}
	if owning.MatchString(gap) && !going.MatchString(gap) {
		if p, ok := s.clear(s.NameOf(a)); ok && s.fits(b, p) {
			say(b, annot.Evidence{Span: s.Mentions[a].Span, Rule: "the possessive before the name"}, p)
		}
	}
}

// sayWithin notes that mention a lies in b if the gazetteer has a place of that name in
// b, or no place of that name at all.
func (s *setting) sayWithin(a, b int, gap string, say sayer) {
	why := annot.Evidence{Span: s.Mentions[b].Span, Rule: "the text says what it lies in"}
	name := s.NameOf(a)
	in := s.containers(s.NameOf(b))
	held := s.holding(name, in)
	first, clear := s.clear(name)
	switch {
	case len(held) > 0:
		if !(clear && first.Kind == "country") || held[0].State != "" && gap[0] == ',' {
			say(a, why, held...) // not "Lebanon, Georgia", but "Lebanon, Pa."
		}
	case len(s.candidates(name)) > 0:
		end := s.Release.Text[s.Mentions[b].End:min(len(s.Release.Text), s.Mentions[b].End+1)]
		if gap[0] == ',' && end != "" && strings.ContainsAny(end, ",.;)") && len(in) > 0 && in[0].Kind == "country" && !clear {
			say(a, why, in...) // a village too small for the gazetteer, or the next in a list
		}
	case len(in) > 0 && !strings.Contains(s.NameOf(b), ","):
		say(a, why, in...)
	default:
		kind := s.kindOf(name)
		site := kind == annot.Facility || kind == annot.District || gap[0] != ','
		if p, ok := s.locate(s.NameOf(b), nil); ok && p.Kind == "city" && site {
			in = []lexicon.Place{p} // "the Green Bridge in Tbilisi"; after a comma, b is only the next in a list
		}
		say(a, why, in...)
	}
}

// fits reports whether mention i may lie in c: the gazetteer has a place of that name
// in c, or no place of that name at all.
func (s *setting) fits(i int, c lexicon.Place) bool {
	name := s.NameOf(i)
	return len(s.holding(name, []lexicon.Place{c})) > 0 || len(s.candidates(name)) == 0
}

// inherit gives the mentions without a container that of the mention of their name before,
// else of the first after them.
func (s *setting) inherit(within map[int]container) {
	last := map[string]container{}
	pass := func(i int) {
		if s.Mentions[i].Kind != annot.Place {
			return
		}
		town, _, _ := s.cutContainer(s.NameOf(i))
		town = lexicon.Fold(town)
		if c, ok := within[i]; ok {
			last[town] = c
		} else if c, ok := last[town]; ok {
			within[i] = c
		}
	}
	for i := range s.Mentions {
		pass(i)
	}
	for i := range slices.Backward(s.Mentions) {
		pass(i)
	}
}

// lists notes which names stand in a list together.
func (s *setting) lists() {
	var list []int
	last := -1
	for i, men := range s.Mentions {
		if men.Kind != annot.Place {
			continue
		}
		if last >= 0 && s.listed(last, i) {
			list = append(list, i)
		} else {
			s.list(list)
			list = []int{i}
		}
		last = i
	}
	s.list(list)
}

// listed reports whether two mentions are next to each other in a list.
func (s *setting) listed(a, b int) bool {
	end, start := s.Mentions[a].End, s.Mentions[b].Start
	return start-end < reach && listed.MatchString(strings.ReplaceAll(s.Release.Text[end:start], "\n", " "))
}

// list notes that these mentions stand in a list. What lies in the place after its comma is
// not one of the list. If its last is called counties, or the words before it, all are.
func (s *setting) list(list []int) {
	if len(list) < 2 {
		return
	}
	start := s.Mentions[list[0]].Start
	_, counties := s.calledAt(list[len(list)-1])
	counties = counties || plural.MatchString(s.NameOf(list[len(list)-1])) || heading.MatchString(s.Release.Text[max(0, start-reach):start])
	for n, i := range list {
		q := s.of[i]
		if counties {
			q.called, q.counties = annot.Region, true
		}
		for m := max(0, n-mostBeside); m < min(len(list), n+mostBeside+1); m++ {
			o := s.of[list[m]]
			beside := m == n+1 && len(q.in) > 0 && q.why.Span == s.Mentions[list[m]].Span ||
				m == n-1 && len(o.in) > 0 && o.why.Span == s.Mentions[i].Span
			if o != q && !beside && len(q.list) < mostListed && !slices.Contains(q.list, o) {
				q.list = append(q.list, o)
			}
		}
	}
}

// mostBeside is how many of a list before and after a name are looked at, and mostListed how
// many in all lists of it.
const (
	mostBeside = 5
	mostListed = 20
)

// plural matches the end of a list of counties, heading what stands before one: "in the following counties: ".
var (
	plural  = regexp.MustCompile(` (?:[Cc]ounties|[Pp]arishes)$`)
	heading = regexp.MustCompile(`\b(?:[Cc]ounties|[Pp]arishes)(?: of|:|,? (?:include|including|are|such as):?)? +$`)
)

// calledAt returns the kind that the text calls mention i, if it does: "the county of Kent",
// "Kent county"; and whether that is a county of the United States.
func (s *setting) calledAt(i int) (kind annot.GeoKind, county bool) {
	word := ""
	k := s.TokenAt(s.Mentions[i].Start)
	if k > 1 && s.Word(k-1) == "of" {
		word = strings.ToLower(s.Word(k - 2))
	} else if next := s.TokenAt(s.Mentions[i].End); next < len(s.Tokens) && s.Tokens[next].Start == s.Mentions[i].End+1 {
		word = s.Word(next)
	}
	switch p, _ := s.lex.PlaceWord(word); p.Kind {
	case "region", "city", "water":
		return annot.GeoKind(p.Kind), word == "county" || word == "counties"
	}
	return "", word == "counties"
}

// countryOfList returns the one country in which those in a list with a name lie.
func (q *question) countryOfList() (country string, ok bool) {
	for _, o := range q.list {
		m := o.meaning
		if !m.known || m.Country == "" || m.Kind == string(annot.Country) {
			continue
		}
		if country != "" && country != m.Country {
			return "", false
		}
		country = m.Country
	}
	return country, country != ""
}

// resolve returns the place of mention i; known reports whether the gazetteer has it. A
// place that the gazetteer lacks gets the country that the text gives for it, else the
// country in which the release is set. It gets a point only if the text names the town
// that it lies in.
func (s *setting) resolve(i int) meaning {
	q := s.of[i]
	m := q.meaning
	switch {
	case m.known:
	case len(q.in) > 0:
		c := q.in[0]
		m = meaning{Place: lexicon.Place{Name: q.town, Kind: string(s.kindOf(q.town)), Country: c.Country, Region: c.Region}, why: q.why}
		if c.Kind == "city" {
			m.Located, m.Lat, m.Lon, m.precision = c.Located, c.Lat, c.Lon, annot.AtTown
		}
	default:
		m = meaning{Place: lexicon.Place{Name: q.town, Kind: string(s.kindOf(q.town)), Country: s.main}, why: annot.Evidence{Rule: unknown}}
		if country, ok := q.countryOfList(); ok {
			m.Country, m.why = country, annot.Evidence{Span: s.Mentions[q.list[0].mentions[0]].Span, Rule: likeOthers}
		} else if s.main != "" {
			m.why = s.home
		}
	}
	if m.why.Len() == 0 {
		m.why.Span = s.Mentions[i].Span
	}
	return m
}
