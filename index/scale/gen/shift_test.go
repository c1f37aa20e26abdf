package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/corpus/sample"
	"pressroom/index"
)

// base is an index of the sample releases.
func base(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	w, err := index.OpenWriter(dir, analyze.Version)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, rel := range sample.Releases() {
		doc, err := a.Analyze(rel)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Add(doc.Release, schema.Of(doc, schema.CodePoints)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestInto: all copies are in the index, which is sound; every offset of an analysis leads to
// the words that it is about.
func TestInto(t *testing.T) {
	from, into := base(t), filepath.Join(t.TempDir(), "many")
	if err := run([]string{"-from", from, "-copies", "3", "-into", into}, nil); err != nil {
		t.Fatal(err)
	}
	h, err := index.Verify(context.Background(), into)
	if want := 3 * len(sample.Releases()); err != nil || h.Releases != want {
		t.Errorf("%d releases, %v, want %d", h.Releases, err, want)
	}
	i, err := index.Open(into)
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	people := map[string]bool{}
	err = i.Each(context.Background(), nil, index.Oldest, func(st index.Stored) error {
		text := []rune(st.Release.Text)
		for _, p := range st.Analysis.People {
			people[p.Name] = true
			for _, m := range p.Mentions {
				if got := string(text[m.Start:m.End]); got != string(m.Text) {
					t.Errorf("%s: %d to %d is %q, want %q", st.Release.Source, m.Start, m.End, got, m.Text)
				}
			}
		}
		return nil
	})
	for _, name := range []string{"Owen Mwangi", "Oxep Nxaphi"} {
		if !people[name] {
			t.Errorf("nobody is called %s: %v", name, people)
		}
	}
	if err != nil {
		t.Error(err)
	}
}

// TestPrinted: the copies as texts are the same bytes each time, and differ from each other.
func TestPrinted(t *testing.T) {
	from := base(t)
	var once, twice bytes.Buffer
	for _, out := range []*bytes.Buffer{&once, &twice} {
		if err := run([]string{"-from", from, "-copies", "2", "-limit", "5"}, out); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSuffix(once.String(), "\n"), "\n")
	if !bytes.Equal(once.Bytes(), twice.Bytes()) || len(lines) != 10 {
		t.Errorf("%d lines, or other bytes", len(lines))
	}
	if !utf8.ValidString(lines[0]) || lines[0] == lines[5] {
		t.Errorf("got %s and %s", lines[0], lines[5])
	}
}

func TestTurn(t *testing.T) {
	for number, want := range map[int]string{0: "Jennezz", 1: "Keppebb", 21: "Kippibb", 99: "Hammaxx"} {
		s := shift{number: number}
		if got := strings.Map(s.turn, "Jennezz"); got != want {
			t.Errorf("%d: %q, want %q", number, got, want)
		}
	}
}
