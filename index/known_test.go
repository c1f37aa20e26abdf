package index

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"pressroom/index/query"
)

// knownItems are releases of 20,000 and questions for each, with the sources wanted.
const knownItems = "../../shared/ir/known-senate.jsonl"

// TestKnown seeks releases that are known: by 3 to 5 words of the headline (a), by the
// headline (b), and by words of the body and a name (c). It measures how near the top
// each comes: the mean of 1/rank within the first ten hits (MRR@10).
//
//	pressroom --index DIR add ../shared/corpus/senate-20k.jsonl.gz
//	KNOWN=DIR go test ./index -run Known -v
func TestKnown(t *testing.T) {
	i := senators(t, knownItems)
	data, err := os.ReadFile(knownItems)
	if err != nil {
		t.Fatal(err)
	}
	sum, asked := map[string]float64{}, map[string]int{}
	for line := range strings.Lines(string(data)) {
		var item struct {
			Kind, Query string
			Want        []string
		}
		if err := json.Unmarshal([]byte(line), &item); err != nil {
			t.Fatal(err)
		}
		asked[item.Kind]++
		sum[item.Kind] += reciprocalRank(t, i, item.Query, item.Want)
	}
	for kind, floor := range map[string]float64{"a": 0.90, "b": 0.97, "c": 0.95} {
		mrr := sum[kind] / float64(max(asked[kind], 1))
		t.Logf("%s: MRR@10 %.3f of %d", kind, mrr, asked[kind])
		if mrr < floor {
			t.Errorf("%s: MRR@10 %.3f, want at least %.2f", kind, mrr, floor)
		}
	}
}

// senators is the index of 20,000 releases of American senators that KNOWN names; a
// test that lacks it, or the file that it needs beside the checkout, is skipped.
func senators(t *testing.T, file string) *Index {
	t.Helper()
	dir := os.Getenv("KNOWN")
	switch _, err := os.Stat(file); {
	case testing.Short():
		t.Skip("not in -short")
	case err != nil:
		t.Skip("not beside the checkout: ", err)
	case dir == "":
		t.Skip("set KNOWN to an index of ../shared/corpus/senate-20k.jsonl.gz")
	}
	return open(t, dir)
}

// reciprocalRank is 1/rank of the first of ten hits that is wanted, 0 when none is.
func reciprocalRank(t *testing.T, i *Index, question string, want []string) float64 {
	t.Helper()
	q, err := query.Parse(question)
	if err != nil {
		return 0 // what cannot be asked is not found
	}
	res, err := i.Search(context.Background(), q, Options{Limit: 10, Fold: true})
	if err != nil {
		t.Fatal(err)
	}
	for rank, hit := range res.Hits {
		if slices.Contains(want, hit.Source) {
			return 1 / float64(rank+1)
		}
	}
	return 0
}
