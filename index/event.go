package index

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

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
	Kind     string      // as in annot.EventKinds
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
	Event     schema.Event
	ReleaseID string
	Source    string
	Headline  string
	Published corpus.Date
}

// Events returns the events that match, the earliest first, those without a
// date last, then by source. The errors are those of Search.
func (i *Index) Events(ctx context.Context, f EventFilter) (EventResult, error) {
	match := i.compiler().event(f)
	if f.Query != nil {
		return i.eventsOf(ctx, match, f)
	}
	req := request(match, f.Limit, 0)
	req.SortByCustom(eventOrder())
	found, err := run(ctx, i.idx, req)
	if err != nil {
		return EventResult{}, err
	}
	res := EventResult{Total: int(found.Total)}
	for _, hit := range found.Hits {
		if res.Hits, err = i.appendEvent(res.Hits, hit.ID); err != nil {
			return EventResult{}, err
		}
	}
	return res, nil
}

// eventsOf keeps those events whose release matches.
func (i *Index) eventsOf(ctx context.Context, match bq.Query, f EventFilter) (res EventResult, err error) {
	releases, err := keys(ctx, i.idx, i.compiler().release(f.Query), search.SortOrder{&search.SortDocID{}})
	if err != nil {
		return res, err
	}
	wanted := make(map[string]bool, len(releases))
	for _, key := range releases {
		wanted[key] = true
	}
	events, err := keys(ctx, i.idx, match, eventOrder())
	if err != nil {
		return res, err
	}
	for _, key := range events {
		if !wanted[releaseOf(key)] {
			continue
		}
		res.Total++
		if len(res.Hits) < f.Limit {
			if res.Hits, err = i.appendEvent(res.Hits, key); err != nil {
				return res, err
			}
		}
	}
	return res, nil
}

func (i *Index) appendEvent(hits []EventHit, key string) ([]EventHit, error) {
	fs, err := fields(i.idx, key)
	var hit EventHit
	if err == nil {
		err = json.Unmarshal(fs["event"], &hit)
	}
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", key, err)
	}
	return append(hits, hit), nil
}

func eventOrder() search.SortOrder {
	day := func(field string) search.SearchSort {
		return &search.SortField{Field: field, Type: search.SortFieldAsNumber, Missing: search.SortFieldMissingLast}
	}
	return search.SortOrder{day("from"), day("to"), &search.SortDocID{}}
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
		leaf := c.leaf(name.field, c.words, query.Phrase(name.text), 1)
		if leaf == nil { // nothing but punctuation
			leaf = bq.NewMatchNoneQuery()
		}
		parts = append(parts, leaf)
	}
	if f.Kind != "" {
		parts = append(parts, exactly("event_kind", f.Kind, false))
	}
	return all(parts)
}
