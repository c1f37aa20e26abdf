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

const statementKind = "statement"

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

func (p *Profiler) telling(hit index.EventHit) *telling {
	ev := hit.Event
	t := &telling{EventHit: hit, blocks: blocksOf(ev), bySentence: long(ev.When) || ev.Kind == statementKind, undated: undated(ev.When), object: p.wordSet(objectOf(ev)), trigger: p.wordSet(ev.Trigger.Text), sentence: p.wordSet(ev.Evidence.Text),
		names: p.wordSet(strings.Join(capitals.FindAllString(ev.Evidence.Text, -1), " ")), numbers: words{}}
	if ev.When != nil {
		dates := p.wordSet(string(ev.When.Text))
		t.object.drop(dates)
		t.sentence.drop(dates)
	}
	t.names.drop(p.wordSet(calendar))
	t.object.drop(t.trigger)
	for _, who := range ev.Participants {
		t.object.drop(p.wordSet(who.Name))
		if ev.Kind == statementKind && who.Role != string(annot.Actor) { // whoever is spoken to or of says none of it
			continue
		}
		if name := p.nameSet(who); strings.HasPrefix(string(who.ID), "p") {
			t.people = append(t.people, name)
		} else {
			t.others = append(t.others, name)
		}
	}
	for _, name := range ev.Where {
		t.object.drop(p.wordSet(name))
	}
	for w := range t.sentence {
		if strings.ContainsFunc(w, unicode.IsDigit) && !year.MatchString(w) {
			t.numbers[w] = 1
		}
	}
	return t
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

// nameSet is the words of a name in the one way of writing it that Aliases know.
func (p *Profiler) nameSet(who schema.Participant) words {
	kind := ""
	for _, k := range []struct{ layer, kind string }{{"p", "person"}, {"l", "place"}, {"o", "org"}} {
		if strings.HasPrefix(string(who.ID), k.layer) {
			kind = k.kind
		}
	}
	return p.wordSet(strings.TrimPrefix(p.Aliases.key(kind, who.Name), kind+" "))
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
const calendar = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March April May June July August September October November December"

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

// like reports whether two tellings, with somebody in common or not, use the same
// words.
func (t *telling) like(u *telling, together bool) bool {
	sentence, object, trigger := dice(t.sentence, u.sentence), dice(t.object, u.object), common(t.trigger, u.trigger) > 0
	switch {
	case sentence >= sameFrame && u.names.beyond(t.names) && t.names.beyond(u.names):
		return false
	case sentence >= sameSentence:
		return true
	case trigger && sentence >= likeSentence && (object >= leastObject || len(t.object) == 0 || len(u.object) == 0):
		return true
	case t.bySentence || sentence < leastSentence || shared(t.object, u.object) < leastWeight:
		return false
	}
	return trigger && object >= sameObject || together && object >= likeObject
}

// share reports whether two lists have somebody in common.
func share[T any](a, b []T, same func(x, y T) bool) bool {
	for _, x := range a {
		for _, y := range b {
			if same(x, y) {
				return true
			}
		}
	}
	return false
}

// agree reports whether two lists have something in common, or one says nothing.
func agree[T any](a, b []T, same func(x, y T) bool) bool {
	return len(a) == 0 || len(b) == 0 || share(a, b, same)
}

// sameName reports whether one name is the other or a part of it.
func sameName(a, b words) bool {
	n := common(a, b)
	return n > 0 && (n == len(a) || n == len(b))
}

// samePlace reports whether two places can be one, or one lie in the other: a
// house, a town and a country are of different ranks.
func samePlace(a, b schema.Place) bool {
	switch {
	case a.Name == b.Name:
		return true
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return false
	case a.GeoNames != nil && b.GeoNames != nil && *a.GeoNames == *b.GeoNames:
		return true
	}
	return rank(a) != rank(b)
}

func rank(p schema.Place) int {
	switch annot.GeoKind(p.Kind) {
	case annot.Country:
		return 3
	case annot.Region:
		return 2
	case annot.City:
		return 1
	}
	return 0
}

// agreeNumbers reports whether two sentences share a figure, or one has none.
func agreeNumbers(a, b words) bool { return len(a) == 0 || len(b) == 0 || common(a, b) > 0 }
