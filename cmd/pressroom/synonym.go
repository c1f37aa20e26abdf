package main

import (
	"pressroom/cmd/pressroom/archive"
	"pressroom/index/query"
)

// withSynonyms returns a query with the synonyms of its words, and tells which.
func (p *program) withSynonyms(r *archive.Reading, q query.Q) (query.Q, error) {
	expanded, notes, err := r.Expand(q)
	for _, note := range notes {
		p.note("%s", note)
	}
	return expanded, err
}
