package index

import (
	"context"
	"errors"
	"strings"
	"unicode"

	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/query"
	"pressroom/index/words"
)

// Suggest returns the query with every word that no release has replaced by the one
// that most probably was meant, and how many releases match that; nil where it knows
// nothing better. Where no release has them all, the first word that it replaced
// stands for the query. A word is one of the index that differs in one letter or, when
// there is none and it has five letters or more, in two; of several, the one of most
// releases. The errors are those of Search.
func (i *Index) Suggest(ctx context.Context, q query.Q) (query.Q, int, error) {
	better := q
	e, here := i.idx.(*engine)
	if !here { // an engine elsewhere does not show its dictionary
		return nil, 0, nil
	}
	err := e.guard(func() (err error) {
		r, err := e.reader()
		if err != nil {
			return err
		}
		s := suggester{ctx: ctx, c: i.compiler(), r: r, count: func(q query.Q) (int, error) { return i.Number(ctx, q) }}
		better = s.tree(q, "anywhere")
		return errors.Join(s.err, r.Close())
	})
	if err != nil || better == nil || q == nil || better.String() == q.String() {
		return nil, 0, err
	}
	n, err := i.Number(ctx, better)
	if err == nil && n == 0 {
		better, n, err = i.suggestPart(ctx, q, better)
	}
	if err != nil || n == 0 {
		return nil, 0, err
	}
	return better, n, nil
}

// suggestPart returns the first of the words side by side that was corrected, where
// no release has all of them.
func (i *Index) suggestPart(ctx context.Context, typed, better query.Q) (query.Q, int, error) {
	old, ok := typed.(query.And)
	if !ok {
		return nil, 0, nil
	}
	for n, part := range better.(query.And) {
		if part.String() == old[n].String() {
			continue
		}
		if number, err := i.Number(ctx, part); err != nil || number > 0 {
			return part, number, err
		}
	}
	return nil, 0, nil
}

// Missing returns the parts of a query, side by side or with AND between them, that no
// release has; what it excludes is none, nor what is too common to be searched for. The
// errors are those of Search.
func (i *Index) Missing(ctx context.Context, q query.Q) (missing []query.Q, err error) {
	for _, part := range partsOf(q) {
		if _, not := part.(query.Not); not || part == nil || i.compiler().node(part) == nil {
			continue
		}
		n, err := i.Number(ctx, part)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			missing = append(missing, part)
		}
	}
	return missing, nil
}

// suggester reads the dictionaries of an index.
type suggester struct {
	ctx   context.Context
	c     *compiler
	r     index.IndexReader
	count func(query.Q) (int, error) // of releases
	err   error
}

// tree corrects the words of a query; what it excludes stays.
func (s *suggester) tree(q query.Q, field string) query.Q {
	switch q := q.(type) {
	case query.And:
		return query.And(s.all(q, field))
	case query.All:
		return query.All(s.all(q, field))
	case query.Or:
		return query.Or(s.all(q, field))
	case query.Boost:
		return query.Boost{Q: s.tree(q.Q, field), By: q.By}
	case query.In:
		if name, ok := dictionaries[q.Field]; ok {
			better := query.In{Field: q.Field, Value: s.tree(q.Value, name)}
			if better == q {
				better = s.name(q)
			}
			return better
		}
	case query.Word:
		return query.Word(s.text(string(q), field))
	case query.Phrase:
		return query.Phrase(s.text(string(q), field))
	case query.Close:
		return query.Close{Words: s.text(q.Words, field), Gap: q.Gap}
	}
	return q
}

// name corrects a name of several words whose words are all known, but not together.
func (s *suggester) name(q query.In) query.In {
	text, field := leafText(q.Value), nameLists[q.Field]
	if field == "" || len(cutWords(text)) < 2 || s.err != nil {
		return q
	}
	if n, err := s.count(q); n > 0 || err != nil {
		s.err = err
		return q
	}
	for _, way := range []string{text, capitalized(text)} {
		for edits := 1; edits <= query.MaxEdits; edits++ {
			if best, _ := s.most(way, field, edits); best != "" {
				return query.In{Field: q.Field, Value: query.Phrase(best)}
			}
		}
	}
	return q
}

// capitalized writes each word of a name with a capital.
func capitalized(name string) string {
	words := strings.Fields(name)
	for n, w := range words {
		r := []rune(w)
		words[n] = string(unicode.ToUpper(r[0])) + string(r[1:])
	}
	return strings.Join(words, " ")
}

// nameLists are the fields that hold whole names as they are written.
var nameLists = map[query.Field]string{query.Person: "person_name", query.Place: "place_name", query.Org: "org_name"}

// dictionaries are the fields whose words are known, by the field of a query.
var dictionaries = map[query.Field]string{
	query.Headline: "anywhere", query.Person: "person", query.Place: "place", query.Org: "org", query.SaidBy: "said_by",
	query.Title: "title", query.Who: "acting", query.Issuer: "issuer",
}

func (s *suggester) all(parts []query.Q, field string) []query.Q {
	out := make([]query.Q, len(parts))
	for n, part := range parts {
		out[n] = s.tree(part, field)
	}
	return out
}

// text corrects the words of a text.
func (s *suggester) text(text, field string) string {
	var b strings.Builder
	folded, at := fold(text).text, 0
	for _, token := range unjoined(words.Cut(folded)) {
		if better := s.nearest(token.Text, field); better != "" {
			b.WriteString(folded[at:token.Start])
			b.WriteString(inCaseOf(folded[token.Start:token.End], better))
			at = token.End
		}
	}
	if at == 0 {
		return text
	}
	b.WriteString(folded[at:])
	return b.String()
}

// inCaseOf writes a word with a capital where the other has one.
func inCaseOf(other, word string) string {
	if first := []rune(other)[0]; unicode.IsUpper(first) {
		r := []rune(word)
		return string(unicode.ToUpper(r[0])) + string(r[1:])
	}
	return word
}

// nearest returns the word of a field that was probably meant; "" for a word that
// the field has, and where none is near.
func (s *suggester) nearest(word, field string) string {
	if words.Common(word) || len(s.c.forms(field, word)) > 1 {
		return ""
	}
	letters := len([]rune(word))
	if letters < query.MinPrefix || s.err != nil || strings.ContainsFunc(word, unicode.IsDigit) {
		return ""
	}
	for edits := 1; edits <= query.MaxEdits; edits++ {
		if edits == 2 && letters < 5 {
			break
		}
		best, known := s.most(word, field, edits)
		if known || best != "" {
			return best
		}
	}
	return ""
}

// releases returns how many documents have a word: this dictionary does not count.
func (s *suggester) releases(word, field string) uint64 {
	reader, err := s.r.TermFieldReader(s.ctx, []byte(word), field, false, false, false)
	if err != nil {
		s.err = errors.Join(s.err, err)
		return 0
	}
	defer func() { s.err = errors.Join(s.err, reader.Close()) }()
	return reader.Count()
}

// most returns the word of most releases that differs in so many letters at most;
// known says that the field has the word itself.
func (s *suggester) most(word, field string, edits int) (best string, known bool) {
	dict, err := openDictionary(s.r, field, query.Fuzzy{Word: word, Edits: edits})
	if err != nil {
		s.err = err
		return "", false
	}
	defer func() { s.err = errors.Join(s.err, dict.Close()) }()
	most := uint64(0)
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			s.err = errors.Join(s.err, err)
			return best, false
		}
		if entry.Term == word {
			return "", true
		}
		if n := s.releases(entry.Term, field); n > most || n == most && entry.Term < best {
			best, most = entry.Term, n
		}
	}
}
