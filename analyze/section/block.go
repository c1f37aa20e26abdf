package section

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// A block is a piece of one line without a wide gap: a paragraph, a headline,
// or what an old conversion left of them. Neither end is white space.
type block struct {
	annot.Span
	newLine bool // it begins its line
	gapped  bool // a blank line, or the start of the text, stands before it
}

// wideGap is the number of blanks in a row from which on they stand for a lost
// paragraph break.
const wideGap = 3

// innerDate matches a date between two gaps that are not wide. Where line ends were
// lost, such a date stands right after the headline, and so shows where that ends
// ("METRO OPENS  April 16  2007   LAGOS   The").
var innerDate = regexp.MustCompile(`(?i)\s{2,}(?:date\W+\d{1,2}[ /.-]\d{1,2}[ /.-]\d{4}|` +
	`(?:date\W+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?` +
	months + `\.?\s+\d{1,2},?\s+\d{4})(?:\s|$)`)

const (
	maxHeadBytes = 4000 // innerDate is looked for in the first bytes of a text only, for the head stands there
	maxDated     = 250  // how far into a block it is looked for, in bytes
	leastTitled  = 3    // words that must stand before it, as the headline
)

// splitBlocks cuts text at line ends and wide gaps.
func splitBlocks(text string) []block {
	var blocks []block
	gapped, newLine, cut := true, true, false
	for i := 0; i < len(text); {
		if n := blanks(text[i:]); n > 0 {
			lines := strings.Count(text[i:i+n], "\n")
			newLine = newLine || lines > 0
			gapped = gapped || lines > 1
			i += n
			continue
		}
		end := blockEnd(text, i)
		if n := leadingSlug(text[i:end]); n > 0 && !cut {
			end, cut = i+n, true // what is left of the block is not cut again
		} else if cut = false; i < maxHeadBytes {
			if m := innerDate.FindStringIndex(text[i:min(end, i+maxDated)]); m != nil && words(text[i:i+m[0]]) >= leastTitled {
				end = i + m[0]
			}
		}
		blocks = append(blocks, block{annot.Span{Start: i, End: end}, newLine, gapped})
		i, gapped, newLine = end, false, false
	}
	return blocks
}

// titleLabel matches what a memorandum has before its headline.
var titleLabel = regexp.MustCompile(`^(?i:subject|re|title|headline)\s*:`)

// leadingSlug returns the length of a slug, of a label or of a date, after which the headline goes
// on in the same line ("FOR IMMEDIATE RELEASE July 26  2006 Schumer Announces"), as
// happens where line ends were lost, or of the name of a wire; 0 if there is none.
func leadingSlug(s string) int {
	if n := len(titleLabel.FindString(s[:min(len(s), 40)])); n > 0 {
		return n
	}
	if m := wireMark.FindString(s[:min(len(s), 80)]); wireName.MatchString(m) {
		return len(strings.TrimRightFunc(m, unicode.IsSpace))
	}
	m := slugPrefix.FindStringIndex(s[:min(len(s), 80)])
	if m == nil || words(s[m[1]:]) < 3 || !capitals(s[:m[1]]) && dateOnly.MatchString(s[m[1]:]) || !unicode.IsUpper([]rune(s[m[1]:])[0]) {
		return 0
	}
	return len(strings.TrimRightFunc(s[:m[1]], unicode.IsSpace))
}

// blanks returns the length of the white space that s begins with.
func blanks(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
}

// blockEnd returns where the block that begins at i ends.
func blockEnd(text string, i int) int {
	for j := i; j < len(text); {
		k := strings.IndexFunc(text[j:], unicode.IsSpace)
		if k < 0 {
			return len(text)
		}
		n := blanks(text[j+k:])
		gap := text[j+k : j+k+n]
		if j+k+n == len(text) || utf8.RuneCountInString(gap) >= wideGap && !strings.HasPrefix(text[j+k+n:], "s ") ||
			strings.ContainsRune(gap, '\n') {
			return j + k
		}
		j += k + n
	}
	return len(text)
}

// words returns the number of words of s.
func words(s string) int { return len(strings.Fields(s)) }

// capitals reports whether s is set in capitals: it has three letters or more, and
// hardly any of them is small.
func capitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 3 && lower*5 <= upper
}

// titleCase reports whether most long words of s begin with a capital.
func titleCase(s string) bool {
	upper, all := 0, 0
	for _, w := range strings.Fields(s) {
		r := []rune(strings.TrimLeft(w, `"'“‘(`))
		if len(r) < 4 || !unicode.IsLetter(r[0]) {
			continue
		}
		all++
		if unicode.IsUpper(r[0]) {
			upper++
		}
	}
	return all > 0 && upper*4 >= all*3
}

// sentenceEnd reports whether s ends as a sentence does.
func sentenceEnd(s string) bool {
	s = strings.TrimRight(s, `"'”’)»`)
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?:;") || strings.HasSuffix(s, "…")
}
