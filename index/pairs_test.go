package index

import (
	"bufio"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// corpora are where the releases of the pairs lie beside the checkout.
var corpora = []string{"../../shared/corpus/senate-20k.jsonl.gz", "../../shared/corpus/world.jsonl.gz"}

//go:embed testdata/pairs.tsv
var pairsTSV string

// The pairs that are told otherwise than a reader tells them, at most.
const (
	mostMissed = 2 // of those that tell the same news
	mostJoined = 3 // of all others; 9 before headlines of one form were told apart
)

// TestPairs compares what is nearly the same with what a reader says of pairs of
// releases.
func TestPairs(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	var pairs [][]string
	like := map[string]*likeness{}
	for line := range strings.Lines(pairsTSV) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); !strings.HasPrefix(line, "#") {
			pairs = append(pairs, cells)
			like[cells[1]], like[cells[2]] = nil, nil
		}
	}
	for _, path := range corpora {
		likenessesIn(t, path, like)
	}
	missed, joined := 0, 0
	for _, pair := range pairs {
		a, b := like[pair[1]], like[pair[2]]
		if a == nil || b == nil {
			t.Fatalf("%s is not in the corpora", pair[1:])
		}
		switch yes := a.nearlySame(b); {
		case pair[0] == "same" && !yes:
			missed++
			t.Logf("missed: %s, share %.2f", pair[1:], a.sketch.same(b.sketch))
		case pair[0] == "other" && yes:
			joined++
			t.Logf("joined: %s, share %.2f", pair[1:], a.sketch.same(b.sketch))
		}
	}
	t.Logf("%d pairs: %d missed, %d wrongly joined", len(pairs), missed, joined)
	if missed > mostMissed || joined > mostJoined {
		t.Errorf("%d missed and %d wrongly joined, at most %d and %d before", missed, joined, mostMissed, mostJoined)
	}
}

// likenessesIn analyses the releases of a corpus that are asked for.
func likenessesIn(t *testing.T, path string, like map[string]*likeness) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip("not beside the checkout: ", err)
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	analyzer, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(packed)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var row struct{ Source, Issuer, Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if _, wanted := like[row.Source]; !wanted {
			continue
		}
		rel := corpus.Release{ID: corpus.TextID(row.Text), Source: row.Source, Issuer: row.Issuer, Text: row.Text}
		doc, err := analyzer.Analyze(rel)
		if err != nil {
			t.Fatal(err)
		}
		an := schema.Of(doc, schema.CodePoints)
		l := likenessOf(releaseDocument(rel, an), rel, an)
		like[row.Source] = &l
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
