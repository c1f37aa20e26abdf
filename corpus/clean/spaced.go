package clean

import (
	"regexp"
	"strings"
)

// apart matches capitals that are set apart from each other: "P R E S S  R E L E A S E".
var apart = regexp.MustCompile(`[A-Z](?: {1,8}[A-Z]){4,}`)

// spaced joins letters that are set apart into words. A wider gap parts two words; where
// all gaps are alike, the vocabulary does.
func spaced(text string) (edits []edit) {
	for _, m := range apart.FindAllStringIndex(text, -1) {
		start, end := m[0], m[1]
		if start > 0 && !strings.ContainsRune(" \n\t", rune(text[start-1])) {
			start = start + 1 + len(text[start+1:]) - len(strings.TrimLeft(text[start+1:], " ")) // the end of another word
		}
		if end < len(text) && !strings.ContainsRune(" \n\t:,", rune(text[end])) {
			end = len(strings.TrimRight(text[:end-1], " ")) // the beginning of another word
		}
		if end-start < 2*leastApart-1 {
			continue
		}
		edits = append(edits, join(text, start, end)...)
	}
	return edits
}

// leastApart is the least letters that are taken for a word set apart.
const leastApart = 5

// join takes the blanks between the letters from start to end away.
func join(text string, start, end int) (edits []edit) {
	letters, gaps, ends := "", []span{}, map[int]bool{}
	narrow, wide, series := 1<<30, 0, true
	for i := start; i < end; i++ {
		if text[i] != ' ' {
			series = series && (letters == "" || text[i] == letters[len(letters)-1]+1)
			letters += text[i : i+1]
			continue
		}
		g := span{i, i + len(text[i:]) - len(strings.TrimLeft(text[i:], " "))}
		gaps = append(gaps, g)
		narrow, wide = min(narrow, g.end-g.start), max(wide, g.end-g.start)
		i = g.end - 1
	}
	if series { // "A B C D E" are the names of columns
		return nil
	}
	if narrow == wide {
		ends = wordEnds(strings.ToLower(letters))
	} else if shortest(gaps, narrow) < leastWord { // "WASHINGTON  D C   U S  SENATE"
		return nil
	}
	for n, g := range gaps {
		with := ""
		if g.end-g.start > narrow || ends[n+1] {
			with = " "
		}
		if with != text[g.start:g.end] {
			edits = append(edits, edit{g.start, g.end, with})
		}
	}
	return edits
}

// leastWord is the least letters of each of several words that are set apart.
const leastWord = 3

// shortest returns the letters of the shortest word between wider gaps.
func shortest(gaps []span, narrow int) int {
	least, n := 1<<30, 1
	for _, g := range gaps {
		if g.end-g.start > narrow {
			least, n = min(least, n), 0
		}
		n++
	}
	return min(least, n)
}

// longestJoined is how many letters are divided into words at most.
const longestJoined = 80

// wordEnds divides letters into as few words of the vocabulary as there can be, and
// returns where these end; nothing where they cannot be divided so.
func wordEnds(letters string) map[int]bool {
	n := len(letters)
	if n > longestJoined {
		return nil
	}
	fewest, from := make([]int, n+1), make([]int, n+1)
	for end := 1; end <= n; end++ {
		fewest[end] = 1 << 20
		for start := max(0, end-longestWord); start < end-1; start++ {
			if fewest[start]+1 < fewest[end] && known(letters[start:end]) {
				fewest[end], from[end] = fewest[start]+1, start
			}
		}
	}
	if fewest[n] >= 1<<20 {
		return nil
	}
	ends := map[int]bool{}
	for at := n; at > 0; at = from[at] {
		ends[at] = true
	}
	return ends
}
