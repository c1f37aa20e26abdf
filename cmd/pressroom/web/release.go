package web

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
)

// releasePage is a release with what was found in it.
type releasePage struct {
	index.Stored
	Title, Lang       string
	Issuer            facetValue
	Address           string // where it was published; "" unless it is a web address
	Parts             []textPart
	Prev, Next, Range string // of a long text
	Layers            []layer
	Legend            []layer
	Undated           string // what is known of the day of one without
	Former            []former
	Similar           []index.Similar
	MoreAlike         int      // further ones, which have a page of their own
	Others            []string // further sources of the same text
	Copies            []facetValue
	Citation          string

	pages map[string]string // of whom and what the release names, by their facts
	bare  map[string]bool   // facts that are marked in the text only
}

// textPart is a part of the text, or several aside parts that follow one another.
type textPart struct {
	report.Part
	Names []string // what is folded, as one reads it: "Letterhead", "contact"
}

// layer is the facts of one kind.
type layer struct {
	Name, Kind string
	Facts      []fact
}

// fact is a fact as a page shows it.
type fact struct {
	report.Fact
	Path   string // the page of whom or what it names
	Proofs []proof
	More   int // proofs that are not shown
}

type proof struct {
	report.Proof
	Line int // where the line begins that it stands in; -1 for none on this page
}

// former is a version that a source had before.
type former struct {
	ID, Source, Path string
	Letters          int
}

// proofsAFact is how many proofs of a fact are shown.
const proofsAFact = 8

// layers are the kinds of facts in the order in which a page shows them.
var layers = []struct{ kind, name string }{
	{"published", "Day of publication"}, {"event", "Events"},
	{"quote", "Quotes"}, {"statement", "Statements"}, {"person", "People"}, {"organisation", "Bodies"},
	{"place", "Places"}, {"date", "Dates"}, {"topic", "Topics"}, {"keyphrase", "Keyphrases"}, {"field", "Fields"}, {"", "Of the release"},
}

// stored is the release of the address.
func (r *request) stored() (index.Stored, error) {
	all, err := r.Index.Release(r.Context(), r.PathValue("id"))
	if err != nil {
		return index.Stored{}, err
	}
	return all[0], nil
}

// release shows a release.
func (r *request) release() (shown, error) {
	st, err := r.stored()
	if err != nil {
		return shown{}, err
	}
	an := st.Analysis
	p := &releasePage{Stored: st, Title: titleOf(st), Others: st.Release.Also, Address: webAddress(an.Address)}
	if len(an.Issuers) > 0 {
		p.Issuer = facetValue{Name: an.Issuers[0].Name, Path: pageOfID(string(an.Issuers[0].ID), an.Issuers[0].Name)}
	}
	if p.Lang = an.Language; p.Lang == "und" {
		p.Lang = ""
	}
	if an.Published.IsZero() && !an.Clock.NotBefore.IsZero() {
		p.Undated = "not before " + day(an.Clock.NotBefore)
	}
	var facts []report.Fact
	p.bare = map[string]bool{}
	for _, f := range report.Facts(st) {
		if f, listed := inWords(f, an); listed {
			facts = append(facts, f)
		} else {
			p.bare[f.Fact] = true
		}
	}
	p.pages = pagesOf(an)
	p.take(facts, p.cut(r, report.Parts(st), facts))
	before, err := r.Before(st.Release)
	if err != nil {
		return shown{}, err
	}
	for _, rel := range slices.Backward(before) {
		p.Former = append(p.Former, former{rel.ID, rel.Source, changesPath(an.ID, rel.ID),
			utf8.RuneCountInString(rel.Text)})
	}
	p.Copies, p.Citation = r.copies(an.ID), citation(st, p.Title, p.Address)
	all, err := r.Index.SimilarTo(r.Context(), an.ID, similarShown)
	p.Similar = all[:min(len(all), similarBeside)]
	p.MoreAlike = len(all) - len(p.Similar)
	return shown{title: p.Title, here: "search", body: p}, err
}

// changesPath is the page of what changed from a former version.
func changesPath(id, from string) string {
	return releasePath(id) + "/changes?from=" + url.QueryEscape(from)
}

func titleOf(st index.Stored) string {
	opening := ""
	if m := st.Analysis.Opening; m != nil {
		opening = m.Text
	}
	return titleWords(string(st.Analysis.Headline), opening, st.Release.Source)
}

// webAddress is an address that may be followed; "" for any other.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}

// stretch is the part of a text that is on the page.
type stretch struct {
	starts []int // of its lines, in code points
	end    int   // where the text goes on on the next page
}

// line returns where the line begins that a code point stands in; -1 for one that is not
// on the page.
func (s stretch) line(point int) int {
	n, exact := slices.BinarySearch(s.starts, point)
	switch {
	case exact:
		return point
	case n == 0 || point >= s.end:
		return -1
	}
	return s.starts[n-1]
}

// cut takes the part of a long text that is asked for.
func (p *releasePage) cut(r *request, parts []report.Part, facts []report.Fact) (lines stretch) {
	lines.end = math.MaxInt
	w := newWeights(parts, facts)
	wanted, at, n := r.number("part", 1), 1, 0
	for _, part := range parts {
		all := part.Lines
		part.Lines = nil
		for _, line := range all {
			if w.tooHeavy(n, line) {
				at++
			}
			if n++; at == wanted {
				p.unlink(line)
				part.Lines = append(part.Lines, line)
				lines.starts = append(lines.starts, line.Start)
			} else if at == wanted+1 {
				lines.end = min(lines.end, line.Start)
			}
		}
		if len(part.Lines) > 0 {
			p.add(part)
		}
	}
	if at == 1 {
		return lines
	}
	p.Range = "Part " + strconv.Itoa(wanted) + " of " + strconv.Itoa(at)
	if wanted > 1 {
		p.Prev = r.with("part", strconv.Itoa(wanted-1))
	}
	if wanted < at {
		p.Next = r.with("part", strconv.Itoa(wanted+1))
	}
	return lines
}

// unlink takes the links off what is marked in the text only.
func (p *releasePage) unlink(line report.MarkedLine) {
	for _, run := range line.Runs {
		for n := range run.Pieces {
			if p.bare[run.Pieces[n].Fact] {
				run.Pieces[n].Fact = ""
			}
		}
	}
}

// add adds a part of the text; one that is aside is folded with the one before it.
func (p *releasePage) add(part report.Part) {
	name := strings.ReplaceAll(part.Kind, "_", " ")
	if last := len(p.Parts) - 1; last >= 0 && part.Aside && p.Parts[last].Aside {
		p.Parts[last].Lines = append(p.Parts[last].Lines, part.Lines...)
		if !slices.Contains(p.Parts[last].Names, name) {
			p.Parts[last].Names = append(p.Parts[last].Names, name)
		}
		return
	}
	p.Parts = append(p.Parts, textPart{part, []string{name}})
}

// take sorts facts into layers: those that stand on this page, or nowhere.
func (p *releasePage) take(facts []report.Fact, lines stretch) {
	byKind := map[string][]fact{}
	for _, f := range facts {
		out, here := factOf(f, lines)
		if !here {
			continue
		}
		out.Path = p.pages[f.Fact]
		kind := strings.TrimPrefix(f.Kind, "main ")
		if !slices.ContainsFunc(layers, func(l struct{ kind, name string }) bool { return l.kind == kind }) {
			kind = ""
		}
		byKind[kind] = append(byKind[kind], out)
	}
	for _, l := range layers {
		if len(byKind[l.kind]) > 0 {
			p.Layers = append(p.Layers, layer{l.name, cssKind(l.kind), byKind[l.kind]})
		}
	}
	for _, kind := range []string{"person", "organisation", "place", "date", "quote"} {
		for _, l := range p.Layers {
			if l.Kind == cssKind(kind) {
				p.Legend = append(p.Legend, l)
			}
		}
	}
}

// pagesOf are the pages of the people, places and bodies of a release.
func pagesOf(an schema.Analysis) map[string]string {
	pages := map[string]string{}
	for _, x := range an.People {
		pages[x.ID] = named("/person", x.Name)
	}
	for _, x := range an.Places {
		pages[x.ID] = named("/place", x.Name)
	}
	for _, x := range an.Organizations {
		pages[x.ID] = named("/body", x.Name)
	}
	return pages
}

// cssKind is the name of a kind in the style sheet.
func cssKind(kind string) string {
	if kind == "organisation" {
		return "organization"
	}
	return kind
}

// factOf is a fact with those of its proofs that stand on this page or nowhere.
func factOf(f report.Fact, lines stretch) (out fact, here bool) {
	out = fact{Fact: f}
	stands := false
	for _, p := range f.Proofs {
		line := -1
		if p.Start != nil {
			stands = true
			line = lines.line(*p.Start)
			here = here || line >= 0
		}
		if len(out.Proofs) == proofsAFact || p.Start != nil && line < 0 {
			out.More++
			continue
		}
		out.Proofs = append(out.Proofs, proof{p, line})
	}
	return out, here || !stands
}

// summary shows a release in short, for the screen and for paper.
func (r *request) summary() (shown, error) {
	st, err := r.stored()
	if err != nil {
		return shown{}, err
	}
	body := struct {
		report.Outline
		ID string
	}{report.Summarize(st).Outline(), st.Analysis.ID}
	return shown{title: body.Title + " – summary", here: "search", body: body}, nil
}

// How many releases that are much alike stand beside a release, and on their own page.
const (
	similarBeside = 5
	similarShown  = 100
)

// similar shows what is much like a release.
func (r *request) similar() (shown, error) {
	st, err := r.stored()
	if err != nil {
		return shown{}, err
	}
	all, err := r.Index.SimilarTo(r.Context(), st.Analysis.ID, similarShown)
	body := struct {
		ID, Title string
		Similar   []index.Similar
	}{st.Analysis.ID, titleOf(st), all}
	return shown{title: body.Title + " – much alike", here: "search", body: body}, err
}

// changes shows what changed from a former version.
func (r *request) changes() (shown, error) {
	st, err := r.stored()
	if err != nil {
		return shown{}, err
	}
	before, err := r.Before(st.Release)
	if err != nil {
		return shown{}, err
	}
	from := r.value("from")
	n := slices.IndexFunc(before, func(rel corpus.Release) bool { return rel.ID == from })
	if n < 0 {
		return shown{}, index.ErrNotFound
	}
	a, err := r.server.analyzer()
	if err != nil {
		return shown{}, err
	}
	old, err := archive.Analyzed(a, before[n])
	if err != nil {
		return shown{}, err
	}
	body := struct {
		report.Difference
		ID, Title string
	}{report.DifferenceOf(old, st), st.Analysis.ID, titleOf(st)}
	return shown{title: body.Title + " – changes", here: "search", body: body}, nil
}
