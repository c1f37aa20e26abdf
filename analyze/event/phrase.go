package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// maxSentence is how many words of a sentence stand for a phrase that breaks off.
const maxSentence = 30

// printable reports whether the words of the phrase of a noun tell by themselves what happened.
func (r *reader) printable(words []int, c *clause) bool {
	if len(words) == 0 || c.whole || c.status == annot.Denied || r.gaps(words, c) {
		return false
	}
	first := words[0]
	switch tag := r.Tag(first); {
	case r.MentionOf(first) != annot.None:
	case tag == "IN" || tag == "TO" || tag == "RB" || strings.HasPrefix(tag, "VB") && (tag != "VBN" || r.is(first-1, auxiliary)) ||
		strings.ContainsAny(r.Word(first), "*-–—:•#"):
		return false
	}
	return len(words) > 2 || len(words) == 2 && r.Tag(first) != "DT"
}

// gaps reports whether what was left out of a phrase tears it: "for its [fiscal
// year] ended", "the [2020] of".
func (r *reader) gaps(words []int, c *clause) bool {
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		if b == a+1 || r.MentionOf(a) != annot.None {
			continue
		}
		// "The strike set [for Tuesday] has been averted"
		if a < c.group && r.Lower(a+1) == "for" {
			return true
		}
		switch r.Tag(a) {
		case "DT", "PRP$", "IN", "TO", "CC", "JJ":
			if tag := r.Tag(b); !strings.HasPrefix(tag, "NN") && tag != "JJ" && r.MentionOf(b) == annot.None {
				return true
			}
		}
	}
	return false
}

// lastOfList reports whether a subject that begins at token k is only the last
// one of several: "X, 26, and Y were jailed".
func (r *reader) lastOfList(k int, c *clause) bool {
	sent := r.Sentences[c.sent]
	if r.Tag(k-1) != "CC" {
		return false
	}
	for n := k - 2; n >= sent.First && !r.boundary(n); n-- {
		if r.finite(n) {
			return false
		}
	}
	return true
}

// finiteGroup reports whether the verb group of a clause has a finite verb.
func (r *reader) finiteGroup(c *clause) bool {
	for k := c.group; k <= c.head; k++ {
		if r.finite(k) || !c.passive && r.Part(k) == "VBN" { // "X today named Y"
			return true
		}
	}
	return false
}

// ends reports whether a phrase can end with token k. It cannot end with a word that
// needs another one after it, nor with a verb whose object was cut off.
func (r *reader) ends(k int, c *clause) bool {
	if k >= c.end {
		switch tag := r.Tag(k); {
		case tag == "JJ" || tag == "VBG": // "its range of natural, organic food", but the tagger takes nouns for adjectives
			next := k + 1
			return r.is(k-1, being) || next >= r.Sentences[c.sent].Last || r.TimexOf(next) == annot.None && r.Lower(next) != "," &&
				r.Tag(next) != "CC" && !r.nominal(next)
		case r.is(k, auxiliary), r.torn(k, c):
			return false
		}
		return true
	}
	if c.speech() {
		return false
	}
	next := c.end
	for next < len(r.Tokens) && (r.dated(next) || r.Tag(next) == "RB" || r.Tag(next) == "IN" && next+1 < len(r.Tokens) && r.dated(next+1)) {
		next++
	}
	if s := c.subject[0]; s > 0 && (r.Lower(s-1) == "that" || r.Lower(s-1) == "which") && !c.content { // "compromises that X has created"
		return false
	}
	return c.passive || next >= r.Sentences[c.sent].Last || strings.ContainsAny(r.Word(next), ",.;:)") || r.is(next, opener) &&
		r.Lower(next) != "that" || r.Tag(next) == "CC"
}

// asks reports whether a word needs another one after it.
func (r *reader) asks(k int) bool {
	switch r.Tag(k) {
	case "IN", "TO", "DT", "CC", "PRP$", "MD", "POS":
		return r.MentionOf(k) == annot.None
	}
	return false
}

// torn reports whether a phrase that ends with token k was cut inside the noun
// phrase of its object, as the longest are.
func (r *reader) torn(k int, c *clause) bool {
	next := k + 1
	if next >= r.Sentences[c.sent].Last {
		return false
	}

	return (r.nominal(next) || r.Tag(next) == "POS") && r.TimexOf(next) == annot.None
}

// sentenceOf returns the sentence of a clause, without its dateline and the mark at
// its end; of a long one the part with the verb, cut where a clause ends.
func (r *reader) sentenceOf(c *clause) string {
	sent := r.Sentences[c.sent]
	first, last := sent.First, sent.Last
	for first+1 < last && strings.Trim(r.Word(first), "*-–—•#:|>") == "" {
		first++
	}
	for last > first+1 && strings.ContainsAny(r.Word(last-1), ".;,:") && r.Tokens[last-1].Len() == 1 {
		last--
	}
	before, after := "", ""
	begin := c.group
	if c.subject[0] < c.subject[1] {
		begin = min(begin, c.subject[0])
	}
	if begin > first && (r.countWords(first, c.end) > maxSentence || r.opens(begin, c)) {
		first, before = begin, "… "
	}
	if cut := r.clauseEnd(first, last, c); cut < last {
		last, after = cut, " …"
	}
	text := r.Release.Text[r.Tokens[first].Start:r.Tokens[last-1].End]
	return before + strings.Join(strings.Fields(text), " ") + after
}

// opens reports whether a clause with a subject of its own begins at token k, after
// a mark or a word that opens one, so that it can be shown without what stands
// before it.
func (r *reader) opens(k int, c *clause) bool {
	return c.subject[0] == k && r.finiteGroup(c) && (r.Lower(k-1) == ";" || r.Lower(k-1) == "that" && c.within != annot.None ||
		r.Tag(k-1) == "CC" && !r.lastOfList(k, c))
}

func (r *reader) countWords(first, last int) (n int) {
	for k := first; k < last; k++ {
		if tag := r.Tag(k); tag != "," && tag != "." && tag != ":" && tag != "POS" && tag != "``" && tag != "''" {
			n++
		}
	}
	return n
}

// clauseEnd returns where tokens first to last are cut so that at most maxSentence
// words remain: after the last clause that fits, else at the last place where no word
// needs another one after it.
func (r *reader) clauseEnd(first, last int, c *clause) int {
	if r.countWords(first, last) <= maxSentence {
		return last
	}
	most := first
	for most < last && r.countWords(first, most+1) <= maxSentence {
		most++
	}
	for k := most; k > c.end && r.countWords(first, k) >= maxSentence/2; k-- {
		if r.Lower(k) == "," && r.TimexOf(k) == annot.None || r.boundary(k) && r.Lower(k) != "that" {
			return k
		}
	}
	for most > first+1 && r.MentionOf(most-1) == annot.None && (r.dangling(most-1, &clause{}) || r.Tag(most-1) == "JJ") {
		most--
	}
	return most
}
