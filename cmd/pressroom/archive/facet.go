package archive

import (
	"context"
	"slices"
	"strings"

	"pressroom/index"
	"pressroom/index/profile"
	"pressroom/index/query"
)

// month is the facet that is no field of its own.
const month index.Facet = "month"

// A Facet is something that a search can count, by the name of its field.
type Facet struct {
	Name string
	by   index.Facet
}

// Facets are what a search can count.
var Facets = []Facet{
	{"person", index.People}, {"place", index.Places}, {"org", index.Orgs}, {"topic", index.Topics}, {"kind", index.Kinds},
	{"issuer", index.Issuers}, {"country", index.Countries}, {"lang", index.Languages}, {"month", month},
}

// Count counts the values that releases have, limit at most or, with 0, all; months in
// their order, all of them.
func (f Facet) Count(ctx context.Context, pr *profile.Profiler, q query.Q, limit int) ([]index.Count, error) {
	if f.by != month {
		return pr.Count(ctx, q, f.by, limit)
	}
	months, _, err := pr.Index.Months(ctx, q)
	return months, err
}

// FacetOf returns the facet of a name; one that counts nothing where there is none.
func FacetOf(name string) Facet {
	for _, f := range Facets {
		if f.Name == name {
			return f
		}
	}
	return Facet{Name: name}
}

// Narrow returns a query as typed that asks besides for a value of a facet, and for no other
// whose name has its words.
func Narrow(typed, facet, value string) string {
	sign := ":"
	if slices.Contains(query.ListedFields, query.Field(facet)) {
		sign = ":="
	}
	return beside(typed, facet+sign, value)
}

// Complete returns a query as typed that asks besides for a value in a field.
func Complete(typed, field, value string) string { return beside(typed, field+":", value) }

func beside(typed, field, value string) string {
	return strings.TrimSpace(Aside(typed) + " " + field + quoted(value))
}

// Aside returns a query as typed so that something may stand beside it: OR binds less.
func Aside(typed string) string {
	if typed = strings.TrimSpace(typed); strings.Contains(typed, " OR ") {
		return "(" + typed + ")"
	}
	return typed
}

// quoted writes any value as the query language reads it.
func quoted(value string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}

// Fields are the fields of the query language by their names, those that people want most
// first.
var Fields = []string{
	"person", "place", "org", "topic", "date", "kind", "country", "issuer", "said-by", "headline", "title", "who", "zone", "region", "lang",
	"bill", "source", "near", "id",
}
