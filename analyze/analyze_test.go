package analyze

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/sample"
)

func load(t testing.TB) *Analyzer {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// analyse returns the document of a release.
func analyse(t testing.TB, a *Analyzer, rel corpus.Release) *annot.Document {
	t.Helper()
	doc, err := a.Analyze(rel)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// releases is an input of n releases; every tenth is an error.
func releases(n int) func(yield func(corpus.Release, error) bool) {
	return func(yield func(corpus.Release, error) bool) {
		for i := range n {
			var err error
			if i%10 == 9 {
				err = fmt.Errorf("input %d is bad", i)
			}
			rel := corpus.Release{ID: fmt.Sprint(i), Text: strings.Repeat("Ann Lee met the panel on May 3, 2006. ", i%7+1)}
			if !yield(rel, err) {
				return
			}
		}
	}
}

func TestStreamKeepsOrder(t *testing.T) {
	a := load(t)
	i := 0
	for doc, err := range a.Stream(context.Background(), releases(200)) {
		switch {
		case i%10 == 9 && (err == nil || doc != nil || err.Error() != fmt.Sprintf("input %d is bad", i)):
			t.Fatalf("item %d: got %v, %v, want its error", i, doc, err)
		case i%10 != 9 && (err != nil || doc.Release.ID != fmt.Sprint(i)):
			t.Fatalf("item %d: got %v, %v", i, doc, err)
		}
		i++
	}
	if i != 200 {
		t.Errorf("%d of 200 items came out", i)
	}
}

// TestPanic has a stage that panics on one release of ten: it is an error in the
// place of that release, and all others are done.
func TestPanic(t *testing.T) {
	a := load(t)
	a.stages = append(slices.Clone(Stages), Stage{"breaking", func(_ *Analyzer, d *annot.Document) {
		if strings.HasSuffix(d.Release.ID, "3") {
			panic("no such thing")
		}
	}})
	i := 0
	for doc, err := range a.Stream(context.Background(), releases(40)) {
		var broken *StageError
		switch {
		case i%10 == 3 && (doc != nil || !errors.As(err, &broken) || broken.Source != fmt.Sprint(i) || broken.Stage != "breaking"):
			t.Fatalf("item %d: got %v, %v, want the error of a stage", i, doc, err)
		case i%10 != 3 && i%10 != 9 && (err != nil || doc.Release.ID != fmt.Sprint(i)):
			t.Fatalf("item %d: got %v, %v", i, doc, err)
		}
		i++
	}
	if i != 40 {
		t.Errorf("%d of 40 items came out", i)
	}
}

func TestStreamStops(t *testing.T) {
	a := load(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for _, err := range a.Stream(ctx, releases(1_000_000)) {
		if n++; n == 5 {
			cancel()
		}
		last = err
	}
	if !errors.Is(last, context.Canceled) || n > 100 {
		t.Errorf("cancelled after 5 items: %d came, the last with error %v", n, last)
	}
	n = 0
	for range a.Stream(context.Background(), releases(1_000_000)) {
		if n++; n == 5 {
			break
		}
	}
}

// TestDeterministic analyses the samples in a stream, out of step, and one by
// one: the bytes are the same.
func TestDeterministic(t *testing.T) {
	a, b := load(t), load(t)
	rels := sample.Releases()
	in := func(yield func(corpus.Release, error) bool) {
		for _, rel := range rels {
			if !yield(rel, nil) {
				return
			}
		}
	}
	i := 0
	for doc, err := range a.Stream(context.Background(), in) {
		if err != nil {
			t.Fatal(err)
		}
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", doc.Release.Source, err)
		}
		one := schema.Of(doc, schema.CodePoints).Line()
		two := schema.Of(analyse(t, b, rels[i]), schema.CodePoints).Line()
		if !bytes.Equal(one, two) {
			t.Errorf("%s: two analyses differ:\n%s%s", rels[i].Source, one, two)
		}
		i++
	}
}

// worst is input that code of more than linear time would not survive, and
// text that is none.
var worst = map[string]string{
	"empty": "", "one-letter": "x", "marks-only": "“”—…", "commas": strings.Repeat(",", 1<<18), "open-quotes": strings.Repeat("“a b c d ",
		1<<15),
	"straight-quotes": strings.Repeat(`"a b c d" said `, 1<<14), "names": strings.Repeat("Ann Lee, ", 1<<15),
	"capitals": strings.Repeat("AB ", 1<<16),
	"dates":    strings.Repeat("May 3, 2006 ", 1<<14), "titles": strings.Repeat("President of the ", 1<<14), "lines": strings.Repeat("Ab\n\n",
		1<<15),
	"places": strings.Repeat("Paris, Texas, ", 1<<14), "said": strings.Repeat("said ", 1<<16), "contacts": strings.Repeat("Contact: a b\n",
		1<<14),
	"events": strings.Repeat("Ann Lee signed the treaty on May 3, 2006.\n", 1<<12), "one-word": strings.Repeat("é", 1<<17),
	"digits":   strings.Repeat("9", 1<<18),
	"weekdays": strings.Repeat("Monday ", 1<<17), "day-lists": strings.Repeat("3, ", 1<<15), "months": strings.Repeat("May, ", 1<<15),
	"different-names": manyNames(),
	"one-sentence":    strings.Repeat("Ann Lee met John Brown in Paris on May 3, 2026 and ", 1<<12),
	"pronouns":        strings.Repeat("He met her. ", 1<<14),
}

func manyNames() string {
	var b strings.Builder
	for i := range 1 << 13 {
		fmt.Fprintf(&b, "Ann %c%c%cson met. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	return b.String()
}

func TestWorst(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	a := load(t)
	for name, text := range worst {
		if err := annot.Check(analyse(t, a, corpus.Release{ID: name, Text: text})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// BenchmarkWorst shows which stage minds which input.
func BenchmarkWorst(b *testing.B) {
	a := load(b)
	for name, text := range worst {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				analyse(b, a, corpus.Release{Text: text})
			}
		})
	}
}

// BenchmarkStage measures each stage on the sample releases, in words a second.
func BenchmarkStage(b *testing.B) {
	a := load(b)
	docs := []*annot.Document{}
	words := 0
	for _, rel := range sample.Releases() {
		docs = append(docs, analyse(b, a, rel))
		words += len(strings.Fields(rel.Text))
	}
	for _, s := range Stages {
		b.Run(s.Name, func(b *testing.B) {
			for b.Loop() {
				for _, doc := range docs {
					copied := *doc
					s.Run(a, &copied)
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

// fuzzed is as much of an input as a fuzz target reads: on short texts it tries
// many, and all stages have their say.
func fuzzed(text string) string {
	return strings.ToValidUTF8(text[:min(len(text), 300)], "\ufffd")
}

func FuzzAnalyze(f *testing.F) {
	a := load(f)
	for _, rel := range sample.Releases()[:8] {
		f.Add(fuzzed(rel.Text))
	}
	f.Add(worst["marks-only"])
	f.Add("“It is,” said Ann Lee (NYSE: X), president of Acme Corp., in Voskepar (Armenia)–Paris, Texas on Feb. 30.")
	f.Fuzz(func(t *testing.T, text string) {
		doc := analyse(t, a, corpus.Release{ID: "x", Text: fuzzed(text)})
		if err := annot.Check(doc); err != nil {
			t.Fatal(err)
		}
		schema.Of(doc, schema.CodePoints).Line()
	})
}
