package event

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/frames.tsv
var frameTable string

//go:embed data/irregular.tsv
var irregularTable string

// class is how a frame makes an event.
type class string

const (
	act   class = "act"   // the word itself says what happened
	say   class = "say"   // speech: what is said may be the event that matters
	news  class = "news"  // speech, unless its object has a kind of its own: "announced results"
	light class = "light" // the kind is that of the object, else the frame's own
	loose class = "loose" // the same, and an object without a kind makes it "other": "met a deadline"
)

// speech reports whether a frame only says that something was said.
func (f *frame) speech() bool { return f.class == say || f.class == news }

// A frame is what a word says that happened, and who stands where around it.
type frame struct {
	trigger string // "take place"; the lemma of a verb, the singular of a noun
	class   class
	kind    annot.EventKind // empty where only the object can say
	plover  string
	roles   map[string]annot.Role // by position: "s", "o" or a preposition
	lent    map[string]annot.Role // those of the noun that a light verb has its kind from
}

const (
	atPlace annot.Role = "where"   // of what an act is done to when that is where it happens
	pleader annot.Role = "accused" // of one who is accused and acts: "X pleaded guilty"
)

// entry is a frame under the first word of one of its forms.
type entry struct {
	rest  []string // the words after the first
	frame *frame
}

// frames are the three parts of the table, by the first word of a form in lower
// case. The longest match wins.
type frames struct {
	verbs, events, things map[string][]entry
}

// readIrregular returns the past forms of the irregular verbs.
func readIrregular() (map[string][]string, error) {
	past := map[string][]string{}
	return past, lexicon.ReadTable("irregular.tsv", irregularTable, 3, func(col []string) error {
		past[col[0]] = col[1:]
		return nil
	})
}

func readFrames(past map[string][]string) (*frames, error) {
	fs := &frames{verbs: map[string][]entry{}, events: map[string][]entry{}, things: map[string][]entry{}}
	err := lexicon.ReadTable("frames.tsv", frameTable, 6, func(col []string) error {
		f := &frame{trigger: col[0], kind: annot.EventKind(dashed(col[2])), plover: dashed(col[3]), class: class(col[4]),
			roles: map[string]annot.Role{}}
		if f.kind != "" && !slices.Contains(annot.EventKinds, f.kind) {
			return fmt.Errorf("there is no kind %q", f.kind)
		}
		for _, arg := range strings.Fields(dashed(col[5])) {
			at, role, ok := strings.Cut(arg, "=")
			if role = dashed(role); !ok || role != "" && !slices.Contains(append(annot.Roles, atPlace, pleader), annot.Role(role)) {
				return fmt.Errorf("argument %q is not POSITION=ROLE", arg)
			}
			f.roles[at] = annot.Role(role)
		}
		words := strings.Fields(col[0])
		switch col[1] {
		case "verb":
			for _, form := range inflect(words[0], past[words[0]]) {
				fs.verbs[form] = append(fs.verbs[form], entry{words[1:], f})
			}
		case "event":
			addNoun(fs.events, words, f)
		case "thing":
			addNoun(fs.things, words, f)
		default:
			return fmt.Errorf("there is no part %q", col[1])
		}
		return nil
	})
	for _, part := range []map[string][]entry{fs.verbs, fs.events, fs.things} {
		for _, es := range part {
			slices.SortStableFunc(es, func(a, b entry) int { return len(b.rest) - len(a.rest) })
		}
	}
	return fs, err
}

// dashed reads a column in which "-" stands for nothing.
func dashed(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// addNoun enters the singular and the plural of a noun, whose last word is
// inflected.
func addNoun(part map[string][]entry, words []string, f *frame) {
	part[words[0]] = append(part[words[0]], entry{words[1:], f})
	last := words[len(words)-1]
	if strings.HasSuffix(last, "s") {
		return
	}
	many := slices.Clone(words)
	many[len(many)-1] = plural(last)
	part[many[0]] = append(part[many[0]], entry{many[1:], f})
}

func plural(s string) string {
	switch {
	case strings.HasSuffix(s, "y") && !vowelBefore(s):
		return s[:len(s)-1] + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	}
	return s + "s"
}

func vowelBefore(s string) bool { return len(s) > 1 && strings.IndexByte("aeiou", s[len(s)-2]) >= 0 }

// inflect returns the forms of a verb. A last consonant is both kept single and
// doubled: which of the two is right does not matter here.
func inflect(lemma string, past []string) []string {
	forms := []string{lemma, plural(lemma)}
	if strings.HasSuffix(lemma, "o") {
		forms = append(forms, lemma+"es") // "goes"
	}
	stem := lemma
	switch n := len(lemma); {
	case strings.HasSuffix(lemma, "ee"):
		forms = append(forms, lemma+"d", lemma+"ing")
	case strings.HasSuffix(lemma, "e"):
		stem = lemma[:n-1]
		forms = append(forms, stem+"ed", stem+"ing")
	case strings.HasSuffix(lemma, "y") && !vowelBefore(lemma):
		forms = append(forms, lemma[:n-1]+"ied", lemma+"ing")
	default:
		forms = append(forms, lemma+"ed", lemma+"ing")
		if vowelBefore(lemma) && strings.IndexByte("bdgklmnprt", lemma[n-1]) >= 0 {
			forms = append(forms, lemma+lemma[n-1:]+"ed", lemma+lemma[n-1:]+"ing")
		}
	}
	for _, form := range past {
		if !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

// match returns the frame that the words from token k on are, and the token
// after them; nil if they are none. An adverb or a particle's object may not
// stand between.
func (r *reader) match(part map[string][]entry, k, last int) (*frame, int) {
	for _, e := range part[r.Lower(k)] {
		end := k + 1 + len(e.rest)
		if end > last {
			continue
		}
		ok := true
		for i, w := range e.rest {
			if r.Lower(k+1+i) != w {
				ok = false
				break
			}
		}
		if ok {
			return e.frame, end
		}
	}
	return nil, k
}
