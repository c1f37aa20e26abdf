package report

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzCSV(f *testing.F) {
	exportSeeds(f)
	f.Fuzz(func(t *testing.T, text, value string, days int) {
		st := fuzzed(text, value, days)
		out := written(t, "csv", st, st)
		r := csv.NewReader(strings.NewReader(out))
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%d rows, %v: %q", len(rows), err, out)
		}
		if strings.Count(out, "\r\n") != 3 || strings.Count(out, "\n") != 3 {
			t.Errorf("line ends: %q", out)
		}
		for _, cell := range rows[1] {
			if cell != Plain(cell) {
				t.Errorf("cell %q drives a terminal", cell)
			}
			seen := strings.TrimLeft(cell, " \u00a0\u00ad\u034f\u200b\u200c\u200d\u2060\u3164\ufeff")
			if r, _ := utf8.DecodeRuneInString(seen); strings.ContainsRune("=+-@＝＋－＠", r) {
				t.Errorf("cell %q is a formula", cell)
			}
		}
		what := rows[1][slices.Index(rows[0], "what")]
		if want := Plain(st.Analysis.Events[0].What); strings.TrimPrefix(what, "'") != strings.TrimPrefix(want, "'") {
			t.Errorf("got %q, want %q", what, want)
		}
	})
}
