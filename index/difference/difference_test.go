package difference

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

func stored(text string) index.Stored { return index.Stored{Release: corpus.Release{Text: text}} }

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "a b c", "a b c", ""},
		{"blanks", "a b c", "a\n\n b   c", ""},
		{"marks and capitals", "The café, said", "the cafe – said", ""},
		{"a number", "killed 12 people", "killed 14 people", "number 12 → 14"},
		{"money", "a grant of $1.2 million for", "a grant of $1.3 million for", "number $1.2 → $1.3"},
		{"added at the end", "a b", "a b c d", "words + c d"},
		{"removed at the start", "x a b", "a b", "words - x"},
		{"two places", "a b c d e", "a X c Y e", "words b → X; words d → Y"},
		{"all", "a b", "c d", "words a b → c d"},
		{"from nothing", "", "a", "words + a"},
	} {
		var got []string
		for _, h := range compareWords(c.old, c.new).hunks {
			ch := h.change()
			s := ch.What
			switch {
			case ch.Old == nil:
				s += " + " + ch.New.Text
			case ch.New == nil:
				s += " - " + ch.Old.Text
			default:
				s += " " + ch.Old.Text + " → " + ch.New.Text
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
	if n := compareWords("The café said", "the cafe said").cosmetic; n != 2 {
		t.Errorf("%d words differ in marks and capitals, want 2", n)
	}
}

// What is told as changed, put in the place of what was, gives the new words; and no
// shorter way exists, as a table of all ways shows.
func TestCommon(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		a, b := split(randomText(r)), split(randomText(r))
		i, j, n := 0, 0, 0
		var out []string
		for _, m := range append(common(a, b), [2]int{len(a), len(b)}) {
			for ; j < m[1]; j++ {
				out = append(out, b[j].core)
			}
			if m[0] < i || m[0] < len(a) && a[m[0]].core != b[m[1]].core {
				t.Fatalf("%v and %v: wrong pair %v", a, b, m)
			}
			if m[0] < len(a) {
				out = append(out, a[m[0]].core)
				n++
			}
			i, j = m[0]+1, m[1]+1
		}
		want := make([]string, len(b))
		for k := range b {
			want[k] = b[k].core
		}
		if strings.Join(out, " ") != strings.Join(want, " ") || n != longest(a, b) {
			t.Fatalf("%v and %v: %d in common, want %d", a, b, n, longest(a, b))
		}
	}
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(30) {
		b.WriteByte("abcd"[r.IntN(4)])
		b.WriteByte(' ')
	}
	return b.String()
}

func longest(a, b []word) int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := range a {
		for j := range b {
			table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
			if a[i].core == b[j].core {
				table[i+1][j+1] = table[i][j] + 1
			}
		}
	}
	return table[len(a)][len(b)]
}

// Two texts that share nothing cost no more than the bound.
func TestFarApart(t *testing.T) {
	a, b := strings.Repeat("a ", 100_000), strings.Repeat("b ", 100_000)
	if got := len(Of(stored(a), stored(b)).Wording); got != 1 {
		t.Errorf("%d changes, want 1", got)
	}
}

func TestFacts(t *testing.T) {
	at := func(n int) []schema.Mention { return []schema.Mention{{Start: n, End: n + 1}} }
	old := schema.Analysis{
		Headline: "Dam opens", People: []schema.Person{{Name: "Ann Lee", Titles: []string{"Minister"}, Mentions: at(3)}},
		Quotes: []schema.Quote{{Text: "We have read all of it", Speaker: "Ann Lee", Start: 40, End: 60}},
		Events: []schema.Event{{What: "Lee opened the dam", Kind: "opening", Status: "planned", When: &schema.When{Value: "2026-02-16"}}},
	}
	new := schema.Analysis{
		Headline: "DAM OPENS",
		People: []schema.Person{
			{Name: "Ann Lee", Titles: []string{"Prime Minister"}, Mentions: at(3)},
			{Name: "Bo Ek", Mentions: at(9)},
		},
		Quotes: []schema.Quote{{Text: "We have read most of it", Speaker: "Ann Lee", Start: 41, End: 62}},
		Events: []schema.Event{{What: "Lee opened the dam", Kind: "opening", Status: "happened", When: &schema.When{Value: "2026-02-17"}}},
	}
	var got []string
	for _, c := range facts(old, new) {
		sign := "~"
		if c.Old == nil {
			sign = "+"
		} else if c.New == nil {
			sign = "-"
		}
		got = append(got, sign+c.What)
	}
	want := "~quote +person -title +title ~time of event ~status of event"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if got := facts(old, old); len(got) > 0 {
		t.Errorf("a version differs from itself: %v", got)
	}
}
