package timex

import "pressroom/corpus"

// A context is what the meaning of an expression may depend on.
type context struct {
	clock    corpus.Date   // the publication date; zero when unknown
	country  string        // from which the release comes, ISO; empty if it is unknown
	south    bool          // the release comes from the southern half of the world
	tense    tense         // of the clause around the expression
	hours    bool          // the expression before gives the weekdays of opening hours
	last     point         // the last point of the calendar that was told, of any grain
	day      point         // the last day told
	quarter  point         // the last quarter told
	quarters map[int]point // fiscal quarters whose last day the text gives, by the number that it calls them by
	named    map[int]int   // the years of the days told, by month and day
	span     interval      // the last range told, for "the second day"
	passing  bool          // the sentence before named the year story, not this one
	story    int           // a year that this sentence or the one before has named, else 0
	lastYear int           // the year that "last year" means if there is no clock and the text shows it, else 0
	generic  bool          // the clause is about no day in particular: "the dangers we face today"
}

type interval struct{ from, to corpus.Date }

// A tense says whether a clause tells of a time before, at or after the publication
// date.
type tense int

const (
	noTense tense = iota
	past
	present   // of telling, which is near the clock on either side: "the report shows"
	timetable // the present of a timetable, which lies ahead: "the gates open"
	future
)

// yearFor chooses the year of a point without one: the story's if that fits the tense,
// else the one that brings the point nearest to the clock.
func (c *context) yearFor(p point) int {
	if y := c.named[p.monthDay()]; y != 0 && p.grain == day {
		return y
	}
	told := c.tells()
	if c.clock.IsZero() {
		return c.story
	}
	best, bestCost := 0, 1<<30
	for y := c.clock.Year - 1; y <= c.clock.Year+1; y++ {
		q := p
		q.year = y
		from, to := q.days()
		if from.IsZero() {
			continue
		}
		cost := c.cost(from, to)
		if q.misnamed() {
			cost += 2 * 366 // the text names another weekday than the day has in this year
		}
		if cost < bestCost {
			best, bestCost = y, cost
		}
	}
	if told && !(c.passing && bestCost <= fresh) {
		return c.story
	}
	return best
}

// fresh is the distance, in days, up to which a date without a year is reckoned from
// the clock although the sentence before named another year.
const fresh = 45

// tells reports whether a date without a year belongs to the year of the story: that
// year must lie before or after the clock as the tense of the clause requires.
func (c *context) tells() bool {
	switch {
	case c.story == 0:
		return false
	case c.clock.IsZero():
		return true
	case c.story < c.clock.Year:
		return c.tense == past || c.tense == noTense
	}
	return c.tense == future || c.tense == noTense
}

// excluded is what it costs that the past tense excludes a day n days ahead. It costs
// less if the day is near: people give the year of a day that was almost a year ago, and
// a verb near a date is not always its own.
func excluded(n int) int { return 366 - max(0, 70-n) }

// cost is how many days lie between the clock and a range. A range on the wrong side of
// the clock, which the tense excludes, costs a year more.
func (c *context) cost(from, to corpus.Date) int {
	before, after := c.clock.DaysSince(to), from.DaysSince(c.clock)
	switch {
	case c.tense == past && after > 0:
		return after + excluded(after)
	case c.tense == future && before > 0:
		return before + 366
	}
	if c.tense == present || c.tense == timetable {
		before += before / 4 // the present tense more often tells of days to come
	}
	return max(before, after, 0)
}
