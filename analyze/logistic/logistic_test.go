package logistic

import (
	"math"
	"testing"
)

// TestFit holds that the weights of a regression are those of its examples: of
// four that tell the same, three are right, so the odds are three to one.
func TestFit(t *testing.T) {
	var examples []Example
	for i := range 4000 {
		on := i%2 == 0
		right := i%8 < 6
		if !on {
			right = i%8 < 2
		}
		examples = append(examples, Example{Features: []Feature{If("on", on), {"nothing", 0}}, Right: right})
	}
	m := Fit(examples, Ridge)
	for _, c := range []struct {
		on   bool
		want float64
	}{{true, 0.75}, {false, 0.25}} {
		if p := Probability(m.Odds([]Feature{If("on", c.on), {"nothing", 0}})); math.Abs(p-c.want) > 0.01 {
			t.Errorf("on %v: probability %.3f, want %.2f", c.on, p, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	m, err := Read("w.tsv", "# name\tweight\nbias\t-1\nlead\t2\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Odds([]Feature{If("lead", true)}); got != 1 {
		t.Errorf("odds %v, want 1", got)
	}
	if m.Fits([]Feature{If("lead", true)}) != nil || m.Fits([]Feature{If("end", true)}) == nil || m.Fits(nil) == nil {
		t.Error("Fits does not tell features apart")
	}
	for _, broken := range []string{"", "lead\t2\n", "bias\tx\n", "bias\tNaN\n", "bias\n"} {
		if _, err := Read("w.tsv", broken); err == nil {
			t.Errorf("%q is read", broken)
		}
	}
}
