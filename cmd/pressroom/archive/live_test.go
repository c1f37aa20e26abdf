package archive

import (
	"path/filepath"
	"sync"
	"testing"

	"pressroom/analyze"
	"pressroom/corpus"
	"pressroom/index"
)

func add(t *testing.T, a *analyze.Analyzer, dir, text string) {
	t.Helper()
	w, err := index.OpenWriter(dir, analyze.Version)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := a.Analyze(corpus.Release{ID: corpus.TextID(text), Source: text[:8], Text: text})
	if err != nil {
		t.Fatal(err)
	}
	w.Claim(doc.Release)
	if err := w.Add(doc.Release, Kept(doc)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestLive asks from several sides while batches are written: each answer is one of the
// states, and after a refresh it is the last.
func TestLive(t *testing.T) {
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "index")
	add(t, a, dir, "Bridge opened\n\nLEEDS, 4 May 2026 – A bridge was opened.\n")
	l, err := OpenLive(Archive{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	old, state, release, err := l.Take()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var asking sync.WaitGroup
	for range 4 {
		asking.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				r, _, release, err := l.Take()
				if err != nil {
					t.Error(err)
					return
				}
				if n, err := r.Index.Number(t.Context(), nil); err != nil || n < 1 || n > 2 {
					t.Errorf("%d releases, %v", n, err)
				}
				release()
			}
		})
	}
	add(t, a, dir, "Tunnel opened\n\nLEEDS, 5 May 2026 – A tunnel was opened.\n")
	if l.Current() {
		t.Error("a batch was written, and nothing is said to be new")
	}
	if err := l.Refresh(); err != nil {
		t.Fatal(err)
	}
	close(done)
	asking.Wait()
	if n, err := old.Index.Number(t.Context(), nil); err != nil || n != 1 {
		t.Errorf("who asked before finds %d releases, %v", n, err)
	}
	release()
	release() // a second time does nothing
	now, next, release, err := l.Take()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := now.Index.Number(t.Context(), nil); err != nil || n != 2 || next == state {
		t.Errorf("who asks now finds %d releases in state %s, %v", n, next, err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := now.Index.Number(t.Context(), nil); err != nil {
		t.Errorf("it was closed under who asks: %v", err)
	}
	release()
	if _, _, _, err := l.Take(); err != ErrClosed {
		t.Errorf("after the end: %v", err)
	}
}

// TestNarrow adds to a query as typed what a value asks for.
func TestNarrow(t *testing.T) {
	for _, c := range [][2]string{
		{"", `person:="Ann \"X\" Lee"`}, {"a b", `a b person:="Ann \"X\" Lee"`}, {"a OR b", `(a OR b) person:="Ann \"X\" Lee"`},
	} {
		have := Narrow(c[0], "person", `Ann "X" Lee`)
		if have != c[1] {
			t.Errorf("%q becomes %s, want %s", c[0], have, c[1])
		}
		if _, err := (Reader{Note: func(string) {}}).Query(have); err != nil {
			t.Errorf("%s: %v", have, err)
		}
	}
}
