package report

import (
	"fmt"
	"strings"

	"pressroom/index"
)

// Hit is a release that a search found.
type Hit struct {
	index.Head
	Score    float64   `json:"score"`
	Snippets []Snippet `json:"snippets"`
}

// Snippet is a passage with what the query asked for as ranges of its bytes.
type Snippet struct {
	Text  string   `json:"text"`
	Marks [][2]int `json:"marks"`
}

// Found is a hit of a search.
type Found struct {
	Hit
	Rank    int  `json:"rank"`    // from 1
	Total   int  `json:"total"`   // releases that match
	Partial bool `json:"partial"` // it lacks some of the words, as every release does
}

// HitOf returns a hit as programs read it.
func HitOf(hit index.Hit) Hit {
	out := Hit{hit.Head, hit.Score, []Snippet{}}
	for _, s := range hit.Snippets {
		marks := [][2]int{}
		for _, m := range s.Marks {
			marks = append(marks, [2]int{m.Start, m.End})
		}
		out.Snippets = append(out.Snippets, Snippet{s.Text, marks})
	}
	return out
}

// hitsOf lists releases that were not searched for: without snippets.
func hitsOf(in []index.Head) []Hit {
	out := []Hit{}
	for _, h := range in {
		out = append(out, Hit{Head: h, Snippets: []Snippet{}})
	}
	return out
}

// Hit is the nth hit of a search: headline, day, place, name and source of the
// release, and its passages.
func (l Look) Hit(n int, hit index.Hit) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%2d. %s\n", n, l.paint(bold, Plain(Title(hit.Headline, hit.Source))))
	fmt.Fprintf(&b, "    %s\n", l.where(hit.Head))
	for _, s := range hit.Snippets {
		fmt.Fprintf(&b, "    %s\n", l.highlight(s))
	}
	return b.String()
}

// highlight paints what the query asked for; without colours it stands
// between asterisks.
func (l Look) highlight(s index.Snippet) string {
	var b strings.Builder
	at := 0
	for _, m := range s.Marks {
		b.WriteString(Multiline(s.Text[at:m.Start]))
		word := Multiline(s.Text[m.Start:m.End])
		if l.Colour {
			b.WriteString(l.paint(bold, word))
		} else {
			b.WriteString("*" + word + "*")
		}
		at = m.End
	}
	b.WriteString(Multiline(s.Text[at:]))
	return b.String()
}
