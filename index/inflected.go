package index

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index/words"
)

// Inflected forms of other languages than English find each other by their stems. Which
// words have which stem is known of the releases in that language alone: no word of an
// English release is stemmed as French.

// The fields of the engine that hold the languages of a release, and its words with
// their stems.
const (
	languageField = "lang"
	stemField     = "stem"
)

// stemTerm is how a word and its stem stand in stemField.
func stemTerm(lang, stem, word string) string { return lang + " " + stem + " " + word }

// inflect adds the languages of a release, and the stems of its words.
func (doc *document) inflect(an schema.Analysis) {
	doc.Language = languagesOf(an)
	for _, lang := range doc.Language {
		if lang == annot.English || !words.Inflected(lang) {
			continue
		}
		for _, v := range doc.values {
			if v.field != textField && v.field != headlineField {
				continue
			}
			for _, w := range v.words {
				if stem := words.Stem(lang, w.text); stem != "" {
					doc.Stem = append(doc.Stem, stemTerm(lang, stem, w.text))
				}
			}
		}
	}
	doc.Stem = distinct(doc.Stem)
}

// languagesOf lists the languages of a release.
func languagesOf(an schema.Analysis) []string { return values(an.Language) }

// inflectedWeight is how much another form of a word counts beside the word itself.
const inflectedWeight = 0.8

// inflected adds to the forms of a word those that it has in the other languages of the
// index than English: in those whose releases have it, or in all where no release has
// it. A form that an English release has, too, is then left out if the word is English
// itself ("parties" is no form of "part"), unless all releases that are asked for are in
// its language.
func (v *vocabulary) inflected(forms []words.Form, field, word, asked string) []words.Form {
	same := map[string][]string{} // by language
	known := false
	for _, lang := range v.languages() {
		if stem := words.Stem(lang, word); stem != "" {
			same[lang] = v.stemmed(lang, stem)
			known = known || slices.Contains(same[lang], word)
		}
	}
	if len(same) == 0 {
		return forms
	}
	english := slices.ContainsFunc(forms, func(f words.Form) bool { return v.inEnglish(f.Text) })
	known = known || english
	for _, lang := range v.languages() {
		if known && lang != asked && !slices.Contains(same[lang], word) {
			continue
		}
		for _, form := range same[lang] {
			there := slices.ContainsFunc(forms, func(f words.Form) bool { return f.Text == form })
			if !there && v.e.has(field, form) && (!english || lang == asked || !v.inEnglish(form)) {
				forms = append(forms, words.Form{Text: form, Weight: inflectedWeight})
			}
		}
	}
	return forms
}

// languages lists the languages in the index whose words have stems.
func (v *vocabulary) languages() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.langs == nil {
		v.langs = slices.DeleteFunc(v.listed(languageField, ""), func(lang string) bool {
			return lang == annot.English || !words.Inflected(lang)
		})
	}
	return v.langs
}

// stemmed lists the words that have a stem.
func (v *vocabulary) stemmed(lang, stem string) []string {
	start := stemTerm(lang, stem, "")
	out := v.listed(stemField, start)
	for n := range out {
		out[n] = strings.TrimPrefix(out[n], start)
	}
	return out
}

// inEnglish reports whether an English release has a word.
func (v *vocabulary) inEnglish(word string) bool {
	if r, away := v.e.(*remote); away {
		return r.inEnglish(word)
	}
	some := bleve.NewDisjunctionQuery(exactly("anywhere", word, false), exactly(restField, word, false))
	n, err := count(unhurried, v.e, bleve.NewConjunctionQuery(exactly(languageField, annot.English, false), some))
	return err != nil || n > 0
}
