package eval

import (
	"math"
	"testing"

	"pressroom/analyze/schema"
)

// The headline is right in half of a hundred releases: the interval is that of the binomial distribution, about a tenth on either side.
func TestFigures(t *testing.T) {
	var gold []Gold
	analyses := map[string]schema.Analysis{}
	for i := range 100 {
		id := string(rune('a'+i%26)) + string(rune('a'+i/26))
		gold = append(gold, Gold{ID: id, Text: "A dam\n", Headline: "A dam"})
		if i%2 == 0 {
			analyses[id] = schema.Analysis{Headline: "A dam"}
		}
	}
	figures := Figures(gold, analyses)
	if len(figures) != 1 || figures[0].Measure != "headline" || figures[0].Counted {
		t.Fatalf("%+v, want the headline alone: nothing else is annotated", figures)
	}
	f := figures[0]
	if f.Share() != 0.5 || math.Abs(f.Low-0.4) > 0.03 || math.Abs(f.High-0.6) > 0.03 {
		t.Errorf("%.3f in [%.3f, %.3f], want 0.5 in about [0.4, 0.6]", f.Share(), f.Low, f.High)
	}
	for i := range gold {
		analyses[gold[i].ID] = schema.Analysis{Headline: "A dam"}
	}
	if f := Figures(gold, analyses)[0]; f.High != 1 || math.Abs(f.Low-0.963) > 0.001 {
		t.Errorf("all right: [%.4f, %.4f], want [0.963, 1]", f.Low, f.High)
	}
	delete(analyses, gold[0].ID)
	f = Figures(gold, analyses)[0]
	again := Figures(gold, analyses)[0]
	if again != f {
		t.Errorf("%+v, then %+v", f, again)
	}
}

// The values are those of R's prop.test without continuity correction.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		right, n  int
		low, high float64
	}{{0, 0, 0, 1}, {81, 263, 0.2553, 0.3662}, {10, 10, 0.7225, 1}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		if low, high := Wilson(c.right, c.n); math.Abs(low-c.low) > 1e-4 || math.Abs(high-c.high) > 1e-4 {
			t.Errorf("%d of %d: [%.4f, %.4f], want [%.4f, %.4f]", c.right, c.n, low, high, c.low, c.high)
		}
	}
}
