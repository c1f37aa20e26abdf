package eval

import (
	"slices"
	"sort"
	"strings"

	"pressroom/analyze/schema"
)

// Score compares analyses with the gold of the same releases, by the base name
// of their source; a release without an analysis counts as an empty one.
func Score(gold []Gold, analyses map[string]schema.Analysis) Scores {
	s := newScores()
	for _, g := range gold {
		p := pair{Scores: s, g: g, an: analyses[g.ID], runes: []rune(g.Text)}
		p.structure()
		p.mentions()
		p.people()
		p.places()
		p.timexes()
		p.quotes()
		p.topics()
		p.events()
	}
	return s
}

// pair is one release and its analysis.
type pair struct {
	Scores
	g     Gold
	an    schema.Analysis
	runes []rune
}

func (p pair) structure() {
	g, an := p.g, p.an
	if g.Headline != "" {
		p.Rates["headline"].add(norm(string(an.Headline)) == norm(g.Headline))
	}
	if g.Issuer != "" {
		p.Rates["issuer"].add(sameName(append([]string{g.Issuer}, g.Issuers...), []string{string(an.Issuer)}))
	}
	if d := g.Dateline; d != nil {
		var got schema.Dateline
		if an.Dateline != nil {
			got = *an.Dateline
		}
		if d.Place != "" {
			a, b := words(d.Place), words(string(got.Place))
			p.Rates["dateline.place"].add(len(b) > 0 && len(a) > 0 && a[0] == b[0] && tokenF1(d.Place, string(got.Place)) >= 0.5)
		}
		if d.Date != "" {
			p.Rates["dateline.date"].add(got.Date.String() == d.Date)
		}
	}
	if g.Published != "" && (g.Printed == nil || *g.Printed) {
		p.Rates["published"].add(an.Published.String() == g.Published)
	}
}

// labelled is a mention with its kind.
type labelled struct {
	Range
	label string
}

func (p pair) mentions() {
	gold, found := map[labelled]bool{}, map[labelled]bool{}
	for _, m := range p.g.Mentions {
		p.labels(gold, m.Range, m.Label)
	}
	add := func(ms []schema.Mention, label string) {
		for _, m := range ms {
			p.labels(found, Range{m.Start, m.End}, label)
		}
	}
	for _, e := range p.an.People {
		add(e.Mentions, "PER")
	}
	for _, e := range p.an.Places {
		add(e.Mentions, "LOC")
	}
	for _, e := range p.an.Organizations {
		add(e.Mentions, "ORG")
	}
	for _, label := range []string{"all", "PER", "LOC", "ORG"} {
		g, f, both := 0, 0, 0
		for m := range gold {
			if label == "all" || m.label == label {
				g++
				if found[m] {
					both++
				}
			}
		}
		for m := range found {
			if label == "all" || m.label == label {
				f++
			}
		}
		p.Tallies["mentions."+label].Add(both, f, g)
	}
}

func (p pair) people() {
	gold, found := p.g.People, p.an.People
	pairs := greedy(len(gold), len(found), 0.5, func(i, j int) float64 {
		switch {
		case norm(gold[i].Name) == norm(found[j].Name):
			return 1
		case sameName(append([]string{gold[i].Name}, gold[i].Aliases...), append([]string{found[j].Name}, found[j].Aliases...)):
			return 0.5
		}
		return 0
	})
	p.Tallies["people"].Add(len(pairs), len(found), len(gold))
	t := p.Tallies["titles"]
	for i := range gold {
		titles := offices(gold[i].Titles)
		j, ok := pairs[i]
		if !ok {
			t.Add(0, 0, len(titles))
			continue
		}
		got := offices(found[j].Titles)
		hit := greedy(len(titles), len(got), 0.5, func(a, b int) float64 { return tokenF1(titles[a], got[b]) })
		t.Add(len(hit), len(got), len(titles))
	}
}

func (p pair) timexes() {
	gold, found := p.scoredDates()
	spans := map[Range]bool{}
	for _, x := range gold {
		spans[x.Range] = true
	}
	strict := 0
	for _, x := range found {
		if spans[Range{x.Start, x.End}] {
			strict++
		}
	}
	p.Tallies["timex.strict"].Add(strict, len(found), len(gold))
	pairs := greedy(len(gold), len(found), 1, func(i, j int) float64 {
		return float64(gold[i].overlap(Range{found[j].Start, found[j].End}))
	})
	p.Tallies["timex.relaxed"].Add(len(pairs), len(found), len(gold))
	good, dated, goldDated, foundDated := 0, 0, 0, 0
	for i := range gold {
		ref := strings.HasSuffix(gold[i].Value, "_REF")
		if !ref {
			goldDated++
		}
		j, ok := pairs[i]
		if !ok {
			continue
		}
		p.Rates["timex.type"].add(gold[i].Type == found[j].Type)
		if sameValue(gold[i].Value, found[j].Value) {
			good++
			if !ref {
				dated++
			}
		}
	}
	for _, x := range found {
		if !strings.HasSuffix(x.Value, "_REF") {
			foundDated++
		}
	}
	p.Tallies["timex.value"].Add(good, len(found), len(gold))
	p.Tallies["timex.dated"].Add(dated, foundDated, goldDated)
}

func (p pair) quotes() {
	gold := p.g.Quotes
	// By the guidelines short ones are none, and nobody was asked for those within others.
	found := slices.DeleteFunc(slices.Clone(p.an.Quotes), func(q schema.Quote) bool { return q.Short || q.Nested })
	pairs := greedy(len(gold), len(found), 0.8, func(i, j int) float64 {
		r := Range{found[j].Start, found[j].End}
		return float64(gold[i].overlap(r)) / float64(max(gold[i].End-gold[i].Start, r.End-r.Start))
	})
	p.Tallies["quotes"].Add(len(pairs), len(found), len(gold))
	alias, foundAlias := map[string]string{}, map[string]string{}
	for _, x := range p.g.People {
		for _, n := range append([]string{x.Name}, x.Aliases...) {
			alias[norm(n)] = norm(x.Name)
		}
	}
	for _, x := range p.an.People {
		for _, n := range append([]string{x.Name}, x.Aliases...) {
			foundAlias[norm(n)] = norm(x.Name)
		}
	}
	for i, q := range gold {
		if q.Speaker == "" {
			continue
		}
		got := ""
		if j, ok := pairs[i]; ok {
			got = norm(string(found[j].Speaker))
		}
		want := norm(q.Speaker)
		full := want
		if a, ok := alias[want]; ok {
			full = a
		}
		p.Rates["quotes.speaker"].add(got != "" && (got == want || alias[got] == full || foundAlias[got] == want))
	}
}

func (p pair) topics() {
	gold, found := map[string]bool{}, map[string]bool{}
	for _, t := range p.g.Topics {
		gold[norm(t)] = true
	}
	both := 0
	for _, t := range p.an.Topics {
		found[norm(t.Label)] = true
	}
	for t := range found {
		if gold[t] {
			both++
		}
	}
	p.Tallies["topics"].Add(both, len(found), len(gold))
	if len(gold) > 0 {
		p.Rates["topics.top1"].add(len(p.an.Topics) > 0 && gold[norm(p.an.Topics[0].Label)])
	}
	p.keyphrases()
}

// SamePhrase reports whether a phrase that was found is the annotated one: the
// same words but for their endings, or of several nearly all.
func SamePhrase(gold, found string) bool { return samePhrase(stemmed(gold), stemmed(found)) }

func samePhrase(gold, found string) bool {
	return gold == found || strings.Contains(gold, " ") && tokenF1(gold, found) >= 0.8
}

func (p pair) keyphrases() {
	gold := map[string]bool{}
	for _, k := range p.g.Keyphrases {
		gold[stemmed(k)] = true
	}
	var found []string
	for _, k := range p.an.Keyphrases[:min(10, len(p.an.Keyphrases))] {
		found = append(found, stemmed(k.Text))
	}
	hit := 0
	for g := range gold {
		for _, f := range found {
			if samePhrase(g, f) {
				hit++
				break
			}
		}
	}
	p.Tallies["keyphrases"].Add(hit, max(len(found), hit), len(gold))
}

func (p pair) events() {
	gold, found := p.g.Events, p.an.Events
	pairs := greedy(len(gold), len(found), 0.5, func(i, j int) float64 {
		a, b := gold[i].Evidence, Range{found[j].Evidence.Start, found[j].Evidence.End}
		share := float64(a.overlap(b)) / float64(max(1, min(a.End-a.Start, max(1, b.End-b.Start))))
		if share < 0.5 {
			share = 0
		}
		like := share + tokenF1(gold[i].What, found[j].What)
		if like == 0 {
			return 0
		}
		return like + tie(gold[i], found[j])
	})
	asked, passed := len(gold), 0 // what belongs in a full list only is neither asked for nor wrong
	for i, g := range gold {
		j, ok := pairs[i]
		if g.Tier == "told" {
			asked--
			if ok {
				passed++
			}
			continue
		}
		var got schema.Event
		if ok {
			got = found[j]
		}
		if g.When != "" {
			p.Rates["event.when"].add(got.When != nil && got.When.Value == g.When)
		}
		p.Rates["event.kind"].add(got.Kind == g.Kind)
		if g.Tier == "" {
			p.arguments("event.who", g.Who, got.Who)
		} else { // those who act are annotated apart from those to whom it is done
			acting, affected := parts(got.Participants)
			p.arguments("event.who", g.Who, acting)
			p.arguments("event.affected", g.Affected, affected)
		}
		p.arguments("event.where", g.Where, got.Where)
		if g.Main {
			p.Rates["event.main"].add(got.Main)
		}
	}
	p.Tallies["events"].Add(len(pairs)-passed, len(found)-passed, asked)
}

// parts returns those who act in an event and those to whom it is done.
func parts(who []schema.Participant) (acting, affected []string) {
	for _, p := range who {
		if p.Role == "recipient" {
			affected = append(affected, p.Name)
		} else {
			acting = append(acting, p.Name)
		}
	}
	return acting, affected
}

// tie is what decides between two events of one sentence: the same time and a
// common actor.
func tie(g GoldEvent, e schema.Event) float64 {
	sameTime, sameActor := 0.0, 0.0
	if e.When != nil && e.When.Value != "" && e.When.Value == g.When {
		sameTime = 0.01
	}
	if sameName(g.Who, e.Who) {
		sameActor = 0.01
	}
	return sameTime + sameActor
}

func (p pair) arguments(measure string, gold, found []string) {
	hit := greedy(len(gold), len(found), sameArgument, func(i, j int) float64 { return argumentLike(gold[i], found[j]) })
	p.Tallies[measure].Add(len(hit), len(found), len(gold))
}

// sameArgument is the least likeness of two names of the same argument of an event.
const sameArgument = 0.6

// argumentLike is how much a found name is like an annotated one: 1 where they are the same, or it is the last word of it.
func argumentLike(gold, found string) float64 {
	a, b := norm(gold), norm(found)
	last := ""
	if f := strings.Fields(a); len(f) > 0 {
		last = f[len(f)-1]
	}
	if a == b || b == last {
		return 1
	}
	return tokenF1(gold, found)
}

// OneOf reports whether a found name is that of one of the annotated arguments of an event.
func OneOf(gold []string, found string) bool {
	return slices.ContainsFunc(gold, func(g string) bool { return argumentLike(g, found) >= sameArgument })
}

// greedy pairs n gold items with m found ones, one to one, in falling order of
// their likeness, at least that much.
func greedy(n, m int, least float64, like func(i, j int) float64) map[int]int {
	type candidate struct {
		like float64
		i, j int
	}
	var all []candidate
	for i := range n {
		for j := range m {
			if l := like(i, j); l >= least {
				all = append(all, candidate{l, i, j})
			}
		}
	}
	sort.Slice(all, func(a, b int) bool {
		if all[a].like != all[b].like {
			return all[a].like > all[b].like
		}
		if all[a].i != all[b].i {
			return all[a].i > all[b].i
		}
		return all[a].j > all[b].j
	})
	pairs, used := map[int]int{}, map[int]bool{}
	for _, c := range all {
		if _, ok := pairs[c.i]; !ok && !used[c.j] {
			pairs[c.i] = c.j
			used[c.j] = true
		}
	}
	return pairs
}
