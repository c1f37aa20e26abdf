package identity

import (
	"slices"
	"strings"
	"unicode"
)

// nobody reports whether the variants of a person name nobody.
func (j *Joiner) nobody(b *blocks, bl *block, variants []*variant, texts func(string) (int, error)) (bool, error) {
	if j.misread(b, variants) {
		return true, nil
	}
	if bl.texts == 0 {
		n, err := texts(variants[0].name.last)
		if err != nil {
			return false, err
		}
		bl.texts = max(n, 1)
	}
	return j.thing(bl, variants) || j.nameless(b, bl, variants), nil
}

// nameless reports whether variants of a block name nobody: none begins with what is
// a first name elsewhere, and most releases have the surname in another meaning.
func (j *Joiner) nameless(b *blocks, bl *block, variants []*variant) bool {
	for _, v := range variants {
		word, own := v.name.first, v.n
		if word == "" {
			word, own = v.name.last, 0
		}
		if j.beginsName(b, word, own) {
			return false
		}
	}
	return float64(bl.n) < leastShare*float64(bl.texts)
}

// beginsName reports whether a word is a first name in other names than its own, more
// often than a surname; a usual first name need not be that often.
func (j *Joiner) beginsName(b *blocks, word string, own int) bool {
	few := max(b.lasts[word], fewFirsts)
	if j.firsts(word) {
		few = b.lasts[word] / knownFirst
	}
	return b.firsts[word]-own > few || j.firsts(word) && b.lasts[word] < fewFirsts
}

// misread reports whether all variants of a person, who stands in few releases, are
// what a reader of names makes of other things.
func (j *Joiner) misread(b *blocks, variants []*variant) bool {
	n := 0
	for _, v := range variants {
		n += v.n
		name := v.forms[0].Name
		words := personWords(name)
		if !b.twoNames(words, v.n) && !j.twoSurnames(b, v) && !j.partyAndState(strings.Fields(name)) && !glued(name) {
			return false
		}
	}
	return n <= fewNames
}

// twoNames reports whether words are the full names of two people whom others name,
// or that of one whom many name and something more: a list that has lost its commas.
func (b *blocks) twoNames(words []string, own int) bool {
	for cut := 2; cut < len(words); cut++ {
		head, tail := b.known(words[:cut]), b.known(words[cut:])
		if head >= fewest && tail >= fewest || head >= oftener*own {
			return true
		}
	}
	return false
}

// known is how many releases give the full name.
func (b *blocks) known(words []string) int {
	if len(words) < 2 {
		return 0
	}
	return b.full[words[0]+" "+words[len(words)-1]]
}

// twoSurnames reports whether a name is made of the surnames of two people whom many
// name: "Levin, Collins".
func (j *Joiner) twoSurnames(b *blocks, v *variant) bool {
	first, last := v.name.first, v.name.last
	return first != "" && !j.firsts(first) && b.lasts[first] >= oftener*max(b.firsts[first], v.n) && b.lasts[last] >= oftener*v.n
}

// partyAndState reports whether a name is what stands in brackets after one: "D-Calif".
func (j *Joiner) partyAndState(words []string) bool {
	return len(words) == 2 && len(words[0]) <= 2 && j.isState(words[1])
}

// thing reports whether variants without a title, in few releases, end in a word of
// places or have a verb of headlines, and hardly anybody has that word as a surname.
func (j *Joiner) thing(bl *block, variants []*variant) bool {
	if float64(bl.n) >= fewBear*float64(bl.texts) {
		return false
	}
	n := 0
	for _, v := range variants {
		n += v.n
		words := personWords(v.forms[0].Name)
		if len(words) < 2 || slices.ContainsFunc(v.forms, titled) {
			return false
		}
		last := len(words) - 1
		if !j.isPlace(words[last]) && !slices.ContainsFunc(words[1:last], j.isVerb) {
			return false
		}
	}
	return n <= fewNames
}

func titled(f Counted) bool { return f.Of != "" }

// glued reports whether a word of a name runs on into another: "VoinovichJohn", but not
// "FitzGerald".
func glued(name string) bool {
	for word := range strings.FieldsSeq(name) {
		small := 0
		for _, r := range word {
			if unicode.IsUpper(r) && small >= longPrefix {
				return true
			}
			if small++; unicode.IsUpper(r) || !unicode.IsLetter(r) {
				small = 0
			}
		}
	}
	return false
}
