package profile

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// told is an event as one release tells it.
type told struct {
	source, published  string
	kind, what, status string
	trigger, evidence  string
	from, to           string
	people, orgs       []string
	places             []schema.Place
	main               bool
	confidence         float64
	role               string // of all who take part; actor unless another is set
}

func (x told) hit() index.EventHit {
	ev := event(x.kind, x.what, x.from, x.to, nil, nil)
	ev.Trigger, ev.Evidence = schema.Mention{Text: x.trigger}, schema.Mention{Text: x.evidence}
	ev.Main, ev.Confidence, ev.Status = x.main, x.confidence, x.status
	role := x.role
	if role == "" {
		role = "actor"
	}
	for n, name := range x.people {
		ev.Who = append(ev.Who, name)
		ev.Participants = append(ev.Participants, schema.Participant{Name: name, ID: schema.Nullable(fmt.Sprintf("p%d", n+1)), Role: role})
	}
	for n, name := range x.orgs {
		ev.Who = append(ev.Who, name)
		ev.Participants = append(ev.Participants, schema.Participant{Name: name, ID: schema.Nullable(fmt.Sprintf("o%d", n+1)), Role: role})
	}
	for _, p := range x.places {
		ev.Where = append(ev.Where, p.Name)
	}
	hit := index.EventHit{Head: index.Head{ID: x.source, Source: x.source}, Event: ev, Places: x.places}
	if x.published != "" {
		hit.Published = day(x.published)
	}
	return hit
}

// naming is an index of releases that name somebody each.
func naming(t *testing.T, names ...string) *Profiler {
	var items []item
	for n, name := range names {
		source := fmt.Sprint("names", n)
		items = append(items, written(source, "", source+"\n\nNames.", func(an *schema.Analysis) {
			an.People = []schema.Person{person("p1", name)}
		}))
	}
	return ask(t, items)
}

// groupHits joins events that are in no index.
func groupHits(p *Profiler, hits []index.EventHit) ([]Happening, error) {
	stems, releases := index.NewStems(), map[string]index.Row{}
	var rows []*index.EventRow
	roles := make([]index.EventRoles, len(hits))
	for n, hit := range hits {
		row, part := p.Index.Tell(hit.Event, hit.Places, stems)
		if _, ok := releases[hit.Source]; !ok {
			releases[hit.Source] = index.Row(len(releases))
		}
		row.Release, row.N, row.Published = releases[hit.Source], n, hit.Published
		rows, roles[n] = append(rows, &row), part
	}
	groups, err := p.group(context.Background(), rows, func(ev *index.EventRow) (index.EventRoles, error) { return roles[ev.N], nil }, stems)
	var out []Happening
	for _, g := range groups {
		h := Happening{EventHit: hits[g.best.N], Status: g.status}
		for _, t := range g.tellings {
			h.Sources = append(h.Sources, hits[t.N])
		}
		out = append(out, h)
	}
	return out, err
}

func country(name, code string) schema.Place {
	return schema.Place{Name: name, Kind: "country", Country: schema.Nullable(code)}
}

var yerevan, gyumri, tbilisi = located("Yerevan", "AM", 40.18, 44.51), located("Gyumri", "AM", 40.79, 43.85),
	located("Tbilisi", "GE", 41.7, 44.8)

// TestSameHappening says of pairs whether they tell of one happening. Each
// differs from the first telling by what its name says.
func TestSameHappening(t *testing.T) {
	roundtable := told{
		source: "a", published: "2026-02-16", kind: "meeting", what: "hosted a roundtable on water rights", trigger: "roundtable",
		evidence: "The Foreign Ministry hosted a roundtable on water rights of the Arax basin in Yerevan on February 13.",
		from:     "2026-02-13", to: "2026-02-13", people: []string{"Armen Grigoryan"}, orgs: []string{"Foreign Ministry"},
		places: []schema.Place{yerevan},
	}
	with := func(change func(*told)) told {
		x := roundtable
		x.source = "b"
		change(&x)
		return x
	}
	paraphrase := with(func(x *told) {
		x.what, x.evidence = "roundtable on the water rights",
			"A roundtable about the water rights, attended by Grigoryan, ended in Yerevan with a plan."
	})
	for _, tt := range []struct {
		name string
		told told
		same bool
	}{
		{"nothing", with(func(*told) {}), true},
		{"another sentence with the same object", paraphrase, true},
		{"two days of which one is the same", with(func(x *told) { x.to = "2026-02-14" }), true},
		{"another spelling", with(func(x *told) { x.people, x.orgs = []string{"Armen Grigorian"}, nil }), true},
		{"a middle name", with(func(x *told) { x.people, x.orgs = []string{"Armen V. Grigoryan"}, nil }), true},
		{"surname alone", with(func(x *told) { x.people = []string{"Grigoryan"} }), true},
		{"nobody named", with(func(x *told) { x.people, x.orgs = nil, nil }), true},
		{"no place", with(func(x *told) { x.places = nil }), true},
		{"the country", with(func(x *told) { x.places = []schema.Place{country("Armenia", "AM")} }), true},
		{"announced as planned", with(func(x *told) { x.status = "planned" }), true},
		{"other organisation, same person", with(func(x *told) { x.orgs = []string{"Security Council"} }), true},

		{"another day", with(func(x *told) { x.from, x.to = "2026-02-15", "2026-02-15" }), false},
		{"the whole month", with(func(x *told) { x.from, x.to = "2026-02-01", "2026-02-28" }), false},
		{"no date", with(func(x *told) { x.from = "" }), false},
		{"another kind", with(func(x *told) { x.kind = "visit" }), false},
		{"other people", with(func(x *told) { x.people = []string{"Ann Lee"} }), false},
		{"another town", with(func(x *told) { x.places = []schema.Place{gyumri} }), false},
		{"a town of another country", with(func(x *told) { x.places = []schema.Place{tbilisi} }), false},
		{"another country", with(func(x *told) { x.places = []schema.Place{country("Georgia", "GE")} }), false},
		{"the same release", with(func(x *told) { x.source = "a" }), false},
		{"another object", with(func(x *told) {
			x.what, x.evidence = "roundtable on school meals", "Grigoryan spoke at a roundtable on school meals in Yerevan."
		}), false},
		{"another name in the same frame", with(func(x *told) {
			x.evidence = "The Foreign Ministry hosted a roundtable on water rights of the Debed basin in Yerevan on February 13."
		}), false},
		{"another figure", with(func(x *told) { x.evidence = strings.Replace(x.evidence, "a roundtable", "roundtable 7", 1) }), true},
	} {
		p := naming(t, "Armen Grigoryan", "Armen Grigoryan", "Armen Grigorian", "Armen V. Grigoryan")
		groups, err := groupHits(p, []index.EventHit{roundtable.hit(), tt.told.hit()})
		if err != nil {
			t.Fatal(err)
		}
		if same := len(groups) == 1; same != tt.same {
			t.Errorf("%s: same is %v, want %v", tt.name, same, tt.same)
		}
	}
	numbered := func(source, amount string) index.EventHit {
		return told{source: source, kind: "grant_or_funding", what: "granted " + amount + " for rural bridges",
			trigger: "granted", from: "2026-02-13", to: "2026-02-13",
			evidence: "The ministry granted " + amount + " for rural bridges on Friday."}.hit()
	}
	statement := func(source, speaker, role string) index.EventHit {
		return told{source: source, kind: "statement", what: "statement on the ruling about coastal fisheries",
			trigger: "statement", from: "2026-02-13", to: "2026-02-13",
			evidence: speaker + " made a statement on the ruling about coastal fisheries.", people: []string{speaker, "Ann Lee"},
			role: role}.hit()
	}
	bill := func(source, about string) index.EventHit {
		return told{source: source, kind: "legislation", what: "Senate Majority Whip Ann Lee introduced a bill on " + about,
			trigger: "introduced", from: "2026-02-13", to: "2026-02-13",
			evidence: "Senate Majority Whip Ann Lee introduced a bill on " + about + " today.", people: []string{"Ann Lee"}}.hit()
	}
	for _, tt := range []struct {
		name string
		hits []index.EventHit
		want int
	}{
		{"the same bill", []index.EventHit{bill("a", "oyster farms"), bill("b", "oyster farms")}, 1},
		{"titles are no object", []index.EventHit{bill("a", "oyster farms"), bill("b", "night trains")}, 2},
		{"the same sum", []index.EventHit{numbered("a", "$3 million"), numbered("b", "$3 million")}, 1},
		{"another sum of the same year", []index.EventHit{numbered("a", "$3 million (2026)"), numbered("b", "$7 million (2026)")}, 2},
		{"another sum of the same fiscal year, written with a blank",
			[]index.EventHit{numbered("a", "350 000 (FY07)"), numbered("b", "800 000 (FY07)")}, 2},
		{"the same sum, written with a blank", []index.EventHit{numbered("a", "350 000 (FY07)"), numbered("b", "350 000 (FY07)")}, 1},
		{"another sum", []index.EventHit{numbered("a", "$3 million"), numbered("b", "$7 million")}, 2},
		{"who is spoken of does not join speakers",
			[]index.EventHit{statement("a", "Armen Grigoryan", "actor"), statement("b", "Nino Beridze", "recipient")}, 2},
	} {
		p := ask(t, nil)
		groups, err := groupHits(p, tt.hits)
		if err != nil {
			t.Fatal(err)
		}
		if len(groups) != tt.want {
			t.Errorf("%s: %d happenings, want %d", tt.name, len(groups), tt.want)
		}
	}
}

// TestGroupsAreNoChains: three tellings, each like the next, of which the ends
// contradict each other.
func TestGroupsAreNoChains(t *testing.T) {
	base := told{kind: "meeting", what: "roundtable on water rights", trigger: "roundtable",
		evidence: "There was a roundtable on water rights.", from: "2026-02-13", to: "2026-02-13"}
	first, silent, last := base, base, base
	first.source, first.people = "a", []string{"Ann Lee"}
	silent.source = "b"
	last.source, last.people = "c", []string{"Nino Beridze"}
	p := ask(t, nil)
	groups, err := groupHits(p, []index.EventHit{first.hit(), silent.hit(), last.hit()})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range groups {
		var sources []string
		for _, s := range g.Sources {
			sources = append(sources, s.Source)
		}
		got = append(got, strings.Join(sources, "+"))
	}
	if want := []string{"a+b", "c"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestGroupAliases: the user says who is who.
func TestGroupAliases(t *testing.T) {
	p := naming(t, "Ann Lee", "Anna Petrova")
	var err error
	path := filepath.Join(t.TempDir(), "aliases")
	if err := os.WriteFile(path, []byte("person same Ann Lee = Anna Petrova\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if p.Aliases, err = ReadAliases(path); err != nil {
		t.Fatal(err)
	}
	base := told{kind: "meeting", what: "roundtable on water rights", trigger: "roundtable",
		evidence: "There was a roundtable on water rights.", from: "2026-02-13", to: "2026-02-13"}
	lee, petrova, other := base, base, base
	lee.source, lee.people = "a", []string{"Ann Lee"}
	petrova.source, petrova.people = "b", []string{"Anna Petrova"}
	other.source, other.people = "c", []string{"Nino Beridze"}
	groups, err := groupHits(p, []index.EventHit{lee.hit(), petrova.hit(), other.hit()})
	if err != nil || len(groups) != 2 || len(groups[0].Sources) != 2 {
		t.Errorf("%d happenings (%v), want 2: Lee with Petrova, Beridze", len(groups), err)
	}
}

// FuzzGroup: whatever the events, each is told by one happening, once, and a
// happening has no release twice.
func FuzzGroup(f *testing.F) {
	f.Add("roundtable on water rights", "The roundtable on water rights was in Yerevan.", "Ann Lee", "Yerevan", 0, 1)
	f.Add("", "", "", "", -3, 400)
	f.Add("=|\x00\n", "¡½ 3 ½!", "o’ 'x'", "Ÿ", 5, -5)
	p := ask(f, nil)
	f.Fuzz(func(t *testing.T, what, evidence, who, where string, after, days int) {
		from := day("2026-02-13").AddDays(after % 1000)
		var hits []index.EventHit
		for n := range 12 {
			x := told{source: fmt.Sprint(n % 5), kind: "meeting", what: what, trigger: what, evidence: evidence,
				people: []string{who}, places: []schema.Place{located(where, "AM", 1, 1)}}
			hit := x.hit()
			if n%4 > 0 {
				hit.Event.When = &schema.When{From: from.AddDays(n % 3), To: from.AddDays(days % 1000)}
			}
			if n%2 > 0 {
				hit.Event.Evidence.Text += " " + who + where
			}
			hits = append(hits, hit)
		}
		groups, err := groupHits(p, hits)
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, g := range groups {
			releases := map[string]bool{}
			for _, s := range g.Sources {
				if releases[s.Source] {
					t.Errorf("release %s twice", s.Source)
				}
				releases[s.Source] = true
				told++
			}
			if !releases[g.Source] {
				t.Errorf("what is shown is none of its sources")
			}
		}
		again, err := groupHits(p, hits)
		if told != len(hits) || err != nil || !reflect.DeepEqual(groups, again) {
			t.Errorf("%d of %d events told; the second time %v", told, len(hits), again)
		}
	})
}

// TestHappenings asks an index: what tells most is shown, all are listed by
// publication, and the limit cuts happenings.
func TestHappenings(t *testing.T) {
	items := func(order ...string) (out []item) {
		all := map[string]told{
			"plan": {published: "2026-02-10", what: "roundtable on water rights", trigger: "roundtable", status: "planned",
				evidence: "A roundtable on water rights opens on Friday.", confidence: 0.9},
			"news": {published: "2026-02-14", what: "roundtable on water rights", trigger: "roundtable", status: "happened",
				evidence: "A roundtable on water rights took place in Yerevan.", main: true, confidence: 0.8},
			"echo": {published: "", what: "the roundtable on water rights", trigger: "roundtable", status: "happened",
				evidence: "The roundtable on water rights was on Friday.", confidence: 0.9},
			"else": {published: "2026-02-14", what: "opening of a ferry", trigger: "opening", status: "planned",
				evidence: "The opening of a ferry is planned.", confidence: 0.5},
		}
		for _, name := range order {
			x := all[name]
			x.source, x.kind, x.from, x.to = name, "meeting", "2026-02-13", "2026-02-13"
			if name == "else" {
				x.from, x.to = "2026-02-20", "2026-02-20"
			}
			out = append(out, written(name, x.published, name+"\n\n"+x.evidence,
				func(an *schema.Analysis) { an.Events = []schema.Event{x.hit().Event} }))
		}
		return out
	}
	happenings := func(f index.EventFilter, order ...string) (HappeningResult, string) {
		p := ask(t, items(order...))
		res, err := p.Happenings(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, h := range res.Hits {
			line := h.Status + " " + h.Source + ":"
			for _, s := range h.Sources {
				line += " " + s.Source
			}
			lines = append(lines, line)
		}
		return res, strings.Join(lines, "; ")
	}
	const all = "happened news: plan news echo; planned else: else"
	first, got := happenings(index.EventFilter{Limit: 10}, "plan", "news", "echo", "else")
	if got != all || first.Total != 2 || first.Events != 4 {
		t.Errorf("got %s (%d of %d), want %s", got, first.Total, first.Events, all)
	}
	again, _ := happenings(index.EventFilter{Limit: 10}, "else", "echo", "news", "plan")
	if !reflect.DeepEqual(first, again) {
		t.Errorf("the order of writing changes the answer: %+v, %+v", first, again)
	}
	for _, tt := range []struct {
		name   string
		filter index.EventFilter
		want   string
	}{
		{"limit", index.EventFilter{Limit: 1}, "happened news: plan news echo"},
		{"status", index.EventFilter{Limit: 10, Status: "planned"}, "planned plan: plan; planned else: else"},
		{"upcoming on the day before", index.EventFilter{Limit: 10, Upcoming: day("2026-02-12")}, all},
		{"upcoming on the day", index.EventFilter{Limit: 10, Upcoming: day("2026-02-13")}, "planned plan: plan; planned else: else"},
		{"upcoming later", index.EventFilter{Limit: 10, Upcoming: day("2026-02-14")}, "planned else: else"},
		{"query", index.EventFilter{Limit: 10, Query: parse(t, "source:echo")}, "happened echo: echo"},
	} {
		if _, got := happenings(tt.filter, "plan", "news", "echo", "else"); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
	p := ask(t, items("plan", "news"))
	res, err := p.Tellings(context.Background(), index.EventFilter{Limit: 1})
	if err != nil || res.Total != 2 || len(res.Hits) != 1 || len(res.Hits[0].Sources) != 1 {
		t.Errorf("Tellings: %+v, %v", res, err)
	}
}

// TestGroupManyAlike: a thousand events of one day in the same words but for a
// number stay apart, and the work on each is bounded.
func TestGroupManyAlike(t *testing.T) {
	var hits []index.EventHit
	for n := range 1000 {
		hits = append(hits, told{source: fmt.Sprint(n), kind: "other", what: "notice", trigger: "notice",
			evidence: fmt.Sprintf("Notice %d is given.", n), from: "2026-02-13", to: "2026-02-13"}.hit())
	}
	p := ask(t, nil)
	groups, err := groupHits(p, hits)
	if err != nil {
		t.Fatal(err)
	}
	if len(groups) != len(hits) {
		t.Errorf("%d happenings, want %d", len(groups), len(hits))
	}
}
