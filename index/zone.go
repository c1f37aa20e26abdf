package index

import (
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
)

// quoteZone is the zone of direct speech; the others are the kinds of sections.
const quoteZone = "quote"

// zoneField returns the field that holds the text of a zone. Headline and body,
// which here is all that is neither headline nor aside, are fields of their own.
func zoneField(zone string) string {
	switch zone {
	case string(annot.Headline), string(annot.Body):
		return zone
	}
	return "in." + zone
}

// parts are the zones of one text as ranges of bytes of its cleaned and folded
// form.
type parts struct {
	text   string // folded
	spans  map[string][]Mark
	asides []schema.Section // in code points of the text as read
}

func zonesOf(rel corpus.Release, an schema.Analysis) *parts {
	text, back := rel.Original(), rel.Back()
	f := fold(rel.Text)
	p := &parts{text: f.text, spans: map[string][]Mark{}}
	// Offsets count code points of the text as read: they are turned in one pass.
	type edge struct {
		points int
		at     *int
	}
	var edges []edge
	marks := make([]Mark, len(an.Sections)+len(an.Quotes))
	for i, s := range an.Sections {
		edges = append(edges, edge{s.Start, &marks[i].Start}, edge{s.End, &marks[i].End})
		if annot.SectionKind(s.Kind).Aside() {
			p.asides = append(p.asides, s)
		}
	}
	for i, q := range an.Quotes {
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
	if len(an.Quotes) > 0 {
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

// texts returns the text of each zone.
func (p *parts) texts() zones {
	out := zones{}
	for name, spans := range p.spans {
		if zoneField(name) != name {
			out[name] = []string{keep(p.text, spans)}
		}
	}
	return out
}

// body returns the text without headline and what is aside.
func (p *parts) body() []string {
	b := []byte(p.text)
	for name, spans := range p.spans {
		if kind := annot.SectionKind(name); !kind.Aside() && kind != annot.Headline {
			continue
		}
		for _, s := range spans {
			for i := s.Start; i < s.End; i++ {
				b[i] = ' '
			}
		}
	}
	return values(string(b))
}

// keep blanks all of the text but the spans, up to the end of the last.
func keep(text string, spans []Mark) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(strings.Repeat(" ", max(0, s.Start-at)))
		b.WriteString(text[s.Start:s.End])
		at = s.End
	}
	return b.String()
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

// zoneSpan is a stretch of the folded text that is of a zone.
type zoneSpan struct {
	zone string
	Mark
}
