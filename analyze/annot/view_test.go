package annot

import (
	"strings"
	"testing"

	"pressroom/corpus"
)

// hall is a document of one sentence with a mention, a date and a quotation.
func hall() *Document {
	const text = "Ann Lee said “Come in” on Monday."
	d := &Document{Release: corpus.Release{ID: "x", Text: text}}
	at := func(s string) Span {
		i := strings.Index(text, s)
		return Span{i, i + len(s)}
	}
	for _, w := range []string{"Ann", "Lee", "said", "“", "Come", "in", "”", "on", "Monday", "."} {
		d.Tokens = append(d.Tokens, Token{Span: at(w)})
	}
	d.Sections = []Section{{Span: Span{0, len(text)}, Kind: Lead}}
	d.Sentences = []Sentence{{Span: Span{0, len(text)}, First: 0, Last: len(d.Tokens)}}
	d.Mentions = []Mention{{Span: at("Ann Lee"), Kind: Person, Rule: "test"}}
	d.Timexes = []Timex{{Span: at("Monday"), Value: "2026-02-16", Rule: "weekday"}}
	d.Quotes = []Quote{{Span: at("Come in"), Entity: None}}
	return d
}

func TestView(t *testing.T) {
	d := hall()
	if d.Word(1) != "Lee" || d.Lower(1) != "lee" || d.Word(-1) != "" || d.Word(10) != "" || d.Lower(10) != "" || d.Tag(10) != "" {
		t.Error("words: those of the document, and none beside it")
	}
	if !d.Capital(0) || d.Capital(2) || d.Capital(3) || d.Capital(99) {
		t.Error("capitals: Ann has one, said, a mark and nothing have none")
	}
	if got := d.TextOf(d.Words(0, 3)); got != "Ann Lee said" {
		t.Errorf("three words: %q", got)
	}
	if d.TokenAt(0) != 0 || d.TokenAt(1) != 1 || d.TokenAt(1000) != len(d.Tokens) {
		t.Error("the token at a byte starts there or after it")
	}
	if first, last := d.TokensIn(0, 7); first != 0 || last != 2 {
		t.Errorf("tokens in the name: %d to %d", first, last)
	}
	if first, last := d.TokensIn(1, 2); first != last {
		t.Errorf("tokens within a word: %d to %d", first, last)
	}
	if d.SentenceAt(3) != 0 || d.SentenceAt(1000) != 1 || d.SentenceOf(9) != 0 || d.SentenceOf(10) != 1 {
		t.Error("all is one sentence, and after it there is none")
	}
	if d.SectionAt(Span{0, 3}) != Lead || d.SectionAt(Span{0, 1000}) != Body {
		t.Error("the lead holds what lies within it")
	}
	for k, want := range []int{0, 0, None, None} {
		if d.MentionOf(k) != want {
			t.Errorf("token %d: mention %d, want %d", k, d.MentionOf(k), want)
		}
	}
	if d.KindOf(0) != Person || d.KindOf(2) != "" || d.TimexOf(8) != 0 || d.TimexOf(7) != None || d.QuoteOf(4) != 0 || d.QuoteOf(2) != None {
		t.Error("what covers a token: a person, a day, a quotation")
	}
	if d.MentionsBefore(0) != 0 || d.MentionsBefore(20) != 1 {
		t.Error("the mention ends before byte 20 and not before the text")
	}
}

// TestViewIsCountedAnew adds a mention after the view was asked.
func TestViewIsCountedAnew(t *testing.T) {
	d := hall()
	_ = d.MentionOf(8)
	d.Mentions = append(d.Mentions, Mention{Span: d.Tokens[8].Span, Kind: Place})
	if d.MentionOf(8) != 1 {
		t.Errorf("the new mention is not seen: %d", d.MentionOf(8))
	}
}

// TestCheck breaks a document in one way after the other: each is told.
func TestCheck(t *testing.T) {
	if err := Check(hall()); err != nil {
		t.Fatal(err)
	}
	for what, wreck := range map[string]func(*Document){
		"text that is no UTF-8":             func(d *Document) { d.Release.Text = "\xff" + d.Release.Text[1:] },
		"a token outside the text":          func(d *Document) { d.Tokens[9].End += 1000 },
		"tokens that overlap":               func(d *Document) { d.Tokens[1].Start = 0 },
		"a span that ends before it begins": func(d *Document) { d.Mentions[0].End = d.Mentions[0].Start - 1 },
		"a span within a letter":            func(d *Document) { d.Tokens[3].Start++ },
		"a date without a value":            func(d *Document) { d.Timexes[0].Value = "" },
		"a date without a rule":             func(d *Document) { d.Timexes[0].Rule = "" },
		"half an interval":                  func(d *Document) { d.Timexes[0].From = corpus.Date{Year: 2026, Month: 2, Day: 16} },
		"an interval that runs backwards": func(d *Document) {
			d.Timexes[0].From, d.Timexes[0].To = corpus.Date{Year: 2026, Month: 2, Day: 16}, corpus.Date{Year: 2026, Month: 2, Day: 15}
		},
		"a sentence of tokens that are none": func(d *Document) { d.Sentences[0].Last = 1000 },
		"a likelihood over one":              func(d *Document) { d.Language.Probability = 2 },
	} {
		d := hall()
		wreck(d)
		if Check(d) == nil {
			t.Errorf("%s passes", what)
		}
	}
}

// TestSameItem asks what of a digest of two items below an introduction can be spoken of
// where.
func TestSameItem(t *testing.T) {
	d := Of("Above all. First item here. Second item here.")
	d.Items = []Span{{11, 27}, {28, 45}}
	for _, c := range []struct {
		i, k int
		want bool
	}{{0, 12, true}, {0, 30, true}, {12, 20, true}, {12, 30, false}, {30, 44, true}} {
		if d.SameItem(c.i, c.k) != c.want {
			t.Errorf("SameItem(%d, %d) is not %v", c.i, c.k, c.want)
		}
	}
	if d.ItemStart(5) != 0 || d.ItemStart(27) != 11 || d.ItemStart(45) != 28 || !Of("text").SameItem(1, 3) {
		t.Error("ItemStart is wrong, or a text without items has some")
	}
}

func TestNestedQuotes(t *testing.T) {
	d := hall()
	in := d.Tokens[5].Span
	d.Quotes = append(d.Quotes, Quote{Span: in, Entity: None, Nested: true})
	if d.QuoteOf(4) != 0 || d.QuoteOf(5) != 1 || d.QuoteOf(6) != None || len(d.OuterQuotes()) != 1 {
		t.Errorf("“Come in” with “in” nested: %d %d %d", d.QuoteOf(4), d.QuoteOf(5), d.QuoteOf(6))
	}
	if err := Check(d); err != nil {
		t.Error(err)
	}
	for _, q := range []Quote{{Span: in, Entity: None}, {Span: d.Tokens[8].Span, Entity: None, Nested: true}} {
		if d.Quotes[1] = q; Check(d) == nil {
			t.Errorf("%+v after %+v passes", q, d.Quotes[0])
		}
	}
}
