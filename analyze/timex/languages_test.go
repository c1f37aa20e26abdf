package timex_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/section"
	"pressroom/analyze/timex"
	"pressroom/analyze/token"
	"pressroom/corpus"
)

// leastF1 is the least F1 of values of each language; the texts were written before the
// tables.
const leastF1 = 0.9

// TestLanguages scores the dates of testdata/languages/CODE.txt. An expression is right
// if it overlaps one of the text and has its value.
func TestLanguages(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	paths, _ := filepath.Glob("testdata/languages/*.txt")
	if len(paths) < 6 {
		t.Fatalf("only %d languages", len(paths))
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		code := strings.TrimSuffix(filepath.Base(path), ".txt")
		right, found, wanted := 0, 0, 0
		for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			day, marked, _ := strings.Cut(line, "|")
			text, want := unmark(marked)
			doc := &annot.Document{Release: corpus.Release{Text: text}, Language: annot.Language{Code: code, Probability: 1}}
			if d, err := corpus.ParseDate(day); err == nil {
				doc.Release.Dates = []corpus.Claim{{Date: d, From: corpus.Given}}
			}
			doc.Anatomy = section.Split(doc, lex, nil)
			doc.Tokens, doc.Sentences = tok.Split(doc)
			doc.Timexes, doc.Clock = timex.Find(doc, lex)
			if err := annot.Check(doc); err != nil {
				t.Errorf("%s: %v", text, err)
			}
			n, lines := compare(text, want, doc.Timexes)
			right, found, wanted = right+n, found+len(doc.Timexes), wanted+len(want)
			for _, l := range lines {
				t.Logf("%s: %s", code, l)
			}
		}
		f1 := 2 * float64(right) / float64(found+wanted)
		t.Logf("%s: values F1 %.2f (%d right of %d found, %d wanted)", code, f1, right, found, wanted)
		if f1 < leastF1 {
			t.Errorf("%s: values F1 %.2f, want %.2f", code, f1, leastF1)
		}
	}
}

// unmark takes the brackets out of a text: "[hier|2026-02-15]".
func unmark(marked string) (text string, want []annot.Timex) {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "[")
		b.WriteString(before)
		if !ok {
			return b.String(), want
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, value, _ := strings.Cut(inside, "|")
		start := b.Len()
		b.WriteString(words)
		want = append(want, annot.Timex{Span: annot.Span{Start: start, End: b.Len()}, Value: value})
		marked = after
	}
}

// compare counts what is right, and lists what is not.
func compare(text string, want, got []annot.Timex) (right int, lines []string) {
	hit := map[int]bool{}
	for _, w := range want {
		ok := false
		for n, g := range got {
			if !hit[n] && g.Start < w.End && w.Start < g.End && g.Value == w.Value {
				ok, hit[n] = true, true
				break
			}
		}
		if ok {
			right++
		} else {
			lines = append(lines, fmt.Sprintf("missed %s %s", w.Text(text), w.Value))
		}
	}
	for n, g := range got {
		if !hit[n] {
			lines = append(lines, fmt.Sprintf("wrong %s %s %s", g.Text(text), g.Value, g.Rule))
		}
	}
	return right, lines
}
