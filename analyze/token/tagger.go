package token

import (
	"strconv"
	"strings"

	"pressroom/analyze/annot"
)

// maxTags is the most tags of a model. With a fixed number the scores need no memory
// from the heap.
const maxTags = 64

// unsure stands in place of a tag in a lexeme whose tag depends on its neighbours.
const unsure = maxTags

// A lexeme is a word with all rows of the model that belong to it. They are looked up
// once for all uses of the word in a text.
type lexeme struct {
	tag    uint8 // its tag if it always has the same one, else unsure
	first  row
	suffix row // the row of the word as written, for its own tag; folded has those for its neighbours
	folded suffixRows
	wordRows
}

// lexeme looks the word up. The word must be as disguise returns it.
func (m *model) lexeme(word string) lexeme {
	lex := m.context(normalize(word))
	lex.tag = unsure
	if tag, ok := m.fixed[word]; ok {
		lex.tag = tag
	} else if isAddress(word) || strings.HasPrefix(word, "@") {
		lex.tag = m.noun
	}
	// The feature of the first letter is the first byte, and that of the suffix the
	// last three bytes, even in the middle of a letter, because the model was trained
	// so.
	lex.first = m.first[string(rune(word[0]))]
	lex.suffix = m.suffixes[lastThree(word)].here
	return lex
}

// context looks up the rows of a word for the tags of its neighbours.
func (m *model) context(normal string) lexeme {
	return lexeme{folded: m.suffixes[lastThree(normal)], wordRows: m.words[normal]}
}

// normalize folds case, years, other numbers and hyphenated words as the model
// was trained to see them. "-based" is the rest of a hyphenated word.
func normalize(word string) string {
	if (word[0] != '-' || len(word) > 2 && isLetter(word[1])) && strings.Contains(word, "-") {
		return "!HYPHEN"
	}
	if len(word) == 4 {
		if _, err := strconv.Atoi(word); err == nil {
			return "!YEAR"
		}
	}
	if isDigit(word[0]) {
		return "!DIGITS"
	}
	return strings.ToLower(word)
}

func lastThree(s string) string { return s[len(s)-min(len(s), 3):] }

// A tagger tags the sentences of one text.
type tagger struct {
	*model
	known   map[string]int32 // numbers of lexemes
	lexemes []lexeme
	line    []int32 // the sentence, with two marks before and two after it
}

// The marks around a sentence are the first four lexemes of every tagger.
const (
	twoBefore int32 = iota
	oneBefore
	oneBehind
	twoBehind
)

func newTagger(m *model) *tagger {
	t := &tagger{model: m, known: map[string]int32{}}
	for _, mark := range []string{"-START-", "-START2-", "-END-", "-END2-"} {
		t.lexemes = append(t.lexemes, m.context(mark))
	}
	return t
}

// number returns the number of the lexeme of word, which is not empty.
func (t *tagger) number(word string) int32 {
	n, ok := t.known[word]
	if !ok {
		n = int32(len(t.lexemes))
		t.lexemes = append(t.lexemes, t.lexeme(word))
		t.known[word] = n
	}
	return n
}

// tag tags a sentence, given the words that disguise made of its tokens.
func (t *tagger) tag(words []string, toks []annot.Token) {
	t.line = append(t.line[:0], twoBefore, oneBefore)
	for _, word := range words {
		t.line = append(t.line, t.number(word))
	}
	t.line = append(t.line, oneBehind, twoBehind)
	// The nearer mark of the tags is -START-, that of the words -START2-.
	prev, prev2 := uint8(len(t.tags)-2), uint8(len(t.tags)-1)
	for i := range toks {
		tag := t.lexemes[t.line[i+2]].tag
		if tag == unsure {
			tag = t.predict(t.line[i:i+5], prev, prev2)
		}
		toks[i].Tag = t.tags[tag]
		prev, prev2 = tag, prev
	}
}

// predict returns the class with the highest score, of several the first in the
// alphabet. window is the word with two neighbours on each side.
func (t *tagger) predict(window []int32, prev, prev2 uint8) uint8 {
	lex := &t.lexemes[window[2]]
	before2, before := &t.lexemes[window[0]], &t.lexemes[window[1]]
	after, after2 := &t.lexemes[window[3]], &t.lexemes[window[4]]
	rows := [...]row{
		t.bias, t.prev[prev], t.prev2[prev2], t.pairs[prev2][prev],
		lex.first, lex.suffix, lex.here, lex.after(prev),
		before.prev, before.folded.prev, before2.prev2,
		after.next, after.folded.next, after2.next2,
	}
	var scores [maxTags]int32
	for _, r := range rows {
		for _, w := range t.weights[r.from:r.to] {
			scores[w.class%maxTags] += w.value
		}
	}
	best := 0
	for class := range len(t.tags) - 2 {
		if scores[class] > scores[best] {
			best = class
		}
	}
	return uint8(best)
}

// after returns what the word says after a token of that tag.
func (lex *lexeme) after(tag uint8) row {
	for _, b := range lex.behind {
		if b.tag == tag {
			return b.row
		}
	}
	return row{}
}
