package topic

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/mediatopics.tsv
var mediatopics string

//go:embed data/terms.tsv
var ownTerms string

// nothing stands in the table for the concept of terms that speak for no topic. Such a
// term only keeps the terms within it from being counted: the "charge" of "in charge
// of" is no crime.
const nothing = "-"

// terms is a set of terms, looked up by their first word.
type terms struct {
	all      []term
	first    map[string][]int // terms by the key of their first word, the longest first
	prefixes map[string]int   // terms that end in an asterisk
}

// term is a row of a table. Its words are keys, but a term with capitals has them as
// written.
type term struct {
	row   string // the table and the term as it stands there
	words []string
	exact bool // it has capitals
	caps  bool // it has capitals only
	votes []vote
}

// vote is a concept that a term speaks for, and how strongly.
type vote struct {
	concept int
	weight  float64
}

func newTerms() terms { return terms{first: map[string][]int{}, prefixes: map[string]int{}} }

// readConcepts reads the concepts and all terms. If both tables have a term, the one
// kept by hand counts.
func (c *Classifier) readConcepts() error {
	byID, ids := map[string]int{}, map[string]int{} // concepts by identifier, terms as written
	var labels [][]string
	err := lexicon.ReadTable("mediatopics.tsv", mediatopics, 4, func(col []string) error {
		k := len(c.concepts)
		byID[col[0]] = k
		top, ok := byID[col[1]]
		if !ok {
			return fmt.Errorf("%s lies below %s, which does not stand above it", col[0], col[1])
		}
		c.concepts = append(c.concepts, concept{annot.Concept{ID: col[0], Label: col[2]}, top})
		if top == k {
			c.tops = append(c.tops, k)
		}
		labels = append(labels, list(col[3]))
		return nil
	})
	if err != nil {
		return err
	}
	err = lexicon.ReadTable("terms.tsv", ownTerms, 4, func(col []string) error {
		k, ok := byID[col[0]]
		weight, err := strconv.ParseFloat(col[2], 64)
		if err != nil || !ok && col[0] != nothing {
			return fmt.Errorf("no concept %q, or no weight %q", col[0], col[2])
		}
		id := c.terms.add(ids, "terms.tsv", col[3])
		if ok {
			t := &c.terms.all[id]
			t.votes = append(t.votes, vote{k, weight})
		}
		return nil
	})
	for k, below := range labels {
		for _, written := range below {
			if _, known := ids[written]; !known {
				id := c.terms.add(ids, "mediatopics.tsv", written)
				c.terms.all[id].votes = []vote{{k, labelWeight(written)}}
			}
		}
	}
	for _, found := range c.terms.first {
		slices.SortStableFunc(found, func(a, b int) int { return len(c.terms.all[b].words) - len(c.terms.all[a].words) })
	}
	return err
}

// labelWeight is the weight of a label of the taxonomy as a term. A label of one word
// counts less, because many of these words have other meanings too.
func labelWeight(label string) float64 {
	if strings.Contains(label, " ") {
		return 2
	}
	return 1
}

func list(column string) []string {
	if column == "" {
		return nil
	}
	return strings.Split(column, ", ")
}

// add returns the number of a term of a table, a new one if it is not known.
func (t *terms) add(ids map[string]int, table, written string) int {
	if id, ok := ids[written]; ok {
		return id
	}
	id, row := len(t.all), table+": "+written
	ids[written] = id
	if prefix, ok := strings.CutSuffix(written, "*"); ok {
		t.prefixes[prefix] = id
		t.all = append(t.all, term{row: row, words: []string{written}})
		return id
	}
	words := strings.Fields(strings.ReplaceAll(written, "'s", " 's")) // tokens separate it too
	first := key(words[0])
	for i, w := range words {
		if !hasUpper(w) {
			words[i] = key(w)
		}
	}
	t.all = append(t.all, term{row: row, words: words, exact: hasUpper(written), caps: len(words) == 1 && allUpper(written)})
	t.first[first] = append(t.first[first], id)
	return id
}

// match returns the longest term that begins with the token i, and the number
// of its tokens; 0 where there is none.
func (t *terms) match(doc *annot.Document, i int) (id, n int) {
	word := doc.Word(i)
	if len(word) > maxWord {
		return 0, 0
	}
	k := key(word)
	for _, id := range t.first[k] {
		if t.all[id].stands(doc, i) {
			return id, len(t.all[id].words)
		}
	}
	for n := len(k); n >= 3; n-- {
		if id, ok := t.prefixes[k[:n]]; ok {
			return id, 1
		}
	}
	return 0, 0
}

// stands reports whether the term stands in the text from token i on.
func (t *term) stands(doc *annot.Document, i int) bool {
	if i+len(t.words) > len(doc.Tokens) {
		return false
	}
	for n, want := range t.words {
		word := doc.Word(i + n)
		if word != want && (len(word) > maxWord || hasUpper(want) || key(word) != want) {
			return false
		}
	}
	// In a line of capitals, capitals do not tell the organisation WHO from the word.
	return !t.caps || !allUpper(doc.Word(i-1)) && !allUpper(doc.Word(i+1))
}

// key folds a word: lower case, straight marks, singular.
func key(word string) string {
	w := strings.ReplaceAll(strings.ToLower(word), "’", "'")
	switch n := len(w); {
	case n < 4 || w[n-1] != 's' || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") ||
		strings.HasSuffix(w, "xes")):
		return w[:n-2]
	default:
		return w[:n-1]
	}
	return w
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// allUpper reports whether a word has two letters or more and all are capitals.
func allUpper(s string) bool {
	return len(s) > 1 && hasUpper(s) && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}
