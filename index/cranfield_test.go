package index

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pressroom/index/query"
)

// cranfield is the Cranfield collection: 1,400 abstracts, 225 questions and how
// well each abstract answers them, where it lies beside the checkout.
const cranfield = "../../shared/ir/cranfield"

// leastGain is what the ranking has to reach on it: nDCG at 10 of the questions as
// they were typed.
const leastGain = 0.36

func TestCranfield(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	if _, err := os.Stat(cranfield); err != nil {
		t.Skip("the Cranfield collection does not lie in " + cranfield)
	}
	var items []item
	readLines(t, "corpus.jsonl", func(line []byte) {
		var doc struct {
			ID    string `json:"_id"`
			Title string
			Text  string
		}
		if err := json.Unmarshal(line, &doc); err != nil {
			t.Fatal(err)
		}
		if doc.Title != "" {
			items = append(items, written(doc.ID, "", doc.Title+"\n\n"+doc.Text, nil))
		}
	})
	idx, judged := open(t, build(t, items)), judgements(t)
	sum, asked, nothing := 0.0, 0, 0
	readLines(t, "queries.jsonl", func(line []byte) {
		var q struct {
			ID   string `json:"_id"`
			Text string
		}
		if err := json.Unmarshal(line, &q); err != nil {
			t.Fatal(err)
		}
		asked++
		var gains []float64
		if tree, err := query.Parse(q.Text); err == nil {
			res, err := idx.Search(context.Background(), tree, Options{Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			for _, hit := range res.Hits {
				gains = append(gains, judged[q.ID][hit.Source])
			}
		}
		if len(gains) == 0 {
			nothing++
		}
		sum += gain(gains) / bestGain(judged[q.ID])
	})
	mean := sum / float64(asked)
	if mean < leastGain {
		t.Errorf("nDCG@10 is %.4f, less than %.2f", mean, leastGain)
	}
	golden := filepath.Join("testdata", "cranfield.golden")
	got := fmt.Sprintf("%d abstracts, %d questions as typed: nDCG@10 %.3f, nothing found for %d\n", len(items), asked, mean, nothing)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || string(want) != got {
		t.Errorf("got  %swant %s%v", got, want, err)
	}
	t.Log(got)
}

// judgements returns how well each document answers each question, from 0.
func judgements(t *testing.T) map[string]map[string]float64 {
	judged := map[string]map[string]float64{}
	readLines(t, "qrels.tsv", func(line []byte) {
		cells := strings.Split(string(line), "\t")
		score, err := strconv.ParseFloat(cells[2], 64)
		if err != nil { // the header
			return
		}
		if judged[cells[0]] == nil {
			judged[cells[0]] = map[string]float64{}
		}
		judged[cells[0]][cells[1]] = max(score, 0)
	})
	return judged
}

// gain is the discounted cumulative gain of a list.
func gain(gains []float64) (sum float64) {
	for n, g := range gains {
		sum += g / math.Log2(float64(n+2))
	}
	return sum
}

// bestGain is that of the ten best answers.
func bestGain(judged map[string]float64) float64 {
	var gains []float64
	for _, g := range judged {
		gains = append(gains, g)
	}
	slices.SortFunc(gains, func(a, b float64) int { return cmp.Compare(b, a) })
	return gain(gains[:min(10, len(gains))])
}

func readLines(t *testing.T, name string, do func([]byte)) {
	f, err := os.Open(filepath.Join(cranfield, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		do(lines.Bytes())
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
