package report

import (
	"cmp"
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

// of returns the events of a tier, in order of time.
func (s Summary) of(tier annot.Tier) (out []SummaryEvent) {
	for _, ev := range s.Events {
		if ev.Tier == string(tier) {
			out = append(out, ev)
		}
	}
	return out
}

// longest is how many words of a phrase an editor prints.
const longest = 30

// pronouns stand for somebody or something that a phrase alone does not tell.
var pronouns = []string{"it", "he", "she", "they", "we", "i", "you", "these", "that", "those", "there", "who", "which"}

// printable reports whether the phrase of an event says something by itself. One that is cut out of a long sentence, one whose subject is
// a pronoun of which the text does not say for whom it stands, and one of speech that stands after it ("made the following statement:")
// do not.
func printable(ev schema.Event) bool {
	words := strings.Fields(ev.What)
	if len(words) == 0 {
		return false
	}
	named := len(words) > 1 && strings.HasPrefix(words[1], "(")
	introduces := strings.HasSuffix(strings.TrimSpace(ev.Evidence.Text), ":") || strings.Contains(ev.What, "the following")
	return len(words) <= longest && !strings.Contains(ev.What, "…") && !(introduces && ev.Kind == "statement") &&
		(named || !slices.Contains(pronouns, strings.ToLower(words[0])))
}

// once leaves out what the phrase of another event of the same sentence tells, too: "X announced that Y was sentenced" beside "Y was
// sentenced". The main event stays.
func once(events []SummaryEvent) []SummaryEvent {
	return slices.DeleteFunc(slices.Clone(events), func(a SummaryEvent) bool {
		return !a.Main && slices.ContainsFunc(events, func(b SummaryEvent) bool {
			x, y := strings.ToLower(a.What), strings.ToLower(b.What)
			within := strings.Contains(x, y) && (b.Main || x != y) || b.Main && strings.Contains(y, x)
			return a.Fact != b.Fact && a.Evidence.Start == b.Evidence.Start && within || b.Main && a.Fact != b.Fact && x == y
		})
	})
}

// sure returns those who take part in an event of whom the text itself says so.
func sure(all []schema.Participant) []schema.Participant {
	return slices.DeleteFunc(slices.Clone(all), func(p schema.Participant) bool { return p.Derived })
}

// line is an event but its time: what, who and where, as far as the phrase does
// not name them.
func (ev SummaryEvent) line(show func(string) string) string {
	s := show(capitalised(ev.What))
	if ev.Status != string(annot.Happened) && ev.Status != string(annot.Planned) {
		s = statusWords(ev.Status) + ": " + s
	}
	s += ev.others(show)
	var where []string
	for _, name := range append([]string{string(ev.Venue)}, ev.Where...) {
		if name != "" && !strings.Contains(ev.What, name) && !slices.Contains(where, show(name)) {
			where = append(where, show(name))
		}
	}
	if len(where) > 0 {
		s += " @ " + strings.Join(where, ", ")
	}
	if figures := ev.figures(); len(figures) > 0 {
		s += " [" + show(strings.Join(figures, "; ")) + "]"
	}
	return s
}

// others names who acts and, after an arrow, whom it affects, where the phrase names nobody of them; else, and in other parts, the
// program is not sure enough.
func (ev SummaryEvent) others(show func(string) string) string {
	var actors, affected []string
	for _, x := range ev.Who {
		switch role := annot.Role(x.Role); {
		case strings.Contains(ev.What, calledBy(x)):
			return ""
		case role == annot.Actor || role == annot.Attendee:
			actors = append(actors, show(x.Name))
		case role == annot.Recipient:
			affected = append(affected, show(x.Name))
		}
	}
	s := strings.Join(actors, ", ")
	if len(affected) > 0 {
		s = strings.TrimSpace(s + " → " + strings.Join(affected, ", "))
	}
	if s != "" {
		s = " – " + s
	}
	return s
}

// figures are those of an event that its phrase leaves out, with what they are.
func (ev SummaryEvent) figures() (out []string) {
	for _, n := range ev.Numbers {
		if text := Plain(n.Text); !strings.Contains(ev.What, text) && n.Role != "" && n.Role != "count" {
			out = append(out, text+" ("+n.Role+")")
		}
	}
	return out
}

// dayOf is when an event was. That of the day of publication is no more than the last day on which it can have been.
func (ev SummaryEvent) dayOf() string {
	day := whenText(ev.When)
	if ev.When != nil && ev.When.Derived && ev.When.Text == "" && ev.Kind != "statement" && ev.Status == string(annot.Happened) {
		return "by " + day
	}
	return day
}

// capitalised returns a text with its first letter as that of a sentence; a name such as "iPhone" stays.
func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
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
