package profile

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"pressroom/index"
)

// Aliases say which names of different releases mean the same, where the user knows
// better than the releases (package identity). The file is plain text, one decision a
// line:
//
//	person same Armen Grigoryan = A. Grigorian
//	org apart Ministry of Health
//	person drop Start
//	person kind Katrina = place
//
// The first name of a "same" line stands for all that it joins; "apart" takes a name
// away from those that it was joined with; what is dropped stands in no list, and what
// is of another kind in the list of that. Later lines are read after earlier ones. Empty lines and lines that begin with # are left
// alone.
type Aliases struct{ decisions []decision }

// decision is a line.
type decision struct {
	kind, verb string
	names      []string
}

// Kinds are the words for the kinds of names in a file of aliases.
var Kinds = []string{"person", "place", "org"}

// SameLine returns the line that joins names, and ApartLine the one that keeps a
// name from being joined by its key.
func SameLine(kind string, names ...string) string {
	return kind + " same " + strings.Join(names, " = ")
}

// ApartLine is described with SameLine.
func ApartLine(kind, name string) string { return kind + " apart " + name }

// DropLine returns the line that takes a name out of the lists.
func DropLine(kind, name string) string { return kind + " drop " + name }

// KindLine returns the line that moves a name to the list of another kind.
func KindLine(kind, name, other string) string { return kind + " kind " + name + " = " + other }

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
		if verb == "kind" {
			names = names[:1]
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
	if !slices.Contains(Kinds, kind) {
		return "", "", nil, fmt.Errorf("%q is no kind of name (%s)", kind, strings.Join(Kinds, ", "))
	}
	for name := range strings.SplitSeq(rest, "=") {
		if name = strings.Join(strings.Fields(name), " "); name == "" {
			return "", "", nil, errors.New("a name is empty")
		}
		names = append(names, name)
	}
	switch n := len(names); {
	case verb == "same" && n > 1, (verb == "apart" || verb == "drop") && n == 1:
	case verb == "kind" && n == 2 && slices.Contains(Kinds, names[1]) && names[1] != kind:
	default:
		return "", "", nil, errors.New(`want "KIND same NAME = NAME", "KIND apart NAME", "KIND drop NAME" or "KIND kind NAME = KIND"`)
	}
	return kind, verb, names, nil
}

// line takes up what a line says.
func (a *Aliases) line(line string) error {
	kind, verb, names, err := parseAlias(line)
	a.decisions = append(a.decisions, decision{kind, verb, names})
	return err
}

// small folds a name to small letters without marks.
func small(name string) string { return strings.ToLower(index.Fold(name)) }
