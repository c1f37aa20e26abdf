package analyze

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/eval/cases"
	"pressroom/analyze/lexicon"
	"pressroom/corpus"
)

//go:embed testdata/factuality.tsv
var factualityTable string

// TestFactuality reads sentences that tell what did not happen or is only said to
// have. A row that is known to fail must fail.
func TestFactuality(t *testing.T) {
	a := load(t)
	day := corpus.Claim{Date: corpus.Date{Year: 2026, Month: 2, Day: 16}, From: corpus.Given}
	n := map[string]int{}
	book := cases.Open(t, "testdata/factuality.tsv")
	err := lexicon.ReadTable("factuality.tsv", factualityTable, 3, func(col []string) error {
		text := col[1]
		states := map[string][]string{}
		doc, err := a.Analyze(corpus.Release{ID: "x", Text: text + "\n", Dates: []corpus.Claim{day}})
		if err != nil {
			return err
		}
		for _, ev := range slices.Concat(doc.Events, doc.Told) {
			trigger, _, _ := strings.Cut(strings.ToLower(ev.Trigger.Text(text)), " ")
			states[trigger] = append(states[trigger], string(ev.Status))
		}
		wrong := ""
		for _, w := range strings.Fields(col[2]) {
			trigger, allowed, _ := strings.Cut(w, "=")
			if got := states[trigger]; !permitted(strings.Split(allowed, "/"), got) {
				wrong += trigger + "=" + strings.Join(got, "+") + ", not " + allowed + "\n"
			}
		}
		n[col[0]]++
		book.Check(text, text, wrong, "")
		return nil
	})
	book.Close()
	if err != nil || n["rule"] < 30 || n["aside"] < 30 {
		t.Errorf("%v: %v", n, err)
	}
}

// permitted reports whether all states of the events with a trigger are allowed;
// no event at all is allowed where "none" is.
func permitted(allowed, got []string) bool {
	if len(got) == 0 {
		return slices.Contains(allowed, "none")
	}
	return !slices.ContainsFunc(got, func(s string) bool { return !slices.Contains(allowed, s) })
}
