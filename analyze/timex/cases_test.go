package timex_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pressroom/analyze/annot"
	"pressroom/analyze/eval/cases"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/section"
	"pressroom/analyze/timex"
	"pressroom/analyze/token"
	"pressroom/corpus"
)

// TestCases runs testdata/cases/*.txtar. A file of an archive is one case:
//
//	# why: what it shows
//	published: 2026-02-16        (left out where nobody knows the date)
//	text: one line, \n for a line end
//	surface => TYPE VALUE        every expression of the text, in order, with what beside tells
//
// UPDATE=1 writes what is found now, save for the cases of failures.tsv.
func TestCases(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	archives, _ := filepath.Glob("testdata/cases/*.txtar")
	n := 0
	seen := map[string]bool{}
	for _, path := range archives {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		book := cases.Open(t, "timex/"+filepath.ToSlash(path))
		for i := range ar.Files {
			f := &ar.Files[i]
			n++
			if name := filepath.Base(path) + " " + f.Name; seen[name] {
				t.Errorf("%s: the name stands twice", name)
			} else {
				seen[name] = true
			}
			head, want := split(string(f.Data))
			given := strings.Join(head, "\n") + "\n"
			f.Data = []byte(given + book.Check(f.Name, given, find(head, lex, tok), want))
		}
		book.Close()
		cases.Write(t, path, ar)
	}
	if n < 400 {
		t.Errorf("only %d cases found", n)
	}
}

// split parts a case into its head, up to the text, and what is expected.
func split(data string) (head []string, want string) {
	lines := strings.SplitAfter(data, "\n")
	for i, line := range lines {
		head = append(head, strings.TrimSuffix(line, "\n"))
		if strings.HasPrefix(line, "text: ") {
			return head, strings.Join(lines[i+1:], "")
		}
	}
	return head, ""
}

// beside prints what an expression has beside its value: its modifier, quantifier, frequency and zone, the days
// of which it is one, and the days of a season.
func beside(tx annot.Timex) string {
	var b strings.Builder
	for _, s := range []string{tx.Mod, tx.Quant, tx.Freq, tx.Zone} {
		if s != "" {
			b.WriteString(" " + s)
		}
	}
	for i, d := range tx.Candidates {
		fmt.Fprintf(&b, "%s%s", []string{" one of ", ", "}[min(i, 1)], d)
	}
	if tx.Conflict {
		b.WriteString(" conflict")
	}
	if len(tx.Value) == len("2026-SP") && strings.Contains("SP SU FA WI", tx.Value[5:]) && !tx.From.IsZero() {
		fmt.Fprintf(&b, " (%s..%s)", tx.From, tx.To)
	}
	return b.String()
}

// find prints the expressions of a case, a line each.
func find(head []string, lex *lexicon.Lexicon, tok *token.Splitter) string {
	var rel corpus.Release
	for _, line := range head {
		if s, ok := strings.CutPrefix(line, "published: "); ok {
			if d, err := corpus.ParseDate(s); err == nil {
				rel.Dates = []corpus.Claim{{Date: d, From: corpus.Given}}
			}
		}
		if s, ok := strings.CutPrefix(line, "text: "); ok {
			rel.Text = strings.ReplaceAll(s, `\n`, "\n")
		}
	}
	doc := &annot.Document{Release: rel}
	doc.Anatomy = section.Split(doc, lex, nil)
	doc.Tokens, doc.Sentences = tok.Split(doc)
	doc.Timexes, doc.Clock = timex.Find(doc, lex)
	if err := annot.Check(doc); err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, tx := range doc.Timexes {
		fmt.Fprintf(&b, "%s => %s %s%s\n", strings.ReplaceAll(tx.Text(rel.Text), "\n", `\n`), tx.Type, tx.Value, beside(tx))
	}
	return b.String()
}
