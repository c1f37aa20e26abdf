package place

import (
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// These patterns match the words for the kind of a place beside its name.
var (
	kindBefore = regexp.MustCompile(`^(?:[A-Z][a-z]+ )?(?:[Ss]tate|[Cc]ity|[Tt]own|[Vv]illage|[Pp]rovince|[Rr]epublic|[Kk]ingdom|[Cc]ounty|[Pp]ort|[Rr]egion|[Cc]ommonwealth|[Dd]istrict|[Mm]unicipality|[Gg]overnorate) of (?:the )?`)
	kindAfter  = regexp.MustCompile(` (?i:state|province|region|oblast|governorate|prefecture|district|county|department|marz|raion|territory|island|islands|area|metropolitan area|counties|parish|parishes|city|refugee camp|camp|valley|peninsula)$`)
	direction  = regexp.MustCompile(`^(?i:northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west|northeastern|northwestern|southeastern|southwestern|north-eastern|north-western|south-eastern|south-western|upstate|downtown|greater|inner|mainland|metropolitan|rural|upper|lower|old) `)
	districtOf = regexp.MustCompile(`istrict of `)
	office     = regexp.MustCompile(`^(?:Municipal|International|Regional|County|City|Executive|Memorial|Central|Public|Police|Fire)$`)
)

// kindOf returns the kind of a place that its name contains, as "Lake" or "Airport" do.
func (r *resolver) kindOf(name string) annot.GeoKind {
	name, _, _ = strings.Cut(strings.ToLower(name), " of ")      // "Hall of State"
	ws := strings.Fields(strings.TrimRight(name, " 0123456789")) // "State Route 68"
	if len(ws) == 0 || ws[0] == name {
		return annot.Site
	}
	if p, ok := r.lex.PlaceWord(ws[len(ws)-1]); ok {
		return annot.GeoKind(p.Kind)
	}
	if p, ok := r.lex.PlaceWord(ws[0]); ok && (p.Begins || p.Of) {
		return annot.GeoKind(p.Kind)
	}
	return annot.Site
}

// partOf returns the place of a name that has a name of the gazetteer in it and further
// words: "Kherson region" and "State of Punjab" are those regions, "Northern Syria"
// lies in Syria, "Manchester Arena" in Manchester, and "Middle District of Tennessee"
// in that state.
func (s *setting) partOf(name string, in []lexicon.Place) (meaning, bool) {
	for _, cut := range []string{kindBefore.ReplaceAllString(name, ""), kindAfter.ReplaceAllString(name, "")} {
		if cut == name {
			continue
		}
		p, ok := s.region(cut, in)
		if ok && (p.Common || outside(p, in)) {
			continue // a village has no valley or district of its name, and "Wellington County" in Ontario is not in New Zealand
		}
		if ok && p.Kind == "city" && s.kindOf(name) == annot.Region {
			return meaning{known: true, why: annot.Evidence{Rule: byPart}, precision: annot.AtTown, Place: lexicon.Place{
				Name: name, Kind: "region", Country: p.Country, Region: p.Region, State: p.State, County: true, Located: p.Located, Lat: p.Lat,
				Lon: p.Lon,
			}}, true
		}
		if ok {
			return meaning{Place: p, known: true, why: annot.Evidence{Rule: byPart}, precision: annot.AtPlace}, true
		}
	}
	for _, of := range []string{after(direction, name), after(districtOf, name)} {
		if p, ok := s.region(of, in); ok && len(of) >= 3 {
			p.Lat, p.Lon = s.towards(strings.ToLower(strings.TrimSuffix(name, of)), p)
			if m, ok := s.part(name, p, annot.Region); ok {
				return m, true
			}
		}
	}
	if last, _ := s.lex.PlaceWord(strings.ToLower(name[strings.LastIndex(name, " ")+1:])); last.Within {
		return s.siteIn(name, last.Civic, in)
	}
	if s.kindOf(name) == annot.Site {
		return s.siteOf(name)
	}
	return meaning{}, false
}

// outside reports whether a place lies in none of the containers that the text gives for it, if it gives any.
func outside(p lexicon.Place, in []lexicon.Place) bool {
	return len(in) > 0 && !slices.ContainsFunc(in, func(c lexicon.Place) bool { return lies(p, c) })
}

// towards returns the middle of the half of a region or a country that lies in a direction: of "Northern Syria". The box of the area
// counts on the side that is nearer to the middle, because islands far away make it wide on the other.
func (s *setting) towards(direction string, p lexicon.Place) (lat, lon float64) {
	box := s.box(meaning{Place: p, known: true, precision: annot.AtPlace})
	if box == nil || box[0] > box[2] {
		return p.Lat, p.Lon
	}
	lat, lon = p.Lat, p.Lon
	side := func(x *float64, to string, step, least, most float64) {
		if strings.Contains(direction, to) {
			*x += step * max(0, min(most-*x, *x-least)) / 2
		}
	}
	side(&lat, "north", 1, box[1], box[3])
	side(&lat, "south", -1, box[1], box[3])
	side(&lon, "east", 1, box[0], box[2])
	side(&lon, "west", -1, box[0], box[2])
	return lat, lon
}

// after returns what follows the first match of a pattern in a name, or "".
func after(pattern *regexp.Regexp, name string) string {
	loc := pattern.FindStringIndex(name)
	if loc == nil {
		return ""
	}
	return name[loc[1]:]
}

// part returns a place of the given kind that lies in p. It has the point of p if that is near
// enough: if p is a town, or if the part is a region.
func (s *setting) part(name string, p lexicon.Place, kind annot.GeoKind) (meaning, bool) {
	if p.Kind == string(annot.Facility) {
		return meaning{}, false
	}
	if named := s.kindOf(name); named != annot.Site {
		kind = named
	}
	m := meaning{known: true, why: annot.Evidence{Rule: byPart}, precision: annot.AtTown}
	near := p.Kind == "city" || p.Kind == "district"
	if !near {
		m.precision = annot.InArea
	}
	m.Place = lexicon.Place{Name: name, Kind: string(kind), Country: p.Country, Region: p.Region, Lat: p.Lat, Lon: p.Lon,
		Located: (near || kind == annot.Region) && p.Located}
	return m, true
}

// siteIn returns a site whose name begins with the name of the place where it stands:
// "Manchester Arena". A civic site, such as an airport, may have the name of a smaller
// town than others.
func (s *setting) siteIn(name string, civic bool, in []lexicon.Place) (meaning, bool) {
	words := strings.Fields(direction.ReplaceAllString(name, ""))
	for n := min(3, len(words)-1); n > 0; n-- {
		of := strings.Join(words[:n], " ")
		p, ok := s.clear(of)
		if ok && !civic && s.regional > 0 && s.votes[p.Region] == 0 {
			continue // "Arlington Theatre" in a release of Santa Barbara
		}
		if !ok && civic && (n == len(words)-1 || office.MatchString(words[n])) {
			p, ok = s.locate(of, in) // "Greater Binghamton Airport", but not "San" in "San Siro stadium"
			ok = ok && p.Kind == string(annot.City) && !p.Common
		}
		if ok && p.Kind != "country" {
			return s.part(name, p, annot.Facility)
		}
	}
	return meaning{}, false
}

// siteOf returns a site whose name begins or ends with that of a great city: "Hilton Kuala
// Lumpur", "Amsterdam RAI".
func (s *setting) siteOf(name string) (meaning, bool) {
	words := strings.Fields(name)
	for n := min(3, len(words)-1); n > 0; n-- {
		for _, of := range []string{strings.Join(words[len(words)-n:], " "), strings.Join(words[:n], " ")} {
			if p, ok := s.clear(of); ok && p.Kind == string(annot.City) {
				return s.part(name, p, annot.Facility)
			}
		}
	}
	return meaning{}, false
}

// region returns the region or the island of that name, else the region around the town
// of that name.
func (s *setting) region(name string, in []lexicon.Place) (lexicon.Place, bool) {
	if p, ok := s.lex.StatePlace(name); ok {
		return p, true
	}
	return s.locateAs(name, in, annot.Region)
}
