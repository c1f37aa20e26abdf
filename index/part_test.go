package index

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pressroom/analyze/schema"
)

// TestParts adds and deletes in batches: few parts are left, each more than twice as
// large as the next, and the columns hold what one batch would have given.
func TestParts(t *testing.T) {
	item := func(n int) item {
		return written(fmt.Sprint("s", n), "2026-01-02", fmt.Sprintf("Head %d\n\nText of %d.", n, n), func(an *schema.Analysis) {
			an.People = []schema.Person{person("p1", fmt.Sprintf("Ann Lee %d", n%7))}
			an.Events = []schema.Event{event("meeting", fmt.Sprintf("talks %d", n), "2026-01-02", "2026-01-03", nil, nil)}
			an.Events[0].Evidence.Text = fmt.Sprintf("Talks number %d were in Yerevan.", n)
		})
	}
	w := newColumnWriter(t.TempDir(), manifest{})
	if err := os.MkdirAll(workDir(w.dir), 0o777); err != nil {
		t.Fatal(err)
	}
	put := func(from, to int) {
		for n := from; n < to; n++ {
			it := item(n)
			if err := w.put(releaseKey(it.Rel), releaseDocument(it.Rel, it.An), it.Rel, it.An); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.flush(); err != nil {
			t.Fatal(err)
		}
	}
	for n := 0; n < 60; n += 4 {
		put(n, n+4)
	}
	for n := range 3 {
		if err := w.delete(releaseKey(item(n).Rel)); err != nil {
			t.Fatal(err)
		}
	}
	put(60, 61)
	if len(w.parts) > 5 {
		t.Errorf("%d parts of 58 releases: %v", len(w.parts), w.parts)
	}
	files := map[string]file{}
	for _, name := range w.parts {
		files[name] = file{}
	}
	have := cellsIn(t, w.dir, files)
	if len(have) != 58 {
		t.Errorf("%d releases, want 58", len(have))
	}
	one := newColumnWriter(t.TempDir(), manifest{})
	if err := os.MkdirAll(workDir(one.dir), 0o777); err != nil {
		t.Fatal(err)
	}
	w = one
	put(3, 61)
	if want := cellsIn(t, one.dir, map[string]file{w.parts[0]: {}}); !reflect.DeepEqual(have, want) {
		t.Errorf("got %v, want %v", have, want)
	}
}

// TestPartsBounded: no more than so many releases are held in memory to be joined.
func TestPartsBounded(t *testing.T) {
	w := newColumnWriter(t.TempDir(), manifest{})
	w.most = 10
	if err := os.MkdirAll(workDir(w.dir), 0o777); err != nil {
		t.Fatal(err)
	}
	files := map[string]file{}
	for n := range 40 {
		it := written(fmt.Sprint("s", n), "2026-01-02", fmt.Sprintf("Head %d\n\nText of %d.", n, n), nil)
		if err := w.put(releaseKey(it.Rel), releaseDocument(it.Rel, it.An), it.Rel, it.An); err != nil {
			t.Fatal(err)
		}
		if err := w.flush(); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range w.parts {
		p, err := openPart(w.dir, filepath.Join(workDir(w.dir), name))
		if err != nil {
			t.Fatal(err)
		}
		if n := p.contents.Releases; n > w.most {
			t.Errorf("%s holds %d releases", name, n)
		}
		files[name] = file{}
		p.close()
	}
	if have := cellsIn(t, w.dir, files); len(have) != 40 || len(w.parts) > 8 {
		t.Errorf("%d releases in %d parts", len(have), len(w.parts))
	}
}

// cellsIn reads all that the columns of a working copy keep, by key.
func cellsIn(t *testing.T, dir string, files map[string]file) map[string]string {
	t.Helper()
	cs := &columns{}
	for _, name := range (manifest{Files: files}).parts() {
		p, err := openPart(dir, filepath.Join(workDir(dir), name))
		if err != nil {
			t.Fatal(err)
		}
		cs.parts = append(cs.parts, p)
	}
	defer cs.close()
	n, err := cs.releases()
	if err != nil {
		t.Fatal(err)
	}
	out, stems := map[string]string{}, NewStems()
	for row := range n {
		var f facts
		for of := range columnCount {
			column, err := cs.column(of)
			if err == nil {
				err = column.read(Row(row), &f, stems)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		out[cs.key(Row(row))] = cellsOf(f, stems)
	}
	if !slices.IsSortedFunc(cs.keys, releaseID.compare) {
		t.Error("the keys are not in order")
	}
	return out
}
