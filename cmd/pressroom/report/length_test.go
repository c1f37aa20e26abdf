package report

import (
	"testing"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// TestTimeWords writes values as people do.
func TestTimeWords(t *testing.T) {
	for value, want := range map[string]string{
		"P1DE": "ten years", "P2.5DE": "25 years", "P1CE": "100 years", "P3Y": "three years", "P1D": "one day", "PT24H": "24 hours",
		"PT90M": "90 minutes",
		"P6M":   "six months", "P2.5Y": "2.5 years", "P6Q": "six quarters", "PXY": "", "PRESENT_REF": "", "XXXX": "", "PT5Y": "", "P": "",
	} {
		if have := TimeWords(schema.Date{Value: value}); have != want {
			t.Errorf("%s is %q, want %q", value, have, want)
		}
	}
	day := corpus.Date{Year: 2026, Month: 5, Day: 31}
	for value, want := range map[string]string{
		"2026-05-31": "31 May 2026", "2026-05-31T24:00": "the end of 31 May 2026", "2026-05-31T17:30": "31 May 2026, 17:30",
	} {
		if have := TimeWords(schema.Date{Value: value, From: day, To: day}); have != want {
			t.Errorf("%s is %q, want %q", value, have, want)
		}
	}
}
