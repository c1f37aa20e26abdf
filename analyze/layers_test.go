package analyze

import (
	"fmt"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/eval/cases"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// TestLayers runs testdata/*.txtar: what the stage that an archive is named after
// finds in releases of Monday, February 16, 2026.
func TestLayers(t *testing.T) {
	a := load(t)
	n := cases.Run(t, "", "testdata/*.txtar", func(layer, text string) string {
		rel := corpus.Release{ID: "x", Text: text, Dates: []corpus.Claim{{Date: corpus.Date{Year: 2026, Month: 2, Day: 16}, From: corpus.Given}}}
		doc := analyse(t, a, rel)
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %s: %v", layer, text, err)
		}
		switch layer {
		case "references":
			return references(doc)
		case "clauses":
			return clausesOf(doc)
		}
		an := schema.Of(doc, schema.CodePoints)
		an.Indirect = schema.Indirect(doc, schema.CodePoints)
		return describe(layer, an)
	})
	if n < 300 {
		t.Errorf("only %d cases found", n)
	}
}

// references prints for whom pronouns and descriptions stand.
func references(doc *annot.Document) string {
	var b strings.Builder
	for _, row := range schema.Layer(doc, "references") {
		fmt.Fprintf(&b, "%s: %s; rule: %s\n", row.Text, row.What, row.Rule)
	}
	return b.String()
}

// describe prints one layer, a line for each item.
func describe(layer string, an schema.Analysis) string {
	var b strings.Builder
	texts := func(ms []schema.Mention) string {
		var s []string
		for _, m := range ms {
			s = append(s, m.Text)
		}
		return strings.Join(s, " | ")
	}
	switch layer {
	case "names":
		for _, x := range an.People {
			fmt.Fprintf(&b, "person %s: %s\n", x.Name, texts(x.Mentions))
		}
		for _, x := range an.Places {
			fmt.Fprintf(&b, "place %s: %s\n", x.Name, texts(x.Mentions))
		}
		for _, x := range an.Organizations {
			fmt.Fprintf(&b, "org %s: %s\n", x.Name, texts(x.Mentions))
		}
	case "issuers":
		for _, x := range an.Issuers {
			fmt.Fprintf(&b, "%s; from: %s; rule: %s\n", x.Name, x.From, x.Rule)
		}
	case "people":
		for _, x := range an.People {
			b.WriteString(x.Name)
			if len(x.Honorifics) > 0 {
				fmt.Fprintf(&b, "; honorifics: %s", strings.Join(x.Honorifics, " | "))
			}
			fmt.Fprintf(&b, "; titles: %s; of: %s; affiliation: %s; aliases: %s\n", strings.Join(x.Titles, " | "), x.Organization,
				x.Affiliation, strings.Join(x.Aliases, " | "))
		}
	case "places":
		for _, x := range an.Places {
			fmt.Fprintf(&b, "%s: %s %s", x.Name, x.Kind, x.Country)
			if x.Lat != nil {
				fmt.Fprintf(&b, " %.0f %.0f", *x.Lat, *x.Lon)
			}
			b.WriteString("\n")
		}
		for _, x := range an.Countries {
			fmt.Fprintf(&b, "country %s: %d names, %d adjectives\n", x.Country, x.Names, x.Adjectives)
		}
		fmt.Fprintf(&b, "focus: %s\n", an.Focus)
	case "organizations":
		for _, x := range an.Organizations {
			fmt.Fprintf(&b, "%s; acronym: %s; ticker: %s; aliases: %s\n", x.Name, x.Acronym, x.Ticker, strings.Join(x.Aliases, " | "))
		}
	case "quotes":
		for _, x := range an.Quotes {
			short, nested := map[bool]string{true: ", short"}[x.Short], map[bool]string{true: ", nested"}[x.Nested]
			fmt.Fprintf(&b, "%s (%s%s%s): %s\n", x.Speaker, x.Cue, short, nested, x.Text)
		}
		for _, x := range an.Statements {
			fmt.Fprintf(&b, "statement of %s: %s\n", x.Speaker, x.Text)
		}
		for _, x := range an.Indirect {
			fmt.Fprintf(&b, "indirect %s (%s): %s\n", x.Speaker, x.Cue, x.Text)
		}
	case "events":
		for _, x := range an.Events {
			when := ""
			if x.When != nil {
				when = x.When.Value
			}
			var who []string
			for _, p := range x.Participants {
				who = append(who, p.Name+" ("+p.Role+")")
			}
			fmt.Fprintf(&b, "%s %s %s: %s; who: %s; where: %s; venue: %s; main: %v\n", when, x.Status, x.Kind, x.What, strings.Join(who, " | "),
				strings.Join(x.Where, " | "), x.Venue, x.Main)
			for _, m := range x.Details {
				fmt.Fprintf(&b, "  %s\n", m.Text)
			}
		}
	case "numbers":
		for _, x := range an.Events {
			fmt.Fprintf(&b, "%s\n", x.What)
			for _, n := range x.Numbers {
				fmt.Fprintf(&b, "  %s %v %s; of: %s; giver: %s; receiver: %s; text: %s\n", n.Role, n.Value, n.Unit, n.Of, n.Giver, n.Receiver, n.Text)
			}
			if x.Process != nil {
				fmt.Fprintf(&b, "  %s %s\n", x.Process.ID, x.Process.Stage)
			}
		}
	case "topics":
		for _, x := range an.Topics {
			label := x.Label
			if x.Narrower != nil {
				label += " > " + x.Narrower.Label
			}
			fmt.Fprintf(&b, "%s: %s\n", label, strings.Join(x.Evidence, ", "))
		}
	case "keyphrases":
		for _, x := range an.Keyphrases {
			fmt.Fprintf(&b, "%s\n", x.Text)
		}
	}
	return b.String()
}
