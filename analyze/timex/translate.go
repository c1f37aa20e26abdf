package timex

import (
	"fmt"
	"strconv"
	"strings"
)

// meaning makes a meaning of what a form of a rule has read, nil if it has none. set says
// that it is of something that comes again.
func (s slots) meaning(rule string) (m meaning, set bool) {
	switch rule {
	case "date", "date-range":
		return s.dates(), false
	case "month", "month-range":
		return s.monthly(), false
	case "year", "year-range", "decade":
		return s.yearly(), false
	case "weekday":
		return weekdayOf{iso: s.weekday, dir: s.dir, tod: s.dayPart()}, false
	case "deictic":
		return s.shifted(), false
	case "quarter", "season":
		return s.ofYear(), false
	case "ago":
		return s.reckoned(-1), false
	case "ahead":
		return s.reckoned(1), false
	case "duration":
		return duration(s.count, unit(s.unit)), false
	case "time", "clock":
		if tod := s.tod(); tod != "" {
			return at{tod: tod}, false
		}
	case "repeated":
		return literal(s.set), true
	}
	return nil, false
}

// tod is the hour as TIMEX3 writes it, empty for one that no day has.
func (s slots) tod() string {
	if s.hour > 24 || s.minute > 59 {
		return ""
	}
	return fmt.Sprintf("T%02d:%02d", s.hour%24, s.minute)
}

// dayPart is the part of the day as TIMEX3 writes it.
func (s slots) dayPart() string {
	if s.part == "" {
		return ""
	}
	return "T" + s.part
}

// year returns the last year that was read, 0 for none.
func (s slots) year() int {
	if len(s.years) == 0 {
		return 0
	}
	return s.years[len(s.years)-1]
}

// dates is a day, or a range of two.
func (s slots) dates() meaning {
	var days []calendar
	for n, d := range s.days {
		p := point{grain: day, sub: s.months[min(n, len(s.months)-1)], day: d, year: s.year(), tod: s.dayPart()}
		if n < len(s.years) && len(s.years) == len(s.days) {
			p.year = s.years[n]
		}
		if len(s.days) == 1 {
			p.named = s.weekday
		}
		leap := p
		if leap.year == 0 {
			leap.year = 2024 // it has all days
		}
		if !validDay(leap) {
			return nil
		}
		days = append(days, calendar{p})
	}
	if len(days) == 2 {
		if s.joined && days[1].day != days[0].day+1 {
			return nil // they are two
		}
		return between{days[0], days[1]}
	}
	return days[0]
}

// monthly is a month, or a range of two.
func (s slots) monthly() meaning {
	months := make([]calendar, len(s.months))
	for n, m := range s.months {
		months[n] = calendar{point{grain: month, sub: m, year: s.year()}}
	}
	switch {
	case len(months) == 2:
		return between{months[0], months[1]}
	case s.dir != "":
		return directed{months[0].point, s.dir}
	}
	return months[0]
}

// yearly is a year, a range of two, or a decade.
func (s slots) yearly() meaning {
	grain := year
	if s.decade {
		grain = decade
	}
	last := calendar{point{grain: grain, year: s.year()}}
	if len(s.years) < 2 {
		return last
	}
	if s.years[0] >= s.years[1] {
		return nil
	}
	return between{calendar{point{grain: year, year: s.years[0]}}, last}
}

// ofYear is a quarter, a half or a season.
func (s slots) ofYear() meaning {
	p := point{year: s.year(), sub: s.ordinal}
	switch {
	case s.season != "":
		p.grain, p.name, p.sub = season, s.season, 0
		return calendar{p}
	case s.unit == string(quarter) && s.ordinal >= 1 && s.ordinal <= 4:
		p.grain = quarter
	case s.unit == string(half) && s.ordinal >= 1 && s.ordinal <= 2:
		p.grain = half
	default:
		return nil
	}
	if p.year == 0 {
		return part{p, nil}
	}
	return calendar{p}
}

// shifted is a time told by the day of publication: the value of its word is a unit, a
// number and a part of the day ("D-1", "Y+1", "D+0 TMO").
func (s slots) shifted() meaning {
	if strings.HasSuffix(s.shift, "_REF") {
		return literal(s.shift)
	}
	how, part, _ := strings.Cut(s.shift, " ")
	at := strings.IndexAny(how, "+-")
	if at < 0 {
		return nil
	}
	n, err := strconv.Atoi(how[at:])
	if err != nil {
		return nil
	}
	if part == "" {
		part = s.dayPart()
	}
	return offset{grain: unit(how[:at]), n: n, tod: part}
}

// reckoned is a number of units before or after the day of publication.
func (s slots) reckoned(sign int) meaning {
	n := int(s.count)
	if n < 1 || float64(n) != s.count || n > 9999 || strings.HasPrefix(s.unit, "T") {
		return nil
	}
	return offset{grain: unit(s.unit), n: sign * n}
}
