package timex

import "fmt"

// times reads the times of day in a block, and their zones.
type times struct{ block }

// clockFace reads 15:00 or 15:00:30 and returns it as "T15:00".
func (b times) clockFace(i int) (tod string, end int) {
	h, m := b.at(i), b.at(i+2)
	if !h.isNumber() || h.width > 2 || h.value > 24 || !b.mark(i+1, ":") || !b.at(i+1).tight || !m.isNumber() || m.width != 2 || !m.tight ||
		m.value > 59 {
		return "", 0
	}
	end = i + 3
	if b.mark(end, ":") && b.at(end).tight && b.at(end+1).tight && b.at(end+1).width == 2 {
		end += 2
	}
	return fmt.Sprintf("T%02.0f:%02.0f", h.value, m.value), end
}

// half of the day, from "a.m." or "p.m.", with or without its full stops; 0
// for neither, else 'a' or 'p'.
func (b times) halfOfDay(i int) (half byte, end int) {
	switch b.at(i).low {
	case "am", "a.m", "a.m.":
		return 'a', b.stop(i)
	case "pm", "p.m", "p.m.":
		return 'p', b.stop(i)
	}
	if b.is(i, "a", "p") && b.is(i+1, "m") {
		return b.block[i].low[0], i + 2 // full stops lost
	}
	return 0, 0
}

// stop returns the index after the full stop of "p.m.", if there is one at i.
func (b times) stop(i int) int {
	if low := b.block[i].low; (low == "a.m" || low == "p.m") && b.mark(i+1, ".") && b.at(i+1).tight {
		return i + 2
	}
	return i + 1
}

// hourAt reads the number of a time: 3, 10:30.
func (b times) hourAt(i int) (h, m, end int) {
	w := b.at(i)
	if h, m, ok := w.dottedTime(); ok {
		return h, m, i + 1
	}
	if !w.isNumber() || w.width > 2 || w.value > 24 {
		return 0, 0, 0
	}
	if _, end := b.clockFace(i); end > 0 {
		return int(w.value), int(b.block[i+2].value), end
	}
	return int(w.value), 0, i + 1
}

// dottedTime reads the British "9.40", which the function number has read as a decimal.
func (w word) dottedTime() (h, m int, ok bool) {
	cents := int(w.value*100 + 0.5)
	h, m = cents/100, cents%100
	digits := w.Len() - len(".40")
	return h, m, !w.nth && (digits == 1 || digits == 2) && w.width == digits+decimalWidth && h <= 24 && m < 60
}

func face(h, m int, half byte) string {
	switch {
	case half == 'p' && h < 12:
		h += 12
	case half == 'a' && h == 12:
		h = 0
	}
	return fmt.Sprintf("T%02d:%02d", h, m)
}

// timeAt reads a time of day: "3 p.m. ET", "15:00 GMT", "noon", "3 o'clock".
func (b times) timeAt(i int) (tod string, end int) {
	if tod, end := b.noonAt(i); end > 0 {
		return tod, end
	}
	if tod, end := b.fourDigits(i); end > 0 {
		return tod, end
	}
	h, m, j := b.hourAt(i)
	if j == 0 || i > 0 && b.block[i].tight && b.mark(i-1, "$:/#") {
		return "", 0
	}
	if j == i+1 && b.minutesApart(j) {
		m, j = int(b.at(j).value), j+1
	}
	if half, k := b.halfOfDay(j); k > 0 && h >= 1 && h <= 12 {
		return face(h, m, half), b.zone(k)
	}
	return b.withoutHalf(i, j, h, m)
}

// noonAt reads a time of day that has a name.
func (b times) noonAt(i int) (tod string, end int) {
	switch {
	case b.is(i, "noon"):
		return "T12:00", b.zone(i + 1)
	case b.is(i, "midnight"):
		return "T24:00", b.zone(i + 1)
	}
	return "", 0
}

// minutesApart reports whether the minutes of a time that lost its marks stand at j:
// "1 00 p m". Only "p m" after them shows that they are minutes.
func (b times) minutesApart(j int) bool {
	w := b.at(j)
	return w.isNumber() && w.width == 2 && w.value < 60 && !w.tight && b.is(j+1, "a", "p", "am", "pm")
}

// withoutHalf reads a time with neither "a.m." nor "p.m.": its number h, m stands from i
// to j. A bare number is no time, so that something else must show it: a word after it
// or a colon in it.
func (b times) withoutHalf(i, j, h, m int) (tod string, end int) {
	switch {
	case b.is(j, "noon", "midnight") && h == 12:
		return b.noonAt(j)
	case b.is(j, "o") && b.mark(j+1, "'") && b.is(j+2, "clock"):
		return face(h, m, 0), j + 3
	case b.is(j, "h", "hours", "hrs") && j > i+1:
		return face(h, m, 0), j + 1
	case h < 24 && b.isHourLetter(i, j):
		return b.hourWithLetter(h, j)
	case j > i+1: // 15:00
		return face(h, m, 0), b.zone(j)
	case b.dottedAt(i, j):
		return face(h, m, 0), j
	}
	return "", 0
}

// isHourLetter reports whether the letter at j, right after the number at i, can stand
// for hours: "22h30", "9h". "1H26" is a half-year.
func (b times) isHourLetter(i, j int) bool {
	return b.is(j, "h") && b.at(j).tight && (b.block[i].width == 2 || !b.at(j).upper)
}

// fourDigits reads "0930 hours", "1030 hrs" and "0800 UTC". Hours are also counted:
// "worked 1030 hours" is no time of day.
func (b times) fourDigits(i int) (tod string, end int) {
	w := b.at(i)
	if !w.isNumber() || w.width != 4 || w.Len() != 4 || w.value >= 2400 || int(w.value)%100 > 59 || i > 0 && w.tight {
		return "", 0
	}
	tod = face(int(w.value)/100, int(w.value)%100, 0)
	if end := b.zone(i + 1); end > i+1 {
		return tod, end
	}
	atTime := w.value < 1000 || b.is(i-1, "at", "from", "by", "until", "till", "to", "between", "around", "about")
	if atTime && b.is(i+1, "hours", "hrs", "h") {
		return tod, b.zone(i + 2)
	}
	return "", 0
}

// hourWithLetter reads "22h30", and "14h" where it stands for a time and not for a
// length: the letter stands at j.
func (b times) hourWithLetter(h, j int) (tod string, end int) {
	if m := b.at(j + 1); m.tight && m.isNumber() && m.width == 2 && m.value < 60 {
		return face(h, int(m.value), 0), b.zone(j + 2)
	}
	if _, end := b.dayAfterTime(j + 1); end > 0 || b.is(j-2, "at") {
		return face(h, 0, 0), b.zone(j + 1)
	}
	return "", 0
}

// dottedAt reports whether the number from i to j is an hour with a full stop:
// "at 10.00 on Monday".
func (b times) dottedAt(i, j int) bool {
	if _, _, dotted := b.block[i].dottedTime(); !dotted || !b.is(i-1, "at") || b.at(i).Len() != len("10.00") {
		return false
	}
	_, end := b.dayAfterTime(j)
	return end > 0
}

// dayExpression reads an expression for one day, to which a time of day can be added.
func (b times) dayExpression(i int) (meaning, int) {
	if p, end := b.dates().dateAt(i); end > 0 && p.grain == day {
		return calendar{p}, end
	}
	if iso, end := b.dates().weekdayAt(i); end > 0 && !b.block[i].short {
		return weekdayOf{iso: iso}, end
	}
	if n, ok := deicticDays[b.at(i).low]; ok && b.at(i).low != "tonight" {
		return deicticDay{n: n}, i + 1
	}
	if b.is(i, "this", "last", "next") {
		if iso, end := b.dates().weekdayAt(i + 1); end > 0 {
			return weekdayOf{iso: iso, dir: b.block[i].low}, end
		}
	}
	return nil, 0
}

// readTimeExpression reads a time with the day that stands after it.
func readTimeExpression(b block, i int, _ dayOrder) reading {
	tod, end := b.times().timeAt(i)
	if end == 0 {
		return reading{}
	}
	if m, e := b.times().dayAfterTime(end); e > 0 {
		return reading{end: e, mean: at{tod, m}}
	}
	return reading{end: end, mean: at{tod: tod}}
}

// dayAfterTime reads ", on Tuesday", " Tuesday, March 3", " tomorrow".
func (b times) dayAfterTime(i int) (meaning, int) {
	j := b.skipMark(i, ",")
	j = b.skip(j, "on", "of")
	if m, end := b.dayExpression(j); end > 0 {
		return m, end
	}
	return nil, 0
}

// readDateTime reads a day with the time that stands after it: "May 29, 2004
// at 2 p.m., EDT", "Tuesday at about 9 a.m.".
func readDateTime(b block, i int, _ dayOrder) reading {
	m, j := b.times().dayExpression(i)
	if j == 0 {
		return reading{}
	}
	k := b.skipMark(j, ",")
	k = b.skip(b.skipMark(k, "@"), "at", "from")
	k = b.skip(k, "about", "around", "approximately")
	if k == j && !b.mark(j, ",") && b.at(k).low == "" && b.at(k).width == 0 {
		return reading{}
	}
	if a, z, end := b.times().timesAt(k); end > 0 {
		return reading{end: end, mean: between{at{a, m}, at{z, m}}}
	}
	if tod, end := b.times().timeAt(k); end > 0 {
		return reading{end: end, mean: at{tod, m}}
	}
	return reading{}
}

// timesAt reads a range of times: "9-11 a.m.", "9 a.m. to 5 p.m.",
// "14:00–15:30 GMT".
func (b times) timesAt(i int) (from, to string, end int) {
	if b.is(i, "noon", "midnight") {
		return b.timesFromNoon(i)
	}
	h, m, j := b.hourAt(i)
	if j == 0 || i > 0 && b.block[i].tight && b.mark(i-1, "$:/#-") {
		return "", "", 0
	}
	half, k := b.halfOfDay(j)
	if k > 0 {
		j = b.zone(k)
	}
	k = b.joins(j)
	if b.is(j, "and") && b.is(i-1, "between") {
		k = j + 1
	}
	if k == 0 {
		return "", "", 0
	}
	if b.is(k, "noon", "midnight") {
		to, end = b.timeAt(k)
		return face(h, m, half), to, end
	}
	h2, m2, e := b.hourAt(k)
	if e == 0 {
		return "", "", 0
	}
	half2, e2 := b.halfOfDay(e)
	switch {
	case e2 > 0:
		if half == 0 {
			half = half2
			if h > h2 && h != 12 && half2 == 'p' {
				half = 'a' // "11-1 p.m."
			}
		}
		return face(h, m, half), face(h2, m2, half2), b.zone(e2)
	case half == 0 && j > i+1 && e > k+1 && b.at(i+1).mark == ':':
		return face(h, m, 0), face(h2, m2, 0), b.zone(e)
	}
	return "", "", 0
}

// timesFromNoon reads "noon to 2 p.m." and "midnight to 6 a.m.".
func (b times) timesFromNoon(i int) (from, to string, end int) {
	from = "T12:00"
	if b.is(i, "midnight") {
		from = "T00:00"
	}
	if k := b.joins(i + 1); k > 0 {
		to, end = b.timeAt(k)
	}
	return from, to, end
}

func readTimeRange(b block, i int, _ dayOrder) reading {
	a, z, end := b.times().timesAt(i)
	if end == 0 {
		return reading{}
	}
	day, e := b.times().dayAfterTime(end)
	if e > 0 {
		end = e
	} else if b.is(i-1, "hours", "daily") || b.is(end, "daily", "every", "weekdays") {
		return reading{end: end, mean: between{literal(a), literal(z)}} // opening hours
	}
	return reading{end: end, mean: between{at{a, day}, at{z, day}}}
}
