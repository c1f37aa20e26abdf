package analyze

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/corpus/sample"
)

// TestProvenance checks on every release of the sample that what a finding says
// stands where its evidence is.
func TestProvenance(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, rel := range sample.Releases() {
		doc := analyse(t, a, rel)
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", rel.Source, err)
		}
		says := func(what, words string, e annot.Evidence) {
			seen[what]++
			if got := doc.TextOf(e.Span); got != words {
				t.Errorf("%s: %s %q (%s) stands on %q", rel.Source, what, words, e.Rule, got)
			}
		}
		for _, k := range doc.Keyphrases {
			found := false
			for _, e := range k.Uses {
				seen["use of a keyphrase"]++
				found = found || doc.TextOf(e.Span) == k.Text
			}
			if !found {
				t.Errorf("%s: keyphrase %q stands nowhere", rel.Source, k.Text)
			}
		}
		for _, x := range doc.Topics {
			for _, e := range x.Evidence {
				_, term, _ := strings.Cut(e.Rule, ": ")
				seen["term of a topic"]++
				if words := strings.ToLower(doc.TextOf(e.Span)); !strings.HasPrefix(words, strings.ToLower(term)[:min(3, len(term))]) {
					t.Errorf("%s: term %q stands on %q", rel.Source, term, words)
				}
			}
		}
		for _, ent := range doc.Entities {
			described(t, doc, ent, says)
			if ent.Geo != nil {
				seen["point of a place"]++
				located(t, doc, ent)
			}
		}
		for _, ev := range doc.Events {
			takesPart(doc, ev, says)
		}
		for _, q := range append(doc.Quotes, doc.Indirect...) {
			speaks(t, doc, q, says)
		}
	}
	for _, what := range []string{"use of a keyphrase", "term of a topic", "cue", "speaker in words", "title", "alias", "acronym", "ticker",
		"participant", "place of an event", "date of an event",
		"point of a place"} {
		if seen[what] == 0 {
			t.Errorf("no %s was seen: this test tells nothing of it", what)
		}
	}
}

// described checks the evidence of what an entity is called.
func described(t *testing.T, doc *annot.Document, ent annot.Entity, says func(what, words string, e annot.Evidence)) {
	for n, title := range ent.Titles {
		switch words := doc.TextOf(ent.TitlesAt[n].Span); {
		case strings.EqualFold(words, title):
			says("title", words, ent.TitlesAt[n])
		case !strings.Contains(words, "s") || !strings.HasPrefix(words, title[:len(title)/2]): // "Senators" of two
			t.Errorf("%s: title %q (%s) stands on %q", doc.Release.Source, title, ent.TitlesAt[n].Rule, words)
		}
	}
	if ent.Kind != annot.Place {
		for _, alias := range ent.Aliases {
			says("alias", alias, doc.FormAt(ent, alias))
		}
	}
	if ent.Acronym != "" {
		says("acronym", ent.Acronym, ent.AcronymAt)
	}
	if ent.Ticker != "" {
		says("ticker", ent.Ticker, ent.TickerAt)
	}
}

// located checks what tells where a place lies: the name of a place, or a word that
// says so.
func located(t *testing.T, doc *annot.Document, ent annot.Entity) {
	switch ent.GeoAt.Rule {
	case "the state after the name", "the adjective of a country before the name", "the country of the dateline":
		return
	}
	for _, m := range doc.Mentions {
		if m.Kind == annot.Place && m.Span == ent.GeoAt.Span {
			return
		}
	}
	t.Errorf("%s: %s (%s) stands on %q, which is no place", doc.Release.Source, ent.Name, ent.GeoAt.Rule, doc.TextOf(ent.GeoAt.Span))
}

// takesPart checks the evidence of date, participants and places: each a form of the
// name.
func takesPart(doc *annot.Document, ev annot.Event, says func(what, words string, e annot.Evidence)) {
	form := func(e int, at annot.Evidence) string {
		for _, m := range doc.Entities[e].Mentions {
			if doc.Mentions[m].Span == at.Span {
				return doc.NameOf(m)
			}
		}
		return doc.Entities[e].Name
	}
	if ev.When != nil && ev.When.Len() > 0 {
		says("date of an event", doc.TextOf(ev.When.Span), ev.WhenAt)
	}
	for _, p := range ev.Who {
		if p.Entity != annot.None {
			says("participant", form(p.Entity, p.At), p.At)
		}
	}
	for n, e := range ev.Where {
		says("place of an event", form(e, ev.WhereAt[n]), ev.WhereAt[n])
	}
}

// speaks checks the evidence of a speaker: a name of the entity, the words used, a
// pronoun or a title that stands for it.
func speaks(t *testing.T, doc *annot.Document, q annot.Quote, says func(what, words string, e annot.Evidence)) {
	if q.Cue != "" {
		says("cue", q.Cue, annot.Evidence{Span: q.CueSpan, Rule: q.By.Rule})
	}
	switch {
	case q.Speaker == "" || strings.HasSuffix(q.By.Rule, ", a pronoun") || strings.HasSuffix(q.By.Rule, ", a title"):
	case q.Entity == annot.None:
		says("speaker in words", q.Speaker, q.By)
	default:
		for _, m := range doc.Entities[q.Entity].Mentions {
			if doc.Mentions[m].Span == q.By.Span {
				return
			}
		}
		t.Errorf("%s: speaker %q (%s) stands on %q, which is no mention of it", doc.Release.Source, q.Speaker, q.By.Rule, doc.TextOf(q.By.Span))
	}
}
