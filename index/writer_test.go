package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

func TestIdempotent(t *testing.T) {
	items := sample()
	dir := build(t, items)
	before := dump(t, dir)
	if n := fill(t, dir, items); n != 0 {
		t.Errorf("%d releases were added again", n)
	}
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items { // without asking Unchanged
		if err := w.Add(it.Rel, it.An); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), w.Close()); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, dir); after != before {
		t.Errorf("adding the same again changed the index:\n%s\n%s", before, after)
	}
	if err := w.Add(items[0].Rel, items[0].An); err == nil {
		t.Error("a closed writer must refuse")
	}
}

// dump lists everything that an index answers.
func dump(t testing.TB, dir string) string {
	t.Helper()
	i, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	ctx := context.Background()
	res, err := i.Search(ctx, nil, Options{Limit: 1e5})
	if err != nil {
		t.Fatal(err)
	}
	events, err := i.Events(ctx, EventFilter{Limit: 1e5})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, hit := range res.Hits {
		fmt.Fprintf(&b, "%s %s %s %s\n", hit.key, hit.ID, hit.Headline, hit.Published)
	}
	for _, ev := range events.Hits {
		fmt.Fprintf(&b, "%s %s\n", ev.Source, ev.Event.What)
	}
	return b.String()
}

func TestReplace(t *testing.T) {
	items := sample()
	dir := build(t, items)
	changed := written("am/peace.txt", "2026-02-17", "Corrected headline\n\nNew text.", func(an *schema.Analysis) {
		an.Events = []schema.Event{event("award", "prize given", "2026-02-17", "2026-02-17", nil, nil)}
	})
	if n := fill(t, dir, []item{changed, items[1]}); n != 1 {
		t.Errorf("%d releases added, want the changed one only", n)
	}
	i := open(t, dir)
	if got := sources(t, i, "", Newest); len(got) != len(items) {
		t.Errorf("got %v", got)
	}
	if got := sources(t, i, "grigoryan -hasmik", Newest); len(got) != 0 {
		t.Errorf("the old text is still found: %v", got)
	}
	events, err := i.Events(context.Background(), EventFilter{Query: parse(t, "source:peace.txt"), Limit: 10})
	if err != nil || len(events.Hits) != 1 || events.Hits[0].Event.What != "prize given" {
		t.Errorf("got events %+v, %v, want the new one only", events, err)
	}
	if st, err := i.Stats(context.Background()); err != nil || st.Events != 3 {
		t.Errorf("got %+v, %v", st, err)
	}
	if people, err := i.Count(context.Background(), nil, People, 0); err != nil || len(people) != 2 {
		t.Errorf("got %+v, %v", people, err)
	}
	date := items[1]
	date.Rel.Dates = nil
	i.Close()
	if n := fill(t, dir, []item{date}); n != 1 {
		t.Error("a release whose source dates it otherwise is another")
	}
}

// TestSameSource adds different releases of one source: none may be lost.
func TestSameSource(t *testing.T) {
	var items []item
	for n := range 30 {
		items = append(items, written("feed.jsonl", "", fmt.Sprintf("Head %d\n\nText.", n%20), nil))
	}
	dir := build(t, items)
	before := dump(t, dir)
	if n := strings.Count(before, "\n"); n != 20 {
		t.Errorf("%d releases kept, want 20:\n%s", n, before)
	}
	if n := fill(t, dir, items); n != 0 {
		t.Errorf("%d added again", n)
	}
	if after := dump(t, dir); after != before {
		t.Errorf("got %s, want %s", after, before)
	}
	twin := items[0]
	twin.Rel.Source = "other.txt"
	if n := fill(t, dir, []item{twin}); n != 0 {
		t.Error("the same text of another source is the same release")
	}
}

// synthetic makes n releases of some 250 words each, always the same.
func synthetic(n int) []item {
	rng := rand.New(rand.NewSource(3))
	word := func() string { return fmt.Sprintf("word%d", int(rng.ExpFloat64()*800)) }
	var items []item
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s %s\n\n", word(), word(), word())
		for range 250 {
			b.WriteString(word() + " ")
		}
		date := corpus.Date{Year: 2005 + i%5, Month: time.Month(1 + i%12), Day: 1 + i%28}.String()
		items = append(items, written(fmt.Sprintf("s/%d", i), date, b.String(), func(an *schema.Analysis) {
			for range 4 {
				an.People = append(an.People, person("p", fmt.Sprintf("First%d Last%d", rng.Intn(50), rng.Intn(300))))
			}
			an.Events = []schema.Event{event("meeting", word(), date, date, nil, nil)}
		}))
	}
	return items
}

func BenchmarkAdd(b *testing.B) {
	items := synthetic(500)
	b.ResetTimer()
	for range b.N {
		build(b, items)
	}
	b.ReportMetric(float64(len(items)*b.N)/b.Elapsed().Seconds(), "releases/s")
}

func BenchmarkSearch(b *testing.B) {
	i := open(b, build(b, synthetic(2000)))
	for _, text := range []string{
		"word7", "word7 word90", `"word1 word2"`, "word7 word90 word300 word800 word1200", "word12*", "person:last7 date:2006", "-word7",
	} {
		q := parse(b, text)
		b.Run(strings.ReplaceAll(text, " ", "+"), func(b *testing.B) {
			for range b.N {
				if _, err := i.Search(context.Background(), q, Options{Limit: 10, Highlight: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("count", func(b *testing.B) {
		for range b.N {
			if _, err := i.Count(context.Background(), nil, People, 20); err != nil {
				b.Fatal(err)
			}
		}
	})
}
