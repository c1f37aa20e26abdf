package timex

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A translator reads the expressions of time of another language than English, by the
// forms of its tables. It reads a form from left to right and goes back where an element
// may be left out; the longest reading counts, then the first form.
type translator struct {
	*tongue
	text string
	b    block
	lows []string // its words in small letters
}

// match reads every block from left to right, as the reader of English does.
func (t *tongue) match(text string, blocks [][]word, order dayOrder) []found {
	var all []found
	for n, ws := range blocks {
		tr := translator{t, text, block(ws), make([]string, len(ws))}
		for i, w := range ws {
			tr.lows[i] = lowered(text[w.Start:w.End])
		}
		for i := 0; i < len(ws); {
			r := tr.longest(i, order)
			if r.end == 0 {
				i++
				continue
			}
			all = append(all, found{Span: span(tr.b, r.from, r.end), block: n, first: r.from, mean: r.mean, set: r.set, rule: r.rule, mod: r.mod})
			i = r.end
		}
	}
	return all
}

// translated is a reading with its rule and modifier.
type translated struct {
	reading
	rule, mod string
}

func (t translator) longest(i int, order dayOrder) (best translated) {
	for _, m := range inDigits {
		if r := m.read(t.b, i, order); r.end > best.end {
			best = translated{reading: r, rule: m.rule}
			best.from = i
		}
	}
	if t.continues(i) || t.inStreet(i) {
		return best
	}
	for _, f := range t.forms {
		if f.rule == "time" {
			continue // a number before "heures" may be a duration
		}
		s, ok := t.form(f.elements, i, slots{from: i})
		if !ok || s.end <= best.end {
			continue
		}
		if mean, set := s.meaning(f.rule); mean != nil {
			best = translated{reading{end: s.end, from: s.from, mean: mean, set: set}, f.rule, s.mod}
		}
	}
	if n := t.word("at", "", i); n > 0 && best.end == 0 {
		if tod, end := t.timeAfter(i); end > 0 {
			return translated{reading{end: end, from: n, mean: at{tod: tod}}, "time", ""}
		}
	}
	if day := best.mean; day != nil {
		if tod, end := t.timeAfter(best.end); end > 0 && ofDay(day) {
			best.mean, best.end, best.rule = at{tod, day}, end, "date-time"
		}
	}
	return best
}

// continues reports whether word i goes on what stands before it without a blank: the
// second part of a number or of a code.
func (t translator) continues(i int) bool {
	return i > 0 && t.b[i].tight && (t.b.mark(i-1, "-/.:,$#") && t.b.at(i-2).End == t.b[i-1].Start && t.b[i].width > 0 || t.b[i-1].width > 0)
}

// inStreet reports whether the name of a street begins before word i: "rue du 8 mai".
func (t translator) inStreet(i int) bool {
	for n := max(0, i-2); n < i; n++ {
		if end := t.word("street", "", n); end > n && (end >= i || t.b[i-1].mark == 0) {
			return true
		}
	}
	return false
}

// ofDay reports whether a meaning is a day, to which an hour may be added.
func ofDay(m meaning) bool {
	switch m := m.(type) {
	case calendar:
		return m.grain == day
	case weekdayOf:
		return m.tod == ""
	case offset:
		return m.grain == day && m.tod == ""
	}
	return false
}

// timeAfter reads the hour that follows a day: ", à 10 heures".
func (t translator) timeAfter(i int) (tod string, end int) {
	i = t.b.skipMark(i, ",?")
	if n := t.word("at", "", i); n > 0 {
		i = n
	}
	for _, f := range t.forms {
		if f.rule != "time" {
			continue
		}
		if s, ok := t.form(f.elements, i, slots{from: i}); ok && s.from == i && s.end > end {
			tod, end = s.tod(), s.end
		}
	}
	return tod, end
}

// slots are what a form has read.
type slots struct {
	from, end             int
	days, months, years   []int
	weekday, ordinal      int
	count                 float64
	unit, part, season    string
	shift, dir, set, mod  string
	hour, minute          int
	decade, joined, reads bool
}

// form reads the elements from word i on.
func (t translator) form(rest []element, i int, s slots) (slots, bool) {
	if len(rest) == 0 {
		s.end = i
		return s, s.reads
	}
	e := rest[0]
	for _, name := range e.some {
		next, n := t.element(name, i, s)
		if n == 0 {
			continue
		}
		if e.context {
			next.from = n
		}
		if out, ok := t.form(rest[1:], n, next); ok {
			return out, true
		}
	}
	if e.optional {
		return t.form(rest[1:], i, s)
	}
	return s, false
}

// element reads one class or word, and returns where it ends, 0 if it does not stand at
// word i.
func (t translator) element(name string, i int, s slots) (slots, int) {
	if i >= len(t.b) {
		return s, 0
	}
	if isUpper(name) {
		return t.number(name, i, s)
	}
	if class, ok := strings.CutPrefix(name, ":"); ok && class != "" {
		for _, sense := range t.sensesAt(i) {
			if n := t.fits(sense, i); n > 0 && sense.class == class {
				if next, ok := s.with(sense); ok {
					return next, n
				}
			}
		}
		return s, 0
	}
	if t.low(i) == name || name == "-" && t.b.mark(i, "-") {
		return s, i + 1
	}
	return s, 0
}

func (t translator) low(i int) string { return t.lows[i] }

// sensesAt returns the senses that may begin at a word, those of most words first.
func (t translator) sensesAt(i int) []sense {
	low := t.low(i)
	some := slices.Concat(t.senses[low], t.senses[initial(low)])
	slices.SortStableFunc(some, func(a, b sense) int { return len(b.words) - len(a.words) })
	return some
}

// mostEnding is how many letters an ending has at most.
const mostEnding = 5

// fits returns where a sense ends that begins at word i, 0 if it does not stand there.
func (t translator) fits(s sense, i int) int {
	for n, want := range s.words {
		if i+n >= len(t.b) {
			return 0
		}
		low := t.low(i + n)
		ending, ok := strings.CutPrefix(low, want)
		last := n == len(s.words)-1
		if !ok || ending != "" && !(last && s.begins && utf8.RuneCountInString(ending) <= mostEnding) {
			return 0
		}
	}
	return i + len(s.words)
}

// word returns where a word of a class and value ends, 0 for none; "" is any value.
func (t translator) word(class, value string, i int) int {
	if i >= len(t.b) {
		return 0
	}
	for _, s := range t.sensesAt(i) {
		if n := t.fits(s, i); n > 0 && s.class == class && (value == "" || s.value == value) {
			return n
		}
	}
	return 0
}

// with adds the value of a word. It fails for a class that cannot have the value.
func (s slots) with(w sense) (slots, bool) {
	n, err := strconv.Atoi(w.value)
	switch w.class {
	case "month", "inmonth":
		s.months = append(slices.Clip(s.months), n)
	case "weekday":
		s.weekday = n
	case "count":
		s.count = float64(n)
	case "ordinal":
		s.ordinal = n
	case "decade":
		s.years, s.decade = append(slices.Clip(s.years), n), true
	case "unit":
		s.unit, err = w.value, nil
	case "part":
		s.part, err = w.value, nil
	case "season":
		s.season, err = w.value, nil
	case "shift":
		s.shift, err = w.value, nil
	case "dir":
		s.dir, err = w.value, nil
	case "and":
		s.joined, err = true, nil
	case "until":
		s.dir, err = "coming", nil
	case "set":
		s.set, err = w.value, nil
	case "mod":
		s.mod, err = w.value, nil
	case "noon":
		s.hour = n
	default: // it only holds others together
		return s, true
	}
	s.reads = s.reads || w.class != "mod" && w.class != "dir" && w.class != "until"
	return s, err == nil
}

func isUpper(name string) bool { return name[0] >= 'A' && name[0] <= 'Z' }

// number reads an element that is written in digits: D a day of the month, Y a year, YA one
// that has no word for it, N a count, H and M hour and minute, HM both with a full stop, O an ordinal, X a decade.
func (t translator) number(name string, i int, s slots) (slots, int) {
	w := t.b[i]
	value, end := int(w.value), i+1
	if w.width == 0 || w.nth || w.width > decimalWidth && name != "HM" || !t.within(name, i) {
		return s, 0
	}
	switch name {
	case "D":
		s.days, end = append(slices.Clip(s.days), value), t.ending(end)
	case "Y", "YA", "X":
		s.years, s.decade = append(slices.Clip(s.years), value), name == "X"
	case "N":
		s.count = w.value
	case "O":
		s.ordinal, end = value, t.ending(end)
	case "HM":
		hour, minute, _ := strings.Cut(t.text[w.Start:w.End], ".")
		s.hour, _ = strconv.Atoi(hour)
		s.minute, _ = strconv.Atoi(minute)
	case "H":
		s.hour = value
	case "M":
		s.minute = value
	}
	s.reads = true
	return s, end
}

// within reports whether the number at word i may be what an element asks for.
func (t translator) within(name string, i int) bool {
	w := t.b[i]
	value := int(w.value)
	switch name {
	case "D":
		return value >= 1 && value <= 31 && w.width <= 2
	case "Y":
		return w.width == 4 && value >= 1000 && value <= 2199
	case "YA":
		return w.width == 4 && value >= 1900 && value <= 2039 && t.alone(i)
	case "X":
		return w.width == 4 && value >= 1000 && value <= 2199 && value%10 == 0
	case "O":
		return value >= 1 && value <= 4 && w.width == 1
	case "M":
		return w.width == 2
	case "HM":
		_, minute, ok := strings.Cut(t.text[w.Start:w.End], ".")
		return ok && len(minute) == 2
	}
	return true
}

// alone reports whether a number counts nothing: it is followed by a mark of punctuation,
// a bracket or nothing, and no sign or abbreviation stands before it.
func (t translator) alone(i int) bool {
	before := t.b.at(i - 1)
	return (i+1 == len(t.b) || t.b.mark(i+1, ",.;)")) && before.mark != '.' && before.mark != '-' && before.mark != '?' && before.width == 0
}

// ending skips what is written after a number without a blank: "1er", "16.", "14-ին".
func (t translator) ending(i int) int {
	for _, mark := range []string{"", "-"} {
		at := i
		if mark != "" {
			if !t.b.mark(i, mark) || !t.b[i].tight {
				continue
			}
			at++
		}
		if at < len(t.b) && t.b[at].tight {
			if n := t.word("nth", "", at); n > 0 {
				return n
			}
		}
	}
	return i
}
