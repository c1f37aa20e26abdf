package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/index/byhand"
	"pressroom/index/identity"
)

// crowd are releases that name people, places and bodies in several forms.
func crowd() (items []byhand.Item) {
	names := []string{"Edward M. Kennedy", "Ted Kennedy", "Kennedy", "Edward Kennedy", "John Kennedy", "George Bush", "George W. Bush",
		"George H.W. Bush", "Bush", "Mary O'Brien", "Mary OBrien", "Start"}
	titles := []string{"Senator", "President", "", "Chairman", ""}
	orgs := [][2]string{{"Federal Emergency Management Agency", "FEMA"}, {"FEMA", ""}, {"Energy Department", ""}, {"Department of Energy", ""}}
	for n := range 40 {
		source := fmt.Sprintf("release%02d", n)
		items = append(items, byhand.Release(source, "2026-01-02", source+"\n\nThey start to talk.", func(an *schema.Analysis) {
			for k := range 2 {
				p := byhand.Person(fmt.Sprint("p", k), names[(n*7+k*5)%len(names)])
				if title := titles[(n+k)%len(titles)]; title != "" {
					p.Titles = []string{title}
				}
				an.People = append(an.People, p)
			}
			org := orgs[n%len(orgs)]
			an.Organizations = []schema.Organization{{ID: "o1", Name: org[0], Acronym: schema.Nullable(org[1])}}
			an.Places = []schema.Place{byhand.Place("Georgia", []string{"US", "GE"}[n%2], 1, 2)}
		}))
	}
	return items
}

// entitiesOf makes an index of the items, a Writer for each part, and then takes out
// what is not wanted. It returns all entities.
func entitiesOf(t *testing.T, items []byhand.Item, parts int, unwanted []byhand.Item) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	writing := func(do func(*Writer) error) {
		w, err := OpenWriter(dir, "test 1")
		if err != nil {
			t.Fatal(err)
		}
		if err := do(w); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for part := range slices.Chunk(items, (len(items)+parts-1)/parts) {
		writing(func(w *Writer) error {
			for _, it := range part {
				if err := w.Add(it.Rel, it.An); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if len(unwanted) > 0 {
		writing(func(w *Writer) error {
			for _, it := range unwanted {
				if err := w.Drop(it.Rel.Source); err != nil {
					return err
				}
			}
			return nil
		})
	}
	i, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	out := ""
	for _, kind := range identity.Kinds {
		got, err := i.Entities(context.Background(), kind)
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := identity.New()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := i.identify(context.Background(), fresh, kind); err != nil || fmt.Sprint(again) != fmt.Sprint(got) {
			t.Errorf("what is stored is not what a reader finds out: %v, %v, %v", got, again, err)
		}
		out += fmt.Sprint(got) + "\n"
	}
	return out
}

// TestEntitiesOfAnyOrder: the same releases in any order, in one run or ten, with
// others added and removed between, give the same entries with the same IDs.
func TestEntitiesOfAnyOrder(t *testing.T) {
	all := crowd()
	items, others := all[:30], all[30:]
	want := entitiesOf(t, items, 1, nil)
	r := rand.New(rand.NewPCG(3, 4))
	for _, parts := range []int{1, 3, 10} {
		mixed := slices.Clone(items)
		r.Shuffle(len(mixed), func(a, b int) { mixed[a], mixed[b] = mixed[b], mixed[a] })
		if got := entitiesOf(t, mixed, parts, nil); got != want {
			t.Errorf("in another order, %d runs:\n%s, want\n%s", parts, got, want)
		}
		more := slices.Concat(others[:5], mixed, others[5:])
		r.Shuffle(len(more), func(a, b int) { more[a], more[b] = more[b], more[a] })
		if got := entitiesOf(t, more, parts, others); got != want {
			t.Errorf("with others between, %d runs:\n%s, want\n%s", parts, got, want)
		}
	}
}
