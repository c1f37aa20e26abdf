package index

import (
	"context"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"pressroom/index/query"
)

// However few are asked for, they are the first of all: what is passed over
// because it can no longer be among the best never is.
func TestFewAreTheFirstOfAll(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	rng := rand.New(rand.NewSource(3))
	words := strings.Fields("harbour ferry dawn treaty budget river bridge school minister report")
	some := func(n int) string {
		out := make([]string, n)
		for i := range out {
			out[i] = words[min(rng.Intn(len(words)), rng.Intn(len(words)))] // the first ones often
		}
		return strings.Join(out, " ")
	}
	var items []item
	for n := range 300 {
		items = append(items, written(fmt.Sprintf("s%03d", n), "", some(2)+"\n\n"+some(1+rng.Intn(30)), nil))
	}
	i := open(t, build(t, items))
	for range 100 {
		q, err := query.Parse(strings.Join(strings.Fields(some(2+rng.Intn(5))), " OR "))
		if err != nil {
			t.Fatal(err)
		}
		all, err := i.Search(context.Background(), q, Options{Limit: len(items)})
		if err != nil {
			t.Fatal(err)
		}
		few := Options{Limit: 1 + rng.Intn(12), Offset: rng.Intn(5)}
		got, err := i.Search(context.Background(), q, few)
		if err != nil {
			t.Fatal(err)
		}
		from := min(few.Offset, len(all.Hits))
		want := all.Hits[from:min(from+few.Limit, len(all.Hits))]
		if got.Total != all.Total || !reflect.DeepEqual(got.Hits, want) {
			t.Fatalf("%s, %+v: got %v of %d, want %v of %d", q, few, got.Hits, got.Total, want, all.Total)
		}
	}
}
