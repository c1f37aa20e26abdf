package name

import (
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/eval/marked"
	"pressroom/analyze/lexicon"
)

func TestWordTable(t *testing.T) {
	words, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	seen := class(0)
	for w, c := range words {
		if w == "" || c == 0 {
			t.Errorf("%q is of no class", w)
		}
		seen |= c
	}
	if all := class(1)<<len(classNames) - 1; seen != all {
		t.Errorf("classes without a word: %b", all&^seen)
	}
}

// TestFind reads one text of each kind of evidence; the cases of the stage as a
// whole stand in analyze/testdata/names.txtar.
func TestFind(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.chances.Fits(Found{}.Grounds()); err != nil {
		t.Error(err)
	}
	for _, text := range []string{
		"Senator [person Ann Lee] spoke in [place Nairobi].",
		"The [organization Ministry of Health] wrote to [organization Acme Corp.] on Monday.",
		"It rained on the dam, and nobody was there.",
		"",
	} {
		want, _ := marked.Document(t, text)
		doc := &annot.Document{Release: want.Release, Anatomy: want.Anatomy, Tokens: want.Tokens, Sentences: want.Sentences}
		got := f.Find(doc)
		if len(got) != len(want.Mentions) {
			t.Errorf("%s: %d names", text, len(got))
			continue
		}
		for i, m := range got {
			if m.Probability <= 0 || m.Probability >= 1 {
				t.Errorf("%s: the probability of %q is %v", text, m.Text(doc.Release.Text), m.Probability)
			}
			if m.Span != want.Mentions[i].Span || m.Kind != want.Mentions[i].Kind || m.Rule == "" {
				t.Errorf("%s: name %d is %q, %s, by rule %q", text, i, m.Text(doc.Release.Text), m.Kind, m.Rule)
			}
		}
	}
}
