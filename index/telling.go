package index

import (
	"hash/fnv"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// An EventRow is an event as the columns keep it: enough to choose, order and
// compare it. Hit reads the event itself.
type EventRow struct {
	Release      Row
	N            int // which of the events of the release, from 0
	Kind, Status string
	Main         bool
	Confidence   int // in thousandths
	Dated        bool
	From, To     corpus.Date // of one with a date; either may be the zero day
	Value        string      // TIMEX3 value of the date
	Who, Where   []string
	Participants []schema.Participant // without their spans
	Titles       []string             // theirs
	Places       []schema.Place       // those of Where, without point and mentions
	Words        EventWords
}

// EventWords are the words by which two events are compared, in the form in which
// texts are searched, each set ascending.
type EventWords struct {
	Object   []Stem // of the phrase, without trigger, names and dates
	Trigger  []Stem
	Sentence []Stem // of the evidence, without dates
	Names    []Stem // of the sentence: what begins with a capital, but days and months
	Numbers  []Stem // of the sentence: words with a digit that are no years
	Digest   uint64 // of the evidence, by which the very same sentence is known
}

// sets lists all of them.
func (w *EventWords) sets() []*[]Stem {
	return []*[]Stem{&w.Object, &w.Trigger, &w.Sentence, &w.Names, &w.Numbers}
}

// A Stem is the number of a word among those of the events that were read together
// (Stems.Word).
type Stem int32

// day returns the days of an event as they are compared: where one of them is
// unknown, the other stands for it.
func (ev *EventRow) days() (from, to corpus.Date) {
	from, to = ev.From, ev.To
	if from.IsZero() {
		from = to
	}
	if to.IsZero() {
		to = from
	}
	return from, to
}

// code writes or reads the row but for its place in the index.
func (ev *EventRow) code(c *codec) {
	c.word(&ev.Kind)
	c.word(&ev.Status)
	c.flag(&ev.Main)
	c.number(&ev.Confidence)
	if c.flag(&ev.Dated); ev.Dated {
		c.day(&ev.From)
		c.day(&ev.To)
		c.word(&ev.Value)
	}
	each(c, &ev.Participants, func(p *schema.Participant) {
		c.word(&p.Name)
		asWord(c, &p.ID)
		c.word(&p.Role)
	})
	ev.codeWho(c)
	c.strings(&ev.Titles)
	c.strings(&ev.Where)
	each(c, &ev.Places, func(p *schema.Place) { codePlace(c, p) })
	for _, set := range ev.Words.sets() {
		c.stems(set)
	}
	digest := int(ev.Words.Digest)
	c.number(&digest)
	ev.Words.Digest = uint64(digest)
}

// codeWho codes who takes part, which is nearly always those who are listed with
// their roles.
func (ev *EventRow) codeWho(c *codec) {
	same := slices.Equal(ev.Who, namesOf(ev.Participants))
	if c.flag(&same); same {
		ev.Who = namesOf(ev.Participants)
		return
	}
	c.strings(&ev.Who)
}

func namesOf(who []schema.Participant) (names []string) {
	for _, p := range who {
		names = append(names, p.Name)
	}
	return names
}

// Stems numbers words.
type Stems struct {
	table *table
	known map[*table][]Stem // of a file: the numbers of its strings
}

// NewStems returns an empty set of words.
func NewStems() *Stems { return &Stems{&table{}, map[*table][]Stem{}} }

// Word returns the word of a number.
func (s *Stems) Word(n Stem) string { return s.table.list[n] }

// numbers returns the numbers of the strings of a file; nil where both are the same,
// which spares the first file the work.
func (s *Stems) numbers(of *table) []Stem {
	if known, ok := s.known[of]; ok {
		return known
	}
	if len(s.table.list) == 0 {
		s.table.list, s.known[of] = slices.Clip(of.list), nil
		return nil
	}
	out := make([]Stem, len(of.list))
	for n, word := range of.list {
		out[n] = Stem(s.table.of(word))
	}
	s.known[of] = out
	return out
}

// teller makes the rows of events.
type teller struct {
	english analyzer
	stems   *Stems
}

// Tell returns the row of an event that need not be in the index. Its words are
// numbered by stems.
func (i *Index) Tell(ev schema.Event, places []schema.Place, stems *Stems) EventRow {
	return i.teller(stems).row(ev, nil, places)
}

// StemSet returns the words of a text, as Stems cuts it, numbered by stems.
func (i *Index) StemSet(text string, stems *Stems) []Stem { return i.teller(stems).set(text) }

func (i *Index) teller(stems *Stems) *teller { return &teller{i.english, stems} }

// row makes the row of an event.
func (t *teller) row(ev schema.Event, people []schema.Person, places []schema.Place) EventRow {
	row := EventRow{
		Kind: ev.Kind, Status: ev.Status, Main: ev.Main, Confidence: thousandths(ev.Confidence), Where: ev.Where, Who: ev.Who,
		Titles: titlesOf(people, ev.Participants), Words: t.words(ev),
	}
	if row.Dated = ev.When != nil; row.Dated {
		row.From, row.To = partOf(string(ev.When.Text), ev.When.From, ev.When.To)
		row.Value = ev.When.Value
	}
	for _, p := range ev.Participants {
		row.Participants = append(row.Participants, schema.Participant{Name: p.Name, ID: p.ID, Role: p.Role})
	}
	for _, p := range placesOf(ev.Where, places) {
		row.Places = append(row.Places, schema.Place{Name: p.Name, Kind: p.Kind, Country: p.Country, Region: p.Region, GeoNames: p.GeoNames})
	}
	return row
}

// partOf returns the days of a time of which only a part is meant: "early 2026" ends
// with the half of it, "late 2026" begins there.
func partOf(said string, from, to corpus.Date) (first, last corpus.Date) {
	half := to.DaysSince(from) / 2
	if from.IsZero() || to.IsZero() || half == 0 {
		return from, to
	}
	switch word, _, _ := strings.Cut(strings.ToLower(said), " "); word {
	case "early":
		to = from.AddDays(half)
	case "late":
		from = to.AddDays(-half)
	}
	return from, to
}

// words reads what of an event is compared.
func (t *teller) words(ev schema.Event) EventWords {
	w := EventWords{
		Object:   t.set(objectOf(ev)),
		Trigger:  t.set(ev.Trigger.Text),
		Sentence: t.set(ev.Evidence.Text),
		Names:    t.set(strings.Join(capitals.FindAllString(ev.Evidence.Text, -1), " ")),
		Digest:   digestOf(ev.Evidence.Text),
	}
	if ev.When != nil {
		dates := t.set(string(ev.When.Text))
		w.Object, w.Sentence = without(w.Object, dates), without(w.Sentence, dates)
	}
	w.Names = without(w.Names, t.set(calendar))
	w.Object = without(w.Object, w.Trigger)
	for _, name := range slices.Concat(namesOf(ev.Participants), ev.Where) {
		w.Object = without(w.Object, t.set(name))
	}
	for _, stem := range w.Sentence {
		if word := t.stems.Word(stem); strings.ContainsFunc(word, unicode.IsDigit) && !year.MatchString(word) {
			w.Numbers = append(w.Numbers, stem)
		}
	}
	return w
}

// digestOf is the FNV-1a sum of a sentence, whatever its white space.
func digestOf(sentence string) uint64 {
	h := fnv.New64a()
	for word := range strings.FieldsSeq(sentence) {
		h.Write([]byte(word + " "))
	}
	return h.Sum64()
}

// set returns the words of a text.
func (t *teller) set(text string) []Stem {
	var out []Stem
	for _, word := range stemsOf(t.english, text) {
		out = append(out, Stem(t.stems.table.of(word)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// without returns the set without the words of another.
func without(set, other []Stem) []Stem {
	return slices.DeleteFunc(set, func(s Stem) bool {
		_, found := slices.BinarySearch(other, s)
		return found
	})
}

var year = regexp.MustCompile(`^(19|20)\d\d$`)

// objectOf is what of the phrase of an event tells it from others. Who acts in
// front of the verb is compared by name; the title there says nothing of the event.
func objectOf(ev schema.Event) string {
	subject, object, ok := strings.Cut(ev.What, ev.Trigger.Text)
	if !ok {
		return ev.What
	}
	for _, who := range ev.Participants {
		surname := who.Name[strings.LastIndexByte(who.Name, ' ')+1:]
		if who.Role == string(annot.Actor) && strings.Contains(subject, surname) {
			return object
		}
	}
	return ev.What
}

// calendar holds the names of days and months, which name no thing.
const calendar = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday " +
	"January February March April May June July August September October November December"

// capitals are the words of a sentence that a capital begins, but the first.
var capitals = regexp.MustCompile(`\s[“"(]?\p{Lu}[\pL’'-]*`)
