package report

import (
	"slices"
	"strings"

	"pressroom/analyze/schema"
)

const (
	// leastHeadline is how many words a headline has that tells news.
	leastHeadline = 3
	// coverage is the part of the telling words of a headline that an event has at least which covers it: one in so many.
	coverage = 4
)

// toldIn reports whether one of the events tells what the headline does. Names do not count: whom the release is about, any of its events
// tells.
func toldIn(an schema.Analysis, head schema.Mention, events []SummaryEvent) bool {
	words := contentWords(withoutNames(an, head))
	if len(words) < 2 || len(strings.Fields(head.Text)) < leastHeadline {
		return true
	}
	return slices.ContainsFunc(events, func(ev SummaryEvent) bool {
		told, shared := contentWords(ev.What), 0
		for _, w := range words {
			if slices.ContainsFunc(told, func(t string) bool { return sameStem(t, w) }) {
				shared++
			}
		}
		return coverage*shared >= len(words)
	})
}

// withMain returns events the main one of which is told, nil where it is not: nothing but the headline would stand under Main.
func withMain(events []SummaryEvent) []SummaryEvent {
	if slices.ContainsFunc(events, func(ev SummaryEvent) bool { return ev.Main }) {
		return events
	}
	return nil
}

// sameStem reports whether two words of at least leastLetters letters begin with the same ones, and so are likely forms of one.
func sameStem(a, b string) bool {
	return a[:min(len(a), leastLetters)] == b[:min(len(b), leastLetters)]
}

// withoutNames is a headline with blanks for the names of people, bodies and places.
func withoutNames(an schema.Analysis, head schema.Mention) string {
	text := []rune(head.Text)
	blank := func(all []schema.Mention) {
		for _, m := range all {
			for k := max(m.Start, head.Start); k < min(m.End, head.End); k++ {
				if k-head.Start < len(text) {
					text[k-head.Start] = ' '
				}
			}
		}
	}
	for _, x := range an.People {
		blank(x.Mentions)
	}
	for _, x := range an.Organizations {
		blank(x.Mentions)
	}
	for _, x := range an.Places {
		blank(x.Mentions)
	}
	return string(text)
}
