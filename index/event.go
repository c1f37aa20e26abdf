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
	releases, err := i.telling(ctx, f)
	if err != nil {
		return nil, err
	}
	r, err := i.eventFinder(f, stems)
	if err != nil {
		return nil, err
	}
	var tellings []sourced
	for _, release := range releases {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		switch tells, err := r.read(release); {
		case err != nil:
			return nil, err
		case tells:
			tellings = append(tellings, sourced{r.heads.head.Source, release})
		}
	}
	sortEvents(r.found, tellings)
	return r.found, nil
}

// eventFinder finds the events that match a filter, release by release.
type eventFinder struct {
	filter                   EventFilter
	keep                     func(*EventRow) bool
	part                     func(*EventRoles) bool // nil where nobody and no place is asked for
	stems                    *Stems
	headed, told, had, wordy columnReader
	heads, scratch           facts // of the release that was read
	room                     chunk[EventRow]
	found                    []*EventRow
}

func (i *Index) eventFinder(f EventFilter, stems *Stems) (r *eventFinder, err error) {
	r = &eventFinder{filter: f, keep: f.chooser(), part: i.roleChooser(f), stems: stems}
	for of, to := range map[column]*columnReader{headColumn: &r.headed, eventColumn: &r.told, roleColumn: &r.had, wordColumn: &r.wordy} {
		if *to, err = i.columns.column(of); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// read reads the events of a release, and reports whether it has some that match.
func (r *eventFinder) read(release Row) (bool, error) {
	if err := r.headed.read(release, &r.heads, nil); err != nil {
		return false, err
	}
	if day := r.filter.Known; !day.IsZero() && day.Before(r.heads.head.Published) {
		return false, nil
	}
	if err := r.told.read(release, &r.scratch, nil); err != nil {
		return false, err
	}
	if r.part != nil && len(r.scratch.events) > 0 {
		if err := r.had.reread(release, &r.scratch, nil); err != nil {
			return false, err
		}
	}
	before := len(r.found)
	for n := range r.scratch.events {
		ev := &r.scratch.events[n]
		if !r.keep(ev) || r.part != nil && !r.part(&r.scratch.roles[n]) {
			continue
		}
		kept := &r.room.take(1)[0]
		*kept = *ev
		kept.Release, kept.N, kept.Published = release, n, r.heads.head.Published
		r.found = append(r.found, kept)
	}
	return len(r.found) > before, r.words(r.found[before:])
}

// words reads the words of events of one release.
func (r *eventFinder) words(events []*EventRow) error {
	if r.stems == nil || len(events) == 0 {
		return nil
	}
	err := r.wordy.read(events[0].Release, &r.scratch, r.stems)
	if err != nil {
		return err
	}
	for _, ev := range events {
		ev.Words = r.scratch.words[ev.N]
	}
	return nil
}

// sourced is a release with its source.
type sourced struct {
	source string
	row    Row
}

// sortEvents puts events in the order of EventRows. The releases that tell of them are
// given in order; of one source the order stays.
func sortEvents(events []*EventRow, tellings []sourced) {
	slices.SortFunc(tellings, func(a, b sourced) int {
		return cmp.Or(strings.Compare(a.source, b.source), cmp.Compare(a.row, b.row))
	})
	rank := make(map[Row]int32, len(tellings))
	for n, t := range tellings {
		rank[t.row] = int32(n)
	}
	type placed struct {
		from, to, rank, nth int32
		event               *EventRow
	}
	list := make([]placed, len(events))
	for n, ev := range events {
		from, to := ev.days()
		list[n] = placed{math.MaxInt32, 0, rank[ev.Release], int32(ev.N), ev}
		if !from.IsZero() {
			list[n].from, list[n].to = int32(dayNumber(from)), int32(dayNumber(to))
		}
	}
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.rank, b.rank), cmp.Compare(a.nth, b.nth))
	})
	for n := range list {
		events[n] = list[n].event
	}
}

// An EventReader reads the events of one release after the other.
type EventReader struct {
	events, roles columnReader
	last          Row
	facts         facts
}

// EventReader returns one that has read nothing yet.
func (i *Index) EventReader() (*EventReader, error) {
	events, err := i.columns.column(eventColumn)
	if err != nil {
		return nil, err
	}
	roles, err := i.columns.column(roleColumn)
	return &EventReader{events: events, roles: roles, last: -1}, err
}

// Of returns the events of a release, without their words, and who takes part in each.
// They are good until the next call.
func (r *EventReader) Of(row Row) ([]EventRow, []EventRoles, error) {
	if err := r.events.read(row, &r.facts, nil); err != nil {
		return nil, nil, err
	}
	for n := range r.facts.events {
		ev := &r.facts.events[n]
		ev.Release, ev.N = row, n
	}
	roles, err := r.rolesOf(row)
	return r.facts.events, roles, err
}

// Roles returns who takes part in an event. It is good until the next call.
func (r *EventReader) Roles(ev *EventRow) (EventRoles, error) {
	roles, err := r.rolesOf(ev.Release)
	if err != nil || ev.N >= len(roles) {
		return EventRoles{}, err
	}
	return roles[ev.N], nil
}

func (r *EventReader) rolesOf(row Row) ([]EventRoles, error) {
	if r.last == row {
		return r.facts.roles, nil
	}
	r.last = row
	err := r.roles.reread(row, &r.facts, nil)
	return r.facts.roles, err
}

// chooser returns what says whether an event matches a filter, but for who takes part,
// where, and the query for releases.
func (f EventFilter) chooser() func(*EventRow) bool {
	return func(ev *EventRow) bool {
		from, to := ev.days()
		switch {
		case !f.From.IsZero() && (to.IsZero() || to.Before(f.From)),
			!f.To.IsZero() && (from.IsZero() || f.To.Before(from)),
			f.Kind != "" && ev.Kind != string(f.Kind),
			f.Status != "" && ev.Status != string(f.Status),
			!f.Upcoming.IsZero() && !ev.upcoming(f.Upcoming):
			return false
		}
		return f.Precise == AnyPrecision || ev.Precision() >= f.Precise
	}
}

// roleChooser returns what says whether those take part in an event, and it is there,
// that a filter asks for; nil when it asks for neither.
func (i *Index) roleChooser(f EventFilter) func(*EventRoles) bool {
	if f.Who == "" && f.Where == "" {
		return nil
	}
	who, where := i.nameFinder(f.Who), i.nameFinder(f.Where)
	called := func(name string) bool { return slices.Contains(f.Called, name) }
	return func(r *EventRoles) bool {
		return (who(r.Who) || who(r.Titles) || slices.ContainsFunc(r.Who, called)) && (where(r.Where) || r.within(f.Within))
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
func (r *EventRoles) within(code string) bool {
	return code != "" && slices.ContainsFunc(r.Places, func(p EventPlace) bool { return p.Country == code || p.Region == code })
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
	var f facts
	for n, row := range rows {
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
