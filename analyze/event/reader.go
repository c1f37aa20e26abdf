package event

import (
	"iter"
	"strings"

	"pressroom/analyze/annot"
)

// A reader reads the events of one document.
type reader struct {
	*Finder
	*annot.Document
	entity []int           // of each mention
	head   map[string]bool // telling words of the headline
	length int             // sentences of running text
	most   int             // the person or body that is named most often, or None

	headKind annot.EventKind // what the headline tells
}

func (f *Finder) newReader(doc *annot.Document) *reader {
	r := &reader{Finder: f, Document: doc, entity: make([]int, len(doc.Mentions))}
	for m := range r.entity {
		r.entity[m] = doc.EntityOf(m)
	}
	r.head = r.headWords()
	r.headKind, _ = r.headlineKind()
	r.most = r.mostNamed()
	for _, sent := range r.Sentences {
		if r.running(sent) {
			r.length++
		}
	}
	return r
}

// headWords returns the stems of the content words of the headline and the subheads.
func (r *reader) headWords() map[string]bool {
	words := map[string]bool{}
	for _, s := range r.Sections {
		if s.Kind != annot.Headline && s.Kind != annot.Subhead {
			continue
		}
		for k := r.TokenAt(s.Start); k < len(r.Tokens) && r.Tokens[k].End <= s.End; k++ {
			if w := r.Lower(k); len(w) > 3 {
				words[stem(w)] = true
			}
		}
	}
	return words
}

// stem cuts off an English ending, so that most forms of a word have the same stem.
func stem(w string) string {
	for _, end := range []string{"ations", "ation", "ments", "ment", "ings", "ing", "ies", "ions", "ion", "ers", "er", "ed", "es", "s", "e",
		"y"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

// names yields the mentions that hold tokens first to last, each with the first
// of these tokens that it holds.
func (r *reader) names(first, last int) iter.Seq2[int, int] {
	return func(yield func(k, m int) bool) {
		for k := first; k < last; k++ {
			if m := r.MentionOf(k); m != annot.None && (k == first || r.MentionOf(k-1) != m) && !yield(k, m) {
				return
			}
		}
	}
}

// firstOf and after return the first token of a mention and the one after it.
func (r *reader) firstOf(m int) int { return r.TokenAt(r.Mentions[m].Start) }

func (r *reader) after(m int) int { return r.TokenAt(r.Mentions[m].End) }
