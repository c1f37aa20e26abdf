// Package organization turns the mentions of organisations into entities.
//
// Find groups the mentions by their key, which orgKey makes from the name. An acronym
// in brackets has the key of the name before it (acronyms). The first words of a
// company's name have the key of the full name (firms). A word such as "the Corps" has
// the key of the last body before it whose name contains that word (standsFor). The
// ticker ("NYSE: XYZ") is read from the brackets after a name. Of what kind a body is, a company or a court, the words of its name
// show (kind.go), or nothing does.
package organization

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// ticker matches "(NYSE: XYZ)" after the name of a company.
var ticker = regexp.MustCompile(
	`^[\s,]*\((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|AMEX|ASX|OTC|EPA|FRA|TSE|HKEX|SIX)[A-Za-z ]*:\s*([A-Z][A-Z0-9.]{0,6})\)`)

// A Finder finds the organisations of documents. It never changes after New.
type Finder struct {
	lex   *lexicon.Lexicon
	kinds kinds
}

// New returns a Finder. It fails only when a table is broken.
func New(lex *lexicon.Lexicon) (*Finder, error) {
	kinds, err := readKinds()
	return &Finder{lex, kinds}, err
}

// A finder groups the mentions of one document.
type finder struct {
	*annot.Document
	lex *lexicon.Lexicon
}

// Find returns the organisations of a document, in order of first mention.
func (o *Finder) Find(doc *annot.Document) []annot.Entity {
	f := finder{doc, o.lex}
	long, firms := f.acronyms(), f.firms()
	ents := f.Group(annot.Organization, func(i int) string {
		key := orgKey(f.NameOf(i))
		return cmp.Or(long[key], firms[key], f.standsFor(key, i))
	})
	for n := range ents {
		ent := &ents[n]
		for _, a := range ent.Aliases {
			if _, ok := long[orgKey(a)]; ok && ent.Acronym == "" {
				ent.Acronym, ent.AcronymAt = a, f.bracketed(ent, a)
			}
		}
		for _, i := range ent.Mentions {
			end := f.Mentions[i].End
			window := f.Release.Text[end:min(len(f.Release.Text), end+40)]
			if m := ticker.FindStringSubmatchIndex(window); m != nil && ent.Ticker == "" {
				ent.Ticker = window[m[2]:m[3]]
				ent.TickerAt = annot.Evidence{Span: annot.Span{Start: end + m[2], End: end + m[3]}, Rule: "in brackets after the name"}
			}
		}
		o.kind(doc, ent)
	}
	return ents
}

// bracketed returns where an acronym stands in brackets after its long form.
func (f finder) bracketed(ent *annot.Entity, acronym string) annot.Evidence {
	at := f.FormAt(*ent, acronym).Span
	for _, i := range ent.Mentions {
		if f.NameOf(i) == acronym && strings.HasSuffix(strings.TrimRight(f.Release.Text[:f.Mentions[i].Start], "'“\""), "(") {
			at = f.Mentions[i].Span
			break
		}
	}
	return annot.Evidence{Span: at, Rule: "initials in brackets after the name"}
}

// standsFor returns the key of the body that mention i stands for, if it is a word such
// as "the Corps": the last body before it whose name contains the word. Otherwise it
// returns the key of the mention itself.
func (f finder) standsFor(key string, i int) string {
	if strings.Contains(key, " ") || !f.lex.StandsIn(key) {
		return key
	}
	for k := i - 1; k >= max(0, i-200); k-- {
		if f.Mentions[k].Kind != annot.Organization {
			continue
		}
		if full := orgKey(f.NameOf(k)); strings.Contains(full, " ") && slices.Contains(strings.Fields(full), key) {
			return full
		}
	}
	return key
}

// orgKey returns a name without "U.S.", "the" and full stops, folded.
func orgKey(name string) string {
	key := lexicon.Fold(name)
	for _, p := range []string{"the ", "u.s. ", "us ", "united states "} {
		key = strings.TrimPrefix(key, p)
	}
	return strings.ReplaceAll(key, ".", "")
}

// firms maps short names of companies, which are the first words of their names, to the
// key of the name with its suffix: "Maple Ridge" is "Maple Ridge Bakeries Inc."
func (f finder) firms() map[string]string {
	short := map[string]string{}
	for i, men := range f.Mentions {
		if men.Kind != annot.Organization {
			continue
		}
		key := orgKey(f.NameOf(i))
		words := strings.Fields(key)
		if len(words) < 2 || len(words) > 6 || !companies[strings.Trim(words[len(words)-1], ".,")] {
			continue
		}
		for n := 1; n < len(words); n++ {
			if k := strings.TrimRight(strings.Join(words[:n], " "), ","); short[k] == "" {
				short[k] = key
			}
		}
	}
	return short
}

// companies are the words with which names of companies end, folded.
var companies = map[string]bool{"inc": true, "ltd": true, "limited": true, "plc": true, "llc": true, "llp": true, "corp": true,
	"gmbh": true, "ag": true, "sa": true, "nv": true,
	"bv": true, "ab": true, "a/s": true, "as": true, "asa": true, "oyj": true, "oy": true, "spa": true, "kk": true, "co": true, "pty": true,
	"berhad": true, "se": true}

// acronyms maps the key of an acronym to the key of its long form, if the acronym
// stands in brackets after that.
func (f finder) acronyms() map[string]string {
	long := map[string]string{}
	for i := 1; i < len(f.Mentions); i++ {
		a, b := f.Mentions[i-1], f.Mentions[i]
		if a.Kind != annot.Organization || b.Kind != annot.Organization || b.Start-a.End > 4 {
			continue
		}
		gap := strings.TrimSpace(f.Release.Text[a.End:b.Start])
		if (gap == "(" || gap == "('" || gap == "(“" || gap == `("`) && initials(f.NameOf(i-1), f.NameOf(i)) {
			long[orgKey(f.NameOf(i))] = orgKey(f.NameOf(i - 1))
		}
	}
	return long
}

// initials reports whether most letters of an acronym are, in order, first letters of
// words of the long form.
func initials(name, acronym string) bool {
	if strings.Contains(acronym, " ") {
		return false
	}
	letters := []rune(strings.ToUpper(strings.ReplaceAll(acronym, ".", "")))
	if len(letters) < 2 {
		return false
	}
	hit := 0
	start := true
	for _, c := range name {
		if start && hit < len(letters) && unicode.ToUpper(c) == letters[hit] {
			hit++
		}
		start = !unicode.IsLetter(c)
	}
	return hit*2 >= len(letters)
}
