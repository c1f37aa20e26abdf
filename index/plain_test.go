package index

import (
	"path/filepath"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
)

// plainIndex is what bleve makes of the texts alone, in its usual way: one field,
// "text", with English stems.
func plainIndex(t testing.TB, items []item) string {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer, m.DefaultMapping.Dynamic = en.AnalyzerName, false
	field := bleve.NewTextFieldMapping()
	field.IncludeInAll = false
	m.DefaultMapping.AddFieldMappingsAt("text", field)
	dir := filepath.Join(t.TempDir(), "plain")
	idx, err := bleve.New(dir, m)
	if err != nil {
		t.Fatal(err)
	}
	for from := 0; from < len(items); from += batchReleases {
		batch := idx.NewBatch()
		for _, it := range items[from:min(from+batchReleases, len(items))] {
			if err := batch.Index(it.Rel.Source, map[string]string{"text": it.Rel.Text}); err != nil {
				t.Fatal(err)
			}
		}
		if err := idx.Batch(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := idx.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}
