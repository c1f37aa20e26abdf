package topic

import (
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/lexicon"
)

// TestTerms holds that no term stands twice for one topic, or under two forms:
// one of them would never speak.
func TestTerms(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	seen := map[string]string{} // by the keys of its words
	err = lexicon.ReadTable("terms.tsv", ownTerms, 4, func(col []string) error {
		rows++
		if !slices.Contains([]string{"0", "1", "2", "3"}, col[2]) {
			t.Errorf("%s: weight %q", col[0], col[2])
		}
		written := col[3]
		words := strings.Fields(written)
		for i, w := range words {
			if !hasUpper(w) {
				words[i] = key(w)
			}
		}
		folded := strings.Join(words, " ")
		if other, ok := seen[folded]; ok && other != written {
			t.Errorf("%s: %q is %q again", col[0], written, other)
		}
		seen[folded] = written
		if strings.Contains(strings.TrimSuffix(written, "*"), "*") || strings.HasSuffix(written, "*") && len(words) > 1 {
			t.Errorf("%s: %q: an asterisk ends a single word", col[0], written)
		}
		return nil
	})
	if err != nil || rows < 1000 {
		t.Fatalf("%d rows, error %v", rows, err)
	}
	for _, term := range c.terms.all {
		tops := map[int]bool{}
		for _, v := range term.votes {
			if top := c.concepts[v.concept].top; tops[top] {
				t.Errorf("%q speaks twice for %s", strings.Join(term.words, " "), c.concepts[top].Label)
			} else {
				tops[top] = true
			}
		}
	}
	if len(c.tops) != 17 {
		t.Errorf("%d topics, want the 17 of the top level", len(c.tops))
	}
}

// TestWords holds that words.tsv says one thing of each word.
func TestWords(t *testing.T) {
	seen := map[string]string{}
	err := lexicon.ReadTable("words.tsv", wordTable, 2, func(col []string) error {
		if class, ok := seen[col[1]]; ok {
			t.Errorf("%q is of the classes %s and %s", col[1], class, col[0])
		}
		seen[col[1]] = col[0]
		return nil
	})
	if err != nil || len(seen) < 3000 {
		t.Fatalf("%d words, error %v", len(seen), err)
	}
}

func TestKey(t *testing.T) {
	for word, want := range map[string]string{
		"Cities": "city", "churches": "church", "classes": "class", "boxes": "box", "glass": "glass", "virus": "virus", "crisis": "crisis",
		"bus": "bus", "Courts": "court", "O’Brien": "o'brien", "ÉCOLES": "école", "s": "s", "": "",
	} {
		if got := key(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
