package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

// features returns what speaks for or against a telling as an event that a reader would note, and as the one that the release is about.
// The weights of the two models stand in event.weights.tsv and main.weights.tsv.
func (r *reader) features(t *telling) []logistic.Feature {
	return slices.Concat(t.placed(), t.surrounded(), r.built(t), t.judged(), r.timed(t), r.peopled(t), r.framed(t))
}

// A setting is the sentence in which a telling stands.
type setting struct {
	place  int     // how many sentences of running text stand before it
	of     int     // how many sentences of running text there are
	opens  bool    // it opens a paragraph
	words  int     // tokens
	share  float64 // of the telling words of the headline, those that it has
	quoted bool    // some of it is direct speech
	money  bool    // it names a sum
	you    bool    // it addresses its reader
	we     bool    // its writer speaks of himself
}

// setting reads sentence n, before which some sentences of running text stand, of all.
func (r *reader) setting(n, place int) setting {
	sent := r.Sentences[n]
	s := setting{place: place, of: r.length, words: sent.Last - sent.First}
	before := strings.TrimRight(r.Release.Text[:sent.Start], " \t")
	s.opens = before == "" || strings.HasSuffix(before, "\n")
	shared := map[string]bool{}
	for k := sent.First; k < sent.Last; k++ {
		if w := stem(r.Lower(k)); r.head[w] {
			shared[w] = true
		}
		s.quoted = s.quoted || r.QuoteOf(k) != annot.None
		switch r.Lower(k) {
		case "you", "your":
			s.you = true
		case "we", "our", "i", "my":
			s.we = true
		case "$", "€", "£", "usd", "eur":
			s.money = true
		}
	}
	if len(r.head) > 0 {
		s.share = float64(len(shared)) / float64(len(r.head))
	}
	return s
}

// placed are features of where in the release a telling stands.
func (t *telling) placed() []logistic.Feature {
	p := t.setting.place
	return []logistic.Feature{
		logistic.If("in the first sentence", p == 0),
		logistic.If("in the second sentence", p == 1),
		logistic.If("in the third sentence", p == 2),
		logistic.If("in the fourth or fifth sentence", p == 3 || p == 4),
		{Name: "how far down", Value: float64(p) / float64(max(10, t.of))},
		logistic.If("the release is long", t.of > 18),
		logistic.If("opens a paragraph", t.opens),
		logistic.If("the first of its sentence", t.first),
	}
}

// surrounded are features of the sentence in which a telling stands.
func (t *telling) surrounded() []logistic.Feature {
	return []logistic.Feature{
		logistic.If("a short sentence", t.words < 10),
		logistic.If("a long sentence", t.words > 35),
		logistic.If("with direct speech", t.quoted),
		logistic.If("within a quotation", t.quote != annot.None),
		logistic.If("with a sum of money", t.money),
		logistic.If("to the reader", t.you),
		logistic.If("of the writer", t.we),
		{Name: "share of the headline", Value: t.share},
		{Name: "words of the headline in its clause", Value: float64(min(t.heads, 4))},
	}
}

// built are features of the grammar of a telling.
func (r *reader) built(t *telling) []logistic.Feature {
	relation := r.Relation(t.head)
	verb := func(relations ...string) bool { return !t.noun && slices.Contains(relations, relation) }
	object := t.grammar != nil && len(t.grammar.Objects) > 0
	return []logistic.Feature{
		logistic.If("the main clause", verb("root", "parataxis")),
		logistic.If("what a clause says", verb("ccomp")),
		logistic.If("coordinated", verb("conj")),
		logistic.If("an adverbial clause", verb("advcl")),
		logistic.If("a relative clause", verb("acl:relcl")),
		logistic.If("an open complement", verb("xcomp")),
		logistic.If("describes a noun", t.relative),
		logistic.If("an infinitive", t.infinitive),
		logistic.If("a copula", verb("root", "ccomp", "conj") && r.Dependent(t.head, "cop") != annot.None),
		logistic.If("a noun", t.noun),
		logistic.If("a noun that says more of another", t.noun && r.deep(t)),
		logistic.If("a noun as the subject", t.noun && strings.HasPrefix(relation, "nsubj")),
		logistic.If("a noun in what the first sentence says", t.noun && t.content && t.setting.place == 0 && t.kind != "statement"),
		logistic.If("a circumstance", t.circumstance),
		logistic.If("the content of speech", t.content),
		logistic.If("told by another clause", t.folded),
		logistic.If("the occasion of a statement", t.occasion),
		logistic.If("a passive", t.passive),
		logistic.If("a state", t.state),
		logistic.If("with an object", object),
		logistic.If("its verb in the headline", !t.noun && r.head[stem(r.Lower(t.head))]),
	}
}

// judged are features of how far what is told has come.
func (t *telling) judged() []logistic.Feature {
	present := t.grammar != nil && t.grammar.Tense == annot.Present
	return []logistic.Feature{
		logistic.If("in the past", t.past),
		logistic.If("in the present", present),
		logistic.If("planned", t.planned),
		logistic.If("without a tense", !t.noun && t.grammar != nil && t.grammar.Tense == ""),
		logistic.If("unreal", t.unreal),
		logistic.If("not happened", t.status == annot.NotHappened),
		logistic.If("proposed", t.status == annot.Proposed),
		logistic.If("required", t.status == annot.Required),
		logistic.If("expected", t.status == annot.Expected),
		logistic.If("alleged", t.status == annot.Alleged),
		logistic.If("passed over", t.passedOver()),
	}
}

// timed are features of the time and the place of a telling.
func (r *reader) timed(t *telling) []logistic.Feature {
	own := t.near() && t.dated != ofPublication
	pub := r.Clock.Published
	long := own && !pub.IsZero() && !t.when.To.IsZero() && pub.DaysSince(t.when.To) > 60
	return []logistic.Feature{
		logistic.If("dated in its clause", own),
		logistic.If("dated long ago", long),
		logistic.If("dated ahead", own && r.future(t.when)),
		logistic.If("dated elsewhere", t.when != nil && !t.near()),
		logistic.If("dated by the release", t.dated == ofPublication),
		logistic.If("dated by a year alone", t.when != nil && len(t.when.Value) == len("2006")),
		logistic.If("a dated noun", t.noun && own),
		logistic.If("dated speech", t.speech() && own),
		logistic.If("somewhere", len(t.where) > 0),
	}
}

// peopled are features of who takes part in a telling.
func (r *reader) peopled(t *telling) []logistic.Feature {
	kind := func(k annot.Kind) bool {
		return slices.ContainsFunc(t.who, func(p annot.Participant) bool { return p.Entity != annot.None && r.Entities[p.Entity].Kind == k })
	}
	subject := ""
	if t.subject[0] < t.subject[1] {
		subject = r.Lower(t.subject[1] - 1)
	}
	return []logistic.Feature{
		logistic.If("somebody takes part", len(t.who) > 0),
		logistic.If("several take part", len(t.who) > 1),
		logistic.If("a person takes part", kind(annot.Person)),
		logistic.If("a body takes part", kind(annot.Organization)),
		logistic.If("the issuer acts", r.issuerActs(t.who)),
		logistic.If("somebody is accused", t.accused()),
		logistic.If("who is named most takes part", r.salient(t.who)),
		logistic.If("its subject in the headline", subject != "" && r.head[stem(subject)]),
		logistic.If("with a subject", subject != ""),
		logistic.If("we act", subject == "we" || subject == "i"),
		logistic.If("a pronoun acts", subject != "we" && subject != "i" && r.classed(subject, nominative)),
	}
}

// issuerActs reports whether the issuer is one of those who act.
func (r *reader) issuerActs(who []annot.Participant) bool {
	return len(r.Issuers) > 0 && r.Issuers[0].Entity != annot.None && slices.ContainsFunc(who, func(p annot.Participant) bool {
		return p.Entity == r.Issuers[0].Entity && p.Role == annot.Actor
	})
}

// salient reports whether one of those who take part is the person or body that the release names most often.
func (r *reader) salient(who []annot.Participant) bool {
	return slices.ContainsFunc(who, func(p annot.Participant) bool { return p.Entity != annot.None && p.Entity == r.most })
}

// mostNamed returns the person or body that the release names most often, the first of equals.
func (r *reader) mostNamed() int {
	best := annot.None
	for e, ent := range r.Entities {
		if ent.Kind != annot.Place && (best == annot.None || len(ent.Mentions) > len(r.Entities[best].Mentions)) {
			best = e
		}
	}
	return best
}

// framed are features of what a telling tells by its words.
func (r *reader) framed(t *telling) []logistic.Feature {
	said := t.speech() && !t.noun
	fs := []logistic.Feature{
		logistic.If("no frame", t.frame == &unknown),
		logistic.If("speech", said),
		logistic.If("speech in the first sentence", said && t.setting.place == 0),
		logistic.If("speech with direct speech", said && t.quoted),
		logistic.If("speech of what a clause tells", t.said != nil),
		logistic.If("speech added to what it says", t.added),
		logistic.If("said", t.trigger == "say"),
		logistic.If("a verb of use", !t.noun && r.classed(r.Lemma(t.head), useful)),
		logistic.If("of the kind of the headline", t.kind == r.headKind && t.kind != "other"),
		logistic.If("a light verb", !t.noun && (t.class == light || t.class == loose)),
	}
	for _, k := range annot.EventKinds {
		fs = append(fs, logistic.If("kind "+string(k), t.kind == k && t.frame != &unknown))
	}
	return fs
}
