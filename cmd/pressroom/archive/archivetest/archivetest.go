// Package archivetest makes indexes for the tests of what answers from an archive.
package archivetest

import (
	"sync"
	"testing"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
	"pressroom/corpus"
	"pressroom/index"
)

// analyzer is loaded once for all tests of a package.
var analyzer = sync.OnceValues(analyze.New)

// Write analyses releases and adds them to the index in dir.
func Write(t testing.TB, dir string, releases ...corpus.Release) {
	t.Helper()
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	w, err := index.OpenWriter(dir, analyze.Version)
	if err != nil {
		t.Fatal(err)
	}
	for _, rel := range releases {
		w.Claim(rel)
		doc, err := a.Analyze(rel)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Add(doc.Release, archive.Kept(doc)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// Release is a text of a source, with the identifier that reading it gives.
func Release(source, text string) corpus.Release {
	return corpus.Release{ID: corpus.TextID(text), Source: source, Text: text}
}
