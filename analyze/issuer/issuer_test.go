package issuer

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

func finder(t *testing.T) *Finder {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestWeights holds that each feature has the weight of its name.
func TestWeights(t *testing.T) {
	f := finder(t)
	r := f.read(annot.Of("Nobody issues this."))
	r.most = 1
	if err := f.weights.Fits(r.features(&candidate{entity: annot.None, uses: []annot.Span{{Start: 0, End: 6}}})); err != nil {
		t.Error(err)
	}
}

func TestKey(t *testing.T) {
	f := finder(t)
	for name, want := range map[string]string{"The Acme® Bridge Works, Inc.": "acme bridge works", "ACME": "acme", "The": "the", "Inc.": "inc",
		"": "", "U.S. Mint": "mint", "Ann’s Boats Ltd": "ann's boats"} {
		if got := f.keyOf(name); got != want {
			t.Errorf("key of %q is %q, want %q", name, got, want)
		}
	}
}

// TestHost holds which addresses on the Internet belong to a name.
func TestHost(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       bool
	}{
		{"Write to ann@acmebridges.co.uk", "Acme Bridges", true},
		{"Write to press@hwc.org", "Harbour Workers Council", true},
		{"See https://www.acme-bridges.com/news", "Acme Bridges", true},
		{"See www.acme.com", "Acme Bridges", true},
		{"Write to ann@lakepr.com", "Acme Bridges", false},
		{"It closed at 5 p.m. in the U.S.", "Pm", false},
		{"No address.", "Acme", false},
	} {
		got := false
		for _, h := range hostsOf(c.text) {
			got = got || h.of(c.name)
		}
		if got != c.want {
			t.Errorf("%q, %s: %v, want %v", c.text, c.name, got, c.want)
		}
	}
}

// TestSpelled holds which words of a text a host spells.
func TestSpelled(t *testing.T) {
	const text = "Bread from Mill Lane Bakery is sold in the Mill. Ask Mill Lane for more"
	for label, want := range map[string]string{"milllanebakery": "Mill Lane Bakery", "milllanebakeryorta": "Mill Lane Bakery",
		"milllaneshipbuilders": "", "millers": "", "bread": "Bread", "": ""} {
		if got := spelled(text, label).Text(text); got != want {
			t.Errorf("%q spells %q, want %q", label, got, want)
		}
	}
}

// TestInitials holds which name stands before its initials.
func TestInitials(t *testing.T) {
	for _, c := range []struct{ text, initials, want string }{
		{"experts at the Orta Bridge Building Project", "OBBP", "Orta Bridge Building Project"},
		{"the Institute of Lakes", "IL", "Institute of Lakes"},
		{"the Institute of Lakes", "IOL", ""},
		{"the Lake Institute", "OLI", ""},
		{"Lakes", "IL", ""},
		{"", "IL", ""},
	} {
		got := ""
		if start := nameOf(c.text, c.initials); start >= 0 {
			got = c.text[start:]
		}
		if got != c.want {
			t.Errorf("%q (%s): %q, want %q", c.text, c.initials, got, c.want)
		}
	}
}

// TestNameAt holds which names are read after the label of a slot.
func TestNameAt(t *testing.T) {
	f := finder(t)
	for text, want := range map[string]string{
		"About AcmeAcme is a maker of bridges.":          "Acme",
		"About the Acme Works Acme Works is a maker.":    "Acme Works",
		"About Acme Bridge Works\nIt is a maker.":        "Acme Bridge Works",
		"About us\nWe are makers.":                       "",
		"About ten people came to see it and went away.": "",
		"Contact Details:\nAnn Lee (020) 7946 0000":      "Ann Lee",
		"SOURCE Acme Inc.":                               "Acme Inc.",
		"© 2026 Acme Inc. All rights reserved.":          "Acme Inc.",
		"NEWS RELEASE BY THE HARBOUR BOARD\n1 May":       "HARBOUR BOARD",
	} {
		r := f.read(annot.Of(text))
		got := ""
		for _, s := range r.slotsOf() {
			if s.kind != opening {
				got = s.Text(text)
				break
			}
		}
		if got != want {
			t.Errorf("%q: name %q, want %q", text, got, want)
		}
	}
}

// TestWorst runs texts made to be slow: a thousand slots, a name of a thousand words.
func TestWorst(t *testing.T) {
	f := finder(t)
	for _, text := range []string{strings.Repeat("About Acme\n\n", 5000), strings.Repeat("Acme ", 20000), strings.Repeat("/ A /", 20000),
		strings.Repeat("ann@acme.com ", 5000), "By " + strings.Repeat("Ann Lee, ", 10000)} {
		f.Find(annot.Of(text))
	}
}

// TestGiven holds that an issuer of the record with a title is the person with that surname, if
// there is but one.
func TestGiven(t *testing.T) {
	f := finder(t)
	const text = "Ann Lee met Tom Hill and Sue Hill."
	doc := annot.Of(text)
	for i, name := range []string{"Ann Lee", "Tom Hill", "Sue Hill"} {
		at := strings.Index(text, name)
		doc.Entities = append(doc.Entities, annot.Entity{Kind: annot.Person, Name: name, Mentions: []int{i}})
		doc.Mentions = append(doc.Mentions, annot.Mention{Span: annot.Span{Start: at, End: at + len(name)}, Kind: annot.Person})
	}
	r := f.read(doc)
	for given, want := range map[string]int{"Ann Lee": 0, "Senator Lee": 0, "Senator Hill": annot.None, "Senator Tom Hill": 1,
		"Lee": annot.None, "Lee Boats": annot.None, "Senator": annot.None, "": annot.None} {
		if got := r.entityCalled(given); got != want {
			t.Errorf("%q is entity %d, want %d", given, got, want)
		}
	}
}
