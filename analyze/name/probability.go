package name

import (
	_ "embed"
	"math"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

//go:embed data/probability.tsv
var probability string

// likely is the probability from which on a name is called sure.
const likely = 0.9

// mostOdds bounds the logarithm of the odds of the tagger, which may be infinite.
const mostOdds = 12

// tagged is the rule of the names that the tagger finds.
const tagged = "tagger"

// Found is a name with what tells how likely it is right.
type Found struct {
	annot.Mention
	Sure  float64 // the least probability that the tagger gives to a label of its words; 0 where it was not asked
	Words int
}

// Grounds are what the probability of a name is computed from.
func (n Found) Grounds() []logistic.Feature {
	person, body, asked, odds := n.Kind == annot.Person, n.Kind == annot.Organization, n.Sure > 0, 0.0
	if asked {
		odds = max(-mostOdds, min(mostOdds, math.Log(n.Sure/(1-n.Sure))))
	}
	of := func(holds bool) float64 { return logistic.If("", holds).Value }
	return []logistic.Feature{
		{Name: "odds", Value: odds},
		{Name: "odds of a person", Value: odds * of(person)},
		{Name: "odds of an organization", Value: odds * of(body)},
		logistic.If("person", person && asked),
		logistic.If("organization", body && asked),
		logistic.If("recalled", !asked),
		logistic.If("person recalled", person && !asked),
		logistic.If("organization recalled", body && !asked),
		logistic.If("one word", n.Words == 1),
		logistic.If("organization of one word", body && n.Words == 1),
	}
}
