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

// nothing is the concept that terms speak for which only keep the words within
// them from speaking: "in charge of" is no crime.
const nothing = "-"

// terms is a set of terms, looked up by their first word.
type terms struct {
	all      []term
	first    map[string][]int // terms by the key of their first word, the longest first
	prefixes map[string]int   // terms that end in an asterisk
}

// term is one row's entry: its words, as keys unless they have capitals.
type term struct {
	row   string // the table and the term as it stands there
	words []string
	exact bool // it has capitals
	caps  bool // it has nothing else
	votes []vote
}

// vote is what a term says for a concept.
type vote struct {
	concept int
	weight  float64
}

func newTerms() terms { return terms{first: map[string][]int{}, prefixes: map[string]int{}} }

// readConcepts reads the concepts and all terms. What the table kept by hand
// says of a term goes before what the taxonomy does.
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

// labelWeight is what a label of the taxonomy counts for: many of one word are
// words of other things too.
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
	words := strings.Fields(strings.ReplaceAll(written, "'s", " 's")) // as the tokens are
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

// stands reports whether the tokens from i on are the term.
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
	// WHO in a line of capitals is no organisation.
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

// allUpper reports whether a word of two letters or more has capitals alone.
func allUpper(s string) bool {
	return len(s) > 1 && hasUpper(s) && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}
