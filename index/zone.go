package index

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
	"pressroom/index/words"
)

// quoteZone is the zone of direct speech, between quotation marks or the paragraphs of a
// statement; the others are the kinds of sections.
const quoteZone = "quote"

// restField holds the headline and the asides of the text, which words are not looked
// for in otherwise.
const restField = "rest"

// isAside reports whether a zone is no part of the body.
func isAside(zone string) bool {
	kind := annot.SectionKind(zone)
	return kind.Aside() || kind == annot.Headline
}

// parts are the zones of one text as ranges of bytes of its cleaned and folded
// form.
type parts struct {
	text   string // folded
	tokens []words.Token
	spans  map[string][]Mark
	asides []schema.Section // in code points of the text as read
}

func zonesOf(rel corpus.Release, an schema.Analysis) *parts {
	text, back := rel.Original(), rel.Back()
	f := fold(rel.Text)
	p := &parts{text: f.text, tokens: words.Cut(f.text), spans: map[string][]Mark{}}
	// Offsets count code points of the text as read: they are turned in one pass.
	type edge struct {
		points int
		at     *int
	}
	var edges []edge
	spoken := an.Spoken()
	marks := make([]Mark, len(an.Sections)+len(spoken))
	for i, s := range an.Sections {
		edges = append(edges, edge{s.Start, &marks[i].Start}, edge{s.End, &marks[i].End})
		if annot.SectionKind(s.Kind).Aside() {
			p.asides = append(p.asides, s)
		}
	}
	for i, q := range spoken {
		m := &marks[len(an.Sections)+i]
		edges = append(edges, edge{q.Start, &m.Start}, edge{q.End, &m.End})
	}
	sort.SliceStable(edges, func(a, b int) bool { return edges[a].points < edges[b].points })
	points, at := 0, 0
	for _, e := range edges {
		at += byteOffset(text[at:], e.points-points)
		points = max(points, e.points)
		*e.at = f.at(back.Clean(at))
	}
	for i, s := range an.Sections {
		p.spans[s.Kind] = append(p.spans[s.Kind], marks[i])
	}
	if len(spoken) > 0 {
		p.spans[quoteZone] = marks[len(an.Sections):]
	}
	return p
}

// names lists the zones that there are; every text has a body to search.
func (p *parts) names() []string {
	out := []string{string(annot.Body)}
	for name := range p.spans {
		out = append(out, name)
	}
	if len(p.spans[quoteZone]) == 0 && !strings.ContainsAny(p.text, "\"“”„«»") {
		out = append(out, query.Unmarked)
	}
	return distinct(out)
}

// spanned lists which words are of a zone, in the order of the text. The body has no
// stretches: it is what is not aside.
func (p *parts) spanned() (out []zoneSpan) {
	plain := unjoined(p.tokens)
	for _, name := range distinct(slices.Collect(maps.Keys(p.spans))) {
		if name == string(annot.Body) {
			continue
		}
		for _, at := range p.spans[name] {
			from := sort.Search(len(plain), func(n int) bool { return plain[n].Start >= at.Start })
			to := sort.Search(len(plain), func(n int) bool { return plain[n].End > at.End })
			if from < to {
				out = append(out, zoneSpan{name, from + 1, to + 1})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b zoneSpan) int { return a.from - b.from })
	return out
}

// body returns the text without headline and what is aside.
func (p *parts) body() string {
	b := []byte(p.text)
	for name, spans := range p.spans {
		if !isAside(name) {
			continue
		}
		for _, s := range spans {
			for i := s.Start; i < s.End; i++ {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// valuesOf makes values of the words of a text: a stretch of the body each, or of what
// is aside.
func valuesOf(tokens []words.Token, asides []zoneSpan) (out []wordValue) {
	for n, t := range tokens {
		w := placedWord{t.Text, spanOf(tokens, n)}
		aside := within(asides, t.Position, w.span)
		if len(out) == 0 || out[len(out)-1].aside != aside {
			out = append(out, wordValue{aside: aside})
		}
		last := &out[len(out)-1]
		last.words = append(last.words, w)
	}
	return out
}

// asidesOf returns the stretches of the zones that are no parts of the body.
func asidesOf(zones []zoneSpan) []zoneSpan {
	return slices.DeleteFunc(slices.Clone(zones), func(z zoneSpan) bool { return !isAside(z.zone) })
}

// within reports whether a word is in one of the stretches.
func within(zones []zoneSpan, pos, span int) bool {
	for _, z := range zones {
		if z.has(pos, span) {
			return true
		}
	}
	return false
}

// asides are the zones that are aside.
func asides() (out []string) {
	for _, zone := range query.Zones {
		if annot.SectionKind(zone).Aside() {
			out = append(out, zone)
		}
	}
	return out
}

// subject reports whether a name stands anywhere but in what is aside. A name
// without mentions is taken to.
func (p *parts) subject(mentions []schema.Mention) bool {
	for _, m := range mentions {
		if !slices.ContainsFunc(p.asides, func(s schema.Section) bool { return s.Start <= m.Start && m.End <= s.End }) {
			return true
		}
	}
	return len(mentions) == 0
}

// zoneSpan is a stretch of the words of a text that is of a zone: from one position to
// before another.
type zoneSpan struct {
	zone     string
	from, to int
}

// has reports whether all of a word is in the stretch.
func (z zoneSpan) has(pos, span int) bool { return pos-max(span-1, 0) >= z.from && pos < z.to }

func (z *zoneSpan) code(c *codec, last *int) {
	from, length := z.from-*last, z.to-z.from
	c.word(&z.zone)
	c.number(&from)
	c.number(&length)
	z.from = *last + from
	z.to = z.from + length
	*last = z.from
}
