package issuer

import (
	"math"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/logistic"
)

// features returns what speaks for a candidate and against it.
func (r *reading) features(c *candidate) []logistic.Feature {
	return slices.Concat(r.ofKind(c), ofUse(!c.person, c.use), r.ofSlots(c), r.ofPart(c))
}

// ofKind are the features of what a candidate is.
func (r *reading) ofKind(c *candidate) []logistic.Feature {
	own := r.own(c)
	return []logistic.Feature{
		logistic.If("a person", c.person),
		logistic.If("no entity", c.entity == annot.None),
		logistic.If("an officer of a body", r.officers[c] && !own),
		logistic.If("speaks in his own name", c.person && own),
		logistic.If("in his own name, an officer of a body", own && r.officers[c]),
		logistic.If("a person beside a body that acts", c.person && !own && r.acting),
		logistic.If("in his own name beside a body that leads", c.person && own && r.leading),
		logistic.If("a person who says nothing", c.person && !own && !c.use.announces && r.speaks[c] == 0),
		logistic.If("a common word", r.common(c)),
		logistic.If("a parliament", !c.person && r.words.Is("parliament", c.key)),
		logistic.If("an office", !c.person && r.isOffice(c.name)),
		logistic.If("named as a body", !c.person && r.namedAsBody(c.name)),
		logistic.If("carries news", c.news),
		logistic.If("beside one that carries news", r.carried && !c.news && !c.mail),
	}
}

// ofUse are the features of where a candidate is used and of what it does there.
func ofUse(body bool, use usage) []logistic.Feature {
	return []logistic.Feature{
		logistic.If("a body above the headline", body && use.above),
		logistic.If("a person above the headline", !body && use.above),
		logistic.If("heads a line above", use.headsLine),
		logistic.If("a body begins the headline", body && use.heads),
		logistic.If("a person begins the headline", !body && use.heads),
		logistic.If("first in the headline", use.first),
		logistic.If("in the headline", use.headline),
		logistic.If("in the headline alone", use.headlineAlone),
		logistic.If("acts in the headline", use.actsInHeadline),
		logistic.If("a body begins the lead", body && use.leads),
		logistic.If("a person begins the lead", !body && use.leads),
		logistic.If("in the lead", use.lead),
		logistic.If("a body announces", body && use.announces),
		logistic.If("a person announces", !body && use.announces),
		logistic.If("a person announces in the first sentence", !body && use.announcesFirst),
		logistic.If("acts in the lead", use.acts),
	}
}

// ofSlots are the features of where issuers are named.
func (r *reading) ofSlots(c *candidate) []logistic.Feature {
	body := !c.person
	in := func(k slotKind) bool { return c.slots[k].Len() > 0 }
	one := 0.0
	if in(about) {
		one = 1 / float64(len(r.abouts))
	}
	return []logistic.Feature{
		logistic.If("about", in(about)),
		{Name: "about, share", Value: one},
		logistic.If("a body as contact", body && in(contact)),
		logistic.If("a person as contact", c.person && in(contact)),
		logistic.If("in a contact", c.use.contact),
		logistic.If("where an issuer is named", in(source) || in(rights) || in(strokes) || in(site) || body && in(above)),
		logistic.If("source", in(source)),
		logistic.If("copyright", in(rights)),
		logistic.If("between strokes", in(strokes)),
		logistic.If("name of the page", in(site)),
		logistic.If("byline", in(byline)),
		logistic.If("letterhead", in(above)),
		logistic.If("spelled by an address", in(domain)),
		logistic.If("beside one that is named", !c.has(naming) && r.anyHas(naming)),
		logistic.If("beside one with an address of mail", r.mailed && !c.mail),
	}
}

// ofPart are the features of how much of the release is a candidate's.
func (r *reading) ofPart(c *candidate) []logistic.Feature {
	person, body := 0.0, r.speaks[c]
	if c.person {
		person, body = body, person
	}
	return []logistic.Feature{
		logistic.If("address of mail", c.mail),
		logistic.If("address of the web", c.web),
		{Name: "addresses, share", Value: c.hosts},
		{Name: "quoted, share, a person", Value: person},
		{Name: "quoted, share, a body", Value: body},
		logistic.If("named by an office", r.bodies[c]),
		logistic.If("in a sentence of an announcement", c.use.announcing),
		{Name: "uses, share", Value: float64(len(c.uses)) / float64(r.most)},
		{Name: "uses, log2", Value: math.Log2(float64(len(c.uses)))},
		logistic.If("first of all", len(r.candidates) > 0 && r.candidates[0] == c),
		logistic.If("at the end", c.uses[len(c.uses)-1].End > len(r.Release.Text)-tail),
	}
}

// usage says where a candidate is used.
type usage struct {
	above, headsLine                                                  bool
	heads, headline, headlineAlone, first, actsInHeadline             bool
	leads, lead, announces, announcesFirst, acts, announcing, contact bool
}

func (r *reading) usage(c *candidate) (u usage) {
	u.headlineAlone = !slices.ContainsFunc(c.uses, func(s annot.Span) bool { return !r.headline.Contains(s) })
	for _, s := range c.uses {
		switch {
		case r.headline.Contains(s):
			u.headline = true
			u.first = u.first || !slices.ContainsFunc(r.candidates, func(o *candidate) bool { return o != c && o.within(r.headline.Start, s.Start) })
			u.heads = u.heads || r.begun(s, r.headline.Start)
			u.actsInHeadline = u.actsInHeadline || r.acts(s)
			u.announces = u.announces || r.announces(s)
		case s.End <= r.top:
			u.above = true
			u.headsLine = u.headsLine || r.headsLine(s)
		case r.lead.Contains(s):
			u.lead = true
			u.leads = u.leads || r.begun(s, r.lead.Start)
			u.acts = u.acts || r.acts(s)
			u.announces = u.announces || r.announces(s)
			u.announcesFirst = u.announcesFirst || r.SentenceAt(s.Start) == r.SentenceAt(r.lead.Start) && r.announces(s)
			u.announcing = u.announcing || r.announcing(s)
		case r.announcing(s) && r.made(s):
			u.announces = true
		default:
			u.contact = u.contact || r.SectionAt(s) == annot.Contact
		}
	}
	return u
}

// tail is how many bytes are the end of a text.
const tail = 300

// addressed reports whether an address of mail or of the web belongs to a candidate,
// and the share of all addresses that does.
func (r *reading) addressed(c *candidate) (mail, web bool, share float64) {
	for _, h := range r.hosts {
		if slices.ContainsFunc(c.forms[:min(len(c.forms), 6)], h.of) {
			mail, web = mail || h.mail, web || !h.mail
			share += 1 / float64(len(r.hosts))
		}
	}
	return mail, web, share
}

// naming are the slots in which nobody stands but an issuer.
var naming = []slotKind{source, strokes, site, byline}

// has reports whether a candidate stands in one of some slots.
func (c *candidate) has(slots []slotKind) bool {
	return slices.ContainsFunc(slots, func(k slotKind) bool { return c.slots[k].Len() > 0 })
}

// anyHas reports whether a candidate of the document does.
func (r *reading) anyHas(slots []slotKind) bool {
	return slices.ContainsFunc(r.candidates, func(c *candidate) bool { return c.has(slots) })
}

// within reports whether a candidate is used in the bytes start to end.
func (c *candidate) within(start, end int) bool {
	return slices.ContainsFunc(c.uses, func(s annot.Span) bool { return s.Start >= start && s.End <= end })
}

// headsLine reports whether a use begins its line, and the line is not the headline,
// which some pages print twice.
func (r *reading) headsLine(s annot.Span) bool {
	text := r.Release.Text
	start := strings.LastIndexByte(text[:s.Start], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return r.begun(s, start) && squeeze(line) != squeeze(r.headline.Text(text))
}

// announcing reports whether the sentence of a use has a verb that announces.
func (r *reading) announcing(s annot.Span) bool {
	n := r.SentenceAt(s.Start)
	if n == len(r.Sentences) {
		return false
	}
	for k := r.Sentences[n].First; k < min(r.Sentences[n].Last, r.Sentences[n].First+longSentence); k++ {
		if w := r.Lower(k); r.words.Is("announces", w) && strings.HasPrefix(r.Tag(k), "VB") || w == "announcement" {
			return true
		}
	}
	return false
}

// made reports whether the sentence of a use, below the lead, ends in "made the
// announcement".
func (r *reading) made(s annot.Span) bool {
	n := r.SentenceAt(s.Start)
	text := r.Sentences[n].Text(r.Release.Text)
	return strings.Contains(text[max(0, len(text)-50):], " the announcement")
}

// longSentence is how many tokens of a sentence are read.
const longSentence = 120

// common reports whether a name stands in the text without capitals, too.
func (r *reading) common(c *candidate) bool {
	low := strings.ToLower(c.name)
	return low != c.name && len(wholes(r.Release.Text[:min(len(r.Release.Text), headBytes)], low, 1)) > 0
}

// isOffice reports whether a name has a word that tells a body of government.
func (r *reading) isOffice(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), r.tellsOffice)
}

// tellsOffice reports whether a word in lower case tells a body of government, or with an
// "s" several or what is one's own: "departments".
func (r *reading) tellsOffice(w string) bool { return r.words.Is("office", strings.TrimSuffix(w, "s")) }

// namedAsBody reports whether a name ends with the legal form of a company or a word
// such as "Foundation".
func (r *reading) namedAsBody(name string) bool {
	return r.legal(name) || r.lex.StandsIn(name[strings.LastIndexByte(name, ' ')+1:])
}

// carries reports whether the text says of a candidate that it carries the news of
// others: "Acme Wire is a financial news company".
func (r *reading) carries(c *candidate) bool {
	for _, s := range c.uses {
		sentence, _, _ := strings.Cut(r.Release.Text[s.End:min(len(r.Release.Text), s.End+2*maxBytes)], ". ")
		_, what, ok := strings.Cut(sentence, " is a")
		if ok && slices.ContainsFunc(strings.Fields(what), func(w string) bool { return r.words.Is("carries", strings.Trim(w, ",;")) }) {
			return true
		}
	}
	return false
}

// own reports whether a person holds an office whose holders issue releases in their
// own name, by the titles or by the lines of the letterhead around the name.
func (r *reading) own(c *candidate) bool {
	if c.entity == annot.None || !c.person {
		return false
	}
	if slices.ContainsFunc(r.Entities[c.entity].Titles, r.owns) {
		return true
	}
	for _, s := range c.uses {
		if s.End <= r.top && !r.headline.Contains(s) && r.headsLine(s) {
			return r.owns(r.linesAround(s))
		}
	}
	return false
}

// owns reports whether some words hold such an office, and not that of a deputy.
func (r *reading) owns(words string) bool {
	last, found := "", false
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		w = strings.Trim(w, ".,:;()")
		if r.words.Is("lesser", w) {
			return false
		}
		found = found || r.words.Is("own", w) || r.words.Is("own", last+" "+w)
		last = w
	}
	return found
}

// linesAround returns the line of a use with those above and below.
func (r *reading) linesAround(s annot.Span) string {
	text := r.Release.Text
	above := strings.TrimRight(text[max(0, s.Start-maxBytes):s.Start], "\n ")
	above = above[strings.LastIndexByte(above, '\n')+1:]
	below, rest, _ := strings.Cut(text[s.End:min(len(text), s.End+2*maxBytes)], "\n")
	next, _, _ := strings.Cut(strings.TrimLeft(rest, "\n "), "\n")
	return above + " " + below + " " + next
}

// sign is what a name in a slot tells of where the issuer is named.
type sign struct {
	slot slotKind
	from annot.IssuerOrigin
	rule string
}

// surest are the signs that tell more than an announcement does, and others those that
// tell less; what tells most stands first.
var (
	surest = []sign{
		{above, annot.IssuerLetterhead, "letterhead"},
		{strokes, annot.IssuerDateline, "between strokes of the dateline"},
		{source, annot.IssuerContact, "source line"},
	}
	others = []sign{
		{about, annot.IssuerAbout, "heading of what it says of itself"},
		{contact, annot.IssuerContact, "contact"},
		{rights, annot.IssuerContact, "copyright line"},
		{site, annot.IssuerLetterhead, "name of the page"},
		{byline, annot.IssuerSpeaker, "byline"},
	}
)

// firstOf returns the first sign that a candidate has, and whether it has one.
func (c *candidate) firstOf(signs []sign) (annot.IssuerOrigin, annot.Evidence, bool) {
	for _, s := range signs {
		if at := c.slots[s.slot]; at.Len() > 0 {
			return s.from, annot.Evidence{Span: at, Rule: s.rule}, true
		}
	}
	return "", annot.Evidence{}, false
}

// telling returns what of a candidate tells most that it is the issuer, and where.
func (r *reading) telling(c *candidate) (annot.IssuerOrigin, annot.Evidence) {
	if from, at, ok := c.firstOf(surest); ok {
		return from, at
	}
	for _, s := range c.uses {
		if (r.headline.Contains(s) || r.lead.Contains(s)) && r.announces(s) {
			return annot.IssuerSpeaker, annot.Evidence{Span: s, Rule: "announces"}
		}
	}
	if from, at, ok := c.firstOf(others); ok {
		return from, at
	}
	if first := c.uses[0]; first.End <= r.top && !r.headline.Contains(first) {
		return annot.IssuerLetterhead, annot.Evidence{Span: first, Rule: "above the headline"}
	}
	return annot.IssuerSpeaker, annot.Evidence{Span: c.uses[0], Rule: "who the release is about"}
}
