package event

import (
	_ "embed"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

//go:embed data/trust.weights.tsv
var trustWeights string

// trust gives each event its confidence: how likely a reader notes it, too, and finds all facts right that it is told with.
func (r *reader) trust(events []*annot.Event) {
	for _, ev := range events {
		ev.Confidence = logistic.Probability(r.sound.Odds(r.trustFeatures(ev)))
	}
}

// Trusted returns what speaks for each of the events of a document being wholly true: what the weights are fitted on.
func (f *Finder) Trusted(doc *annot.Document) (all [][]logistic.Feature) {
	r := f.newReader(doc)
	for n := range doc.Events {
		all = append(all, r.trustFeatures(&doc.Events[n]))
	}
	return all
}

// trustFeatures returns what speaks for or against an event being told with right facts alone: how sure it is an event, where its facts
// come from, and how many they are.
func (r *reader) trustFeatures(ev *annot.Event) []logistic.Feature {
	names := 0
	first, last := r.tokensOf(ev.Evidence)
	for range r.names(first, last) {
		names++
	}
	rule := strings.TrimSuffix(ev.Rule, " (noun)")
	fs := []logistic.Feature{
		{Name: "odds of an event", Value: max(-3, min(3, ev.Odds))},
		logistic.If("the release is about it", ev.Tier == annot.TierMain),
		logistic.If("told further", ev.Tier == annot.TierTold),
		logistic.If("a verb without a frame", rule == "verb"),
		logistic.If("a noun", rule != ev.Rule),
		logistic.If("not happened", ev.Status != annot.Happened && ev.Status != annot.Planned),
		logistic.If("planned", ev.Status == annot.Planned),
		{Name: "names in its sentence", Value: float64(min(names, 8)) / 8},
		logistic.If("a long sentence", last-first > 40),
	}
	return slices.Concat(fs, dateTrust(ev), peopleTrust(ev), kindTrust(ev))
}

// dateTrust is of where the date comes from.
func dateTrust(ev *annot.Event) []logistic.Feature {
	rule := ev.WhenAt.Rule
	return []logistic.Feature{
		logistic.If("dated in its clause", rule == inClause || rule == inField),
		logistic.If("dated in its sentence", rule == inSentence),
		logistic.If("dated by the release", rule == ofPublication || rule == ofIssuer),
		logistic.If("dated by another sentence", ev.When != nil && ev.WhenDerived && rule != ofPublication && rule != ofIssuer),
		logistic.If("dated to a day", ev.When != nil && len(ev.When.Value) >= len("2006-01-02")),
	}
}

// peopleTrust is of those who take part, and of places.
func peopleTrust(ev *annot.Event) []logistic.Feature {
	affected, derived, unnamed := 0, false, false
	for _, p := range ev.Who {
		derived, unnamed = derived || p.Derived, unnamed || p.Entity == annot.None
		if p.Role == annot.Recipient {
			affected++
		}
	}
	return []logistic.Feature{
		logistic.If("one takes part", len(ev.Who) == 1),
		logistic.If("two take part", len(ev.Who) == 2),
		logistic.If("more take part", len(ev.Who) > 2),
		logistic.If("somebody is affected", affected > 0),
		logistic.If("who acts is concluded", derived),
		logistic.If("nobody is named", unnamed),
		logistic.If("a place", len(ev.Where) == 1),
		logistic.If("more places", len(ev.Where) > 1),
	}
}

// kindTrust is of the kind.
func kindTrust(ev *annot.Event) (fs []logistic.Feature) {
	for _, k := range annot.EventKinds {
		fs = append(fs, logistic.If("kind "+string(k), ev.Kind == k))
	}
	return fs
}
