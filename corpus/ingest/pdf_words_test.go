//go:build !nopdf

package ingest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPDFWords compares words, and pairs of them, with what another reader makes of real
// documents: PDFS names a folder of x.pdf, each with x.txt beside it.
func TestPDFWords(t *testing.T) {
	dir := os.Getenv("PDFS")
	if dir == "" {
		t.Skip("PDFS names no folder")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	var words, pairs float64
	n := 0
	for _, path := range paths {
		other, err := os.ReadFile(strings.TrimSuffix(path, ".pdf") + ".txt")
		want := pdfWords(string(other))
		if err != nil || len(want) <= 20 { // a scan, or an encrypted one
			continue
		}
		rels, _ := read(t, Options{MaxBytes: 64 << 20}, path)
		got := pdfWords(strings.Join(texts(rels), "\n"))
		w, p := overlap(got, want), overlap(paired(got), paired(want))
		t.Logf("%.3f %.3f %s", w, p, filepath.Base(path))
		words, pairs, n = words+w, pairs+p, n+1
	}
	t.Logf("F1 of words %.1f, of pairs %.1f, over %d documents", 100*words/float64(n), 100*pairs/float64(n), n)
}

var (
	hyphenEnd = regexp.MustCompile(`-\s*\n\s*`)
	wordOfPDF = regexp.MustCompile(`[\pL\pN_]+`)
)

func pdfWords(s string) []string {
	return wordOfPDF.FindAllString(hyphenEnd.ReplaceAllString(s, ""), -1)
}

func paired(words []string) (out []string) {
	for i := 1; i < len(words); i++ {
		out = append(out, words[i-1]+" "+words[i])
	}
	return out
}

// overlap is the F1 of two bags of words.
func overlap(a, b []string) float64 {
	left := map[string]int{}
	for _, w := range b {
		left[w]++
	}
	both := 0
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(max(len(a)+len(b), 1))
}
