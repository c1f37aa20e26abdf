package annot

import "sort"

// A Reference is a pronoun or a description in place of a name, "she" or "the company", and for whom it stands: one
// entity, or several ("both ministers"). By is where the text says so, a name or another reference before it, and
// the rule; its span is empty for the issuer.
type Reference struct {
	Span
	Entities []int // indexes into Document.Entities, at least one, all different
	By       Evidence
}

// ReferenceAt returns the entities for which the reference that begins with token k stands, none where there is no such reference.
func (d *Document) ReferenceAt(k int) []int {
	if ref := d.ReferenceFrom(k); ref != nil {
		return ref.Entities
	}
	return nil
}

// ReferenceFrom returns the reference that begins with token k, nil where there is none.
func (d *Document) ReferenceFrom(k int) *Reference {
	if k < 0 || k >= len(d.Tokens) {
		return nil
	}
	at := d.Tokens[k].Start
	i := sort.Search(len(d.References), func(i int) bool { return d.References[i].Start >= at })
	if i == len(d.References) || d.References[i].Start != at {
		return nil
	}
	return &d.References[i]
}
