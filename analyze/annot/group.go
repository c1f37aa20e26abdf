package annot

import (
	"fmt"
	"strings"
)

// Group makes entities of the mentions of a kind, in order of first mention:
// those for which key gives the same are one. An empty key leaves a mention out.
// The fullest form is the name of an entity, the others are its aliases.
func (d *Document) Group(kind Kind, key func(m int) string) []Entity {
	var ents []Entity
	at := map[string]int{}
	for m, men := range d.Mentions {
		if men.Kind != kind {
			continue
		}
		k := key(m)
		if k == "" {
			continue
		}
		e, ok := at[k]
		if !ok {
			e = len(ents)
			at[k] = e
			ents = append(ents, Entity{ID: fmt.Sprintf("%s%d", prefixes[kind], e+1), Kind: kind})
		}
		ents[e].Mentions = append(ents[e].Mentions, m)
	}
	for e := range ents {
		d.callEntity(&ents[e])
	}
	return ents
}

// prefixes begin the identifiers of entities.
var prefixes = map[Kind]string{Person: "p", Place: "l", Organization: "o"}

// callEntity sets the name and the aliases of an entity from its mentions.
func (d *Document) callEntity(ent *Entity) {
	for _, m := range ent.Mentions {
		if name := d.NameOf(m); ent.Name == "" || fuller(name, ent.Name) {
			ent.Name = name
		}
	}
	seen := map[string]bool{ent.Name: true}
	for _, m := range ent.Mentions {
		if name := d.NameOf(m); !seen[name] {
			seen[name] = true
			ent.Aliases = append(ent.Aliases, name)
		}
	}
}

// FormAt returns the first mention of an entity that has a form of its name, which
// all aliases are.
func (d *Document) FormAt(ent Entity, form string) Evidence {
	for _, m := range ent.Mentions {
		if d.NameOf(m) == form {
			return d.Mentions[m].Evidence()
		}
	}
	return Evidence{}
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
