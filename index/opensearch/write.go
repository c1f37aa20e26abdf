package opensearch

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"pressroom/index"
)

// The size of a request that writes, and how long is waited before one that was refused for
// want of room is made again.
const (
	bulkBytes  = 4 << 20
	firstPause = 100 * time.Millisecond
	longPause  = 5 * time.Second
)

// A Refused is a release that OpenSearch does not take.
type Refused struct{ Source, Reason string }

// Error names both.
func (e *Refused) Error() string { return fmt.Sprintf("%s: refused: %s", e.Source, e.Reason) }

// Write is that of index.RemoteWriter. A release is known by its key, so that one that is
// written twice is there once. What is refused for want of room, or because a node is gone,
// is written again until it is taken or patience ends; all else is told release by release.
func (i *Index) Write(ctx context.Context, changes []index.Change) error {
	if err := i.lock.held(); err != nil {
		return err
	}
	var refused []error
	for len(changes) > 0 {
		lines, n, err := i.bulk(ctx, changes)
		if err != nil {
			return errors.Join(append(refused, err)...)
		}
		told, err := i.send(ctx, lines, changes[:n])
		refused = append(refused, told...)
		if err != nil {
			return errors.Join(append(refused, err)...)
		}
		changes = changes[n:]
	}
	return errors.Join(refused...)
}

// bulk writes the lines of a request, two for each release, and returns how many it takes.
func (i *Index) bulk(ctx context.Context, changes []index.Change) (lines [][]byte, n int, err error) {
	bytes := 0
	for _, c := range changes {
		if bytes >= bulkBytes {
			break
		}
		line, err := i.lineOf(ctx, c)
		if err != nil {
			return nil, 0, err
		}
		lines, n, bytes = append(lines, line), n+1, bytes+len(line)
	}
	return lines, n, nil
}

func (i *Index) lineOf(ctx context.Context, c index.Change) ([]byte, error) {
	year := yearOf(c)
	if err := i.make(ctx, year); err != nil {
		return nil, err
	}
	action := "index"
	if c.Gone {
		action = "delete"
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(object{action: object{"_index": i.name(year), "_id": c.Key}}); err != nil {
		return nil, err
	}
	if c.Gone {
		return b.Bytes(), nil
	}
	err := out.Encode(document(c))
	return b.Bytes(), err
}

// yearOf names the index that a release is in.
func yearOf(c index.Change) string {
	if c.Day.IsZero() {
		return "undated"
	}
	return strconv.Itoa(c.Day.Year)
}

// document makes of the fields of a release what OpenSearch reads.
func document(c index.Change) object {
	out := object{index.ByKey: c.Key}
	for name, value := range c.Fields {
		switch value := value.(type) {
		case []byte:
			out[name] = base64.StdEncoding.EncodeToString(value)
		case []index.RemoteEvent:
			events := list{}
			for _, ev := range value {
				events = append(events, event(ev))
			}
			out[name] = events
		case []index.RemoteQuote:
			quotes := list{}
			for _, q := range value {
				quotes = append(quotes, object{"speaker": q.Speaker})
			}
			out[name] = quotes
		case []index.Point:
			points := list{}
			for _, p := range value {
				points = append(points, object{"lat": p.Lat, "lon": p.Lon})
			}
			out[name] = points
		default:
			out[name] = value
		}
	}
	return out
}

func event(ev index.RemoteEvent) object {
	out := object{"kind": ev.Kind, "status": ev.Status, "who": ev.Who, "where": ev.Where}
	if days := between(ev.From, ev.To); days != nil {
		delete(days, "relation")
		out["days"] = days
	}
	return out
}

// make makes the index of a year, if there is none.
func (i *Index) make(ctx context.Context, year string) error {
	if i.years[year] {
		return nil
	}
	err := i.call(ctx, http.MethodPut, i.name(year), i.settings(), nil)
	var r *refusal
	if errors.As(err, &r) && r.kind == "resource_already_exists_exception" {
		err = nil
	}
	if err == nil {
		i.years[year] = true
	}
	return err
}

// taken is what OpenSearch says of one release.
type taken struct {
	Status int
	Error  struct{ Type, Reason string }
}

// send sends the lines of releases until each is taken or refused.
func (i *Index) send(ctx context.Context, lines [][]byte, changes []index.Change) (refused []error, err error) {
	until, pause := time.Now().Add(patience), firstPause
	for {
		var again []int
		again, refused, err = i.sendOnce(ctx, lines, changes, refused)
		if err == nil && len(again) == 0 || ctx.Err() != nil || err != nil && !passing(err) {
			return refused, err
		}
		if time.Now().After(until) {
			return refused, errors.Join(err, fmt.Errorf("index %s: %d releases were not taken in %s; the same command goes on", i, len(again), patience))
		}
		if err == nil {
			keep := func(n int) bool { return slices.Contains(again, n) }
			lines, changes = chosen(lines, keep), chosen(changes, keep)
		}
		select {
		case <-ctx.Done():
			return refused, ctx.Err()
		case <-time.After(pause):
		}
		pause = min(2*pause, longPause)
	}
}

func chosen[T any](of []T, keep func(n int) bool) (out []T) {
	for n, x := range of {
		if keep(n) {
			out = append(out, x)
		}
	}
	return out
}

// passing reports whether a request may be taken when it is made again.
func passing(err error) bool {
	var r *refusal
	return !errors.As(err, &r) || busy(r.status)
}

// busy reports whether a status is one of too much work, or of a node that is gone.
func busy(status int) bool {
	return status == http.StatusTooManyRequests || status >= http.StatusInternalServerError
}

// sendOnce makes one request, and returns which lines have to be sent again.
func (i *Index) sendOnce(ctx context.Context, lines [][]byte, changes []index.Change, refused []error) (again []int, _ []error, err error) {
	path := fmt.Sprintf("_bulk?wait_for_active_shards=%d&timeout=%ds", i.copies, int(patience.Seconds()))
	b, err := i.request(ctx, http.MethodPost, path, "application/x-ndjson", bytes.Join(lines, nil))
	if err != nil {
		return nil, refused, err
	}
	var told struct{ Items []map[string]taken }
	if err := json.Unmarshal(b, &told); err != nil {
		return nil, refused, err
	}
	if len(told.Items) != len(lines) {
		return nil, refused, fmt.Errorf("index %s: %d of %d releases were answered", i, len(told.Items), len(lines))
	}
	for n, item := range told.Items {
		for action, t := range item {
			switch {
			case t.Status < http.StatusMultipleChoices, action == "delete" && t.Status == http.StatusNotFound:
			case busy(t.Status):
				again = append(again, n)
			default:
				refused = append(refused, &Refused{changes[n].Source, t.Error.Reason})
			}
		}
	}
	return again, refused, nil
}

// Publish is that of index.RemoteWriter: what is written is seen from now on, and in the end
// the alias goes over to a new generation.
func (i *Index) Publish(ctx context.Context, last bool) error {
	if err := i.lock.held(); err != nil {
		return err
	}
	if len(i.years) > 0 {
		if err := i.call(ctx, http.MethodPost, i.all()+"/_refresh", nil, nil); err != nil {
			return err
		}
	}
	if !last || i.published || len(i.years) == 0 {
		return nil
	}
	actions := list{object{"add": object{"index": i.name("*"), "alias": i.prefix}}}
	if i.former > 0 {
		actions = append(actions, object{"remove": object{"index": fmt.Sprintf("%s-g%d-*", i.prefix, i.former), "alias": i.prefix}})
	}
	if err := i.call(ctx, http.MethodPost, "_aliases", object{"actions": actions}, nil); err != nil {
		return err
	}
	i.published = true
	return i.sweep(ctx, i.generation)
}
