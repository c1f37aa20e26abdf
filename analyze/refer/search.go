package refer

import (
	"strings"

	"pressroom/analyze/annot"
)

// An occurrence is a place where an entity was named or meant.
type occurrence struct {
	annot.Span
	entity, token, sentence int
	subject, quoted         bool
}

// meant is an entity that a reference stands for, and what tells so.
type meant struct {
	entity int
	by     annot.Evidence
}

func (f *Finder) newReader(d *annot.Document) *reader {
	r := &reader{Finder: f, Document: d, issuer: annot.None, subject: map[int]bool{}}
	if len(d.Issuers) > 0 {
		r.issuer = d.Issuers[0].Entity
	}
	for _, c := range d.Clauses {
		if c.Subject == annot.NoPhrase {
			continue
		}
		for k := c.Subject.First; k < c.Subject.Last; k++ {
			r.subject[k] = r.subject[k] || r.heads(k, c.Subject.Head)
		}
	}
	r.quoted = quotedTokens(d)
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

// quotedTokens tells of each token whether it stands between quotation marks. A paragraph closes what it opens.
func quotedTokens(d *annot.Document) []bool {
	quoted := make([]bool, len(d.Tokens))
	open := false
	for k := range d.Tokens {
		if strings.Contains(d.SpaceBefore(k), "\n") {
			open = false
		}
		switch d.Word(k) {
		case "“", "«", "``", "„":
			open = true
		case "”", "»", "''":
			open = false
		case `"`:
			open = !open
		}
		quoted[k] = open || d.QuoteOf(k) != annot.None
	}
	return quoted
}

// meetName keeps mention m, which is tokens k to last, where it is the name of an entity.
func (r *reader) meetName(m, k, last int) {
	if r.Dateline != nil && r.Dateline.Contains(r.Mentions[m].Span) && r.Mentions[m].Kind != annot.Place {
		return // a place that was taken for a body
	}
	if e := r.EntityOf(m); e != annot.None {
		r.met = append(r.met, occurrence{r.Mentions[m].Span, e, k, r.SentenceOf(k), r.isSubject(k, last), r.quoted[k]})
	}
}

// isSubject reports whether tokens first to last are the subject of a verb.
func (r *reader) isSubject(first, last int) bool {
	if !r.Read(first) {
		return r.ungoverned(first, last)
	}
	for k := first; k < last; k++ {
		rel, head := r.Relation(k), r.Head(k)
		if r.subject[k] || r.subject[head] && (rel == "flat" || rel == "appos" && head == k-1) { // "Minister Lee"
			return true
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
	token int  // before which it stands
	reach int  // how many sentences back
	near  bool // of several in the same sentence the nearest is meant, if none is a subject
	fits  func(e int) bool
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
		if best != nil && o.sentence != best.sentence || sent-o.sentence > q.reach {
			break
		}
		if !r.spoken(o, q.token) || !q.fits(o.entity) {
			continue
		}
		switch {
		case best == nil || o.subject:
			doubt, best = false, o
		case !best.subject && o.entity != best.entity:
			doubt = doubt || !q.near || o.sentence != sent
		}
	}
	if best == nil || doubt {
		return nil
	}
	return []meant{{best.entity, annot.Evidence{Span: best.Span, Rule: ruleOf(best)}}}
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
