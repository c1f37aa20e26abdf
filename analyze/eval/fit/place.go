package main

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/eval"
	"pressroom/analyze/eval/unseen"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
	"pressroom/analyze/place"
	"pressroom/corpus"
)

// placeReleases reads the excerpts of open publishers in which the places are annotated, with
// these as given, and as found.
func placeReleases(a *analyze.Analyzer, corpusDir, evalDir string) (all []reading, err error) {
	for _, give := range []func(unseen.Release, *annot.Document){unseen.Release.GivePlaces, nil} {
		some, err := openReleases(a, corpusDir, evalDir, give, "places.jsonl")
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// caseReadings reads the cases of an archive: texts written for the project, from all parts of
// the world, each with the places that it names.
func caseReadings(a *analyze.Analyzer, file string) (all []reading, err error) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		return nil, err
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		text, want := archive.Files[i], archive.Files[i+1]
		g := eval.Gold{ID: text.Name}
		for line := range strings.Lines(string(want.Data)) {
			var kind, country string
			var lat, lon float64
			name, rest, _ := strings.Cut(line, ": ")
			if n, _ := fmt.Sscan(rest, &kind, &country, &lat, &lon); n < 4 {
				continue // not on the map, or no place
			}
			g.Places = append(g.Places, struct {
				Name     string
				Country  string
				Lat, Lon *float64
				Kind     string
			}{name, country, &lat, &lon, kind})
		}
		doc, err := a.Analyze(corpus.Release{ID: g.ID, Text: string(text.Data)})
		if err != nil {
			return nil, err
		}
		all = append(all, reading{g, doc, g.ID, nil})
	}
	return all, nil
}

// choices are the names whose meaning is annotated, each once in a text, and those that are no places.
// Where no place of the gazetteer is right, the last alternative is: none of them.
func choices(readings []reading, lex *lexicon.Lexicon, m logistic.Model) (all []logistic.Choice) {
	seen := map[string]bool{}
	for _, r := range readings {
		for _, c := range place.Choices(r.doc, lex, m) {
			x := logistic.Choice{Features: c.Features, Publisher: r.publisher}
			meant, told := r.gold.Meant(c.Name)
			if !told && r.isNone(c.At) {
				meant, told = func(annot.Geo) bool { return false }, true
			}
			key := fmt.Sprint(r.gold.ID, " ", c.At)
			if !told || seen[key] {
				continue
			}
			seen[key] = true
			for _, geo := range c.Places {
				x.Right = append(x.Right, meant(geo))
			}
			if last := len(x.Right) - 1; !slices.Contains(x.Right, true) {
				if c.Places[last].Kind != "" {
					continue // the rules are sure that it is one of them
				}
				x.Right[last] = true
			}
			all = append(all, x)
		}
	}
	return all
}

// isNone reports whether a name is no place by the annotation of its text.
func (r reading) isNone(name annot.Span) bool {
	back := r.doc.Release.Back()
	at := eval.Range{Start: back.Start(name.Start), End: back.Start(name.End)}
	if len(r.gold.Mentions) == 0 || r.part != nil && (at.Start < r.part.Start || at.End > r.part.End) {
		return false
	}
	for _, m := range r.gold.Mentions {
		if m.Label == "LOC" && m.Start < at.End && at.Start < m.End {
			return false
		}
	}
	return true
}

// hits counts the choices that a model makes right.
func hits(m logistic.Model, cs []logistic.Choice) (n int) {
	for _, c := range cs {
		first := 0
		for i := range c.Features {
			if m.Odds(c.Features[i]) > m.Odds(c.Features[first]) {
				first = i
			}
		}
		if c.Right[first] {
			n++
		}
	}
	return n
}

// comparison tells how often a fit means the right place, and how often it does on publishers
// that it was not fitted on; of the names for which the gazetteer has several places, too.
func comparison(m logistic.Model, all []logistic.Choice) string {
	several := func(cs []logistic.Choice) (some []logistic.Choice) {
		for _, c := range cs {
			if len(c.Right) > 2 {
				some = append(some, c)
			}
		}
		return some
	}
	fitted, hard := 0, 0
	for train, held := range heldOut(all, func(c logistic.Choice) string { return c.Publisher }) {
		m := logistic.FitChoices(train, logistic.Ridge)
		fitted, hard = fitted+hits(m, held), hard+hits(m, several(held))
	}
	return fmt.Sprintf("# Of %d names these weights mean the right place %d times, and weights fitted on the others "+
		"%d times on publishers held\n"+
		"# out (%d folds, seed %d); of the %d names of several places %d and %d times.\n",
		len(all), hits(m, all), fitted, folds, seed, len(several(all)), hits(m, several(all)), hard)
}

// mostFits is how often the weights of places are fitted at most.
const mostFits = 20

// placeTable is the table of the weights of places. What a name means depends on what the
// others of its release mean by the weights, so they are fitted again and again, from the
// table as it is, until nothing changes.
func placeTable(old string, readings []reading) (string, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return "", err
	}
	m, err := logistic.Read("place.weights.tsv", old)
	for range mostFits {
		if err != nil {
			return "", err
		}
		table := placeRows(choices(readings, lex, m), readings)
		if table == old {
			break
		}
		old = table
		m, err = logistic.Read("place.weights.tsv", old)
	}
	return old, err
}

// placeRows is the table of the weights fitted on some choices.
func placeRows(all []logistic.Choice, readings []reading) string {
	m := logistic.FitChoices(all, logistic.Ridge)
	var b strings.Builder
	b.WriteString("# Weights of a conditional logit: which of the places of a name is meant, or none of the gazetteer.\n")
	fmt.Fprintf(&b, "# Data: %d releases of %d publishers (development set, analyze/eval/testdata/gold, analyze/testdata/places.txtar,\n"+
		"# analyze/eval/unseen/places.jsonl). "+
		"Made by: go run ./analyze/eval/fit. Date: %s.\n",
		len(readings), len(shuffled(readings, func(r reading) string { return r.publisher })), date)
	b.WriteString(comparison(m, all))
	b.WriteString("# name\tweight\n")
	for name, w := range m.Rows {
		fmt.Fprintf(&b, "%s\t%.2f\n", name, w)
	}
	return b.String()
}
