package refer

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// An occurrence is a place where an entity was named or meant, or somebody without a name.
type occurrence struct {
	annot.Span
	entity, token, sentence int
	subject, quoted         bool
}

// nobody stands in the field entity of an occurrence of somebody without a name.
const nobody = -2

// occurrence returns that of an entity at tokens k to last.
func (r *reader) occurrence(entity, k, last int, at annot.Span) occurrence {
	return occurrence{at, entity, k, r.SentenceOf(k), r.isSubject(k, last), r.quoted[k] && r.quoted[last-1]} // not “R. ‘Bob’ Lee”
}

// meant is an entity that a reference stands for, and what tells so.
type meant struct {
	entity int
	by     annot.Evidence
}

func (f *Finder) newReader(d *annot.Document) *reader {
	r := &reader{Finder: f, Document: d, issuer: annot.None, subject: map[int]bool{}, clauses: map[int][]int{}}
	if len(d.Issuers) > 0 {
		r.issuer = d.Issuers[0].Entity
	}
	for i, c := range d.Clauses {
		for _, p := range append([]annot.Phrase{c.Subject, c.Agent}, c.Objects...) {
			r.clauses[p.Head] = append(r.clauses[p.Head], i)
		}
		for _, o := range c.Obliques {
			r.clauses[o.Head] = append(r.clauses[o.Head], i)
		}
		if c.Subject == annot.NoPhrase {
			continue
		}
		for k := c.Subject.First; k < c.Subject.Last; k++ {
			r.subject[k] = r.subject[k] || r.heads(k, c.Subject.Head)
		}
	}
	r.quoted = quotedTokens(d)
	r.told = make([]int, len(d.Sentences)+1)
	for n, s := range d.Sentences {
		r.told[n+1] = r.told[n]
		if !r.quoted[s.First] && !(s.First+1 < s.Last && r.quoted[s.First+1]) { // the first token may be the mark
			r.told[n+1]++
		}
	}
	return r
}

// heads reports whether token k is the head of a phrase, a part of its name or coordinated with it.
func (r *reader) heads(k, head int) bool {
	if k == head {
		return true
	}
	switch r.Relation(k) {
	case "flat", "conj":
		return r.Head(k) == head
	}
	return false
}

// quotedTokens tells of each token whether it stands between quotation marks.
func quotedTokens(d *annot.Document) []bool {
	quoted := make([]bool, len(d.Tokens))
	for _, s := range d.Quotations {
		for k := d.TokenAt(s.Start); k < len(quoted) && d.Tokens[k].Start < s.End; k++ {
			quoted[k] = true
		}
	}
	return quoted
}

// meetName keeps mention m, which is tokens k to last, where it is the name of an entity.
func (r *reader) meetName(m, k, last int) {
	if r.Dateline != nil && r.Dateline.Contains(r.Mentions[m].Span) && r.Mentions[m].Kind != annot.Place {
		return // a place that was taken for a body
	}
	if e := r.EntityOf(m); e != annot.None {
		r.met = append(r.met, r.occurrence(e, k, last, r.Mentions[m].Span))
	}
}

// isSubject reports whether tokens first to last are the subject of a verb.
func (r *reader) isSubject(first, last int) bool {
	if !r.Read(first) {
		return r.ungoverned(first, last)
	}
	for k := first; k < last; k++ {
		if r.subject[k] {
			return true
		}
		switch head := r.Head(k); r.Relation(k) {
		case "nsubj", "nsubj:pass", "root": // of several the clause has one; a name on which all depends has lost its verb
			return true
		case "flat":
			if r.subject[head] {
				return true
			}
		case "appos": // "the minister, Ann Lee,"
			if r.subject[head] && r.KindOf(head) == "" {
				return true
			}
		}
	}
	return false
}

// ungoverned reports whether no preposition, possessive or verb governs tokens first to last, unless it is a verb of
// speech: where the grammar was not read, they are taken for a subject.
func (r *reader) ungoverned(first, last int) bool {
	if r.Tag(last) == "POS" {
		return false
	}
	k := first - 1
	for r.Tag(k) == "NNP" || r.Tag(k) == "NN" || r.Tag(k) == "JJ" || r.Tag(k) == "DT" {
		k--
	}
	if k < 0 || r.SentenceOf(k) != r.SentenceOf(first) || r.lex.Speech(r.Lower(k)) {
		return true
	}
	tag := r.Tag(k)
	return tag != "IN" && tag != "TO" && !strings.HasPrefix(tag, "VB")
}

// A query is what an antecedent must be.
type query struct {
	token  int  // before which it stands
	reach  int  // how many sentences back
	near   bool // of several in the same sentence the nearest is meant, if none is a subject
	person bool // somebody without a name may be meant, and by who speaks the only one named so far from farther away
	fits   func(e int) bool
}

// maxBack is how many names and references are looked through for an antecedent.
const maxBack = 400

// antecedent returns who is meant at a token: of those who fit in the nearest sentence that names one, the first
// subject, else the only one. What is quoted is passed over unless the token is quoted as well.
func (r *reader) antecedent(q query) []meant {
	sent := r.SentenceOf(q.token)
	var best *occurrence
	doubt := false
	for i := len(r.met) - 1; i >= max(0, len(r.met)-maxBack); i-- {
		o := &r.met[i]
		if best != nil && o.sentence != best.sentence || r.apart(o.sentence, q.token) > q.reach {
			break
		}
		if !r.spoken(o, q.token) || o.entity != nobody && !q.fits(o.entity) || o.entity == nobody && !q.person || r.together(o.token, q.token) {
			continue
		}
		switch {
		case best == nil || o.subject && !(best.subject && o.entity == nobody):
			doubt, best = false, o
		case !best.subject && o.entity != best.entity:
			doubt = doubt || !q.near || o.sentence != sent
		}
	}
	if best == nil && q.person && r.lex.Speech(r.Lower(r.Head(q.token))) { // who speaks goes on to speak
		best = r.only(q)
	}
	if best == nil || doubt || best.entity == nobody {
		return nil
	}
	return []meant{{best.entity, annot.Evidence{Span: best.Span, Rule: ruleOf(best)}}}
}

// apart returns how many sentences sentence n is before token k. Those that begin with a quotation count only for what is
// quoted as well: who speaks in them goes on to be spoken of.
func (r *reader) apart(n, k int) int {
	sent := r.SentenceOf(k)
	if r.quoted[k] {
		return sent - n
	}
	return r.told[sent+1] - r.told[n+1]
}

// only returns the last occurrence of the only entity named so far that fits, nil if there are several.
func (r *reader) only(q query) (last *occurrence) {
	for i := len(r.met) - 1; i >= max(0, len(r.met)-maxBack); i-- {
		o := &r.met[i]
		switch {
		case o.entity == nobody || !r.spoken(o, q.token) || !q.fits(o.entity):
		case last == nil:
			last = o
		case last.entity != o.entity:
			return nil
		}
	}
	return last
}

// together reports whether two tokens head phrases of the same clause, which two different people are then: "he met Ann Lee",
// "asked by Ann Lee, he said".
func (r *reader) together(a, b int) bool {
	for r.Head(a) != annot.None && slices.Contains([]string{"flat", "appos", "nmod:desc", "compound"}, r.Relation(a)) {
		a = r.Head(a)
	}
	return slices.ContainsFunc(r.clauses[a], func(i int) bool { return slices.Contains(r.clauses[b], i) })
}

// unnamed reports whether token k is a noun for somebody without a name who does something: "a resident", "the victim's father",
// "the father of a victim". "The defendant" may be one who was named.
func (r *reader) unnamed(k int) bool {
	if !r.words.Is("people", r.Lower(k)) || !strings.HasPrefix(r.Relation(k), "nsubj") || r.KindOf(k+1) != "" || r.Lower(k+1) == "," ||
		r.Dependent(k, "appos", "flat", "conj") != annot.None {
		return false
	}
	switch r.Lower(r.Dependent(k, "det")) {
	case "a", "an", "another", "one":
		return true
	case "the":
		return r.Lower(k+1) == "of"
	}
	return r.Dependent(k, "nmod:poss") != annot.None
}

// spoken reports whether who is named at an occurrence can be spoken of at token k: it is in the same item of a digest, and
// not in a quotation that the token is outside of.
func (r *reader) spoken(o *occurrence, k int) bool {
	return (!o.quoted || r.quoted[k]) && r.SameItem(o.Start, r.Tokens[k].Start)
}

func ruleOf(o *occurrence) string {
	if o.subject {
		return "subject before"
	}
	return "named before"
}
