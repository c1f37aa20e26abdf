package query

import "strings"

// Nearest returns the one of several words that s was most probably meant for: at
// most a third of its letters differ, or s begins it; the first of those that are
// equally near, and "" for none. Case does not matter.
func Nearest(s string, among []string) string {
	s = strings.ToLower(s)
	best, least := "", 1 // of a word of two letters every other would be near
	if letters := len([]rune(s)); letters >= MinPrefix {
		least = letters/3 + 1
	}
	for _, word := range among {
		low := strings.ToLower(word)
		d := Distance(s, low, least)
		if len(s) >= MinPrefix && strings.HasPrefix(low, s) {
			d = min(d, 1)
		}
		if d < least {
			best, least = word, d
		}
	}
	return best
}

// Distance returns how many letters have to be added, left out, changed or swapped
// with their neighbour to make b of a (optimal string alignment); limit when it is
// limit or more.
func Distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if abs(len(x)-len(y)) >= limit {
		return limit
	}
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			changed := 1
			if x[i-1] == y[j-1] {
				changed = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+changed)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return min(last[len(y)], limit)
}

func abs(n int) int { return max(n, -n) }
