package eval_test

import (
	"bytes"
	"fmt"
	"testing"

	"pressroom/analyze/eval"
	"pressroom/analyze/eval/unseen"
	"pressroom/analyze/schema"
)

// presented are the people of a release, as a reader sees them.
type presented struct {
	unseen.Text
	Set    string
	People []eval.Presented
}

// TestTitles compares the titles and the bodies of people with what a reader sees in 100 releases. Of those held back it tells the
// figures alone.
func TestTitles(t *testing.T) {
	all, docs := judgements[presented](t, "titles.jsonl", false)
	var figures bytes.Buffer
	for _, set := range []string{"open", "held", "later"} {
		var titles, bodies eval.Tally
		for _, row := range all {
			if row.Set != set {
				continue
			}
			doc := docs[row.SHA256]
			if doc == nil {
				t.Fatalf("%s is not in the corpus", row.Source)
			}
			people := schema.Of(doc, schema.Bytes).People
			for _, want := range row.People {
				report := t.Logf
				if set == "held" {
					report = func(string, ...any) {}
				}
				tallyPerson(want, want.Among(people), &titles, &bodies, func(s string) { report("%s: %s: %s", row.Source, want.Name, s) })
			}
		}
		fmt.Fprintf(&figures, "titles.%-9s %v   wanted %d\n", set, titles, titles.Gold())
		fmt.Fprintf(&figures, "bodies.%-9s %v   wanted %d\n", set, bodies, bodies.Gold())
	}
	aboveFloors(t, "titles.golden", 6, figures.String())
	sameAsGolden(t, "titles.golden", figures.Bytes())
}

// tallyPerson counts the titles and the body of a person, and reports what is not right.
func tallyPerson(want eval.Presented, found *schema.Person, titles, bodies *eval.Tally, report func(string)) {
	if found == nil {
		found = &schema.Person{}
		report("not found")
	}
	right, wrong, missed := want.Compare(found.Titles)
	titles.Add(len(right), len(right)+len(wrong), len(right)+len(missed))
	if len(wrong)+len(missed) > 0 {
		report(fmt.Sprintf("wrong %q, missed %q of %q", wrong, missed, found.Titles))
	}
	body := string(found.Organization)
	same := want.Org != "" && body != "" && want.SameBody(body)
	bodies.Add(count(same), count(body != ""), count(want.Org != ""))
	if !same && want.Org+body != "" {
		report(fmt.Sprintf("body %q, want %q", body, want.Org))
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
