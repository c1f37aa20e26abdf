package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"pressroom/corpus"
)

// Gold is one release as somebody annotated it by hand. Offsets count code
// points, end exclusive.
type Gold struct {
	ID        string
	Text      string `json:"-"`
	Published string
	Printed   *bool  `json:"published_printed"` // whether the text itself prints the date
	Declared  string `json:"-"`                 // the day that the source declares beside the text, in analyze/eval/unseen only
	Headline  string
	Issuer    string
	Issuers   []string `json:"issuer_aliases"` // what is right, too
	Dateline  *struct{ Place, Date string }
	People    []GoldPerson
	Places    []struct {
		Name     string
		Country  string
		Lat, Lon *float64
		Kind     string // in analyze/eval/unseen only
	}
	Topics     []string
	Keyphrases []string
	Events     []GoldEvent
	Mentions   []struct {
		Range
		Label, Entity string
	}
	Timexes []Timex
	Quotes  []struct {
		Range
		Speaker string
	}
}

// GoldPerson is one person of a release.
type GoldPerson struct {
	Name            string // the fullest form
	Aliases, Titles []string
}

// GoldEvent is one happening.
type GoldEvent struct {
	What, Kind string
	Who        []string
	When       string
	Where      []string
	Main       bool
	Evidence   Range
	Words      []string `json:"ev"` // first and last words of the evidence, in .ann files
	Tier       string   // in analyze/eval/unseen only
	Affected   []string // likewise: to whom it is done, who are in Who elsewhere
}

// Timex is an annotated date, time, duration or set.
type Timex struct {
	Range
	Type, Value string
}

// Range is a half-open range of code points.
type Range struct{ Start, End int }

func (r Range) overlap(o Range) int { return max(0, min(r.End, o.End)-max(r.Start, o.Start)) }

// ReadDir reads every NAME.gold.json with its NAME.txt, and every NAME.ann, of
// a folder, in the order of their names.
func ReadDir(dir string) ([]Gold, error) {
	var all []Gold
	for pattern, read := range map[string]func(string) (Gold, error){"*.gold.json": readGold, "*.ann": readAnn} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			g, err := read(f)
			if err == nil {
				err = g.check()
			}
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", f, err)
			}
			all = append(all, g)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all, nil
}

// Release returns what is to be analysed: the text and, where that does not print it, the date of publication.
func (g Gold) Release() corpus.Release {
	rel := corpus.Release{ID: g.ID, Source: g.ID + ".txt", Text: g.Text}
	if day, err := corpus.ParseDate(g.given()); err == nil {
		rel.Dates = []corpus.Claim{{Date: day, From: corpus.Given}}
	}
	return rel
}

// given is the day of publication that a reader had beside the text, empty where he had none or the text prints it.
func (g Gold) given() string {
	switch {
	case g.Published == "":
		return g.Declared
	case g.Printed != nil && !*g.Printed:
		return g.Published
	}
	return ""
}

// check returns an error for what lies outside of the text.
func (g Gold) check() error {
	n := utf8.RuneCountInString(g.Text)
	outside := func(layer string, r Range) error {
		if r.Start < 0 || r.Start >= r.End || r.End > n {
			return fmt.Errorf("%s: %d to %d is no part of a text of %d characters", layer, r.Start, r.End, n)
		}
		return nil
	}
	var errs []error
	for _, m := range g.Mentions {
		errs = append(errs, outside("mentions", m.Range))
	}
	for _, x := range g.Timexes {
		errs = append(errs, outside("timexes", x.Range))
	}
	for _, q := range g.Quotes {
		errs = append(errs, outside("quotes", q.Range))
	}
	for _, e := range g.Events {
		if e.Evidence != (Range{}) {
			errs = append(errs, outside("events", e.Evidence))
		}
	}
	return errors.Join(errs...)
}

func readGold(path string) (g Gold, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return g, err
	}
	if err := json.Unmarshal(b, &g); err != nil {
		return g, err
	}
	g.ID = strings.TrimSuffix(filepath.Base(path), ".gold.json")
	text, err := os.ReadFile(strings.TrimSuffix(path, ".gold.json") + ".txt")
	g.Text = string(text)
	return g, err
}

// readAnn reads a release with inline markup: a JSON header, a line "====",
// and the text with [[P:canonical|…]], [[L:…|…]], [[O:…|…]], {{DATE:value|…}}
// and ((Q:speaker|…)), which nest.
func readAnn(path string) (g Gold, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return g, err
	}
	head, raw, ok := strings.Cut(string(b), "\n====\n")
	if !ok {
		return g, fmt.Errorf("no line ==== after the header")
	}
	if err := json.Unmarshal([]byte(head), &g); err != nil {
		return g, fmt.Errorf("header: %w", err)
	}
	g.ID = strings.TrimSuffix(filepath.Base(path), ".ann")
	if err := g.unmark(strings.Trim(raw, "\n") + "\n"); err != nil {
		return g, err
	}
	return g, g.finish()
}

var markup = regexp.MustCompile(`^(?:\[\[([PLO])(?::([^|\]]*))?\||\{\{(DATE|TIME|DURATION|SET):([^|}]*)\||\(\(Q:([^|]*)\|)`)

// opened is a piece of markup that waits for its end.
type opened struct {
	m     []string
	start int // code points
	at    int // bytes of the plain text
}

// unmark takes the markup out of raw and keeps what it says.
func (g *Gold) unmark(raw string) error {
	var plain strings.Builder
	var stack []opened
	n := 0
	for i := 0; i < len(raw); {
		if m := markup.FindStringSubmatch(raw[i:min(len(raw), i+300)]); m != nil {
			stack = append(stack, opened{m, n, plain.Len()})
			i += len(m[0])
			continue
		}
		if k := len(stack); k > 0 && strings.HasPrefix(raw[i:], closing(stack[k-1].m)) {
			g.keep(stack[k-1], n, plain.String()[stack[k-1].at:])
			stack = stack[:k-1]
			i += 2
			continue
		}
		_, size := utf8.DecodeRuneInString(raw[i:])
		plain.WriteString(raw[i : i+size])
		i += size
		n++
	}
	g.Text = plain.String()
	if len(stack) > 0 {
		return fmt.Errorf("markup %q is never closed", stack[0].m[0])
	}
	return nil
}

func closing(m []string) string {
	switch {
	case m[1] != "":
		return "]]"
	case m[3] != "":
		return "}}"
	}
	return "))"
}

func (g *Gold) keep(o opened, end int, surface string) {
	r := Range{o.start, end}
	switch m := o.m; {
	case m[1] != "":
		entity := m[2]
		if entity == "" {
			entity = surface
		}
		label := map[string]string{"P": "PER", "L": "LOC", "O": "ORG"}[m[1]]
		g.Mentions = append(g.Mentions, struct {
			Range
			Label, Entity string
		}{r, label, entity})
	case m[3] != "":
		g.Timexes = append(g.Timexes, Timex{r, m[3], m[4]})
	default:
		g.Quotes = append(g.Quotes, struct {
			Range
			Speaker string
		}{r, m[5]})
	}
}

// finish finds the evidence of the events and whether the date is printed.
func (g *Gold) finish() error {
	for i := range g.Events {
		ev := &g.Events[i]
		if len(ev.Words) != 2 {
			return fmt.Errorf("event %q: want its first and last words", ev.What)
		}
		start := strings.Index(g.Text, ev.Words[0])
		if start < 0 {
			return fmt.Errorf("event %q: %q is not in the text", ev.What, ev.Words[0])
		}
		end := strings.Index(g.Text[start:], ev.Words[1])
		if end < 0 {
			return fmt.Errorf("event %q: %q is not in the text after its start", ev.What, ev.Words[1])
		}
		end += start + len(ev.Words[1])
		ev.Evidence = Range{utf8.RuneCountInString(g.Text[:start]), utf8.RuneCountInString(g.Text[:end])}
	}
	runes := []rune(g.Text)
	printed := false
	for _, tx := range g.Timexes {
		if g.Published != "" && tx.Value == g.Published && strings.Contains(string(runes[tx.Start:tx.End]), g.Published[:4]) {
			printed = true
		}
	}
	g.Printed = &printed
	return nil
}
