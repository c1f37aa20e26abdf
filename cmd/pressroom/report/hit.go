package report

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// Hit is a release that a search found.
type Hit struct {
	Release
	Place    schema.Nullable `json:"place"` // of the dateline, as printed
	Score    float64         `json:"score"`
	Snippets []Snippet       `json:"snippets"`
}

// Snippet is a passage with what the query asked for as ranges of its code points.
type Snippet struct {
	Text  string   `json:"text"`
	Marks [][2]int `json:"marks"`
}

// Found is a hit of a search.
type Found struct {
	Hit
	Rank    int  `json:"rank"`    // from 1
	Total   int  `json:"total"`   // releases that match
	Partial bool `json:"partial"` // it lacks some of the words

	// In are the contacts and boilerplate that have some of the words, where not all of
	// them stand elsewhere in the release.
	In []string `json:"in"`

	Same []string `json:"same"` // identifiers of what matches as well and is nearly the same
}

// FoundOf returns a hit of a search as programs read it.
func FoundOf(hit index.Hit, rank, total int) Found {
	out := Found{Hit: HitOf(hit), Rank: rank, Total: total, Partial: hit.Partial, In: append([]string{}, hit.In...), Same: []string{}}
	for _, s := range hit.Same {
		out.Same = append(out.Same, s.ID)
	}
	return out
}

// Similar is a release that is like another.
type Similar struct {
	Release
	Place schema.Nullable `json:"place"` // of the dateline, as printed
	Share float64         `json:"share"`
}

// SimilarOf returns it as programs read it.
func SimilarOf(s index.Similar) Similar {
	return Similar{releaseOf(s.Head), schema.Nullable(s.Place), math.Round(100*s.Share) / 100}
}

// Similar is how much a release is like another, and which it is.
func (l Look) Similar(s index.Similar) string {
	return fmt.Sprintf("%3.0f %%  %s\n       %s\n", 100*s.Share, l.paint(bold, Plain(titleOf(s.Head))), l.where(s.Head))
}

// HitOf returns a hit as programs read it.
func HitOf(hit index.Hit) Hit {
	out := Hit{releaseOf(hit.Head), schema.Nullable(hit.Place), hit.Score, []Snippet{}}
	for _, s := range hit.Snippets {
		marks := [][2]int{}
		for _, m := range s.Marks {
			start := utf8.RuneCountInString(s.Text[:m.Start])
			marks = append(marks, [2]int{start, start + utf8.RuneCountInString(s.Text[m.Start:m.End])})
		}
		out.Snippets = append(out.Snippets, Snippet{s.Text, marks})
	}
	return out
}

// hitsOf lists releases that were not searched for: without snippets.
func hitsOf(in []index.Head) []Hit {
	out := []Hit{}
	for _, h := range in {
		out = append(out, Hit{Release: releaseOf(h), Place: schema.Nullable(h.Place), Snippets: []Snippet{}})
	}
	return out
}

// Hit is the nth hit of a search: headline, day, place, name and source of the
// release, and its passages.
func (l Look) Hit(n int, hit index.Hit) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%2d. %s\n", n, l.paint(bold, Plain(titleOf(hit.Head))))
	where := l.where(hit.Head)
	if len(hit.In) > 0 {
		where += " · in: " + strings.Join(hit.In, ", ")
	}
	fmt.Fprintf(&b, "    %s\n", where)
	for _, s := range hit.Snippets {
		fmt.Fprintf(&b, "    %s\n", l.highlight(s))
	}
	if n := len(hit.Same); n > 0 {
		fmt.Fprintf(&b, "    and %d nearly the same\n", n)
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
