package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text whose line ends were made blanks has two blanks where a paragraph ended and
// one where a sentence did. It is known by that most sentences within such a line are
// followed by one blank, and no two blanks stand within a sentence. Where the text has other
// lines, its line ends are there, and two blanks are how somebody types.

const (
	leastJoined = 500 // bytes of a line of several paragraphs
	leastParted = 2   // paragraphs that end in it
	leastShare  = 40  // % of the text
)

// paragraphs puts back the line ends of such lines.
func paragraphs(text string) (edits []edit) {
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		if end-at >= leastJoined && 100*(end-at) >= leastShare*len(text) {
			edits = append(edits, doubled(text[at:end], at)...)
		}
		at = end + 1
	}
	return edits
}

// doubled returns the ends of the paragraphs in a line that begins at byte at.
func doubled(line string, at int) (edits []edit) {
	if !strings.Contains(line, "  ") {
		return nil
	}
	sentences, after, within := 0, 0, 0 // with one blank after them, with two; two blanks elsewhere
	for i := 1; i+2 < len(line); i++ {
		if line[i] != ' ' || line[i-1] == ' ' {
			continue
		}
		n := run(line[i:])
		next, _ := utf8.DecodeRuneInString(line[i+n:])
		opens := unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune("“\"•", next)
		switch ended := opens && endsSentence(line[:i]); {
		case n == 1 && ended:
			sentences++
		case n != 2:
		case ended:
			after++
			edits = append(edits, edit{at + i, at + i + 2, "\n\n"})
		case opens && !strings.ContainsRune("-,(/&", rune(line[i-1])) && line[i-1] < utf8.RuneSelf: // after a heading
			edits = append(edits, edit{at + i, at + i + 2, "\n\n"})
		default:
			within++
		}
	}
	if after < leastParted || sentences < after || 4*within > after {
		return nil
	}
	return edits
}
