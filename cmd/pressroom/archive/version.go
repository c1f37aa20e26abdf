package archive

import (
	"fmt"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// Before returns the former versions of a release: what its sources had before, those of
// one source the oldest first.
func (r *Reading) Before(rel corpus.Release) (all []corpus.Release, err error) {
	for _, source := range append([]string{rel.Source}, rel.Also...) {
		before, err := r.Index.Versions(source)
		if err != nil {
			return nil, err
		}
		all = append(all, before...)
	}
	return all, nil
}

// Analyzed analyses one release that is not in the index.
func Analyzed(a *analyze.Analyzer, rel corpus.Release) (index.Stored, error) {
	doc, err := a.Analyze(rel)
	if err != nil {
		return index.Stored{}, fmt.Errorf("%s: %w", rel.Source, err)
	}
	return index.Stored{Release: doc.Release, Analysis: schema.Of(doc, schema.CodePoints)}, nil
}
