package profile

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"pressroom/index/identity"
)

// leastLetters is how many letters two names have at least that differ in one and are
// suggested, and lesser how many times as often the one must be named.
const leastLetters, lesser = 9, 5

// Suggest returns lines for a file of aliases that the user may want: names of people
// and bodies that differ in one letter from a name of many more releases, those of most
// releases first; across scripts, also people whose names in Latin letters may be what others
// write in their own. The errors are those of index.Search.
func (p *Profiler) Suggest(ctx context.Context, acrossScripts bool) (lines []string, err error) {
	for _, kind := range []string{"person", "org"} {
		n, err := p.names(ctx, kind)
		if err != nil {
			return nil, err
		}
		for _, pair := range spelledAlike(n.entities) {
			lines = append(lines, SameLine(kind, pair[0].Name, pair[1].Name))
		}
		if kind == "person" && acrossScripts {
			pairs, err := inOtherLetters(n.entities)
			if err != nil {
				return nil, err
			}
			for _, pair := range pairs {
				lines = append(lines, SameLine(kind, pair[0].Name, pair[1].Name))
			}
		}
	}
	return lines, nil
}

// inOtherLetters returns pairs of a person with a name in Latin letters and one whose name in
// other letters may be the same, in the order of the latter. A name that may be those of two
// is left out.
func inOtherLetters(entities []identity.Entity) (pairs [][2]*identity.Entity, err error) {
	letters, err := identity.NewLetters()
	if err != nil {
		return nil, err
	}
	latin := map[string][]*identity.Entity{} // by the first letters of the first and the last word
	for i := range entities {
		if e := &entities[i]; shownIn(e) && identity.ScriptOf(e.Name) == "" && !strings.Contains(e.Name, "=") {
			for _, key := range letters.Keys(e.Name) {
				latin[key] = append(latin[key], e)
			}
		}
	}
	for i := range entities {
		e := &entities[i]
		if !shownIn(e) || identity.ScriptOf(e.Name) == "" || strings.Contains(e.Name, "=") {
			continue
		}
		var same []*identity.Entity
		for _, key := range letters.Keys(e.Name) {
			for _, other := range latin[key] {
				if letters.Same(e.Name, other.Name) && !slices.Contains(same, other) {
					same = append(same, other)
				}
			}
		}
		if len(same) == 1 {
			pairs = append(pairs, [2]*identity.Entity{same[0], e})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]*identity.Entity) int { return order(a[1], b[1]) })
	return pairs, nil
}

// spelledAlike returns pairs of entities that differ in one letter of their names, the
// usual one first.
func spelledAlike(entities []identity.Entity) (pairs [][2]*identity.Entity) {
	by := map[string][]*identity.Entity{}
	for i := range entities {
		e := &entities[i]
		if name := lettersOf(e.Name); shownIn(e) && len(name) >= leastLetters && !strings.Contains(e.Name, "=") {
			for _, short := range shortened(name) {
				by[short] = append(by[short], e)
			}
		}
	}
	best := map[*identity.Entity]*identity.Entity{} // by the rare one
	for _, near := range by {
		for _, rare := range near {
			for _, usual := range near {
				old := best[rare]
				if releases(usual) > lesser*releases(rare) && (old == nil || order(usual, old) < 0) {
					best[rare] = usual
				}
			}
		}
	}
	for rare, usual := range best {
		pairs = append(pairs, [2]*identity.Entity{usual, rare})
	}
	slices.SortFunc(pairs, func(a, b [2]*identity.Entity) int { return order(a[1], b[1]) })
	return pairs
}

// order puts those of more releases first.
func order(a, b *identity.Entity) int {
	return cmp.Or(releases(b)-releases(a), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

// releases is how many releases an entity has, as counted for each form.
func releases(e *identity.Entity) (n int) {
	for _, f := range e.Forms {
		n += f.N
	}
	return n
}

// lettersOf is a name without all but its letters, in small ones.
func lettersOf(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return r
	}, small(name))
}

// shortened returns a name and the name without each of its letters: two names share
// one of these when they differ in one letter, or two are the other way round.
func shortened(name string) []string {
	out := []string{name}
	for i, r := range name {
		out = append(out, name[:i]+name[i+len(string(r)):])
	}
	slices.Sort(out)
	return slices.Compact(out)
}
