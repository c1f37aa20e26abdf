package index

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/corpus"
	"pressroom/index/query"
	"pressroom/index/words"
)

// A Snippet is a passage of a release on one line, with "…" where it was cut.
type Snippet struct {
	Text  string
	Marks []Mark // what the query asked for, in order, without overlap
}

// A Mark is a range of bytes of a snippet, the end exclusive.
type Mark struct{ Start, End int }

const (
	snippetBytes = 220 // of the text, before it is widened to whole words
	snippetLead  = 60  // of these stand before the first mark
	maxSnippets  = 2
)

// place is where a term of the query stands in a text, in bytes.
type place struct {
	Mark
	term string
}

// passages is what snippets are cut from: the text of a release as read, and the byte
// of the cleaned one at which the body begins.
type passages struct {
	text []byte
	lead int
}

// highlight adds snippets to the hits: the texts are cut into words again, for which
// the bytes where they stand need not be kept.
func (i *Index) highlight(c *compiler, q query.Q, hits []Hit, texts []passages) error {
	shown := c.shown(q)
	zones, err := i.columns.column(zoneColumn)
	if err != nil {
		return err
	}
	for n := range hits {
		row, err := i.row(hits[n].key)
		if err != nil {
			return err
		}
		var of facts
		if err := zones.read(row, &of, nil); err != nil {
			return err
		}
		cleaned := corpus.Release{Text: string(texts[n].text)}.Clean().Text
		f := fold(cleaned)
		var found []place
		if len(shown) > 0 {
			found = places(f.text, of.zones, shown)
		}
		hits[n].Snippets = snippets(cleaned, f, texts[n].lead, found)
	}
	return nil
}

// places returns where what is shown stands in a folded text.
func places(text string, zones []zoneSpan, shown []bq.Query) (out []place) {
	tokens, asides := words.Cut(text), asidesOf(zones)
	for _, q := range shown {
		var p placed
		switch q := q.(type) {
		case placed:
			p = q
		case placedLike:
			p = q.oneOf(likeIn(tokens, q.like))
		default:
			continue
		}
		for _, s := range p.match(findIn(tokens, asides, p.words), zones) {
			out = append(out, place{s.Mark, p.words[s.term]})
		}
	}
	return out
}

// likeIn returns the words of a text that are spelled so.
func likeIn(tokens []words.Token, like query.Q) (some []string) {
	is := spelledSo(like)
	seen := map[string]bool{}
	for _, t := range tokens {
		if !seen[t.Text] && is(t.Text) {
			some = append(some, t.Text)
		}
		seen[t.Text] = true
	}
	return some
}

// findIn is what sought.find finds of a text in its cell, with its bytes.
func findIn(tokens []words.Token, asides []zoneSpan, some []string) (found []standing) {
	number, begins := map[string]int{}, [256]bool{}
	for n, word := range some {
		number[word], begins[word[0]] = n, true
	}
	at := standing{}
	for n, t := range tokens {
		span := spanOf(tokens, n)
		if aside := within(asides, t.Position, span); at.value == 0 || at.aside != aside {
			at.value, at.aside = at.value+1, aside
		}
		if !begins[t.Text[0]] {
			continue
		}
		if term, wanted := number[t.Text]; wanted {
			at.term, at.pos, at.span, at.Mark = term, t.Position, span, Mark{t.Start, t.End}
			found = append(found, at)
		}
	}
	return found
}

// snippets chooses the passages that show most different words of the query,
// the earlier the better. Places count bytes of the folded text.
func snippets(text string, f folded, lead int, places []place) []Snippet {
	for i, p := range places {
		places[i].Start, places[i].End = f.origin(p.Start), f.origin(p.End)
	}
	sort.Slice(places, func(a, b int) bool {
		if places[a].Start != places[b].Start {
			return places[a].Start < places[b].Start
		}
		return places[a].End > places[b].End
	})
	if after := sort.Search(len(places), func(i int) bool { return places[i].Start >= lead }); after < len(places) {
		places = places[after:]
	} else if len(places) > 0 {
		lead = 0 // found in the headline only
	}
	if len(places) == 0 {
		return []Snippet{passage(text, lead, lead, nil)}
	}
	var out []Snippet
	shown := map[string]bool{}
	for len(out) < maxSnippets {
		window := best(places, shown)
		if window == nil {
			break
		}
		out = append(out, passage(text, lead, window[0].Start, window))
		for _, p := range window {
			shown[p.term] = true
		}
		// What overlaps this passage would show its text again.
		from, to := window[0].Start-snippetBytes, window[0].Start+snippetBytes
		places = slices.DeleteFunc(slices.Clone(places), func(p place) bool { return p.Start > from && p.Start < to })
	}
	return out
}

// best returns those places of one passage that have most terms not shown yet,
// nil when all are shown.
func best(places []place, shown map[string]bool) (window []place) {
	most := 0
	for first := range places {
		terms := map[string]bool{}
		last := first
		for last < len(places) && (last == first || places[last].End <= places[first].Start+snippetBytes-snippetLead) {
			if term := places[last].term; !shown[term] {
				terms[term] = true
			}
			last++
		}
		if len(terms) > most {
			most, window = len(terms), places[first:last]
		}
	}
	return window
}

// passage cuts the text around byte at, at the edges of words and not before
// lead, and folds white space.
func passage(text string, lead, at int, marked []place) Snippet {
	last := at
	if len(marked) > 0 {
		last = marked[len(marked)-1].End
	}
	from := lead // a passage that can begin where the body does, does
	if last > lead+snippetBytes {
		from = max(lead, at-snippetLead)
	}
	for from > lead && from < at && !isSpace(text[from-1]) {
		from++
	}
	to := wordEnd(text, last, max(last, min(len(text), from+snippetBytes)))

	var b strings.Builder
	if from > lead {
		b.WriteString("…")
	}
	offsets := oneLine(&b, text[from:to])
	var s Snippet
	end := 0
	for _, p := range marked {
		m := Mark{offsets[p.Start-from], offsets[p.End-from]}
		if m.Start >= end {
			s.Marks, end = append(s.Marks, m), m.End
		}
	}
	if strings.TrimSpace(text[to:]) != "" {
		b.WriteString("…")
	}
	s.Text = strings.TrimRight(b.String(), " ")
	return s
}

// wordEnd returns the last end of a word in text[last:to], or else the next
// edge of a code point.
func wordEnd(text string, last, to int) int {
	if to == len(text) {
		return to
	}
	for i := to; i > last; i-- {
		if isSpace(text[i]) {
			return i
		}
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return to
}

// oneLine appends s with its white space folded and returns where each of its
// bytes, and its end, came to stand.
func oneLine(b *strings.Builder, s string) []int {
	offsets := make([]int, len(s)+1)
	space := true // none at the beginning
	for i := range len(s) {
		offsets[i] = b.Len()
		if !isSpace(s[i]) {
			b.WriteByte(s[i])
		} else if !space {
			b.WriteByte(' ')
		}
		space = isSpace(s[i])
	}
	offsets[len(s)] = b.Len()
	return offsets
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
