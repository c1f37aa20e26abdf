package analyze

import (
	"fmt"
	"strings"

	"pressroom/analyze/annot"
)

// clausesOf prints the clauses of a document, a line for each.
func clausesOf(d *annot.Document) string {
	words := func(p annot.Phrase) string { return d.Words(p.First, p.Last).Text(d.Release.Text) }
	var b strings.Builder
	for _, c := range d.Clauses {
		said := []string{string(c.Tense)}
		if c.Passive {
			said = append(said, "passive")
		}
		if c.Polarity != annot.Positive {
			said = append(said, string(c.Polarity))
		}
		said = append(said, string(c.Modality))
		b.WriteString(c.Lemma)
		if s := strings.Join(strings.Fields(strings.Join(said, " ")), " "); s != "" {
			b.WriteString(": " + s)
		}
		if c.Subject != annot.NoPhrase {
			b.WriteString("; subject: " + words(c.Subject))
			if c.Source != annot.OwnSubject {
				fmt.Fprintf(&b, " (%s)", c.Source)
			}
		}
		if c.Agent != annot.NoPhrase {
			b.WriteString("; agent: " + words(c.Agent))
		}
		var objects []string
		for _, o := range c.Objects {
			objects = append(objects, words(o))
		}
		if objects != nil {
			b.WriteString("; objects: " + strings.Join(objects, " | "))
		}
		b.WriteString("\n")
	}
	return b.String()
}
