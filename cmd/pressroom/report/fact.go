package report

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// Fact is one fact of an analysis and all that it stands on.
type Fact struct {
	Fact   string  `json:"fact"` // p1, l1, o1 as in the analysis; d1, q1, t1, k1, a1, e1 in its order; published, headline …
	Kind   string  `json:"kind"`
	What   string  `json:"what"`
	Proofs []Proof `json:"proofs"`
}

// Proof is a part of a fact: where it stands in the text, in code points, end
// exclusive, or null when it stands nowhere, and by which rule it is known.
type Proof struct {
	Label string          `json:"label"`
	Start *int            `json:"start"`
	End   *int            `json:"end"`
	Text  string          `json:"text"` // of the release, or what is known without it
	Rule  schema.Nullable `json:"rule"`
}

// known is a proof that stands nowhere in the text.
func known(label, text, rule string) Proof {
	return Proof{Label: label, Text: text, Rule: schema.Nullable(rule)}
}

// with returns the fact with more proofs.
func (f Fact) with(proofs ...Proof) Fact {
	f.Proofs = append(f.Proofs, proofs...)
	return f
}

// spans returns the fact with a proof for each stretch of the text.
func (f Fact) spans(label string, all ...schema.Mention) Fact {
	for _, m := range all {
		f = f.with(Proof{label, &m.Start, &m.End, m.Text, schema.Nullable(m.Rule)})
	}
	return f
}

// span returns the fact with a proof, if there is a stretch of the text for it.
func (f Fact) span(label string, m *schema.Mention) Fact {
	if m == nil {
		return f
	}
	return f.spans(label, *m)
}

// Facts lists the facts of an analysis.
func Facts(st index.Stored) []Fact {
	r := newReading(st)
	an := st.Analysis
	facts := r.ofRelease()
	for n, f := range an.Advisory {
		facts = append(facts, Fact{Fact: numbered("a", n), Kind: "field", What: f.Label + ": " + f.Text}.with(r.at(f.Label, f.Start, f.End, "")))
	}
	for _, x := range an.People {
		facts = append(facts, r.person(x))
	}
	for _, x := range an.Places {
		facts = append(facts, r.place(x))
	}
	for _, x := range an.Organizations {
		facts = append(facts, r.organization(x))
	}
	for n, d := range an.Dates {
		facts = append(facts, r.date(numbered("d", n), d))
	}
	for n, q := range an.Quotes {
		facts = append(facts, r.quote(numbered("q", n), q))
	}
	for n, q := range an.Statements {
		f := r.quote(numbered("s", n), q)
		f.Kind = "statement"
		facts = append(facts, f)
	}
	for n, t := range an.Topics {
		f := Fact{Fact: numbered("t", n), Kind: "topic", What: t.Label}.with(known("term", t.ID, "IPTC Media Topics"), known("score",
			score(t.Score), ""))
		facts = append(facts, f.spans("word", t.EvidenceSpans...))
	}
	for n, k := range an.Keyphrases {
		f := Fact{Fact: numbered("k", n), Kind: "keyphrase", What: k.Text}
		facts = append(facts, f.spans("phrase", k.Spans...).with(known("score", score(k.Score), "")))
	}
	for n, ev := range an.Events {
		facts = append(facts, r.event(numbered("e", n), ev))
	}
	for n := range facts {
		if facts[n].Proofs == nil {
			facts[n].Proofs = []Proof{}
		}
	}
	return facts
}

// numbered names the nth fact of a layer, n from 0.
func numbered(layer string, n int) string { return layer + strconv.Itoa(n+1) }

func score(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

// issuers returns who issues a release, and what tells it of each.
func (r *reading) issuers() (names []string, proofs []Proof) {
	for _, x := range r.an.Issuers {
		p := known("record", x.Name, x.Rule)
		if x.Start != nil {
			p = r.at(x.From, *x.Start, *x.End, x.Rule)
		}
		names, proofs = append(names, x.Name), append(proofs, p, known("probability", score(x.Probability), ""))
	}
	return names, proofs
}

// ofRelease are the facts that a release has once.
func (r *reading) ofRelease() (facts []Fact) {
	add := func(id, what string, proofs ...Proof) {
		facts = append(facts, Fact{id, id, what, proofs})
	}
	if an := r.an; !an.Published.IsZero() {
		add("published", an.Published.String(), r.candidates()...)
	}
	for _, kind := range []annot.SectionKind{annot.Headline, annot.DatelineSec} {
		for _, s := range r.an.Sections {
			if s.Kind == string(kind) {
				p := r.at("section", s.Start, s.End, "")
				add(s.Kind, strings.Join(strings.Fields(p.Text), " "), p)
				break
			}
		}
	}
	if names, proofs := r.issuers(); len(names) > 0 {
		add("issuer", strings.Join(names, ", "), proofs...)
	}
	add("form", r.an.Form)
	if m := r.an.Correction; m != nil {
		add("correction", m.Text, r.mention("words", *m, ""))
	}
	if e := r.an.EmbargoedTo; e != nil {
		add("embargo", strings.TrimSpace("until "+e.Value+" "+string(e.Zone)), r.at("words", e.Start, e.End, ""))
	}
	if r.an.Focus != "" {
		var counts []Proof
		for _, n := range r.an.Countries {
			counts = append(counts, known(n.Country, fmt.Sprintf("%s of it or in it, %s", Plural(n.Names, "name"), Plural(n.Adjectives,
				"adjective")), ""))
		}
		add("focus", string(r.an.Focus), counts...)
	}
	return facts
}

// candidates are the days that may be the publication date, the one taken first.
func (r *reading) candidates() (out []Proof) {
	for _, k := range r.an.Clock.Candidates {
		rule := "read in the " + k.From
		if k.Field != "" {
			rule += " (" + k.Field + ")"
		}
		p := known("passed over", k.Date.String(), rule)
		if k.Start != nil && k.End != nil {
			p = r.at("passed over", *k.Start, *k.End, rule+": "+k.Date.String())
		}
		if k.Date == r.an.Published {
			p.Label = "date"
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		out = append(out, known("date", r.an.Published.String(), "read in the "+string(r.an.Clock.From)))
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Label == "date" && out[b].Label != "date" })
	return out
}

func (r *reading) person(x schema.Person) Fact {
	f := Fact{Fact: x.ID, Kind: "person", What: titled(x.Name, x.Honorifics, x.Titles, func(title string) string { return title })}
	f = f.spans("honorific", x.HonorificSpans...).spans("title", x.TitleSpans...)
	if x.Organization != "" {
		f = f.with(known("organisation", string(x.Organization), "named in a title"))
	}
	return f.span("affiliation", x.AffiliationSpan).spans("mention", x.Mentions...)
}

// apart is how many code points may stand between a name and a title that belongs
// to it: "Ann Lee, who was appointed last year as director".
const apart = 40

// introduced returns the stretch of the text from the first title, else form of address, to the name that
// it stands beside; the first mention where there is none or none beside.
func (r *reading) introduced(x schema.Person) schema.Mention {
	for _, title := range slices.Concat(x.TitleSpans, x.HonorificSpans) {
		if m, ok := nearest(x.Mentions, title.Start, title.End); ok && m.Start-title.End <= apart && title.Start-m.End <= apart {
			start, end := min(title.Start, m.Start), max(title.End, m.End)
			return schema.Mention{Start: start, End: end, Text: r.words(start, end)}
		}
	}
	return x.Mentions[0]
}

func (r *reading) place(x schema.Place) Fact {
	f := Fact{Fact: x.ID, Kind: "place", What: x.Name}
	f = f.with(known("kind", x.Kind, ""))
	if x.Country != "" {
		f = f.with(known("country", string(x.Country), gazetteer(x)))
	}
	if x.Lat != nil && x.Lon != nil {
		f = f.with(known("point", fmt.Sprintf("%.2f,%.2f", *x.Lat, *x.Lon), gazetteer(x)))
	}
	return f.span("which", x.GeoSpan).spans("mention", x.Mentions...)
}

func gazetteer(x schema.Place) string {
	if x.GeoNames == nil {
		return "gazetteer"
	}
	return "GeoNames " + strconv.Itoa(*x.GeoNames)
}

func (r *reading) organization(x schema.Organization) Fact {
	f := Fact{Fact: x.ID, Kind: "organisation", What: x.Name}
	if x.Kind != "" {
		f = f.with(known("kind", string(x.Kind), x.KindSpan.Rule))
	}
	return f.span("acronym", x.AcronymSpan).span("ticker", x.TickerSpan).spans("mention", x.Mentions...)
}

func (r *reading) date(id string, d schema.Date) Fact {
	f := Fact{Fact: id, Kind: "date", What: strings.Join(strings.Fields(d.Text), " ") + " = " + d.Value}
	f = f.with(r.at("expression", d.Start, d.End, d.Rule), known("value", d.Value, d.Type))
	if !d.From.IsZero() {
		f = f.with(known("days", days(d.From, d.To), ""))
	}
	return f
}

func days(from, to corpus.Date) string {
	if to.IsZero() || from == to {
		return from.String()
	}
	return from.String() + " to " + to.String()
}

func (r *reading) quote(id string, q schema.Quote) Fact {
	f := Fact{Fact: id, Kind: "quote", What: Dash(string(q.Speaker)) + ": " + q.Text}
	f = f.with(r.at("words", q.Start, q.End, "")).span("speaker", q.SpeakerSpan)
	if q.SpeakerID != "" {
		f = f.with(known("who", string(q.Speaker), string(q.SpeakerID)))
	}
	return f.span("cue", q.CueSpan)
}

func (r *reading) event(id string, ev schema.Event) Fact {
	f := Fact{Fact: id, Kind: "event", What: ev.What}
	if ev.Main {
		f.Kind = "main event"
	}
	f = f.with(r.mention("evidence", ev.Evidence, ""), r.mention("trigger", ev.Trigger, ev.Rule),
		known("kind", strings.TrimSuffix(ev.Kind+", "+string(ev.Plover), ", "), ""), known("status", ev.Status, ""))
	if ev.When != nil {
		f = f.with(r.when(ev.When))
	}
	for _, who := range ev.Participants {
		f = f.with(r.part(who.Role, who.Name, string(who.ID), who.Span))
	}
	for n, name := range ev.Where {
		f = f.with(r.where(name, ev.WhereSpans[n]))
	}
	f = f.span("venue", ev.VenueSpan)
	for _, m := range ev.Details {
		f = f.with(r.mention("detail", m, ""))
	}
	return f.with(known("confidence", score(ev.Confidence), ""))
}

// when is the time of an event, with the rule that read the expression and why it
// is that of the event.
func (r *reading) when(w *schema.When) Proof {
	if w.Start == nil || w.End == nil {
		return known("when", w.Value, w.Rule)
	}
	rule := w.Value
	for n, d := range r.an.Dates {
		if d.Start == *w.Start && d.End == *w.End {
			rule = w.Value + " by " + d.Rule + ", " + numbered("d", n)
		}
	}
	return r.at("when", *w.Start, *w.End, rule+"; "+w.Rule)
}

// where is a place of an event and how its country is known.
func (r *reading) where(name string, span schema.Mention) Proof {
	n := slices.IndexFunc(r.an.Places, func(x schema.Place) bool { return x.Name == name })
	if n < 0 {
		return r.part("where", name, "", &span)
	}
	x := r.an.Places[n]
	proof := r.part("where", name, x.ID, &span)
	if x.Country != "" && x.GeoSpan != nil {
		proof.Rule += schema.Nullable(fmt.Sprintf(", %s: %s", x.Country, x.GeoSpan.Rule))
	}
	return proof
}

// part is who takes part in an event, or one of its places: where it is named, by
// which rule, and which fact it is.
func (r *reading) part(label, name, id string, span *schema.Mention) Proof {
	if span == nil {
		return known(label, name, id)
	}
	rule := span.Rule
	if id != "" {
		rule = id + ", " + rule
	}
	if strings.Join(strings.Fields(span.Text), " ") != name {
		rule += ": " + name
	}
	return r.at(label, span.Start, span.End, rule)
}

// nearest returns the mention that the fewest code points part from the stretch
// start to end, the first of equals, and whether there is any.
func nearest(mentions []schema.Mention, start, end int) (best schema.Mention, ok bool) {
	distance := 0
	for _, m := range mentions {
		if d := max(m.Start-end, start-m.End); !ok || d < distance {
			best, distance, ok = m, d, true
		}
	}
	return best, ok
}
