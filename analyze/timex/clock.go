package timex

import (
	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// trust lists the origins of a publication date, the most reliable first. What a record
// says about its own release comes first. What the release prints is more reliable than
// a date that somebody gives for a whole folder, or than the name of a file.
var trust = []corpus.Origin{corpus.Metadata, corpus.Dateline, corpus.Header, corpus.Given, corpus.Filename}

// chooseClock collects the candidates for the publication date and takes the most
// reliable one. Dates of the running text are not candidates: they are the days of what
// the release tells, which may be years before or after it.
func chooseClock(doc *annot.Document, all []found, ten tenses) annot.Clock {
	var k annot.Clock
	for _, claim := range doc.Release.Dates {
		k.Candidates = append(k.Candidates, annot.Candidate{Date: claim.Date, From: claim.From, Field: claim.Field, Zone: claim.Zone})
	}
	k.Candidates = append(k.Candidates, printed(newImprint(doc, all), k.Candidates)...)
	dateDigest(&k, itemDays(doc, all, corpus.Date{}))
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
	if k.Published.IsZero() {
		k.NotBefore = latest(doc, all, ten)
	}
	return k
}

// dateDigest makes the day of the last dateline of a digest that of the release, whose own dateline is that of the first item.
func dateDigest(k *annot.Clock, items days) {
	for i := range k.Candidates {
		for _, x := range items.all {
			if c := &k.Candidates[i]; c.From == corpus.Dateline && c.Date.Before(x.day) {
				c.Date, c.Span = x.day, x.at
			}
		}
	}
}

// printed returns the days that the text prints as its day of publication. A day
// without a year gets the year in which it is nearest to another candidate. If there is
// no other candidate, its year is unknown and the day is left out.
func printed(at imprint, known []annot.Candidate) (out []annot.Candidate) {
	var yearless []annot.Candidate
	var points []point
	for _, place := range at.places() {
		day, ok := dayOf(place.mean)
		if !ok {
			continue
		}
		c := annot.Candidate{Date: day.date(), From: place.from, Zone: at.zone(place.Span), Span: place.Span}
		switch {
		case day.year == 0:
			yearless, points = append(yearless, c), append(points, day)
		case !c.Date.IsZero():
			out = append(out, c)
		}
	}
	if known = append(known, out...); len(known) == 0 {
		return nil
	}
	for i, c := range yearless {
		d := points[i]
		d.year = (&context{clock: known[0].Date}).yearFor(d)
		if c.Date = d.date(); !c.Date.IsZero() {
			out = append(out, c)
		}
	}
	return out
}

// latest returns the latest day that the running text names in full and in the past
// tense, because the release cannot have been published before it.
func latest(doc *annot.Document, all []found, ten tenses) corpus.Date {
	var best corpus.Date
	for _, f := range all {
		day, ok := lastDay(f.mean)
		if !ok || day.year == 0 || !doc.SectionAt(edge(f.Start)).Running() {
			continue
		}
		if t, _ := ten.around(f.Span); hinted(f.lead, t) != past {
			continue
		}
		if d := day.date(); best.Before(d) {
			best = d
		}
	}
	return best
}

// dayOf returns the day of a meaning that names month and day.
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
