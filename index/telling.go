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
	N            int         // which of the events of the release, from 0
	Published    corpus.Date // of the release
	Kind, Status string
	Main         bool
	Confidence   int // in thousandths
	Dated        bool
	From, To     corpus.Date // of one with a date; either may be the zero day
	Value        string      // TIMEX3 value of the date
	Digest       uint64      // of the evidence, by which the very same sentence is known
	Words        EventWords
}

// EventRoles are who takes part in an event, and where it is.
type EventRoles struct {
	Who, Where   []string
	Participants []schema.Participant // without their spans
	Titles       []string             // theirs
	Places       []EventPlace         // those of Where
}

// EventPlace is what tells one place from another.
type EventPlace struct {
	Name, Kind      string
	Country, Region string
	GeoNames        int // 0 for none
}

// EventWords are the words by which two events are compared, in the form in which
// texts are searched, each set ascending.
type EventWords struct {
	all  []Stem
	ends [wordSets]int32 // of each set
}

// The sets of words of an event.
const (
	objectWords = iota // of the phrase, without trigger, names and dates
	triggerWords
	sentenceWords // of the evidence, without dates
	nameWords     // of the sentence: what begins with a capital, but days and months
	numberWords   // of the sentence: words with a digit that are no years or thousands
	wordSets
)

func (w *EventWords) set(n int) []Stem {
	from := int32(0)
	if n > 0 {
		from = w.ends[n-1]
	}
	return w.all[from:w.ends[n]]
}

// Object returns the words of the phrase, without trigger, names and dates.
func (w *EventWords) Object() []Stem { return w.set(objectWords) }

// Trigger returns the words of the trigger.
func (w *EventWords) Trigger() []Stem { return w.set(triggerWords) }

// Sentence returns the words of the evidence, without dates.
func (w *EventWords) Sentence() []Stem { return w.set(sentenceWords) }

// Names returns the words of the sentence that begin with a capital, but days and months.
func (w *EventWords) Names() []Stem { return w.set(nameWords) }

// Numbers returns the words of the sentence that have a digit and are no years or thousands.
func (w *EventWords) Numbers() []Stem { return w.set(numberWords) }

func setsOf(sets [wordSets][]Stem) (w EventWords) {
	for n, set := range sets {
		w.all = append(w.all, set...)
		w.ends[n] = int32(len(w.all))
	}
	return w
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

// code writes or reads the row but for its words, its release and its place there.
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
	digest := int(ev.Digest)
	c.number(&digest)
	ev.Digest = uint64(digest)
}

func (r *EventRoles) code(c *codec) {
	each(c, &r.Participants, func(p *schema.Participant) {
		c.word(&p.Name)
		asWord(c, &p.ID)
		c.word(&p.Role)
	})
	r.codeWho(c)
	c.strings(&r.Titles)
	c.strings(&r.Where)
	each(c, &r.Places, func(p *EventPlace) {
		c.word(&p.Name)
		c.word(&p.Kind)
		c.word(&p.Country)
		c.word(&p.Region)
		c.number(&p.GeoNames)
	})
}

// codeWho codes who takes part, which is nearly always those who are listed with
// their roles.
func (r *EventRoles) codeWho(c *codec) {
	same := c.write && slices.Equal(r.Who, namesOf(r.Participants))
	if c.flag(&same); !same {
		c.strings(&r.Who)
	} else if !c.write {
		r.Who = c.pool.strings.take(len(r.Participants))
		for n, p := range r.Participants {
			r.Who[n] = p.Name
		}
	}
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
	known map[*texts][]Stem // of a file: the numbers of its words
}

// NewStems returns an empty set of words.
func NewStems() *Stems { return &Stems{&table{}, map[*texts][]Stem{}} }

// Word returns the word of a number.
func (s *Stems) Word(n Stem) string { return s.table.list[n] }

// numbers returns the numbers of the words of a file; nil where both are the same,
// which spares the first file the work.
func (s *Stems) numbers(of *texts) []Stem {
	if known, ok := s.known[of]; ok {
		return known
	}
	list := of.list()
	if len(s.table.list) == 0 {
		s.table.list, s.known[of] = list, nil
		return nil
	}
	out := make([]Stem, len(list))
	for n, word := range list {
		out[n] = Stem(s.table.of(word))
	}
	s.known[of] = out
	return out
}

// teller makes the rows of events.
type teller struct{ stems *Stems }

// Tell returns the row of an event that need not be in the index, and who takes part.
// Its words are numbered by stems.
func (i *Index) Tell(ev schema.Event, places []schema.Place, stems *Stems) (EventRow, EventRoles) {
	t := i.teller(stems)
	row := rowOf(ev)
	row.Words = t.words(ev)
	return row, rolesOf(ev, nil, places)
}

// StemSet returns the words of a text, as Stems cuts it, numbered by stems.
func (i *Index) StemSet(text string, stems *Stems) []Stem { return i.teller(stems).set(text) }

func (i *Index) teller(stems *Stems) *teller { return &teller{stems} }

// rowOf makes the row of an event, without its words.
func rowOf(ev schema.Event) EventRow {
	row := EventRow{
		Kind: ev.Kind, Status: ev.Status, Main: ev.Main, Confidence: thousandths(ev.Confidence), Digest: digestOf(ev.Evidence.Text),
	}
	if row.Dated = ev.When != nil; row.Dated {
		row.From, row.To = partOf(string(ev.When.Text), ev.When.From, ev.When.To)
		row.Value = ev.When.Value
	}
	return row
}

// rolesOf tells who takes part in an event of a release that names these.
func rolesOf(ev schema.Event, people []schema.Person, places []schema.Place) EventRoles {
	r := EventRoles{Where: ev.Where, Who: ev.Who, Titles: titlesOf(people, ev.Participants)}
	for _, p := range ev.Participants {
		r.Participants = append(r.Participants, schema.Participant{Name: p.Name, ID: p.ID, Role: p.Role})
	}
	for _, p := range placesOf(ev.Where, places) {
		at := EventPlace{Name: p.Name, Kind: p.Kind, Country: string(p.Country), Region: string(p.Region)}
		if p.GeoNames != nil {
			at.GeoNames = *p.GeoNames
		}
		r.Places = append(r.Places, at)
	}
	return r
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
	object, trigger, sentence := t.set(objectOf(ev)), t.set(ev.Trigger.Text), t.set(ev.Evidence.Text)
	names := t.set(strings.Join(capitals.FindAllString(ev.Evidence.Text, -1), " "))
	if ev.When != nil {
		dates := t.set(string(ev.When.Text))
		object, sentence = without(object, dates), without(sentence, dates)
	}
	names = without(names, t.set(calendar))
	object = without(object, trigger)
	for _, name := range slices.Concat(namesOf(ev.Participants), ev.Where) {
		object = without(object, t.set(name))
	}
	var numbers []Stem
	for _, stem := range sentence {
		if word := t.stems.Word(stem); strings.ContainsFunc(word, unicode.IsDigit) && !noFigure.MatchString(word) {
			numbers = append(numbers, stem)
		}
	}
	return setsOf([...][]Stem{objectWords: object, triggerWords: trigger, sentenceWords: sentence, nameWords: names, numberWords: numbers})
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
	for _, word := range stemsOf(text) {
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

// noFigure are years, fiscal ones too, and the thousands of "350 000", which a great
// many sentences share.
var noFigure = regexp.MustCompile(`^((19|20)\d\d|(fy)?0\d|fy\d+|0+)$`)

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
