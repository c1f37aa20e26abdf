package eval_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/eval"
	"pressroom/analyze/eval/unseen"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// realReleases holds the releases of many publishers. The repository has the
// annotations of some of them in unseen/, as offsets and labels without text.
const realReleases = "../../../shared/corpus"

// TestUnseen scores releases that nobody fitted the program to: those of
// publishers that all may look at, with their errors, and those of publishers
// kept aside, of which it tells the figures alone.
func TestUnseen(t *testing.T) {
	all, groups := grouped(t, "anatomy.jsonl")
	tell(t, all, groups)
}

// TestUnseenEvents scores releases of which issuer, topics, keyphrases and events were marked.
func TestUnseenEvents(t *testing.T) {
	gold, kept := read(t, "events.jsonl")
	open, aside := parted(gold, kept)
	tell(t, gold, []group{open, aside})
}

// tell prints the figures of each group of these releases, and the errors where all may look at them.
func tell(t *testing.T, all []eval.Gold, groups []group) {
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

// parted returns the releases of open publishers and those of publishers kept aside.
func parted(gold []eval.Gold, kept map[string]bool) (open, aside group) {
	return group{"open publishers", true, where(gold, func(g eval.Gold) bool { return !kept[g.ID] })},
		group{"publishers kept aside", false, where(gold, func(g eval.Gold) bool { return kept[g.ID] })}
}

// grouped returns the releases of these files and of anatomy-aside.jsonl, and
// their groups: the open publishers, those kept aside that were drawn first, those
// drawn later, and all kept aside.
func grouped(t *testing.T, files ...string) (all []eval.Gold, groups []group) {
	t.Helper()
	gold, kept := read(t, files...)
	open, first := parted(gold, kept)
	first.name += ", drawn first"
	gold, kept = read(t, "anatomy-aside.jsonl")
	for _, g := range gold {
		if !kept[g.ID] {
			t.Errorf("%s: not kept aside", g.ID)
		}
	}
	later := group{"publishers kept aside, drawn later", false, gold}
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
	first, _ := read(t, "anatomy.jsonl")
	second, _ := read(t, "anatomy-again.jsonl")
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

// read returns the annotated releases of these files, and which of them are of a
// publisher kept aside.
func read(t *testing.T, files ...string) (gold []eval.Gold, kept map[string]bool) {
	t.Helper()
	kept = map[string]bool{}
	for _, r := range releasesOf(t, files...) {
		gold = append(gold, r.Gold)
		kept[r.ID] = r.Aside
	}
	return gold, kept
}

// releasesOf returns the annotated releases of these files.
func releasesOf(t *testing.T, files ...string) []unseen.Release {
	t.Helper()
	if testing.Short() {
		t.Skip("reads the whole corpus")
	}
	if _, err := os.Stat(realReleases); err != nil {
		t.Skip("no releases beside the checkout:", err)
	}
	releases, err := unseen.Read(".", realReleases, files...)
	if err != nil {
		t.Fatal(err)
	}
	return releases
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
		doc, err := a.Analyze(g.Release())
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
var layers = []string{"events", "event",
	"mentions", "headline", "issuer", "dateline", "published", "timex", "quotes", "topics", "keyphrases"}

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
