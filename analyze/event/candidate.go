package event

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

// A Telling is a clause or a noun that tells of a happening, with the candidates for its facts: what the weights are fitted on.
type Telling struct {
	Evidence annot.Span // the sentence
	Trigger  string     // the verb or noun in it, in lower case
	Kind     annot.EventKind
	When     string // TIMEX3 value, empty where it has none
	Who      []string
	Main     bool // it is the main clause of its sentence
	Out      bool // the release does not assert it
	Below    bool // it is an infinitive, which is not what a release is about
	Weight   float64
	Features []logistic.Feature // of it alone
	Places   []Candidate
	standing standing
}

// A Candidate is what may be a fact of a telling, by its name in the text.
type Candidate struct {
	Name     string
	Features []logistic.Feature
}

// Tellings returns all that the running text of a document tells of, whether an event is made of it or not.
func (f *Finder) Tellings(doc *annot.Document) (all []Telling) {
	r := f.newReader(doc)
	told := r.tell()
	r.weigh(told)
	for i := range told {
		t := &told[i]
		out := Telling{Evidence: r.Sentences[t.sent].Span, Trigger: r.Lower(t.head), Kind: t.kind, Main: r.Relation(t.head) == "root",
			Out: t.passedOver(), Below: t.infinitive, Weight: t.weight, Features: r.features(t), standing: t.standing()}
		if t.when != nil {
			out.When = t.when.Value
		}
		for _, p := range t.who {
			out.Who = append(out.Who, p.Name)
		}
		for _, s := range r.sites(t) {
			out.Places = append(out.Places, Candidate{r.Entities[r.entity[s.mention]].Name, s.features})
		}
		all = append(all, out)
	}
	return all
}
