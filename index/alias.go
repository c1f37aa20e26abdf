package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/index/query"
)

// Aliases say which names of different releases mean the same. Names join by
// themselves when they have the same key (keyOf); a user joins more of them and
// keeps others apart. The file is plain text, one decision a line:
//
//	person same Armen Grigoryan = A. Grigorian
//	org apart Ministry of Health
//
// The first name of a "same" line stands for all. Empty lines and lines that
// begin with # are left alone.
type Aliases struct {
	same  map[string]string // by kind and folded name: kind and folded name of the one that stands for it
	shown map[string]string // by kind and folded name: how to write it
	apart map[string]bool   // by kind and folded name
}

// aliasKinds are the kinds of names by their facet.
var aliasKinds = map[Facet]string{People: "person", Places: "place", Orgs: "org"}

// AliasKinds are the words for them in a file of aliases.
var AliasKinds = []string{"person", "place", "org"}

// SameLine returns the line that joins names, and ApartLine the one that keeps a
// name from being joined by its key.
func SameLine(kind string, names ...string) string {
	return kind + " same " + strings.Join(names, " = ")
}

// ApartLine is described with SameLine.
func ApartLine(kind, name string) string { return kind + " apart " + name }

// Forget returns the lines of a file of aliases without what they say of a name,
// and whether they said anything; a line that joins it loses it, and goes when one
// name is left.
func Forget(lines []string, kind, name string) (out []string, found bool) {
	for _, line := range lines {
		lineKind, verb, names, err := parseAlias(line)
		if err != nil || lineKind != kind {
			out = append(out, line)
			continue
		}
		left := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return small(n) == small(name) })
		switch {
		case len(left) == len(names):
			out = append(out, line)
			continue
		case verb == "same" && len(left) > 1:
			out = append(out, SameLine(kind, left...))
		}
		found = true
	}
	return out, found
}

// parseAlias reads a line that is neither empty nor a remark.
func parseAlias(line string) (kind, verb string, names []string, err error) {
	kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	verb, rest, _ = strings.Cut(strings.TrimSpace(rest), " ")
	if !slices.Contains(AliasKinds, kind) {
		return "", "", nil, fmt.Errorf("%q is no kind of name (%s)", kind, strings.Join(AliasKinds, ", "))
	}
	for name := range strings.SplitSeq(rest, "=") {
		if name = strings.Join(strings.Fields(name), " "); name == "" {
			return "", "", nil, errors.New("a name is empty")
		}
		names = append(names, name)
	}
	if !(verb == "same" && len(names) > 1 || verb == "apart" && len(names) == 1) {
		return "", "", nil, errors.New(`want "KIND same NAME = NAME" or "KIND apart NAME"`)
	}
	return kind, verb, names, nil
}

// line takes up what a line says.
func (a *Aliases) line(line string) error {
	kind, verb, names, err := parseAlias(line)
	if err != nil {
		return err
	}
	if verb == "apart" {
		a.apart[kind+" "+small(names[0])] = true
		return nil
	}
	first := kind + " " + small(names[0])
	if to, ok := a.same[first]; ok {
		first = to // a line before already says who that is
	} else {
		a.shown[first] = names[0]
	}
	for _, name := range names {
		a.same[kind+" "+small(name)] = first
	}
	return nil
}

// Unknown returns those of the names of a kind that stand in no list of the index.
// The errors are those of Search.
func (i *Index) Unknown(ctx context.Context, kind string, names []string) ([]string, error) {
	known := map[string]bool{}
	for by, k := range aliasKinds {
		if k != kind {
			continue
		}
		forms, err := i.facet(ctx, nil, by)
		if err != nil {
			return nil, err
		}
		for _, f := range forms {
			known[small(f.Value)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return known[small(name)] }), nil
}

// key returns what the name shares with all names that mean the same.
func (a *Aliases) key(kind, name string) string {
	full := kind + " " + small(name)
	if a != nil {
		if to, ok := a.same[full]; ok {
			return to
		}
		if a.apart[full] {
			return full
		}
	}
	key := kind + " " + keyOf(kind, name)
	if a != nil {
		if to, ok := a.same[key]; ok {
			return to
		}
	}
	return key
}

// name returns how to write a group of names: as the user wrote it, else the
// form of most releases, then the first of the alphabet.
func (a *Aliases) name(key string, forms []Count) string {
	if a != nil {
		if name, ok := a.shown[key]; ok {
			return name
		}
	}
	best := forms[0]
	for _, f := range forms[1:] {
		if f.N > best.N || f.N == best.N && f.Value < best.Value {
			best = f
		}
	}
	return best.Value
}

// small folds a name to small letters without marks.
func small(name string) string { return strings.ToLower(fold(name).text) }

// keyOf returns the key of a name: small letters without marks and full stops;
// of people the first name and the surname, without middle names, honorifics
// and generation, in one of the ways to write it in Latin letters; of
// organisations without "the" and "U.S.".
func keyOf(kind, name string) string {
	words := strings.FieldsFunc(strings.ReplaceAll(small(name), ".", ""), func(r rune) bool { return r == ' ' || r == ',' })
	switch kind {
	case "person":
		for len(words) > 1 && honorifics[words[0]] {
			words = words[1:]
		}
		for len(words) > 1 && generations[words[len(words)-1]] {
			words = words[:len(words)-1]
		}
		if n := len(words); n > 2 {
			middle := slices.DeleteFunc(slices.Clone(words[1:n-1]), func(w string) bool { return len(w) == 1 })
			words = append(append(words[:1:1], middle...), words[n-1])
		}
		if n := len(words); n > 0 {
			words[n-1] = latin(words[n-1])
		}
	case "place":
		if n := len(words); n > 1 && words[n-2] == "d" && words[n-1] == "c" {
			words = append(words[:n-2], "dc")
		}
		if name, ok := usual[strings.Join(words, " ")]; ok {
			return name
		}
	case "org":
		for len(words) > 1 && (words[0] == "the" || words[0] == "us") {
			words = words[1:]
		}
	}
	return strings.Join(words, " ")
}

// usual are the names of countries that go by several.
var usual = map[string]string{"us": "united states", "usa": "united states", "u s": "united states", "america": "united states",
	"united states of america": "united states", "uk": "united kingdom", "great britain": "united kingdom", "britain": "united kingdom"}

var (
	honorifics  = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "sen": true, "rep": true, "sir": true, "prof": true, "gen": true}
	generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}
)

// endings are ways in which one ending of a surname is written in Latin letters.
var endings = [][2]string{{"yan", "ian"}, {"skiy", "ski"}, {"skyi", "ski"}, {"skyy", "ski"}, {"skii", "ski"}, {"sky", "ski"}, {"off", "ov"}, {"eff", "ev"}, {"iy", "i"}, {"ii", "i"}}

func latin(surname string) string {
	for _, e := range endings {
		if base, ok := strings.CutSuffix(surname, e[0]); ok && len(base) > 2 {
			return base + e[1]
		}
	}
	return surname
}

// group is names that mean the same.
type group struct {
	key   string
	forms []Count
	n     int // releases; the sum of the forms' until counted exactly
}

// grouped joins the values of a facet by their key and counts the releases of
// each group, in the order of Count.
func (i *Index) grouped(ctx context.Context, q query.Q, by Facet, forms []Count, limit int) ([]Count, error) {
	at := map[string]*group{}
	var groups []*group
	for _, f := range forms {
		key := i.Aliases.key(aliasKinds[by], f.Value)
		g := at[key]
		if g == nil {
			g = &group{key: key}
			at[key] = g
			groups = append(groups, g)
		}
		g.forms = append(g.forms, f)
		g.n += f.N
	}
	sort.SliceStable(groups, func(a, b int) bool { return groups[a].n > groups[b].n })
	var out []Count
	for _, g := range groups {
		// A sum is at least the number of releases: when the last of those
		// shown has more, no group behind can overtake it.
		if limit > 0 && len(out) >= limit && nth(out, limit) > g.n {
			break
		}
		if len(g.forms) > 1 {
			any := []bq.Query{}
			for _, f := range g.forms {
				any = append(any, exactly(string(by), f.Value, false))
			}
			n, err := count(ctx, i.idx, all([]bq.Query{i.compiler().release(q), either(any)}))
			if err != nil {
				return nil, err
			}
			g.n = int(n)
		}
		out = append(out, Count{i.Aliases.name(g.key, g.forms), g.n})
	}
	sortCounts(out)
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// nth returns the n-th largest number of releases.
func nth(counts []Count, n int) int {
	ns := make([]int, len(counts))
	for i, c := range counts {
		ns[i] = c.N
	}
	slices.Sort(ns)
	return ns[len(ns)-n]
}

// sortCounts sorts by frequency, then by value.
func sortCounts(counts []Count) {
	sort.Slice(counts, func(a, b int) bool {
		if counts[a].N != counts[b].N {
			return counts[a].N > counts[b].N
		}
		return counts[a].Value < counts[b].Value
	})
}
