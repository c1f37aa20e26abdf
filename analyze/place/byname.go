package place

import (
	_ "embed"

	"pressroom/analyze/lexicon"
)

//go:embed data/bynames.tsv
var bynameTable string

// byname is the usual name of a place, and the code of the country or the first-level region that it is or lies in.
type byname struct{ code, usual string }

// bynames are the places that releases call by another name, errBynames what is wrong with their table.
var bynames, errBynames = readBynames()

func readBynames() (map[string]byname, error) {
	names := map[string]byname{}
	return names, lexicon.ReadTable("bynames.tsv", bynameTable, 3, func(col []string) error {
		names[col[0]] = byname{col[1], col[2]}
		return nil
	})
}

// byname returns the place that goes by a byname, as written, if one does: "NYC", "Lone Star State".
func (r *resolver) byname(name string) (ps []lexicon.Place) {
	b, ok := bynames[name]
	if !ok {
		return nil
	}
	for _, p := range r.lex.AllPlaces(b.usual) {
		if !p.Common && !p.County && (p.Country == b.code || p.Region == b.code) {
			return []lexicon.Place{p} // the greatest
		}
	}
	return nil
}
