package index

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
)

//go:embed testdata/questions.tsv
var questionsTSV string

//go:embed testdata/judged.tsv
var judgedTSV string

// The least that the ranking has to reach on the questions that tell, and by how much
// more than plain bleve on the same texts: nDCG at 10.
const (
	leastTold   = 0.89
	leastBeside = 0.02
)

// TestQuestions asks what people ask, and compares what comes with what was judged by
// reading, and with what plain bleve finds. It takes a minute and runs where KNOWN
// names an index, as TestKnown does:
//
//	KNOWN=DIR go test ./index -run Questions -v
func TestQuestions(t *testing.T) {
	i := senators(t, knownItems)
	questions, j := questionsOfOurOwn(), readJudged(judgedTSV)
	ours := meanGain(questions, j, func(text string) []string { return firstTen(t, i, text) })
	plain := meanGain(questions, j, plainTen(t, i))
	var report strings.Builder
	fmt.Fprintf(&report, "%d questions as typed, nDCG@10\tours\tplain bleve\n", len(questions))
	for _, part := range slices.Sorted(maps.Keys(ours)) {
		fmt.Fprintf(&report, "%s\t%.3f\t%.3f\n", part, ours[part], plain[part])
	}
	sameAsGolden(t, "questions.golden", report.String())
	if ours[told] < leastTold || ours[told] < plain[told]+leastBeside {
		t.Errorf("nDCG@10 %.3f, plain bleve %.3f; want at least %.2f, and %.2f more", ours[told], plain[told], leastTold, leastBeside)
	}
}

func questionsOfOurOwn() (out []asked) {
	for line := range strings.Lines(questionsTSV) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); !strings.HasPrefix(line, "#") {
			out = append(out, asked{id: cells[0], text: cells[3], parts: cells[1:3]})
		}
	}
	return out
}

// plainTen asks plain bleve, with the texts of an index, for any of the words.
func plainTen(t *testing.T, i *Index) func(text string) []string {
	t.Helper()
	var items []item
	err := i.Each(context.Background(), nil, Oldest, func(s Stored) error {
		items = append(items, item{Rel: s.Release})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	plain, err := bleve.Open(plainIndex(t, items))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { plain.Close() })
	return func(text string) (sources []string) {
		q := bleve.NewMatchQuery(text)
		q.SetField("text")
		res, err := plain.Search(bleve.NewSearchRequestOptions(q, 10, 0, false))
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range res.Hits {
			sources = append(sources, hit.ID)
		}
		return sources
	}
}
