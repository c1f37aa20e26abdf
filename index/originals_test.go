package index

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pressroom/corpus"
)

// former unpacks an index of format 3, as the program of that time wrote it.
func former(t *testing.T) string {
	t.Helper()
	z, err := zip.OpenReader(filepath.Join("testdata", "format-3.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	dir := filepath.Join(t.TempDir(), "index")
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestFormerFormat makes an index of format 3 anew from its originals.
func TestFormerFormat(t *testing.T) {
	dir := former(t)
	var version *VersionError
	if _, err := Open(dir); !errors.As(err, &version) || version.Age != Older {
		t.Fatalf("Open: %v, want a VersionError of an older index", err)
	}
	rels := renew(t, dir)
	want := []corpus.Release{
		{ID: "first", Source: "feed", Issuer: "Harbour Office", Dates: []corpus.Claim{{Date: day("2026-03-02"), From: corpus.Given}}},
		{ID: "second", Source: "feed"},
		{ID: corpus.TextID(rels[2].Text), Source: "mayor"},
	}
	for n, rel := range rels {
		if rel.ID != want[n].ID || rel.Source != want[n].Source || rel.Issuer != want[n].Issuer || len(rel.Dates) != len(want[n].Dates) {
			t.Errorf("got %+v, want %+v", rel, want[n])
		}
		if len(rel.Dates) == 1 && rel.Dates[0] != want[n].Dates[0] {
			t.Errorf("got %v, want %v", rel.Dates, want[n].Dates)
		}
	}
	if !strings.HasPrefix(rels[0].Text, "Ferry returns to the bay\n\nPORT ELM, March 2, 2026 – ") {
		t.Errorf("got the text %q", rels[0].Text)
	}
	if exists(formerDir(dir)) {
		t.Error("what the old format kept is still there")
	}
}

// renew makes an index anew from its originals, and returns them.
func renew(t *testing.T, dir string) (rels []corpus.Release) {
	t.Helper()
	w, err := Renew(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Discard()
	old, err := w.Originals(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	for rel, err := range old.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		rels = append(rels, rel)
		it := written(rel.Source, "", rel.Text, nil)
		if err := w.Add(rel, it.An); err != nil {
			t.Fatal(err)
		}
	}
	if len(rels) != old.Len() {
		t.Errorf("%d of %d releases", len(rels), old.Len())
	}
	if err := errors.Join(old.Close(), w.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	return rels
}

// TestRenewKeepsKeys makes an index anew whose sources have many releases each:
// adding the same inputs again must find nothing new.
func TestRenewKeepsKeys(t *testing.T) {
	var items []item
	for n := range 25 {
		items = append(items, written("feed", "", strings.Repeat("x", n)+"\n\nText.", nil))
	}
	dir := build(t, items)
	renew(t, dir)
	if n := fill(t, dir, items); n != 0 {
		t.Errorf("%d releases were added again", n)
	}
}

// TestOriginalsDamaged ends at the first original that cannot be read.
func TestOriginalsDamaged(t *testing.T) {
	dir := former(t)
	if err := eachSegment(formerDir(dir), spoilFooter); err != nil {
		t.Fatal(err)
	}
	w, err := Renew(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Originals(context.Background()); !isDamaged(err) {
		t.Errorf("got %v, want damage", err)
	}
	if err := w.Discard(); err != nil {
		t.Fatal(err)
	}
	if !exists(formerDir(dir)) {
		t.Error("the old index is gone")
	}
}
