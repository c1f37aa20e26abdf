package index

import (
	"slices"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// issuersOf returns the names of those who issue a release, what its record says
// first.
func issuersOf(rel corpus.Release, an schema.Analysis) []string {
	names := values(rel.Issuer)
	for _, x := range an.Issuers {
		names = append(names, x.Name)
	}
	return distinct(names)
}

// issuerForms returns the same with all forms in which the release names them, so that
// "issuer:" finds an issuer as "org:" or "person:" would.
func issuerForms(rel corpus.Release, an schema.Analysis) []string {
	names := issuersOf(rel, an)
	for _, x := range an.Issuers {
		if x.ID == "" {
			continue
		}
		if i := slices.IndexFunc(an.Organizations, func(o schema.Organization) bool { return o.ID == string(x.ID) }); i >= 0 {
			o := an.Organizations[i]
			names = append(append(names, o.Name, string(o.Acronym)), o.Aliases...)
		}
		if i := slices.IndexFunc(an.People, func(p schema.Person) bool { return p.ID == string(x.ID) }); i >= 0 {
			names = append(append(names, an.People[i].Name), an.People[i].Aliases...)
		}
	}
	return distinct(names)
}
