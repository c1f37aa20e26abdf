package profile

import (
	"errors"
	"maps"
	"regexp"
	"strings"
	"unicode"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// telling is an event with what of it is compared.
type telling struct {
	index.EventHit
	blocks     []string // kind and day; see blocksOf
	bySentence bool     // only sentences join it: what is said, or what happened that year, is too much
	undated    bool     // or mostVague and more
	people     []words  // the name of each person who takes part
	others     []words  // and of everybody else
	object     words    // of the phrase, without trigger, names and dates
	trigger    words
	sentence   words // of the evidence, without dates
	names      words // of the sentence; once weighed, the rare ones
	numbers    words // of the sentence, without dates and years
	weighed    bool
}

// release is the release that tells.
func (t *telling) release() string { return t.Source + "\n" + t.ID }

// telling reads what of an event is compared.
func (p *Profiler) telling(hit index.EventHit) *telling {
	ev := hit.Event
	t := &telling{
		EventHit:   hit,
		blocks:     blocksOf(ev),
		bySentence: long(ev.When) || isStatement(ev),
		undated:    undated(ev.When),
		object:     p.wordSet(objectOf(ev)),
		trigger:    p.wordSet(ev.Trigger.Text),
		sentence:   p.wordSet(ev.Evidence.Text),
		names:      p.wordSet(strings.Join(capitals.FindAllString(ev.Evidence.Text, -1), " ")),
	}
	if ev.When != nil {
		dates := p.wordSet(string(ev.When.Text))
		t.object.drop(dates)
		t.sentence.drop(dates)
	}
	t.names.drop(p.wordSet(calendar))
	t.object.drop(t.trigger)
	for _, who := range ev.Participants {
		t.object.drop(p.wordSet(who.Name))
	}
	for _, place := range ev.Where {
		t.object.drop(p.wordSet(place))
	}
	t.people, t.others = p.participants(ev)
	t.numbers = numbersOf(t.sentence)
	return t
}

func isStatement(ev schema.Event) bool { return ev.Kind == string(annot.StatementEvent) }

// participants returns the names of the people who take part and of everybody else.
// Whoever a statement is made to or of says none of it.
func (p *Profiler) participants(ev schema.Event) (people, others []words) {
	for _, who := range ev.Participants {
		if isStatement(ev) && who.Role != string(annot.Actor) {
			continue
		}
		kind := kindOf(who)
		name := p.wordSet(strings.TrimPrefix(p.Aliases.key(kind, who.Name), kind+" "))
		if kind == "person" {
			people = append(people, name)
		} else {
			others = append(others, name)
		}
	}
	return people, others
}

// kindOf returns the kind of name (Kinds) of a participant, by the first letter of
// its identifier; "" for one without.
func kindOf(who schema.Participant) string {
	if who.ID == "" {
		return ""
	}
	return map[byte]string{'p': "person", 'l': "place", 'o': "org"}[who.ID[0]]
}

// numbersOf returns the words with a digit that are no years.
func numbersOf(sentence words) words {
	numbers := words{}
	for w := range sentence {
		if strings.ContainsFunc(w, unicode.IsDigit) && !year.MatchString(w) {
			numbers[w] = 1
		}
	}
	return numbers
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

// weigh sets the weights of object and names; it may be called again.
func (t *telling) weigh(rare *rarity) error {
	if t.weighed {
		return nil
	}
	t.weighed = true
	err := errors.Join(rare.weigh(t.object), rare.weigh(t.names))
	maps.DeleteFunc(t.names, func(_ string, weight int) bool { return weight < rareName })
	return err
}

// calendar holds the names of days and months, which name no thing.
const calendar = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday " +
	"January February March April May June July August September October November December"

// capitals are the words of a sentence that a capital begins, but the first.
var capitals = regexp.MustCompile(`\s[“"(]?\p{Lu}[\pL’'-]*`)

// blocksOf returns where the same event may be found: each day of a short event,
// the whole of a long one, the sentence of one without a date or with a vague one.
func blocksOf(ev schema.Event) []string {
	if undated(ev.When) {
		return []string{ev.Kind + " " + strings.Join(strings.Fields(ev.Evidence.Text), " ") + " "}
	}
	from, to := ev.When.From, lastDay(ev.When)
	if long(ev.When) {
		return []string{ev.Kind + " " + from.String() + " " + to.String() + " "}
	}
	var days []string
	for day := from; !to.Before(day); day = day.AddDays(1) {
		days = append(days, ev.Kind+" "+day.String()+" ")
	}
	return days
}

func undated(when *schema.When) bool {
	return when == nil || when.From.IsZero() || lastDay(when).DaysSince(when.From) > mostVague
}

func long(when *schema.When) bool {
	return !undated(when) && lastDay(when).DaysSince(when.From) >= longest
}

func lastDay(when *schema.When) corpus.Date {
	if when.To.IsZero() {
		return when.From
	}
	return when.To
}
