package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// ofText is a release of a source with one event.
func ofText(source, text string) item {
	return written(source, "", text+"\n\nText of "+text+".", func(an *schema.Analysis) {
		an.Events = []schema.Event{event("meeting", "meeting "+text, "2020-01-02", "2020-01-03", nil, nil)}
	})
}

// claimed claims the items and adds what is new, all claims before the first Add or
// each before its own, and returns the verdicts.
func claimed(t *testing.T, dir string, before bool, items ...item) string {
	t.Helper()
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	var verdicts []string
	var late []item
	for _, it := range items {
		v := w.Claim(it.Rel)
		verdicts = append(verdicts, []string{"new", "unchanged", "same"}[v])
		switch {
		case v == New && before:
			late = append(late, it)
		case v == New:
			if err := w.Add(it.Rel, it.An); err != nil {
				t.Fatal(err)
			}
			if err := w.flushEvery(1); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, it := range late {
		if err := w.Add(it.Rel, it.An); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s; %d changed", strings.Join(verdicts, " "), w.Changed())
}

// holdings lists the headlines of an index with their sources, and looks it
// through.
func holdings(t *testing.T, dir string) string {
	t.Helper()
	if h, err := Verify(context.Background(), dir); err != nil || h.Events != h.Releases {
		t.Errorf("%+v %v", h, err)
	}
	i, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	var all []string
	if err := i.Each(context.Background(), nil, Oldest, func(st Stored) error {
		if st.Analysis.Source != st.Release.Source || !slices.Equal(st.Analysis.Also, st.Release.Also) {
			t.Errorf("the analysis is of %q %q, the release of %q %q", st.Analysis.Source, st.Analysis.Also, st.Release.Source,
				st.Release.Also)
		}
		all = append(all, string(st.Analysis.Headline)+"="+strings.Join(sourcesOf(st.Release), "+"))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, " ")
}

func TestSources(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	a, b, c := ofText("a.txt", "A"), ofText("b.txt", "B"), ofText("c.txt", "C")
	begin := []item{a, b, ofText("copy.txt", "A")}
	for _, tt := range []struct {
		why      string
		items    []item
		verdicts string
		holds    string
	}{
		{"again", begin, "unchanged unchanged unchanged; 0 changed", "A=a.txt+copy.txt B=b.txt"},
		{"twice", append(slices.Clone(begin), begin...), "unchanged unchanged unchanged same same same; 0 changed",
			"A=a.txt+copy.txt B=b.txt"},
		{"a new one twice", []item{c, c, ofText("d.txt", "C")}, "new same same; 0 changed", "A=a.txt+copy.txt B=b.txt C=c.txt+d.txt"},
		{"a new text", []item{ofText("b.txt", "B2")}, "new; 1 changed", "A=a.txt+copy.txt B2=b.txt"},
		{"of the first of two sources", []item{ofText("a.txt", "A2")}, "new; 1 changed", "A2=a.txt A=copy.txt B=b.txt"},
		{"of the second", []item{ofText("copy.txt", "A2")}, "new; 1 changed", "A=a.txt B=b.txt A2=copy.txt"},
		{"of both", []item{ofText("a.txt", "A2"), ofText("copy.txt", "A2")}, "new same; 1 changed", "A2=a.txt+copy.txt B=b.txt"},
		{"two change places", []item{ofText("a.txt", "B"), ofText("b.txt", "A")}, "same same; 0 changed", "B=a.txt A=copy.txt+b.txt"},
		{"a text that leaves and one that comes with it", []item{ofText("b.txt", "B2"), ofText("d.txt", "B")},
			"new same; 1 changed", "A=a.txt+copy.txt B2=b.txt B=d.txt"},
		{"the other way round", []item{ofText("d.txt", "B"), ofText("b.txt", "B2")}, "same new; 1 changed",
			"A=a.txt+copy.txt B2=b.txt B=d.txt"},
		{"several of a source", []item{ofText("b.txt", "B2"), ofText("b.txt", "B3")}, "new new; 1 changed",
			"A=a.txt+copy.txt B2=b.txt B3=b.txt"},
		{"one more of a source", []item{ofText("b.txt", "B2"), b}, "new unchanged; 0 changed", "A=a.txt+copy.txt B=b.txt B2=b.txt"},
	} {
		for _, before := range []bool{false, true} {
			dir := build(t, begin)
			if got := claimed(t, dir, before, tt.items...); got != tt.verdicts {
				t.Errorf("%s: got %s, want %s", tt.why, got, tt.verdicts)
			}
			// Releases of one source are in the order of their content.
			got, want := strings.Fields(holdings(t, dir)), strings.Fields(tt.holds)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s: holds %v, want %v", tt.why, got, want)
			}
		}
	}
}

// TestNameless adds two streams without a name: both stay.
func TestNameless(t *testing.T) {
	dir := build(t, []item{ofText(corpus.Nameless, "A")})
	if got := claimed(t, dir, false, ofText(corpus.Nameless, "B")); got != "new; 0 changed" {
		t.Error(got)
	}
	if got := claimed(t, dir, false, ofText(corpus.Nameless, "A")); got != "unchanged; 0 changed" {
		t.Error(got)
	}
	if got := holdings(t, dir); !strings.Contains(got, "A=-") || !strings.Contains(got, "B=-") {
		t.Error(got)
	}
}

// TestStop ends a run early: what was seen is in, and nothing has left.
func TestStop(t *testing.T) {
	dir := build(t, []item{ofText("a.txt", "A")})
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	it := ofText("a.txt", "A2")
	if err := w.Add(it.Rel, it.An); err != nil {
		t.Fatal(err)
	}
	if err := w.Stop(); err != nil {
		t.Fatal(err)
	}
	if got := holdings(t, dir); !strings.Contains(got, "A=") || !strings.Contains(got, "A2=") {
		t.Error(got)
	}
	if got := claimed(t, dir, false, it); got != "unchanged; 0 changed" {
		t.Error(got)
	}
	if got := holdings(t, dir); got != "A2=a.txt" {
		t.Error(got)
	}
}

func TestPrune(t *testing.T) {
	named := ofText("news/record", "R")
	named.Rel.Named = true
	items := []item{ofText("news/a.txt", "A"), ofText("news/b.txt", "B"), ofText("news/deep/c.txt", "C"),
		ofText("old/c.txt", "C"), ofText("newsroom/d.txt", "D"),
		ofText("news/e.jsonl#1", "E1"), ofText("news/e.jsonl#2", "E2"), ofText("news/f.jsonl#1", "F"), ofText("/abs/g.txt", "G"),
		ofText(corpus.Nameless, "N"), named}
	for folder, want := range map[string]string{
		"news": "news/b.txt news/deep/c.txt news/e.jsonl#2; A=news/a.txt C=old/c.txt D=newsroom/d.txt E1=news/e.jsonl#1 " +
			"F=news/f.jsonl#1 G=/abs/g.txt N=- R=news/record",
		"./news/": "news/b.txt news/deep/c.txt news/e.jsonl#2; A=news/a.txt C=old/c.txt D=newsroom/d.txt E1=news/e.jsonl#1 " +
			"F=news/f.jsonl#1 G=/abs/g.txt N=- R=news/record",
		".": "news/b.txt news/deep/c.txt news/e.jsonl#2 newsroom/d.txt old/c.txt; A=news/a.txt E1=news/e.jsonl#1 " +
			"F=news/f.jsonl#1 G=/abs/g.txt N=- R=news/record",
		"/abs": "/abs/g.txt; A=news/a.txt B=news/b.txt C=news/deep/c.txt+old/c.txt D=newsroom/d.txt E1=news/e.jsonl#1 " +
			"E2=news/e.jsonl#2 F=news/f.jsonl#1 N=- R=news/record",
		"elsewhere": "; A=news/a.txt B=news/b.txt C=news/deep/c.txt+old/c.txt D=newsroom/d.txt E1=news/e.jsonl#1 " +
			"E2=news/e.jsonl#2 F=news/f.jsonl#1 G=/abs/g.txt N=- R=news/record",
	} {
		dir := build(t, items)
		w, err := OpenWriter(dir, "test 1")
		if err != nil {
			t.Fatal(err)
		}
		w.Claim(items[0].Rel)
		w.Claim(items[5].Rel)
		// The files of JSON Lines are there, e was read and f was not.
		dropped, err := w.Prune(folder, func(path string) bool { return !strings.HasSuffix(path, ".jsonl") && path != corpus.Nameless })
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		held := strings.Fields(holdings(t, dir))
		slices.Sort(held)
		if got := strings.Join(dropped, " ") + "; " + strings.Join(held, " "); got != want {
			t.Errorf("%s:\n got %s\nwant %s", folder, got, want)
		}
	}
}

func TestDrop(t *testing.T) {
	dir := build(t, []item{ofText("x/a.txt", "A"), ofText("x/copy.txt", "A"), ofText("x/b.jsonl#1", "B"),
		ofText("x/b.jsonl#12", "B12"), ofText("x/b.jsonl.txt", "C")})
	i := open(t, dir)
	for source, want := range map[string]string{
		"x/a.txt": "x/a.txt", "x": "x/a.txt x/b.jsonl#1 x/b.jsonl#12 x/b.jsonl.txt x/copy.txt",
		"x/":        "x/a.txt x/b.jsonl#1 x/b.jsonl#12 x/b.jsonl.txt x/copy.txt",
		"x/b.jsonl": "x/b.jsonl#1 x/b.jsonl#12", "x/b": "", "x/b.jsonl#1": "x/b.jsonl#1",
	} {
		got, err := i.Sources(context.Background(), source)
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: got %q %v, want %q", source, got, err, want)
		}
	}
	hits, err := i.Of(context.Background(), "x/copy.txt")
	if err != nil || len(hits) != 1 || hits[0].Source != "x/a.txt" || !slices.Equal(hits[0].Also, []string{"x/copy.txt"}) {
		t.Errorf("got %+v %v", hits, err)
	}
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Drop("x/a.txt"); err != nil {
		t.Fatal(err)
	}
	found, err := i.Of(context.Background(), "x/b.jsonl#12")
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if err := w.Delete(found[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := holdings(t, dir); got != "B=x/b.jsonl#1 C=x/b.jsonl.txt A=x/copy.txt" {
		t.Error(got)
	}
}
