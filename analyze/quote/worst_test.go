package quote

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/corpus"
)

var (
	lines = regexp.MustCompile(`[^\n]+`)
	words = regexp.MustCompile(`[\pL\pN]+|[^\s]`)
	past  = regexp.MustCompile(`^(said|told|noted|called|met)$`)
)

// document makes a document of plain tokens: two capitalised words are a
// person, lines are sentences.
func document(text string) *annot.Document {
	d := &annot.Document{Release: corpus.Release{Text: text}}
	people := map[string]int{}
	for _, line := range lines.FindAllStringIndex(text, -1) {
		sent := annot.Sentence{First: len(d.Tokens)}
		capital := false // the word before has one
		for _, w := range words.FindAllStringIndex(text[line[0]:line[1]], -1) {
			at := annot.Span{Start: line[0] + w[0], End: line[0] + w[1]}
			tok := annot.Token{Span: at, Tag: "NN"}
			switch word := at.Text(text); {
			case past.MatchString(word):
				tok.Tag = "VBD"
			case strings.ToLower(word) != word:
				tok.Tag = "NNP"
			}
			d.Tokens = append(d.Tokens, tok)
			if capital && tok.Tag == "NNP" {
				m := annot.Mention{Span: annot.Span{Start: d.Tokens[len(d.Tokens)-2].Start, End: at.End}, Kind: annot.Person, Rule: "given"}
				name := m.Text(text)
				if _, ok := people[name]; !ok {
					people[name] = len(d.Entities)
					d.Entities = append(d.Entities, annot.Entity{ID: fmt.Sprint("p", len(d.Entities)+1), Name: name, Kind: annot.Person})
				}
				e := &d.Entities[people[name]]
				e.Mentions = append(e.Mentions, len(d.Mentions))
				d.Mentions = append(d.Mentions, m)
				capital = false
			} else {
				capital = tok.Tag == "NNP"
			}
		}
		if sent.Last = len(d.Tokens); sent.Last > sent.First {
			sent.Span = annot.Span{Start: d.Tokens[sent.First].Start, End: d.Tokens[sent.Last-1].End}
			d.Sentences = append(d.Sentences, sent)
		}
	}
	return d
}

func read(d *annot.Document, lex *lexicon.Lexicon) {
	d.Quotations = Marked(d, lex)
	d.Quotes = Find(d, lex)
	d.Indirect = Indirect(d, lex)
}

// worst is input that quadratic code would not survive.
var worst = map[string]string{
	"open": strings.Repeat("“a b c d ", 1<<16), "straight": strings.Repeat(`"a b c d," said `, 1<<15), "single": strings.Repeat("'A b c d ",
		1<<16),
	"curly-single": strings.Repeat("‘a b c d ", 1<<16), "said": strings.Repeat("said ", 1<<17), "names-said": strings.Repeat("Ann Lee ",
		1<<15) + strings.Repeat("said x ", 1<<15),
	"he-said": strings.Repeat(`“a b c d,” he said. `, 1<<14), "the-minister": strings.Repeat(`“a b c d,” the minister said. Ann Lee met. `,
		1<<14),
	"the-norwegian": strings.Repeat(`“a b c d,” the Norwegian minister said. Ann Lee met. `, 1<<13),
	"lines":         strings.Repeat("“a b c d.\n\n", 1<<16), "dashes": strings.Repeat("“a b c d” – \n", 1<<15),
	"statements": strings.Repeat("statement of \n“a b c d”\n", 1<<15),
	"colons":     strings.Repeat("a: “b c d e” ", 1<<15), "guillemets": strings.Repeat("»a b c d« ", 1<<15),
	"commas": strings.Repeat("Ann Lee, ", 1<<15) + "said",
}

func TestWorst(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range worst {
		d := document(text)
		if read(d, lex); annot.Check(d) != nil {
			t.Errorf("%s: %v", name, annot.Check(d))
		}
	}
}

// BenchmarkWorst shows that the time is linear; it fails only by never ending.
func BenchmarkWorst(b *testing.B) {
	lex, err := lexicon.Load()
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range worst {
		d := document(text)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				read(d, lex)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	lex, err := lexicon.Load()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "“", "'A b c.'", "Ann Lee said: “We have read it all.”\n\n“And more,” he said.", "»a b c d« – Ann Lee",
		"According to Ann Lee, it is “a b c d” by X",
		"“a b c d”\nAnn Lee, chair", "STATEMENT OF ANN LEE\n“a b c d”", "Ann Lee met. “A b c d."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := document(strings.ToValidUTF8(text, "?"))
		read(d, lex)
		if err := annot.Check(d); err != nil {
			t.Fatal(err)
		}
	})
}
