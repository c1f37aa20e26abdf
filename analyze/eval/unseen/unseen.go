// Package unseen reads the annotations in this folder. They say by offsets and labels
// what stands in releases of the corpus, whose texts are not in the repository.
package unseen

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"

	"pressroom/analyze/eval"
	"pressroom/analyze/lexicon"
	"pressroom/corpus/jsonl"
)

// A Release is one that a reader annotated, with its text.
type Release struct {
	eval.Gold
	Publisher, Wire string
	Aside           bool        // nothing is fitted to releases of this publisher, and nobody looks at their errors
	Part            *eval.Range // the part of the text that was annotated; nil if all of it was
}

// Read returns the releases of some files of this folder in their order. The folder lies
// in evalDir beside the table of the publishers, their texts lie in corpusDir. The error
// tells every release that has no text, no publisher in the table or a wrong offset.
func Read(evalDir, corpusDir string, files ...string) ([]Release, error) {
	aside, err := publishers(filepath.Join(evalDir, "publishers.tsv"))
	if err != nil {
		return nil, err
	}
	var marks []annotation
	var marked []Text
	for _, file := range files {
		err := jsonl.Each(filepath.Join(evalDir, "unseen", file), func(a annotation) error {
			marks, marked = append(marks, a), append(marked, a.Text)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	texts, err := releases(corpusDir, marked)
	if err != nil {
		return nil, err
	}
	var all []Release
	var wrong error
	for _, a := range marks {
		yes, known := aside[a.Publisher+"\t"+a.Wire]
		rel, found := texts[a.SHA256]
		if !known || !found {
			wrong = errors.Join(wrong, fmt.Errorf("%s: publisher %q in the table: %v, text in the corpus: %v", a.Source, a.Publisher, known, found))
			continue
		}
		g, err := a.gold([]rune(rel.Text))
		if err != nil {
			wrong = errors.Join(wrong, fmt.Errorf("%s: %w", a.Source, err))
			continue
		}
		g.Declared = rel.Published
		all = append(all, Release{g, a.Publisher, a.Wire, yes, a.Part})
	}
	return all, wrong
}

// publishers says of each publisher, with its wire, whether it is kept aside.
func publishers(file string) (map[string]bool, error) {
	table, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	aside := map[string]bool{}
	return aside, lexicon.ReadTable(file, string(table), 5, func(col []string) error {
		if col[4] != "yes" && col[4] != "no" {
			return fmt.Errorf("%s: kept aside is %q, want yes or no", col[0], col[4])
		}
		aside[col[0]+"\t"+col[1]] = col[4] == "yes"
		return nil
	})
}

// A Text says where the corpus has a text: the file, the release in it, and the SHA-256 of the text.
type Text struct{ Corpus, Source, SHA256 string }

// Texts reads texts of the corpus, by their SHA-256, and passes over what is not there.
func Texts(corpusDir string, wanted []Text) (map[string]string, error) {
	found, err := releases(corpusDir, wanted)
	texts := map[string]string{}
	for sum, rel := range found {
		texts[sum] = rel.Text
	}
	return texts, err
}

// release is a text of the corpus with the day that its source declares beside it, empty where it declares none.
type release struct{ Text, Published string }

// releases reads releases of the corpus, by the SHA-256 of their texts.
func releases(corpusDir string, wanted []Text) (map[string]release, error) {
	want, files := map[string]bool{}, map[string]bool{}
	for _, w := range wanted {
		want[w.SHA256], files[w.Corpus] = true, true
	}
	found := map[string]release{}
	for file := range files {
		err := jsonl.Each(filepath.Join(corpusDir, file), func(rel release) error {
			sum := sha256.Sum256([]byte(rel.Text))
			if key := hex.EncodeToString(sum[:]); want[key] {
				found[key] = rel
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// spot is a range of code points, end exclusive.
type spot [2]int

// annotation is what a reader marked in one release.
type annotation struct {
	Text
	Publisher, Wire string
	Part            *eval.Range
	Published       string
	Printed         bool `json:"published_printed"`
	Headline        *spot
	Issuer          []spot   // its forms in the text, the fullest first
	IssuerWords     []string `json:"issuer_words"` // forms that are right, too, but not printed
	Dateline        *struct {
		Place spot
		Date  string
	}
	Timexes []struct {
		eval.Timex
		Mod string
	}
	Quotes []struct {
		eval.Range
		Speaker string
	}
	Speakers []struct { // where one has several forms
		Name    string
		Aliases []string
	}
	Topics     []string
	Keyphrases []spot
	Mentions   []struct { // without the entity that they name
		eval.Range
		Label string // PER, LOC, ORG, or OTHER: a name that is none of these
	}
	Places []struct {
		Spans    []spot   // of the same place under the same name
		Country  string   // ISO 3166-1 alpha-2, empty where it lies in none or in several
		Lat, Lon *float64 // degrees; nil where the reader does not know
		Kind     string
	}
	Events []struct {
		Kind, Status, When string
		Tier               string // main, key, next, or told: what stands in a full list, not in a summary
		Who, Affected      []spot
		Where              []spot
		Evidence           spot
	}
}

// gold is the annotation in the form of the scorer.
func (a annotation) gold(text []rune) (g eval.Gold, err error) {
	say := func(s spot) string {
		if s[0] < 0 || s[1] > len(text) || s[0] >= s[1] {
			err = fmt.Errorf("%v is no range of a text of %d code points", s, len(text))
			return ""
		}
		return string(text[s[0]:s[1]])
	}
	g = eval.Gold{ID: a.Publisher + " " + a.SHA256[:6], Text: string(text), Published: a.Published, Printed: &a.Printed, Topics: a.Topics}
	if a.Headline != nil {
		g.Headline = html.UnescapeString(say(*a.Headline)) // "&amp;" is damage of the archive
	}
	for _, s := range a.Issuer {
		g.Issuers = append(g.Issuers, say(s))
	}
	g.Issuers = append(g.Issuers, a.IssuerWords...)
	if len(g.Issuers) > 0 {
		g.Issuer = g.Issuers[0]
	}
	if a.Dateline != nil {
		g.Dateline = &struct{ Place, Date string }{say(a.Dateline.Place), a.Dateline.Date}
	}
	for _, x := range a.Timexes {
		say(spot{x.Start, x.End})
		g.Timexes = append(g.Timexes, x.Timex)
	}
	for _, q := range a.Quotes {
		say(spot{q.Start, q.End})
		g.Quotes = append(g.Quotes, q)
	}
	for _, s := range a.Speakers {
		g.People = append(g.People, eval.GoldPerson{Name: s.Name, Aliases: s.Aliases})
	}
	for _, s := range a.Keyphrases {
		g.Keyphrases = append(g.Keyphrases, say(s))
	}
	for _, m := range a.Mentions {
		name := say(spot{m.Start, m.End})
		if m.Label != "OTHER" { // nothing is found as such
			g.Mentions = append(g.Mentions, struct {
				eval.Range
				Label, Entity string
			}{m.Range, m.Label, name})
		}
	}
	a.addPlaces(&g, say)
	a.addEvents(&g, say)
	return g, err
}

func (a annotation) addPlaces(g *eval.Gold, say func(spot) string) {
	for _, x := range a.Places {
		name := ""
		if x.Kind == "continent" { // where its middle lies is a matter of taste
			x.Lat, x.Lon = nil, nil
		}
		for _, s := range x.Spans {
			name = say(s)
			g.Mentions = append(g.Mentions, struct {
				eval.Range
				Label, Entity string
			}{eval.Range{Start: s[0], End: s[1]}, "LOC", name})
		}
		g.Places = append(g.Places, struct {
			Name     string
			Country  string
			Lat, Lon *float64
			Kind     string
		}{name, x.Country, x.Lat, x.Lon, x.Kind})
	}
}

func (a annotation) addEvents(g *eval.Gold, say func(spot) string) {
	names := func(spots []spot) (out []string) {
		for _, s := range spots {
			out = append(out, say(s))
		}
		return out
	}
	for _, e := range a.Events {
		g.Events = append(g.Events, eval.GoldEvent{
			What: say(e.Evidence), Kind: e.Kind, Tier: e.Tier, Main: e.Tier == "main", When: e.When,
			Who: names(e.Who), Affected: names(e.Affected), Where: names(e.Where),
			Evidence: eval.Range{Start: e.Evidence[0], End: e.Evidence[1]},
		})
	}
}
