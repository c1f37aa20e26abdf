package report

import (
	"fmt"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/difference"
)

// Difference is what changed between two versions of a release.
type Difference struct {
	Old Release `json:"old"`
	New Release `json:"new"`
	difference.Difference
}

// DifferenceOf compares two versions.
func DifferenceOf(old, new index.Stored) Difference {
	return Difference{releaseIn(old.Analysis), releaseIn(new.Analysis), difference.Of(old, new)}
}

func releaseIn(an schema.Analysis) Release {
	return Release{an.ID, an.Source, an.Headline, schema.Nullable(textOf(an.Opening)), an.Published, an.Address, string(an.SureIssuer())}
}

// Difference tells what changed: facts, then other words, then how much else.
func (l Look) Difference(d Difference) string {
	var b strings.Builder
	for _, version := range []struct {
		name string
		Release
	}{{"old", d.Old}, {"new", d.New}} {
		fmt.Fprintf(&b, "%s  %s\n", l.paint(dim, version.name+" "+Plain(version.Release.Release)), Plain(version.Source))
	}
	for _, part := range []struct {
		name    string
		changes []difference.Change
	}{{"Facts", d.Facts}, {"Other words", d.Wording}} {
		if len(part.changes) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", part.name)
		for _, c := range part.changes {
			b.WriteString(l.change(c))
		}
	}
	switch n := d.Cosmetic; {
	case n == 1:
		b.WriteString("\n1 word differs in marks, accents or capitals alone\n")
	case n > 1:
		fmt.Fprintf(&b, "\n%d words differ in marks, accents or capitals alone\n", n)
	}
	return b.String()
}

// change is a line: a sign, what it is, whose it is, the old and the new.
func (l Look) change(c difference.Change) string {
	sign, told := "~", ""
	show := func(t *difference.Told) string { return cut(Plain(t.Text), 160) }
	switch {
	case c.Old == nil:
		sign, told = "+", l.paint(quoted, show(c.New))
	case c.New == nil:
		sign, told = "-", l.paint(dim, show(c.Old))
	default:
		told = l.paint(dim, show(c.Old)) + " → " + l.paint(quoted, show(c.New))
	}
	if c.Name != "" {
		told = Plain(cut(c.Name, 80)) + ": " + told
	}
	return fmt.Sprintf("%s %-16s %s\n", sign, c.What, told)
}
