package identity

import (
	"strings"
	"unicode"
)

// A Form is a name as a release prints it, with what the release says there of who
// is meant: of a person the heads of the titles ("senator") and the affiliation
// ("D-MA"), of a body the acronym, of a place country, kind, GeoNames identifier and
// region. Forms compare by their Term.
type Form struct {
	Name  string
	Of    string // the rest, parts separated by blanks; empty for none
	Aside bool   // named in boilerplate and contacts alone
}

const (
	termCut   = "\t"
	termAside = "-"
)

// Term writes the form as a term of the index.
func (f Form) Term() string {
	term := f.Name
	if f.Of != "" || f.Aside {
		term += termCut + f.Of
	}
	if f.Aside {
		term += termCut + termAside
	}
	return term
}

// FormOf reads a Term.
func FormOf(term string) Form {
	name, rest, _ := strings.Cut(term, termCut)
	of, aside, _ := strings.Cut(rest, termCut)
	return Form{name, of, aside == termAside}
}

// Plain returns a Term without the mark of one that is aside.
func Plain(term string) string {
	at := strings.LastIndex(term, termCut)
	if at < 0 || term[at+len(termCut):] != termAside || strings.Index(term, termCut) == at {
		return term
	}
	return strings.TrimSuffix(term[:at], termCut)
}

// PersonForm returns the form of somebody with these titles and this affiliation.
func PersonForm(name string, titles []string, affiliation string) Form {
	var of []string
	for _, title := range titles {
		if head := headOf(title); head != "" && !contains(of, head) {
			of = append(of, head)
		}
	}
	sortStrings(of)
	if affiliation != "" {
		of = append(of, strings.ReplaceAll(affiliation, " ", ""))
	}
	return Form{Name: clean(name), Of: strings.Join(of, " ")}
}

// headOf returns the head of a title in small letters: "Chief Justice of the
// United States" is a justice, "former President" a president.
func headOf(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != ',' })
	head := ""
	for _, w := range words {
		switch w {
		case "of", "for", "to", "from", "at", "on", "in", "and", ",":
			if head != "" {
				return head
			}
			continue
		}
		word, comma := strings.CutSuffix(w, ",")
		if word = strings.Trim(word, "-,"); word != "" {
			head = word
		}
		if comma && head != "" {
			return head
		}
	}
	return head
}

// clean takes out what cuts a term.
func clean(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, name)
}
