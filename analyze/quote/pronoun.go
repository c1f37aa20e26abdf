package quote

import (
	"iter"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// resolve finds the entity that the speaker of the quote looked at stands for, who is
// named by a pronoun, a title or a common noun only. A "he" or "she" that nobody is known
// for is nobody.
func (t *attribution) resolve(who speaker) speaker {
	at := t.quotes[t.i].Start
	if who.entity == pronoun {
		meant := t.antecedent(pronounAs{who.words, t.asker(who.cue)}, t.from, at, t.last)
		switch {
		case t.outer != nil && !t.namedWithin(meant.entity):
			who.entity, who.words = annot.None, "" // the verb is known all the same
			return who
		case !meant.known() && lexicon.SexOfPronoun(who.words) != "":
			return nobody
		}
		who.entity, who.rule = annot.None, who.rule+", a pronoun"
		if meant.known() {
			who.entity, who.words = meant.entity, meant.words
		}
	}
	if who.entity == annot.None && who.words != "" {
		if who.entity = t.bearer(who.words, at); who.entity != annot.None {
			who.rule += ", a title"
		}
	}
	return who
}

// asker returns the speaker of the quote before if it is a question that the verb
// answers, else None. Within a quote it is the speaker of that, who calls himself "I".
func (t *attribution) asker(verb string) int {
	if t.outer != nil {
		return t.outer.Entity
	}
	if t.i > 0 && wordClasses.Is("answers", verb) && strings.HasSuffix(t.quotes[t.i-1].Text(t.text), "?") {
		return t.last.entity
	}
	return annot.None
}

// pronounAs is a pronoun, and the entity that it does not stand for.
type pronounAs struct {
	word string
	not  int
}

// antecedent returns the entity that "he" or "she" stands for: the person of that sex
// who was named since the quote before, else the last speaker, else the last person
// named. If nobody of that sex fits, the sex is disregarded, because first names of
// other countries may mislead. "They" stands for the last speaker if that is not a
// person.
func (a *attributor) antecedent(p pronounAs, from, i int, last speaker) speaker {
	sex := lexicon.SexOfPronoun(p.word)
	who := a.nearest(from, i, last, func(e int) bool {
		if e < 0 || e == p.not || a.Entities[e].Kind != annot.Person {
			return sex == "" && e >= 0
		}
		s := a.lex.SexOf(a.Entities[e].Name, a.Entities[e].Called())
		return sex != "" && (s == "" || s == sex)
	})
	if !who.known() && sex != "" {
		who = a.nearest(from, i, last, func(e int) bool { return e >= 0 && e != p.not && a.Entities[e].Kind == annot.Person })
	}
	return who
}

// nearest returns the last person before byte i that fits: one named from byte from on,
// else the last speaker, else one named before.
func (a *attributor) nearest(from, i int, last speaker, fits func(e int) bool) speaker {
	m := a.subjectOf(a.lastPerson(i, fits), fits)
	switch {
	case m >= 0 && (a.Mentions[m].Start >= from || !last.known() || !fits(last.entity)):
		return speaker{entity: a.EntityOf(m)}
	case last.known() && (last.entity == annot.None && last.words != "" || fits(last.entity)):
		return speaker{entity: last.entity, words: last.words}
	}
	return nobody
}

// subjectOf returns the first person that fits in the sentence of mention m, because a
// pronoun usually stands for the subject when a sentence names two people.
func (a *attributor) subjectOf(m int, fits func(e int) bool) int {
	if m < 0 {
		return m
	}
	n := a.SentenceAt(a.Mentions[m].Start)
	for p := max(0, m-maxApposed); p < m && n < len(a.Sentences); p++ {
		if a.Mentions[p].Start < a.Sentences[n].Start || a.Mentions[p].Kind != annot.Person || a.EntityOf(p) == annot.None ||
			!fits(a.EntityOf(p)) {
			continue
		}
		after := a.text[a.Mentions[p].End:]
		if !strings.HasPrefix(after, "'s") && !strings.HasPrefix(after, "’s") && !a.preposition(p, a.Sentences[n].First) {
			return p
		}
	}
	return m
}

// maxBack is the most mentions that are looked through for an antecedent.
const maxBack = 400

// namedBefore yields the mentions before byte i whose entity is known, the nearest first: those of whom can be spoken there.
func (a *attributor) namedBefore(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		n := a.MentionsBefore(i)
		for m := n - 1; m >= max(0, n-maxBack); m-- {
			if a.EntityOf(m) != annot.None && a.SameItem(a.Mentions[m].Start, i) && !yield(m) {
				return
			}
		}
	}
}

// lastPerson returns the last mention before byte i of a person who fits, or -1.
func (a *attributor) lastPerson(i int, fits func(e int) bool) int {
	for m := range a.namedBefore(i) {
		if a.Mentions[m].Kind == annot.Person && fits(a.EntityOf(m)) {
			return m
		}
	}
	return -1
}

func anybody(int) bool { return true }

// bearer returns the person with the title that words give ("the minister"), or the
// organisation whose name ends with them ("the delegation"): the last one that is named
// before byte i.
func (a *attributor) bearer(words string, i int) int {
	noun, ok := strings.CutPrefix(strings.ToLower(words), "the ")
	if !ok {
		return annot.None
	}
	country := ""
	if first, rest, two := strings.Cut(noun, " "); two {
		if country = a.lex.Adjective(first); country != "" { // "the Norwegian minister"
			noun = rest
		}
	}
	for m := range a.namedBefore(i) {
		if e := a.EntityOf(m); a.called(e, noun) && (country == "" || a.ofCountry(m, country)) {
			return e
		}
	}
	return annot.None
}

// called reports whether noun is a title of the entity, or stands at the beginning or
// the end of one, or ends the name of a body ("delegation"). A noun with its field
// ("minister of health") has to be the whole title.
func (a *attributor) called(e int, noun string) bool {
	ent := &a.Entities[e]
	whole := strings.Contains(noun, " of ") || strings.Contains(noun, " for ")
	if !whole && ent.Kind == annot.Organization && strings.HasSuffix(strings.ToLower(ent.Name), " "+noun) {
		return true
	}
	for _, title := range ent.Titles {
		if t := strings.ToLower(title); t == noun || !whole && (strings.HasSuffix(t, " "+noun) || strings.HasPrefix(t, noun+" ")) {
			return true
		}
	}
	return false
}

// ofCountry reports whether the words right before a mention name a country:
// "Norway's Minister of Foreign Affairs X", "Norwegian Foreign Minister X".
func (a *attributor) ofCountry(m int, country string) bool {
	start := a.Mentions[m].Start
	for _, w := range strings.Fields(a.text[max(0, start-maxOffice):start]) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ",.()"), "'s"), "’s")
		if a.lex.Adjective(w) == country {
			return true
		}
		if places := a.lex.Places(w); len(places) > 0 && places[0].Kind == "country" && places[0].Country == country {
			return true
		}
	}
	return false
}

// maxOffice is the most bytes of a title with its country.
const maxOffice = 60
