package words

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/go-porterstemmer"
)

// pair is two words and what a reader says of them: same, derived or apart.
type pair struct{ one, other, verdict string }

// TestPairs measures Forms on pairs that were judged by hand, beside the Porter stemmer.
// A stemmer joins or does not, so that the two are compared where the wanted answer is
// clear: pairs that are the same must be joined, and pairs that are apart must not;
// what is derived is counted for Forms alone, which tells three cases.
func TestPairs(t *testing.T) {
	pairs := readPairs(t)
	data, err := os.ReadFile("testdata/vocabulary.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "\n") // after the header
	known := vocabulary(text)
	var clear, ours, porter, three int
	for _, p := range pairs {
		got := reach(p.one, p.other, known)
		if back := reach(p.other, p.one, known); back != got {
			t.Logf("%s: %s, the other way round: %s", p, got, back)
		}
		if got == p.verdict {
			three++
		} else {
			t.Logf("%s: Forms says %s", p, got)
		}
		if p.verdict == "derived" {
			continue
		}
		clear++
		joined := p.verdict == "same"
		if (got != "apart") == joined {
			ours++
		}
		if (porterstemmer.StemString(p.one) == porterstemmer.StemString(p.other)) == joined {
			porter++
		}
	}
	t.Logf("same or apart, %d pairs: Forms %d right, Porter %d; three verdicts, %d pairs: Forms %d right", clear, ours, porter, len(pairs), three)
	if ours < floorOfClear || three < floorOfThree {
		t.Errorf("Forms is right in %d of %d and %d of %d, want at least %d and %d", ours, clear, three, len(pairs), floorOfClear, floorOfThree)
	}
}

// Floors of what Forms gets right.
const floorOfClear, floorOfThree = 138, 165

// reach says how a search for one word reaches another.
func reach(one, other string, known func(string) bool) string {
	for _, f := range Forms(one, known) {
		switch {
		case f.Text != other:
		case f.Weight > derived:
			return "same"
		default:
			return "derived"
		}
	}
	return "apart"
}

func readPairs(t *testing.T) (out []pair) {
	t.Helper()
	data, err := os.ReadFile("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || !slices.Contains([]string{"same", "derived", "apart"}, f[2]) {
			t.Fatalf("pairs.tsv: %q, want two words and same, derived or apart", line)
		}
		out = append(out, pair{f[0], f[1], f[2]})
	}
	if len(out) != 200 {
		t.Fatalf("%d pairs, want 200", len(out))
	}
	return out
}
