// Package query is the language in which people ask the index. It turns a line
// of text into a tree (Parse) and a tree back into a line (String); it knows
// neither the index nor the data.
//
// # Syntax
//
//	peace summit            both words, in any form of the word; where no release has both, a search
//	                        shows those that have one (the best partial matches)
//	peace AND summit        both words, and nothing else will do
//	"peace summit"          these very words in this order, side by side
//	peace OR summit         either; AND binds most, then the blank, then OR
//	peace -summit           the first without the second; NOT summit is the same
//	(peace OR truce) talks  brackets
//	sanction*               the word, and all that begin so; three letters at least before the star
//	wom?n                   the question mark stands for one letter; three others at least
//	katrina~                words that differ in one letter (one more, one less, another, two swapped); katrina~2 in two
//	"dam report"~5          the words in any order, with five others at most between them
//	dam^3 report            the first word ranks three times as much; 0.1 to 100
//	headline:budget         in the headline only
//	person:grigoryan        a person's name, or some of its words
//	person:"armen grigoryan"
//	place: org: issuer: source:   likewise
//	org:="Senate"           what lists and facets call so, and nothing else; also person:= place:= issuer:=
//	topic:politics          is about a topic, by some of the words of its name
//	title:"prime minister"  names somebody with this title
//	who:lee                 tells what somebody did, by name or by title
//	country:AM              names a country, by its ISO code or its name, or a place in it
//	region:US.LA            likewise a state or province, by its name or its code in GeoNames
//	lang:fr                 is in a language, or a part of it is, by its ISO 639-1 code or its name
//	bill:HR1234             names a bill, resolution, law or case, however it is written: bill:"H.R. 1234", bill:05-CV-1234
//	kind:agreement          releases with an event of this kind
//	said-by:grigoryan       with a quote of somebody
//	zone:quote peace        the plain words of this query, or of these brackets, in one part of a release only:
//	                        quote, headline, lead, body, boilerplate, contact …; alone, releases that have it;
//	                        unmarked is all of a release without quotation marks
//	id:4f0c                 the identifier of a release, or its beginning
//	date:2006-03-14         published on a day, in a month (2006-03), in a year (2006)
//	date:2006-01..2006-03   first and last day of a range; either end may be left open
//	date:>=2006-03-01       also > < <=
//	date:"last month"       as people say it
//	near:40.18,44.51,50km   names a place within so many kilometres (or miles: 30mi) of a point
//
// A search also asks for the other names of its words: synonyms of the user's own, and
// acronyms with the full names that the releases print with them, unless these stand in
// quotation marks. A note says so.
//
// AND, OR and NOT are operators in capitals only; a lone minus is none. A backslash
// before a quotation mark or a backslash inside a phrase takes away its meaning. Case
// and accents never matter. What looks like an operator and is none is an error that
// shows its place, or is told in a Note.
package query

import (
	"fmt"
	"strconv"
	"strings"
)

// A Q is a node of the tree: And, All, Or, Not, Boost, Word, Prefix, Pattern, Fuzzy,
// Phrase, Close, In, Listed, Named, Synonyms, Date or Near. String returns its canonical form,
// which parses to an equal tree unless programs made it (Named, Synonyms) or it has
// grown beyond MaxLength.
type Q interface{ String() string }

// And holds when all its parts hold, which stand side by side. Its words may
// give way where nothing holds all of them. Parse makes it of two parts or more,
// none of them an And.
type And []Q

// All holds when all its parts hold, between which AND is written: none gives
// way. Parse makes it of two parts or more, none of them an All.
type All []Q

// Or holds when one of its parts holds. Parse makes it of two parts or more,
// none of them an Or.
type Or []Q

// Not holds when Q does not.
type Not struct{ Q Q }

// A Word is one word as typed.
type Word string

// A Prefix is the beginning of a word, without the star: MinPrefix letters or
// digits or more.
type Prefix string

// A Pattern is a word in which ? stands for one letter or digit, and a star at its
// end for any number of them: MinPrefix others or more.
type Pattern string

// Fuzzy asks for the words that Edits letters (1 or 2) make of Word: one more, one
// less, another.
type Fuzzy struct {
	Word  string
	Edits int
}

// A Phrase is a sequence of words.
type Phrase string

// Close asks for the words of a phrase in any order, with Gap other words at most
// among them.
type Close struct {
	Words string
	Gap   int
}

// Boost makes its part rank By times as much; it chooses what the part chooses.
type Boost struct {
	Q  Q
	By float64
}

// In asks for a Word, Prefix, Pattern, Fuzzy, Phrase or Close in one field.
type In struct {
	Field Field
	Value Q
}

// Listed asks for what lists and facets call so: one person, place, body or issuer under
// all forms of the name, and nobody else whose name has these words.
type Listed struct {
	Field Field // Person, Place, Org or Issuer
	Name  string
}

// Named asks for the releases that list one of the names as it is written there;
// Field is Person, Place, Org, Topic or Issuer. Programs ask so: the language has
// no word for it.
type Named struct {
	Field Field
	Names []string
}

// Synonyms holds when its Typed does or one of the Others, which mean the same and rank
// lower. Programs ask so; it prints as an Or.
type Synonyms struct {
	Typed  Q
	Others []Q
}

// A Date asks for the day of publication. Both ends are included and have the
// form "YYYY-MM-DD"; an empty end is open. One of them is set.
type Date struct{ From, To string }

// Near asks for a place within Km kilometres of a point in degrees of WGS 84.
type Near struct{ Lat, Lon, Km float64 }

// Field names a part of a release that can be asked for alone.
type Field string

// The fields that take a word, a prefix or a phrase.
const (
	Headline Field = "headline"
	Person   Field = "person"
	Place    Field = "place"
	Country  Field = "country"
	Region   Field = "region"
	Title    Field = "title"
	Who      Field = "who"
	Org      Field = "org"
	Topic    Field = "topic"
	Kind     Field = "kind"
	SaidBy   Field = "said-by"
	Zone     Field = "zone"
	Issuer   Field = "issuer"
	Source   Field = "source"
	ID       Field = "id"
	Bill     Field = "bill"
	Lang     Field = "lang"
)

// The fields with a syntax of their own.
const (
	dateField Field = "date"
	nearField Field = "near"
)

// Zones are the parts of a release that zone: takes: direct speech and the kinds
// of sections.
var Zones = []string{
	"quote", "headline", "subhead", "dateline", "lead", "body", "table", "notes", "media",
	"letterhead", "slug", "date_line", "boilerplate", "safe_harbor", "contact", "end_mark", Unmarked,
}

// Unmarked is the zone of a release that has no quotation marks: it is all of it.
const Unmarked = "unmarked"

func fieldNames() []Field {
	return []Field{Headline, Person, Title, Who, SaidBy, Place, Country, Region, Org, Topic, Kind, Lang, Bill, Issuer, Source, ID, Zone,
		dateField, nearField}
}

// String joins the parts with blanks.
func (q And) String() string {
	s := make([]string, len(q))
	for i, part := range q {
		s[i] = operand(part)
	}
	return strings.Join(s, " ")
}

// String joins the parts with AND.
func (q All) String() string {
	s := make([]string, len(q))
	for i, part := range q {
		s[i] = operand(part)
	}
	return strings.Join(s, " AND ")
}

// String joins the parts with OR. An And among them needs no brackets.
func (q Or) String() string {
	s := make([]string, len(q))
	for i, part := range q {
		s[i] = part.String()
	}
	return strings.Join(s, " OR ")
}

// Either is what was typed and the others, without what sets the one above the others.
func (q Synonyms) Either() Or { return append(Or{q.Typed}, q.Others...) }

// String joins what was typed and the others with OR.
func (q Synonyms) String() string { return q.Either().String() }

// String writes a minus before the part.
func (q Not) String() string { return "-" + operand(q.Q) }

// String returns the word.
func (q Word) String() string { return string(q) }

// String returns the beginning with its star.
func (q Prefix) String() string { return string(q) + "*" }

// String returns the pattern as typed.
func (q Pattern) String() string { return string(q) }

// String writes the word, a tilde and the number of letters.
func (q Fuzzy) String() string { return fmt.Sprintf("%s~%d", q.Word, q.Edits) }

// String returns the phrase in quotation marks.
func (q Phrase) String() string { return quoted(string(q)) }

// String writes the phrase, a tilde and the gap.
func (q Close) String() string { return fmt.Sprintf("%s~%d", quoted(q.Words), q.Gap) }

// String writes the part, a caret and the factor.
func (q Boost) String() string {
	s := operand(q.Q)
	switch part := q.Q.(type) {
	case Not, Boost, Date, Near:
		s = "(" + s + ")"
	case In:
		if part.Field == Zone {
			s = "(" + s + ")"
		}
	}
	return s + "^" + strconv.FormatFloat(q.By, 'f', -1, 64)
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// String writes field:value.
func (q In) String() string { return string(q.Field) + ":" + q.Value.String() }

// String writes the field, := and the name in quotation marks.
func (q Listed) String() string { return string(q.Field) + ":=" + quoted(q.Name) }

// String writes field=[names].
func (q Named) String() string { return fmt.Sprintf("%s=%q", q.Field, q.Names) }

// String writes a day, a range or an open range.
func (q Date) String() string {
	if q.From == q.To {
		return "date:" + q.From
	}
	return "date:" + q.From + ".." + q.To
}

// String writes the point and the distance.
func (q Near) String() string {
	n := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	return "near:" + n(q.Lat) + "," + n(q.Lon) + "," + n(q.Km) + "km"
}

// Map returns the tree with what f makes of each In.
func Map(q Q, f func(In) Q) Q {
	switch q := q.(type) {
	case In:
		return f(q)
	case Not:
		return Not{Map(q.Q, f)}
	case Boost:
		return Boost{Map(q.Q, f), q.By}
	case And:
		return And(mapAll(q, f))
	case All:
		return All(mapAll(q, f))
	case Or:
		return Or(mapAll(q, f))
	}
	return q
}

func mapAll(parts []Q, f func(In) Q) []Q {
	out := make([]Q, len(parts))
	for i, part := range parts {
		out[i] = Map(part, f)
	}
	return out
}

// operand puts brackets round everything that is made of parts.
func operand(q Q) string {
	switch q.(type) {
	case And, All, Or, Synonyms:
		return "(" + q.String() + ")"
	}
	return q.String()
}
