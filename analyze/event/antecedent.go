package event

import "pressroom/analyze/annot"

// meant returns for whom a subject without a name stands: a pronoun or a description, or for what an issuer finds and
// those who act for it, the issuer.
func (r *reader) meant(first, last int) []int {
	if es := r.ReferenceAt(last - 1); len(es) > 0 { // "she"
		return es
	}
	if es := r.ReferenceAt(first); len(es) > 0 { // "the minister"
		return es
	}
	if r.ofIssuer(first, last) {
		if e := r.issuer(); e != annot.None {
			return []int{e}
		}
	}
	return nil
}

// ofIssuer reports whether a noun phrase stands for the issuer, or for its people or
// its work, without its name: "the company", "the foundation's trustees", "the study",
// "investigators".
func (r *reader) ofIssuer(first, last int) bool {
	if r.Lower(first) != "the" {
		return r.is(first, staff)
	}
	switch {
	case last-first == 2:
		return r.is(first+1, body) || r.is(first+1, study)
	case last-first > 3:
		return r.is(first+1, body)
	}
	return false
}

// issuer returns the organisation that is named most often, the first of equals.
func (r *reader) issuer() int {
	best := annot.None
	for e, ent := range r.Entities {
		if ent.Kind == annot.Organization && (best == annot.None || len(ent.Mentions) > len(r.Entities[best].Mentions)) {
			best = e
		}
	}
	return best
}
