package report

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// tiers are the parts in which a summary tells events, with their headings.
var tiers = []struct {
	tier    annot.Tier
	heading string
}{{annot.TierMain, "Main"}, {annot.TierKey, "Key"}, {annot.TierNext, "Next"}}

// tierOf returns the tier of an event.
func tierOf(ev schema.Event) string {
	if ev.Main {
		return string(annot.TierMain)
	}
	return cmp.Or(ev.Tier, string(annot.TierKey))
}

// of returns the events of a tier, in order of time, without those by which somebody asks for something, which have their own part.
func (s Summary) of(tier annot.Tier) (out []SummaryEvent) {
	for _, ev := range s.Events {
		if ev.Tier == string(tier) && (ev.Main || !s.asked(ev)) {
			out = append(out, ev)
		}
	}
	return out
}

// longest is how many words of a phrase an editor prints.
const longest = 30

// pronouns stand for somebody or something that a phrase alone does not tell.
var pronouns = []string{"it", "he", "she", "they", "we", "i", "you", "these", "that", "those", "there", "who", "which"}

// speakers are the words of one who speaks: who that is, a phrase alone does not tell.
var speakers = regexp.MustCompile(`(?i)\b(we|us|our|ours|i|my|me)\b`)

// printable reports whether the phrase of an event says something by itself. One that is cut out of a long sentence, one whose subject is
// a pronoun of which the text does not say for whom it stands, one that is somebody's own words, and one of speech that stands after it
// ("made the following statement:") do not. Of the main event a statement is shown, for the quote is shown, too.
func printable(ev schema.Event) bool {
	words := strings.Fields(ev.What)
	if len(words) == 0 || len(words) > longest || strings.Contains(ev.What, "…") {
		return false
	}
	named := len(words) > 1 && strings.HasPrefix(words[1], "(")
	introduces := strings.HasSuffix(strings.TrimSpace(ev.Evidence.Text), ":") || strings.Contains(ev.What, "the following")
	quotes := strings.ContainsAny(ev.What[:1], "\"“”") || strings.HasPrefix(ev.What, "“")
	switch {
	case introduces && ev.Kind == "statement":
		return ev.Main && len(words) > leastStatement
	case quotes, !ev.Main && speakers.MatchString(ev.What) && !strings.Contains(ev.What, "US"):
		return false
	}
	return named || !slices.Contains(pronouns, strings.ToLower(words[0]))
}

// leastStatement is how many words a phrase has that says on what a statement was made.
const leastStatement = 9

// once leaves out what the phrase of another event of the same sentence tells, too: "X announced that Y was sentenced" beside "Y was
// sentenced". The main event stays.
func once(events []SummaryEvent) []SummaryEvent {
	return slices.DeleteFunc(slices.Clone(events), func(a SummaryEvent) bool {
		return !a.Main && slices.ContainsFunc(events, func(b SummaryEvent) bool { return a.Fact != b.Fact && a.repeats(b) })
	})
}

// repeats reports whether an event tells only what another one tells, too.
func (ev SummaryEvent) repeats(b SummaryEvent) bool {
	x, y := strings.ToLower(ev.What), strings.ToLower(b.What)
	if ev.Evidence.Start != b.Evidence.Start {
		return b.Main && x == y
	}
	return strings.Contains(x, y) && (b.Main || x != y) || b.Main && (strings.Contains(y, x) || says(y, x) || says(x, y)) ||
		ev.reports(b) || b.Main && b.reports(ev)
}

// reported is the part of the longer words of what somebody announces, in hundredths, that the announced event has at least.
const reported = 70

// reports reports whether an event is that somebody announces another one.
func (ev SummaryEvent) reports(b SummaryEvent) bool {
	_, content, found := strings.Cut(ev.What, ev.trigger)
	words, told := contentWords(content), contentWords(b.What)
	if !found || len(words) == 0 || ev.Kind != "statement" && !announcing.MatchString(ev.trigger) {
		return false
	}
	shared := 0
	for _, w := range words {
		if slices.Contains(told, w) {
			shared++
		}
	}
	return 100*shared >= reported*len(words)
}

// announcing are the verbs by which a release tells that it tells something.
var announcing = regexp.MustCompile(`(?i)\b(announc|unveil|introduc|present|report|releas)(e|es|ed|ing|s|ement|ements)?\b`)

// says reports whether a phrase has all longer words of another one.
func says(phrase, other string) bool {
	words := contentWords(phrase)
	return !slices.ContainsFunc(contentWords(other), func(w string) bool { return !slices.Contains(words, w) })
}

// sure returns those who take part in an event of whom the text itself says so.
func sure(all []schema.Participant) []schema.Participant {
	return slices.DeleteFunc(slices.Clone(all), func(p schema.Participant) bool { return p.Derived })
}

// line is an event but its time: what, who and where, as far as the phrase does
// not name them.
func (ev SummaryEvent) line(show func(string) string) string {
	s := show(capitalised(undoubled(ev.What)))
	if status := ev.saidStatus(); status != "" {
		s = status + ": " + s
	}
	s += ev.accused(show)
	var where []string
	for _, name := range ev.places() {
		if name != "" && !strings.Contains(ev.What, name) && !slices.Contains(where, show(name)) {
			where = append(where, show(name))
		}
	}
	if len(where) > 0 {
		s += " @ " + strings.Join(where, ", ")
	}
	return s
}

// undoubled leaves out the first of two names that stand twice side by side where a line was lost: "Acme Inc. Acme Inc. announced".
func undoubled(phrase string) string {
	words := strings.Fields(phrase)
	for n := 2; 2*n < len(words); n++ {
		if slices.Equal(words[:n], words[n:2*n]) {
			return strings.Join(words[n:], " ")
		}
	}
	return phrase
}

// allegation is a word by which a phrase says itself that something is only alleged.
var allegation = regexp.MustCompile(`(?i)alleg|accus|charg|suspect|claim|according|complain|lawsuit|sue`)

// saidStatus is the status of an event where its phrase does not say it: what is only alleged, and what will not be as it was to be.
func (ev SummaryEvent) saidStatus() string {
	switch annot.EventStatus(ev.Status) {
	case annot.Cancelled, annot.Postponed, annot.Denied:
		return statusWords(ev.Status)
	case annot.Alleged:
		if ev.Kind != "statement" && !allegation.MatchString(ev.What) {
			return statusWords(ev.Status)
		}
	}
	return ""
}

// located are the kinds of events of which readers ask where they are.
var located = []string{"meeting", "visit", "ceremony", "competition", "protest", "disaster", "conflict_or_attack"}

// places are the venue of an event and, where readers ask for it, where it is.
func (ev SummaryEvent) places() []string {
	if !slices.Contains(located, ev.Kind) {
		return []string{string(ev.Venue)}
	}
	return append([]string{string(ev.Venue)}, ev.Where...)
}

// pleading is the rule of an event that the accused does.
const pleading = "plead"

// accused names the one person to whom the law does something, where the phrase does not: "a former pastor pleaded guilty – John Doe". Of
// others, a judge for one, the program is not sure enough.
func (ev SummaryEvent) accused(show func(string) string) string {
	var names []string
	for _, x := range ev.Who {
		switch {
		case strings.Contains(ev.What, calledBy(x)):
			return ""
		case strings.HasPrefix(string(x.ID), "p") && (x.Role == string(annot.Recipient) || strings.HasPrefix(ev.rule, pleading)):
			names = append(names, x.Name)
		}
	}
	if ev.Kind != "legal_action" || len(names) != 1 {
		return ""
	}
	return " – " + show(names[0])
}

// covers reports whether the time of an event is that which something covers, as its phrase says: "the results for the first quarter".
func (ev SummaryEvent) covers() bool {
	if ev.When == nil || ev.When.Text == "" {
		return false
	}
	before, _, found := strings.Cut(ev.What, string(ev.When.Text))
	before = strings.TrimSuffix(strings.TrimSpace(before), " the")
	return found && strings.HasSuffix(before, " for") && ev.Status == string(annot.Happened)
}

// inSentence is the rule of a date that stands in the sentence of an event, but not in its clause.
const inSentence = "elsewhere in its sentence"

// dayOf is when an event was, with a question mark where its sentence has several dates and the grammar does not say which one it is. The
// day of publication is no more than the last day on which the main event can have been, and says nothing of others.
func (ev SummaryEvent) dayOf() string {
	if ev.covers() {
		return whenText(nil)
	}
	day := whenText(ev.When)
	if ev.When != nil && ev.When.Rule == inSentence && ev.dates > 1 {
		return day + "?"
	}
	if ev.When != nil && ev.When.Derived && ev.When.Text == "" && ev.Kind != "statement" {
		if !ev.Main || ev.Status != string(annot.Happened) {
			return whenText(nil)
		}
		return "by " + day
	}
	return day
}

// capitalised returns a text with its first letter as that of a sentence; a name such as "iPhone" stays.
func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if first, _, _ := strings.Cut(s, " "); strings.ContainsFunc(first, unicode.IsUpper) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// statusWords is a status as people write it: "not happened".
func statusWords(status string) string { return strings.ReplaceAll(status, "_", " ") }

// calledBy is what a phrase calls who takes part: a person by the surname at least.
func calledBy(x schema.Participant) string {
	if strings.HasPrefix(string(x.ID), "p") {
		return x.Name[strings.LastIndexByte(x.Name, ' ')+1:]
	}
	return x.Name
}
