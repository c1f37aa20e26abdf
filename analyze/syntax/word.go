package syntax

import "strings"

// A word is what the network knows of a word: rows of its tables.
type word struct{ form, suffix, prefix, shape, tag int32 }

const (
	affixes = 4096 // rows for prefixes and for suffixes; several share a row
	shapes  = 512

	unknown = 0 // the row of forms that are not in the list
	rooted  = 1 // the row of the root's form
)

// rootWord stands before the first word of a sentence; the word on which the others
// depend depends on it.
var rootWord = word{form: rooted, tag: int32(len(Tags))}

// edge is the row of tags for what stands before the root and after the last word.
const edge = int32(len(Tags) + 1)

// newWord returns the rows of a word with its tag. The first word of a sentence has
// shapes of its own, since any word begins it with a capital.
func (n *network) newWord(w Word, first bool) word {
	low := strings.ToLower(w.Form)
	return word{
		form:   n.forms[digitsAlike(low)],
		suffix: 1 + int32(hash(low[max(0, len(low)-3):])%(affixes-1)),
		prefix: 1 + int32(hash(low[:min(2, len(low))])%(affixes-1)),
		shape:  1 + int32(shape(w.Form, first)%(shapes-1)),
		tag:    n.tags[w.Tag],
	}
}

// digitsAlike makes one form of all numbers of the same length.
func digitsAlike(low string) string {
	if low == "" || low[0] < '0' || low[0] > '9' {
		return low
	}
	b := []byte(low)
	for i, c := range b {
		if c >= '0' && c <= '9' {
			b[i] = '0'
		}
	}
	return string(b)
}

// shape tells capitals, digits and marks in a word, each run as one letter.
func shape(form string, first bool) uint32 {
	h, last := uint32(offset32), byte(0)
	for i := range len(form) {
		k := form[i]
		switch {
		case k >= 'a' && k <= 'z' || k >= 0x80:
			k = 'a'
		case k >= 'A' && k <= 'Z':
			k = 'A'
		case k >= '0' && k <= '9':
			k = '0'
		}
		if k != last {
			h = (h ^ uint32(k)) * prime32
		}
		last = k
	}
	if first {
		h *= prime32
	}
	return h
}

// The numbers of the FNV-1a hash.
const offset32, prime32 = 2166136261, 16777619

func hash(s string) uint32 {
	h := uint32(offset32)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * prime32
	}
	return h
}
