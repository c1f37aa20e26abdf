package main

import (
	"cmp"
	"io"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// summaryJSON is a release in short. Offsets count code points of its text, end
// exclusive. Fact is what explain calls it.
type summaryJSON struct {
	Release   string          `json:"release"`
	Source    string          `json:"source"`
	Issuer    schema.Nullable `json:"issuer"`
	Language  string          `json:"language"`
	Published corpus.Date     `json:"published"`
	Place     schema.Nullable `json:"place"` // of the dateline
	Form      string          `json:"form"`
	Headline  *schema.Mention `json:"headline"`
	Events    []eventInShort  `json:"events"` // in order of time, those without a date last
	People    []personInShort `json:"people"` // in order of first mention
	Quote     *quoteInShort   `json:"quote"`  // the one that matters
	Topics    []topicInShort  `json:"topics"` // the most likely first
}

type eventInShort struct {
	Fact     string               `json:"fact"`
	Main     bool                 `json:"main"`
	What     string               `json:"what"`
	Kind     string               `json:"kind"`
	Status   string               `json:"status"`
	When     *schema.When         `json:"when"`
	Who      []schema.Participant `json:"who"`
	Where    []string             `json:"where"`
	Venue    schema.Nullable      `json:"venue"`
	Evidence schema.Mention       `json:"evidence"`
}

type personInShort struct {
	Fact     string         `json:"fact"`
	Name     string         `json:"name"`
	Titles   []string       `json:"titles"`
	Evidence schema.Mention `json:"evidence"` // a mention, with the title beside it
}

type quoteInShort struct {
	Fact    string          `json:"fact"`
	Start   int             `json:"start"`
	End     int             `json:"end"`
	Text    string          `json:"text"`
	Speaker schema.Nullable `json:"speaker"`
	Titles  []string        `json:"titles"`
}

type topicInShort struct {
	Fact     string   `json:"fact"`
	Label    string   `json:"label"`
	Score    float64  `json:"score"`
	Evidence []string `json:"evidence"`
}

const summaryShape = `The object of --format json, one a line; offsets count code points, end exclusive:
   {"release", "source", "issuer", "language", "published", "place", "form",
    "headline": {"start", "end", "text"},
    "events": [{"fact", "main", "what", "kind", "status", "when": {"value", "from", "to", "text",
                "start", "end"}, "who": [{"name", "id", "role"}], "where": [name], "venue",
                "evidence": {"start", "end", "text"}}],
    "people": [{"fact", "name", "titles", "evidence": {"start", "end", "text"}}],
    "quote": {"fact", "start", "end", "text", "speaker", "titles"},
    "topics": [{"fact", "label", "score", "evidence": [word]}]}
What is unknown is null or []; "fact" is the name that pressroom explain takes.`

// summaryFormats maps a format to what writes it.
var summaryFormats = map[string]func(p *program, w io.Writer, s summaryJSON) error{
	"text": (*program).summaryText,
	"md":   summaryMarkdown,
	"json": func(_ *program, w io.Writer, s summaryJSON) error { return printJSON(w, s) },
}

func (p *program) summaryCommand() *cli.Command {
	return &cli.Command{
		Name:      "summary",
		Usage:     "Summarise a release: what happened when and where, who, the quote that matters, and which sentence says so.",
		UsageText: "pressroom summary release.txt\n   pressroom summary --format md 4f0c\n   cat release.txt | pressroom summary -",
		Description: "PATH is a file or - for standard input, ID the identifier of a release in the index or its first\n" +
			"four letters or more; a file of that name comes first.\n\n" + summaryShape,
		ArgsUsage: "PATH|ID",
		Flags: append(inputFlags(),
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + wordList(namesOf(summaryFormats)), Value: "text"},
			&cli.BoolFlag{Name: "json", Usage: "short for --format json"}),
		Action: func(c *cli.Context) error {
			format := c.String("format")
			if c.Bool("json") {
				format = "json"
			}
			write, ok := summaryFormats[format]
			if !ok {
				return usageError("the formats: "+wordList(namesOf(summaryFormats)), "--format: there is no format %q", format)
			}
			if c.NArg() != 1 {
				return usageError(searchHint, "summary takes one PATH or ID")
			}
			return p.eachRelease(c, c.Args().First(), func(st index.Stored) error { return write(p, p.out, summarize(st)) })
		},
	}
}

// summarize chooses what a summary tells.
func summarize(st index.Stored) summaryJSON {
	an, r := st.Analysis, newReading(st)
	s := summaryJSON{
		Release: an.ID, Source: an.Source, Issuer: an.Issuer, Language: an.Language, Published: an.Published, Form: an.Form,
		Headline: headline(an), Events: []eventInShort{}, People: []personInShort{}, Topics: []topicInShort{},
	}
	if an.Dateline != nil {
		s.Place = an.Dateline.Place
	}
	for n, ev := range an.Events {
		s.Events = append(s.Events, eventInShort{numbered("e", n), ev.Main, ev.What, ev.Kind, ev.Status, ev.When, ev.Participants, ev.Where, ev.Venue, ev.Evidence})
	}
	sort.SliceStable(s.Events, func(a, b int) bool { return sooner(s.Events[a].When, s.Events[b].When) })
	for _, x := range an.People {
		x.Mentions = slices.DeleteFunc(slices.Clone(x.Mentions), func(m schema.Mention) bool { return aside(an, m.Start) })
		if len(x.Mentions) > 0 {
			s.People = append(s.People, personInShort{x.ID, x.Name, x.Titles, r.introduced(x)})
		}
	}
	s.Quote = quoteThatMatters(an)
	for n, t := range an.Topics {
		s.Topics = append(s.Topics, topicInShort{numbered("t", n), t.Label, t.Score, t.Evidence})
	}
	return s
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

// What speaks for a quote. Who speaks outweighs what is said, and both outweigh
// the length: a leading actor with a dull quote is still whom a reader expects.
const (
	byActor       = 4 // of the main event
	byParticipant = 3 // of the main event in another role, or an actor of another event
	byTitled      = 2
	byNamed       = 1
	perWord       = 1 // shared with headline or main event, up to mostWords
	mostWords     = 3
	wellSized     = 2 // leastLength to mostLength words: a whole thought on two or three lines
	leastLength   = 8
	mostLength    = 45
	overlong      = -2 // more than twice mostLength
)

// quoteThatMatters returns the quote with most that speaks for it, the first of
// equals; nil when there is none.
func quoteThatMatters(an schema.Analysis) *quoteInShort {
	about := map[string]bool{}
	for _, w := range contentWords(string(an.Headline)) {
		about[w] = true
	}
	for _, ev := range an.Events {
		if ev.Main {
			for _, w := range contentWords(ev.What + " " + ev.Evidence.Text) {
				about[w] = true
			}
		}
	}
	best, most := -1, 0
	for n, q := range an.Quotes {
		if points := weigh(q, an, about); !aside(an, q.Start) && (best < 0 || points > most) {
			best, most = n, points
		}
	}
	if best < 0 {
		return nil
	}
	q := an.Quotes[best]
	return &quoteInShort{numbered("q", best), q.Start, q.End, q.Text, q.Speaker, titlesOf(an, string(q.SpeakerID))}
}

func weigh(q schema.Quote, an schema.Analysis, about map[string]bool) int {
	shared := map[string]bool{}
	for _, w := range contentWords(q.Text) {
		if about[w] {
			shared[w] = true
		}
	}
	points := part(q, an) + perWord*min(len(shared), mostWords)
	switch n := len(strings.Fields(q.Text)); {
	case n >= leastLength && n <= mostLength:
		points += wellSized
	case n > 2*mostLength:
		points += overlong
	}
	return points
}

// part is what speaks for a quote by who speaks.
func part(q schema.Quote, an schema.Analysis) (points int) {
	switch {
	case q.Speaker == "":
		return 0
	case q.SpeakerID == "":
		return byNamed
	case len(titlesOf(an, string(q.SpeakerID))) > 0:
		points = byTitled
	}
	best := byNamed
	for _, ev := range an.Events {
		for _, who := range ev.Participants {
			switch {
			case who.ID != q.SpeakerID:
			case ev.Main && who.Role == string(annot.Actor):
				best = byActor
			case ev.Main || who.Role == string(annot.Actor):
				best = max(best, byParticipant)
			}
		}
	}
	return points + best
}

func titlesOf(an schema.Analysis, id string) []string {
	for _, x := range an.People {
		if x.ID == id {
			return x.Titles
		}
	}
	return []string{}
}

var wordPattern = regexp.MustCompile(`[\pL\pN][\pL\pN’'-]*`)

// leastLetters is how long a word is that says what a text is about; most words
// of grammar are shorter.
const leastLetters = 5

// contentWords are the longer words of a text in small letters, without the s of
// a plural.
func contentWords(s string) (out []string) {
	for _, w := range wordPattern.FindAllString(strings.ToLower(s), -1) {
		if len([]rune(w)) >= leastLetters {
			out = append(out, strings.TrimSuffix(w, "s"))
		}
	}
	return out
}
