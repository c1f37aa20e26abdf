package archive_test

import (
	"path/filepath"
	"testing"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/archive/archivetest"
	"pressroom/corpus"
	"pressroom/corpus/sample"
)

// TestNarrowFinds holds that what a facet counts of a name is what a query that is narrowed to
// the name finds.
func TestNarrowFinds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	archivetest.Write(t, dir, append(sample.Releases(),
		archivetest.Release("a.txt", "Senate Finance Committee meets\n\nLEEDS, 4 May 2026 – The Senate Finance Committee met in York, Pennsylvania.\n"),
		archivetest.Release("b.txt", "Senate votes\n\nYORK, England, 5 May 2026 – The Senate voted. The U.S. Senate is in session, said Senator Ann Quill.\n"),
		archivetest.Release("c.txt", "Quill speaks\n\nYORK, Pa., 6 May 2026 – The US Senate heard Senator Quill.\n"))...)
	pr, err := archive.Archive{Dir: dir}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer pr.Close()
	reader := archive.Reader{Today: corpus.Date{Year: 2026, Month: 6, Day: 1}, Note: func(string) {}}
	values := 0
	for _, f := range archive.Facets {
		if f.Name == "month" {
			continue
		}
		counts, err := f.Count(t.Context(), pr.Profiler, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range counts {
			values++
			typed := archive.Narrow("", f.Name, c.Value)
			q, err := reader.Query(typed)
			if err != nil {
				t.Errorf("%s: %v", typed, err)
				continue
			}
			if n, err := pr.Index.Number(t.Context(), q); err != nil || n != c.N {
				t.Errorf("%s finds %d releases (%v), counted are %d", typed, n, err, c.N)
			}
		}
	}
	if values < 100 {
		t.Errorf("only %d values were counted", values)
	}
}
