package timex

import "fmt"

// readEra reads years with their era: "AD 79", "79 A.D.", "214 BC", "15 March 44 BC", "the
// fifth century BC".
func readEra(b block, i int, order dayOrder) reading {
	if century := readCentury(b, i, order); century.end > 0 {
		return b.periods().centuryBC(i, century.end)
	}
	if w := b.at(i); w.era > 0 && w.caps && !w.tight {
		return b.periods().yearAfterEra(i)
	}
	return b.periods().yearBeforeEra(i)
}

// centuryBC reads the century from i to end with "BC" after it. A century without it is
// for readCentury.
func (b periods) centuryBC(i, end int) reading {
	if e := b.at(end); e.era >= 0 || !e.caps {
		return reading{}
	}
	n, _ := b.ordinalAt(b.skip(i, "the"))
	if n < 1 || n > 30 {
		return reading{}
	}
	return reading{end: b.eraEnd(end), mean: literal(fmt.Sprintf("BC%02d", n-1))}
}

// yearAfterEra reads "AD 79" with its era at i.
func (b periods) yearAfterEra(i int) reading {
	end := b.eraEnd(i)
	if y := b.at(end); y.tight || !y.isNumber() || y.width > 4 || y.value < 1 {
		return reading{}
	}
	return reading{end: end + 1, mean: calendar{point{grain: year, year: int(b.at(end).value)}}}
}

// yearBeforeEra reads "79 A.D." and "15 March 44 BC".
func (b periods) yearBeforeEra(i int) reading {
	p, j := b.dates().dateAt(i)
	alone := j == 0 // no month before the year
	if alone {
		j = i
	}
	y := b.at(j)
	if p.year != 0 || !isYearOfEra(y, b.at(j+1)) {
		return reading{}
	}
	end := b.eraEnd(j + 1)
	if alone && b.describesNoun(i, end) {
		return reading{}
	}
	if b.at(j+1).era < 0 {
		return reading{end: end, mean: valueBC(p, y.value, alone)}
	}
	if p.year = int(y.value); alone {
		p.grain = year
	}
	return reading{end: end, mean: calendar{p}}
}

// isYearOfEra reports whether y is a year that the word e gives an era. "44BC" may be written
// in one, but "79AD" may be a code.
func isYearOfEra(y, e word) bool {
	return y.isNumber() && y.width <= 4 && y.value >= 1 && e.era != 0 && e.caps && !(e.tight && e.era > 0)
}

// describesNoun reports whether the number from i and its era up to end belong to a noun
// after them, as in "12 BC firms", where the letters are a province.
func (b periods) describesNoun(i, end int) bool {
	return isLetterWord(b.at(end)) && !b.is(i-1, "in", "since", "until", "by", "from", "to", "around", "about", "before", "after")
}

// valueBC is the value of a year before Christ, alone or with the month or the day of p.
func valueBC(p point, y float64, alone bool) literal {
	switch {
	case alone:
		return literal(fmt.Sprintf("BC%04.0f", y))
	case p.grain == month:
		return literal(fmt.Sprintf("BC%04.0f-%02d", y, p.sub))
	}
	return literal(fmt.Sprintf("BC%04.0f-%02d-%02d", y, p.sub, p.day))
}

// eraEnd returns the index after the era at i and its full stop.
func (b periods) eraEnd(i int) int {
	if low := b.at(i).low; len(low) > 2 && low[len(low)-1] != '.' && low[1] == '.' && b.mark(i+1, ".") && b.at(i+1).tight {
		return i + 2
	}
	return i + 1
}
