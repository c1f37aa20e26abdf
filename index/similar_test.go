package index

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"pressroom/analyze/schema"
)

// ofWords is a text of so many words, of which every nth of another text is its own.
func ofWords(seed int64, words, nth, other int) string {
	rng := rand.New(rand.NewSource(seed))
	var b strings.Builder
	for n := range words {
		word := rng.Intn(5000)
		if nth > 0 && n%nth == nth/2 {
			word += 10000 * (other + 1)
		}
		fmt.Fprintf(&b, "word%d ", word)
	}
	return b.String()
}

// TestSketch compares what sketches say with what texts share.
func TestSketch(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b string
		want float64
	}{
		{"the same", ofWords(1, 300, 0, 0), ofWords(1, 300, 0, 0), 1},
		{"a word in a hundred", ofWords(1, 300, 0, 0), ofWords(1, 300, 100, 1), 281.0 / 311},
		{"a word in ten", ofWords(1, 300, 0, 0), ofWords(1, 300, 10, 1), 1.0 / 3},
		{"another text", ofWords(1, 300, 0, 0), ofWords(2, 300, 0, 0), 0},
		{"too short", "a few words", "a few words", 0},
	} {
		if got := sketchOf(tt.a).same(sketchOf(tt.b)); got < tt.want-0.12 || got > tt.want+0.12 {
			t.Errorf("%s: got %.2f, want %.2f", tt.name, got, tt.want)
		}
	}
}

// TestRefilled tells forms that are filled in from the same news.
func TestRefilled(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Cove receives fire grant through senator's bill", "Dale receives fire grant through senator's bill", true},
		{"Mayor announces $12,000 for the library", "Mayor announces $70,500 for the library", true},
		{"Ministry opens dam on the Arax", "Ministry opens dam on the Arax", false},
		{"Ministry opens dam", "CORRECTED: Ministry opens dam", false},
		{"Two boats arrive", "Two boat arrive", false},
		{"Ministry opens dam on the Arax", "A new lake for the valley", false},
		{"", "Ministry opens dam", false},
	} {
		if got := refilled(tt.a, tt.b); got != tt.want {
			t.Errorf("%q, %q: %v", tt.a, tt.b, got)
		}
	}
}

// TestNearlySame folds a release that four issuers publish with words of their own into one
// hit, whatever the order in which they are added; nothing is dropped.
func TestNearlySame(t *testing.T) {
	var items []item
	for n := range 4 {
		items = append(items, written(fmt.Sprintf("joint%d", n), fmt.Sprintf("2026-01-0%d", n+1),
			fmt.Sprintf("Headline of issuer %d\n\n%s", n, ofWords(1, 300, 150, n)), func(an *schema.Analysis) {}))
		items[n].Rel.Issuer = fmt.Sprintf("Issuer %d", n)
	}
	for n := range 6 {
		items = append(items, written(fmt.Sprintf("other%d", n), "2026-02-01",
			fmt.Sprintf("Other %d\n\n%s", n, ofWords(int64(n+10), 300, 0, 0)), func(an *schema.Analysis) {}))
	}
	ctx := context.Background()
	want := ""
	for seed := range int64(3) {
		rand.New(rand.NewSource(seed)).Shuffle(len(items), func(a, b int) { items[a], items[b] = items[b], items[a] })
		dir := build(t, items[:3])
		fill(t, dir, items)
		i := open(t, dir)
		for _, opt := range []Options{{Limit: 20, Fold: true, Sort: Newest}, {Limit: 3, Offset: 4, Fold: true, Sort: Newest}} {
			res, err := i.Search(ctx, nil, opt)
			if err != nil || res.Total != 10 || len(res.Hits) != map[int]int{0: 7, 4: 3}[opt.Offset] {
				t.Fatalf("%d hits of %d, %v", len(res.Hits), res.Total, err)
			}
			last := res.Hits[len(res.Hits)-1]
			if last.Source != "joint3" || len(last.Same) != 3 || last.Same[0].Source != "joint2" {
				t.Errorf("got %s and %+v", last.Source, last.Same)
			}
		}
		if res, err := i.Search(ctx, nil, Options{Limit: 20}); err != nil || len(res.Hits) != 10 {
			t.Errorf("unfolded: %d hits, %v", len(res.Hits), err)
		}
		res, err := i.Search(ctx, parse(t, "headline:2"), Options{Limit: 20, Fold: true, Sort: Oldest})
		if err != nil || len(res.Hits) != 2 || len(res.Hits[0].Same) != 0 {
			t.Errorf("one of the four matches alone: %+v, %v", res.Hits, err)
		}
		got := fmt.Sprint(i.columns.groups())
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("the order of adding changes the groups: %s, %s", got, want)
		}
		similar, err := i.SimilarTo(ctx, res.Hits[0].ID, 10)
		if err != nil || len(similar) != 3 || similar[0].Share < leastSame {
			t.Errorf("similar: %+v, %v", similar, err)
		}
		if _, err := Verify(ctx, dir); err != nil {
			t.Error(err)
		}
	}
}
