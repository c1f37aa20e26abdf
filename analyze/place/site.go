package place

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A town is one that the release names, and where.
type town struct {
	lexicon.Place
	at       annot.Span
	sentence int
}

// settle gives the sites that the gazetteer lacks the point of the town that the release names
// with them: the nearest one in the sentence, else that of the dateline, else the only one.
// A bridge in the release of a town hall is probably in that town. A capital in the dateline
// does not count if the release names a region, because there it only says where the release
// was written.
func (s *setting) settle(meant []meaning) {
	var towns []town
	regional := map[string]bool{}
	for _, m := range meant {
		regional[m.Country] = regional[m.Country] || m.Kind == string(annot.Region)
	}
	for i, m := range meant {
		at := s.Mentions[i].Span
		written := m.Capital && regional[m.Country] && s.Dateline != nil && s.Dateline.Contains(at)
		if m.known && m.Kind == string(annot.City) && m.Located && !written {
			towns = append(towns, town{m.Place, at, s.SentenceAt(at.Start)})
		}
	}
	for i, m := range meant {
		single := m.Kind == string(annot.Site) && !strings.Contains(m.Name, " ")
		if m.Located || s.Mentions[i].Kind != annot.Place || !s.local(i, m, towns) || single && regional[m.Country] {
			continue
		}
		if t, ok := s.townOf(i, m, towns); ok {
			meant[i].Located, meant[i].Lat, meant[i].Lon, meant[i].precision = true, t.Lat, t.Lon, annot.AtTown
			meant[i].why = annot.Evidence{Span: t.at, Rule: ofTown}
		}
	}
}

// local reports whether a place without a point is likely one in a town: a site or a part
// of a town; any other only in a release of one area (and one of a single word only where no
// region is named), or if its name has several words and
// stands in no list, where it may be a town of its own.
func (s *setting) local(i int, m meaning, towns []town) bool {
	switch annot.GeoKind(m.Kind) {
	case annot.Facility, annot.District, annot.Water:
		return !strings.Contains(m.Name, " and ") // two places in one name
	case annot.Site:
		one := !strings.ContainsAny(m.Name, ",&") && !strings.Contains(m.Name, " and ")
		return one && (oneArea(towns) || strings.Contains(m.Name, " ") && len(s.of[i].list) == 0)
	}
	return false
}

// townOf returns the town that the release names with mention i.
func (s *setting) townOf(i int, m meaning, towns []town) (best town, ok bool) {
	at := s.Mentions[i].Span
	towns = slices.DeleteFunc(slices.Clone(towns), func(t town) bool {
		return t.Country != m.Country || m.Region != "" && t.Region != m.Region
	})
	if len(towns) == 0 {
		return town{}, false
	}
	sentence, nearest := s.SentenceAt(at.Start), -1
	for _, t := range towns {
		if d := gap(t.at, at); t.sentence == sentence && (nearest < 0 || d < nearest) {
			best, nearest = t, d
		}
	}
	if nearest >= 0 {
		return best, true
	}
	if m.Kind != string(annot.Water) && s.Dateline != nil {
		for _, t := range towns {
			if s.Dateline.Contains(t.at) {
				return t, true
			}
		}
	}
	if before := lastBefore(towns, at); before >= 0 && at.Start-towns[before].at.End <= mostBefore {
		return towns[before], true
	}
	return towns[0], oneArea(towns)
}

// mostBefore is how many bytes before a site in a later sentence a town may stand to be taken for that of the site.
const mostBefore = 200

// lastBefore returns the last of some towns that stands before a span, or -1.
func lastBefore(towns []town, at annot.Span) int {
	last := -1
	for i, t := range towns {
		if t.at.End <= at.Start {
			last = i
		}
	}
	return last
}

// mostApart is the greatest distance, in kilometres, between towns that count as one area.
const mostApart = 30

// oneArea reports whether all towns lie in one area.
func oneArea(towns []town) bool {
	return !slices.ContainsFunc(towns, func(t town) bool { return km(t.Place, towns[0].Place) > mostApart })
}

// gap returns how many bytes lie between two spans.
func gap(a, b annot.Span) int { return max(a.Start-b.End, b.Start-a.End) }
