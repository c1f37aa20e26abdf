package place

import (
	"math"
	"regexp"
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
	listed     = regexp.MustCompile(`^(?:,|,? (?:and|or)|,? (?:&))(?: the)? $`)
	// adjective matches "Armenian border village of " before a name.
	adjective = regexp.MustCompile(`([A-Z][a-z]+)(?: [a-z-]+){0,2} (?:city|town|village|capital|port|province|region|district|state|territory|county|governorate|island|municipality|settlement|community|border crossing|checkpoint|camp)(?: of)? $`)
)

// reach is the number of bytes before and after a name that are searched for its
// container.
const reach = 60

// contain finds the containers that the text gives for places, and the places that
// stand in lists. A container of one mention of a name counts for all its mentions.
func (r *resolver) contain(s *setting) {
	say := func(name string, why annot.Evidence, in ...lexicon.Place) {
		if name = lexicon.Fold(name); s.within[name].in == nil {
			s.within[name] = container{in, why}
		}
	}
	last := -1 // the mention of the place before, -1 for none
	for i, men := range r.Mentions {
		if men.Kind != annot.Place {
			continue
		}
		if town, container, ok := r.cutContainer(r.NameOf(i)); ok {
			if in := r.containers(container); len(in) > 0 {
				if held := s.holding(town, in); len(held) > 0 {
					in = held
				}
				why := annot.Evidence{Span: men.Span, Rule: "its name says what it lies in"}
				say(town, why, in...)
				say(r.NameOf(i), why, in...)
			}
		}
		if m := stateAfter.FindStringSubmatchIndex(r.Release.Text[men.End:min(len(r.Release.Text), men.End+reach)]); m != nil &&
			!strings.Contains(r.NameOf(i), ",") {
			at := annot.Span{Start: men.End + m[2], End: men.End + m[3]}
			if c, ok := r.lex.StatePlace(at.Text(r.Release.Text)); ok && r.fits(s, i, c) {
				say(r.NameOf(i), annot.Evidence{Span: at, Rule: "the state after the name"}, c)
			}
		}
		before := r.Release.Text[max(0, men.Start-reach):men.Start]
		if m := adjective.FindStringSubmatch(strings.Join(strings.Fields(before), " ") + " "); m != nil {
			if c := r.lex.Adjective(m[1]); c != "" && r.fits(s, i, lexicon.Place{Kind: "country", Country: c}) {
				start := men.Start - len(before) + strings.LastIndex(before, m[1])
				at := annot.Span{Start: start, End: start + len(m[1])}
				say(r.NameOf(i), annot.Evidence{Span: at, Rule: "the adjective of a country before the name"},
					lexicon.Place{Kind: "country", Country: c})
			}
		}
		if last >= 0 && men.Start-r.Mentions[last].End < reach {
			gap := strings.ReplaceAll(r.Release.Text[r.Mentions[last].End:men.Start], "\n", " ")
			a, aok := r.clear(r.NameOf(last))
			b, bok := r.clear(r.NameOf(i))
			if listed.MatchString(gap) {
				if aok {
					s.list(i, neighbour{a, r.Mentions[last].Span})
				}
				if bok {
					s.list(last, neighbour{b, men.Span})
				}
			}
			if inside.MatchString(gap) {
				r.sayWithin(s, last, i, gap, say)
			}
			if owning.MatchString(gap) && !going.MatchString(gap) && aok && r.fits(s, i, a) {
				say(r.NameOf(i), annot.Evidence{Span: r.Mentions[last].Span, Rule: "the possessive before the name"}, a)
			}
		}
		last = i
	}
}

// list notes that mention i stands in a list with p. A name such as "Georgia" has one
// meaning all through a text, so the neighbour counts for all its mentions; Washington
// and New York may mean the city here and the state there.
func (s *setting) list(i int, p neighbour) {
	s.peers[i] = p
	if name := lexicon.Fold(s.NameOf(i)); !contested[name] && s.alike[name].Kind == "" {
		s.alike[name] = p
	}
}

// sayWithin notes that mention a lies in b if the gazetteer has a place of that name in
// b, or no place of that name at all.
func (r *resolver) sayWithin(s *setting, a, b int, gap string, say func(string, annot.Evidence, ...lexicon.Place)) {
	why := annot.Evidence{Span: r.Mentions[b].Span, Rule: "the text says what it lies in"}
	in := r.containers(r.NameOf(b))
	if held := s.holding(r.NameOf(a), in); len(held) > 0 {
		if p, clear := r.clear(r.NameOf(a)); !(clear && p.Kind == "country") || held[0].State != "" && gap[0] == ',' {
			say(r.NameOf(a), why, held...) // not "Lebanon, Georgia", but "Lebanon, Pa."
		}
		return
	}
	if p, ok := s.locate(r.NameOf(a), nil); ok {
		end := r.Release.Text[r.Mentions[b].End:min(len(r.Release.Text), r.Mentions[b].End+1)]
		if gap[0] == ',' && strings.ContainsAny(end, ",.;)") && len(in) > 0 && in[0].Kind == "country" && p.Kind == "city" &&
			p.Population < 100_000 {
			say(r.NameOf(a), why, in[0]) // the gazetteer has the name only elsewhere: this is a village too small for it
		}
		return
	}
	if len(in) > 0 {
		say(r.NameOf(a), why, in[0])
	} else if kind := r.kindOf(r.NameOf(a)); gap[0] == ',' && kind != annot.Facility && kind != annot.District {
		return // b is only the next in a list
	} else if p, ok := s.locate(r.NameOf(b), nil); ok && p.Kind == "city" {
		say(r.NameOf(a), why, p) // "the Green Bridge in Tbilisi"
	}
}

// fits reports whether mention i may lie in c: the gazetteer has a place of that name
// in c, or no place of that name at all.
func (r *resolver) fits(s *setting, i int, c lexicon.Place) bool {
	if len(s.holding(r.NameOf(i), []lexicon.Place{c})) > 0 {
		return true
	}
	return len(s.candidates(r.NameOf(i))) == 0
}

// resolve returns the place of mention i; known reports whether the gazetteer has it. A
// place that the gazetteer lacks gets the country that the text gives for it, else the
// country in which the release is set. It gets a point only if the text names the town
// that it lies in.
func (s *setting) resolve(i int) meaning {
	name := s.NameOf(i)
	for _, peer := range []neighbour{s.peers[i], s.alike[lexicon.Fold(name)]} {
		if p, ok := s.like(name, peer.Place); ok {
			return meaning{p, true, annot.Evidence{Span: peer.at, Rule: likeOthers}}
		}
	}
	m, seen := s.meant[name]
	if !seen {
		m = s.resolveName(name)
		s.meant[name] = m
	}
	if m.why.Len() == 0 {
		m.why.Span = s.Mentions[i].Span
	}
	return m
}

// resolveName is resolve for a name instead of a mention, so it does not use the
// neighbours in a list.
func (s *setting) resolveName(name string) meaning {
	held := s.within[lexicon.Fold(name)]
	m := s.meaningOf(name, held.in)
	town, _, _ := s.cutContainer(name)
	switch {
	case m.known && m.why.Rule == byContainer && len(held.in) > 0:
		m.why = held.why
	case m.known:
	case len(held.in) > 0:
		c := held.in[0]
		m = meaning{lexicon.Place{Name: town, Kind: string(s.kindOf(town)), Country: c.Country, Region: c.Region}, false, held.why}
		if c.Kind == "city" {
			m.Located, m.Lat, m.Lon = c.Located, c.Lat, c.Lon
		}
	default:
		m = meaning{lexicon.Place{Name: town, Kind: string(s.kindOf(town)), Country: s.main}, false, annot.Evidence{Rule: unknown}}
		if s.main != "" {
			m.why = s.home
		}
	}
	return m
}

// like returns the place of a name that is of the same kind as its neighbour in a list:
// in "Armenia, Georgia and Moldova" a country, in "Oregon and Washington" a state.
func (s *setting) like(name string, peer lexicon.Place) (lexicon.Place, bool) {
	if peer.Kind != "country" && (peer.State == "" || peer.Kind != "region") {
		return lexicon.Place{}, false
	}
	ps := s.candidates(name)
	if len(ps) < 2 {
		return lexicon.Place{}, false
	}
	for _, p := range ps {
		if p.Kind == peer.Kind && (p.Kind == "country" || p.State != "" && !p.County) {
			return p, true
		}
	}
	return lexicon.Place{}, false
}

// These patterns match the words for the kind of a place beside its name.
var (
	kindBefore = regexp.MustCompile(`^(?:[A-Z][a-z]+ )?(?:[Ss]tate|[Cc]ity|[Tt]own|[Vv]illage|[Pp]rovince|[Rr]epublic|[Kk]ingdom|[Cc]ounty|[Pp]ort|[Rr]egion|[Cc]ommonwealth|[Dd]istrict|[Mm]unicipality|[Gg]overnorate) of (?:the )?`)
	kindAfter  = regexp.MustCompile(` (?i:state|province|region|oblast|governorate|prefecture|district|county|department|marz|raion|territory|island|islands|area|metropolitan area|city|refugee camp|camp|valley|peninsula)$`)
	direction  = regexp.MustCompile(`^(?i:northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west|northeastern|northwestern|southeastern|southwestern|north-eastern|north-western|south-eastern|south-western|upstate|downtown|greater|inner|mainland|metropolitan|rural|upper|lower|old) `)
)

// kindOf returns the kind of a place that its name contains, as "Lake" or "Airport" do.
func (r *resolver) kindOf(name string) annot.GeoKind {
	ws := strings.Fields(strings.ToLower(name))
	if len(ws) < 2 {
		return annot.Site
	}
	for _, w := range []string{ws[len(ws)-1], ws[0]} {
		if p, ok := r.lex.PlaceWord(w); ok {
			return annot.GeoKind(p.Kind)
		}
	}
	return annot.Site
}

// partOf returns the place of a name that has a name of the gazetteer in it and further
// words: "Kherson region" and "State of Punjab" are those regions, "Northern Syria"
// lies in Syria, "Manchester Arena" in Manchester, and "Middle District of Tennessee"
// in that state.
func (s *setting) partOf(name string, in []lexicon.Place) (lexicon.Place, bool) {
	for _, cut := range []string{kindBefore.ReplaceAllString(name, ""), kindAfter.ReplaceAllString(name, "")} {
		if cut == name {
			continue
		}
		p, ok := s.region(cut, in)
		if ok && p.Kind == "city" && s.kindOf(name) == annot.Region {
			return lexicon.Place{
				Name: name, Kind: "region", Country: p.Country, Region: p.Region, State: p.State, County: true, Located: p.Located, Lat: p.Lat,
				Lon: p.Lon,
			}, true
		}
		if ok {
			return p, true
		}
	}
	if loc := direction.FindStringIndex(name); loc != nil {
		if p, ok := s.part(name, name[loc[1]:], annot.Region, in); ok {
			return p, true
		}
	}
	if _, region, ok := strings.Cut(name, "istrict of "); ok {
		if p, ok := s.part(name, region, annot.Region, in); ok {
			return p, true
		}
	}
	if last, _ := s.lex.PlaceWord(strings.ToLower(name[strings.LastIndex(name, " ")+1:])); last.Within {
		return s.siteIn(name, last.Civic, in)
	}
	return lexicon.Place{}, false
}

// part returns a place of the given kind that lies in the place called of. It has the
// point of that place if the point is near enough: if that place is a town, or if the
// part is a region.
func (s *setting) part(name, of string, kind annot.GeoKind, in []lexicon.Place) (lexicon.Place, bool) {
	if len(of) < 3 || of == name {
		return lexicon.Place{}, false
	}
	p, ok := s.locate(of, in)
	if kind == annot.Region {
		p, ok = s.region(of, in)
	}
	if !ok || p.Kind == string(annot.Facility) {
		return lexicon.Place{}, false
	}
	if named := s.kindOf(name); named != annot.Site {
		kind = named
	}
	near := p.Kind == "city" || p.Kind == "district" || kind == annot.Region
	return lexicon.Place{Name: name, Kind: string(kind), Country: p.Country, Located: near && p.Located, Lat: p.Lat, Lon: p.Lon}, true
}

// siteIn returns a site whose name begins with the name of the place where it stands:
// "Manchester Arena". A civic site, such as an airport, may have the name of a smaller
// town than others.
func (s *setting) siteIn(name string, civic bool, in []lexicon.Place) (lexicon.Place, bool) {
	words := strings.Fields(direction.ReplaceAllString(name, ""))
	for n := min(3, len(words)-1); n > 0; n-- {
		of := strings.Join(words[:n], " ")
		p, ok := s.clear(of)
		if !ok && civic {
			p, ok = s.locate(of, nil) // "Greater Binghamton Airport"
			ok = ok && p.Kind == string(annot.City) && s.weight(p, of) > leastAbroad+0.5
		}
		if ok && p.Kind != "country" {
			return s.part(name, of, annot.Facility, in)
		}
	}
	return lexicon.Place{}, false
}

// region returns the region or the island of that name, else the region around the town
// of that name.
func (s *setting) region(name string, in []lexicon.Place) (lexicon.Place, bool) {
	if p, ok := s.lex.StatePlace(name); ok {
		return p, true
	}
	best, found := lexicon.Place{}, false
	high := math.Inf(-1)
	for _, p := range s.candidates(name) {
		if len(in) > 0 && !lies(p, in[0]) {
			continue
		}
		w := s.weight(p, name)
		if p.Kind == "region" || p.Kind == "district" {
			w += 4
		}
		if w > high {
			best, found, high = p, true, w
		}
	}
	return best, found
}
