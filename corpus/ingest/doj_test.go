package ingest

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"pressroom/corpus"
)

// shared is where real pages lie beside the checkout.
const shared = "../../../shared/corpus"

// A served is one of 200 web pages as served, and what is right of it.
type served struct {
	File      string `json:"file"`
	Headline  string `json:"headline"`
	Published string `json:"published"`
	html      []byte
	body      string // of the release, from the field of the page that holds it; empty where there is none
}

func servedPages(t testing.TB) (pages []served) {
	t.Helper()
	files := map[string][]byte{}
	archive := tar.NewReader(unzipped(t, "doj-html.tar.gz"))
	for {
		h, err := archive.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(h.Name)] = b
	}
	for line := range bytes.Lines(files["right.jsonl"]) {
		var p served
		if err := json.Unmarshal(line, &p); err != nil {
			t.Fatal(err)
		}
		p.html = files[p.File]
		p.body = bodyField(t, p.html)
		pages = append(pages, p)
	}
	return pages
}

// bodyField is the text of the field of a page that holds the body of the release. No
// text of doj.jsonl.gz is that of a page.
func bodyField(t testing.TB, page []byte) (text string) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "class" && strings.Contains(a.Val, "field--name-field-pr-body") {
				for x := range n.Descendants() {
					if x.Type == html.TextNode {
						text += x.Data + " "
					}
				}
			}
		}
	}
	return text
}

func unzipped(t testing.TB, name string) io.Reader {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(shared, name))
	if err != nil {
		t.Skip("the pages do not lie beside the checkout")
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// TestServedPages measures headline, day and words of the pages of the U.S. Department of
// Justice. Rules were made with the first hundred alone.
func TestServedPages(t *testing.T) {
	pages := servedPages(t)
	for n, name := range []string{"made with", "unseen"} {
		var heads, days, bodies int
		var f1 float64
		for _, p := range pages[100*n : 100*n+100] {
			rel := readPage(t, p)
			head, _, _ := strings.Cut(rel.Text, "\n")
			if squeezed(head) == squeezed(p.Headline) {
				heads++
			} else if n == 0 {
				t.Logf("%s: headline %q, want %q", p.File, head, p.Headline)
			}
			if len(rel.Dates) > 0 && rel.Dates[0].Date.String() == p.Published {
				days++
			} else if n == 0 {
				t.Logf("%s: days %v, want %s", p.File, rel.Dates, p.Published)
			}
			if p.body == "" {
				continue
			}
			_, body, _ := strings.Cut(rel.Text, "\n")
			x := wordsF1(body, p.body)
			bodies++
			f1 += x
			if x < 0.95 && n == 0 {
				t.Logf("%s: words F1 %.3f", p.File, x)
			}
		}
		f1 /= float64(bodies)
		t.Logf("%s: headline %d, day %d of 100; words F1 %.3f of %d", name, heads, days, f1, bodies)
		if heads < 98 || days < 98 || f1 < 0.97 {
			t.Errorf("%s: too little is right", name)
		}
	}
}

func readPage(t testing.TB, p served) (rel corpus.Release) {
	t.Helper()
	for x, err := range Read(context.Background(), []string{"-"}, Options{Stdin: bytes.NewReader(p.html), Source: p.File}) {
		if err != nil {
			t.Errorf("%s: %v", p.File, err)
			continue
		}
		rel = x
	}
	return rel
}

// wordsF1 compares the words of two texts, whatever their order and apostrophes.
func wordsF1(got, want string) float64 {
	count := func(s string) map[string]int {
		words := map[string]int{}
		s = strings.NewReplacer("'", "", "’", "", "‘", "").Replace(strings.ToLower(s))
		for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			words[w]++
		}
		return words
	}
	a, b := count(got), count(want)
	same, all := 0, 0
	for w, n := range a {
		same += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	return 2 * float64(same) / float64(max(all, 1))
}

func BenchmarkServedPages(b *testing.B) {
	pages := servedPages(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			readPage(b, p)
		}
	}
}
