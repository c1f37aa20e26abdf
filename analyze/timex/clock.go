package timex

import (
	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// trust orders the origins of a publication date, the most trusted first. A
// date printed in the dateline or above the body is nearer to the release than
// the name that somebody gave its file.
var trust = []corpus.Origin{corpus.Given, corpus.Metadata, corpus.Dateline, corpus.Header, corpus.Filename, corpus.Text}

// chooseClock gathers every candidate for the publication date and takes the
// most trusted. A date of the running text counts only where there is no other.
func chooseClock(rel corpus.Release, secs []annot.Section, dateline *annot.Dateline, all []found, ten tenses) annot.Clock {
	var k annot.Clock
	for _, claim := range rel.Dates {
		k.Candidates = append(k.Candidates, annot.Candidate{Date: claim.Date, From: claim.From})
	}
	printed(&k, secs, dateline, all)
	if len(k.Candidates) == 0 {
		if c, ok := latest(all, ten); ok {
			k.Candidates = append(k.Candidates, c)
		}
	}
	for _, from := range trust {
		for _, c := range k.Candidates {
			if c.From == from && k.From == "" {
				k.Published, k.From = c.Date, from
			}
		}
	}
	for _, c := range k.Candidates {
		if c.Date != k.Published {
			k.Conflict = true
		}
	}
	return k
}

// printed adds the dates of the dateline and of what stands above the body. A
// date without a year takes that of another candidate, the nearest way round.
func printed(k *annot.Clock, secs []annot.Section, dateline *annot.Dateline, all []found) {
	body := bodyStart(secs)
	var yearless []annot.Candidate
	var points []point
	for _, f := range all {
		cal, ok := dayOf(f.mean)
		if !ok {
			continue
		}
		c := annot.Candidate{Date: cal.date(), From: corpus.Header, Span: f.Span}
		switch {
		case dateline != nil && dateline.Contains(f.Span):
			c.From = corpus.Dateline
		case f.Start >= body || len(secs) == 0:
			continue
		}
		if cal.year == 0 {
			yearless, points = append(yearless, c), append(points, cal)
			continue
		}
		k.Candidates = append(k.Candidates, c)
	}
	for i, c := range yearless {
		if near := anchor(k, all); !near.IsZero() {
			d := on(points[i]).point
			d.year = (&context{clock: near}).yearFor(points[i])
			if c.Date = d.date(); !c.Date.IsZero() {
				k.Candidates = append(k.Candidates, c)
			}
		}
	}
}

// anchor is a day to find a missing year by: a candidate, else the latest day
// that the text names in full.
func anchor(k *annot.Clock, all []found) corpus.Date {
	if len(k.Candidates) > 0 {
		return k.Candidates[0].Date
	}
	if c, ok := latest(all, tenses{}); ok {
		return c.Date
	}
	return corpus.Date{}
}

// latest returns the latest day that the text names in full and does not speak
// of as yet to come.
func latest(all []found, ten tenses) (annot.Candidate, bool) {
	var best annot.Candidate
	for _, f := range all {
		day, ok := lastDay(f.mean)
		if !ok || day.year == 0 {
			continue
		}
		if t, _ := ten.around(f.Span); hinted(f.lead, t) == future {
			continue
		}
		if d := day.date(); best.Date.Before(d) || best.Date.IsZero() {
			best = annot.Candidate{Date: d, From: corpus.Text, Span: f.Span}
		}
	}
	return best, !best.Date.IsZero() && fits(best.Date, all)
}

// fits reports whether the weekdays that the text writes agree with a
// publication date: "Thursday, May 14" cannot stand in a release of 1955.
func fits(published corpus.Date, all []found) bool {
	for _, f := range all {
		p, ok := dayOf(f.mean)
		if !ok || p.year != 0 || p.named == 0 {
			continue
		}
		p.year = (&context{clock: published}).yearFor(p)
		if p.misnamed() {
			return false
		}
	}
	return true
}

// dayOf returns the day that a meaning names by month and day.
func dayOf(m meaning) (point, bool) {
	switch m := m.(type) {
	case calendar:
		return m.point, m.grain == day
	case at:
		return dayOf(m.on)
	}
	return point{}, false
}

// lastDay is dayOf, or the last day of a range.
func lastDay(m meaning) (point, bool) {
	if r, ok := m.(between); ok {
		last, ok := dayOf(r.b)
		if first, fok := dayOf(r.a); ok && fok && last.year == 0 {
			last.year = first.year
		}
		return last, ok
	}
	return dayOf(m)
}
