package timex

import "strings"

// zone returns the index after the time zone that stands at i, after a time of day:
// "ET", ", EDT", "(GMT)", "GMT+2", "local time", "Eastern", "Oslo time", "Europe/Zurich".
// It returns i if there is none.
func (b times) zone(i int) int {
	j := b.skipMark(i, ",(")
	end := b.zoneName(j)
	if end == j {
		return i
	}
	if b.mark(i, "(") {
		if !b.mark(end, ")") {
			return i
		}
		end++
	}
	return end
}

// zoneName returns the index after the name of a zone at i, or i.
func (b times) zoneName(i int) int {
	w := b.at(i)
	switch {
	case w.has(zone) && w.low != "time":
		end := i
		for b.at(end).has(zone) {
			end++
		}
		if b.is(end-1, "time") || w.caps || w.Len() == 1 && w.upper {
			if b.is(end-1, "gmt", "utc") {
				return b.offset(end)
			}
			return end
		}
		if next := b.at(end); w.upper && !next.upper {
			return end // "Eastern", but not "Central Park"
		}
	case w.upper && isLetterWord(w) && w.low == "" && b.is(i+1, "time"):
		return i + 2
	case w.upper && isLetterWord(w) && b.mark(i+1, "/") && b.at(i+1).tight && b.at(i+2).upper && b.at(i+2).tight:
		end := i + 3
		for b.mark(end, "_") && b.at(end).tight && b.at(end+1).upper {
			end += 2 // "America/New_York"
		}
		return end
	}
	return i
}

// offset returns the index after an offset from UTC at i: "+01:00", "-0500", "+2"; or i.
func (b times) offset(i int) int {
	h := b.at(i + 1)
	if !b.mark(i, "+-") || !b.at(i).tight || !h.tight || !h.isNumber() || h.width > 4 || h.width == 3 {
		return i
	}
	if b.mark(i+2, ":") && b.at(i+2).tight && b.at(i+3).tight && b.at(i+3).width == 2 {
		return i + 4
	}
	return i + 2
}

// zoneIn returns the time zone in an expression, as the text writes it, or "".
func (b times) zoneIn(f found, text string) string {
	for i := f.first + 1; i < len(b.block) && b.block[i].Start < f.End; i++ {
		end := b.zone(i)
		if e := b.offset(i); f.rule == "iso" && e > i && b.block[e-1].End == f.End {
			end = e
		}
		if end > i && b.block[end-1].End <= f.End {
			return strings.Trim(text[b.block[i].Start:b.block[end-1].End], " ,()\n")
		}
	}
	return ""
}
