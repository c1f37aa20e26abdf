package index

import (
	"slices"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// issuersOf returns the names under which those who issue a release are counted: those of
// the people and bodies that they are, else as the record or the text has them.
func issuersOf(rel corpus.Release, an schema.Analysis) []string {
	if len(an.Issuers) == 0 {
		return values(rel.Issuer)
	}
	var names []string
	for _, x := range an.Issuers {
		name, _ := entityOf(x, an)
		if name == "" {
			name = x.Name
		}
		names = append(names, name)
	}
	return distinct(names)
}

// issuerForms returns all forms in which a release names those who issue it, so that
// "issuer:" finds an issuer as "org:" or "person:" would.
func issuerForms(rel corpus.Release, an schema.Analysis) []string {
	names := values(rel.Issuer)
	for _, x := range an.Issuers {
		name, others := entityOf(x, an)
		names = append(append(names, x.Name, name), others...)
	}
	return distinct(names)
}

// entityOf returns the name and the other forms of the person or the body that an issuer
// is; nothing for one that is none of the release.
func entityOf(x schema.Issuer, an schema.Analysis) (name string, others []string) {
	if x.ID == "" {
		return "", nil
	}
	if i := slices.IndexFunc(an.Organizations, func(o schema.Organization) bool { return o.ID == string(x.ID) }); i >= 0 {
		o := an.Organizations[i]
		return o.Name, append([]string{string(o.Acronym)}, o.Aliases...)
	}
	if i := slices.IndexFunc(an.People, func(p schema.Person) bool { return p.ID == string(x.ID) }); i >= 0 {
		return an.People[i].Name, an.People[i].Aliases
	}
	return "", nil
}
