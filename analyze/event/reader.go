package event

import (
	"iter"
	"strings"

	"pressroom/analyze/annot"
)

// A reader is the work on one document: its layers, looked up by token.
type reader struct {
	*Finder
	doc     *annot.Document
	words   []string        // in lower case; empty where not yet asked for
	mention []int           // of each token the mention that holds it, or None
	timex   []int           // of each token the time expression that holds it, or None
	entity  []int           // of each mention
	quoted  []int           // of each token the quote that holds it, or None
	head    map[string]bool // telling words of the headline

	subjectBefore int // entity that the sentence before is about, or None
}

func (f *Finder) newReader(doc *annot.Document) *reader {
	n := len(doc.Tokens)
	r := &reader{Finder: f, doc: doc, subjectBefore: annot.None, words: make([]string, n), entity: fill(len(doc.Mentions))}
	r.mention = r.covering(len(doc.Mentions), func(i int) annot.Span { return doc.Mentions[i].Span })
	r.timex = r.covering(len(doc.Timexes), func(i int) annot.Span { return doc.Timexes[i].Span })
	r.quoted = r.covering(len(doc.Quotes), func(i int) annot.Span { return doc.Quotes[i].Span })
	for e, ent := range doc.Entities {
		for _, m := range ent.Mentions {
			if !exchange(doc.Release.Text, doc.Mentions[m].Span) {
				r.entity[m] = e
			}
		}
	}
	r.head = r.headWords()
	return r
}

// exchange reports whether a name is that of the exchange of a ticker, which does
// nothing: "(NYSE: XYZ)".
func exchange(text string, s annot.Span) bool {
	return strings.HasSuffix(text[:s.Start], "(") && strings.HasPrefix(text[s.End:], ":")
}

func fill(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = annot.None
	}
	return s
}

// covering returns for each token the span of a layer that it lies in.
func (r *reader) covering(n int, span func(i int) annot.Span) []int {
	in := fill(len(r.doc.Tokens))
	k := 0
	for i := range n {
		s := span(i)
		for k < len(in) && r.doc.Tokens[k].Start < s.Start {
			k++
		}
		for ; k < len(in) && r.doc.Tokens[k].Start < s.End; k++ {
			in[k] = i
		}
	}
	return in
}

// headWords returns the telling words of the headline and the subheads, cut to
// their stems.
func (r *reader) headWords() map[string]bool {
	words := map[string]bool{}
	for _, s := range r.doc.Sections {
		if s.Kind != annot.Headline && s.Kind != annot.Subhead {
			continue
		}
		for k := r.tokenAt(s.Start); k < len(r.doc.Tokens) && r.doc.Tokens[k].End <= s.End; k++ {
			if w := r.lower(k); len(w) > 3 {
				words[stem(w)] = true
			}
		}
	}
	return words
}

// stem cuts an English ending, enough for two forms of a word to meet.
func stem(w string) string {
	for _, end := range []string{"ations", "ation", "ments", "ment", "ings", "ing", "ies", "ions", "ion", "ers", "er", "ed", "es", "s", "e", "y"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

func (r *reader) word(k int) string { return r.doc.Tokens[k].Text(r.doc.Release.Text) }

func (r *reader) lower(k int) string {
	if r.words[k] == "" {
		r.words[k] = strings.ToLower(r.word(k))
	}
	return r.words[k]
}

func (r *reader) tag(k int) string { return r.doc.Tokens[k].Tag }

// kind returns the kind of the mention that holds token k, or "".
func (r *reader) kind(k int) annot.Kind {
	if m := r.mention[k]; m != annot.None {
		return r.doc.Mentions[m].Kind
	}
	return ""
}

// names yields the mentions that hold tokens first to last, each with the first
// of these tokens that it holds.
func (r *reader) names(first, last int) iter.Seq2[int, int] {
	return func(yield func(k, m int) bool) {
		for k := first; k < last; k++ {
			if m := r.mention[k]; m != annot.None && (k == first || r.mention[k-1] != m) && !yield(k, m) {
				return
			}
		}
	}
}

// firstOf and behind return the first token of a mention and the one behind it.
func (r *reader) firstOf(m int) int { return r.tokenAt(r.doc.Mentions[m].Start) }

func (r *reader) behind(m int) int { return r.tokenAt(r.doc.Mentions[m].End) }

// span returns the bytes of tokens first to last.
func (r *reader) span(first, last int) annot.Span {
	return annot.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}
}

// sentence returns sentence n without the dateline before it.
func (r *reader) sentence(n int) annot.Sentence {
	sent := r.doc.Sentences[n]
	if l := r.doc.Dateline; l != nil && sent.Start < l.End && l.End < sent.End {
		first := r.tokenAt(l.End)
		for first+1 < sent.Last && strings.ContainsAny(r.lower(first), "-–—:|/)") && r.doc.Tokens[first].Len() <= len("—") {
			first++
		}
		sent.First = min(max(sent.First, first), sent.Last-1)
	}
	return sent
}
