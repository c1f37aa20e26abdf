package analyze

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// whole is a release without damage. It has words with fi and ff, a quotation, an
// ampersand and names of several words.
const whole = `Mayor opens office of New Zealand fund

LEEDS, England, 16 February 2026 – Mayor Tom Hill opened the first office of the fund for New Zealand firms in Leeds on Monday. “We have waited for this office for ten long years,” said Hill. José Muñoz, chief executive of Bolt & Sons, signed an agreement with the officials of the city.

The office will move to New York on 3 March 2026, said Jane Sanderson, secretary of the San Francisco fund.`

type damage struct {
	name     string
	do, mend func(string) string
}

// damages are what happens to texts, and how a person would mend a piece of one.
// The mending is written apart from package clean, so that it is a test of it.
var damages = []damage{
	{"no-break blanks", replace(" ", "\u00a0"), replace("\u00a0", " ")},
	{"thin blanks", replace(" ", "\u2009"), replace("\u2009", " ")},
	{"byte order mark", func(s string) string { return "\ufeff" + s }, replace("\ufeff", "")},
	{"zero width", letterByLetter("\u200b"), replace("\u200b", "")},
	{"soft hyphens", letterByLetter("\u00ad"), replace("\u00ad", "")},
	{"ligatures", replace("ffi", "\ufb03", "fi", "\ufb01", "ff", "\ufb00"), replace("\ufb03", "ffi", "\ufb01", "fi", "\ufb00", "ff")},
	{"accents apart", replace("é", "e\u0301", "ñ", "n\u0303"), replace("e\u0301", "é", "n\u0303", "ñ")},
	{"entities", replace(" ", "&nbsp;", "&", "&amp;", "“", "&ldquo;", "”", "&#8221;", "é", "&eacute;", "–", "&#x2013;"),
		replace("&nbsp;", " ", "&amp;", "&", "&ldquo;", "“", "&#8221;", "”", "&eacute;", "é", "&#x2013;", "–")},
	{"entities twice", replace(" ", "&amp;nbsp;", "&", "&amp;amp;"), replace("&amp;nbsp;", " ", "&amp;amp;", "&")},
	{"read as Latin-1", latin1, unLatin1},
	{"read as Latin-1 twice", func(s string) string { return latin1(latin1(s)) }, func(s string) string { return unLatin1(unLatin1(s)) }},
	{"form feeds", replace("\n", "\f"), replace("\f", "\n")},
	{"vertical tabs", replace("\n", "\v"), replace("\v", "\n")},
	{"line separators", replace("\n", "\u2028"), replace("\u2028", "\n")},
	{"bold names", func(s string) string { return bolded.ReplaceAllString(s, "**$0**") }, replace("**", "")},
	{"links", func(s string) string { return bolded.ReplaceAllString(s, "[$0](https://fund.example/a)") }, replace("[", "",
		"](https://fund.example/a)", "")},
	{"a heading", func(s string) string { return "## " + s }, replace("## ", "")},
	{"a quotation", func(s string) string { return "> " + strings.ReplaceAll(s, "\n", "\n> ") }, replace("\n> ", "\n", "> ", "")},
	{"front matter", func(s string) string { return "---\ntitle: Mayor opens office of New Zealand fund\n---\n\n" + s }, replace()},
}

// narrow are the widths at which lines are broken.
var narrow = []int{30, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80}

var bolded = regexp.MustCompile(`New Zealand|Tom Hill|Jane Sanderson|San Francisco|New York`)

func replace(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

// letterByLetter puts a mark into the middle of every longer word.
func letterByLetter(mark string) func(string) string {
	word := regexp.MustCompile(`(\pL{2})(\pL{2,})`)
	return func(s string) string { return word.ReplaceAllString(s, "$1"+mark+"$2") }
}

func latin1(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

func unLatin1(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

// wrap breaks the paragraphs of s at a column; with hyphen, within long words, too.
func wrap(s string, width int, hyphen bool) string {
	var out []string
	for _, par := range strings.Split(s, "\n\n") {
		var b strings.Builder
		at := 0
		for i, w := range strings.Fields(par) {
			room := width - at - 1
			switch {
			case i == 0:
			case utf8.RuneCountInString(w) <= room:
				b.WriteString(" ")
				at++
			case hyphen && len(w) > 7 && room > 5 && !strings.ContainsAny(w, "-“”"):
				b.WriteString(" " + w[:4] + "-\n")
				w, at = w[4:], 0
			default:
				b.WriteString("\n")
				at = 0
			}
			b.WriteString(w)
			at += utf8.RuneCountInString(w)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n\n")
}

// TestDamage: in a damaged text the same is found as in the whole one, and each
// finding stands where it says in the text as read.
func TestDamage(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Clone(damages)
	for _, width := range narrow {
		lines := replace("\n", " ")
		all = append(all,
			damage{fmt.Sprintf("lines of %d", width), func(s string) string { return wrap(s, width, false) }, lines},
			damage{fmt.Sprintf("lines of %d with words parted", width), func(s string) string { return wrap(s, width, true) },
				func(s string) string { return lines(strings.ReplaceAll(s, "-\n", "")) }})
	}
	want := findings(t, a, whole, func(s string) string { return s })
	if n := len(want["texts"]); n < 20 {
		t.Fatalf("only %d findings", n)
	}
	for _, d := range all {
		raw := d.do(whole)
		if raw == whole {
			t.Errorf("%s: no damage", d.name)
		}
		got := findings(t, a, raw, d.mend)
		for what := range want {
			if !reflect.DeepEqual(got[what], want[what]) {
				t.Errorf("%s: %s:\n got %q\nwant %q", d.name, what, got[what], want[what])
			}
		}
	}
}

// findings lists what is found in a text, and checks that each piece with offsets
// is, mended, what stands there.
func findings(t *testing.T, a *Analyzer, raw string, mend func(string) string) map[string][]string {
	t.Helper()
	doc, err := a.Analyze(corpus.Release{ID: "x", Text: raw})
	if err != nil {
		t.Fatal(err)
	}
	if err := annot.Check(doc); err != nil {
		t.Errorf("%q: %v", raw, err)
	}
	an := schema.Of(doc, schema.CodePoints)
	var all any
	if err := json.Unmarshal(an.Line(), &all); err != nil {
		t.Fatal(err)
	}
	var texts []string
	runes := []rune(raw)
	walk(all, func(start, end int, text string) {
		texts = append(texts, text)
		if got := fold(mend(string(runes[start:end]))); got != fold(text) {
			t.Errorf("%q: %d-%d is %q, not %q", raw, start, end, got, text)
		}
	})
	found := map[string][]string{"texts": texts, "headline": {string(an.Headline)}, "published": {an.Published.String()}}
	for _, x := range an.People {
		found["people"] = append(found["people"], x.Name+", "+strings.Join(x.Titles, ", "))
	}
	for _, x := range an.Places {
		found["places"] = append(found["places"], x.Name+" "+string(x.Country))
	}
	for _, x := range an.Quotes {
		found["speakers"] = append(found["speakers"], string(x.Speaker))
	}
	for _, x := range an.Events {
		found["events"] = append(found["events"], x.What+": "+strings.Join(x.Who, ", "))
	}
	return found
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// walk calls do for every object with start, end and text.
func walk(v any, do func(start, end int, text string)) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			walk(x, do)
		}
	case map[string]any:
		for _, key := range sortedKeys(v) {
			walk(v[key], do)
		}
		start, ok1 := v["start"].(float64)
		end, ok2 := v["end"].(float64)
		if text, ok := v["text"].(string); ok && ok1 && ok2 {
			do(int(start), int(end), text)
		}
	}
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
