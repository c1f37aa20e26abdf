package opensearch

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"pressroom/index"
)

// The most that one request asks for: OpenSearch refuses more than 10,000 releases and
// 65,535 numbers at once.
const (
	mostHits  = 10_000
	pageHits  = 5_000
	fewHits   = 500
	pageReads = 500
	mostNames = 10_000
	mostAsked = 500
	keepAlive = "2m"
)

// answer is what OpenSearch says to a search.
type answer struct {
	Point    string `json:"pit_id"`
	TimedOut bool   `json:"timed_out"`
	Shards   struct {
		Failed   int
		Failures []struct{ Reason struct{ Reason string } }
	} `json:"_shards"`
	Hits struct {
		Total struct{ Value int }
		Hits  []hit
	}
	Aggregations map[string]json.RawMessage
}

type hit struct {
	ID     string  `json:"_id"`
	Score  float64 `json:"_score"`
	Sort   json.RawMessage
	Fields map[string][]string
}

// search makes a search. An answer of a part of the shards is none.
func (i *Index) search(ctx context.Context, path string, body object) (out answer, err error) {
	if err = i.call(ctx, http.MethodPost, path, body, &out); err != nil {
		return out, err
	}
	if out.Shards.Failed > 0 || out.TimedOut {
		why := "it took too long"
		if len(out.Shards.Failures) > 0 {
			why = out.Shards.Failures[0].Reason.Reason
		}
		return out, fmt.Errorf("index %s: a part of it did not answer: %s", i, why)
	}
	return out, nil
}

// here is the path of a search in all releases.
func (i *Index) here() string { return i.all() + "/_search" }

// empty reports whether a generation has no release yet, and no index that could be asked.
func (i *Index) empty() bool { return len(i.years) == 0 }

// Find is that of index.Remote.
func (i *Index) Find(ctx context.Context, q index.Question) (index.Found, error) {
	if i.empty() {
		return index.Found{}, nil
	}
	body := object{"query": query(q.Where), "track_total_hits": true, "stored_fields": "_none_", "docvalue_fields": list{index.ByKey}}
	if q.Rank != nil {
		body["query"] = ranked(query(q.Where), q.Rank)
	}
	if by := sorts(q.By, q.Rank != nil); len(by) > 0 {
		body["sort"] = by
	}
	body["from"], body["size"] = q.Offset, q.Limit
	if q.Limit < 0 { // most often that is all
		body["size"] = fewHits
	}
	if q.Offset+q.Limit > mostHits {
		return i.findAll(ctx, q, body)
	}
	if q.Limit == 0 {
		delete(body, "from")
		delete(body, "sort")
		body["query"] = query(q.Where)
	}
	found, err := i.search(ctx, i.here(), body)
	if err != nil {
		return index.Found{}, err
	}
	if q.Limit < 0 && found.Hits.Total.Value > q.Offset+fewHits {
		return i.findAll(ctx, q, body)
	}
	out := index.Found{Total: found.Hits.Total.Value}
	add(&out, found.Hits.Hits, q.Rank != nil)
	return out, nil
}

// add adds what one request has found.
func add(out *index.Found, hits []hit, scored bool) {
	for _, h := range hits {
		out.Keys = append(out.Keys, h.key())
		if scored {
			out.Scores = append(out.Scores, h.Score)
		}
	}
}

func (h hit) key() string {
	if of := h.Fields[index.ByKey]; len(of) > 0 {
		return of[0]
	}
	return ""
}

// findAll goes through pages of one state of the index, whatever is written meanwhile.
func (i *Index) findAll(ctx context.Context, q index.Question, body object) (out index.Found, err error) {
	delete(body, "from")
	done, err := i.pages(ctx, body)
	if err != nil {
		return out, err
	}
	defer done()
	if by, _ := body["sort"].(list); len(q.By) == 0 || q.By[len(q.By)-1].Field != index.ByKey {
		body["sort"] = append(by, sorts([]index.Order{{Field: index.ByKey}}, false)...)
	}
	wanted := q.Offset + q.Limit
	for n := 0; q.Limit < 0 || n < wanted; {
		body["size"] = pageHits
		if q.Limit >= 0 {
			body["size"] = min(pageHits, wanted-n)
		}
		found, err := i.search(ctx, "_search", body)
		if err != nil {
			return out, err
		}
		hits := found.Hits.Hits
		if body["track_total_hits"] == true {
			out.Total, body["track_total_hits"] = found.Hits.Total.Value, false
		}
		if len(hits) == 0 {
			break
		}
		skipped := min(len(hits), max(0, q.Offset-n))
		n += len(hits)
		add(&out, hits[skipped:], q.Rank != nil)
		body["search_after"] = hits[len(hits)-1].Sort
		body["pit"] = object{"id": found.Point, "keep_alive": keepAlive}
	}
	return out, nil
}

// pages keeps a state of the index for a search of several pages, until done is called.
func (i *Index) pages(ctx context.Context, body object) (done func(), err error) {
	var point struct {
		ID string `json:"pit_id"`
	}
	path := i.all() + "/_search/point_in_time?allow_partial_pit_creation=false&keep_alive=" + keepAlive
	if err := i.call(ctx, http.MethodPost, path, nil, &point); err != nil {
		return nil, err
	}
	body["pit"] = object{"id": point.ID, "keep_alive": keepAlive}
	return func() {
		// It ends by itself, too, so that a failure here is none of the answer.
		_ = i.call(context.WithoutCancel(ctx), http.MethodDelete, "_search/point_in_time", object{"pit_id": list{point.ID}}, nil)
	}, nil
}

// Count is that of index.Remote.
func (i *Index) Count(ctx context.Context, of ...index.Clause) ([]int, error) {
	if i.empty() {
		return make([]int, len(of)), nil
	}
	var out []int
	for len(out) < len(of) {
		some := of[len(out):min(len(of), len(out)+mostAsked)]
		body := object{"size": 0, "track_total_hits": false, "aggs": object{"n": object{"filters": object{"filters": queries(some)}}}}
		found, err := i.search(ctx, i.here(), body)
		if err != nil {
			return nil, err
		}
		var counted struct {
			Buckets []struct {
				N int `json:"doc_count"`
			}
		}
		if err := json.Unmarshal(found.Aggregations["n"], &counted); err != nil {
			return nil, err
		}
		for _, b := range counted.Buckets {
			out = append(out, b.N)
		}
		if len(counted.Buckets) != len(some) {
			return nil, fmt.Errorf("index %s: %d of %d numbers were counted", i, len(counted.Buckets), len(some))
		}
	}
	return out, nil
}

// Values is that of index.Remote: a composite aggregation, page by page.
func (i *Index) Values(ctx context.Context, of index.Clause, field, begin string) (out []index.Count, err error) {
	if i.empty() {
		return nil, nil
	}
	where := query(of)
	if begin != "" {
		where = object{"bool": object{"filter": list{where, query(index.Clause{Op: index.Begins, Field: field, Words: []string{begin}})}}}
	}
	pages := object{"size": mostNames, "sources": list{object{"v": object{"terms": object{"field": field}}}}}
	if first := before(begin); first != "" {
		pages["after"] = object{"v": first}
	}
	for {
		body := object{"size": 0, "track_total_hits": false, "query": where, "aggs": object{"v": object{"composite": pages}}}
		found, err := i.search(ctx, i.here(), body)
		if err != nil {
			return nil, err
		}
		var page struct {
			After   json.RawMessage `json:"after_key"`
			Buckets []struct {
				Key struct{ V any }
				N   int `json:"doc_count"`
			}
		}
		if err := json.Unmarshal(found.Aggregations["v"], &page); err != nil {
			return nil, err
		}
		for _, b := range page.Buckets {
			value := text(b.Key.V)
			if !strings.HasPrefix(value, begin) {
				return out, nil
			}
			out = append(out, index.Count{Value: value, N: b.N})
		}
		if page.After == nil || len(page.Buckets) < mostNames {
			return out, nil
		}
		pages["after"] = page.After
	}
}

// text writes the key of a bucket; all numbers are whole.
func text(key any) string {
	switch key := key.(type) {
	case string:
		return key
	case float64:
		return fmt.Sprintf("%.0f", key)
	}
	return ""
}

// before returns a text after which those that begin so come at once; "" where there is none.
func before(begin string) string {
	r, size := utf8.DecodeLastRuneInString(begin)
	if begin == "" || r <= ' ' || !utf8.ValidRune(r-1) {
		return ""
	}
	return begin[:len(begin)-size] + string(r-1) + string(utf8.MaxRune)
}

// Sum is that of index.Remote.
func (i *Index) Sum(ctx context.Context, field string) (float64, error) {
	if i.empty() {
		return 0, nil
	}
	body := object{"size": 0, "track_total_hits": false, "aggs": object{"s": object{"sum": object{"field": field}}}}
	found, err := i.search(ctx, i.here(), body)
	var sum struct{ Value float64 }
	if err == nil {
		err = json.Unmarshal(found.Aggregations["s"], &sum)
	}
	return sum.Value, err
}

// Read is that of index.Remote.
func (i *Index) Read(ctx context.Context, keys, fields []string) (map[string]map[string][]byte, error) {
	out := map[string]map[string][]byte{}
	for from := 0; from < len(keys) && !i.empty(); from += pageReads {
		some := keys[from:min(len(keys), from+pageReads)]
		body := object{"query": object{"ids": object{"values": some}}, "size": len(some), "stored_fields": "_none_", "sort": list{"_doc"},
			"track_total_hits": false, "docvalue_fields": append([]string{index.ByKey}, fields...)}
		found, err := i.search(ctx, i.here(), body)
		if err != nil {
			return nil, err
		}
		for _, h := range found.Hits.Hits {
			read := map[string][]byte{}
			for _, field := range fields {
				if len(h.Fields[field]) == 0 {
					continue
				}
				if read[field], err = base64.RawStdEncoding.DecodeString(strings.TrimRight(h.Fields[field][0], "=")); err != nil {
					return nil, fmt.Errorf("index %s: %s of %s: %w", i, field, h.key(), err)
				}
			}
			out[h.key()] = read
		}
	}
	return out, nil
}
