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
	if strings.HasPrefix(r.verbTag(k), "VB") {
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
	if r.headless(k) {
		c.Tense = annot.Past
		return
	}
	c.Passive = passive || r.Part(k) == "VBN" && c.First == k && r.Dependent(k, "obj") == annot.None && c.Tense == ""
}

// tense returns the tense of the first verb of a group.
func (r *reader) tense(k int) annot.Tense {
	switch r.verbTag(k) {
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

// headless reports whether a past tense was taken for a participle that describes the name before it, so that its sentence has no verb: "X
// today named Professor Y".
func (r *reader) headless(k int) bool {
	h := r.Head(k)
	if r.Relation(k) != "acl" || r.Part(k) != "VBN" || r.Relation(h) != "root" || r.MentionOf(h) == annot.None {
		return false
	}
	next := r.Part(k + 1)
	return r.Dependent(h, "cop", "nsubj") == annot.None && (next == "DT" || next == "PRP$" || strings.HasPrefix(next, "NNP"))
}

// verbTag returns the part of speech of a token; that of a finite verb where a subject depends on it and nothing else makes it finite,
// though the parser has it for another word.
func (r *reader) verbTag(k int) string {
	part, tag := r.Part(k), r.Tag(k)
	if part == "MD" || r.Dependent(k, "nsubj") == annot.None || r.Dependent(k, "cop", "aux", "mark") != annot.None {
		return part
	}
	switch {
	case part == "VB":
		return "VBP"
	case (tag == "VBD" || tag == "VBZ") && !strings.HasPrefix(part, "VB"):
		return tag
	}
	return part
}
