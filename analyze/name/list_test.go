package name

import (
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// TestLists finds the longest names of the lists and which part of them a token is.
func TestLists(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := NewForTraining(lex)
	if err != nil {
		t.Fatal(err)
	}
	doc := annot.Of("Peru told the World Bank of New South Wales and Paris")
	for i, start := 0, 0; i <= len(doc.Release.Text); i++ {
		if i == len(doc.Release.Text) || doc.Release.Text[i] == ' ' {
			doc.Tokens = append(doc.Tokens, annot.Token{Span: annot.Span{Start: start, End: i}})
			start = i + 1
		}
	}
	doc.Sentences = []annot.Sentence{{First: 0, Last: len(doc.Tokens)}}
	x := f.NewExtractor(doc)
	for i, want := range []listed{
		{'C', 1}, {}, {}, {'O', 2}, {'O', 4}, {}, {'R', 2}, {'R', 3}, {'R', 4}, {}, {'T', 1},
	} {
		if x.lists[i] != want {
			t.Errorf("%q: %c %d, want %c %d", doc.Word(i), x.lists[i].list, x.lists[i].part, want.list, want.part)
		}
	}
	if f.meanings["oracle"] == "" || f.meanings["oracle"] != f.meanings["nvidia"] {
		t.Errorf("oracle means %q, nvidia %q", f.meanings["oracle"], f.meanings["nvidia"])
	}
}
