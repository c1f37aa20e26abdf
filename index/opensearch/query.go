package opensearch

import (
	"strconv"
	"strings"

	"pressroom/corpus"
	"pressroom/index"
)

// query writes a clause in the query language of OpenSearch.
func query(c index.Clause) object {
	switch c.Op {
	case index.Everything:
		return object{"match_all": object{}}
	case index.Every:
		return object{"bool": object{"filter": queries(c.Parts), "must_not": queries(c.Not)}}
	case index.Either:
		if len(c.Parts) == 0 {
			break
		}
		return object{"bool": object{"should": queries(c.Parts), "minimum_should_match": 1}}
	case index.Keys:
		return object{"ids": object{"values": c.Words}}
	case index.Has:
		return object{"terms": object{c.Field: c.Words}}
	case index.Begins:
		return object{"prefix": object{vocabulary(c): object{"value": c.Words[0]}}}
	case index.Spelled:
		return object{"wildcard": object{vocabulary(c): object{"value": strings.ReplaceAll(c.Words[0], `\`, `\\`)}}}
	case index.Fuzzy:
		// Without a rewrite of its own it would take the nearest 50 words.
		return object{"fuzzy": object{vocabulary(c): object{"value": c.Words[0], "fuzziness": c.Edits, "transpositions": true,
			"rewrite": "constant_score"}}}
	case index.Follows:
		return near(c.Field, c.Slots, true, 0)
	case index.Close:
		each := make([][]string, len(c.Words))
		for n, word := range c.Words {
			each[n] = []string{word}
		}
		return near(c.Field, each, false, c.Window-len(each))
	case index.Between:
		return object{"range": object{c.Field: object{"gte": c.From, "lte": c.To}}}
	case index.Around:
		far := strconv.FormatFloat(c.Km, 'f', -1, 64) + "km"
		return object{"geo_distance": object{"distance": far, c.Field: object{"lat": c.Lat, "lon": c.Lon}}}
	case index.Happens:
		return happens(c.Event)
	}
	return object{"match_none": object{}}
}

// vocabulary is the field whose words a clause looks through.
func vocabulary(c index.Clause) string {
	if c.Rare {
		return c.Field + "." + rare
	}
	return c.Field
}

func queries(of []index.Clause) list {
	out := make(list, len(of))
	for n, c := range of {
		out[n] = query(c)
	}
	return out
}

// near asks for one word of each slot, with so many others among them at most.
func near(field string, slots [][]string, ordered bool, others int) object {
	clauses := make(list, len(slots))
	for n, slot := range slots {
		some := make(list, len(slot))
		for m, word := range slot {
			some[m] = object{"span_term": object{field: word}}
		}
		clauses[n] = object{"span_or": object{"clauses": some}}
	}
	return object{"span_near": object{"clauses": clauses, "slop": others, "in_order": ordered}}
}

// happens asks for an event of a kind and a status that touches the days of a filter.
func happens(f *index.EventFilter) object {
	all := list{}
	if f.Kind != "" {
		all = append(all, object{"term": object{"events.kind": f.Kind}})
	}
	if f.Status != "" {
		all = append(all, object{"term": object{"events.status": f.Status}})
	}
	if days := between(f.From, f.To); days != nil {
		all = append(all, object{"range": object{"events.days": days}})
	}
	if !f.Upcoming.IsZero() {
		all = append(all, object{"range": object{"events.days": between(f.Upcoming, corpus.Date{})}})
	}
	return object{"nested": object{"path": "events", "query": object{"bool": object{"filter": all}}}}
}

func between(from, to corpus.Date) object {
	out := object{}
	if !from.IsZero() {
		out["gte"] = from.String()
	}
	if !to.IsZero() {
		out["lte"] = to.String()
	}
	if len(out) == 0 {
		return nil
	}
	out["relation"] = "intersects"
	return out
}

// ranking is the sum that index.Ranked describes.
const ranking = `double sum = 0;
for (def w : params.words) {
  double x = 0;
  for (def f : w.forms) {
    int n = termFreq(f.field, f.text);
    if (n > 0) { x += f.weight * n / (1 - f.share + f.share * doc[f.length].value / f.usual); }
  }
  if (x > 0) { sum += w.rarity * x / (x + params.saturation); }
}
return sum;`

// ranked asks for what matches, with scores.
func ranked(where object, words []index.Ranked) object {
	each := make(list, len(words))
	for n, w := range words {
		forms := list{}
		for _, f := range w.Forms {
			forms = append(forms, object{"field": f.Field, "length": f.Length, "text": f.Text, "weight": f.Weight, "share": f.Share,
				"usual": f.Usual})
		}
		each[n] = object{"rarity": w.Rarity, "forms": forms}
	}
	return object{"script_score": object{
		"query":  object{"bool": object{"filter": list{where}}},
		"script": object{"source": ranking, "params": object{"words": each, "saturation": index.Saturation}},
	}}
}

// sorts writes an order.
func sorts(by []index.Order, scored bool) list {
	out := list{}
	if scored {
		out = append(out, object{"_score": "desc"})
	}
	for _, o := range by {
		direction := "asc"
		if o.Desc {
			direction = "desc"
		}
		kind := "keyword"
		if o.Field == "published" {
			kind = "integer"
		}
		out = append(out, object{o.Field: object{"order": direction, "mode": "min", "missing": "_last", "unmapped_type": kind}})
	}
	return out
}
