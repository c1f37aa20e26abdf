package ingest

import (
	"cmp"

	"pressroom/corpus"
	"pressroom/corpus/clean"
)

// withFront adds to a release what the front matter of its text says of it.
func withFront(rel corpus.Release) corpus.Release {
	front := clean.FrontMatter(rel.Text)
	rel.Issuer = cmp.Or(rel.Issuer, front.Issuer)
	if d, err := corpus.ParseDate(front.Date[:min(len(front.Date), len("2006-01-02"))]); err == nil {
		rel.Dates = append(rel.Dates, corpus.Claim{Date: d, From: corpus.Metadata})
	}
	return rel
}
