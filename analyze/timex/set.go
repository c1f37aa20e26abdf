package timex

import (
	"strconv"
	"strings"
)

// quantOf returns the quantifier and the frequency of TIMEX3 that the words from to end
// give a set: "every other Friday" is EVERY OTHER, "twice a week" 2X. They are empty
// where the words give none.
func (b block) quantOf(from, end int) (quant, freq string) {
	switch {
	case b.is(from, "each", "every"):
		if quant = strings.ToUpper(b[from].low); quant == "EVERY" && from+1 < end && b.is(from+1, "other", "second") {
			quant = "EVERY OTHER"
		}
	case b.is(from, "once"):
		freq = "1X"
	case b.is(from, "twice"):
		freq = "2X"
	case b.is(from+1, "times") && (b[from].isNumber() || b[from].count > 0):
		freq = strconv.FormatFloat(max(b[from].value, b[from].count), 'f', -1, 64) + "X"
	}
	return quant, freq
}
