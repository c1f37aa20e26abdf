// Package entity turns mentions into entities: one for each person, place and
// organisation of a release, with the titles that the release gives a person,
// the coordinates of a place and the acronym of an organisation.
package entity

import (
	"fmt"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Resolve returns the entities of a text: people, then places, then
// organisations, each in order of first mention. The issuer and the
// dateline, if they are known, are hints where the places of the text are.
func Resolve(text, issuer string, dateline *annot.Dateline, toks []annot.Token, sents []annot.Sentence, mens []annot.Mention, lex *lexicon.Lexicon) []annot.Entity {
	r := &resolver{clears: map[string]meaning{}, found: map[string][]lexicon.Place{}, text: text, issuer: issuer, dateline: dateline, toks: toks, mens: mens, lex: lex}
	var ents []annot.Entity
	ents = append(ents, r.people(sents)...)
	ents = append(ents, r.places()...)
	orgs := r.organizations()
	ents = append(ents, orgs...)
	r.employ(ents, orgs)
	return ents
}

// resolver is the work on one text.
type resolver struct {
	clears       map[string]meaning         // what clear found
	found        map[string][]lexicon.Place // what candidates found
	text, issuer string
	dateline     *annot.Dateline
	toks         []annot.Token
	mens         []annot.Mention
	lex          *lexicon.Lexicon
}

func (r *resolver) name(i int) string {
	return strings.Join(strings.Fields(r.mens[i].Text(r.text)), " ")
}

// group collects mentions that key says belong together, in order of first
// mention; an empty key leaves a mention out.
func (r *resolver) group(kind annot.Kind, key func(i int) string) [][]int {
	var groups [][]int
	at := map[string]int{}
	for i, men := range r.mens {
		if men.Kind != kind {
			continue
		}
		k := key(i)
		if k == "" {
			continue
		}
		g, ok := at[k]
		if !ok {
			g = len(groups)
			at[k] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// entity makes an entity of mentions: its name is the fullest form, the others
// are aliases.
func (r *resolver) entity(kind annot.Kind, prefix string, n int, mens []int) annot.Entity {
	ent := annot.Entity{ID: fmt.Sprintf("%s%d", prefix, n+1), Kind: kind, Mentions: mens, Name: r.name(mens[0])}
	for _, i := range mens[1:] {
		if fuller(r.name(i), ent.Name) {
			ent.Name = r.name(i)
		}
	}
	seen := map[string]bool{ent.Name: true}
	for _, i := range mens {
		if name := r.name(i); !seen[name] {
			seen[name] = true
			ent.Aliases = append(ent.Aliases, name)
		}
	}
	return ent
}

// fuller reports whether a is a fuller form of a name than b: more words, then
// not in capitals, then longer.
func fuller(a, b string) bool {
	if na, nb := len(strings.Fields(a)), len(strings.Fields(b)); na != nb {
		return na > nb
	}
	if ca, cb := strings.ToUpper(a) == a, strings.ToUpper(b) == b; ca != cb {
		return cb
	}
	return len(a) > len(b)
}
