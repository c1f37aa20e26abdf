package eval_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/eval"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/place"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// TestPlaces scores the places of excerpts: how many are found, with the right country
// and near the right point. It also takes the names as given, so that what the tagger
// finds does not count. Of the publishers kept aside it tells the figures alone.
func TestPlaces(t *testing.T) {
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	var figures strings.Builder
	for _, group := range []struct{ name, file string }{{"open", "places.jsonl"}, {"aside", "places-aside.jsonl"}} {
		var gold []eval.Gold
		found, given := map[string]schema.Analysis{}, map[string]schema.Analysis{}
		for _, r := range releasesOf(t, group.file) {
			doc, err := a.Analyze(corpus.Release{ID: r.ID, Source: r.ID + ".txt", Text: r.Text})
			if err != nil {
				t.Fatal(err)
			}
			one := inPart(schema.Of(doc, schema.CodePoints), *r.Part)
			r.GivePlaces(doc)
			placed := &annot.Document{Release: doc.Release, Mentions: doc.Mentions, Entities: place.Find(doc, lex)}
			two := inPart(schema.Of(placed, schema.CodePoints), *r.Part)
			for i := range r.Places { // each by itself: one place may have several names
				id := fmt.Sprint(r.ID, " ", i)
				gold = append(gold, eval.Gold{ID: id, Text: r.Text, Places: r.Places[i : i+1]})
				found[id], given[id] = calling(one, r.Places[i].Name), calling(two, r.Places[i].Name)
			}
		}
		figures.WriteString(placeFigures(group.name, gold, found) + placeFigures(group.name+".given", gold, given))
		if group.name == "open" {
			t.Log("wrong, the names given:\n" + placeErrors(gold, given) + "\nas found:\n" + placeErrors(gold, found))
		}
	}
	t.Log("\n" + figures.String())
	aboveFloors(t, "places", 12, figures.String())
}

// calling returns an analysis in which the place that the text also calls by this name has it as its own. Otherwise the country that
// is called "America" alone, and shown as "United States", would be passed over as if it were an adjective.
func calling(an schema.Analysis, name string) schema.Analysis {
	an.Places = slices.Clone(an.Places)
	for i, p := range an.Places {
		if slices.ContainsFunc(p.Mentions, func(m schema.Mention) bool { return strings.EqualFold(m.Text, name) }) {
			an.Places[i].Name = name
			break
		}
	}
	return an
}

func placeFigures(group string, gold []eval.Gold, analyses map[string]schema.Analysis) string {
	s := eval.Score(gold, analyses)
	f := s.Tallies["places"]
	figures := fmt.Sprintf("%-22s acc %5.1f   n %d\n", group+".found", 100*f.Recall(), f.Gold())
	for _, measure := range []string{"country", "161km"} {
		r := s.Rates["places."+measure]
		figures += fmt.Sprintf("%-22s acc %5.1f   n %d\n", group+"."+measure, 100*float64(r.Right)/float64(r.All), r.All)
	}
	return figures
}

// inPart returns the places of an analysis that are named in this part of the text, alone.
func inPart(an schema.Analysis, part eval.Range) schema.Analysis {
	within := func(m schema.Mention) bool { return m.Start < part.End && m.End > part.Start }
	return schema.Analysis{Places: slices.DeleteFunc(an.Places, func(p schema.Place) bool { return !slices.ContainsFunc(p.Mentions, within) })}
}

// placeErrors lists the annotated places that are missed or wrong, with what was found for them.
func placeErrors(gold []eval.Gold, analyses map[string]schema.Analysis) string {
	var b strings.Builder
	for _, g := range gold {
		x, an := g.Places[0], analyses[g.ID]
		s := score(g, an)
		if s.Tallies["places"].Missed == 0 && !wrong(s, "places.country") && !wrong(s, "places.161km") {
			continue
		}
		fmt.Fprintf(&b, "%s\t%q %s %s\tgot", g.ID, x.Name, x.Country, at(x.Lat, x.Lon))
		for _, p := range an.Places {
			if slices.ContainsFunc(p.Mentions, func(m schema.Mention) bool { return eval.SameName([]string{x.Name}, []string{m.Text}) }) {
				fmt.Fprintf(&b, " %s %s %s %s (%s)", p.Name, p.Kind, p.Country, at(p.Lat, p.Lon), p.GeoSpan.Rule)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func at(lat, lon *float64) string {
	if lat == nil || lon == nil {
		return "-"
	}
	return fmt.Sprintf("%.1f,%.1f", *lat, *lon)
}
