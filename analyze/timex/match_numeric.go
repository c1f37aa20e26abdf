package timex

// dayOrder is how a document writes numeric dates.
type dayOrder int

const (
	unknownOrder dayOrder = iota
	monthFirst            // 2/14/2026
	dayFirst              // 14/2/2026
)

// readISO reads 2026-02-14.
func readISO(b block, i int, _ dayOrder) reading {
	y, j := b.years().yearAt(i)
	if j == 0 || b[i].width != 4 || !b.mark(j, "-/.") || !b.at(j).tight || b.at(j+1).width != 2 || !b.at(j+1).tight {
		return reading{}
	}
	sep := b[j].mark
	if b.at(j+2).mark != sep || b.at(j+3).width != 2 || !b.at(j+3).tight {
		return reading{}
	}
	p := point{grain: day, year: y, sub: int(b[j+1].value), day: int(b[j+3].value)}
	if !validDay(p) {
		return reading{}
	}
	end := j + 4
	if tod, k := b.isoTime(end); k > 0 {
		p.tod, end = tod, k
	}
	return reading{end: end, mean: calendar{p}}
}

func validDay(p point) bool { return p.sub >= 1 && p.sub <= 12 && !p.date().IsZero() }

// isoTime reads "T15:00+01:00" right after a date, or " 15:00"; the scanner sees "T",
// "15", ":".
func (b block) isoTime(i int) (tod string, end int) {
	if w := b.at(i); w.tight && w.upper && w.Len() == 1 {
		i++
	} else if w.tight {
		return "", 0
	}
	if b.at(i).width != 2 {
		return "", 0
	}
	if tod, end = b.times().clockFace(i); end > 0 {
		end = max(b.times().zone(end), b.times().offset(end))
	}
	return tod, end
}

// readNumeric reads 2/14/2026, 14.02.2026 and 14-2-2026, and dates that lost
// their slashes ("11 21 2005").
func readNumeric(b block, i int, order dayOrder) reading {
	first, j := b.dates().dayAt(i)
	if j == 0 || b[i].nth || b.isPart(i) || b.at(i-1).has(version) {
		return reading{}
	}
	other, k, sep := b.secondNumber(i, j, first)
	if k == 0 {
		return reading{}
	}
	y := b.at(k)
	if !y.isNumber() || y.width != 4 && !(y.width == 2 && sep == '/') || b.at(k+1).tight && b.mark(k+1, "-/") && b.at(k+2).width > 0 {
		return reading{}
	}
	year := int(y.value)
	if y.width == 2 {
		year = century20(year)
	}
	if m := numeric(first, other, year, sep, order); m != nil {
		return reading{end: k + 1, mean: m}
	}
	return reading{}
}

// numeric returns the meaning of a day in digits. If it would be another day with day and
// month in the other order, and nothing shows which is meant, it may be either. With full
// stops the day stands first. Dates that lost their slashes come only from American texts.
func numeric(first, other, year int, sep byte, order dayOrder) meaning {
	led := point{grain: day, year: year, sub: first, day: other}
	swapped := point{grain: day, year: year, sub: other, day: first}
	switch {
	case year < 1000 || year > 2199 || !validDay(led) && !validDay(swapped):
		return nil
	case !validDay(led), validDay(swapped) && (order == dayFirst || order == unknownOrder && sep == '.'):
		return calendar{swapped}
	case order == unknownOrder && sep != 0 && validDay(swapped) && led != swapped:
		return either{led, swapped}
	}
	return calendar{led}
}

// isPart reports whether the number at i is a part of something longer: "$3/4/2026",
// "v3.1.2026". A slash after a long number parts it from a date: "20004999/26.06.2025".
func (b block) isPart(i int) bool {
	if i == 0 || !b[i].tight {
		return b.at(i-1).tight && b.mark(i-1, "/-.")
	}
	if b.mark(i-1, "/") && b.at(i-2).width > 4 {
		return false
	}
	return b.mark(i-1, "$#/-.:") || isLetterWord(b[i-1])
}

// secondNumber reads the mark at j and the number after it: "/14/" of "2/14/2026". It
// returns the number; the index of the year, 0 if there is none; and the mark, 0 if it
// was lost: "2 14 2026".
func (b block) secondNumber(i, j, first int) (other, k int, sep byte) {
	sep = b.at(j).mark
	if sep == 0 {
		other, k = b.dates().dayAt(j)
		if k == 0 || b.at(j).nth || b.at(k).width != 4 || b.at(i-1).isNumber() || first > 12 || other > 31 {
			return 0, 0, sep
		}
		return other, k, sep
	}
	if sep != '/' && sep != '.' && sep != '-' || !b[j].tight || !b.at(j+1).tight {
		return 0, 0, sep
	}
	other, k = b.dates().dayAt(j + 1)
	if k == 0 || b.at(j+1).nth || b.at(k).mark != sep || !b.at(k+1).tight {
		return 0, 0, sep
	}
	return other, k + 1, sep
}

// eleventh is the meaning of "9/11" as the name of the attacks. It is not a calendar,
// so that it cannot become the publication date.
type eleventh struct{}

func (eleventh) resolve(*context) denotation {
	return on(point{grain: day, year: 2001, sub: 9, day: 11})
}

// readEleventh reads "9/11", "9-11" and, where marks were lost, "9 11" before
// what speaks of the attacks.
func readEleventh(b block, i int, _ dayOrder) reading {
	if b[i].value != 9 || b[i].width != 1 {
		return reading{}
	}
	j := i + 1
	if b.mark(j, "/-") && b[j].tight {
		j++
	}
	if b.at(j).value != 11 || b.at(j).width != 2 || b.at(j+1).mark == '/' || b.mark(j+1, ":-") && b.at(j+1).tight ||
		b.is(j+1, "a.m.", "p.m.", "am", "pm", "a.m", "p.m") || i > 0 && b.mark(i-1, "-/$") && b[i].tight {
		return reading{}
	}
	if (j == i+1 || b.mark(i+1, "-")) && !b.at(j+1).upper {
		return reading{} // "9 11" and "9-11" need a name after: the 9-11 Commission
	}
	return reading{end: j + 1, mean: eleventh{}}
}

// orderOf finds out whether the document writes the day or the month first in numeric
// dates. Dates that can be read one way only decide it, else dates with the name of a
// month: an author who writes "4 March" also writes 4/3.
func orderOf(blocks [][]word) dayOrder {
	dayLed, monthLed := false, false
	for _, ws := range blocks {
		b := block(ws)
		for i := range b {
			if m, j := b.dates().monthAt(i); m > 0 {
				monthLed = monthLed || b.at(j).width > 0 && b.at(j).width <= 2
				dayLed = dayLed || i > 0 && b[i-1].width > 0 && b[i-1].width <= 2
			}
			if b[i].width == 0 || !b.mark(i+1, "/.-") || b.at(i+3).mark != b.at(i+1).mark || b.at(i+4).width != 4 {
				continue
			}
			first, second := b[i].value, b.at(i+2).value
			switch {
			case first > 12 && first <= 31 && second >= 1 && second <= 12:
				return dayFirst
			case second > 12 && second <= 31 && first >= 1 && first <= 12:
				return monthFirst
			}
		}
	}
	switch {
	case dayLed && !monthLed:
		return dayFirst
	case monthLed && !dayLed:
		return monthFirst
	}
	return unknownOrder
}
