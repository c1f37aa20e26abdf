package index

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

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
	Where    string      // likewise of the place
	Within   string      // the code of a country or first-level region: what takes place in it, beside Where
	Kind     annot.EventKind
	Status   annot.EventStatus
	Upcoming corpus.Date // a day: events that begin later, or that touch it and are not told as past
	Limit    int         // events to return at most; 0 counts only
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
	hit := EventHit{Head: r.Head, Event: ev}
	for _, p := range r.Analysis.Places {
		if slices.Contains(ev.Where, p.Name) {
			p.Mentions = nil
			hit.Places = append(hit.Places, p)
		}
	}
	return hit
}

// Events returns the events that match, the earliest first, those without a
// date last, then by source; with From, those that only reach into the days asked
// for come after those that begin in them. The errors are those of Search.
func (i *Index) Events(ctx context.Context, f EventFilter) (EventResult, error) {
	found, err := i.eventKeys(ctx, f)
	if err == nil && !f.From.IsZero() {
		found, err = i.beginningFirst(ctx, found, f)
	}
	if err != nil {
		return EventResult{}, err
	}
	hits, err := i.eventHits(ctx, found[:min(max(f.Limit, 0), len(found))])
	return EventResult{len(found), hits}, err
}

// AllEvents returns all events that match, whatever the limit, the earliest first,
// those without a date last, then by source. The errors are those of Search.
func (i *Index) AllEvents(ctx context.Context, f EventFilter) ([]EventHit, error) {
	found, err := i.eventKeys(ctx, f)
	if err != nil {
		return nil, err
	}
	return i.eventHits(ctx, found)
}

// eventKeys returns the keys of the events that match, the earliest first.
func (i *Index) eventKeys(ctx context.Context, f EventFilter) ([]string, error) {
	found, err := keys(ctx, i.idx, i.compiler().event(f), eventOrder())
	if err != nil || f.Query == nil {
		return found, err
	}
	releases, err := keys(ctx, i.idx, i.compiler().release(f.Query), search.SortOrder{&search.SortDocID{}})
	if err != nil {
		return nil, err
	}
	wanted := make(map[string]bool, len(releases))
	for _, key := range releases {
		wanted[key] = true
	}
	return slices.DeleteFunc(found, func(key string) bool { return !wanted[releaseOf(key)] }), nil
}

// beginningFirst puts the events that begin in the days asked for before those
// that only reach into them.
func (i *Index) beginningFirst(ctx context.Context, found []string, f EventFilter) ([]string, error) {
	begin, err := keys(ctx, i.idx, all([]bq.Query{i.compiler().event(f), between("from", f.From.String(), "")}), eventOrder())
	if err != nil {
		return nil, err
	}
	in := make(map[string]bool, len(begin))
	for _, key := range begin {
		in[key] = true
	}
	begin = slices.DeleteFunc(slices.Clone(found), func(key string) bool { return !in[key] })
	return append(begin, slices.DeleteFunc(found, func(key string) bool { return in[key] })...), nil
}

// eventHits reads events.
func (i *Index) eventHits(ctx context.Context, keys []string) ([]EventHit, error) {
	hits := make([]EventHit, len(keys))
	for n, key := range keys {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		fs, err := fields(i.idx, key)
		if err == nil && fs["event"] == nil {
			err = damaged(i.dir, "the event is gone")
		}
		if err == nil {
			err = json.Unmarshal(fs["event"], &hits[n])
		}
		if err != nil {
			return nil, fmt.Errorf("read %q: %w", key, err)
		}
	}
	return hits, nil
}

func eventOrder() search.SortOrder {
	day := func(field string) search.SearchSort {
		return &search.SortField{Field: field, Type: search.SortFieldAsNumber, Missing: search.SortFieldMissingLast}
	}
	return search.SortOrder{day("from"), day("to"), bySource(), &search.SortDocID{}}
}

// event compiles all of a filter but its query for releases.
func (c *compiler) event(f EventFilter) bq.Query {
	parts := []bq.Query{typed(eventType)}
	if !f.From.IsZero() {
		parts = append(parts, between("to", f.From.String(), ""))
	}
	if !f.To.IsZero() {
		parts = append(parts, between("from", "", f.To.String()))
	}
	for _, name := range []struct{ field, text string }{{"who", f.Who}, {"where", f.Where}} {
		if name.text == "" {
			continue
		}
		leaf := c.leaf(name.field, c.words, query.Phrase(name.text))
		if leaf == nil { // nothing but punctuation
			leaf = bq.NewMatchNoneQuery()
		}
		if name.field == "where" && f.Within != "" {
			leaf = either([]bq.Query{leaf, exactly("where_in", f.Within, false)})
		}
		parts = append(parts, leaf)
	}
	if f.Kind != "" {
		parts = append(parts, exactly("event_kind", string(f.Kind), false))
	}
	if f.Status != "" {
		parts = append(parts, exactly("status", string(f.Status), false))
	}
	if day := f.Upcoming; !day.IsZero() {
		var closed []bq.Query
		for _, s := range annot.EventStatuses {
			if !s.Open() {
				closed = append(closed, exactly("status", string(s), false))
			}
		}
		open := bq.NewBooleanQuery([]bq.Query{between("to", day.String(), "")}, nil, closed)
		parts = append(parts, either([]bq.Query{between("from", day.AddDays(1).String(), ""), open}))
	}
	return all(parts)
}
