package index

import "slices"

// sameFrame is the share of their words (Dice) from which on two headlines have one
// frame; alikeLetters is how many letters words begin with that are taken for one.
const sameFrame, alikeLetters = 0.5, 4

// refilled reports whether two headlines say the same of different things, as those of
// a form that is filled in do: "Cove receives fire grant", "Dale receives fire grant".
// Each has words of its own in a frame that both share.
func refilled(a, b string) bool {
	x, y := distinct(smallWords(a)), distinct(smallWords(b))
	ownX, ownY := beyond(x, y), beyond(y, x)
	shared := float64(len(x) + len(y) - ownX - ownY)
	return ownX > 0 && ownY > 0 && shared >= sameFrame*float64(len(x)+len(y))
}

// beyond counts the words of a that b has in no form.
func beyond(a, b []string) (n int) {
	for _, word := range a {
		if !slices.ContainsFunc(b, func(other string) bool { return beginAlike(word, other) }) {
			n++
		}
	}
	return n
}

// beginAlike reports whether two words are one, or may be forms or spellings of one.
func beginAlike(a, b string) bool {
	return a == b || len(a) >= alikeLetters && len(b) >= alikeLetters && a[:alikeLetters] == b[:alikeLetters]
}
