package clean

import "strings"

// leastApart is the least letters that are taken for a word set apart, and widestGap the
// most blanks between two of them.
const leastApart, widestGap = 5, 8

// apart returns the end of the capitals that are set apart from each other from byte i on,
// "P R E S S  R E L E A S E", and how many they are.
func apart(text string, i int) (end, letters int) {
	for i < len(text) && text[i] >= 'A' && text[i] <= 'Z' {
		end, letters = i+1, letters+1
		for i++; i < len(text) && i-end < widestGap && text[i] == ' '; i++ {
		}
		if i == end {
			break
		}
	}
	return end, letters
}

// spaced joins letters that are set apart into words. A wider gap parts two words; where
// all gaps are alike, the vocabulary does.
func spaced(text string) (edits []edit) {
	for at := 0; at < len(text); {
		start := at
		end, letters := apart(text, start)
		at = max(end, start+1)
		if letters < leastApart {
			continue
		}
		if start > 0 && !strings.ContainsRune(" \n\t", rune(text[start-1])) {
			start += 1 + run(text[start+1:]) // the end of another word
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
		g := span{i, i + run(text[i:])}
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
