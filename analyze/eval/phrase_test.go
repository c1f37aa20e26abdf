package eval_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/corpus"
	"pressroom/corpus/jsonl"
)

const (
	phraseTable  = "phrases/phrases.tsv"
	phraseCorpus = "../../../shared/corpus"
	phraseSeed   = 20261130
)

// phraseDraw says how many releases of each corpus are drawn, of open publishers only.
var phraseDraw = []struct {
	corpus string
	n      int
}{{"world.jsonl.gz", 70}, {"doj.jsonl.gz", 60}, {"senate-20k.jsonl.gz", 70}}

// What the phrases have to reach, of those judged: shares in percent, and the most that nobody has judged.
const (
	leastPrintable = 64
	mostFalse      = 1
	mostUnjudged   = 20
	mostMedian     = 19
)

// A phraseRow is the judgement of one phrase: the release by its corpus and the first 16 figures of the SHA-256 of its text, and the parts
// of the cleaned text that the phrase is put together from, in bytes.
type phraseRow struct{ corpus, sum, spans, verdict string }

// TestPhrases holds what a strict editor said of 200 phrases, one of each release, drawn by a seed. A phrase that has become another one
// counts as unjudged. UPDATE=1 draws anew and keeps the verdicts of what has not changed; PHRASES=file writes the phrases to judge.
func TestPhrases(t *testing.T) {
	if _, err := os.Stat(phraseCorpus); err != nil || testing.Short() {
		t.Skip("needs the releases in ../shared, and takes a while")
	}
	rows := readPhrases(t)
	if os.Getenv("UPDATE") != "" {
		rows = drawPhrases(t, rows)
	}
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	texts := textsOf(t, rows)
	count := map[string]int{}
	var lengths []int
	var list strings.Builder
	for i, row := range rows {
		rel, ok := texts[row.sum]
		if !ok {
			t.Errorf("%s has no release %s", row.corpus, row.sum)
			continue
		}
		doc, err := a.Analyze(rel)
		if err != nil {
			t.Fatal(err)
		}
		ev := phraseAt(doc, row.spans)
		if ev == nil {
			count["unjudged"]++
			continue
		}
		count[row.verdict]++
		lengths = append(lengths, len(strings.Fields(ev.What)))
		said := strings.Join(strings.Fields(ev.Evidence.Text(doc.Release.Text)), " ")
		fmt.Fprintf(&list, "%d\t%s\t%s\t%s\n\t%s\n", i+1, row.verdict, ev.Status, ev.What, said)
	}
	if file := os.Getenv("PHRASES"); file != "" {
		if err := os.WriteFile(file, []byte(list.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(lengths)
	judged := count["printable"] + count["empty"] + count["broken"] + count["false"]
	median := lengths[len(lengths)/2]
	t.Logf("of %d phrases %v, median %d words", judged, count, median)
	if judged == 0 || 100*count["printable"] < leastPrintable*judged || 100*count["false"] > mostFalse*judged || median > mostMedian {
		t.Errorf("want %d %% printable, at most %d %% false and %d words", leastPrintable, mostFalse, mostMedian)
	}
	if n := count["unjudged"] + count["-"]; n > mostUnjudged {
		t.Errorf("%d phrases are not judged, want at most %d: judge them anew (UPDATE=1 PHRASES=file)", n, mostUnjudged)
	}
}

// phraseAt returns the event of a document with a phrase of some spans, nil if there is none.
func phraseAt(doc *annot.Document, spans string) *annot.Event {
	for _, list := range [][]annot.Event{doc.Events, doc.Told} {
		for i := range list {
			if spansText(list[i].WhatAt) == spans {
				return &list[i]
			}
		}
	}
	return nil
}

func spansText(spans []annot.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = fmt.Sprintf("%d-%d", s.Start, s.End)
	}
	return strings.Join(parts, " ")
}

func readPhrases(t *testing.T) (rows []phraseRow) {
	table, err := os.ReadFile(phraseTable)
	if os.IsNotExist(err) {
		return nil
	}
	if err == nil {
		err = lexicon.ReadTable(phraseTable, string(table), 4, func(col []string) error {
			rows = append(rows, phraseRow{col[0], col[1], col[2], col[3]})
			return nil
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// textsOf reads the releases of the rows, by the sums of their texts.
func textsOf(t *testing.T, rows []phraseRow) map[string]corpus.Release {
	wanted := map[string]bool{}
	for _, row := range rows {
		wanted[row.sum] = true
	}
	out := map[string]corpus.Release{}
	for _, d := range phraseDraw {
		eachRelease(t, d.corpus, func(sum string, rel corpus.Release) {
			if wanted[sum] {
				out[sum] = rel
			}
		})
	}
	return out
}

// eachRelease reads the releases of open publishers: those whose text or issuer names nobody who is kept aside.
func eachRelease(t *testing.T, file string, f func(sum string, rel corpus.Release)) {
	aside := namesAside(t)
	err := jsonl.Each(filepath.Join(phraseCorpus, file), func(x struct{ Text, Source, Issuer, Published string }) error {
		low := strings.ToLower(x.Text + " " + x.Issuer)
		if len(x.Text) < 300 || slices.ContainsFunc(aside, func(name string) bool { return strings.Contains(low, name) }) {
			return nil
		}
		sum := sha256.Sum256([]byte(x.Text))
		rel := corpus.Release{ID: x.Source, Source: x.Source, Text: x.Text, Issuer: x.Issuer}
		if day, err := corpus.ParseDate(x.Published); err == nil {
			rel.Dates = []corpus.Claim{{Date: day, From: corpus.Metadata, Field: "published"}}
		}
		f(hex.EncodeToString(sum[:])[:16], rel)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// namesAside are the publishers that are kept aside, in lower case.
func namesAside(t *testing.T) (names []string) {
	table, err := os.ReadFile("publishers.tsv")
	if err == nil {
		err = lexicon.ReadTable("publishers.tsv", string(table), 5, func(col []string) error {
			if col[4] == "yes" {
				names = append(names, strings.ToLower(col[0]))
			}
			return nil
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// drawPhrases draws releases by the seed and of each one event, and writes the table. Verdicts of phrases that are as before stay.
func drawPhrases(t *testing.T, before []phraseRow) (rows []phraseRow) {
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	verdict := map[phraseRow]string{}
	for _, row := range before {
		v := row.verdict
		row.verdict = ""
		verdict[row] = v
	}
	for n, d := range phraseDraw {
		all := map[string]corpus.Release{}
		eachRelease(t, d.corpus, func(sum string, rel corpus.Release) { all[sum] = rel })
		sums := make([]string, 0, len(all))
		for sum := range all {
			sums = append(sums, sum)
		}
		sort.Strings(sums)
		rng := rand.New(rand.NewPCG(phraseSeed, uint64(n)))
		rng.Shuffle(len(sums), func(i, j int) { sums[i], sums[j] = sums[j], sums[i] })
		for _, sum := range sums {
			doc, err := a.Analyze(all[sum])
			if err != nil {
				t.Fatal(err)
			}
			pick := rng.IntN(1 << 20)
			if len(rows) >= wantedUpTo(n) || len(doc.Events) == 0 {
				if len(rows) >= wantedUpTo(n) {
					break
				}
				continue
			}
			row := phraseRow{corpus: d.corpus, sum: sum, spans: spansText(doc.Events[pick%len(doc.Events)].WhatAt)}
			if v := verdict[row]; v != "" {
				row.verdict = v
			} else {
				row.verdict = "-"
			}
			rows = append(rows, row)
		}
	}
	var b strings.Builder
	b.WriteString(phraseHeader)
	for _, r := range rows {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", r.corpus, r.sum, r.spans, r.verdict)
	}
	if err := os.WriteFile(phraseTable, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return rows
}

func wantedUpTo(n int) (sum int) {
	for _, d := range phraseDraw[:n+1] {
		sum += d.n
	}
	return sum
}

const phraseHeader = `# What a strict editor said of the phrases of events: printable, empty (true, but without the news), broken, false; - is not judged.
# One event each of releases drawn by a seed (phrase_test.go), of open publishers only: the corpus, the first 16 figures of the SHA-256 of the
# text, the parts of the cleaned text from which the phrase is put together, in bytes. Judged by hand by one reader on 2026-11-28.
# Licence: MIT, as the project.
# corpus	sum	spans	verdict
`
