package section

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// worst is input that quadratic code would not survive.
var worst = map[string]string{
	"commas": strings.Repeat(",", 1<<20), "capitals": strings.Repeat("A ", 1<<19), "lines": strings.Repeat("Ab\n", 1<<18),
	"gaps": strings.Repeat("Washington    ", 1<<16), "blanks": strings.Repeat(" ", 1<<20), "one-word": strings.Repeat("x", 1<<20),
	"open": strings.Repeat("(", 1<<20), "contacts": strings.Repeat("Contact: a\n", 1<<16), "dates": strings.Repeat("May 3, 2006\n", 1<<16),
	"sentence": strings.Repeat("the panel met and ", 1<<16),
}

// BenchmarkWorst shows that the time is linear; it fails only by never ending.
func BenchmarkWorst(b *testing.B) {
	lex, err := lexicon.Load()
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range worst {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Split(annot.Of(text), lex, nil)
			}
		})
	}
}
