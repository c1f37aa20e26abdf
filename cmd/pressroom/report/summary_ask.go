package report

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"pressroom/analyze/annot"
)

//go:embed data/asks.tsv
var askTable string

// askVerbs are the verbs by which somebody asks somebody else for something.
var askVerbs = sync.OnceValue(func() (verbs []string) {
	for row := range strings.Lines(askTable) {
		if row = strings.TrimSpace(row); row != "" && !strings.HasPrefix(row, "#") {
			verbs = append(verbs, row)
		}
	}
	return verbs
})

// asksOf are the events by which somebody asks somebody else for something, where the text names who asks and says what for.
func asksOf(events []SummaryEvent) []SummaryAsk {
	out := []SummaryAsk{}
	for _, ev := range events {
		_, content, _ := strings.Cut(ev.What, ev.trigger)
		ask := SummaryAsk{ev.Fact, []string{}, []string{}, ev.What}
		for _, p := range ev.Who {
			if p.Role == string(annot.Actor) {
				ask.Who = append(ask.Who, p.Name)
			} else {
				ask.Whom = append(ask.Whom, p.Name)
			}
		}
		if slices.Contains(askVerbs(), ev.rule) && len(ask.Who) > 0 && len(strings.Fields(content)) > 3 {
			out = append(out, ask)
		}
	}
	return out
}

// asked reports whether a summary tells an event among those by which somebody asks for something.
func (s Summary) asked(ev SummaryEvent) bool {
	return slices.ContainsFunc(s.Asks, func(a SummaryAsk) bool { return a.Fact == ev.Fact })
}

// furtherAsks are those by which somebody asks for something, but for the main event, which stands above.
func (s Summary) furtherAsks() (out []SummaryAsk) {
	for _, a := range s.Asks {
		if !slices.ContainsFunc(s.Events, func(ev SummaryEvent) bool { return ev.Main && ev.Fact == a.Fact }) {
			out = append(out, a)
		}
	}
	return out
}

// line is who asks, after an arrow whom, and the words of the release that say so; those words alone where they name who asks, and nobody
// else is named whom.
func (a SummaryAsk) line(show func(string) string) string {
	what := show(capitalised(a.What))
	if len(a.Whom) > 0 {
		return show(strings.Join(a.Who, ", ")+" → "+strings.Join(a.Whom, ", ")) + ": " + what
	}
	if slices.ContainsFunc(a.Who, func(name string) bool { return strings.Contains(a.What, name[strings.LastIndexByte(name, ' ')+1:]) }) {
		return what
	}
	return show(strings.Join(a.Who, ", ")) + ": " + what
}
