package eval_test

import (
	"testing"

	"pressroom/analyze/eval"
)

// TestConfidence holds that of the events of publishers kept aside that are told with a confidence over 0.8 four of five are wholly true.
func TestConfidence(t *testing.T) {
	gold, kept := read(t, "events.jsonl")
	analyses := analyzeAll(t, gold)
	open, aside := parted(gold, kept)
	for _, group := range []group{open, aside} {
		var table eval.Reliability
		for _, g := range group.gold {
			for n, right := range eval.WhollyTrue(g, analyses[g.ID]) {
				table.Add(analyses[g.ID].Events[n].Confidence, right)
			}
		}
		t.Logf("%s: %d releases\n%s", group.name, len(group.gold), table.String())
		sure, told := table[8].True+table[9].True, table[8].Told+table[9].Told
		if !group.open && told >= 5 && 5*sure < 4*told {
			t.Errorf("of %d events with a confidence over 0.8 %d are wholly true", told, sure)
		}
	}
}
