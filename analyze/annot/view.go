package annot

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The view of a document: what a stage asks of the layers before it, by token,
// by byte or by mention. A layer is asked for after its stage has written it.
// What takes time linear in the text is counted once, when first asked for;
// a document is therefore read by one goroutine at a time.

// view is what was counted once.
type view struct {
	lower                 []string // of each token
	mention, timex, quote cover
	entity                []int // of each mention
	entities              int   // how many there were when entity was counted
	family                family
}

// A cover tells of each token which of n spans of a layer holds it, or None.
type cover struct {
	n  int
	of []int
}

// Word returns token k as written, or "" where there is no such token.
func (d *Document) Word(k int) string {
	if k < 0 || k >= len(d.Tokens) {
		return ""
	}
	return d.Tokens[k].Text(d.Release.Text)
}

// Lower returns token k in lower case, or "" where there is no such token.
func (d *Document) Lower(k int) string {
	if k < 0 || k >= len(d.Tokens) {
		return ""
	}
	if len(d.view.lower) != len(d.Tokens) {
		d.view.lower = make([]string, len(d.Tokens))
	}
	if d.view.lower[k] == "" {
		d.view.lower[k] = strings.ToLower(d.Word(k))
	}
	return d.view.lower[k]
}

// Tag returns the part of speech of token k, or "" where there is no such
// token.
func (d *Document) Tag(k int) string {
	if k < 0 || k >= len(d.Tokens) {
		return ""
	}
	return d.Tokens[k].Tag
}

// Capital reports whether token k begins with a capital letter.
func (d *Document) Capital(k int) bool {
	r, _ := utf8.DecodeRuneInString(d.Word(k))
	return unicode.IsUpper(r)
}

// Words returns the bytes of the tokens first to last, last excluded: from the
// start of the one to the end of the other.
func (d *Document) Words(first, last int) Span {
	return Span{d.Tokens[first].Start, d.Tokens[last-1].End}
}

// SpaceBefore returns the white space between token k and the one before it, "" for the first token and where there is no such
// token. A line end in it tells that the token begins a line.
func (d *Document) SpaceBefore(k int) string {
	if k <= 0 || k >= len(d.Tokens) {
		return ""
	}
	return d.Release.Text[d.Tokens[k-1].End:d.Tokens[k].Start]
}

// TextOf returns the words of a span as they are shown: line ends and runs of
// blanks are one blank.
func (d *Document) TextOf(s Span) string {
	return strings.Join(strings.Fields(s.Text(d.Release.Text)), " ")
}

// NameOf returns mention m as it is shown.
func (d *Document) NameOf(m int) string { return d.TextOf(d.Mentions[m].Span) }

// TokenAt returns the index of the first token that starts at byte i or after
// it; len(d.Tokens) if none does.
func (d *Document) TokenAt(i int) int {
	return sort.Search(len(d.Tokens), func(k int) bool { return d.Tokens[k].Start >= i })
}

// TokensIn returns the tokens that lie within the bytes start to end, last
// excluded.
func (d *Document) TokensIn(start, end int) (first, last int) {
	first = d.TokenAt(start)
	last = sort.Search(len(d.Tokens), func(k int) bool { return d.Tokens[k].End > end })
	return first, max(first, last)
}

// SentenceAt returns the index of the first sentence that ends after byte i: the
// one that holds the byte, else the next; len(d.Sentences) if there is none.
func (d *Document) SentenceAt(i int) int {
	return sort.Search(len(d.Sentences), func(n int) bool { return d.Sentences[n].End > i })
}

// SentenceOf returns the index of the sentence of token k; len(d.Sentences) if
// there is no such token.
func (d *Document) SentenceOf(k int) int {
	return sort.Search(len(d.Sentences), func(n int) bool { return d.Sentences[n].Last > k })
}

// SectionOf returns the section that holds a span, nil if none does.
func (d *Document) SectionOf(s Span) *Section {
	i := sort.Search(len(d.Sections), func(k int) bool { return d.Sections[k].End > s.Start })
	if i < len(d.Sections) && d.Sections[i].Contains(s) {
		return &d.Sections[i]
	}
	return nil
}

// SectionAt returns the kind of the section that holds a span, Body where none
// does.
func (d *Document) SectionAt(s Span) SectionKind {
	if sec := d.SectionOf(s); sec != nil {
		return sec.Kind
	}
	return Body
}

// SameItem reports whether what stands at byte i can be spoken of at byte k after it: the
// two are in the same item of a digest, or i is above all items. In a release that is no
// digest it always can.
func (d *Document) SameItem(i, k int) bool {
	return len(d.Items) == 0 || i < d.Items[0].Start || d.ItemStart(i) == d.ItemStart(k)
}

// ItemStart returns where the item of a digest begins that holds byte i, or ended before
// it; 0 above all items, and where there are none.
func (d *Document) ItemStart(i int) int {
	n := sort.Search(len(d.Items), func(k int) bool { return d.Items[k].Start > i })
	if n == 0 {
		return 0
	}
	return d.Items[n-1].Start
}

// DatelineOf returns the dateline of the item of a digest that holds byte i, else that of the release; nil if there is none.
func (d *Document) DatelineOf(i int) *Dateline {
	for n := range d.Datelines {
		if d.ItemStart(d.Datelines[n].Start) == d.ItemStart(i) {
			return &d.Datelines[n]
		}
	}
	return d.Dateline
}

// MentionOf returns the index of the mention that token k begins in, or None.
func (d *Document) MentionOf(k int) int {
	return d.covering(&d.view.mention, len(d.Mentions), func(i int) Span { return d.Mentions[i].Span }, k)
}

// KindOf returns the kind of the mention that token k begins in, "" outside all.
func (d *Document) KindOf(k int) Kind {
	if m := d.MentionOf(k); m != None {
		return d.Mentions[m].Kind
	}
	return ""
}

// TimexOf returns the index of the time expression that token k begins in, or
// None.
func (d *Document) TimexOf(k int) int {
	return d.covering(&d.view.timex, len(d.Timexes), func(i int) Span { return d.Timexes[i].Span }, k)
}

// QuoteOf returns the index of the direct quote that token k begins in, the innermost of several, or None.
func (d *Document) QuoteOf(k int) int {
	return d.covering(&d.view.quote, len(d.Quotes), func(i int) Span { return d.Quotes[i].Span }, k)
}

func (d *Document) covering(c *cover, n int, span func(i int) Span, k int) int {
	if k < 0 || k >= len(d.Tokens) {
		return None
	}
	if c.n != n || len(c.of) != len(d.Tokens) {
		*c = cover{n, d.cover(n, span)}
	}
	return c.of[k]
}

// cover counts which span holds each token: of several the last one, which is the innermost.
func (d *Document) cover(n int, span func(i int) Span) []int {
	of := make([]int, len(d.Tokens))
	for k := range of {
		of[k] = None
	}
	for i := range n {
		s := span(i)
		for k := d.TokenAt(s.Start); k < len(of) && d.Tokens[k].Start < s.End; k++ {
			of[k] = i
		}
	}
	return of
}

// EntityOf returns the index of the entity of mention m, or None.
func (d *Document) EntityOf(m int) int {
	v := &d.view
	if len(v.entity) != len(d.Mentions) || v.entities != len(d.Entities) {
		v.entities, v.entity = len(d.Entities), make([]int, len(d.Mentions))
		for i := range v.entity {
			v.entity[i] = None
		}
		for e, ent := range d.Entities {
			for _, i := range ent.Mentions {
				v.entity[i] = e
			}
		}
	}
	return v.entity[m]
}

// MentionsBefore returns how many mentions begin before byte i.
func (d *Document) MentionsBefore(i int) int {
	return sort.Search(len(d.Mentions), func(m int) bool { return d.Mentions[m].Start >= i })
}
