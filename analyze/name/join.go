package name

import "pressroom/analyze/annot"

// read finds for each token the last head word of a body before it in its run, and what
// the acronyms in brackets are short for.
func (x *Extractor) read(sent annot.Sentence) {
	head, gap := "", 0
	for i := sent.First; i < sent.Last; i++ {
		x.heads[i] = head
		w := x.words[i]
		switch {
		case w.capped && w.facts&isOrgHead != 0:
			head, gap = w.low, 0
		case w.capped:
			gap = 0
		case !x.f.is(joins, w.low):
			head = ""
		default:
			if gap++; gap > 2 {
				head = ""
			}
		}
		before := i - 1
		if before > sent.First && openQuotes[x.words[before].low] {
			before--
		}
		if before > sent.First && x.words[before].low == "(" && x.words[before-1].capped && acronym(x.doc.Word(i)) {
			x.longs[w.low] = x.words[before-1].low
		}
	}
}

// closes tells how many tokens after i, in the same run, a word stands that makes an
// organisation; 0 if none does.
func (x *Extractor) closes(i int, sent annot.Sentence) int {
	for k := i + 1; k < min(sent.Last, i+6); k++ {
		if x.words[k].facts&(isOrgHead|isOrgSuffix) != 0 {
			return k - i
		}
		if !x.words[k].capped && !x.f.is(connects, x.words[k].low) {
			break
		}
	}
	return 0
}

// joinRows appends what the parts of a name stand beside: for its words the head word
// before them, for what may join them both sides.
func (x *Extractor) joinRows(out []uint32, i int, sent annot.Sentence, w, p1 wordFacts) []uint32 {
	head := x.heads[i]
	if w.capped {
		if head != "" {
			out = append(out, row(210, head, w.shape), row(211, p1.low, head), row(212, head, w.field), row(216, p1.low, w.field),
				row(213, p1.low, x.listAt(i, sent)), row(214, p1.low, head, x.listAt(i, sent)))
		}
		if n := x.closes(i, sent); n > 0 {
			out = append(out, row(140, string([]byte{byte(n)})))
		}
		if last := x.longs[w.low]; last != "" {
			out = append(out, row(218, last), row(219, x.headOrThing(last)), row(220, x.f.meanings[last]))
		}
		return out
	}
	if !x.f.is(joins, w.low) {
		return out
	}
	k := i + 1
	if k < sent.Last && (x.words[k].low == "the" || x.words[k].low == "and") {
		k++
	}
	next, list, closed := x.at(k, sent), x.listAt(k, sent), "0"
	if next.facts&(isOrgHead|isOrgSuffix) != 0 || x.closes(k, sent) > 0 {
		closed = "h"
	}
	return append(out, row(221, w.low, head), row(222, w.low, list), row(223, w.low, head, list), row(224, w.low, p1.low),
		row(225, w.low, next.low), row(226, w.low, p1.cluster, next.cluster), row(227, w.low, p1.field, next.field),
		row(228, w.low, head, next.field), row(229, w.low, p1.shape, next.shape, closed), row(230, w.low, head, closed),
		row(231, w.low, p1.cluster), row(232, w.low, next.cluster), row(233, w.low, p1.meaning), row(234, w.low, next.meaning))
}

// headOrThing tells whether a word in small letters is the head of a body or of a thing.
func (x *Extractor) headOrThing(low string) string {
	switch w := titled(low); {
	case x.f.words[w] != "":
		return string(x.f.words[w])
	case x.f.is(things, low), x.f.is(occasions, w):
		return "thing"
	}
	return ""
}

// titleAt reports whether token i is a title as a word or in small letters.
func (x *Extractor) titleAt(i int) bool {
	return x.words[i].facts&isTitle != 0 || x.f.lex.Title(titled(x.words[i].low)) != "" || x.doc.Word(i) == "CEO"
}

// runRows appends what the first and the last word of the run of capitalised words are in
// which token i stands: "Act", "Memorial".
func (x *Extractor) runRows(out []uint32, i int, sent annot.Sentence, w wordFacts) []uint32 {
	if !w.capped {
		return out
	}
	first, end := i, i+1
	for first > max(sent.First, i-8) && x.words[first-1].capped {
		first--
	}
	for end < min(sent.Last, i+8) && x.words[end].capped {
		end++
	}
	from, to := x.words[first], x.words[end-1]
	place := string([]byte{byte(min(i-first, 3)), byte(min(end-i, 4))})
	out = append(out, row(141, to.low, place[1:]), row(142, to.field, place), row(143, from.low, place[:1]), row(144, place, w.shape))
	for b := range 16 {
		if to.facts&(1<<b) != 0 {
			out = append(out, row(145, string([]byte{byte(b)}), place))
		}
	}
	return out
}
