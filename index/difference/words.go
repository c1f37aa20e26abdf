package difference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/index"
)

// maxEdits bounds how many words may be added and removed before what lies between
// the words in common at both ends is told as one stretch.
const maxEdits = 2000

// word is a stretch between blanks: its core is without marks at its ends, accents and
// capitals. Offsets count code points.
type word struct {
	raw, core  string
	start, end int
}

// hunk is a stretch of words that are others in the two versions; one side may be empty.
type hunk struct{ old, new []word }

// comparison is what two texts show beside their facts.
type comparison struct {
	hunks    []hunk
	cosmetic int // words that differ in marks, accents or capitals alone
}

func compareWords(old, new string) comparison {
	a, b := split(old), split(new)
	var out comparison
	same := func(i, j int) {
		if a[i].raw != b[j].raw {
			out.cosmetic++
		}
	}
	head := 0
	for head < len(a) && head < len(b) && a[head].core == b[head].core {
		same(head, head)
		head++
	}
	endA, endB := len(a), len(b)
	for endA > head && endB > head && a[endA-1].core == b[endB-1].core {
		endA--
		endB--
		same(endA, endB)
	}
	i, j := head, head
	for _, m := range append(common(a[head:endA], b[head:endB]), [2]int{endA - head, endB - head}) {
		x, y := m[0]+head, m[1]+head
		if x > i || y > j {
			out.hunks = append(out.hunks, hunk{a[i:x], b[j:y]})
		}
		if x < endA {
			same(x, y)
		}
		i, j = x+1, y+1
	}
	return out
}

// split cuts a text at blanks; what has neither letter nor digit is no word.
func split(text string) []word {
	var out []word
	at, from := 0, -1
	begin := 0
	end := func(i int) {
		if from < 0 {
			return
		}
		raw := text[from:i]
		core := strings.ToLower(index.Fold(raw))
		core = strings.TrimFunc(core, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("%$€£", r)
		})
		if core != "" {
			out = append(out, word{raw, core, begin, at})
		}
		from = -1
	}
	for i, r := range text {
		if unicode.IsSpace(r) || r == '—' {
			end(i)
		} else if from < 0 {
			from, begin = i, at
		}
		at++
	}
	end(len(text))
	return out
}

// common returns the indexes of the words that two lists have in common, in order, as
// many as may be (Myers 1986); none when more than maxEdits words differ.
func common(a, b []word) [][2]int {
	limit := min(len(a)+len(b), maxEdits)
	v := make([]int, 2*limit+3) // the farthest word of a on each diagonal
	var trace [][]int
	for d := 0; d <= limit; d++ {
		trace = append(trace, append([]int(nil), v[limit+1-d:limit+2+d]...))
		for k := -d; k <= d; k += 2 {
			x := v[limit+1+k+1]
			if k != -d && (k == d || v[limit+1+k-1] >= v[limit+1+k+1]) {
				x = v[limit+1+k-1] + 1
			}
			for x < len(a) && x-k < len(b) && a[x].core == b[x-k].core {
				x++
			}
			v[limit+1+k] = x
			if x >= len(a) && x-k >= len(b) {
				return back(trace, len(a), len(b))
			}
		}
	}
	return nil
}

// back goes back through the rounds and collects the words in common. Round d has the
// diagonals from -d to d.
func back(trace [][]int, x, y int) [][2]int {
	var out [][2]int
	for d := len(trace) - 1; d >= 0; d-- {
		at := func(k int) int {
			if k < -d || k > d {
				return -1
			}
			return trace[d][k+d]
		}
		k := x - y
		from := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			from = k + 1
		}
		px, py := 0, 0
		if d > 0 {
			px = at(from)
			py = px - from
		}
		for x > px && y > py {
			x--
			y--
			out = append(out, [2]int{x, y})
		}
		x, y = px, py
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// change tells a hunk: as a number where both sides have one and all else is short.
func (h hunk) change() Change {
	c := Change{What: "words", Old: tell(h.old), New: tell(h.new)}
	if len(h.old) > 0 && len(h.new) > 0 && len(h.old) <= 3 && len(h.new) <= 3 && hasDigit(h.old) && hasDigit(h.new) {
		c.What = "number"
	}
	return c
}

func hasDigit(ws []word) bool {
	for _, w := range ws {
		if strings.ContainsFunc(w.core, unicode.IsDigit) {
			return true
		}
	}
	return false
}

func tell(ws []word) *Told {
	if len(ws) == 0 {
		return nil
	}
	raws := make([]string, len(ws))
	for i, w := range ws {
		raws[i] = w.raw
	}
	return told(strings.Join(raws, " "), ws[0].start, ws[len(ws)-1].end)
}

// likeness is how many words two texts share, from 0 to 1, in any order.
func likeness(a, b string) float64 {
	counts := map[string]int{}
	n := 0
	for _, w := range split(a) {
		counts[w.core]++
		n++
	}
	shared := 0
	for _, w := range split(b) {
		n++
		if counts[w.core] > 0 {
			counts[w.core]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(max(n, 1))
}

// plain is a text without marks, accents and capitals.
func plain(s string) string {
	var b strings.Builder
	b.Grow(utf8.RuneCountInString(s))
	for _, w := range split(s) {
		b.WriteString(w.core)
		b.WriteByte(' ')
	}
	return b.String()
}
