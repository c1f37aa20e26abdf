package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/schema"
)

// merge merges indexes into the one in dir, which may not exist.
func merge(t *testing.T, dir string, from ...string) (m Merged, err error) {
	t.Helper()
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	var all []*Index
	for _, path := range from {
		all = append(all, open(t, path))
	}
	if m, err = w.Merge(context.Background(), all, func() {}); err != nil {
		return m, errors.Join(err, w.Stop())
	}
	return m, w.Close()
}

// TestMerge: the parts of many releases, merged in any order and however many there are, are an index
// like that of all, which Verify finds sound; and so it is when one of them was merged before.
func TestMerge(t *testing.T) {
	items := many()
	items = append(items, items[7], items[3]) // the same text twice, and from another source
	items[len(items)-1].Rel.Source = "another"
	for n := range items {
		items[n].An.Indirect = []schema.Quote{{Text: fmt.Sprint("reported ", n%120)}}
	}
	whole := dump(t, build(t, items))
	for _, parts := range []int{1, 2, 5} {
		var dirs []string
		of := make([][]item, parts)
		for _, it := range items {
			n := len(it.Rel.Text) * int(it.Rel.Text[len(it.Rel.Text)-2]) % parts
			of[n] = append(of[n], it)
		}
		for _, part := range of {
			dirs = append(dirs, build(t, part))
		}
		slices.Reverse(dirs)
		dir := filepath.Join(t.TempDir(), "merged")
		m, err := merge(t, dir, dirs...)
		if err != nil || m.Added != 120 {
			t.Errorf("%d parts: %+v, %v", parts, m, err)
		}
		if got := dump(t, dir); got != whole {
			t.Errorf("%d parts: got\n%s\nwant\n%s", parts, got, whole)
		}
		if _, err := Verify(context.Background(), dir); err != nil {
			t.Error(err)
		}
		if again, err := merge(t, dir, dirs...); err != nil || again.Added > 0 || again.Unchanged != 120 {
			t.Errorf("again: %+v, %v", again, err)
		}
		if got := dump(t, dir); got != whole {
			t.Errorf("%d parts, merged again: got\n%s", parts, got)
		}
		i := open(t, dir)
		for rec := range i.Records(context.Background(), 0) {
			all, err := i.Record(context.Background(), rec.Row)
			if err != nil || len(all.Analysis.Indirect) != 1 {
				t.Errorf("%s: reported speech %v, %v", rec.Source, all.Analysis.Indirect, err)
			}
		}
	}
}

// TestMergeVersions: former versions come along, once, and a text of a known source that is another
// one takes the place of the old one, which becomes a version.
func TestMergeVersions(t *testing.T) {
	text := func(n int) item {
		return written("paper", "2020-01-02", fmt.Sprintf("Head\n\nText number %d.", n), nil)
	}
	one, other := build(t, []item{text(1)}), build(t, []item{text(3)})
	fill(t, one, []item{text(2)})
	dir := filepath.Join(t.TempDir(), "merged")
	for range 2 {
		if _, err := merge(t, dir, one); err != nil {
			t.Fatal(err)
		}
	}
	if m, err := merge(t, dir, other); err != nil || m.Added != 1 {
		t.Errorf("%+v, %v", m, err)
	}
	i := open(t, dir)
	versions, err := i.Versions("paper")
	var texts []string
	for _, v := range versions {
		texts = append(texts, v.Text[len(v.Text)-2:])
	}
	if err != nil || strings.Join(texts, " ") != "1. 2." {
		t.Errorf("versions %q, %v", texts, err)
	}
	if got := dump(t, dir); strings.Count(got, "\n") != 1 {
		t.Errorf("got %s", got)
	}
}

// TestMergeRefused: what another analyzer made, or is damaged, leaves the index as it was.
func TestMergeRefused(t *testing.T) {
	dir := build(t, sample())
	before := dump(t, dir)
	foreign := filepath.Join(t.TempDir(), "foreign")
	w, err := OpenWriter(foreign, "test 2")
	if err == nil {
		err = errors.Join(w.Add(many()[0].Rel, many()[0].An), w.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	var version *VersionError
	if _, err := merge(t, dir, build(t, many()), foreign); !errors.As(err, &version) {
		t.Errorf("got %v", err)
	}
	broken := build(t, many())
	i := open(t, broken)
	if err := eachSegment(current(t, broken), func(path string) error { return os.Truncate(path, 700) }); err != nil {
		t.Fatal(err)
	}
	w, err = OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Merge(context.Background(), []*Index{i}, func() {}); !isDamaged(err) {
		t.Errorf("got %v", err)
	}
	if err := w.Stop(); err != nil {
		t.Error(err)
	}
	if got := dump(t, dir); got != before {
		t.Errorf("got\n%s\nwant\n%s", got, before)
	}
}

// TestElsewhere: a source that has another text in another index leaves its old one here, as a version.
func TestElsewhere(t *testing.T) {
	items := sample()
	dir := build(t, items)
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	changed := items[0].Rel
	changed.Text += " Changed."
	w.Elsewhere(changed)
	w.Elsewhere(many()[0].Rel)
	both := items[1].Rel
	both.Text += " Changed."
	w.Elsewhere(both)
	w.Claim(items[1].Rel)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	i := open(t, dir)
	for n, want := range []int{0, 1, 1, 1} {
		hits, err := i.Of(context.Background(), items[n].Rel.Source)
		if err != nil || len(hits) != want {
			t.Errorf("%s: %v, %v", items[n].Rel.Source, hits, err)
		}
	}
	if old, err := i.Versions(changed.Source); err != nil || len(old) != 1 {
		t.Errorf("versions %v, %v", old, err)
	}
}
