package report

import "pressroom/index"

// The tables of names have a row for each name of a release; mentions is how often it
// stands there, start and end are those of the first time.

var personRows = rows{
	name: "people",
	key:  "person",
	columns: append([]column{{"person", words, false}, {"name", words, true}, {"aliases", list, true}, {"honorifics", list, true},
		{"titles", list, true},
		{"organization", words, true}, {"affiliation", words, false}, {"mentions", integer, true}}, textAt...),
	of: func(st index.Stored) (out [][]any) {
		for _, p := range st.Analysis.People {
			row := []any{p.ID, p.Name, p.Aliases, p.Honorifics, p.Titles, text(p.Organization), text(p.Affiliation), len(p.Mentions)}
			out = append(out, append(row, placed(first(p.Mentions), "")...))
		}
		return out
	},
}

// placeRows has the rule by which the point of a place is known.
var placeRows = rows{
	name: "places",
	key:  "place",
	columns: append([]column{{"place", words, false}, {"name", words, true}, {"kind", words, true}, {"country", words, true},
		{"region", words, false}, {"lat", number, true}, {"lon", number, true}, {"geonames", integer, false},
		{"mentions", integer, true}}, textAt...),
	of: func(st index.Stored) (out [][]any) {
		for _, p := range st.Analysis.Places {
			rule := ""
			if p.GeoSpan != nil {
				rule = p.GeoSpan.Rule
			}
			row := []any{p.ID, p.Name, p.Kind, text(p.Country), text(p.Region), orNil(p.Lat), orNil(p.Lon), orNil(p.GeoNames),
				len(p.Mentions)}
			out = append(out, append(row, placed(first(p.Mentions), rule)...))
		}
		return out
	},
}

var organizationRows = rows{
	name: "organizations",
	key:  "organization",
	columns: append([]column{{"organization", words, false}, {"name", words, true}, {"kind", words, true}, {"aliases", list, true},
		{"acronym", words, true}, {"ticker", words, true}, {"mentions", integer, true}}, textAt...),
	of: func(st index.Stored) (out [][]any) {
		for _, o := range st.Analysis.Organizations {
			row := []any{o.ID, o.Name, text(o.Kind), o.Aliases, text(o.Acronym), text(o.Ticker), len(o.Mentions)}
			out = append(out, append(row, placed(first(o.Mentions), "")...))
		}
		return out
	},
}
