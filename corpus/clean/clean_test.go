package clean

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// damaged are texts with each kind of damage and what is meant.
var damaged = []struct{ name, raw, want string }{
	{"nothing", "A headline\n\nLEEDS, 3 March – “Yes,” she said.\n", "A headline\n\nLEEDS, 3 March – “Yes,” she said.\n"},
	{"byte order mark", "\ufeffThe fair opens.", "The fair opens."},
	{"odd blanks", "Tom\u00a0Hill has\u202f20\u2009boats.", "Tom Hill has 20 boats."},
	{"zero width", "A\u200bda\u200d Lo\u2060ve\ufeff spoke.", "Ada Love spoke."},
	{"soft hyphens", "The con\u00adference in Gen\u00adeva", "The conference in Geneva"},
	{"soft hyphen at a line end", "The con\u00ad\nference met.", "The conference met."},
	{"ligatures", "The of\ufb01cers and e\ufb00ects of shu\ufb04es", "The officers and effects of shuffles"},
	{"accents apart", "Jose\u0301 of Sa\u0303o Tome\u0301", "José of São Tomé"},
	{"hyphens", "co\u2011operative and left\u2010wing", "co-operative and left-wing"},
	{"entities", "Tom&nbsp;Hill &amp; S&atilde;o&#160;Paulo: &ldquo;we&#8217;ve&#x201D;", "Tom Hill & São Paulo: “we’ve”"},
	{"entities twice", "Bolt &amp;amp;amp; Sons, R&amp;D&amp;nbsp;fund", "Bolt & Sons, R&D fund"},
	{"no entities", "AT&T; Q&A, R&D; see a?b=1&copying=2;", "AT&T; Q&A, R&D; see a?b=1&copying=2;"},
	{"mojibake", "â€œWe donâ€™t,â€\u009d said JosÃ© â€“ in SÃ£o", "“We don’t,” said José – in São"},
	{"mojibake in Latin-1", "\u00e2\u0080\u009cWe don\u00e2\u0080\u0099t,\u00e2\u0080\u009d", "“We don’t,”"},
	{"mojibake, a byte lost", "â€œWe goâ€ he said", "“We go” he said"},
	{"mojibake twice", "the mayorÃ¢â‚¬â„¢s house", "the mayor’s house"},
	{"no mojibake", "A CANÇÃO, a “touché”—yes; Ålesund, NÃO", "A CANÇÃO, a “touché”—yes; Ålesund, NÃO"},
	{"mojibake, the first byte alone", "LEEDS â The mayorâs plan âis safe,â? he said. âWe donât know,â she said.",
		"LEEDS – The mayor’s plan “is safe,” he said. “We don’t know,” she said."},
	{"a letter that may be one", "The château, the âme, the Vânători. Une pâte à crêpes.", "The château, the âme, the Vânători. Une pâte à crêpes."},
	{"a letter that may be one, alone", "The château stands.", "The château stands."},
	{"a blank line after each line", "Mayor opens bridge\n\nThe mayor said that the old bridge of the town is now\n\nopen to all who want to go over the\n\nriver. It was " +
		"shut for ten years, in which a\n\nferry took them.\n\nThe bridge is as long as\n\nthe river is wide.",
		"Mayor opens bridge\n\nThe mayor said that the old bridge of the town is now open to all who want to go over the river. It was " +
			"shut for ten years, in which a ferry took them.\n\nThe bridge is as long as the river is wide."},
	{"empty parts", "NoneA man was tried in Leeds.NoneThe jury sat. None   It found him guilty.NoneNone\n",
		"\nA man was tried in Leeds.\n\nThe jury sat. \n\nIt found him guilty.\n"},
	{"an empty part alone", "None   Five men were tried.", "\nFive men were tried."},
	{"a line end lost after a quotation", "He said “we know.”About Acme\nAcme is old.", "He said “we know.”\nAbout Acme\nAcme is old."},
	{"no empty parts", "None of them came. None did. “None,” he said. None Too Soon is a film. Injured: None\n",
		"None of them came. None did. “None,” he said. None Too Soon is a film. Injured: None\n"},
	{"windows-1252 as controls", "\u0093We don\u0092t,\u0094 she said", "“We don’t,” she said"},
	{"form feeds", "Mayor opens bridge\f\fLEEDS – It is open.", "Mayor opens bridge\n\nLEEDS – It is open."},
	{"vertical tabs", "Mayor opens bridge\v\vLEEDS – It is open.", "Mayor opens bridge\n\nLEEDS – It is open."},
	{"a page ends in a sentence", "They met in the old town hall and spoke\n\fof the river and its bridges.",
		"They met in the old town hall and spoke of the river and its bridges."},
	{"tabs", "The mayor, Tom\tHill, spoke in New\tYork on 3\tMarch 2026.", "The mayor, Tom Hill, spoke in New York on 3 March 2026."},
	{"tabs of a table", "Year\tTons\n2025\t40\n", "Year\tTons\n2025\t40\n"},
	{"a tab after a label", "Contact:\tTom Hill is the one to ask for more of it.", "Contact:\tTom Hill is the one to ask for more of it."},
	{"headings", "# Mayor opens bridge\n\n## In short ##\n\nIt is open.\n\n###\n# # #\n#1 in the land\n### Back\n",
		"Mayor opens bridge\n\nIn short\n\nIt is open.\n\n###\n# # #\n#1 in the land\n### Back\n"},
	{"emphasis", "**Mayor Tom Hill** was *very* glad, ***too***, and __so__ was _she_.",
		"Mayor Tom Hill was very glad, too, and so was she."},
	{"no emphasis", "* one\n* two\n*Fees apply. 5 * 3 * 2, a_b_c, ____, 0.9%** f***\n***\n** Held until noon **",
		"* one\n* two\n*Fees apply. 5 * 3 * 2, a_b_c, ____, 0.9%** f***\n***\n** Held until noon **"},
	{"links", "See [the **plan**](https://a.example/x_(y)) and [1](b) ![logo](/l.png) here.", "See the plan and [1](b)  here."},
	{"a quotation", "> We are *open*.\n> > So are we.\n>> 12", "We are open.\nSo are we.\n12"},
	{"front matter", "---\ntitle: \"Mayor \\\"Tom\\\" opens bridge\"\ndate: 2026-02-16\ntags:\n- bridges\n---\n\n" +
		"LEEDS – It is open.", "Mayor \"Tom\" opens bridge\n\n\nLEEDS – It is open."},
	{"front matter, its title below", "---\ntitle: Mayor opens bridge.\ndate: 2026-02-16\n---\n\n# Mayor opens bridge\n\n" +
		"It is open.", "\nMayor opens bridge\n\nIt is open."},
	{"front matter of TOML", "+++\ntitle = \"Mayor opens bridge\"\ndate = 2026-02-16\ntags = [\n  \"bridges\",\n]\n[params]\ntitle = \"x\"\n+++\nIt is open.",
		"Mayor opens bridge\n\nIt is open."},
	{"front matter with a title of two lines", "---\ntitle: >-\n  Mayor opens\n  bridge\nauthor:\n  name: Ann Lee\n---\nIt is open.",
		"Mayor opens bridge\n\nIt is open."},
	{"no front matter", "---\nMayor opens bridge\n---\nIt is open.", "---\nMayor opens bridge\n---\nIt is open."},
	{"words parted", "The commit-\ntee met Secre-\ntary Jane Sander-\nson in Wash-\nington.",
		"The committee met Secretary Jane Sanderson in Washington."},
	{"compounds parted", "a long-\nterm plan of the state-\nof-the-\nart mill, Delta-\nbased, 20-\nyear, two-\nand three-year",
		"a long-term plan of the state-of-the-art mill, Delta-based, 20-year, two- and three-year"},
	{"the text's own compound", "The Thai-lek and its sub-pleno. In Thai-\nlek, a sub-\npleno",
		"The Thai-lek and its sub-pleno. In Thai-lek, a sub-pleno"},
	{"double names", "They chose to send Ann Smith-\nJones and the others home to\nwhere they had come from with\n" +
		"nothing but their hats.", "They chose to send Ann Smith-Jones and the others home to where they had come from with " +
		"nothing but their hats."},
	{"a dash", "It has two ideals-\n   Ideals that hold", "It has two ideals-\n   Ideals that hold"},
	{"names over the line end", "The prime minister spoke of New\nZealand and of New\nYork on Monday.",
		"The prime minister spoke of New Zealand and of New York on Monday."},
	{"lines", "Mayor opens the new\nbridge\n\nLEEDS, 16 February 2026 – Mayor Tom\nHill opened the new bridge over the\n" +
		"river on Monday. He said that the\nBridge Board had done well.\n\nContact\nTom Hill\n12 Mill Lane\nLeeds",
		"Mayor opens the new bridge\n\nLEEDS, 16 February 2026 – Mayor Tom Hill opened the new bridge over the river on " +
			"Monday. He said that the Bridge Board had done well.\n\nContact\nTom Hill\n12 Mill Lane\nLeeds"},
	{"broken around links", "They were asked to go and to write for more to the\nOffice of Boats\n" +
		", which has all that anybody could ask for, on the 4\nth\n" +
		"of July. It is open from nine in the morning to five in the evening, and on\nSundays\nfrom ten.\nShare\nfacebook\n" +
		"mail", "They were asked to go and to write for more to the Office of Boats, which has all that anybody could ask " +
		"for, on the 4th of July. It is open from nine in the morning to five in the evening, and on Sundays from " +
		"ten.\nShare\nfacebook\nmail"},
	{"a headline above long lines", "The driver has already been charged with crimes\nfor driving into the house of a couple\n" +
		"LEEDS – A driver faces a further charge in the matter of the house into which he drove in the spring; the house has been " +
		"mended since.", "The driver has already been charged with crimes\nfor driving into the house of a couple\n" +
		"LEEDS – A driver faces a further charge in the matter of the house into which he drove in the spring; the house " +
		"has been mended since."},
	{"a letterhead set apart", "P R E S S   R E L E A S E\n\nA U S T R A L I A N  B O A T S", "PRESS RELEASE\n\nAUSTRALIAN BOATS"},
	{"a letterhead set apart evenly", "M E D I A R E L E A S E\nTHE H A R B O U R", "MEDIA RELEASE\nTHE HARBOUR"},
	{"columns of a table", "A B C D E F\nJ K Lee, A I, LEEDS  U S   D C  S", "A B C D E F\nJ K Lee, A I, LEEDS  U S   D C  S"},
	{"line ends that a scraper lost", "They passed the Boat Act of 2006.FOR IMMEDIATE RELEASE\nContact: Press OfficerJane HallE-mail: a@b.c\n" +
		"About AcmeAcme is old. A new planThe plan is.\nContact DetailsTom Hill",
		"They passed the Boat Act of 2006.\nFOR IMMEDIATE RELEASE\nContact: Press Officer\nJane Hall\nE-mail: a@b.c\n" +
			"About Acme\nAcme is old. A new plan\nThe plan is.\nContact Details\nTom Hill"},
	{"words written together", "LinkedIn, YouTube, McKenzie, PayPal, the U.S.Army at www.Acme.Org, Harbour.Boats and news.Acme.com, a.B. Harbour.Boats is a name",
		"LinkedIn, YouTube, McKenzie, PayPal, the U.S.Army at www.Acme.Org, Harbour.Boats and news.Acme.com, a.B. Harbour.Boats is a name"},
	{"paragraphs on one line", strings.Repeat("The boats of the town went out to sea on the first day of spring. ", 8) +
		"They came home.  About the Boats  The boats are old. They are red.  They are slow.",
		strings.Repeat("The boats of the town went out to sea on the first day of spring. ", 8) +
			"They came home.\n\nAbout the Boats\n\nThe boats are old. They are red.\n\nThey are slow."},
	{"two blanks after each sentence", strings.Repeat("The boats of the town went out to sea on the first day of spring.  ", 9) + "They came.",
		strings.Repeat("The boats of the town went out to sea on the first day of spring.  ", 9) + "They came."},
	{"lists", "It has\n- red boats\n- blue boats\n1. one\n2. two", "It has\n- red boats\n- blue boats\n1. one\n2. two"},
	{"a head without blank lines", "MEDIA RELEASE\nMinistry of Boats\n16 February 2026\nMinister opens harbour\n" +
		"The minister opened the harbour of Bly on Monday.",
		"MEDIA RELEASE\nMinistry of Boats\n16 February 2026\nMinister opens harbour\n" +
			"The minister opened the harbour of Bly on Monday."},
}

func TestText(t *testing.T) {
	for _, c := range damaged {
		got, m := Text(c.raw)
		if got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
		check(t, c.raw, got, m)
	}
}

// check says what holds of every map: it is total, ascends, leads from edge to
// edge of code points, and back; what it calls the same is the same.
func check(t *testing.T, raw, text string, m Map) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Fatalf("%q: not valid UTF-8: %q", raw, text)
	}
	last := 0
	for i := range len(text) + 1 {
		if i < len(text) && !utf8.RuneStart(text[i]) {
			continue
		}
		start, end := m.Start(i), m.End(i)
		switch {
		case start < 0 || start > len(raw) || end < 0 || end > start && m.Clean(start) == i || start < last:
			t.Fatalf("%q: byte %d of %q leads to %d and %d after %d", raw, i, text, start, end, last)
		case start < len(raw) && !utf8.RuneStart(raw[start]) || end < len(raw) && !utf8.RuneStart(raw[end]):
			t.Fatalf("%q: byte %d of %q leads into a code point", raw, i, text)
		case m.Clean(start) > i || m.Start(m.Clean(start)) != start:
			t.Fatalf("%q: byte %d of %q leads to %d, and that to %d", raw, i, text, start, m.Clean(start))
		}
		last = start
	}
	rest, at := m.pieces, 0
	shift := 0
	for ; len(rest) > 0; rest = rest[1:] {
		p := rest[0]
		if raw[at:p.raw.start] != text[at+shift:p.clean.start] {
			t.Fatalf("%q: %q is not %q", raw, raw[at:p.raw.start], text[at+shift:p.clean.start])
		}
		at, shift = p.raw.end, p.clean.end-p.raw.end
	}
	if raw[at:] != text[at+shift:] {
		t.Fatalf("%q: %q is not %q", raw, raw[at:], text[at+shift:])
	}
}

func TestFrontMatter(t *testing.T) {
	got := FrontMatter("\ufeff---\ntitle: \"Mayor&nbsp;opens bridge\"\ndate: '2026-02-16'\nsource: Ministry of Boats\n" +
		"url: http://a.example\n---\nIt is open.")
	want := Front{Title: "Mayor opens bridge", Date: "2026-02-16", Issuer: "Ministry of Boats", Address: "http://a.example"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := FrontMatter("---\nno: key\n\nIt goes on and on"); got != (Front{}) {
		t.Errorf("found %+v in a text without", got)
	}
}

// TestVocabulary: the look-up needs the words sorted.
func TestVocabulary(t *testing.T) {
	words := strings.Split(strings.TrimSuffix(vocabulary, "\n"), "\n")
	for i, w := range words {
		if i > 0 && words[i-1] >= w {
			t.Errorf("%q stands before %q", words[i-1], w)
		}
		if !known(w) {
			t.Errorf("%q is not found", w)
		}
	}
	for _, w := range []string{"", "zzzz", "confere", "qaa", "\x00"} {
		if known(w) {
			t.Errorf("%q is found", w)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, c := range damaged {
		f.Add(c.raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		raw = strings.ToValidUTF8(raw, "\ufffd")
		text, m := Text(raw)
		check(t, raw, text, m)
		if again, _ := Text(raw); again != text {
			t.Fatal("another text the second time")
		}
	})
}

// worst are pieces whose repetition code of more than linear time would not
// survive.
var worst = []string{"*", "*a", "**a** ", "[", "[a](", "![", "_a ", "&", "&#", "&amp;", "\f ", "\u00ad\n",
	"e\u0301", "\u0301", "â", "â€", "Ã¢â‚¬â„¢", "> ", "# ", "a-\n", "A-\nb ", "new\n", "a\tb. ", "---\n", "---\na: b\n",
	"\u00a0", "(*[", "a\n, "}

// TestWorst fails on a wrong map, or by never ending; BenchmarkWorst shows the time.
func TestWorst(t *testing.T) {
	for _, piece := range worst {
		raw := strings.Repeat(piece, 1<<16/len(piece))
		text, m := Text(raw)
		check(t, raw, text, m)
	}
}

// BenchmarkWorst doubles each shape: the time per byte stays the same.
func BenchmarkWorst(b *testing.B) {
	for _, piece := range worst {
		for _, size := range []int{1 << 18, 1 << 19, 1 << 20} {
			raw := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%q/%d", piece, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					Text(raw)
				}
			})
		}
	}
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat("LEEDS, England – Mayor Tom Hill opened the harbour on Monday. “It took three years,” he said.\n\n", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Text(text)
	}
}
