package report

import (
	"regexp"
	"strconv"
	"strings"

	"pressroom/analyze/schema"
)

// TimeWords is what an expression of time means, as people write it: "16 February 2026", "ten
// years". "" where it means no more than the expression says ("now", "some weeks").
func TimeWords(d schema.Date) string {
	switch {
	case d.From.IsZero():
		return lengthWords(d.Value)
	case strings.HasSuffix(d.Value, "T24:00"):
		return "the end of " + dayText(d.From)
	}
	return whenText(&schema.When{Value: d.Value, From: d.From, To: d.To})
}

// lengthPattern is a length of time as a TIMEX3 value has it: "P10Y", "PT90M", "P2.5DE".
var lengthPattern = regexp.MustCompile(`^P(\d+(?:\.\d+)?|T\d+(?:\.\d+)?)(DE|CE|WE|[YQMWDHS])$`)

// lengthUnits are the units of lengths, in the value of which minutes bear the T of a time of
// day, and how many of the unit that is written one is.
var lengthUnits = map[string]struct {
	noun string
	of   float64
}{
	"Y": {"year", 1}, "Q": {"quarter", 1}, "M": {"month", 1}, "W": {"week", 1}, "WE": {"weekend", 1}, "D": {"day", 1},
	"DE": {"year", 10}, "CE": {"year", 100}, "TH": {"hour", 1}, "TM": {"minute", 1}, "TS": {"second", 1},
}

var smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// lengthWords writes a length of time; "" for what is none, or has no number.
func lengthWords(value string) string {
	m := lengthPattern.FindStringSubmatch(value)
	if m == nil {
		return ""
	}
	count, isTime := strings.CutPrefix(m[1], "T")
	if isTime {
		m[2] = "T" + m[2]
	}
	unit, known := lengthUnits[m[2]]
	n, err := strconv.ParseFloat(count, 64)
	if !known || err != nil {
		return ""
	}
	n *= unit.of
	words := strconv.FormatFloat(n, 'f', -1, 64)
	if whole := int(n); float64(whole) == n && whole < len(smallNumbers) {
		words = smallNumbers[whole]
	}
	if n == 1 {
		return words + " " + unit.noun
	}
	return words + " " + unit.noun + "s"
}
