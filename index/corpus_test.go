//go:build unix

package index

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
)

// BenchmarkCorpus compares the index with plain bleve over the same texts:
//
//	pressroom analyze --json RELEASES.jsonl > ANALYSES.jsonl
//	RELEASES=RELEASES.jsonl ANALYSES=ANALYSES.jsonl go test ./index -run '^$' -bench Corpus -benchtime 1x -timeout 1h
//
// RELEASES is JSON Lines of source, issuer and text. Figures are of the CPU, which
// other work on the machine does not change.
func BenchmarkCorpus(b *testing.B) {
	if os.Getenv("RELEASES") == "" {
		b.Skip("set RELEASES and ANALYSES")
	}
	items := analysed(b, os.Getenv("RELEASES"), os.Getenv("ANALYSES"))
	text := 0
	for _, it := range items {
		text += len(it.Rel.Text)
	}
	dir := filepath.Join(b.TempDir(), "index")
	at := cpu()
	fill(b, dir, items)
	b.ReportMetric((cpu() - at).Seconds(), "add-CPU-s")
	b.ReportMetric(float64(bytesIn(b, dir))/float64(text), "size/text")
	at = cpu()
	plain := plainIndex(b, items)
	b.ReportMetric((cpu() - at).Seconds(), "plain-add-CPU-s")
	b.ReportMetric(float64(bytesIn(b, plain))/float64(text), "plain-size/text")
	i, ctx := open(b, dir), context.Background()
	other, err := bleve.OpenUsing(plain, map[string]any{"read_only": true})
	if err != nil {
		b.Fatal(err)
	}
	defer other.Close()
	questions := questionsOf(items, 300)
	time1 := timed(questions, func(words string) {
		if _, err := i.Search(ctx, wordsOf(words), Options{Limit: 10, Highlight: true, Fold: true}); err != nil {
			b.Fatal(err)
		}
	})
	time2 := timed(questions, func(words string) {
		q := bleve.NewMatchQuery(words)
		q.SetField("text")
		req := bleve.NewSearchRequestOptions(q, 10, 0, false)
		req.Highlight = bleve.NewHighlight()
		if _, err := other.Search(req); err != nil {
			b.Fatal(err)
		}
	})
	for name, times := range map[string][]time.Duration{"": time1, "plain-": time2} {
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, name+"p50-ms")
		b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, name+"p95-ms")
	}
}

// analysed reads releases with analyses that were made before.
func analysed(b *testing.B, releases, analyses string) (items []item) {
	found := map[string]schema.Analysis{}
	eachLine(b, analyses, func(line []byte) error {
		var an schema.Analysis
		err := json.Unmarshal(line, &an)
		found[an.Source] = an
		return err
	})
	eachLine(b, releases, func(line []byte) error {
		var rel corpus.Release
		var row struct{ Source, Issuer, Text string }
		err := json.Unmarshal(line, &row)
		rel.Source, rel.Issuer, rel.Text, rel.ID = row.Source, row.Issuer, row.Text, corpus.TextID(row.Text)
		if an, ok := found[rel.Source]; ok {
			items = append(items, item{Rel: rel, An: an})
		}
		return err
	})
	return items
}

func eachLine(b *testing.B, path string, do func([]byte) error) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		if err := do(bytes.Clone(lines.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
}

// questionsOf draws three words of a headline each.
func questionsOf(items []item, n int) (out []string) {
	rng := rand.New(rand.NewSource(9))
	for len(out) < n {
		words := strings.Fields(string(items[rng.Intn(len(items))].An.Headline))
		if len(words) > 3 {
			at := rng.Intn(len(words) - 2)
			out = append(out, strings.Join(words[at:at+3], " "))
		}
	}
	return out
}

// wordsOf asks for all of the words.
func wordsOf(text string) (q query.And) {
	for word := range strings.FieldsSeq(text) {
		q = append(q, query.Word(word))
	}
	return q
}

// timed asks all questions twice and returns the CPU time of each the second time.
func timed(questions []string, ask func(string)) (times []time.Duration) {
	for _, q := range questions {
		ask(q)
	}
	for _, q := range questions {
		at := cpu()
		ask(q)
		times = append(times, cpu()-at)
	}
	return times
}

func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func bytesIn(b *testing.B, dir string) (n int64) {
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}
