package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"pressroom/analyze/eval"
)

// TestIssuers scores who issues a release, of the publishers of issuer.jsonl and of
// anatomy.jsonl: those that all may look at, with what is wrong, and those kept
// aside, of which it tells the figures alone.
func TestIssuers(t *testing.T) {
	var gold []eval.Gold
	kept := map[string]bool{}
	for _, file := range []string{"issuer.jsonl", "anatomy.jsonl"} {
		some, aside := unseen(t, file)
		gold = append(gold, some...)
		for id, yes := range aside {
			kept[id] = yes
		}
	}
	analyses := analyzeAll(t, gold)
	for _, aside := range []bool{false, true} {
		var right, other, silent, unknown, made int
		var errors strings.Builder
		for _, g := range where(gold, func(g eval.Gold) bool { return kept[g.ID] == aside }) {
			got := string(analyses[g.ID].Issuer)
			switch s := score(g, analyses[g.ID]); {
			case len(g.Issuers) == 0 && got == "":
				unknown++
				continue
			case len(g.Issuers) == 0:
				unknown++
				made++
			case !wrong(s, "issuer"):
				right++
				continue
			case got == "":
				silent++
			default:
				other++
			}
			fmt.Fprintf(&errors, "%s\t%q got %q\n", g.ID, g.Issuers, got)
		}
		name := map[bool]string{false: "open publishers", true: "publishers kept aside"}[aside]
		all := right + other + silent
		t.Logf("%s: of %d issuers %d right (%.1f), %d wrong, %d not found; of %d releases that do not tell, %d say one",
			name, all, right, 100*float64(right)/float64(all), other, silent, unknown, made)
		if !aside {
			t.Logf("errors\n%s", errors.String())
		}
	}
}
