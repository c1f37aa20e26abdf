package issuer

import (
	"strings"

	"pressroom/analyze/annot"
)

const (
	maxOffices     = 12 // offices read from a text
	maxOfficeWords = 8  // words before or after the word that tells an office
)

// offices returns the bodies of government that the head of the text names by a word
// such as "Department" or "Division" with the capitals around it. The tagger of names
// misses many of them where a text has lost its apostrophes: "the Works Departments
// Roads Division".
func (r *reading) offices() (found []slot) {
	_, last := r.TokensIn(r.headline.Start, min(len(r.Release.Text), headBytes))
	for k := 0; k < last && len(found) < maxOffices; k++ {
		if !r.Capital(k) || !r.tellsOffice(r.Lower(k)) {
			continue
		}
		if s := r.office(k); s.Len() > 0 {
			found = append(found, slot{s, office})
		}
	}
	return found
}

// office returns the name of the office that token k tells: the capitals before it and,
// without these, what stands after "of" or "for". A plural is the possessive of
// what comes after it, which lost its apostrophe.
func (r *reading) office(k int) annot.Span {
	sentence := r.Sentences[min(r.SentenceOf(k), len(r.Sentences)-1)]
	first := k
	for first > sentence.First && k-first < maxOfficeWords && r.ofOffice(first-1) {
		first--
	}
	for first < k && !r.Capital(first) {
		first++
	}
	s := r.Words(first, k+1)
	switch {
	case first < k && strings.HasSuffix(r.Lower(k), "s") && k+1 < sentence.Last && r.Capital(k+1):
		s.End--
	case first == k:
		if w := r.Lower(k + 1); w == "of" || w == "for" {
			return r.Words(k, r.afterOf(k+2, sentence.Last))
		}
		return annot.Span{}
	}
	return s
}

// ofOffice reports whether token k may stand in the name of an office before the word
// that tells it: a capital that belongs to no person or place and tells no other office, or
// what joins two of them.
func (r *reading) ofOffice(k int) bool {
	switch w := r.Lower(k); {
	case w == "and" || w == "&" || w == "for":
		return k > 0 && r.ofOffice(k-1)
	case !r.Capital(k), r.lex.Title(r.Word(k)) != "", r.tellsOffice(w):
		return false
	}
	return r.KindOf(k) != annot.Person && r.Word(k) != "The"
}

// afterOf returns the token after the name that begins at token k: capitals, joined by
// small words, at most maxOfficeWords.
func (r *reading) afterOf(k, last int) int {
	end := k
	if r.Lower(k) == "the" {
		k++
	}
	for n := k; n < min(last, k+maxOfficeWords); n++ {
		switch w := r.Lower(n); {
		case r.Capital(n) && r.KindOf(n) != annot.Person:
			end = n + 1
		case w != "and" && w != "of" && w != "the" && w != "&":
			return end
		}
	}
	return end
}
