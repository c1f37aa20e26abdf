package index

import "pressroom/index/query"

// loosen returns the query with one of its words for all of them, nil when it has
// but one: what stands in a field or quotation marks, or with an operator, does
// not give way.
func (c *compiler) loosen(q query.Q) query.Q {
	parts, ok := q.(query.And)
	if !ok {
		parts = query.And{q}
	}
	var strict query.And
	var some query.Or
	for _, part := range joinWords(parts) {
		switch part := part.(type) {
		case query.Word:
			text := fold(string(part)).text
			for _, token := range c.english.Analyze([]byte(text)) {
				some = append(some, query.Word(text[token.Start:token.End]))
			}
		case query.Prefix, query.Pattern, query.Fuzzy:
			some = append(some, part)
		case query.Boost:
			if word, ok := part.Q.(query.Word); ok {
				for _, token := range termsOf(c.words, string(word)) {
					some = append(some, query.Boost{Q: query.Word(token), By: part.By})
				}
			} else {
				strict = append(strict, part)
			}
		default:
			strict = append(strict, part)
		}
	}
	if len(some) < 2 {
		return nil
	}
	return append(strict, some)
}
