package timex

import "fmt"

// readEra reads years with their era: "AD 79", "79 A.D.", "214 BC", "15 March 44 BC", "the
// fifth century BC".
func readEra(b block, i int, order dayOrder) reading {
	if r := readCentury(b, i, order); r.end > 0 {
		if e := b.at(r.end); e.era < 0 && e.caps {
			if n, _ := b.periods().ordinalAt(b.skip(i, "the")); n > 0 && n <= 30 {
				return reading{end: b.periods().eraEnd(r.end), mean: literal(fmt.Sprintf("BC%02d", n-1))}
			}
		}
		return reading{}
	}
	if w := b.at(i); w.era > 0 && w.caps && !w.tight {
		if y := b.at(b.periods().eraEnd(i)); !y.tight && y.isNumber() && y.width <= 4 && y.value >= 1 {
			return reading{end: b.periods().eraEnd(i) + 1, mean: calendar{point{grain: year, year: int(y.value)}}}
		}
		return reading{}
	}
	p, j := b.dates().dateAt(i)
	if j == 0 {
		j = i
	}
	y, e := b.at(j), b.at(j+1)
	if p.year != 0 || !y.isNumber() || y.width > 4 || y.value < 1 || e.era == 0 || !e.caps || e.tight && e.era > 0 {
		return reading{}
	}
	end := b.periods().eraEnd(j + 1)
	if j == i && isLetterWord(b.at(end)) && !b.is(i-1, "in", "since", "until", "by", "from", "to", "around", "about", "before", "after") {
		return reading{} // "12 BC firms"
	}
	switch {
	case e.era > 0:
		if p.year = int(y.value); j == i {
			p.grain = year
		}
		return reading{end: end, mean: calendar{p}}
	case j == i:
		return reading{end: end, mean: literal(fmt.Sprintf("BC%04.0f", y.value))}
	case p.grain == month:
		return reading{end: end, mean: literal(fmt.Sprintf("BC%04.0f-%02d", y.value, p.sub))}
	}
	return reading{end: end, mean: literal(fmt.Sprintf("BC%04.0f-%02d-%02d", y.value, p.sub, p.day))}
}

// eraEnd returns the index after the era at i and its full stop.
func (b periods) eraEnd(i int) int {
	if low := b.at(i).low; len(low) > 2 && low[len(low)-1] != '.' && low[1] == '.' && b.mark(i+1, ".") && b.at(i+1).tight {
		return i + 2
	}
	return i + 1
}
