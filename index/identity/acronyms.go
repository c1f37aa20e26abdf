package identity

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"pressroom/analyze/lexicon"
)

// An Abbreviation is an acronym with the full names of the one body that the releases
// print it with.
type Abbreviation struct {
	Short string   // without points
	Names []string // without it, those of most releases first; mostNames at most
	N     int      // releases that print it with one of them
	Word  bool     // in small letters it is mostly another word, as in "aid" or "va"
}

const mostNames = 3

// Acronyms returns those that mean one body, by the bodies of all releases. A pair that
// one release alone prints has to begin with the letters of the acronym; of several
// names that are not nearly the same one has to have most of the releases. Texts says
// how many releases have a word.
func Acronyms(bodies []Entity, texts func(word string) (int, error)) (out []Abbreviation, err error) {
	by, alone := printedWith(bodies)
	for _, short := range slices.Sorted(maps.Keys(by)) {
		a, ok := acronymOf(short, by[short])
		if !ok {
			continue
		}
		having, err := texts(strings.ToLower(short))
		if err != nil {
			return nil, err
		}
		a.Word = len(short) < fewestLetters || float64(max(alone[short], a.N)) < shoutedLeast*float64(having)
		out = append(out, a)
	}
	return out, nil
}

// printedWith returns, by acronym, how many releases print each full name with it, and
// how many name a body by the acronym alone.
func printedWith(bodies []Entity) (by map[string]map[string]int, alone map[string]int) {
	by, alone = map[string]map[string]int{}, map[string]int{}
	for _, e := range bodies {
		for _, f := range e.Forms {
			words := strings.Fields(f.Name)
			short := strings.ToUpper(strings.ReplaceAll(f.Of, ".", ""))
			if n := len(words); n > 2 && isAcronym(words[n-1]) && initials(words[:n-1], words[n-1]) {
				short, words = words[n-1], words[:n-1] // its brackets lost
			}
			words = fullName(words)
			switch {
			case len(words) == 1 && isAcronym(words[0]):
				alone[strings.ReplaceAll(words[0], ".", "")] += f.N
			case len(words) > 1 && isAcronym(short):
				if by[short] == nil {
					by[short] = map[string]int{}
				}
				by[short][strings.Join(words, " ")] += f.N
			}
		}
	}
	return by, alone
}

// fullName drops what stands before a name and does not belong to it.
func fullName(words []string) []string {
	for len(words) > 2 {
		switch first := strings.ReplaceAll(lexicon.Fold(words[0]), ".", ""); {
		case first == "the" || first == "us":
			words = words[1:]
		case first == "u" && lexicon.Fold(words[1]) == "s", first == "united" && lexicon.Fold(words[1]) == "states":
			words = words[2:]
		default:
			return words
		}
	}
	return words
}

// acronymOf returns what an acronym means: the name of most releases with those that
// are nearly the same, if they have enough of all that are printed with it.
func acronymOf(short string, names map[string]int) (Abbreviation, bool) {
	order, all := slices.Collect(maps.Keys(names)), 0
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(names[b]-names[a], cmp.Compare(a, b)) })
	a := Abbreviation{Short: short}
	for _, name := range order {
		all += names[name]
		if name == order[0] || nearly(order[0], name) {
			a.N += names[name]
			a.Names = append(a.Names, name)
		}
	}
	sure := a.N > 1 || initials(strings.Fields(order[0]), short)
	a.Names = a.Names[:min(len(a.Names), mostNames)]
	return a, sure && float64(a.N) >= printed*float64(all)
}

// nearly reports whether two names differ in one word that begins alike: in its ending
// ("Medical Service", "Medical Services"), or in any way where two other words are the
// same, beside small ones ("General", "Government Accountability Office", but not
// "Department of Energy", "of Education").
func nearly(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	same, differ := 0, 0
	for n := range x {
		one, other := lexicon.Fold(x[n]), lexicon.Fold(y[n])
		switch {
		case one == other && !isSmall(x[n]):
			same++
		case one == other, strings.HasPrefix(one, other), strings.HasPrefix(other, one):
		case one[0] == other[0]:
			differ++
		default:
			return false
		}
	}
	return differ == 0 || differ == 1 && same > 1
}

// WriteAcronyms writes a line for each: acronym, releases, "word" where it is one, and
// the names, with tabs between.
func WriteAcronyms(all []Abbreviation) []byte {
	var b bytes.Buffer
	for _, a := range all {
		word := ""
		if a.Word {
			word = "word"
		}
		b.WriteString(strings.Join(append([]string{a.Short, strconv.Itoa(a.N), word}, a.Names...), termCut) + "\n")
	}
	return b.Bytes()
}

// ReadAcronyms reads what WriteAcronyms wrote; an error says that it is something else.
func ReadAcronyms(b []byte) (out []Abbreviation, err error) {
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), termCut)
		if len(cells) < 4 {
			return nil, errDamaged
		}
		n, err := strconv.Atoi(cells[1])
		if err != nil {
			return nil, errDamaged
		}
		out = append(out, Abbreviation{cells[0], cells[3:], n, cells[2] != ""})
	}
	return out, nil
}
