package clause

import (
	"strings"

	"pressroom/analyze/annot"
)

// group reads the verb group: where it begins and ends, its tense and its voice.
func (r *reader) group(c *annot.Clause) {
	k := c.Predicate
	c.First, c.Last = k, k+1
	finite, passive, perfect := annot.None, false, false
	if strings.HasPrefix(r.Part(k), "VB") {
		finite = k
	}
	for n := range r.Dependents(k) {
		switch r.Relation(n) {
		case "aux", "aux:pass", "cop":
			if n < k {
				c.First = min(c.First, n)
			}
			if finite == k || finite == annot.None || n < finite {
				finite = n
			}
			passive = passive || r.Relation(n) == "aux:pass"
			perfect = perfect || r.Lemma(n) == "have"
		case "nsubj:pass", "csubj:pass":
			passive = true
		case "compound:prt":
			c.Last = max(c.Last, n+1)
		}
	}
	c.Tense = r.tense(finite)
	if perfect && c.Tense == annot.Present {
		c.Tense = annot.Past
	}
	c.Passive = passive || r.Part(k) == "VBN" && c.First == k && r.Dependent(k, "obj") == annot.None && c.Tense == ""
}

// tense returns the tense of the first verb of a group.
func (r *reader) tense(k int) annot.Tense {
	switch r.Part(k) {
	case "VBD":
		return annot.Past
	case "VBZ", "VBP":
		return annot.Present
	case "MD":
		switch r.Lower(k) {
		case "will", "shall", "'ll", "’ll", "wo", "sha":
			return annot.Future
		}
		return annot.Present
	}
	return ""
}
