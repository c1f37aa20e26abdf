package issuer

import (
	"strings"
	"unicode"

	"pressroom/analyze/annot"
)

const (
	maxApposition = 45 // tokens between a subject and its verb
	maxTitle      = 14 // tokens between "announced" and the name after it
)

// verbAfter returns the token of the verb whose subject ends before token k, or None.
// An apposition, brackets, adverbs, times and auxiliary verbs may stand between. A
// possessive is no subject.
func (r *reading) verbAfter(k int) int {
	n := r.SentenceOf(k - 1)
	if k < 1 || n == len(r.Sentences) {
		return annot.None
	}
	last := min(r.Sentences[n].Last, k+maxApposition)
	for k < last {
		switch w := r.Lower(k); {
		case w == "(" || w == "[":
			k = r.after(k, last, func(k int) bool { w := r.Word(k); return w == ")" || w == "]" })
		case w == ",":
			k = r.after(k, last, func(k int) bool { return r.Word(k) == "," && r.begins(k+1) })
		case w == "®" || w == "™" || w == "mp" || strings.HasPrefix(r.Tag(k), "RB") || r.TimexOf(k) != annot.None:
			k++
		case r.verb(k):
			return k
		default:
			return annot.None
		}
	}
	return annot.None
}

// after returns the token after the first from k+1 on that ends what k begins; last if
// none does.
func (r *reading) after(k, last int, ends func(k int) bool) int {
	for k++; k < last; k++ {
		if ends(k) {
			return k + 1
		}
	}
	return last
}

// begins reports whether the predicate of a sentence may begin at token k.
func (r *reading) begins(k int) bool {
	return r.verb(k) || strings.HasPrefix(r.Tag(k), "RB") || r.TimexOf(k) != annot.None
}

func (r *reading) verb(k int) bool {
	tag := r.Tag(k)
	return tag == "MD" || tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "VBN" || r.words.Is("announces", r.Lower(k)) ||
		r.lex.HeadlineVerb(r.Word(k))
}

// announces reports whether the use s is the subject of an announcement: "Acme
// announced", "Acme is proud to", "announced Minister Ann Lee".
func (r *reading) announces(s annot.Span) bool {
	first, last := r.TokensIn(s.Start, s.End)
	if first == last {
		return false
	}
	if k := r.verbAfter(last); k != annot.None && r.announcement(k) {
		return true
	}
	return r.announcedBy(first)
}

// announcement reports whether the verb at token k, or the one after its auxiliaries,
// announces.
func (r *reading) announcement(k int) bool {
	for n := 0; n < 4; n++ {
		w := r.Lower(k + n)
		if r.words.Is("announces", w) || n > 0 && r.words.Is("glad", w) {
			return true
		}
		if !strings.HasPrefix(r.Tag(k+n), "VB") && !strings.HasPrefix(r.Tag(k+n), "RB") && r.TimexOf(k+n) == annot.None && w != "to" {
			return false
		}
	}
	return false
}

// announcedBy reports whether the name at token k stands after "announced" or "said",
// with nothing but its title between.
func (r *reading) announcedBy(k int) bool {
	for n := 1; n <= maxTitle && k >= n; n++ {
		w := r.Lower(k - n)
		switch {
		case r.words.Is("announces", w) && strings.HasPrefix(r.Tag(k-n), "VB"):
			return true
		case r.Capital(k - n), w == "of", w == "the", w == "for", w == "and", w == "'s", w == "’s", w == "in", w == "by":
		case w == "," && n > 1: // "announced Ann Lee, head of the Roads Division"
		case w == "head", w == "chair", w == "director":
		default:
			return false
		}
	}
	return false
}

// acts reports whether the use s is the subject of any verb.
func (r *reading) acts(s annot.Span) bool {
	_, last := r.TokensIn(s.Start, s.End)
	return r.verbAfter(last) != annot.None
}

// begun reports whether a use stands at the beginning of the bytes from start on:
// only "the", a title and marks stand before it.
func (r *reading) begun(s annot.Span, start int) bool {
	if s.Start < start || s.Start > start+60 {
		return false
	}
	for _, w := range strings.Fields(r.Release.Text[start:s.Start]) {
		bare := strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) })
		if bare != "" && !strings.EqualFold(bare, "the") && r.lex.Title(bare) == "" && !strings.EqualFold(bare, "today") {
			return false
		}
	}
	return true
}
