package report

import (
	"cmp"
	"slices"
	"sort"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// Summary is a release in short. Offsets count code points of its text, end
// exclusive. Fact is what explain calls it.
type Summary struct {
	Release      string          `json:"release"`
	Source       string          `json:"source"`
	Issuer       schema.Nullable `json:"issuer"`
	Language     string          `json:"language"`
	Published    corpus.Date     `json:"published"`
	Place        schema.Nullable `json:"place"` // of the dateline
	Form         string          `json:"form"`
	Headline     schema.Nullable `json:"headline"`
	HeadlineSpan *schema.Mention `json:"headline_span"`
	Opening      *schema.Mention `json:"opening,omitempty"` // what stands for it where there is none
	News         *schema.Mention `json:"news"`              // the headline where no event covers it
	Events       []SummaryEvent  `json:"events"`            // in order of time, those without a date last
	Numbers      []SummaryNumber `json:"numbers"`           // of these events, in their order
	Asks         []SummaryAsk    `json:"asks"`              // who asks whom for what, events too
	People       []SummaryPerson `json:"people"`            // in order of first mention
	Quote        *SummaryQuote   `json:"quote"`             // the one that matters
	Topics       []SummaryTopic  `json:"topics"`            // the most likely first
}

// SummaryEvent is an event of a summary; its evidence is the sentence that says so.
type SummaryEvent struct {
	Fact     string               `json:"fact"`
	Main     bool                 `json:"main"`
	Tier     string               `json:"tier"` // main, key or next
	What     string               `json:"what"`
	Kind     string               `json:"kind"`
	Status   string               `json:"status"`
	When     *schema.When         `json:"when"`
	Who      []schema.Participant `json:"who"`
	Where    []string             `json:"where"`
	Venue    schema.Nullable      `json:"venue"`
	Numbers  []schema.Number      `json:"numbers"`
	Evidence schema.Mention       `json:"evidence"`

	trigger, rule string // the words that tell it, and why it is one
	dates         int    // in its sentence
}

// SummaryNumber is a figure of an event of a summary.
type SummaryNumber struct {
	Fact     string          `json:"fact"`
	Text     string          `json:"text"`
	Role     string          `json:"role"` // dead, injured, amount, fine, sentence, votes_for …
	Of       schema.Nullable `json:"of"`
	Giver    schema.Nullable `json:"giver"`
	Receiver schema.Nullable `json:"receiver"`
}

// SummaryAsk is an event of a summary that tells who asks whom for what.
type SummaryAsk struct {
	Fact string   `json:"fact"`
	Who  []string `json:"who"`
	Whom []string `json:"whom"`
	What string   `json:"what"`
}

// SummaryPerson is a person that a release clearly tells as one, outside its contact.
type SummaryPerson struct {
	Fact       string         `json:"fact"`
	Name       string         `json:"name"`
	Honorifics []string       `json:"honorifics"`
	Titles     []string       `json:"titles"`
	Evidence   schema.Mention `json:"evidence"` // a mention, with the title beside it
}

// SummaryQuote is the quote that matters, with the titles of who said it.
type SummaryQuote struct {
	Fact       string          `json:"fact"`
	Start      int             `json:"start"`
	End        int             `json:"end"`
	Text       string          `json:"text"`
	Speaker    schema.Nullable `json:"speaker"`
	Honorifics []string        `json:"honorifics"`
	Titles     []string        `json:"titles"`
}

// SummaryTopic is a topic with the words that speak for it.
type SummaryTopic struct {
	Fact     string   `json:"fact"`
	Label    string   `json:"label"`
	Score    float64  `json:"score"`
	Evidence []string `json:"evidence"`
}

// SummaryShape tells the JSON form of a Summary.
const SummaryShape = `The object of --format json, one a line; offsets count code points, end exclusive:
   {"schema", "release", "source", "issuer", "language", "published", "place", "form",
    "headline", "headline_span": {"start", "end", "text"},
    "news": {"start", "end", "text"} (the headline, where no event covers it),
    "events": [{"fact", "main", "tier", "what", "kind", "status", "when": {"value", "from", "to", "text",
                "start", "end"}, "who": [{"name", "id", "role"}], "where": [name], "venue", "numbers",
                "evidence": {"start", "end", "text"}}],
    "numbers": [{"fact", "text", "role", "of", "giver", "receiver"}],
    "asks": [{"fact", "who": [name], "whom": [name], "what"}],
    "people": [{"fact", "name", "titles", "evidence": {"start", "end", "text"}}],
    "quote": {"fact", "start", "end", "text", "speaker", "titles"},
    "topics": [{"fact", "label", "score", "evidence": [word]}]}
What is unknown is null or []; "fact" is the name that pressroom explain takes.`

// Summarize chooses what a summary tells.
func Summarize(st index.Stored) Summary {
	an, r := st.Analysis, newReading(st)
	s := Summary{
		Release: an.ID, Source: an.Source, Issuer: an.SureIssuer(), Language: an.Language, Published: an.Published, Form: an.Form,
		Headline: an.Headline, HeadlineSpan: headline(an), Opening: an.Opening,
		Events: []SummaryEvent{}, People: []SummaryPerson{}, Topics: []SummaryTopic{},
	}
	if an.Dateline != nil {
		s.Place = an.Dateline.Place
	}
	for n, ev := range an.Events {
		if !printable(ev) {
			continue
		}
		s.Events = append(s.Events, SummaryEvent{numbered("e", n), ev.Main, tierOf(ev), ev.What, ev.Kind, ev.Status, ev.When,
			sure(ev.Participants), ev.Where, ev.Venue, ev.Numbers, ev.Evidence, ev.Trigger.Text, ev.Rule,
			datesIn(an, ev.Evidence)})
	}
	s.Events = once(s.Events)
	if s.News = headline(an); s.News != nil && toldIn(an, *s.News, withMain(s.Events)) {
		s.News = nil
	}
	s.Numbers, s.Asks = numbersOfAll(s.Events), asksOf(s.Events)
	sort.SliceStable(s.Events, func(a, b int) bool { return sooner(s.Events[a].When, s.Events[b].When) })
	for _, x := range an.People {
		x.Mentions = slices.DeleteFunc(slices.Clone(x.Mentions), func(m schema.Mention) bool { return aside(an, m.Start) })
		if len(x.Mentions) > 0 && told(x, an) && !r.alias(x) {
			s.People = append(s.People, SummaryPerson{x.ID, x.Name, x.Honorifics, x.Titles, r.introduced(x)})
		}
	}
	s.Quote = quoteThatMatters(an)
	for n, t := range an.Topics {
		s.Topics = append(s.Topics, SummaryTopic{numbered("t", n), t.Label, t.Score, t.Evidence})
	}
	return s
}

// datesIn is how many dates a sentence has.
func datesIn(an schema.Analysis, at schema.Mention) (n int) {
	for _, d := range an.Dates {
		if at.Start <= d.Start && d.End <= at.End && (d.Type == string(annot.DateTimex) || d.Type == string(annot.TimeTimex)) {
			n++
		}
	}
	return n
}

func headline(an schema.Analysis) *schema.Mention {
	for _, s := range an.Sections {
		if s.Kind == string(annot.Headline) {
			return &schema.Mention{Start: s.Start, End: s.End, Text: string(an.Headline)}
		}
	}
	return nil
}

// sooner orders times: by the first day, then by the last, then by the hour; those
// without a day come last.
func sooner(a, b *schema.When) bool {
	dated := func(w *schema.When) bool { return w != nil && !w.From.IsZero() }
	if !dated(a) || !dated(b) {
		return dated(a) && !dated(b)
	}
	return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To), cmp.Compare(a.Value, b.Value)) < 0
}

// aside reports whether a code point lies in a part that says nothing of what the
// release is about, such as its contact.
func aside(an schema.Analysis, at int) bool {
	return slices.ContainsFunc(an.Sections, func(s schema.Section) bool {
		return s.Start <= at && at < s.End && annot.SectionKind(s.Kind).Aside()
	})
}
