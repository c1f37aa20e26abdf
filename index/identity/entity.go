package identity

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// finished sorts the forms of an entity and numbers it by what tells it from others.
func (e Entity) finished(kind Kind, own string) Entity {
	sum := sha256.Sum256([]byte(string(rune(kind)) + own))
	e.ID = string(rune(kind)) + hex.EncodeToString(sum[:6])
	slices.SortFunc(e.Forms, func(a, b Joined) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Term(), b.Term())) })
	return e
}

// Usual returns the name of most of the forms.
func Usual(forms []Joined) string {
	names := map[string]int{}
	for _, f := range forms {
		names[f.Name] += f.N
	}
	return usual(names)
}

// Alone makes an entity of forms that others lose.
func Alone(kind Kind, forms []Joined) Entity {
	e := Entity{Name: Usual(forms), Forms: forms}
	return e.finished(kind, "apart "+e.Name)
}

// usual returns the name of most releases; of those of as many, one that is not all
// capitals, then the first of the alphabet.
func usual(names map[string]int) (best string) {
	for _, name := range slices.Sorted(maps.Keys(names)) {
		n, most := names[name], names[best]
		if best == "" || n > most || n == most && shouted(best) && !shouted(name) {
			best = name
		}
	}
	return best
}

func shouted(name string) bool { return len(name) > 3 && name == strings.ToUpper(name) }

func contains(list []string, s string) bool { return slices.Contains(list, s) }

func sortStrings(list []string) { slices.Sort(list) }
