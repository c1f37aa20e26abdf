package eval_test

import (
	"bytes"
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/eval"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/sample"
)

// The project's yardstick lies beside the checkout: releases annotated by hand
// and the program that everybody scores them with.
const (
	shared = "../../../shared/gold/dev"
	scorer = "../../../shared/eval/score.py"
)

// TestDev scores the development set. Its releases are not in the repository.
func TestDev(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("no development set beside the checkout:", err)
	}
	analyses, figures := check(t, shared, "scores.golden", nil)
	t.Run("as the yardstick's own program", func(t *testing.T) { sameAsScorer(t, analyses, figures) })
}

// sameAsScorer compares the figures with those of the yardstick's own program,
// line by line, where that lies beside the checkout and Python is there.
func sameAsScorer(t *testing.T, analyses map[string]schema.Analysis, figures []byte) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no Python:", err)
	}
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("no scorer beside the checkout:", err)
	}
	var lines bytes.Buffer
	for _, an := range analyses {
		lines.Write(an.Line())
	}
	file := filepath.Join(t.TempDir(), "analyses.jsonl")
	if err := os.WriteFile(file, lines.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, scorer, shared, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, want := bytes.Split(figures, []byte("\n")), bytes.Split(out, []byte("\n"))
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !bytes.Equal(got[i], want[i]) {
			t.Fatalf("line %d differs\nhere\n%s\nthere\n%s", i+1, figures, out)
		}
	}
}

// TestSample scores the releases that the project brings with it.
func TestSample(t *testing.T) {
	rels := map[string]corpus.Release{}
	for _, rel := range sample.Releases() {
		rels[strings.TrimSuffix(filepath.Base(rel.Source), ".txt")] = rel
	}
	check(t, "testdata/gold", "sample.golden", rels)
}

// check analyses the gold releases of a folder and compares the figures with
// those kept. UPDATE=1 keeps the new ones. With rels, those releases are
// analysed, and their texts have to be those of the gold. It returns the
// analyses and the figures.
func check(t *testing.T, dir, golden string, rels map[string]corpus.Release) (analyses map[string]schema.Analysis, figures []byte) {
	t.Helper()
	gold, err := eval.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(gold) < 20 {
		t.Fatalf("only %d releases in %s", len(gold), dir)
	}
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	analyses = map[string]schema.Analysis{}
	for _, g := range gold {
		rel := corpus.Release{ID: g.ID, Source: g.ID + ".txt", Text: g.Text}
		if day, err := corpus.ParseDate(g.Published); err == nil && g.Printed != nil && !*g.Printed {
			rel.Dates = []corpus.Claim{{Date: day, From: corpus.Given}}
		}
		if rels != nil {
			rel = rels[g.ID]
			if rel.Text != g.Text {
				t.Errorf("%s: the annotated text is not that of the release", g.ID)
			}
		}
		doc, err := a.Analyze(rel)
		if err != nil {
			t.Fatal(err)
		}
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", g.ID, err)
		}
		analyses[g.ID] = schema.Of(doc, schema.CodePoints)
	}
	if dump := os.Getenv("DUMP"); dump != "" { // for a look with other tools
		var b bytes.Buffer
		for _, g := range gold {
			b.Write(analyses[g.ID].Line())
		}
		if err := os.WriteFile(filepath.Join(dump, golden+".jsonl"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got bytes.Buffer
	if _, err := eval.Score(gold, analyses).WriteTo(&got); err != nil {
		t.Fatal(err)
	}
	aboveFloors(t, golden, 8, got.String())
	sameAsGolden(t, golden, got.Bytes())
	return analyses, got.Bytes()
}

// sameAsGolden compares figures with those kept in a file. UPDATE=1 keeps the new ones.
func sameAsGolden(t *testing.T, path string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the figures have changed; if that is right, keep them with UPDATE=1.\ngot\n%swant\n%s", got, want)
	}
}

//go:embed floors.tsv
var floorTable string

// aboveFloors fails where a figure is under its floor, or a measure that has a
// floor is no longer taken, and where fewer floors stand than these. UPDATE=1 changes nothing in that.
func aboveFloors(t *testing.T, golden string, floors int, figures string) {
	t.Helper()
	figure := map[string]float64{}
	for line := range strings.Lines(figures) {
		if col := strings.Fields(line); len(col) > 2 {
			figure[col[0]], _ = strconv.ParseFloat(col[2], 64)
		}
	}
	n := 0
	err := lexicon.ReadTable("floors.tsv", floorTable, 3, func(col []string) error {
		if col[0] != golden {
			return nil
		}
		n++
		least, err := strconv.ParseFloat(col[2], 64)
		if figure[col[1]] < least {
			t.Errorf("%s: %s is %.1f, under its floor of %.1f", golden, col[1], figure[col[1]], least)
		}
		return err
	})
	if err != nil || n < floors {
		t.Errorf("%d floors for %s, want %d: %v", n, golden, floors, err)
	}
}
