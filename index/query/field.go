package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// otherNames are what people and other programs call a field, by what it is here.
var otherNames = map[Field][]string{
	dateField: {"published", "pubdate", "day", "month", "year", "when", "time", "since", "after", "before", "from", "to"},
	SaidBy:    {"by", "said", "speaker", "quote", "quotes", "says"},
	Issuer:    {"author", "publisher", "office", "sender"},
	Topic:     {"subject", "about", "tag", "category"},
	Place:     {"location", "loc", "where", "city", "town"},
	Region:    {"state", "province", "county"},
	Person:    {"people", "name"},
	Org:       {"organization", "organisation", "company", "body", "agency"},
	Headline:  {"intitle", "heading"},
	Kind:      {"type", "event", "events"},
	Source:    {"file", "filename", "path", "url", "site"},
	Zone:      {"section", "part", "in", "text", "intext"},
	Lang:      {"language", "languages", "hl"},
	Bill:      {"law", "act", "resolution", "case"},
}

func known(field Field) bool { return slices.Contains(fieldNames(), field) }

// meantAsField reports whether a name that no field has was meant for one: it is what
// others call it, or spelled nearly so. A word with a capital begins a sentence
// ("Update:Minister says") unless a single letter of it is wrong.
func meantAsField(name string) bool {
	near := meant(name)
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) {
		return near != ""
	}
	return near != "" && Distance(strings.ToLower(name), string(near), 2) < 2
}

// meant returns the field that a name was probably meant for; "" for none.
func meant(name string) Field {
	name = strings.ToLower(name)
	var names []string
	for _, field := range fieldNames() {
		if names = append(names, string(field)); slices.Contains(otherNames[field], name) {
			return field
		}
	}
	return Field(Nearest(name, names))
}

func fieldHint(name string) string {
	list := strings.Builder{}
	for i, f := range fieldNames() {
		if i > 0 {
			list.WriteByte(' ')
		}
		list.WriteString(string(f) + ":")
	}
	if near := meant(name); near != "" {
		return fmt.Sprintf("did you mean %s:? the fields are %s", near, list.String())
	}
	return "the fields are " + list.String()
}

// textAhead reports whether a word or a phrase follows.
func (l *lexer) textAhead() bool {
	r, _ := utf8.DecodeRuneInString(l.src[l.pos:])
	return unicode.IsLetter(r) || unicode.IsDigit(r) || isQuote(r)
}
