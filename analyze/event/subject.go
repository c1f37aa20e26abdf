package event

import (
	"strings"

	"pressroom/analyze/annot"
)

// findSubject finds the noun phrase before a verb group. The first finite verb of
// a clause has all before it for its subject, but for an opening phrase; a
// relative clause or a participle describes the noun next to it; "X met Y and
// signed Z" gives the second verb the subject of the first.
func (r *reader) findSubject(c *clause, sent annot.Sentence, before []clause) {
	prev := annot.None
	for i := len(before) - 1; i >= 0 && prev == annot.None; i-- {
		if !before[i].noun {
			prev = i
		}
	}
	if c.infinitive {
		c.shared = prev
		return
	}
	if r.readSubject(c, before) {
		return
	}
	k := r.skipBack(c.group-1, sent)
	if c.speech() { // "…, the rapporteur, X, said"
		k = r.overComma(k, sent)
	}
	if k < sent.First {
		return
	}
	switch w := r.Lower(k); {
	case r.classed(w, nominative):
		c.subject = [2]int{k, k + 1}
		c.relative = c.relative || k > sent.First && strings.HasPrefix(r.Tag(k-1), "NN") && r.TimexOf(k-1) == annot.None
	case r.Tag(k) == "WDT" || w == "which" || w == "who":
		c.relative = true
		c.subject = r.nearest(r.overComma(k-1, sent), sent)
	case c.relative:
		c.subject = r.nearest(r.overComma(k, sent), sent)
	case w == "and" || w == "or" || w == "but":
		c.shared = prev
	default:
		c.subject = r.opening(k, c.frame.speech(), sent)
		if c.subject[0] == c.subject[1] {
			c.shared = prev
		}
	}
}

// skipBack steps back over adverbs and dates with their preposition.
func (r *reader) skipBack(k int, sent annot.Sentence) int {
	for k >= sent.First {
		switch {
		case r.TimexOf(k) != annot.None:
			for k >= sent.First && r.TimexOf(k) != annot.None {
				k--
			}
			if k >= sent.First && r.Tag(k) == "IN" {
				k--
			}
		case r.Tag(k) == "RB" && r.MentionOf(k) == annot.None:
			k--
		default:
			return k
		}
	}
	return k
}

// overComma steps back over a comma, and over the age between two: "X, 41, who".
func (r *reader) overComma(k int, sent annot.Sentence) int {
	if r.Lower(k) == "," {
		k--
	}
	if k > sent.First+1 && r.Tag(k) == "CD" && r.Lower(k-1) == "," && r.MentionOf(k-2) != annot.None {
		k -= 2
	}
	return k
}

// nearest returns the noun phrase that ends with token k.
func (r *reader) nearest(k int, sent annot.Sentence) [2]int {
	end := k + 1
	for k >= sent.First {
		if !r.inPhrase(k) && !r.bracket(k) {
			break
		}
		k--
	}
	return [2]int{k + 1, end}
}

// openBracket returns the bracket that the one at token k closes, else k.
func (r *reader) openBracket(k int, sent annot.Sentence) int {
	if r.Lower(k) != ")" {
		return k
	}
	for open := k - 1; open >= sent.First; open-- {
		if r.Lower(open) == "(" {
			return open
		}
	}
	return k
}

func (r *reader) bracket(k int) bool { return r.Lower(k) == "(" || r.Lower(k) == ")" }

// opening returns the subject of a finite verb whose clause token k precedes:
// from the start of the clause, after what opens it ("On Monday, …", "Citing
// figures, …"), to token k.
func (r *reader) opening(k int, speech bool, sent annot.Sentence) [2]int {
	end := k + 1
	first := end
	for k >= sent.First {
		if m := r.MentionOf(k); m != annot.None {
			k = max(sent.First, r.firstOf(m)) - 1
			first = k + 1
			continue
		}
		if open := r.openBracket(k, sent); open < k {
			k, first = open-1, open
			continue
		}
		if speech && r.Lower(k) == "," && !r.listed(k, sent) && r.told(k, sent) { // "…, the ministry said"
			break
		}
		if r.Lower(k) == "," && r.aside(k, sent) >= 0 { // an apposition or a relative clause
			k = r.aside(k, sent)
			continue
		}
		if before := r.whoClause(k, sent); before >= 0 { // "the man who stole it was jailed"
			k, first = before, before+1
			continue
		}
		if r.boundary(k) || r.finite(k) && !r.reduced(k, sent) || r.Tag(k) == "CC" && k > sent.First && r.Lower(k-1) == "," &&
			!r.listed(k-1, sent) {
			break
		}
		first = k
		k--
	}
	return [2]int{r.afterOpener(min(first, end), end), end}
}

// whoClause returns the token before the "who" or "which" of the finite verb k, -1
// if it is not the verb of such a clause.
func (r *reader) whoClause(k int, sent annot.Sentence) int {
	if !r.finite(k) {
		return -1
	}
	for n := k - 1; n > sent.First && k-n < 4; n-- {
		switch tag := r.Tag(n); {
		case tag == "WDT" || r.Lower(n) == "who":
			return n - 1
		case tag != "RB":
			return -1
		}
	}
	return -1
}

// reduced reports whether a past tense between a noun and a preposition is rather
// the participle that describes the noun: "the meeting planned for May was …".
func (r *reader) reduced(k int, sent annot.Sentence) bool {
	return strings.HasSuffix(r.Lower(k), "ed") && k > sent.First && k+1 < sent.Last && strings.HasPrefix(r.Tag(k-1), "NN") &&
		r.MentionOf(k-1) == annot.None && (r.Tag(k+1) == "IN" || r.Tag(k+1) == "TO")
}

// told reports whether a whole clause stands before token k.
func (r *reader) told(k int, sent annot.Sentence) bool {
	for k--; k >= sent.First; k-- {
		if r.finite(k) {
			return true
		}
	}
	return false
}

// afterOpener returns where the subject begins in the tokens before a verb:
// after "and", "On Monday", "In 2022", "Citing figures,".
func (r *reader) afterOpener(first, end int) int {
	for first < end {
		next := first
		switch tag := r.Tag(first); {
		case r.MentionOf(first) != annot.None:
			return first
		case tag == "CC" || r.Lower(first) == "," || r.TimexOf(first) != annot.None:
			next = first + 1
		case tag == "IN" || tag == "VBG" || tag == "VBN" || tag == "RB" || tag == "TO":
			next = r.afterComma(first, end)
			if next == first && first+1 < end && r.TimexOf(first+1) != annot.None { // "In 2022 the Mission"
				next = first + 1
			}
		}
		if next == first {
			return first
		}
		first = next
	}
	return first
}

// afterComma returns the token after the first comma that belongs to no name or
// date, first if there is none.
func (r *reader) afterComma(first, end int) int {
	for k := first; k+1 < end; k++ {
		if r.Lower(k) == "," && r.MentionOf(k) == annot.None && r.TimexOf(k) == annot.None {
			return k + 1
		}
	}
	return first
}

// aside returns the token before an apposition or a relative clause between two
// commas, the second of which is token k; -1 if there is none.
func (r *reader) aside(k int, sent annot.Sentence) int {
	for open := k - 1; open > sent.First && k-open < 30; open-- {
		if m := r.MentionOf(open); m != annot.None {
			open = max(sent.First+1, r.firstOf(m))
			continue
		}
		if r.Lower(open) != "," {
			continue
		}
		next := r.Lower(open + 1)
		if next == "who" || next == "which" || next == "where" {
			return open - 1
		}
		for n := open + 1; n < k; n++ {
			if r.finite(n) {
				return -1
			}
		}
		if r.TimexOf(open-1) != annot.None {
			return -1
		}
		return open - 1
	}
	return -1
}

// listed reports whether a comma stands between two names of a list.
func (r *reader) listed(k int, sent annot.Sentence) bool {
	if k == sent.First || k+1 >= sent.Last {
		return false
	}
	a := r.KindOf(k - 1)
	if a == "" {
		return false
	}
	for n := k + 1; n < min(sent.Last, k+7); n++ {
		if r.KindOf(n) == a {
			return true
		}
		if tag := r.Tag(n); !strings.HasPrefix(tag, "NN") && tag != "DT" && tag != "CC" && tag != "JJ" && tag != "IN" {
			return false
		}
	}
	return false
}
