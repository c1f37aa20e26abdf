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
		givePeople(&r.Gold)
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
		an.People = slices.DeleteFunc(an.People, func(p schema.Person) bool { return len(p.Mentions) == 0 })
		analyses[id] = an
	}
	var figures strings.Builder
	for _, group := range []string{"publishers", "wire", "measured"} {
		s := eval.Score(groups[group], analyses)
		for _, measure := range []string{"mentions.all", "mentions.PER", "mentions.LOC", "mentions.ORG", "people"} {
			m := s.Tallies[measure]
			fmt.Fprintf(&figures, "%-17s %v   gold %d\n", group+"."+strings.TrimPrefix(measure, "mentions."), m, m.Gold())
		}
	}
	sure, right := sureNames(groups["publishers"], analyses)
	t.Logf("%d excerpts\n%sof %d names called sure %.1f %% right", len(all), figures.String(), sure, 100*float64(right)/float64(sure))
	if 10*right < 9*sure {
		t.Errorf("of the names called sure less than nine in ten are right")
	}
	aboveFloors(t, "names-aside", 12, figures.String())
}

// sureNames counts the names that are called sure, at least nine in ten likely, and those of them that are right.
func sureNames(golds []eval.Gold, analyses map[string]schema.Analysis) (sure, right int) {
	for _, g := range golds {
		marked := map[string]bool{} // START END LABEL
		for _, m := range g.Mentions {
			marked[fmt.Sprint(m.Start, m.End, m.Label)] = true
		}
		an := analyses[g.ID]
		count := func(label string, mentions []schema.Mention) {
			for _, m := range mentions {
				if strings.HasPrefix(m.Rule, "tagger, sure") {
					sure++
					if marked[fmt.Sprint(m.Start, m.End, label)] {
						right++
					}
				}
			}
		}
		for _, e := range an.People {
			count("PER", e.Mentions)
		}
		for _, e := range an.Places {
			count("LOC", e.Mentions)
		}
		for _, e := range an.Organizations {
			count("ORG", e.Mentions)
		}
	}
	return sure, right
}

// givePeople makes the people of a release out of the names that are marked as theirs: a name whose words all
// stand in a longer one ("Smith" beside "Anna Smith") is one more name of the same person.
func givePeople(g *eval.Gold) {
	var names []string
	text := []rune(g.Text)
	for _, m := range g.Mentions {
		if m.Label == "PER" {
			names = append(names, strings.Join(strings.Fields(string(text[m.Start:m.End])), " "))
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(strings.Fields(b)) - len(strings.Fields(a)) })
	g.People = nil
	for _, name := range names {
		i := slices.IndexFunc(g.People, func(p eval.GoldPerson) bool { return within(strings.Fields(p.Name), strings.Fields(name)) })
		if i < 0 {
			g.People = append(g.People, eval.GoldPerson{Name: name})
		} else {
			g.People[i].Aliases = append(g.People[i].Aliases, name)
		}
	}
}

// within reports whether every one of these words is among all, whatever its letters' case.
func within(all, words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(all, func(a string) bool { return strings.EqualFold(a, w) }) {
			return false
		}
	}
	return true
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
