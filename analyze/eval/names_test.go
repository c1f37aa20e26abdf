package eval_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/eval"
	"pressroom/analyze/schema"
)

// TestNamesAside scores the names in excerpts of releases that the tagger was not trained
// on: those of publishers kept aside, those of a wire that is kept aside as a whole, and
// those that may be measured only. It tells the figures alone.
func TestNamesAside(t *testing.T) {
	groups := map[string][]eval.Gold{}
	var all []eval.Gold
	parts := map[string]eval.Range{}
	for _, r := range releasesOf(t, "names-aside.jsonl") {
		group := "publishers"
		switch r.Wire {
		case "reportable":
			group = "wire"
		case "trove", "prosecutor":
			group = "measured"
		default:
			if !r.Aside {
				t.Errorf("%s: not kept aside", r.ID)
			}
		}
		groups[group] = append(groups[group], r.Gold)
		all = append(all, r.Gold)
		parts[r.ID] = *r.Part
	}
	analyses := analyzeAll(t, all)
	for id, an := range analyses {
		outside := func(m schema.Mention) bool { return m.End <= parts[id].Start || m.Start >= parts[id].End }
		for i := range an.People {
			an.People[i].Mentions = slices.DeleteFunc(an.People[i].Mentions, outside)
		}
		for i := range an.Places {
			an.Places[i].Mentions = slices.DeleteFunc(an.Places[i].Mentions, outside)
		}
		for i := range an.Organizations {
			an.Organizations[i].Mentions = slices.DeleteFunc(an.Organizations[i].Mentions, outside)
		}
	}
	var figures strings.Builder
	for _, group := range []string{"publishers", "wire", "measured"} {
		s := eval.Score(groups[group], analyses)
		for _, measure := range []string{"all", "PER", "LOC", "ORG"} {
			m := s.Tallies["mentions."+measure]
			fmt.Fprintf(&figures, "%-16s %v   gold %d\n", group+"."+measure, m, m.Gold())
		}
	}
	t.Logf("%d excerpts\n%s", len(all), figures.String())
	aboveFloors(t, "names-aside", 12, figures.String())
}

// TestNamesOfTraining checks that no text kept aside is trained on.
func TestNamesOfTraining(t *testing.T) {
	table, err := os.ReadFile("../name/train/annotations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	aside, err := os.ReadFile("unseen/names-aside.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(table)) {
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if col[0] != "release" {
			continue
		}
		n++
		wire, _, _ := strings.Cut(col[1], "/")
		if slices.Contains([]string{"reportable", "trove", "prosecutor"}, wire) || strings.Contains(string(aside), `"`+col[1]+`"`) {
			t.Errorf("%s is trained on", col[1])
		}
	}
	if n < 100 {
		t.Errorf("only %d releases in the table", n)
	}
}
