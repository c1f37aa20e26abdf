package report

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// numbersOfAll are the figures of events that say what they are: of amounts those that the phrases leave out, or of which the text says
// who gives or gets them.
func numbersOfAll(events []SummaryEvent) []SummaryNumber {
	out := []SummaryNumber{}
	for _, ev := range events {
		for _, n := range ev.Numbers {
			within := ev.Evidence.Start <= n.Start && n.End <= ev.Evidence.End
			giver, receiver := ev.named(n.Giver), ev.named(n.Receiver)
			said := giver == "" && receiver == "" && strings.Contains(ev.What, Plain(n.Text))
			if n.Role != "" && n.Role != string(annot.Count) && within && !said {
				out = append(out, SummaryNumber{ev.Fact, Plain(n.Text), n.Role, n.Of, giver, receiver})
			}
		}
	}
	return out
}

// listed is a name in a list, of which the others give or get something, too.
var listed = regexp.MustCompile(`^(,| and | & )|(, | and | & )$`)

// named is a name if the phrase of an event has it, too, and not only in a list: of others who give or get the program is not sure enough.
func (ev SummaryEvent) named(name schema.Nullable) schema.Nullable {
	before, after, found := strings.Cut(ev.What, string(name))
	if !found || listed.MatchString(after) || listed.MatchString(before) {
		return ""
	}
	return name
}

// line is a figure with what it is, and after an arrow who gets it.
func (n SummaryNumber) line(show func(string) string) string {
	s := show(n.Text) + " – " + statusWords(n.Role)
	if n.Of != "" && !strings.Contains(n.Text, string(n.Of)) {
		s += ", " + show(string(n.Of))
	}
	if n.Giver != "" || n.Receiver != "" {
		s += ": " + Dash(show(string(n.Giver))) + " → " + Dash(show(string(n.Receiver)))
	}
	return s
}
