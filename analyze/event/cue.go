package event

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/factuality.tsv
var factualityTable string

// A cue is a word by which a sentence says that something did not happen, may happen,
// or is only claimed to have happened. Its row of the table gives the meaning.
type cue struct {
	rest     []string // the words after the first
	place    string
	governed annot.EventStatus // of what it governs; untold where it is not told at all
	own      annot.EventStatus // of what the word itself tells
}

// cues are the rows of the table by their first word; the longest match wins.
type cues map[string][]cue

var cuePlaces = []string{"adverb", "quantifier", "condition", "preposition", "verb", "clause", "from", "noun", "adjective", "attribute",
	"false"}

func readCues(past map[string][]string) (cues, error) {
	cs := cues{}
	err := lexicon.ReadTable("factuality.tsv", factualityTable, 4, func(col []string) error {
		words := strings.Fields(col[0])
		c := cue{words[1:], col[1], annot.EventStatus(dashed(col[2])), annot.EventStatus(dashed(col[3]))}
		if !slices.Contains(cuePlaces, c.place) {
			return fmt.Errorf("there is no place %q", c.place)
		}
		for _, s := range []annot.EventStatus{c.governed, c.own} {
			if s != "" && s != untold && !slices.Contains(annot.EventStatuses, s) {
				return fmt.Errorf("there is no status %q", s)
			}
		}
		forms := words[:1]
		if c.governs() {
			forms = inflect(words[0], past[words[0]])
		}
		for _, form := range forms {
			cs[form] = append(cs[form], c)
		}
		return nil
	})
	for _, list := range cs {
		slices.SortStableFunc(list, func(a, b cue) int { return len(b.rest) - len(a.rest) })
	}
	return cs, err
}

// governs reports whether a cue is a verb.
func (c *cue) governs() bool { return c.place == "verb" || c.place == "clause" || c.place == "from" }

// cueAt returns the cue of a place that begins with token k, and the token after
// it; nil if there is none.
func (r *reader) cueAt(k int, places ...string) (*cue, int) {
	list := r.cues[r.Lower(k)]
	for i := range list {
		c := &list[i]
		if slices.Contains(places, c.place) && r.reads(k+1, c.rest) {
			return c, k + 1 + len(c.rest)
		}
	}
	return nil, k
}

// reads reports whether words stand from token k on.
func (r *reader) reads(k int, words []string) bool {
	for i, w := range words {
		if k+i >= len(r.Tokens) || r.Lower(k+i) != w {
			return false
		}
	}
	return true
}

// verbCueAt returns the cue of a verb at token k, nil if there is none.
func (r *reader) verbCueAt(k int) *cue {
	if c, _ := r.cueAt(k, "verb", "clause", "from"); c != nil && strings.HasPrefix(r.Tag(k), "VB") {
		return c
	}
	return nil
}
