package eval

import "pressroom/analyze/annot"

// nearby is how many kilometres a place may be from where it is annotated.
const nearby = 161

// IsPlace reports whether a name, as a release has it, means a place: the one
// that is annotated for it has the same country and, but for countries, a point not
// far from it.
func IsPlace(g Gold, name string, geo annot.Geo) bool {
	for _, x := range g.Places {
		if !sameName([]string{x.Name}, []string{name}) && !g.says(x.Name, name) {
			continue
		}
		if x.Country != "" && x.Country != geo.Country {
			return false
		}
		if geo.Kind == annot.Country {
			return x.Country != ""
		}
		return x.Lat != nil && x.Lon != nil && geo.Located && km(*x.Lat, *x.Lon, geo.Lat, geo.Lon) <= nearby
	}
	return false
}

// says reports whether a mention of the place called entity is written so.
func (g Gold) says(entity, name string) bool {
	points := []rune(g.Text)
	for _, m := range g.Mentions {
		if m.Label == "LOC" && m.Entity == entity && norm(string(points[m.Start:m.End])) == norm(name) {
			return true
		}
	}
	return false
}
