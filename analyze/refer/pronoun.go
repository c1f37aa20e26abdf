package refer

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// firstPerson are the pronouns for those who speak; true for those of several.
var firstPerson = map[string]bool{"i": false, "me": false, "my": false, "myself": false, "we": true, "us": true, "our": true, "ours": true}

// personReach is how many sentences back a person may be named for whom "she" stands.
const personReach = 5

// leastIssuer is the least probability of the issuer who says "we".
const leastIssuer = 0.7

// pronoun returns who is meant by a pronoun at token k, and the token after it.
func (r *reader) pronoun(k int) (int, []meant) {
	w := r.Lower(k)
	if sex := lexicon.SexOfPronoun(w); sex != "" && r.lex.Is(lexicon.Style, r.Word(k+1)) && !r.Capital(k+2) { // "Her Excellency"
		return k + 2, r.person(k, sex)
	}
	if sex := lexicon.SexOfPronoun(w); sex != "" {
		return k + 1, r.person(k, sex)
	}
	if several, ok := firstPerson[w]; ok {
		return k + 1, r.speaker(k, several)
	}
	if w == "it" {
		return k + 1, r.thing(k)
	}
	return k, nil
}

// person returns the person of a sex who is meant at token k.
func (r *reader) person(k int, sex lexicon.Sex) []meant {
	speaker, asker := r.speakerOf(k), r.asker(k)
	return r.antecedent(query{token: k, reach: personReach, near: r.Part(k) == "PRP$", person: true, fits: func(e int) bool {
		ent := &r.Entities[e]
		if ent.Kind != annot.Person || e == speaker || e == asker {
			return false
		}
		s := r.lex.SexOf(ent.Name, ent.Called())
		return s == "" || s == sex
	}})
}

// asker returns who asks the question that token k answers, or None: "Ann Lee asked Eve Day … she answered."
func (r *reader) asker(k int) int {
	if !r.words.Is("answer", r.Lemma(r.Head(k))) {
		return annot.None
	}
	for i := len(r.met) - 1; i >= max(0, len(r.met)-maxBack); i-- {
		if o := &r.met[i]; o.subject && r.Lemma(r.Head(o.token)) == "ask" {
			return o.entity
		}
	}
	return annot.None
}

// speakerOf returns the speaker of the quote that holds token k, or None.
func (r *reader) speakerOf(k int) int {
	if q := r.QuoteOf(k); q != annot.None {
		return r.Quotes[q].Entity
	}
	return annot.None
}

// speaker returns who speaks at token k: in a quote its speaker, else the issuer. Who holds an office says "our" of all
// people of a country or a place.
func (r *reader) speaker(k int, several bool) []meant {
	public := r.issuer == annot.None || !r.private(r.issuer)
	if q := r.QuoteOf(k); q != annot.None {
		if x := r.Quotes[q]; x.Entity != annot.None && !(several && public && r.Lower(k) != "we") {
			return []meant{{x.Entity, annot.Evidence{Span: x.By.Span, Rule: "speaker of the quote"}}}
		}
		return nil
	}
	if several && !r.quoted[k] && !public && r.Issuers[0].Probability >= leastIssuer {
		return []meant{{r.issuer, annot.Evidence{Rule: "the issuer speaks"}}}
	}
	return nil
}

// thing returns the organization for which "it" stands as the subject of a verb: that of the clause above, or of
// the sentence before.
func (r *reader) thing(k int) []meant {
	if !r.isSubject(k, k+1) || !r.Read(k) || r.Dependent(r.Head(k), "cop") != annot.None {
		return nil
	}
	found := r.antecedent(query{token: k, reach: 1, fits: func(e int) bool { return r.Entities[e].Kind == annot.Organization }})
	if len(found) == 0 || found[0].by.Rule != "subject before" {
		return nil
	}
	return found
}
