package index

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
)

// quoteZone is the zone of direct speech, between quotation marks or the paragraphs of a
// statement; the others are the kinds of sections.
const quoteZone = "quote"

// The text of a release is indexed in two fields, each blanked where it is the
// other's, so that both have the offsets of the whole text: "body", which is all that
// is neither headline nor aside, and "rest". What stands in a zone is found there and
// then looked up in the column of zones.
const bodyField, restField = "body", "rest"

// zoneFields returns the fields in which a zone is looked for, and whether all of
// them belongs to it.
func zoneFields(zone string) (fields []string, whole bool) {
	switch kind := annot.SectionKind(zone); {
	case zone == quoteZone:
		return []string{bodyField, restField}, false
	case kind == annot.Headline || kind == annot.Body:
		return []string{zone}, true
	case kind.Aside():
		return []string{restField}, false
	}
	return []string{bodyField}, false
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

// spanned lists where the zones are that are no fields of their own, in the order of
// the text.
func (p *parts) spanned() (out []zoneSpan) {
	for _, name := range distinct(slices.Collect(maps.Keys(p.spans))) {
		if _, whole := zoneFields(name); whole {
			continue
		}
		for _, at := range p.spans[name] {
			out = append(out, zoneSpan{name, at})
		}
	}
	slices.SortStableFunc(out, func(a, b zoneSpan) int { return a.Start - b.Start })
	return out
}

// split returns the text without headline and what is aside, and these.
func (p *parts) split() (body, rest []string) {
	b, r := []byte(p.text), bytes.Repeat([]byte(" "), len(p.text))
	for name, spans := range p.spans {
		if kind := annot.SectionKind(name); !kind.Aside() && kind != annot.Headline {
			continue
		}
		for _, s := range spans {
			for i := s.Start; i < s.End; i++ {
				b[i], r[i] = ' ', p.text[i]
			}
		}
	}
	return values(string(b)), values(strings.TrimRight(string(r), " "))
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

// zoneSpan is a stretch of the folded text that is of a zone.
type zoneSpan struct {
	zone string
	Mark
}

func (z *zoneSpan) code(c *codec, last *int) {
	from, length := z.Start-*last, z.End-z.Start
	c.word(&z.zone)
	c.number(&from)
	c.number(&length)
	z.Start = *last + from
	z.End = z.Start + length
	*last = z.Start
}

// inZone asks for the releases in which what a query finds in a field stands in a
// zone, and leaves of where it stands only that.
type inZone struct {
	bq.Query
	field, zone string
	words       int                              // so many have to stand in the same stretch of the zone
	holds       func(*search.DocumentMatch) bool // and these have to please it; nil for any
	columns     *columns
}

// Searcher looks for the query and then at where it was found.
func (q inZone) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping,
	opt search.SearcherOptions) (search.Searcher, error) {
	opt.IncludeTermVectors = true
	zones, err := q.columns.column(zoneColumn)
	if err != nil {
		return nil, err
	}
	found, err := q.Query.Searcher(ctx, r, m, opt)
	if err != nil {
		return nil, err
	}
	return searcher.NewFilteringSearcher(ctx, found, func(_ *search.SearchContext, doc *search.DocumentMatch) bool {
		key, err := r.ExternalID(doc.IndexInternalID)
		if err != nil {
			return false
		}
		row, ok := q.columns.row(key)
		var f facts
		if !ok || zones.read(row, &f, nil) != nil {
			return false
		}
		return q.keep(doc, f.zones)
	}), nil
}

// keep leaves of the places of a document those in the zone, and reports whether
// there are any.
func (q inZone) keep(doc *search.DocumentMatch, zones []zoneSpan) bool {
	all := doc.FieldTermLocations
	var kept []search.FieldTermLocation
	for _, z := range zones {
		if z.zone != q.zone {
			continue
		}
		in := slices.DeleteFunc(slices.Clone(all), func(at search.FieldTermLocation) bool {
			return at.Field != q.field || int(at.Location.Start) < z.Start || int(at.Location.End) > z.End
		})
		doc.FieldTermLocations = in
		if positions(in) >= q.words && (q.holds == nil || q.holds(doc)) {
			kept = append(kept, in...)
		}
	}
	doc.FieldTermLocations = kept
	return len(kept) > 0
}

// positions counts the words that stand somewhere.
func positions(at []search.FieldTermLocation) int {
	seen := map[uint64]bool{}
	for _, l := range at {
		seen[l.Location.Pos] = true
	}
	return len(seen)
}
