package main

import (
	"strings"

	"pressroom/analyze/eval"
	"pressroom/analyze/logistic"
	"pressroom/analyze/schema"
)

// trustTable is the table of how likely an event is wholly true; its head tells how often the events of publishers held out are, by the
// confidence that they are told with.
func trustTable(readings []reading) (string, error) {
	f, err := eventFinder()
	if err != nil {
		return "", err
	}
	var examples []logistic.Example
	releases := 0
	for _, r := range readings {
		if len(r.gold.Events) == 0 {
			continue
		}
		releases++
		right := eval.WhollyTrue(r.gold, schema.Of(r.doc, schema.CodePoints))
		for n, fs := range f.Trusted(r.doc) {
			examples = append(examples, logistic.Example{Features: fs, Right: right[n], Publisher: r.publisher})
		}
	}
	return fitted("how likely a reader notes an event, too, and finds all right that it is told with", releases, examples, trustRidge,
		reliability(examples)), nil
}

// trustRidge holds the weights small: there are few events to each.
const trustRidge = 3

// reliability tells how often events of publishers held out are wholly true.
func reliability(all []logistic.Example) string {
	var table eval.Reliability
	for train, held := range heldOut(all, func(e logistic.Example) string { return e.Publisher }) {
		for _, s := range score(logistic.Fit(train, trustRidge), held) {
			table.Add(logistic.Probability(s.odds), s.right)
		}
	}
	var b strings.Builder
	b.WriteString("# By the confidence that they are told with, of publishers held out:\n")
	for line := range strings.Lines(table.String()) {
		b.WriteString("# " + line)
	}
	return b.String()
}
