package main

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/eval"
	"pressroom/analyze/event"
	"pressroom/analyze/logistic"
)

// A story is an annotated release with what it may tell, and which of that its reader has noted.
type story struct {
	set       int
	publisher string
	asked     int     // how many annotated events belong in a summary
	weight    float64 // of a small set more, so that a large one does not drown it
	all       []event.Telling
	noted     []string // the tier of each, empty where nobody noted it
	kinds     []string // the annotated kind of each
}

// setPower says how much the size of a set counts: with 1 all sets weigh the same, with 0 all
// releases do. The readers of small and large sets noted different things; with 0.75 neither
// loses against fitting to it alone (folds over open publishers).
const setPower = 0.75

// stories reads the events of sets of releases.
func stories(sets ...[]reading) (all []story, err error) {
	f, err := eventFinder()
	if err != nil {
		return nil, err
	}
	releases := 0
	for _, set := range sets {
		releases += len(set)
	}
	for n, set := range sets {
		weight := math.Pow(float64(releases)/float64(len(sets)*len(set)), setPower)
		for _, r := range set {
			s := story{set: n, publisher: r.publisher, weight: weight, all: f.Tellings(r.doc)}
			s.note(r)
			all = append(all, s)
		}
	}
	return all, nil
}

// note gives each annotated event to the candidate of its sentence that is most like it.
func (s *story) note(r reading) {
	type pair struct {
		like float64
		g, c int
	}
	var pairs []pair
	for g, ev := range r.gold.Events {
		for c, cand := range s.all {
			if r.tells(ev.Evidence, cand.Evidence) {
				pairs = append(pairs, pair{likeness(ev, cand), g, c})
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].like > pairs[j].like })
	s.noted, s.kinds = make([]string, len(s.all)), make([]string, len(s.all))
	for _, ev := range r.gold.Events {
		if tier(ev) != "told" {
			s.asked++
		}
	}
	given := map[int]bool{}
	for _, p := range pairs {
		if !given[p.g] && s.noted[p.c] == "" {
			given[p.g], s.noted[p.c], s.kinds[p.c] = true, tier(r.gold.Events[p.g]), r.gold.Events[p.g].Kind
		}
	}
}

// tier is that of an annotated event; where only the main one is marked, the others are key.
func tier(ev eval.GoldEvent) string {
	switch {
	case ev.Tier != "":
		return ev.Tier
	case ev.Main:
		return "main"
	}
	return "key"
}

// likeness says how well a candidate fits an annotated event of its sentence.
func likeness(g eval.GoldEvent, c event.Telling) (like float64) {
	if string(c.Kind) == g.Kind {
		like += 1.5
	}
	if slices.Contains(strings.Fields(strings.ToLower(g.What)), c.Trigger) {
		like += 1.5
	}
	if g.When != "" && c.When == g.When {
		like++
	}
	if eval.SameName(g.Who, c.Who) {
		like++
	}
	if c.Main {
		like++
	}
	if c.Out {
		like--
	}
	return like
}

// tells reports whether a sentence is evidence, a range of code points of the text as read.
func (r reading) tells(evidence eval.Range, sentence annot.Span) bool {
	back := r.doc.Release.Back()
	start, end := r.codePoint(back.Start(sentence.Start)), r.codePoint(back.End(sentence.End))
	both := min(evidence.End, end) - max(evidence.Start, start)
	return 2*both >= min(evidence.End-evidence.Start, end-start)
}

// codePoint counts the code points of the text as read before a byte.
func (r reading) codePoint(i int) int { return strings.Count(r.gold.Text[:i], "") - 1 }

// alone are the features of each candidate by itself.
func (s story) alone() (features [][]logistic.Feature) {
	for _, c := range s.all {
		features = append(features, c.Features)
	}
	return features
}

// beside are the features of each candidate beside the others, by the odds that a model gives to each alone.
func (s story) beside(alone logistic.Model) [][]logistic.Feature {
	var odds []float64
	for _, c := range s.all {
		odds = append(odds, alone.Odds(c.Features))
	}
	return event.Compared(s.all, odds)
}

// examples says of each candidate, by its features, whether its reader has noted it in a summary.
func (s story) examples(features [][]logistic.Feature) (all []logistic.Example) {
	for i, fs := range features {
		right := s.noted[i] != "" && s.noted[i] != "told"
		all = append(all, logistic.Example{Features: fs, Right: right, Publisher: s.publisher, Weight: s.weight})
	}
	return all
}

// examplesAlone are those of the candidates by themselves.
func examplesAlone(all []story) (examples []logistic.Example) {
	for _, s := range all {
		examples = append(examples, s.examples(s.alone())...)
	}
	return examples
}

// examplesBeside are those of the candidates beside the others; their odds are those of models of other publishers, as they are where the
// program reads what it has not seen.
func examplesBeside(all []story) (examples []logistic.Example) {
	for others, held := range heldOut(all, func(s story) string { return s.publisher }) {
		m := logistic.Fit(examplesAlone(others), eventRidge)
		for _, s := range held {
			examples = append(examples, s.examples(s.beside(m))...)
		}
	}
	return examples
}

// choice is which of the candidates the release is about; ok is false where that is none of them.
func (s story) choice() (c logistic.Choice, ok bool) {
	c.Publisher = s.publisher
	for i, cand := range s.all {
		if cand.Out || cand.Below {
			continue
		}
		c.Features, c.Right = append(c.Features, cand.Features), append(c.Right, s.noted[i] == "main")
	}
	return c, slices.Contains(c.Right, true)
}

// eventTables are the tables of what makes an event, and of which one a release is about; written are texts of the project, which tell the
// latter alone.
func eventTables(all, written []story) []table {
	var choices []logistic.Choice
	for _, s := range all {
		if c, ok := s.choice(); ok {
			choices = append(choices, c)
		}
	}
	for _, s := range written {
		if c, ok := s.choice(); ok {
			choices = append(choices, c)
		}
	}
	return []table{
		{"event/data/alone.weights.tsv", fitted("how likely what a release tells is an event that a reader would note, by itself",
			len(all), examplesAlone(all), eventRidge, "")},
		{"event/data/event.weights.tsv", fitted("how likely it is beside all else that the release tells", len(all), examplesBeside(all), eventRidge,
			curve(all))},
		{"event/data/main.weights.tsv", mainTable(choices, len(all), len(written))},
	}
}

// eventRidge holds the many weights of events smaller than those of other models: on publishers held out that is better.
const eventRidge = 3

// thresholds are the odds that the curve tells of.
var thresholds = []float64{-2, -1.8, -1.6, -1.4, -1.2, -1, -0.8, -0.6, -0.4, -0.2, 0}

// curve tells how many of the annotated events are found on publishers held out, and how much of what is found is one of them, if
// what has some odds at least is taken, of each sentence the likeliest, and of each release something: for each set and in the mean.
func curve(all []story) string {
	hit, found, asked := map[[2]int]int{}, map[[2]int]int{}, map[int]int{}
	for others, held := range heldOut(all, func(s story) string { return s.publisher }) {
		alone, m := logistic.Fit(examplesAlone(others), eventRidge), logistic.Fit(examplesBeside(others), eventRidge)
		for _, s := range held {
			asked[s.set] += s.asked
			var odds []float64
			for _, fs := range s.beside(alone) {
				odds = append(odds, m.Odds(fs))
			}
			for n, least := range thresholds {
				h, f := s.taken(odds, least)
				hit[[2]int{s.set, n}] += h
				found[[2]int{s.set, n}] += f
			}
		}
	}
	var b strings.Builder
	b.WriteString("# On publishers held out, precision, recall and F1 of the development set, the sample and the open publishers, and the mean F1,\n" +
		"# of those that have at least these odds:\n")
	for n, least := range thresholds {
		fmt.Fprintf(&b, "# %4.1f:", least)
		mean := 0.0
		for set := range len(asked) {
			p, r := float64(hit[[2]int{set, n}])/float64(found[[2]int{set, n}]), float64(hit[[2]int{set, n}])/float64(asked[set])
			mean += 200 * p * r / (p + r) / float64(len(asked))
			fmt.Fprintf(&b, " P %.0f R %.0f F %.1f,", 100*p, 100*r, 200*p*r/(p+r))
		}
		fmt.Fprintf(&b, " mean %.1f\n", mean)
	}
	return b.String()
}

// taken counts what is taken of a release, and what of that is asked for; what only belongs in a full list is neither.
func (s story) taken(odds []float64, least float64) (hit, found int) {
	best := map[annot.Span]float64{}
	tiers := map[annot.Span]string{}
	most := math.Inf(-1)
	for i, c := range s.all {
		if t := s.noted[i]; t != "" && tiers[c.Evidence] != "key" {
			tiers[c.Evidence] = map[bool]string{true: "told", false: "key"}[t == "told"]
		}
		if likeliest, known := best[c.Evidence]; !c.Out && (!known || odds[i] > likeliest) {
			best[c.Evidence] = odds[i]
			most = max(most, odds[i])
		}
	}
	for sentence, likeliest := range best {
		switch {
		case likeliest < min(least, most) || tiers[sentence] == "told":
		case tiers[sentence] == "key":
			hit++
			found++
		default:
			found++
		}
	}
	return hit, found
}

func mainTable(choices []logistic.Choice, releases, written int) string {
	m := logistic.FitChoices(choices, eventRidge)
	held := 0
	for train, out := range heldOut(choices, func(c logistic.Choice) string { return c.Publisher }) {
		held += hits(logistic.FitChoices(train, eventRidge), out)
	}
	var b strings.Builder
	b.WriteString("# Weights of a conditional logit: which event a release is about.\n")
	fmt.Fprintf(&b, "# Data: %d releases (development set, analyze/eval/testdata/gold and the open publishers of analyze/eval/unseen) and %d texts "+
		"of analyze/testdata/events.txtar. Made by: go run ./analyze/eval/fit. Date: %s.\n", releases, written, date)
	fmt.Fprintf(&b, "# It names the right event of %d releases of %d, and of %d on publishers held out (%d folds, seed %d).\n",
		hits(m, choices), len(choices), held, folds, seed)
	b.WriteString("# name\tweight\n")
	for name, w := range m.Rows {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, w)
	}
	return b.String()
}
