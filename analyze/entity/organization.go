package entity

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// ticker reads "(NYSE: XYZ)" behind a company.
var ticker = regexp.MustCompile(`^[\s,]*\((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|AMEX|ASX|OTC|EPA|FRA|TSE|HKEX|SIX)[A-Za-z ]*:\s*([A-Z][A-Z0-9.]{0,6})\)`)

// organizations groups the mentions of organisations by name; an acronym in
// brackets belongs to the name before it.
func (r *resolver) organizations() []annot.Entity {
	long, firms := r.acronyms(), r.firms()
	groups := r.group(annot.Organization, func(i int) string {
		key := orgKey(r.name(i))
		if l, ok := long[key]; ok {
			return l
		}
		if full, ok := firms[key]; ok {
			return full
		}
		if !strings.Contains(key, " ") {
			// "the Corps" is the last body named before that has the word.
			for k := i - 1; k >= max(0, i-200); k-- {
				full := orgKey(r.name(k))
				if r.mens[k].Kind == annot.Organization && strings.Contains(full, " ") && slices.Contains(strings.Fields(full), key) && r.lex.StandsIn(key) {
					if l, ok := long[full]; ok {
						return l
					}
					return full
				}
			}
		}
		return key
	})
	var ents []annot.Entity
	for n, mens := range groups {
		ent := r.entity(annot.Organization, "o", n, mens)
		for _, a := range ent.Aliases {
			if _, ok := long[orgKey(a)]; ok && ent.Acronym == "" {
				ent.Acronym = a
			}
		}
		for _, i := range mens {
			if m := ticker.FindStringSubmatch(r.text[r.mens[i].End:min(len(r.text), r.mens[i].End+40)]); m != nil && ent.Ticker == "" {
				ent.Ticker = m[1]
			}
		}
		ents = append(ents, ent)
	}
	return ents
}

// orgKey is the name without "U.S.", "the" and full stops, folded.
func orgKey(name string) string {
	key := lexicon.Fold(name)
	for _, p := range []string{"the ", "u.s. ", "us ", "united states "} {
		key = strings.TrimPrefix(key, p)
	}
	return strings.ReplaceAll(key, ".", "")
}

// firms maps what a company may be called for short, the beginnings of its name,
// to the key of the name with its suffix: "Maple Ridge" is "Maple Ridge Bakeries
// Inc."
func (r *resolver) firms() map[string]string {
	short := map[string]string{}
	for i, men := range r.mens {
		if men.Kind != annot.Organization {
			continue
		}
		key := orgKey(r.name(i))
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

// companies end the names of companies, folded.
var companies = map[string]bool{"inc": true, "ltd": true, "limited": true, "plc": true, "llc": true, "llp": true, "corp": true, "gmbh": true, "ag": true, "sa": true, "nv": true,
	"bv": true, "ab": true, "a/s": true, "as": true, "asa": true, "oyj": true, "oy": true, "spa": true, "kk": true, "co": true, "pty": true, "berhad": true, "se": true}

// acronyms maps the key of an acronym to that of its long form, where it
// stands in brackets behind it.
func (r *resolver) acronyms() map[string]string {
	long := map[string]string{}
	for i := 1; i < len(r.mens); i++ {
		a, b := r.mens[i-1], r.mens[i]
		if a.Kind != annot.Organization || b.Kind != annot.Organization || b.Start-a.End > 4 {
			continue
		}
		gap := strings.TrimSpace(r.text[a.End:b.Start])
		if (gap == "(" || gap == "('" || gap == "(“" || gap == `("`) && initials(r.name(i-1), r.name(i)) {
			long[orgKey(r.name(i))] = orgKey(r.name(i - 1))
		}
	}
	return long
}

// initials reports whether the letters of an acronym stand, in order, at the
// heads of words of the long form, most of them.
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
