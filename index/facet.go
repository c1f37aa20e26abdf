package index

import (
	"context"
	"fmt"
	"math"

	"github.com/blevesearch/bleve/v2"

	"pressroom/index/query"
)

// Facet is something that can be counted over releases.
type Facet string

// The facets.
const (
	People    Facet = "person_name"
	Places    Facet = "place_name"
	Orgs      Facet = "org_name"
	Topics    Facet = "topic_name"
	Countries Facet = "country" // ISO 3166-1 alpha-2 codes
	Kinds     Facet = "kind"    // kinds of events
	Issuers   Facet = "issuer_name"
)

// A Count is a value and how many releases have it.
type Count struct {
	Value string
	N     int
}

// Count returns the values of a facet in the releases that match the query
// (nil matches all), the most frequent first, then by value; at most limit of
// them, and all when limit is 0. Names are counted as the releases write them;
// package profile joins them. The errors are those of Search.
func (i *Index) Count(ctx context.Context, q query.Q, by Facet, limit int) ([]Count, error) {
	switch by {
	case People, Places, Orgs, Topics, Countries, Kinds, Issuers:
	default:
		return nil, fmt.Errorf("there is no facet %q", by)
	}
	if limit == 0 {
		limit = math.MaxInt32
	}
	req := request(i.compiler().release(q), 0, 0)
	req.AddFacet("", bleve.NewFacetRequest(string(by), limit))
	found, err := run(ctx, i.idx, req)
	if err != nil {
		return nil, err
	}
	var out []Count
	for _, term := range found.Facets[""].Terms.Terms() {
		out = append(out, Count{term.Term, term.Count})
	}
	return out, nil
}
