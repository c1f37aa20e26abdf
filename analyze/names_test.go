package analyze

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/corpus"
	"pressroom/corpus/sample"
)

// names returns the names of a kind that are found in a text.
func names(t *testing.T, a *Analyzer, text string, kind annot.Kind) map[string]bool {
	t.Helper()
	doc := analyse(t, a, corpus.Release{ID: "x", Text: text})
	if err := annot.Check(doc); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, men := range doc.Mentions {
		if men.Kind == kind {
			found[men.Text(text)] = true
		}
	}
	return found
}

// TestDegradedText takes the marks and the capitals from texts: what is found
// becomes less, and nothing breaks.
func TestDegradedText(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	a := load(t)
	const text = "Deputy Foreign Minister Vahan Kostanyan met Senator Ann Lee in Yerevan, Armenia. “The World Bank agreed,” said Kostanyan."
	unmarked := strings.Map(func(c rune) rune {
		if strings.ContainsRune(",.“”", c) {
			return ' '
		}
		return c
	}, text)
	for kind, want := range map[annot.Kind][]string{
		annot.Person:       {"Vahan Kostanyan", "Ann Lee", "Kostanyan"},
		annot.Place:        {"Yerevan"},
		annot.Organization: {"World Bank"},
	} {
		marked, bare := names(t, a, text, kind), names(t, a, unmarked, kind)
		loud := names(t, a, strings.ToUpper(text), kind)
		for _, name := range want {
			if !marked[name] && kind != annot.Place || !bare[name] && name != "Kostanyan" {
				t.Errorf("%q is not found: %v, without marks %v", name, marked, bare)
			}
			if name != "Vahan Kostanyan" && name != "Kostanyan" && !loud[strings.ToUpper(name)] && !loud[strings.ToUpper(name+", Armenia")] {
				t.Errorf("%q is not found in capitals: %v", name, loud)
			}
		}
	}
	for _, rel := range sample.Releases() {
		small := strings.ToLower(rel.Text)
		for _, kind := range []annot.Kind{annot.Person, annot.Place, annot.Organization} {
			if n := len(names(t, a, small, kind)); n > len(names(t, a, rel.Text, kind)) {
				t.Errorf("%s: %d names of kind %s without capitals, more than with them", rel.Source, n, kind)
			}
			names(t, a, strings.ToUpper(rel.Text), kind)
			names(t, a, strings.Join(strings.FieldsFunc(rel.Text, func(c rune) bool { return strings.ContainsRune(",.;:()“”\"–—", c) }), " "), kind)
		}
	}
}

// FuzzNames puts pieces of names together in ways that no release has.
func FuzzNames(f *testing.F) {
	a := load(f)
	for _, text := range []string{
		"Sen. Ann Lee (D-MA), Ms. KAMIKAWA Yoko and the Ministry of Health and Social Protection of Colombia",
		"Womble, Carlyle, Rice, and Lee, PLLC (NYSE: X) sued Maple Ridge Inc., said van Zyl TD",
		"The Minister of State, Innovation, Science and Industry, Ann Lee, as the first dean of, and of",
		"St George's People's King's Port of City of Republic of the of Acme Acme Acme Inc Inc, Inc",
		"GENEVA (12 June) – Contact: Ann Lee\nOSCE Mission to Skopje, Bitola and Tetovo, Austin, Texas, Texas",
	} {
		f.Add(text, " ")
		f.Add(strings.ToUpper(text), "\n")
		f.Add(text, "'s ")
	}
	f.Fuzz(func(t *testing.T, text, between string) {
		text = fuzzed(strings.ReplaceAll(text, " ", between))
		if err := annot.Check(analyse(t, a, corpus.Release{ID: "x", Text: text})); err != nil {
			t.Fatal(err)
		}
	})
}
