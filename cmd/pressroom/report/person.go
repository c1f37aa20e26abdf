package report

import (
	"fmt"
	"strings"

	"pressroom/corpus"
	"pressroom/index/profile"
)

// Person is a person as all releases together tell of them.
type Person struct {
	Name          string        `json:"name"`
	Aliases       []Count       `json:"aliases"`
	Titles        []Count       `json:"titles"`
	Organizations []Count       `json:"organizations"`
	With          []Count       `json:"with"`
	First         corpus.Date   `json:"first"`
	Last          corpus.Date   `json:"last"`
	Releases      []Hit         `json:"releases"`
	Quotes        []PersonQuote `json:"quotes"`
}

// PersonQuote is a quote with the release that it stands in.
type PersonQuote struct {
	Release   string      `json:"release"`
	Published corpus.Date `json:"published"`
	Text      string      `json:"text"`
}

// Person is a profile of a person, with limit names a row, releases and quotes
// at most.
func (l Look) Person(pr profile.Person, limit int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", l.paint(bold, Plain(pr.Name)), covered(pr.Coverage))
	writeCounts(&b, "titles", pr.Titles, limit)
	writeCounts(&b, "of", pr.Organizations, limit)
	writeCounts(&b, "also", pr.Aliases, limit)
	writeCounts(&b, "with", pr.With, limit)
	for _, hit := range pr.Releases[:min(limit, len(pr.Releases))] {
		l.writeRelease(&b, hit)
	}
	for _, q := range pr.Quotes[:min(limit, len(pr.Quotes))] {
		fmt.Fprintf(&b, "  %-10s %s “%s”\n", "quote", l.paint(date, Dash(q.Published.String())),
			l.paint(quoted, cut(Plain(q.Quote.Text), 200)))
	}
	return b.String()
}

// PersonOf returns a profile as programs read it, all of it.
func PersonOf(pr profile.Person) Person {
	out := Person{
		Name: pr.Name, Aliases: countsOf(pr.Aliases), Titles: countsOf(pr.Titles),
		Organizations: countsOf(pr.Organizations), With: countsOf(pr.With),
		First: pr.First, Last: pr.Last, Releases: hitsOf(pr.Releases), Quotes: []PersonQuote{},
	}
	for _, q := range pr.Quotes {
		out.Quotes = append(out.Quotes, PersonQuote{q.ID, q.Published, q.Quote.Text})
	}
	return out
}
