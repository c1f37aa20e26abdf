package syntax

import "strings"

// Rows are what the network knows of a word: the rows of its tables.
type Rows struct{ Form, Suffix, Prefix, Shape, Tag int32 }

// The numbers of rows of the tables.
const (
	Affixes   = 4096 // of prefixes and of suffixes; several share a row
	Shapes    = 512
	TagRows   = len(Tags) + 2 // with one for the root and one for what is no word
	Distances = 32
)

// Forms that are not in the list have row 0, the root has row 1.
const unknown, rooted = 0, 1

// rootWord stands before the first word of a sentence; the word on which the others
// depend depends on it.
var rootWord = Rows{Form: rooted, Tag: int32(len(Tags))}

// edge is the row of tags for what stands before the root and after the last word.
const edge = int32(len(Tags) + 1)

// Rows appends the rows of a sentence: those of the root, then those of its words. The first word has shapes
// of its own, since any word begins a sentence with a capital.
func (l *Lists) Rows(to []Rows, words []Word) []Rows {
	to = append(to, rootWord)
	for i, w := range words {
		to = append(to, l.rows(w, i == 0))
	}
	return to
}

func (l *Lists) rows(w Word, first bool) Rows {
	low := strings.ToLower(w.Form)
	return Rows{
		Form:   l.forms[digitsAlike(low)],
		Suffix: 1 + int32(hash(low[max(0, len(low)-3):])%(Affixes-1)),
		Prefix: 1 + int32(hash(low[:min(2, len(low))])%(Affixes-1)),
		Shape:  1 + int32(shape(w.Form, first)%(Shapes-1)),
		Tag:    l.tags[w.Tag],
	}
}

// Around returns the rows of the tags before and after node i.
func Around(sentence []Rows, i int) (before, after int32) {
	before, after = edge, edge
	if i > 0 {
		before = sentence[i-1].Tag
	}
	if i+1 < len(sentence) {
		after = sentence[i+1].Tag
	}
	return before, after
}

// Lists say which row a form and a tag have.
type Lists struct{ forms, tags map[string]int32 }

// NewLists returns the Lists of forms, each on a line.
func NewLists(forms string) *Lists {
	l := &Lists{map[string]int32{}, map[string]int32{}}
	for i, form := range strings.Fields(forms) {
		l.forms[form] = int32(i) + rooted + 1
	}
	for i, tag := range Tags {
		l.tags[tag] = int32(i)
	}
	return l
}

// Len is how many rows forms have.
func (l *Lists) Len() int { return len(l.forms) + rooted + 1 }

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
