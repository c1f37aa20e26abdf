package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// verbGroup returns the verbs and adverbs from token k on, up to and with the
// last verb of an unbroken run.
func (r *reader) verbGroup(k int, sent annot.Sentence) (first, last int, ok bool) {
	if !r.verbal(k) || r.TimexOf(k) != annot.None {
		return 0, 0, false
	}
	first = k
	// "has today named"
	for ; k < sent.Last && (r.verbal(k) || r.Tag(k) == "RB" || r.TimexOf(k) != annot.None && r.is(last-1, auxiliary)); k++ {
		if !r.verbal(k) {
			continue
		}
		if last > first && r.Tag(k) == "VBG" && !r.is(last-1, auxiliary) { // "will stop collecting"
			break
		}
		last = k + 1
	}
	head := last - 1
	if tag := r.Tag(head); (tag == "VBN" || tag == "VBG") && head == first && r.modifies(head, sent) {
		return 0, 0, false
	}
	return first, last, !r.is(head, auxiliary) || head == sent.Last-1 || r.Lower(head+1) == "available"
}

// verbal reports whether a token is tagged as a verb and is not part of a name.
func (r *reader) verbal(k int) bool {
	tag := r.Tag(k)
	if tag != "MD" && !strings.HasPrefix(tag, "VB") || r.MentionOf(k) != annot.None || r.Tokens[k].Len() == 1 { // "Bush s" lost its mark
		return false
	}
	switch tag {
	case "VBG": // not "the Ranking Member"
		return !r.is(k, prepositional) && (r.Lower(k) == r.Word(k) || k == 0 || r.Lower(k-1) == ".")
	case "VB": // not "to Tbilisi"
		return r.Lower(k) == r.Word(k) || k == 0 || r.Lower(k-1) != "to"
	}
	return true
}

// modifies reports whether a participle stands before the noun that it
// describes: "coastal fishing limits", "the proposed rule".
func (r *reader) modifies(k int, sent annot.Sentence) bool {
	if k+1 == sent.Last || !strings.HasPrefix(r.Tag(k+1), "NN") && r.Tag(k+1) != "JJ" || r.TimexOf(k+1) != annot.None {
		return false
	}
	if k == sent.First {
		return r.Tag(k) == "VBN"
	}
	switch r.Tag(k - 1) {
	case "DT", "JJ", "PRP$", "POS", "CC", "CD", "RB":
		return true
	case "IN":
		return r.Tag(k) == "VBN"
	case "NN":
		return r.Tag(k) == "VBG" && !strings.HasPrefix(r.Tag(k+1), "NNP")
	}
	return false
}

// mood reads tense, voice and reality of a verb group.
func (r *reader) mood(c *clause, sent annot.Sentence) {
	c.past = r.Tag(c.head) == "VBD"
	aux := false
	for k := c.group; k < c.head; k++ {
		w := r.Lower(k)
		switch {
		case r.classed(w, being):
			c.passive = r.Tag(c.head) == "VBN" || r.Tag(c.head) == "VBD"
			c.past = c.past || w == "was" || w == "were" || w == "been"
			aux = true
		case r.classed(w, having):
			c.past, aux = true, true
		case w == "will" || w == "shall" || w == "'ll" || w == "’ll":
			c.planned, aux = true, true
		}
	}
	switch tag := r.Tag(c.head); {
	case tag == "VBN" && !aux: // "the bill introduced today by X" or "talks resumed on Monday"
		c.past = true
		if r.objectFollows(c.head+1, sent) || r.alone(c.head, sent) {
			break
		}
		c.passive = true
		c.relative = c.group == sent.First || r.Tag(c.group-1) != "CC" // not "was nominated and approved"
	case tag == "VBG" && !aux:
		c.relative = true
	case c.group > sent.First && r.Lower(c.group-1) == "to" && !aux:
		if k := c.group - 2; k >= sent.First && (r.is(k, being) || r.is(k, having)) { // "X is to step down", "will have to close"
			for c.group = k; c.group > sent.First && r.verbal(c.group-1); {
				c.group--
			}
			c.planned = r.Tag(c.group) != "VBD"
			c.past = !c.planned
			break
		}
		c.infinitive = true
		r.governed(c, sent)
	}
}

// alone reports whether a participle is the only verb of its clause and so its
// predicate.
func (r *reader) alone(head int, sent annot.Sentence) bool {
	for k := head + 1; k < sent.Last && r.Lower(k) != "," && !r.boundary(k) && r.Tag(k) != "CC"; k++ {
		if r.finite(k) || r.Lower(k) == "by" {
			return false
		}
	}
	k := head - 1
	for ; k >= sent.First && !r.boundary(k); k-- {
		if r.finite(k) || r.Lower(k) == "," && k == head-1 {
			return false
		}
	}
	return k < sent.First && head > sent.First
}

// objectFollows reports whether a noun phrase begins at token k.
func (r *reader) objectFollows(k int, sent annot.Sentence) bool {
	if k >= sent.Last || r.TimexOf(k) != annot.None {
		return false
	}
	switch tag := r.Tag(k); tag {
	case "DT", "PRP$", "JJ", "CD", "PRP", "$":
		return true
	default:
		return strings.HasPrefix(tag, "NN")
	}
}

// governed reads the word before the "to" of an infinitive: the infinitive may be a
// plan, a wish, or only the purpose of another verb.
func (r *reader) governed(c *clause, sent annot.Sentence) {
	k := c.group - 2
	for k >= sent.First && (r.Tag(k) == "RB" || r.TimexOf(k) != annot.None) {
		k--
	}
	if k < sent.First {
		c.unreal = true
		return
	}
	switch w := r.Lower(k); {
	case r.classed(w, plan):
		c.planned = true
	case w == "began" || w == "started" || w == "managed" || w == "voted":
		c.past = true
	}
}

// finite reports whether a token is a finite verb.
func (r *reader) finite(k int) bool {
	switch r.Tag(k) {
	case "VBD", "VBZ", "VBP", "MD":
		return r.verbal(k)
	}
	return false
}
