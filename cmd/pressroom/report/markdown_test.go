package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	backslashed = regexp.MustCompile(`\\(.)`)
	cellBorder  = regexp.MustCompile(`(?:[^\\|]|\\.)*`)
)

// cells splits a row of a Markdown table at its bare bars.
func cells(t testing.TB, row string) (out []string) {
	t.Helper()
	if !strings.HasPrefix(row, "| ") || !strings.HasSuffix(row, " |") {
		t.Fatalf("no row: %q", row)
	}
	for rest := row[1:]; rest != ""; {
		cell := cellBorder.FindString(rest)
		out = append(out, strings.TrimSpace(cell))
		rest = strings.TrimPrefix(rest[len(cell):], "|")
	}
	return out
}

func FuzzMarkdown(f *testing.F) {
	exportSeeds(f)
	f.Fuzz(func(t *testing.T, text, value string, days int) {
		st := fuzzed(text, value, days)
		rows := strings.Split(strings.TrimSuffix(written(t, "md", st), "\n"), "\n")
		if len(rows) != 3 {
			t.Fatalf("%d rows: %q", len(rows), rows)
		}
		for _, row := range rows {
			if row != Multiline(row) {
				t.Errorf("row %q drives a terminal", row)
			}
			if n := len(cells(t, row)); n != 10 {
				t.Errorf("%d cells: %q", n, row)
			}
		}
		what := cells(t, rows[2])[slices.Index(cells(t, rows[0]), "what")]
		if got, want := backslashed.ReplaceAllString(what, "$1"), Plain(st.Analysis.Events[0].What); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if bare := regexp.MustCompile("(?:^|[^\\\\])(?:\\\\\\\\)*([`*_\\[\\]<>&#~])").FindString(what); bare != "" {
			t.Errorf("%q has %q unescaped", what, bare)
		}
		summary := Summarize(st).Markdown()
		for _, line := range strings.Split(summary, "\n") {
			if line != Multiline(line) {
				t.Errorf("line %q drives a terminal", line)
			}
			if strings.HasPrefix(line, "|") && len(cells(t, line)) != 3 {
				t.Errorf("row %q", line)
			}
		}
	})
}
