package index

import (
	"pressroom/index/query"
	"pressroom/index/words"
)

// loosen returns the query with one of its words for all of them, nil when it has
// but one: what stands in a field or quotation marks, or with an operator, does
// not give way.
func loosen(q query.Q) query.Q {
	parts, ok := q.(query.And)
	if !ok {
		parts = query.And{q}
	}
	var strict query.And
	var some query.Or
	for _, part := range joinWords(parts) {
		given, gives := giving(part)
		if some = append(some, given...); !gives {
			strict = append(strict, part)
		}
	}
	if len(some) < 2 {
		return nil
	}
	return append(strict, some)
}

// giving returns the words of a part that may give way, and none of one that may not.
// Marks that are no words ask for nothing.
func giving(part query.Q) (out []query.Q, gives bool) {
	switch part := part.(type) {
	case query.Word:
		text := fold(string(part)).text
		for _, t := range uncommon(words.Cut(text)) {
			out = append(out, query.Word(text[t.Start:t.End]))
		}
		return out, true
	case query.Prefix, query.Pattern, query.Fuzzy:
		return []query.Q{part}, true
	case query.Boost:
		if _, deeper := part.Q.(query.Boost); deeper {
			return nil, false
		}
		given, gives := giving(part.Q)
		for _, word := range given {
			out = append(out, query.Boost{Q: word, By: part.By})
		}
		return out, gives
	case query.Synonyms:
		switch typed := part.Typed.(type) {
		case query.Word:
			return []query.Q{part}, true
		case query.And: // a name, of which each word gives way
			for _, word := range typed {
				given, _ := giving(word)
				out = append(out, given...)
			}
			return append(out, part.Others...), true
		}
	}
	return nil, false
}
