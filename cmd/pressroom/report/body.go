package report

import (
	"fmt"
	"strings"

	"pressroom/corpus"
	"pressroom/index/profile"
)

// Body is an organisation as all releases together tell of it.
type Body struct {
	Entity   string      `json:"entity"`
	Name     string      `json:"name"`
	Aliases  []Alias     `json:"aliases"`
	Officers []Officer   `json:"officers"`
	People   []Count     `json:"people"`
	With     []Count     `json:"with"`
	First    corpus.Date `json:"first"`
	Last     corpus.Date `json:"last"`
	Releases []Hit       `json:"releases"`
}

// Officer is somebody who belongs to a body, as releases title them.
type Officer struct {
	Count
	Title string `json:"title"`
}

// Body is a profile of an organisation, with limit names a row and releases at most.
func (l Look) Body(pr profile.Body, limit int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", l.paint(bold, Plain(pr.Name)), covered(pr.Coverage))
	writeAliases(&b, pr.Aliases, limit)
	for _, o := range pr.Officers[:min(limit, len(pr.Officers))] {
		fmt.Fprintf(&b, "  %-10s %s (%d)\n", "of it", Plain(titled(o.Name, nil, []string{o.Title}, Plain)), o.N)
	}
	writeCounts(&b, "people", pr.People, limit)
	writeCounts(&b, "with", pr.With, limit)
	for _, hit := range pr.Releases[:min(limit, len(pr.Releases))] {
		l.writeRelease(&b, hit)
	}
	return b.String()
}

// BodyOf returns a profile as programs read it, all of it.
func BodyOf(pr profile.Body) Body {
	out := Body{Entity: pr.ID, Name: pr.Name, Aliases: aliasesOf(pr.Aliases), Officers: []Officer{}, People: countsOf(pr.People),
		With: countsOf(pr.With), First: pr.First, Last: pr.Last, Releases: hitsOf(pr.Releases)}
	for _, o := range pr.Officers {
		out.Officers = append(out.Officers, Officer{Count{o.Name, o.N}, o.Title})
	}
	return out
}
