package annot

import "pressroom/corpus"

// TimexType is the TIMEX3 type of a time expression.
type TimexType string

// The types of TIMEX3.
const (
	DateTimex TimexType = "DATE"
	TimeTimex TimexType = "TIME"
	Duration  TimexType = "DURATION"
	Set       TimexType = "SET"
)

// A Timex is a time expression: its TIMEX3 type, value and modifier ("APPROX"), the
// calendar days that it covers (zero where the value has none) and the rule that read it.
// Candidates are the days of which it is one, if nothing shows which: 3/4/2026. If it
// names a weekday that its day does not have, Conflict is set, and Candidates are its day
// and the nearest day of that weekday. Quant and Freq are those of TIMEX3, of a set:
// EVERY, EACH or EVERY OTHER, and "2X" for "twice a week".
type Timex struct {
	Span
	Type       TimexType
	Value      string
	Mod        string
	Quant      string
	Freq       string
	From, To   corpus.Date
	Zone       string // the time zone of a time of day, as the text writes it
	Candidates []corpus.Date
	Conflict   bool
	Rule       string
}

// A Clock is the publication date that relative dates stand on, where it was
// read, and every other candidate; Published is zero where none is printed or
// given. Conflict is set when two candidates name different days. NotBefore is
// the latest past day that the text of a release without a date names in full:
// it bounds the publication, and nothing is reckoned from it.
type Clock struct {
	Published  corpus.Date
	From       corpus.Origin
	NotBefore  corpus.Date
	Conflict   bool
	Candidates []Candidate
}

// A Candidate is a day that may be the publication date, with the time zone that
// stands beside its time ("EST", "+0400"), if one is. Span is empty when it
// was not read in the text; Field is then what of the source says it ("pubDate").
type Candidate struct {
	Date  corpus.Date
	From  corpus.Origin
	Field string
	Zone  string
	Span
}
