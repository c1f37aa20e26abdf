package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index/byhand"
	"pressroom/index/query"
	"pressroom/index/words"
)

// Releases and analyses by hand, under short names.
type item = byhand.Item

var (
	written, person, located = byhand.Release, byhand.Person, byhand.Place
	event, day, sample       = byhand.Event, byhand.Day, byhand.Sample
)

// build makes an index of the items in a new directory.
func build(t testing.TB, items []item) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	fill(t, dir, items)
	return dir
}

func fill(t testing.TB, dir string, items []item) (added int) {
	t.Helper()
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if w.Claim(it.Rel) != New {
			continue
		}
		added++
		if err := w.Add(it.Rel, it.An); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return added
}

func open(t testing.TB, dir string) *Index {
	t.Helper()
	i, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { i.Close() })
	return i
}

func parse(t testing.TB, s string) query.Q {
	t.Helper()
	if s == "" {
		return nil
	}
	q, err := query.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func sources(t testing.TB, i *Index, s string, order Sort) []string {
	t.Helper()
	res, err := i.Search(context.Background(), parse(t, s), Options{Limit: 100, Sort: order})
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	out := []string{}
	if res.Partial {
		return out
	}
	for _, hit := range res.Hits {
		out = append(out, hit.Source)
	}
	if len(out) != res.Total {
		t.Errorf("%s: %d hits, total %d", s, len(out), res.Total)
	}
	return out
}

func TestRoundTrip(t *testing.T) {
	items := sample()
	items[0].Rel.Issuer = "Security Council"
	i := open(t, build(t, items))
	for _, it := range items {
		got, err := i.Release(context.Background(), it.Rel.ID[:6])
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 1 || !reflect.DeepEqual(got[0].Release, it.Rel) {
			t.Errorf("%s: got release %+v, want %+v", it.Rel.Source, got, it.Rel)
		}
		if have, want := string(got[0].Analysis.Line()), string(it.An.Line()); have != want {
			t.Errorf("%s: got analysis %s, want %s", it.Rel.Source, have, want)
		}
	}
}

func TestReleaseErrors(t *testing.T) {
	items := sample()
	items[0].Rel.ID, items[1].Rel.ID, items[2].Rel.ID = "abcd1", "abcd2", "abcd2x"
	items[3].Rel.ID = "abcd2"
	i := open(t, build(t, items))
	ctx := context.Background()
	for _, id := range []string{"zzzz", "abc", "", "abcd3"} {
		if _, err := i.Release(ctx, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("Release(%q): %v, want ErrNotFound", id, err)
		}
	}
	var amb *AmbiguousError
	if _, err := i.Release(ctx, "abcd"); !errors.As(err, &amb) || !reflect.DeepEqual(amb.IDs, []string{"abcd1", "abcd2", "abcd2x"}) {
		t.Errorf("Release(abcd): %v", err)
	}
	if got, err := i.Release(ctx, "abcd2"); err != nil || len(got) != 2 || got[0].Release.Source != "undated.txt" {
		t.Errorf("Release(abcd2): %v, %v, want two releases that share the identifier", got, err)
	}
}

func TestQueries(t *testing.T) {
	const peace, budget, summit, undated = "am/peace.txt", "us/budget.txt", "us/summit.txt", "undated.txt"
	i := open(t, build(t, sample()))
	for _, tt := range []struct {
		query string
		want  []string // newest first
	}{
		{"", []string{peace, budget, summit, undated}},
		{"peace", []string{peace, budget, summit}},
		{"peace budget", []string{budget}},
		{"budget OR delegation", []string{peace, budget}},
		{"peace -budget", []string{peace, summit}},
		{"-peace", []string{undated}},
		{"NOT (peace OR summit)", []string{}},
		{"peace (budget OR delegation) -senate", []string{peace}},
		{"budget OR -peace", []string{budget, undated}},
		{"--budget", []string{budget}},
		{`"peace agenda"`, []string{peace}},
		{`"agenda peace"`, []string{}},
		{`"office is closed"`, []string{undated}},
		{"delegations", []string{peace}}, // stemmed
		{"sanction*", []string{peace, budget}},
		{"well-known", []string{summit}},
		{"well-kno*", []string{summit}},
		{"known-well", []string{}},
		{"naive CAFE", []string{budget}},
		{"naïve café", []string{budget}},
		{"the budget", []string{budget}}, // a stop word asks for nothing
		{"the", []string{}},
		{"headline:budget", []string{budget}},
		{"headline:passed", []string{budget}},
		{"headline:washington", []string{}},
		{"person:grigoryan", []string{peace, budget}},
		{"person:GRIGORYAN -person:hasmik", []string{peace}},
		{`person:"armen grigoryan"`, []string{peace}},
		{`person:"grigoryan armen"`, []string{}},
		{"person:o'reilly", []string{budget}},
		{"person:eva", []string{peace}},
		{"person:kov*", []string{peace}},
		{"place:yerevan", []string{peace}},
		{"org:eu", []string{peace}},
		{`org:"european union"`, []string{peace}},
		{"topic:politics", []string{peace}},
		{"topic:medtop:04000000", []string{budget}},
		{"kind:legislation", []string{budget}},
		{"kind:meeting kind:visit", []string{peace}},
		{"source:us", []string{budget, summit}},
		{`source:"us/summit.txt"`, []string{summit}},
		{"date:2006", []string{budget, summit}},
		{"date:2006-03", []string{budget}},
		{"date:2006-03-14", []string{budget}},
		{"date:2006-01..2006-02", []string{summit}},
		{"date:>=2006-03-14", []string{peace, budget}},
		{"date:>2006-03-14", []string{peace}},
		{"date:..2006", []string{budget, summit}},
		{"-date:2006", []string{peace, undated}},
		{"near:40.2,44.5,20km", []string{peace}},
		{"near:0,0,100km", []string{}},
	} {
		if got := sources(t, i, tt.query, Newest); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.query, got, tt.want)
		}
	}
}

// Words side by side give way where no release has all of them, and nothing else
// does.
func TestPartial(t *testing.T) {
	const peace, budget, summit = "am/peace.txt", "us/budget.txt", "us/summit.txt"
	i := open(t, build(t, sample()))
	for _, tt := range []struct {
		query string
		want  string // the best first
	}{
		{"peace summit zebra", "us/summit.txt undated.txt us/budget.txt am/peace.txt"}, // both, then the rarer, then the shorter text
		{"what is the delegation of zebras", peace},
		{"zebra budg*", budget},
		{"zebra well-known", summit},                       // each part of a word by itself
		{"known-well", summit},                             //
		{"delegation zebra date:2026", peace},              // fields stay
		{"peace zebra -agenda -headline:summit", budget},   // so does NOT,
		{`budget zebra "peace groups"`, budget},            // a phrase
		{"zebra peace (budget OR delegation) -eu", budget}, // and OR
		{"peace AND agenda talk zebra", peace},
		{"zebra", ""},
		{"the zebra", ""},
		{"zebra lion", ""},
		{"peace AND zebra", ""},
		{"peace AND zebra budget", ""},
		{"budget zebra person:nobody", ""},
		{`budget zebra "groups peace"`, ""},
		{"peace OR zebra", "not partial"},
		{"peace agenda", "not partial"},
	} {
		res, err := i.Search(context.Background(), parse(t, tt.query), Options{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, hit := range res.Hits {
			got = append(got, hit.Source)
		}
		switch {
		case tt.want == "not partial":
			if res.Partial || res.Total == 0 {
				t.Errorf("%s: %+v", tt.query, res)
			}
		case strings.Join(got, " ") != tt.want || res.Partial != (len(got) > 0) || res.Total != len(got):
			t.Errorf("%s: got %v of %d, partial %v, want %s", tt.query, got, res.Total, res.Partial, tt.want)
		}
	}
	nothing := i.compiler().release(parse(t, "peace zebra"))
	if found, err := keys(context.Background(), i.idx, nothing, Newest.order()); err != nil || len(found) != 0 {
		t.Errorf("lists and exports take partial matches: %v, %v", found, err)
	}
}

// One word in a headline does not outweigh all words of a text, and what a query
// excludes or only chooses by does not rank.
func TestOneFieldRanks(t *testing.T) {
	filler := strings.Repeat("Lorem ipsum dolor sit amet. ", 20)
	i := open(t, build(t, []item{
		written("one", "2026-01-03", "Harbour news\n\n"+filler, nil),
		written("all", "2026-01-02", "Notice\n\nThe ferry to the harbour leaves at dawn. "+filler, nil),
		written("both", "2026-01-01", "Ferry in the harbour at dawn\n\n"+filler, nil),
		written("long", "2026-01-04", "Other\n\nThe ferry at dawn, the harbour. "+strings.Repeat(filler, 9), nil),
	}))
	for q, want := range map[string]string{
		"ferry OR harbour OR dawn": "both all long one",
		"harbour dawn ferry":       "both all long",
		"zebra harbour dawn ferry": "both all long one",
		"date:2026":                "long one all both",
		"ipsum -zebra":             "long one both all",
	} {
		res, err := i.Search(context.Background(), parse(t, q), Options{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, hit := range res.Hits {
			got = append(got, hit.Source)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", q, got, want)
		}
	}
	// The best are the same however few are asked for, and all are counted.
	for limit := 1; limit < 4; limit++ {
		res, err := i.Search(context.Background(), parse(t, "ferry OR harbour"), Options{Limit: limit, Offset: 1})
		if err != nil || res.Total != 4 || len(res.Hits) != limit || res.Hits[0].Source != "all" {
			t.Errorf("limit %d: %+v, %v", limit, res, err)
		}
	}
}

func TestIgnored(t *testing.T) {
	i := open(t, build(t, sample()))
	res, err := i.Search(context.Background(), parse(t, "the budget of"), Options{})
	if err != nil || res.Total != 1 || !reflect.DeepEqual(res.Ignored, []string{"the", "of"}) {
		t.Errorf("got %+v, %v", res, err)
	}
	res, err = i.Search(context.Background(), parse(t, `budget person:"–" the`), Options{})
	if err != nil || res.Total != 1 || !reflect.DeepEqual(res.Ignored, []string{`person:"–"`, "the"}) {
		t.Errorf("got %+v, %v", res, err)
	}
}

func TestRanking(t *testing.T) {
	i := open(t, build(t, sample()))
	for _, tt := range []struct {
		query string
		order Sort
		want  string
	}{
		{"peace", Relevance, "us/summit.txt us/budget.txt am/peace.txt"},     // headline first, then the shorter text
		{"summit", Relevance, "us/summit.txt undated.txt"},                   // headline before body
		{"grigoryan", Relevance, "am/peace.txt us/budget.txt"},               // body and name before name
		{"date:2006", Relevance, "us/budget.txt us/summit.txt"},              // all equal: newest first
		{"peace", Oldest, "us/summit.txt us/budget.txt am/peace.txt"},        //
		{"", Oldest, "us/summit.txt us/budget.txt am/peace.txt undated.txt"}, // undated last
	} {
		if got := strings.Join(sources(t, i, tt.query, tt.order), " "); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.query, got, tt.want)
		}
	}
}

// TestOrderOfAdding adds the same releases in two orders and in batches of
// different sizes: every answer must be the same.
func TestOrderOfAdding(t *testing.T) {
	var items []item
	for n := range 60 {
		items = append(items, written(fmt.Sprintf("s%02d", n), "2020-01-02", "Equal headline\n\nEqual text of all.",
			func(an *schema.Analysis) {
				an.People = []schema.Person{person("p1", fmt.Sprintf("Name %d", n%7))}
			}))
		items[n].Rel.ID = fmt.Sprintf("record %02d", n) // else they were one release
	}
	there := build(t, items)
	back := filepath.Join(t.TempDir(), "back")
	for n := len(items); n > 0; n -= 15 {
		part := append([]item(nil), items[n-15:n]...)
		for a, b := 0, len(part)-1; a < b; a, b = a+1, b-1 {
			part[a], part[b] = part[b], part[a]
		}
		fill(t, back, part)
	}
	answers := func(dir string) string {
		i, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer i.Close()
		res, err := i.Search(context.Background(), parse(t, "equal"), Options{Limit: 25, Offset: 5, Highlight: true})
		if err != nil {
			t.Fatal(err)
		}
		counts, err := i.Count(context.Background(), nil, People, 5)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%+v %+v", res, counts)
	}
	if a, b := answers(there), answers(back); a != b {
		t.Errorf("the order of adding shows:\n%s\n%s", a, b)
	}
}

func TestSnippets(t *testing.T) {
	i := open(t, build(t, sample()))
	for _, tt := range []struct{ query, want string }{
		{"sanctions agenda", "YEREVAN – Armen Grigoryan received a delegation to talk about the peace [agenda]. The [sanctions] " +
			"were not on the [agenda]. At the end they went to Gyumri."},
		{"person:grigoryan place:gyumri", "YEREVAN – Armen [Grigoryan] received a delegation to talk about the peace agenda. The " +
			"sanctions were not on the agenda. At the end they went to [Gyumri]."},
		{`"naive cafe"`, "WASHINGTON – The budget passed the Senate. The [naïve] [café] bill, long sanctioned by peace groups, did not."},
		{"topic:economy", "WASHINGTON – The budget passed the Senate. The naïve café bill, long sanctioned by peace groups, did not."},
		{"office -senate", "The [office] is closed. Summit of the mountain."},
		{"notice", "The office is closed. Summit of the mountain."},
	} {
		res, err := i.Search(context.Background(), parse(t, tt.query), Options{Limit: 1, Highlight: true})
		if err != nil || len(res.Hits) != 1 || len(res.Hits[0].Snippets) != 1 {
			t.Errorf("%s: got %+v, %v", tt.query, res, err)
			continue
		}
		if got := bracketed(res.Hits[0].Snippets[0]); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.query, got, tt.want)
		}
	}
}

func TestSnippetsOfLongTexts(t *testing.T) {
	filler := strings.Repeat("lorem ipsum dolor\nsit  amet ", 40)
	text := "Head\n\n" + filler + "the treaty was signed " + filler + "by the minister " + filler
	i := open(t, build(t, []item{written("a", "", text, nil)}))
	res, err := i.Search(context.Background(), parse(t, "treaty minister"), Options{Limit: 1, Highlight: true})
	if err != nil {
		t.Fatal(err)
	}
	got := res.Hits[0].Snippets
	if len(got) != 2 {
		t.Fatalf("got %d snippets, want one for each word", len(got))
	}
	for n, want := range []string{"[treaty]", "[minister]"} {
		s := bracketed(got[n])
		if !strings.Contains(s, want) || !strings.HasPrefix(s, "…") || !strings.HasSuffix(s, "…") || strings.Contains(s, "  ") ||
			len(s) > snippetBytes+20 {
			t.Errorf("snippet %d: %q", n, s)
		}
	}
}

func bracketed(s Snippet) string {
	var b strings.Builder
	at := 0
	for _, m := range s.Marks {
		b.WriteString(s.Text[at:m.Start] + "[" + s.Text[m.Start:m.End] + "]")
		at = m.End
	}
	return b.String() + s.Text[at:]
}

// FuzzSnippets marks some words of a text: every mark must show its word, and
// the passage must be one line of whole code points.
func FuzzSnippets(f *testing.F) {
	f.Add("Head\n\nBody of the naïve café’s text. "+strings.Repeat("word é ", 80), uint16(6), uint8(3))
	f.Add(strings.Repeat("é", 300), uint16(0), uint8(1))
	f.Add(strings.Repeat("long", 100)+" end", uint16(0), uint8(0))
	f.Add("a\u0301 \u00a0\t\r\n z", uint16(1), uint8(1))
	f.Fuzz(func(t *testing.T, text string, lead uint16, step uint8) {
		if !utf8.ValidString(text) || int(lead) > len(text) || !utf8.ValidString(text[:lead]) {
			return
		}
		var places []place
		marked := map[string]bool{}
		folds := fold(text)
		for n, tok := range words.Cut(folds.text) {
			if n%(int(step)+1) == 0 {
				places = append(places, place{Mark{tok.Start, tok.End}, tok.Text})
				marked[text[folds.origin(tok.Start):folds.origin(tok.End)]] = true
			}
		}
		got := snippets(text, fold(text), int(lead), places)
		if len(got) == 0 {
			t.Fatalf("%q gives nothing", text)
		}
		for _, s := range got {
			if len(places) > 0 && len(s.Marks) == 0 {
				t.Fatalf("%q gives %q without a mark", text, s.Text)
			}
			if !utf8.ValidString(s.Text) || strings.ContainsAny(s.Text, "\n\t") {
				t.Fatalf("%q gives %q", text, s.Text)
			}
			end := 0
			for _, m := range s.Marks {
				if m.Start < end || m.End <= m.Start || !marked[s.Text[m.Start:m.End]] {
					t.Fatalf("%q gives %q with mark %v", text, s.Text, m)
				}
				end = m.End
			}
		}
	})
}

func TestCount(t *testing.T) {
	i := open(t, build(t, sample()))
	for _, tt := range []struct {
		query string
		by    Facet
		limit int
		want  string
	}{
		{"", People, 2, "[{Armen Grigoryan\tsecretary 1} {Hasmik Grigoryan 1}]"},
		{"", Countries, 0, "[{AM 1} {US 1}]"}, // two places of one release count once
		{"budget", People, 0, "[{Hasmik Grigoryan 1} {Susan O’Reilly\tsenator 1}]"},
		{"", Topics, 0, "[{economy, business and finance 1} {politics and government 1}]"},
		{"kind:visit", Kinds, 0, "[{meeting 1} {visit 1}]"},
		{"", Orgs, 0, "[{European Union\tEU 1}]"},
		{"summit", Places, 0, "[]"},
	} {
		got, err := i.Count(context.Background(), parse(t, tt.query), tt.by, tt.limit)
		if err != nil || fmt.Sprint(got) != tt.want {
			t.Errorf("Count(%q, %s): got %v, %v, want %s", tt.query, tt.by, got, err, tt.want)
		}
	}
	if _, err := i.Count(context.Background(), nil, "body", 0); err == nil {
		t.Error("counting the body must fail")
	}
}

// What is said in one part of a release is found there alone, and what stands in
// boilerplate and contacts neither ranks nor counts.
func TestZones(t *testing.T) {
	text := "Café opens\n\nThe café opened. “We serve peace with the crème,” said Ann Lee.\n\n" +
		"About us: our Peace Café, says José Park, is old."
	at := func(s string) (start, end int) {
		i := strings.Index(text, s)
		start = utf8.RuneCountInString(text[:i])
		return start, start + utf8.RuneCountInString(s)
	}
	mention := func(s string) []schema.Mention {
		a, b := at(s)
		return []schema.Mention{{Start: a, End: b, Text: s}}
	}
	it := written("cafe", "2026-01-01", text, func(an *schema.Analysis) {
		lead, about, quote := "The café opened. “We serve peace with the crème,” said Ann Lee.",
			"About us: our Peace Café, says José Park, is old.", "We serve peace with the crème,"
		an.Sections = an.Sections[:1]
		for _, sec := range [][2]string{{"lead", lead}, {"boilerplate", about}} {
			a, b := at(sec[1])
			an.Sections = append(an.Sections, schema.Section{Kind: sec[0], Start: a, End: b})
		}
		an.People = []schema.Person{person("p1", "Ann Lee"), person("p2", "José Park")}
		an.People[0].Mentions, an.People[1].Mentions = mention("Ann Lee"), mention("José Park")
		a, b := at(quote)
		an.Quotes = []schema.Quote{{Start: a, End: b, Text: quote, Speaker: "Ann Lee", SpeakerID: "p1"}}
	})
	idx := open(t, build(t, append(sample(), it)))
	for q, want := range map[string]int{
		"zone:quote creme": 1, "zone:quote opened": 0, "zone:quote peace": 1, "zone:lead cafe": 1, "zone:boilerplate cafe": 1,
		"zone:boilerplate opened": 0,
		"zone:headline cafe":      1, "zone:headline opened": 1, "zone:headline serve": 0, "zone:body opened": 1, "zone:body old": 0,
		"old": 1, "park": 1, // in boilerplate, where nothing else is found
		"old cafe": 1, "opened old": 1, "old OR zebra": 0, "person:park": 1, "creme": 1,
		"zone:quote": 1, "zone:contact": 0, "-zone:quote creme": 0, "(zone:quote opened) OR (zone:lead opened)": 1,
		"zone:quote (opened OR creme)": 1,
		"said-by:lee":                  1, "said-by:park": 0, `said-by:"ann lee" zone:quote peace`: 1,
	} {
		res, err := idx.Search(context.Background(), parse(t, q+" source:cafe"), Options{Limit: 3, Highlight: true})
		if err != nil || res.Total != want {
			t.Errorf("%s: %d hits, want %d, error %v", q, res.Total, want, err)
		}
	}
	res, err := idx.Search(context.Background(), parse(t, "zone:quote creme"), Options{Limit: 1, Highlight: true})
	if err != nil || len(res.Hits) != 1 || !strings.Contains(bracketed(res.Hits[0].Snippets[0]), "with the [crème],") {
		t.Errorf("%+v, error %v", res, err)
	}
	people, err := idx.Count(context.Background(), parse(t, "source:cafe"), People, 9)
	if want := []Count{{"Ann Lee", 1}, {"José Park\t\t-", 1}}; err != nil || !reflect.DeepEqual(people, want) {
		t.Errorf("people %v, error %v", people, err)
	}
	for _, kind := range annot.SectionKinds {
		if !slices.Contains(query.Zones, string(kind)) {
			t.Errorf("zone: does not take %s", kind)
		}
	}
}

func TestEach(t *testing.T) {
	idx := open(t, build(t, sample()))
	var sources []string
	err := idx.Each(context.Background(), nil, Oldest, func(st Stored) error {
		sources = append(sources, st.Release.Source)
		return nil
	})
	if want := []string{"us/summit.txt", "us/budget.txt", "am/peace.txt", "undated.txt"}; err != nil || !reflect.DeepEqual(sources, want) {
		t.Errorf("%v, error %v", sources, err)
	}
	stop := errors.New("enough")
	if err := idx.Each(context.Background(), nil, Oldest, func(Stored) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error %v", err)
	}
}

func TestEvents(t *testing.T) {
	i := open(t, build(t, sample()))
	for _, tt := range []struct {
		name   string
		filter EventFilter
		want   string
	}{
		{"all", EventFilter{}, "budget passed; talks about peace; visit to Gyumri; office closed"},
		{"from: what begins then comes before what went on", EventFilter{From: day("2026-02-14")}, "visit to Gyumri; talks about peace"},
		{"to", EventFilter{To: day("2026-02-13")}, "budget passed; talks about peace"},
		{"inside", EventFilter{From: day("2026-02-14"), To: day("2026-02-14")}, "talks about peace"},
		{"who", EventFilter{Who: "eva kovacs"}, "visit to Gyumri"},
		{"who by a word", EventFilter{Who: "GRIGORYAN"}, "talks about peace"},
		{"where", EventFilter{Where: "yerevan"}, "talks about peace"},
		{"kind", EventFilter{Kind: "legislation"}, "budget passed"},
		{"query", EventFilter{Query: parse(t, "place:gyumri")}, "talks about peace; visit to Gyumri"},
		{"query and kind", EventFilter{Query: parse(t, "place:gyumri"), Kind: "visit"}, "visit to Gyumri"},
		{"nobody", EventFilter{Who: "…"}, ""},
	} {
		tt.filter.Limit = 10
		res, err := i.Events(context.Background(), tt.filter)
		if err != nil {
			t.Fatal(err)
		}
		var what []string
		for _, hit := range res.Hits {
			what = append(what, hit.Event.What)
		}
		if got := strings.Join(what, "; "); got != tt.want || res.Total != len(what) {
			t.Errorf("%s: got %s (total %d), want %s", tt.name, got, res.Total, tt.want)
		}
	}
	res, err := i.Events(context.Background(), EventFilter{Kind: "visit", Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	it := sample()[0]
	gyumri := it.An.Places[1]
	gyumri.Mentions = nil
	want := EventHit{headOf(it.Rel, it.An), it.An.Events[1], []schema.Place{gyumri}}
	if !reflect.DeepEqual(res.Hits[0], want) {
		t.Errorf("got %+v, want %+v", res.Hits[0], want)
	}
}

func TestStats(t *testing.T) {
	i := open(t, build(t, sample()))
	st, err := i.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if st.Bytes == 0 {
		t.Error("an index takes room")
	}
	st.Bytes = 0
	want := Stats{Releases: 4, Events: 4, Topics: 2, Undated: 1, First: day("2006-01-02"), Last: day("2026-02-16"), Analyzer: "test 1"}
	if st != want {
		t.Errorf("got %+v, want %+v", st, want)
	}
}

func TestLimits(t *testing.T) {
	var text strings.Builder
	text.WriteString("Words\n\n")
	for n := range maxTerms + 10 {
		fmt.Fprintf(&text, "abc%d ", n)
	}
	i := open(t, build(t, []item{written("a", "", text.String(), nil)}))
	if _, err := i.Search(context.Background(), parse(t, "abc*"), Options{}); !errors.Is(err, ErrTooBroad) {
		t.Errorf("got %v, want ErrTooBroad", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := i.Search(ctx, parse(t, "words"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"plain", "plain"},
		{"Kostanyan’s café – naïve", "Kostanyan's cafe – naive"},
		{"Straße Łódź Ærø", "Strasse lodz aero"},
		{"e\u0301te\u0301", "ete"},
		{"한국 हिन्दी", "한국 हिन्दी"},
	} {
		f := fold(tt.in)
		if f.text != tt.want {
			t.Errorf("fold(%q) = %q, want %q", tt.in, f.text, tt.want)
		}
	}
	text := "São Paulo’s “Łódź” e\u0301t 한국 end"
	f := fold(text)
	for _, pair := range [][2]string{{"Sao", "São"}, {"Paulo's", "Paulo’s"}, {"lodz", "Łódź"}, {"et", "e\u0301t"}, {"한국", "한국"},
		{"end", "end"}} {
		at := strings.Index(f.text, pair[0])
		if got := text[f.origin(at):f.origin(at+len(pair[0]))]; got != pair[1] {
			t.Errorf("%q comes from %q, want %q", pair[0], got, pair[1])
		}
	}
}

func TestMain(m *testing.M) {
	if dir := os.Getenv("PRESSROOM_TEST_ADD"); dir != "" {
		os.Exit(addUntilKilled(dir))
	}
	os.Exit(m.Run())
}
