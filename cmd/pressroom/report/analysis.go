package report

import (
	"fmt"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// Analysis returns what was found in a release, a layer a line.
func (l Look) Analysis(an schema.Analysis) string {
	var b strings.Builder
	row := func(label, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-10s %s\n", label, text)
		}
	}
	fmt.Fprintf(&b, "%s\n", l.paint(bold, Plain(titleIn(an))))
	row("source", Plain(an.Source)+"  "+l.paint(dim, Plain(an.ID)))
	row("also", Plain(strings.Join(an.Also, "  ")))
	row("address", Plain(an.Address))
	row("language", foreignNote(an.Language))
	row("issuer", joined(an.Issuers, "; ", func(x schema.Issuer) string {
		if x.Probability < annot.SureIssuer {
			return Plain(x.Name) + " (doubtful)"
		}
		return Plain(x.Name)
	}))
	row("published", l.published(an))
	if d := an.Dateline; d != nil {
		row("dateline", strings.TrimSpace(Plain(string(d.Place))+"  "+d.Date.String()))
	}
	row("topics", joined(an.Topics, "; ", func(t schema.Topic) string { return fmt.Sprintf("%s (%.2f)", t.Label, t.Score) }))
	row("keyphrases", joined(an.Keyphrases, "; ", func(k schema.Keyphrase) string { return Plain(k.Text) }))
	row("people", joined(an.People, "; ", func(x schema.Person) string {
		return titled(l.paint(person, Plain(x.Name)), x.Honorifics, x.Titles, Plain)
	}))
	row("places", joined(an.Places, "; ", func(x schema.Place) string {
		s := l.paint(place, Plain(x.Name))
		if x.Country != "" {
			s += " (" + string(x.Country) + ")"
		}
		return s
	}))
	row("orgs", joined(an.Organizations, "; ", func(x schema.Organization) string {
		return strings.TrimSuffix(l.paint(org, Plain(x.Name))+" ("+string(x.Acronym)+")", " ()")
	}))
	row("dates", joined(an.Dates, "; ", func(x schema.Date) string {
		return l.paint(date, Plain(x.Text)) + " = " + x.Value
	}))
	for _, q := range an.Quotes {
		if q.Short {
			continue
		}
		row("quote", fmt.Sprintf("%s: “%s”", Plain(Dash(string(q.Speaker))), l.paint(quoted, cut(Plain(q.Text), 160))))
	}
	if n := len(an.Statements); n > 0 {
		row("statement", fmt.Sprintf("%s: %s", l.paint(person, Plain(Dash(string(an.Statements[0].Speaker)))), paragraphs(n)))
	}
	for _, e := range an.Events {
		row(eventLabel(e), l.Event(e))
	}
	return b.String()
}

func paragraphs(n int) string {
	if n == 1 {
		return "1 paragraph"
	}
	return fmt.Sprintf("%d paragraphs", n)
}

func eventLabel(e schema.Event) string {
	if e.Main {
		return "main event"
	}
	return "event"
}

// Event is an event on one line: when, what, who, where.
func (l Look) Event(e schema.Event) string {
	when, kind := "–", e.Kind
	if e.When != nil {
		when = partsInWords.Replace(e.When.Value)
	}
	if e.Status != string(annot.Happened) {
		kind += ", " + e.Status
	}
	s := fmt.Sprintf("%s  %s: %s", l.paint(date, when), kind, Plain(e.What))
	if len(e.Who) > 0 {
		s += "  [" + l.paint(person, Plain(strings.Join(e.Who, ", "))) + "]"
	}
	if len(e.Where) > 0 {
		s += "  @ " + l.paint(place, Plain(strings.Join(e.Where, ", ")))
	}
	return s
}

// noDate says that nobody knows when a release was published.
const noDate = "no publication date printed"

func (l Look) published(an schema.Analysis) string {
	if an.Published.IsZero() {
		s := noDate
		if bound := an.Clock.NotBefore; !bound.IsZero() {
			s += "; not before " + l.paint(date, bound.String())
		}
		return s
	}
	s := l.paint(date, an.Published.String()) + " (" + readIn(an) + ")"
	if an.Clock.Conflict {
		others := slices.DeleteFunc(slices.Clone(an.Clock.Candidates), func(k schema.Candidate) bool { return k.Date == an.Published })
		s += ", but also " + joined(others, ", ", func(k schema.Candidate) string { return k.Date.String() + " (" + k.From + ")" })
	}
	return s
}

// readIn is where the publication date was read: "metadata: pubDate".
func readIn(an schema.Analysis) string {
	for _, k := range an.Clock.Candidates {
		if k.Field != "" && k.Date == an.Published && k.From == string(an.Clock.From) {
			return k.From + ": " + Plain(k.Field)
		}
	}
	return string(an.Clock.From)
}

// foreignNote says what of a release that is not English is read; it is empty for
// English.
func foreignNote(code string) string {
	if code == "" || code == annot.English {
		return ""
	}
	return code + ", not English: only layout, dates, large places, quotations and their speakers are read"
}
