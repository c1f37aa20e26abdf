package index

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	"pressroom/index/query"
)

// cranfield is the Cranfield collection: 1,400 abstracts, 225 questions and how
// well each abstract answers them, where it lies beside the checkout.
const cranfield = "../../shared/ir/cranfield"

// leastGain is what the ranking has to reach on it: nDCG at 10 of the questions as
// they were typed.
const leastGain = 0.36

// tuned and told are the halves of a collection: constants of the ranking were chosen
// on the one, what they are worth is told by the other.
const tuned, told = "tuned", "told"

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
	var questions []asked
	readLines(t, "queries.jsonl", func(line []byte) {
		var q struct {
			ID   string `json:"_id"`
			Text string
		}
		if err := json.Unmarshal(line, &q); err != nil {
			t.Fatal(err)
		}
		questions = append(questions, asked{id: q.ID, text: q.Text})
	})
	halve(questions)
	qrels, err := os.ReadFile(filepath.Join(cranfield, "qrels.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	idx, nothing := open(t, build(t, items)), 0
	mean := meanGain(questions, readJudged(string(qrels)), func(text string) []string {
		found := firstTen(t, idx, text)
		if len(found) == 0 {
			nothing++
		}
		return found
	})
	if mean[""] < leastGain {
		t.Errorf("nDCG@10 is %.4f, less than %.2f", mean[""], leastGain)
	}
	sameAsGolden(t, "cranfield.golden", fmt.Sprintf("%d abstracts, %d questions as typed: nDCG@10 %.3f (half that constants were chosen on %.3f, other half %.3f), nothing found for %d\n",
		len(items), len(questions), mean[""], mean[tuned], mean[told], nothing))
}

// halve puts every question into one of two halves, drawn by a seed, and shuffles them.
func halve(questions []asked) {
	rand.New(rand.NewSource(225)).Shuffle(len(questions), func(i, j int) { questions[i], questions[j] = questions[j], questions[i] })
	for n := range questions {
		questions[n].parts = append(questions[n].parts, []string{tuned, told}[n%2])
	}
}

// firstTen returns the sources of the first ten hits of a question as it was typed;
// none of one that cannot be read.
func firstTen(t *testing.T, i *Index, text string) (sources []string) {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		return nil
	}
	res, err := i.Search(context.Background(), q, Options{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	for _, hit := range res.Hits {
		sources = append(sources, hit.Source)
	}
	return sources
}

// sameAsGolden compares a text with a file of testdata, which UPDATE writes anew.
func sameAsGolden(t *testing.T, name, got string) {
	t.Helper()
	golden := filepath.Join("testdata", name)
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
