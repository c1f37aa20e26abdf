package annot_test

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
)

// tags are those of the verbs of the test.
var tags = map[string]string{"said": "VBD", "has": "VBZ", "will": "MD", "adopted": "VBD", "met.": "VBD"}

func TestOpening(t *testing.T) {
	const long = "The council of the town said on Friday that it has adopted the plan for the harbour, which will cost much, and named a board."
	for _, test := range []struct{ name, text, want string }{
		{"short", "The council met. It voted.", "The council met."},
		{"a clause", long, "The council of the town said on Friday that it has adopted the plan for the harbour, which will cost much"},
		{"a name is no clause", "The council of the town of Leeds, the county of York and the board of the harbour, all of them, adopted the plan for the new pier.",
			"The council of the town of Leeds, the county of York and the board of the harbour, all of them, adopted the"},
		{"no clause", strings.ReplaceAll(long, ",", ""), "The council of the town said on Friday that it has adopted the plan for the harbour which will cost much and"},
		{"one word", strings.Repeat("é", 200), strings.Repeat("é", 110)},
		{"nothing", "", ""},
	} {
		doc := annot.Of(test.text)
		for at, rest := 0, test.text; rest != ""; {
			word, after, _ := strings.Cut(rest, " ")
			doc.Tokens = append(doc.Tokens, annot.Token{Span: annot.Span{Start: at, End: at + len(word)}, Tag: tags[word]})
			at, rest = at+len(word)+1, after
		}
		if test.text != "" {
			end := len(test.text)
			if i := strings.Index(test.text, ". "); i >= 0 {
				end = i + 1
			}
			doc.Sections = []annot.Section{{Span: annot.Span{End: len(test.text)}, Kind: annot.Lead}}
			doc.Sentences = []annot.Sentence{{Span: annot.Span{End: end}}}
		}
		if got := doc.Opening().Text(test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		doc.Sections = append([]annot.Section{{Kind: annot.Headline}}, doc.Sections...)
		if got := doc.Opening(); got.Len() > 0 {
			t.Errorf("%s, with a headline: %v", test.name, got)
		}
	}
}
