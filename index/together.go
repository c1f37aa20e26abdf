package index

import (
	"context"
	"slices"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/analyze/schema"
	"pressroom/index/query"
)

// The questions of those who read many releases together (package profile).

// Record is a release without its text.
type Record struct {
	Head
	Analysis schema.Analysis
}

// Records reads the releases that match every one of the queries, the newest
// first; nil matches all. The errors are those of Search.
func (i *Index) Records(ctx context.Context, queries ...query.Q) ([]Record, error) {
	found, err := keys(ctx, i.idx, i.every(queries), Newest.order())
	if err != nil {
		return nil, err
	}
	out := make([]Record, 0, len(found))
	for _, key := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		st, hd, err := readWhole(i.idx, key)
		if err != nil {
			return nil, err
		}
		out = append(out, Record{hd.Head, st.Analysis})
	}
	return out, nil
}

// Number returns how many releases match every one of the queries; nil matches
// all. The errors are those of Search.
func (i *Index) Number(ctx context.Context, queries ...query.Q) (int, error) {
	n, err := count(ctx, i.idx, i.every(queries))
	return int(n), err
}

// every asks for the releases that match every one of the queries.
func (i *Index) every(queries []query.Q) bq.Query {
	parts := make([]bq.Query, len(queries))
	for n, q := range queries {
		parts[n] = i.compiler().release(q)
	}
	return all(parts)
}

// Words cuts a text into its words as names are searched by: in small letters,
// without accents and possessives.
func (i *Index) Words(text string) []string { return termsOf(i.words, text) }

// Stems cuts a text into its words as texts are searched by: their stems, without
// those that are too common.
func (i *Index) Stems(text string) []string { return termsOf(i.english, text) }

func termsOf(an analyzer, text string) (out []string) {
	for _, tok := range an.Analyze([]byte(fold(text).text)) {
		out = append(out, string(tok.Term))
	}
	return out
}

// HasWords reports whether one of the names has the words (see Words) side by side.
func (i *Index) HasWords(names, words []string) bool {
	for _, name := range names {
		have := i.Words(name)
		for n := 0; n+len(words) <= len(have); n++ {
			if slices.Equal(have[n:n+len(words)], words) {
				return true
			}
		}
	}
	return false
}

// Documents returns how many releases and events the index holds.
func (i *Index) Documents() int { return int(i.manifest.Documents) }

// Frequency returns in how many releases a stem (see Stems) stands in the text,
// those included that have been replaced since and not been swept away; 0 when in
// none.
func (i *Index) Frequency(stem string) (int, error) {
	dict, err := i.idx.FieldDictRange("body", []byte(stem), []byte(stem))
	if err != nil {
		return 0, err
	}
	defer dict.Close()
	entry, err := dict.Next()
	if err != nil || entry == nil || entry.Term != stem {
		return 0, err
	}
	return int(entry.Count), nil
}
