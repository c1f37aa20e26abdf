package report

import (
	"fmt"
	"math"
	"strings"

	"pressroom/analyze/eval"
)

// Figure is a measure of annotated releases, in per cent. Precision and recall are null where what is found
// cannot be false: then F1 is the share that is right.
type Figure struct {
	Measure   string   `json:"measure"`
	F1        float64  `json:"f1"`
	Low       float64  `json:"low"` // the interval of 95 %
	High      float64  `json:"high"`
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	Annotated int      `json:"annotated"`
	Found     *int     `json:"found"`
}

// FigureOf returns a measure as programs read it.
func FigureOf(f eval.Figure) Figure {
	out := Figure{Measure: f.Measure, F1: percent(f.Share()), Low: percent(f.Low), High: percent(f.High), Annotated: f.Gold()}
	if f.Counted {
		precision, recall, found := percent(f.Precision()), percent(f.Recall()), f.Hit+f.False
		out.Precision, out.Recall, out.Found = &precision, &recall, &found
	}
	return out
}

// percent rounds to a tenth.
func percent(share float64) float64 { return math.Round(1000*share) / 10 }

// FigureHead is the head of a table of figures of so many releases.
func FigureHead(releases int) string {
	return fmt.Sprintf("%s\n%-16s %5s  %-13s %9s %7s  %s\n", Plural(releases, "annotated release"), "measure", "F1 %", "95 %",
		"precision", "recall", "annotated")
}

// Figure is a line of that table; where there is no precision the first figure is the share that is right.
func (l Look) Figure(f eval.Figure) string {
	x := FigureOf(f)
	interval := fmt.Sprintf("%.1f–%.1f", x.Low, x.High)
	rates := strings.Repeat(" ", 17)
	if f.Counted {
		rates = fmt.Sprintf("%9.1f %7.1f", *x.Precision, *x.Recall)
	}
	return fmt.Sprintf("%-16s %5.1f  %-13s %s  %d\n", x.Measure, x.F1, interval, rates, x.Annotated)
}
