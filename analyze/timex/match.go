package timex

import "strings"

// A block is a run of words, such as a paragraph, beyond whose end no time expression
// goes on.
type block []word

// at returns word i; the zero word beyond either end.
func (b block) at(i int) word {
	if i < 0 || i >= len(b) {
		return word{}
	}
	return b[i]
}

// is reports whether word i is one of the words, in lower case.
func (b block) is(i int, words ...string) bool {
	low := b.at(i).low
	if low == "" {
		return false
	}
	for _, w := range words {
		if low == w {
			return true
		}
	}
	return false
}

// mark reports whether word i is one of the marks.
func (b block) mark(i int, marks string) bool {
	m := b.at(i).mark
	return m != 0 && strings.IndexByte(marks, m) >= 0
}

// skip returns i+1 when word i is one of the words, else i.
func (b block) skip(i int, words ...string) int {
	if b.is(i, words...) {
		return i + 1
	}
	return i
}

// skipMark returns i+1 when word i is one of the marks, else i.
func (b block) skipMark(i int, marks string) int {
	if b.mark(i, marks) {
		return i + 1
	}
	return i
}

// These types read a block, each one kind of expression.
func (b block) dates() dates     { return dates{b} }
func (b block) years() years     { return years{b} }
func (b block) times() times     { return times{b} }
func (b block) lengths() lengths { return lengths{b} }
func (b block) periods() periods { return periods{b} }

// A reading is what a matcher makes of the words from i to end. End 0 means
// that it does not match.
type reading struct {
	end  int
	mean meaning
	set  bool
	// before holds the members of a list but the last one ("20, 21 and 26 April"); the
	// reading itself is the last member and starts at word from.
	before []member
	from   int
}

// A member is an expression within a list.
type member struct {
	from, end int
	mean      meaning
}

// A matcher reads an expression that begins at word i.
type matcher struct {
	rule string
	read func(b block, i int, order dayOrder) reading
}

// matchers in the order of preference among readings of the same length.
var matchers = []matcher{
	{"iso", readISO},
	{"numeric", readNumeric},
	{"nine-eleven", readEleventh},
	{"day-list", readDayList},
	{"date-range", readDateRange},
	{"date-time", readDateTime},
	{"time-range", readTimeRange},
	{"time", readTimeExpression},
	{"about-time", readAboutTime},
	{"shifted-day", readShifted},
	{"before-last", readBeforeLast},
	{"of-letters", readOfLetters},
	{"era", readEra},
	{"date", readDate},
	{"holiday", readHoliday},
	{"quarter", readQuarter},
	{"quarter-ended", readQuarterEnded},
	{"fiscal-year", readFiscal},
	{"year-range", readYearRange},
	{"decade", readDecade},
	{"century", readCentury},
	{"season", readSeason},
	{"weekday-range", readWeekdayRange},
	{"weekday-list", readWeekdayList},
	{"weekday", readWeekday},
	{"deictic", readDeictic},
	{"directed", readDirected},
	{"same", readSame},
	{"of-year", readOfYear},
	{"of-week", readOfWeek},
	{"part-of-day", readPartOfDay},
	{"repeated", readRepeated},
	{"reference", readReference},
	{"duration", readDuration},
	{"within-month", readWithinMonth},
	{"nth-weekday", readNthWeekday},
	{"anaphor", readAnaphor},
	{"modified", readModified},
	{"year", readYearAlone},
}

// begins reports whether a time expression may begin with w. It saves trying the
// matchers at most words.
func begins(w word) bool { return w.low != "" || w.width > 0 || w.mark == '\'' }

// endsName reports whether the digits at word i are the end of a name: "Token2049",
// "Web3".
func (b block) endsName(i int) bool {
	before := b.at(i - 1)
	return b[i].isNumber() && b[i].tight && isLetterWord(before) && before.low == "" && before.upper
}

// inDigits are the matchers for dates in digits, which do not depend on the language.
var inDigits = matchers[:2]

// longestAt returns the longest reading at word i and the rule that made it.
func longestAt(b block, i int, order dayOrder, matchers []matcher) (reading, string) {
	var best reading
	rule := ""
	if !begins(b[i]) || b.endsName(i) {
		return best, rule
	}
	for _, m := range matchers {
		if r := m.read(b, i, order); r.end > best.end {
			best, rule = r, m.rule
		}
	}
	return best, rule
}

// joins returns the index after the word or mark at i that joins the two ends of a
// range, or 0 if there is none.
func (b block) joins(i int) int {
	switch {
	case b.mark(i, "-"):
		return b.skipMark(i+1, "-")
	case b.is(i, "to", "through", "thru", "until", "till"):
		return i + 1
	}
	return 0
}
