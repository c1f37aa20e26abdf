package index_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/corpus/sample"
	"pressroom/index"
	"pressroom/index/query"
)

// An index is made of releases and their analyses, and asked in the query language.
func Example() {
	dir, err := os.MkdirTemp("", "pressroom-example-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	analyzer, err := analyze.New()
	if err != nil {
		log.Fatal(err)
	}
	writer, err := index.OpenWriter(dir, analyze.Version)
	if err != nil {
		log.Fatal(err)
	}
	for _, release := range sample.Releases()[:6] {
		if writer.Claim(release) != index.New {
			continue // it is there already
		}
		doc, err := analyzer.Analyze(release)
		if err != nil {
			log.Fatal(err)
		}
		if err := writer.Add(release, schema.Of(doc, schema.CodePoints)); err != nil {
			log.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		log.Fatal(err)
	}

	idx, err := index.Open(dir)
	if err != nil {
		log.Fatal(err)
	}
	defer idx.Close()
	q, err := query.Parse(`date:>=2026-01-01 (bridge OR dam OR vote)`)
	if err != nil {
		log.Fatal(err)
	}
	found, err := idx.Search(context.Background(), q, index.Options{Limit: 3, Sort: index.Oldest})
	if err != nil {
		log.Fatal(err)
	}
	for _, hit := range found.Hits {
		fmt.Println(hit.Published, hit.Headline)
	}
	// Output: 2026-05-22 City to close Elm Street Bridge for repairs
}
