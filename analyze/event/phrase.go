package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// maxSentence is how many words of a sentence stand for a phrase that breaks off.
const maxSentence = 30

// printable reports whether the words of a phrase tell by themselves what
// happened: a subject with its finite verb and its object, or of a noun its whole
// phrase.
func (r *reader) printable(words []int, c *clause) bool {
	if len(words) == 0 || c.whole || c.status == annot.Denied || r.gaps(words) {
		return false
	}
	first, last := words[0], words[len(words)-1]
	switch tag := r.tag(first); {
	case r.mention[first] != annot.None:
	case tag == "IN" || tag == "TO" || tag == "RB" || tag == "CC" || strings.HasPrefix(tag, "VB") && tag != "VBN" || strings.ContainsAny(r.word(first), "*-–—:•#"):
		return false
	}
	if c.noun {
		return len(words) > 2 || len(words) == 2 && r.tag(first) != "DT" && r.tag(first) != "PRP$"
	}
	return r.subjected(words, c) && r.finiteGroup(c) && r.ends(last, c)
}

// gaps reports whether what was left out of a phrase tears it: "for its [fiscal
// year] ended", "the [2020] of".
func (r *reader) gaps(words []int) bool {
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		if b == a+1 || r.mention[a] != annot.None {
			continue
		}
		switch r.tag(a) {
		case "DT", "PRP$", "IN", "TO", "CC", "JJ":
			if tag := r.tag(b); !strings.HasPrefix(tag, "NN") && tag != "JJ" && tag != "CD" && r.mention[b] == annot.None {
				return true
			}
		}
	}
	return false
}

// subjected reports whether a phrase has the whole head of the subject of its
// verb.
func (r *reader) subjected(words []int, c *clause) bool {
	n := 0
	for n < len(words) && words[n] < c.group {
		n++
	}
	if n == 0 || c.infinitive || c.subject[0] == c.subject[1] {
		return false
	}
	head := words[n-1]
	if tag := r.tag(head); r.mention[head] == annot.None && !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "PRP") && tag != "CD" && tag != "DT" || n == 1 && tag == "DT" && r.lower(head) == "the" {
		return false
	}
	for k := c.group - 1; k > head; k-- { // what stands between the head and its verb is an aside
		if r.timex[k] != annot.None || r.tag(k) == "RB" || r.tag(k) == "IN" || r.tag(k) == "JJ" && k == c.group-1 { // "X last met"
			continue
		}
		if w := r.lower(k); w == "," || w == ")" || w == "who" || w == "which" || w == "that" || w == "–" || w == "—" || w == "”" {
			break
		}
		return false
	}
	return !r.lastOfList(words[0], c) && !r.mixed(words[:n], c)
}

// mixed reports whether a subject of several parts begins behind a preposition,
// whose object its first part is: "Before Judge X, Y pleaded guilty".
func (r *reader) mixed(words []int, c *clause) bool {
	k := words[0]
	if k == r.sentence(c.sent).First || r.tag(k-1) != "IN" {
		return false
	}
	for _, w := range words {
		if r.lower(w) == "," {
			return true
		}
	}
	return false
}

// lastOfList reports whether a subject that begins at token k is only the last
// one of several: "X, 26, and Y were jailed".
func (r *reader) lastOfList(k int, c *clause) bool {
	sent := r.sentence(c.sent)
	if k == sent.First || r.tag(k-1) != "CC" {
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
		if r.finite(k) || k == c.head && c.past && !c.passive && !c.relative && r.tag(k) == "VBN" { // "X today named Y"
			return true
		}
	}
	return false
}

// ends reports whether a phrase can end with token k: not with a word that asks
// for another one, nor with a verb that has lost its object.
func (r *reader) ends(k int, c *clause) bool {
	if k >= c.end {
		if r.mention[k] != annot.None {
			return !r.torn(k, c)
		}
		switch tag := r.tag(k); {
		case tag == "JJ" || tag == "VBG" || tag == "VBN": // "its range of natural, organic food", but the tagger takes nouns for adjectives
			next := k + 1
			return r.is(k-1, being) || next >= r.sentence(c.sent).Last || r.timex[next] == annot.None && r.lower(next) != "," && r.tag(next) != "CC" && !r.nominal(next)
		case r.is(k, auxiliary), r.torn(k, c), tag == "IN" || tag == "TO" || tag == "DT" || tag == "CC" || tag == "PRP$" || tag == "MD" || tag == "POS":
			return false
		}
		return true
	}
	if c.speech() {
		return false
	}
	next := c.end
	for next < len(r.words) && (r.dated(next) || r.tag(next) == "RB" || r.tag(next) == "IN" && next+1 < len(r.words) && r.dated(next+1)) {
		next++
	}
	if s := c.subject[0]; s > 0 && (r.lower(s-1) == "that" || r.lower(s-1) == "which") && !c.content { // "compromises that X has created"
		return false
	}
	return c.passive || next >= r.sentence(c.sent).Last || strings.ContainsAny(r.word(next), ",.;:)") || r.is(next, opener) && r.lower(next) != "that" || r.tag(next) == "CC"
}

// torn reports whether a phrase that ends with token k was cut inside the noun
// phrase of its object, as the longest are.
func (r *reader) torn(k int, c *clause) bool {
	next := k + 1
	if next >= r.sentence(c.sent).Last {
		return false
	}
	if w := r.lower(next); r.doc.Tokens[k].End == r.doc.Tokens[next].Start && (w == "–" || w == "-" || w == "/") {
		return true
	}
	return next < r.phraseEnd(c) && (r.nominal(next) || r.tag(next) == "POS") && r.timex[next] == annot.None
}

// sentenceOf returns the sentence of a clause, without its dateline and the mark at
// its end; of a long one the part with the verb, cut where a clause ends.
func (r *reader) sentenceOf(c *clause) string {
	sent := r.sentence(c.sent)
	first, last := sent.First, sent.Last
	for first+1 < last && strings.Trim(r.word(first), "*-–—•#:|>") == "" {
		first++
	}
	for last > first+1 && strings.ContainsAny(r.word(last-1), ".;,:") && r.doc.Tokens[last-1].Len() == 1 {
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
	text := r.doc.Release.Text[r.doc.Tokens[first].Start:r.doc.Tokens[last-1].End]
	return before + strings.Join(strings.Fields(text), " ") + after
}

// opens reports whether a clause with a subject of its own begins at token k, behind
// a mark or a word that opens one, so that it can be shown without what stands
// before it.
func (r *reader) opens(k int, c *clause) bool {
	return !c.noun && !c.relative && !c.whole && c.subject[0] == k && r.finiteGroup(c) && (r.lower(k-1) == ";" || r.lower(k-1) == "that" && c.within != annot.None || r.tag(k-1) == "CC" && !r.lastOfList(k, c))
}

func (r *reader) countWords(first, last int) (n int) {
	for k := first; k < last; k++ {
		if tag := r.tag(k); tag != "," && tag != "." && tag != ":" && tag != "POS" && tag != "``" && tag != "''" {
			n++
		}
	}
	return n
}

// clauseEnd returns where tokens first to last are cut to have maxSentence words
// at most: the last border of a clause behind the verb, else the last place where
// no word asks for another one.
func (r *reader) clauseEnd(first, last int, c *clause) int {
	if r.countWords(first, last) <= maxSentence {
		return last
	}
	most := first
	for most < last && r.countWords(first, most+1) <= maxSentence {
		most++
	}
	for k := most; k > c.end && r.countWords(first, k) >= maxSentence/2; k-- {
		if r.lower(k) == "," && r.mention[k] == annot.None && r.timex[k] == annot.None || r.boundary(k) && r.lower(k) != "that" {
			return k
		}
	}
	for most > first+1 && r.mention[most-1] == annot.None && (r.dangling(most-1, &clause{}) || r.tag(most-1) == "JJ") {
		most--
	}
	return most
}
