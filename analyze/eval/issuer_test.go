package eval_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestIssuers scores who issues a release, of the publishers of issuer.jsonl,
// anatomy.jsonl and anatomy-aside.jsonl: those that all may look at, with what is
// wrong, and those kept aside, of which it tells the figures alone.
func TestIssuers(t *testing.T) {
	all, groups := grouped(t, "issuer.jsonl", "anatomy.jsonl")
	analyses := analyzeAll(t, all)
	for _, group := range groups {
		var right, other, silent, unknown, made int
		var errors strings.Builder
		for _, g := range group.gold {
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
		asked := right + other + silent
		t.Logf("%s: of %d issuers %d right (%.1f), %d wrong, %d not found; of %d releases that do not tell, %d say one",
			group.name, asked, right, 100*float64(right)/float64(asked), other, silent, unknown, made)
		if group.open {
			t.Logf("errors\n%s", errors.String())
		}
	}
}
