package identity

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"pressroom/analyze/lexicon"
)

// PlaceForm returns the form of a place: country is an ISO 3166-1 alpha-2 code, region
// that of a first-level region ("US.LA"), kind one of annot.GeoKind, id of GeoNames;
// what is not known is empty or 0.
func PlaceForm(name, country, region, kind string, id int) Form {
	of := []string{country, kind, "-", region}
	for i, s := range of {
		if s == "" {
			of[i] = "-"
		}
	}
	if id != 0 {
		of[2] = strconv.Itoa(id)
	}
	return Form{Name: clean(name), Of: strings.Join(of, " ")}
}

// PlaceOf returns country and kind of the Term of a place; "-" for what is not known.
func PlaceOf(term string) (country, kind string) {
	_, of, _ := strings.Cut(term, termCut)
	country, of, _ = strings.Cut(of, " ")
	kind, _, _ = strings.Cut(of, " ")
	return country, kind
}

// Places joins names of places: those of one entry of the gazetteer, of one country,
// and those of one name and country that have no entry. Where places share a name,
// each is called with its country, and where they share that, with its kind and region.
func (j *Joiner) Places(forms []Counted) []Entity {
	of := map[string]*Entity{}
	for _, f := range ordered(forms) {
		key := placeKey(f.Form)
		e := of[key]
		if e == nil {
			e = &Entity{}
			of[key] = e
		}
		rule := Same
		if len(e.Forms) > 0 && placeName(e.Forms[0].Name) != placeName(f.Name) {
			rule = Gazetteer
		}
		e.Forms = append(e.Forms, Joined{f, rule})
	}
	keys := slices.Sorted(maps.Keys(of))
	for _, key := range keys {
		names := map[string]int{}
		for _, f := range of[key].Forms {
			names[f.Name] += f.N
		}
		of[key].Name = usual(names)
	}
	for part := range 3 {
		tellApart(of, keys, part)
	}
	out := make([]Entity, 0, len(of))
	for _, key := range keys {
		out = append(out, of[key].finished(Place, key))
	}
	return out
}

// tellApart adds country (part 0), kind or region to the names that several bear.
func tellApart(of map[string]*Entity, keys []string, part int) {
	same := map[string][]*Entity{}
	for _, key := range keys {
		name := lexicon.Fold(of[key].Name)
		same[name] = append(same[name], of[key])
	}
	for _, es := range same {
		if len(es) < 2 {
			continue
		}
		for _, e := range es {
			country, kind, _, region := placeParts(e.Forms[0].Form)
			what := []string{country, kind, region}[part]
			switch base, inner, told := strings.Cut(strings.TrimSuffix(e.Name, ")"), " ("); {
			case what == "-":
			case told:
				e.Name = base + " (" + inner + ", " + what + ")"
			default:
				e.Name += " (" + what + ")"
			}
		}
	}
}

func placeParts(f Form) (country, kind, id, region string) {
	of := strings.Fields(f.Of)
	for len(of) < 4 {
		of = append(of, "-")
	}
	return of[0], of[1], of[2], of[3]
}

// placeKey writes what tells a place from others.
func placeKey(f Form) string {
	country, kind, id, _ := placeParts(f)
	switch {
	case kind == "country" && country != "-":
		return "country " + country
	case id != "-":
		return "geonames " + id
	}
	return placeName(f.Name) + " " + country + " " + kind
}

// placeName writes a name as it compares: "D.C." is one word.
func placeName(name string) string {
	words := strings.FieldsFunc(strings.ReplaceAll(lexicon.Fold(name), ".", ""), func(r rune) bool { return r == ' ' || r == ',' })
	if n := len(words); n > 1 && words[n-2] == "d" && words[n-1] == "c" {
		words = append(words[:n-2], "dc")
	}
	return strings.Join(words, " ")
}
