package name

import (
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// The lists are those of places and of organisations that everybody knows. The tagger
// learns how far to believe them: a place may be a part of the name of a body, and a
// small town is as a rule somebody's surname.

// A listed says of a token in which list the longest name that it belongs to stands, and
// which part of the name it is; 0 if it belongs to none.
type listed struct{ list, part byte }

// longestListed is the most tokens of a name that is looked for.
const longestListed = 8

// list finds the longest names of the lists, from left to right.
func (x *Extractor) list() {
	x.lists = make([]listed, len(x.doc.Tokens))
	for _, sent := range x.doc.Sentences {
		for i := sent.First; i < sent.Last; {
			n, list := 1, byte(0)
			if x.words[i].capped {
				n, list = x.longest(i, sent.Last)
			}
			for k := range n {
				if list != 0 {
					x.lists[i+k] = listed{list, byte(LabelOf(0, k, n))}
				}
			}
			i += n
		}
	}
}

// longest returns how many tokens from i on the longest name of a list has, and the list.
func (x *Extractor) longest(i, last int) (int, byte) {
	for n := min(longestListed, last-i); n > 0; n-- {
		if end := x.words[i+n-1]; n > 1 && !end.capped && !unicode.IsDigit(rune(end.low[0])) {
			continue
		}
		name := x.textOf(i, i+n)
		if x.f.Knows(name) {
			return n, 'O'
		}
		if ps := x.places(name); len(ps) > 0 {
			return n, listOf(ps[0])
		}
	}
	return 1, 0
}

// listOf returns the list of a place: by its kind, and that of a city by its size.
func listOf(p lexicon.Place) byte {
	switch {
	case p.Kind == "country":
		return 'C'
	case p.County:
		return 'K'
	case p.Kind == "region":
		return 'R'
	case p.Kind != "city":
		return 'S'
	case p.Common:
		return 'w'
	case p.Population > 500_000 || p.Capital:
		return 'T'
	case p.Population > 50_000:
		return 't'
	}
	return 'v'
}

// listRows appends what the lists say of token i and of those beside it.
func (x *Extractor) listRows(out []uint32, i int, sent annot.Sentence, w wordFacts) []uint32 {
	if l := x.listAt(i, sent); l != "" {
		out = append(out, row(190, l), row(191, l, w.shape), row(192, l, w.low), row(195, l, w.field))
	}
	if l := x.listAt(i-1, sent); l != "" {
		out = append(out, row(193, l, w.shape))
	}
	if l := x.listAt(i+1, sent); l != "" {
		out = append(out, row(194, l, w.shape))
	}
	return out
}

// listAt returns the list of token i and its part of the name there, "" if it is in none.
func (x *Extractor) listAt(i int, sent annot.Sentence) string {
	if i < sent.First || i >= sent.Last || x.lists[i].list == 0 {
		return ""
	}
	return string([]byte{x.lists[i].list, x.lists[i].part})
}
