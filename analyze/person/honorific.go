package person

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// A form of address says how somebody is spoken of and not which office he or she holds: "Dr.", "Sir", "The Right Honourable",
// "Her Excellency". It stands right before the name, or before the office that does: "Senator the Hon. Ann Lee", "H.E. President Hill".

// honorific returns the form of address that ends right before token k, without an article, and the token with which it begins,
// article and all; k if there is none. "Mr. and Mrs. Hill" are two, and so are "Senator and Mrs. Hill": neither form is that of the
// one named.
func (t titleReader) honorific(k, first int) (form phrase, start int) {
	start = k
	for start > first && (t.formOfAddress(start-1) || start < k && exalted[t.Lower(start-1)]) {
		start--
	}
	switch w := t.Lower(start - 1); {
	case start-1 > first && t.lex.Is(lexicon.Style, t.Word(start-1)) && lexicon.SexOfPronoun(t.Word(start-2)) != "":
		return t.phrase(start-2, k), start - 2 // "Her Excellency"
	case start == k:
		return phrase{}, k
	case start-1 > first && w == "and" && t.isTitle(start-2):
		return phrase{}, start - 2
	case start > first && w == "the":
		return t.phrase(start, k), start - 1
	}
	return t.phrase(start, k), start
}

// exalted words stand before "Honourable" and "Reverend".
var exalted = lexicon.WordSet("right rt rt. most very")

// formOfAddress reports whether token k is a form of address, and not a part of an office: "First Lady", "Lord Mayor", "Madam Chair".
func (t titleReader) formOfAddress(k int) bool {
	if !capital(t.Word(k)) || t.lex.Title(t.Word(k)) != lexicon.Honorific {
		return false
	}
	switch t.Lower(k) {
	case "lord", "lady", "madam":
		return t.Lower(k-1) != "first" && (t.MentionOf(k+1) != annot.None || !t.isTitle(k+1))
	}
	return true
}

// address adds a form of address to a person, unless that is known but for its full stops.
func address(ent *annot.Entity, form phrase) {
	if form.text == "" {
		return
	}
	if shouted(form.text) {
		form.text = inTitleCase(form.text)
	}
	plain := func(s string) string { return lexicon.Fold(strings.ReplaceAll(s, ".", "")) }
	if slices.ContainsFunc(ent.Honorifics, func(known string) bool { return plain(known) == plain(form.text) }) {
		return
	}
	ent.Honorifics = append(ent.Honorifics, form.text)
	ent.HonorificsAt = append(ent.HonorificsAt, annot.Evidence{Span: form.Span, Rule: "before the name"})
}

// inTitleCase writes each word with a capital and small letters.
func inTitleCase(s string) string {
	words := strings.Fields(s)
	for n, w := range words {
		if !strings.Contains(strings.TrimSuffix(w, "."), ".") { // but "H.E."
			words[n] = titled(w)
		}
	}
	return strings.Join(words, " ")
}
