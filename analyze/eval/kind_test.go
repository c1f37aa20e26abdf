package eval_test

import (
	"fmt"
	"slices"
	"testing"

	"pressroom/analyze/eval"
	"pressroom/analyze/eval/unseen"
	"pressroom/analyze/schema"
)

// judgedBody is a body of a release with the kinds that a reader takes for right; none where it is no body, or its kind cannot be
// said. Silent allows to say nothing.
type judgedBody struct {
	unseen.Text
	Name   string
	Kinds  []schema.Nullable
	Silent bool
}

// TestKinds compares the kinds of organisations with what a reader says of 100 of them. The table of kinds was made before.
func TestKinds(t *testing.T) {
	bodies, docs := judgements[judgedBody](t, "kinds.jsonl", false)
	var kinds eval.Tally
	for _, b := range bodies {
		doc := docs[b.SHA256]
		if doc == nil {
			t.Fatalf("%s is not in the corpus", b.Source)
		}
		orgs := schema.Of(doc, schema.Bytes).Organizations
		n := slices.IndexFunc(orgs, func(o schema.Organization) bool { return eval.SameName([]string{b.Name}, append(o.Aliases, o.Name)) })
		if n < 0 {
			continue // the readers of names have changed
		}
		said := orgs[n].Kind
		right := slices.Contains(b.Kinds, said)
		kinds.Add(count(right), count(said != ""), count(len(b.Kinds) > 0 && (right || !b.Silent)))
		if !right && (said != "" || len(b.Kinds) > 0 && !b.Silent) {
			t.Logf("%s: %q, want %q", b.Name, said, b.Kinds)
		}
	}
	figures := fmt.Sprintf("kinds           %v   wanted %d\n", kinds, kinds.Gold())
	aboveFloors(t, "kinds.golden", 1, figures)
	sameAsGolden(t, "kinds.golden", []byte(figures))
}
