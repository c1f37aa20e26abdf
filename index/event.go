package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
)

// EventFilter chooses events. The zero value of a field asks for nothing.
type EventFilter struct {
	Query    query.Q     // of releases: only their events
	From, To corpus.Date // days that the event touches; events without a date touch none
	Who      string      // a name of who takes part, or some of its words in order
	Called   []string    // other names of whom Who means, each as a whole
	Where    string      // likewise of the place
	Within   string      // the code of a country or first-level region: what takes place in it, beside Where
	Kind     annot.EventKind
	Status   annot.EventStatus
	Upcoming corpus.Date // a day: events that begin later, or that touch it and are not told as past
	Known    corpus.Date // a day: what releases of later days tell is left out
	Precise  Precision   // at least; an event without a date is not
	Newest   bool        // the latest first
	Limit    int         // events to return at most; 0 counts only
}

// Precision is how exactly the day of an event is known.
type Precision int

// The precisions.
const (
	AnyPrecision Precision = iota
	ToTheYear
	ToTheMonth
	ToTheDay
)

// Precision returns how exactly the day of an event is known: by its TIMEX3 value
// ("2026-02-13", "2026-02"), else by how many days it may be.
func (ev *EventRow) Precision() Precision {
	from, to := ev.days()
	days := to.DaysSince(from)
	switch {
	case from.IsZero():
		return AnyPrecision
	case isDay(ev.Value) || days == 0:
		return ToTheDay
	case days <= 31:
		return ToTheMonth
	case days <= 366:
		return ToTheYear
	}
	return AnyPrecision
}

// isDay reports whether a TIMEX3 value begins with a day.
func isDay(value string) bool {
	const day = "2026-02-13"
	if len(value) < len(day) {
		return false
	}
	_, err := corpus.ParseDate(value[:len(day)])
	return err == nil
}

// Order is the order of events that a filter asks for: the earliest first, or the
// latest, those without a date last. With From, those that only reach into the days
// asked for come after those that begin in them; with Upcoming, those whose day is
// known come before the others.
func (f EventFilter) Order(a, b *EventRow) int {
	x, _ := a.days()
	y, _ := b.days()
	switch {
	case x.IsZero() || y.IsZero():
		return order(!x.IsZero(), !y.IsZero())
	case !f.Upcoming.IsZero() && (a.Precision() == ToTheDay) != (b.Precision() == ToTheDay):
		return order(a.Precision() == ToTheDay, b.Precision() == ToTheDay)
	case f.Newest:
		return y.DaysSince(x)
	case x.Before(f.From) != y.Before(f.From):
		return order(y.Before(f.From), x.Before(f.From))
	}
	return x.DaysSince(y)
}

// EventResult is the answer to a search for events.
type EventResult struct {
	Total int // events that match, returned or not
	Hits  []EventHit
}

// EventHit is an event and the release that tells of it. Offsets of the
// evidence count code points of that release's text.
type EventHit struct {
	Head
	Event  schema.Event   `json:"event"`
	Places []schema.Place `json:"places"` // those of Event.Where, without their mentions
}

// Hit returns an event of the release.
func (r Record) Hit(ev schema.Event) EventHit {
	return EventHit{Head: r.Head, Event: ev, Places: placesOf(ev.Where, r.Analysis.Places)}
}

// Events returns the events that match, in the order of the filter, then by source.
// The errors are those of Search.
func (i *Index) Events(ctx context.Context, f EventFilter) (EventResult, error) {
	rows, err := i.EventRows(ctx, f, nil)
	if err != nil {
		return EventResult{}, err
	}
	slices.SortStableFunc(rows, f.Order)
	hits, err := i.EventHits(ctx, rows[:min(max(f.Limit, 0), len(rows))])
	return EventResult{len(rows), hits}, err
}

// EventRows returns the events that match, whatever the limit, the earliest first,
// those without a date last, then by source; their words are numbered by stems, and
// left out when that is nil. The errors are those of Search.
func (i *Index) EventRows(ctx context.Context, f EventFilter, stems *Stems) ([]*EventRow, error) {
	releases, err := i.matching(ctx, f.Query)
	if err != nil {
		return nil, err
	}
	column, err := i.columns.column(eventColumn)
	if err != nil {
		return nil, err
	}
	heads, err := i.columns.column(headColumn)
	if err != nil {
		return nil, err
	}
	keep := i.chooser(f)
	var out []*EventRow
	for _, release := range releases {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var has facts
		if err := column.read(release, &has, stems); err != nil {
			return nil, err
		}
		for n := range has.events {
			ev := &has.events[n]
			if ev.Release, ev.N = release, n; keep(ev) {
				out = append(out, ev)
			}
		}
	}
	return heads.sortEvents(out, f.Known)
}

// sortEvents puts events in the order of EventRows, but for those of releases
// published after a day.
func (l columnReader) sortEvents(rows []*EventRow, known corpus.Date) ([]*EventRow, error) {
	type placed struct {
		from, to     int
		release, nth int
		source       string
		row          *EventRow
	}
	list := make([]placed, 0, len(rows))
	var seen facts
	read := Row(-1)
	for _, ev := range rows {
		if ev.Release != read {
			if err := l.read(ev.Release, &seen, nil); err != nil {
				return nil, err
			}
			read = ev.Release
		}
		if !known.IsZero() && known.Before(seen.head.Published) {
			continue
		}
		from, to := ev.days()
		at := placed{math.MaxInt, 0, int(ev.Release), ev.N, seen.head.Source, ev}
		if !from.IsZero() {
			at.from, at.to = int(dayNumber(from)), int(dayNumber(to))
		}
		list = append(list, at)
	}
	slices.SortFunc(list, func(a, b placed) int {
		switch {
		case a.from != b.from:
			return cmp.Compare(a.from, b.from)
		case a.to != b.to:
			return cmp.Compare(a.to, b.to)
		case a.release == b.release:
			return a.nth - b.nth
		}
		return cmp.Or(strings.Compare(a.source, b.source), a.release-b.release)
	})
	rows = rows[:len(list)]
	for n := range list {
		rows[n] = list[n].row
	}
	return rows, nil
}

// EventsOf returns the events of a release, without their words.
func (i *Index) EventsOf(row Row) ([]*EventRow, error) {
	column, err := i.columns.column(eventColumn)
	if err != nil {
		return nil, err
	}
	var f facts
	err = column.read(row, &f, nil)
	out := make([]*EventRow, len(f.events))
	for n := range f.events {
		out[n] = &f.events[n]
		out[n].Release, out[n].N = row, n
	}
	return out, err
}

// chooser returns what says whether an event matches all of a filter but its query
// for releases.
func (i *Index) chooser(f EventFilter) func(*EventRow) bool {
	who, where := i.nameFinder(f.Who), i.nameFinder(f.Where)
	called := func(name string) bool { return slices.Contains(f.Called, name) }
	return func(ev *EventRow) bool {
		from, to := ev.days()
		switch {
		case !f.From.IsZero() && (to.IsZero() || to.Before(f.From)),
			!f.To.IsZero() && (from.IsZero() || f.To.Before(from)),
			f.Kind != "" && ev.Kind != string(f.Kind),
			f.Status != "" && ev.Status != string(f.Status),
			!f.Upcoming.IsZero() && !ev.upcoming(f.Upcoming),
			ev.Precision() < f.Precise:
			return false
		}
		return (who(ev.Who) || who(ev.Titles) || slices.ContainsFunc(ev.Who, called)) && (where(ev.Where) || ev.within(f.Within))
	}
}

// upcoming reports whether an event begins after a day, or touches it and is not
// told as past.
func (ev *EventRow) upcoming(day corpus.Date) bool {
	from, to := ev.days()
	if from.IsZero() || to.Before(day) {
		return false
	}
	return day.Before(from) || annot.EventStatus(ev.Status).Open()
}

// within reports whether an event takes place in the country or region of a code.
func (ev *EventRow) within(code string) bool {
	return code != "" && slices.ContainsFunc(ev.Places, func(p schema.Place) bool {
		return string(p.Country) == code || string(p.Region) == code
	})
}

// nameFinder returns what says whether one of some names has the words of a name
// side by side; what asks for nothing finds all.
func (i *Index) nameFinder(name string) func(names []string) bool {
	if name == "" {
		return func([]string) bool { return true }
	}
	words, known := i.Words(name), map[string]bool{}
	return func(names []string) bool {
		return len(words) > 0 && slices.ContainsFunc(names, func(n string) bool {
			has, ok := known[n]
			if !ok {
				has = i.HasWords([]string{n}, words)
				known[n] = has
			}
			return has
		})
	}
}

// EventHits reads events, each release once.
func (i *Index) EventHits(ctx context.Context, rows []*EventRow) ([]EventHit, error) {
	hits, read := make([]EventHit, len(rows)), map[Row]Record{}
	for n, ev := range rows {
		rec, ok := read[ev.Release]
		if !ok {
			var err error
			if rec, err = i.Record(ctx, ev.Release); err != nil {
				return nil, err
			}
			read[ev.Release] = rec
		}
		if ev.N >= len(rec.Analysis.Events) {
			return nil, damaged(i.dir, "event %d of %q is gone", ev.N+1, i.columns.key(ev.Release))
		}
		hits[n] = rec.Hit(rec.Analysis.Events[ev.N])
	}
	return hits, nil
}

// Heads returns the headers of releases.
func (i *Index) Heads(rows []Row) ([]Head, error) {
	column, err := i.columns.column(headColumn)
	if err != nil {
		return nil, err
	}
	out := make([]Head, len(rows))
	for n, row := range rows {
		var f facts
		if err := column.read(row, &f, nil); err != nil {
			return nil, err
		}
		out[n] = f.head
	}
	return out, nil
}

// order puts yes before no.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
