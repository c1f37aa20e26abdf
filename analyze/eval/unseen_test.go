package eval_test

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/eval"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/jsonl"
)

// realReleases holds the releases of many publishers. The repository has the
// annotations of some of them in unseen/, as offsets and labels without text.
const realReleases = "../../../shared/corpus"

//go:embed publishers.tsv
var publisherTable string

// spot is a range of code points, end exclusive.
type spot [2]int

// annotation is what a reader marked in one release.
type annotation struct {
	Publisher, Wire string
	Corpus, Source  string // the file, and the release in it
	SHA256          string // of the text
	Published       string
	Printed         bool `json:"published_printed"`
	Headline        *spot
	Issuer          []spot   // its forms in the text, the fullest first
	IssuerWords     []string `json:"issuer_words"` // forms that are right, too, but not printed
	Dateline        *struct {
		Place spot
		Date  string
	}
	Timexes []struct {
		eval.Timex
		Mod string
	}
	Quotes []struct {
		eval.Range
		Speaker string
	}
	Speakers []struct { // where one has several forms
		Name    string
		Aliases []string
	}
	Topics     []string
	Keyphrases []spot
	Mentions   []struct { // without the entity that they name
		eval.Range
		Label string // PER, LOC, ORG, or OTHER: a name that is none of these
	}
}

// TestUnseen scores releases that nobody fitted the program to: those of
// publishers that all may look at, with their errors, and those of publishers
// kept aside, of which it tells the figures alone.
func TestUnseen(t *testing.T) {
	all, groups := grouped(t, "anatomy.jsonl")
	analyses := analyzeAll(t, all)
	for _, group := range groups {
		t.Logf("%s: %d releases\n%s", group.name, len(group.gold), figures(group.gold, analyses))
		if group.open {
			t.Logf("errors\n%s", errorsOf(group.gold, analyses))
		}
	}
}

// group is releases that are scored together.
type group struct {
	name string
	open bool // whether all may look at what is wrong
	gold []eval.Gold
}

// grouped returns the releases of these files and of anatomy-aside.jsonl, and
// their groups: the open publishers, those kept aside that were drawn first, those
// drawn later, and all kept aside.
func grouped(t *testing.T, files ...string) (all []eval.Gold, groups []group) {
	t.Helper()
	open := group{name: "open publishers", open: true}
	first := group{name: "publishers kept aside, drawn first"}
	for _, file := range files {
		gold, kept := unseen(t, file)
		open.gold = append(open.gold, where(gold, func(g eval.Gold) bool { return !kept[g.ID] })...)
		first.gold = append(first.gold, where(gold, func(g eval.Gold) bool { return kept[g.ID] })...)
	}
	later := group{name: "publishers kept aside, drawn later"}
	gold, kept := unseen(t, "anatomy-aside.jsonl")
	for _, g := range gold {
		if !kept[g.ID] {
			t.Errorf("%s: not kept aside", g.ID)
		}
	}
	later.gold = gold
	aside := group{name: "all publishers kept aside", gold: slices.Concat(first.gold, later.gold)}
	return slices.Concat(open.gold, aside.gold), []group{open, first, later, aside}
}

// figures scores each layer; names only where they were marked.
func figures(gold []eval.Gold, analyses map[string]schema.Analysis) string {
	s := eval.Score(gold, analyses)
	named := eval.Score(where(gold, func(g eval.Gold) bool { return g.Mentions != nil }), analyses)
	for measure, tally := range named.Tallies {
		if strings.HasPrefix(measure, "mentions.") {
			s.Tallies[measure] = tally
		}
	}
	return annotated(s)
}

// TestUnseenReadTwice scores a second reading of some releases by the first: no
// program can be asked for more.
func TestUnseenReadTwice(t *testing.T) {
	first, _ := unseen(t, "anatomy.jsonl")
	second, _ := unseen(t, "anatomy-again.jsonl")
	again := map[string]schema.Analysis{}
	for _, g := range second {
		again[g.ID] = asAnalysis(g)
	}
	first = where(first, func(g eval.Gold) bool { _, ok := again[g.ID]; return ok })
	if len(first) == 0 || len(first) != len(second) {
		t.Fatalf("%d of %d releases that were read twice were read once", len(first), len(second))
	}
	for i := range first {
		first[i].Mentions = nil // they were marked once
	}
	t.Logf("%d releases\n%s", len(first), annotated(eval.Score(first, again)))
}

// unseen reads annotations, their texts, and which of them are of a publisher
// kept aside.
func unseen(t *testing.T, file string) (gold []eval.Gold, kept map[string]bool) {
	t.Helper()
	if testing.Short() {
		t.Skip("reads the whole corpus")
	}
	if _, err := os.Stat(realReleases); err != nil {
		t.Skip("no releases beside the checkout:", err)
	}
	aside := publishers(t)
	var marks []annotation
	err := jsonl.Each(filepath.Join("unseen", file), func(a annotation) error {
		marks = append(marks, a)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := textsOf(t, marks)
	kept = map[string]bool{}
	for _, a := range marks {
		yes, known := aside[a.Publisher+"\t"+a.Wire]
		text, found := texts[a.SHA256]
		if !known || !found {
			t.Errorf("%s: publisher %q in the table: %v, text in the corpus: %v", a.Source, a.Publisher, known, found)
			continue
		}
		g, err := a.gold([]rune(text))
		if err != nil {
			t.Errorf("%s: %v", a.Source, err)
			continue
		}
		kept[g.ID] = yes
		gold = append(gold, g)
	}
	return gold, kept
}

// publishers says of each publisher, with its wire, whether it is kept aside.
func publishers(t *testing.T) map[string]bool {
	t.Helper()
	aside := map[string]bool{}
	err := lexicon.ReadTable("publishers.tsv", publisherTable, 5, func(col []string) error {
		if col[4] != "yes" && col[4] != "no" {
			return fmt.Errorf("%s: kept aside is %q, want yes or no", col[0], col[4])
		}
		aside[col[0]+"\t"+col[1]] = col[4] == "yes"
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return aside
}

// textsOf reads the annotated texts, by their SHA-256.
func textsOf(t *testing.T, marks []annotation) map[string]string {
	t.Helper()
	want, files := map[string]bool{}, map[string]bool{}
	for _, a := range marks {
		want[a.SHA256], files[a.Corpus] = true, true
	}
	texts := map[string]string{}
	for file := range files {
		err := jsonl.Each(filepath.Join(realReleases, file), func(rel struct{ Text string }) error {
			sum := sha256.Sum256([]byte(rel.Text))
			if key := hex.EncodeToString(sum[:]); want[key] {
				texts[key] = rel.Text
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

// gold is the annotation in the form of the scorer.
func (a annotation) gold(text []rune) (g eval.Gold, err error) {
	say := func(s spot) string {
		if s[0] < 0 || s[1] > len(text) || s[0] >= s[1] {
			err = fmt.Errorf("%v is no range of a text of %d code points", s, len(text))
			return ""
		}
		return string(text[s[0]:s[1]])
	}
	g = eval.Gold{ID: a.Publisher + " " + a.SHA256[:6], Text: string(text), Published: a.Published, Printed: &a.Printed, Topics: a.Topics}
	if a.Headline != nil {
		g.Headline = html.UnescapeString(say(*a.Headline)) // "&amp;" is damage of the archive
	}
	for _, s := range a.Issuer {
		g.Issuers = append(g.Issuers, say(s))
	}
	g.Issuers = append(g.Issuers, a.IssuerWords...)
	if len(g.Issuers) > 0 {
		g.Issuer = g.Issuers[0]
	}
	if a.Dateline != nil {
		g.Dateline = &struct{ Place, Date string }{say(a.Dateline.Place), a.Dateline.Date}
	}
	for _, x := range a.Timexes {
		say(spot{x.Start, x.End})
		g.Timexes = append(g.Timexes, x.Timex)
	}
	for _, q := range a.Quotes {
		say(spot{q.Start, q.End})
		g.Quotes = append(g.Quotes, q)
	}
	for _, s := range a.Speakers {
		g.People = append(g.People, struct {
			Name    string
			Aliases []string
			Titles  []string
		}{s.Name, s.Aliases, nil})
	}
	for _, s := range a.Keyphrases {
		g.Keyphrases = append(g.Keyphrases, say(s))
	}
	for _, m := range a.Mentions {
		name := say(spot{m.Start, m.End})
		if m.Label != "OTHER" { // nothing is found as such
			g.Mentions = append(g.Mentions, struct {
				eval.Range
				Label, Entity string
			}{m.Range, m.Label, name})
		}
	}
	return g, err
}

// analyzeAll analyses the releases, each with its date where its text has none.
func analyzeAll(t *testing.T, gold []eval.Gold) map[string]schema.Analysis {
	t.Helper()
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	analyses := map[string]schema.Analysis{}
	for _, g := range gold {
		rel := corpus.Release{ID: g.ID, Source: g.ID + ".txt", Text: g.Text}
		if day, err := corpus.ParseDate(g.Published); err == nil && !*g.Printed {
			rel.Dates = []corpus.Claim{{Date: day, From: corpus.Given}}
		}
		doc, err := a.Analyze(rel)
		if err != nil {
			t.Fatal(err)
		}
		analyses[g.ID] = schema.Of(doc, schema.CodePoints)
	}
	return analyses
}

// asAnalysis is what a reader marked, as if a program had found it.
func asAnalysis(g eval.Gold) schema.Analysis {
	an := schema.Analysis{Headline: schema.Nullable(g.Headline), Issuer: schema.Nullable(g.Issuer)}
	an.Published, _ = corpus.ParseDate(g.Published)
	if g.Dateline != nil {
		day, _ := corpus.ParseDate(g.Dateline.Date)
		an.Dateline = &schema.Dateline{Place: schema.Nullable(g.Dateline.Place), Date: day}
	}
	for _, x := range g.Timexes {
		an.Dates = append(an.Dates, schema.Date{Start: x.Start, End: x.End, Type: x.Type, Value: x.Value})
	}
	for _, q := range g.Quotes {
		an.Quotes = append(an.Quotes, schema.Quote{Start: q.Start, End: q.End, Speaker: schema.Nullable(q.Speaker)})
	}
	for _, label := range g.Topics {
		an.Topics = append(an.Topics, schema.Topic{Label: label})
	}
	for _, k := range g.Keyphrases {
		an.Keyphrases = append(an.Keyphrases, schema.Keyphrase{Text: k})
	}
	return an
}

// layers are what the readers marked.
var layers = []string{"mentions", "headline", "issuer", "dateline", "published", "timex", "quotes", "topics", "keyphrases"}

// annotated is the figures of these layers, where something was marked.
func annotated(s eval.Scores) string {
	var all bytes.Buffer
	s.WriteTo(&all) // a buffer takes everything
	var b strings.Builder
	for line := range strings.Lines(all.String()) {
		name, _, _ := strings.Cut(strings.Fields(line)[0], ".")
		if slices.Contains(layers, name) && !strings.HasSuffix(line, "gold 0\n") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func where(gold []eval.Gold, ok func(eval.Gold) bool) (some []eval.Gold) {
	for _, g := range gold {
		if ok(g) {
			some = append(some, g)
		}
	}
	return some
}

// errorsOf lists what is wrong, a line each (the stage, the release, what stands
// in the gold and what was found), and then how often each stage is wrong.
func errorsOf(gold []eval.Gold, analyses map[string]schema.Analysis) string {
	var b strings.Builder
	count := map[string]int{}
	for _, g := range gold {
		say := func(stage string, want, got any) {
			fmt.Fprintf(&b, "%s\t%s\t%q got %q\n", stage, g.ID, want, got)
			count[stage]++
		}
		an := analyses[g.ID]
		anatomyErrors(g, an, say)
		datelineErrors(g, an, say)
		dateErrors(g, an, say)
		quoteErrors(g, an, say)
	}
	for _, stage := range slices.Sorted(maps.Keys(count)) {
		fmt.Fprintf(&b, "%4d %s\n", count[stage], stage)
	}
	return b.String()
}

// score returns the figures of one release.
func score(g eval.Gold, an schema.Analysis) eval.Scores {
	return eval.Score([]eval.Gold{g}, map[string]schema.Analysis{g.ID: an})
}

func wrong(s eval.Scores, measure string) bool {
	return s.Rates[measure].Right < s.Rates[measure].All
}

func anatomyErrors(g eval.Gold, an schema.Analysis, say func(stage string, want, got any)) {
	s := score(g, an)
	if wrong(s, "headline") || g.Headline == "" && an.Headline != "" {
		say("headline", g.Headline, an.Headline)
	}
	if wrong(s, "issuer") {
		say("issuer", g.Issuers, an.Issuer)
	}
	if wrong(s, "published") {
		say("published", g.Published, an.Published.String())
	}
	if wrong(s, "topics.top1") {
		var labels []string
		for _, x := range an.Topics {
			labels = append(labels, x.Label)
		}
		say("topic", g.Topics, labels)
	}
}

func datelineErrors(g eval.Gold, an schema.Analysis, say func(stage string, want, got any)) {
	var want struct{ Place, Date string }
	if g.Dateline != nil {
		want = *g.Dateline
	}
	var got schema.Dateline
	if an.Dateline != nil {
		got = *an.Dateline
	}
	s := score(g, an)
	if wrong(s, "dateline.place") || wrong(s, "dateline.date") || want.Place == "" && got.Place != "" {
		say("dateline", want.Place+" "+want.Date, string(got.Place)+" "+got.Date.String())
	}
}

// vague are the sets that the scorer passes over.
var vague = []string{"annual", "annually", "yearly", "monthly", "weekly", "daily", "quarterly"}

// dateErrors lists the expressions without a partner of the same value, on
// either side, and those whose partner has other ends.
func dateErrors(g eval.Gold, an schema.Analysis, say func(stage string, want, got any)) {
	text := []rune(g.Text)
	met := map[int]bool{}
	for _, x := range g.Timexes {
		want := string(text[x.Start:x.End]) + " " + x.Value
		j := touching(x.Range, len(an.Dates), func(j int) (start, end int) { return an.Dates[j].Start, an.Dates[j].End })
		if j < 0 {
			say("date missed", want, "")
			continue
		}
		met[j] = true
		d := an.Dates[j]
		if got := d.Text + " " + d.Value; d.Value != x.Value {
			say("date value", want, got)
		} else if d.Start != x.Start || d.End != x.End {
			say("date span", want, got)
		}
	}
	for j, d := range an.Dates {
		if !met[j] && !slices.Contains(vague, strings.ToLower(d.Text)) {
			say("date false", "", d.Text+" "+d.Value)
		}
	}
}

// quoteErrors lists the quotes without a partner, and the wrong speakers.
func quoteErrors(g eval.Gold, an schema.Analysis, say func(stage string, want, got any)) {
	text := []rune(g.Text)
	met := map[int]bool{}
	for _, q := range g.Quotes {
		words := string(text[q.Start:min(q.End, q.Start+60)])
		j := touching(q.Range, len(an.Quotes), func(j int) (start, end int) { return an.Quotes[j].Start, an.Quotes[j].End })
		if j < 0 {
			say("quote missed", words, "")
			continue
		}
		met[j] = true
		one := g
		one.Quotes = one.Quotes[:0:0]
		one.Quotes = append(one.Quotes, q)
		s := score(one, an)
		if s.Tallies["quotes"].Hit == 0 {
			say("quote span", words, an.Quotes[j].Text)
		} else if wrong(s, "quotes.speaker") {
			say("speaker", q.Speaker+": "+words, an.Quotes[j].Speaker)
		}
	}
	for j, q := range an.Quotes {
		if !met[j] {
			say("quote false", "", q.Text)
		}
	}
}

// touching returns the one of n ranges that shares most with r, -1 if none does.
func touching(r eval.Range, n int, at func(int) (start, end int)) int {
	best, most := -1, 0
	for j := range n {
		start, end := at(j)
		if both := min(r.End, end) - max(r.Start, start); both > most {
			best, most = j, both
		}
	}
	return best
}
