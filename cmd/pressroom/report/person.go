package report

import (
	"fmt"
	"strings"

	"pressroom/corpus"
	"pressroom/index/profile"
)

// Person is a person as all releases together tell of them.
type Person struct {
	Entity        string        `json:"entity"`
	Name          string        `json:"name"`
	Aliases       []Alias       `json:"aliases"`
	Honorifics    []Count       `json:"honorifics"`
	Titles        []Count       `json:"titles"`
	Organizations []Count       `json:"organizations"`
	With          []Count       `json:"with"`
	First         corpus.Date   `json:"first"`
	Last          corpus.Date   `json:"last"`
	Releases      []Hit         `json:"releases"`
	Quotes        []PersonQuote `json:"quotes"`
}

// Alias is another name, and the rule by which it is one; null where a release uses it
// beside the full name.
type Alias struct {
	Count
	Rule *string `json:"rule"`
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
	fmt.Fprintf(&b, "%s  %s\n", l.paint(bold, Plain(addressed(pr))), covered(pr.Coverage))
	writeCounts(&b, "titles", pr.Titles, limit)
	writeCounts(&b, "of", pr.Organizations, limit)
	writeAliases(&b, pr.Aliases, limit)
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

// addressed is the name of a person, after the form of address that most releases have before it.
func addressed(pr profile.Person) string {
	if len(pr.Honorifics) == 0 {
		return pr.Name
	}
	return pr.Honorifics[0].Value + " " + pr.Name
}

// writeAliases writes other names, each with the rule by which it is one.
func writeAliases(b *strings.Builder, aliases []profile.Alias, limit int) {
	if len(aliases) == 0 {
		return
	}
	fmt.Fprintf(b, "  %-10s %s\n", "also", joined(aliases[:min(limit, len(aliases))], "; ", func(a profile.Alias) string {
		if a.Rule == "" {
			return fmt.Sprintf("%s (%d)", Plain(a.Value), a.N)
		}
		return fmt.Sprintf("%s (%d, %s)", Plain(a.Value), a.N, a.Rule)
	}))
}

// PersonOf returns a profile as programs read it, all of it.
func PersonOf(pr profile.Person) Person {
	out := Person{
		Entity: pr.ID, Name: pr.Name, Aliases: aliasesOf(pr.Aliases), Honorifics: countsOf(pr.Honorifics), Titles: countsOf(pr.Titles),
		Organizations: countsOf(pr.Organizations), With: countsOf(pr.With),
		First: pr.First, Last: pr.Last, Releases: hitsOf(pr.Releases), Quotes: []PersonQuote{},
	}
	for _, q := range pr.Quotes {
		out.Quotes = append(out.Quotes, PersonQuote{q.ID, q.Published, q.Quote.Text})
	}
	return out
}

func aliasesOf(in []profile.Alias) []Alias {
	out := []Alias{}
	for _, a := range in {
		alias := Alias{Count: CountOf(a.Count)}
		if rule := string(a.Rule); rule != "" {
			alias.Rule = &rule
		}
		out = append(out, alias)
	}
	return out
}
