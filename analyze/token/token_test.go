package token

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

func newSplitter(t testing.TB) *Splitter {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fault tells what is wrong with tokens and sentences of a text, if anything.
func fault(text string, toks []annot.Token, sents []annot.Sentence) error {
	at := 0
	for i, tok := range toks {
		switch {
		case tok.Start < at || tok.End <= tok.Start || tok.End > len(text):
			return fmt.Errorf("token %d at %v follows byte %d", i, tok.Span, at)
		case strings.TrimSpace(text[at:tok.Start]) != "":
			return fmt.Errorf("token %d: %q is lost before it", i, text[at:tok.Start])
		case strings.ContainsFunc(tok.Text(text), unicode.IsSpace):
			return fmt.Errorf("token %d: white space in %q", i, tok.Text(text))
		case tok.Tag == "":
			return fmt.Errorf("token %d %q has no tag", i, tok.Text(text))
		case tok.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[tok.End]):
			return fmt.Errorf("token %d %q ends within a rune", i, tok.Text(text))
		}
		at = tok.End
	}
	if strings.TrimSpace(text[at:]) != "" {
		return fmt.Errorf("%q is lost at the end", text[at:])
	}
	next := 0
	for i, sent := range sents {
		switch {
		case sent.First != next || sent.Last <= sent.First || sent.Last > len(toks):
			return fmt.Errorf("sentence %d has tokens %d to %d, want from %d", i, sent.First, sent.Last, next)
		case sent.Start != toks[sent.First].Start || sent.End != toks[sent.Last-1].End:
			return fmt.Errorf("sentence %d at %v is not the span of its tokens", i, sent.Span)
		case sent.Last-sent.First > longSentence:
			return fmt.Errorf("sentence %d has %d tokens", i, sent.Last-sent.First)
		}
		next = sent.Last
	}
	if next != len(toks) {
		return fmt.Errorf("sentences hold %d of %d tokens", next, len(toks))
	}
	return nil
}

// nasty are inputs that prose fails on, or any rule may.
func nasty() map[string]string {
	const size = 50_000
	worst := map[string]string{
		"empty": "", "space": " \n\t ", "nul": "\x00", "bytes": "\xff\xfe a\xc3 'll\xe9's", "Latin-1": "caf\xe9's won't",
		"grown": "ȺȺȺ's", "sharp": "İ'll ẞ's.", "joined": "a\u200db \u200b \ufeff", "wide": "\u3000全角、文。", "entity": "people&rsquo;s",
		"marks": `"'"'“”‘’()[]{}`, "line ends": "a\r\nb\u2028c\u0085d", "clitics": "'s n't 'll s' 've.", "slashes": "/ // a/b ab/cd/ef/",
	}
	for _, unit := range []string{
		",", "'", "a'", ".", "a", "-", "–", "\"", "(", ")", "a.", "A.", "a,", "/", "ab/", "'s", "n't", "\n", " \n", "a\n", "a b\n", "• ",
		". ", "\" ", "A. ", "a  B", "U.S. ", "\t", "’", "(a)", "x\u0301", "\xff", "www.", "@.", "I'", "'.", ".'",
	} {
		worst[fmt.Sprintf("run of %q", unit)] = strings.Repeat(unit, size/len(unit))
	}
	return worst
}

func TestSplitLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	s := newSplitter(t)
	for name, text := range nasty() {
		toks, sents := s.Split(annot.Of(text))
		if err := fault(text, toks, sents); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSplitReleases reads releases that stand outside the repository.
func TestSplitReleases(t *testing.T) {
	s := newSplitter(t)
	read := 0
	for _, pattern := range []string{"gold/dev/*.txt", "corpus/senate-raw/*.txt"} {
		files, err := filepath.Glob(filepath.Join(os.Getenv("PRESSROOM_TEXTS"), pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			toks, sents := s.Split(annot.Of(string(data)))
			if err := fault(string(data), toks, sents); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			read++
		}
	}
	if read == 0 {
		t.Skip("PRESSROOM_TEXTS names no folder with releases")
	}
	t.Logf("%d releases", read)
}

func TestSplitIsDeterministic(t *testing.T) {
	s := newSplitter(t)
	text := sample + strings.Repeat(`"Won't," he said – again. `, 20)
	wantToks, wantSents := s.Split(annot.Of(text))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			toks, sents := s.Split(annot.Of(text))
			if !reflect.DeepEqual(toks, wantToks) || !reflect.DeepEqual(sents, wantSents) {
				t.Error("a second run differs")
			}
		})
	}
	wg.Wait()
}

// sectioned returns the document of a text with sections.
func sectioned(text string, secs []annot.Section) *annot.Document {
	doc := annot.Of(text)
	doc.Sections = secs
	return doc
}

func FuzzSplit(f *testing.F) {
	s := newSplitter(f)
	for _, text := range nasty() {
		f.Add(text[:min(len(text), 300)], 10, 20)
	}
	f.Add(sample, 0, 40)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		var sections []annot.Section
		if 0 <= start && start < end && end <= len(text) {
			sections = []annot.Section{{Span: annot.Span{Start: start, End: end}, Kind: annot.Slug}}
		}
		toks, sents := s.Split(sectioned(text, sections))
		if err := fault(text, toks, sents); err != nil {
			t.Error(err)
		}
	})
}

// sample is a release with what most of them have.
const sample = `FOR IMMEDIATE RELEASE
March 3, 2026

Rivermouth Port Authority Opens New Ferry Terminal

RIVERMOUTH, Maine – The Rivermouth Port Authority opened a $41.5 million ferry terminal on Tuesday, the
largest on the coast north of Portland. It doesn't replace the old pier, which stays open to fishing boats.

“Our harbor has waited thirty years for this,” said Ellen O'Hara, who chairs the authority's board. “We’re
ready for 1,200 passengers a day.” Sen. Paul Reyes (D-Maine) and U.S. Rep. Ann Cole attended the ceremony.

Sailings begin at 6:30 a.m. on March 9. For fares see www.rivermouthport.example/fares.

Contact: Tom Birch, 207-555-0142

###
`

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newSplitter(b)
	}
}

func BenchmarkSplit(b *testing.B) {
	s := newSplitter(b)
	text := strings.Repeat(sample, 4)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		toks, _ := s.Split(annot.Of(text))
		n += len(toks)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkTag measures the tagger alone.
func BenchmarkTag(b *testing.B) {
	s := newSplitter(b)
	text := strings.Repeat(sample, 4)
	toks, sents := s.Split(annot.Of(text))
	n := 0
	for b.Loop() {
		s.tag(text, toks, sents)
		n += len(toks)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkWorst shows that no input takes more than linear time: the rate of
// 400 kB should be that of 50 kB.
func BenchmarkWorst(b *testing.B) {
	s := newSplitter(b)
	for _, unit := range []string{",", "'", "a'", ".", "a", "\n", "a b\n", "\" ", "a  B", "A. "} {
		for _, size := range []int{50_000, 400_000} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%q/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					s.Split(annot.Of(text))
				}
			})
		}
	}
}
