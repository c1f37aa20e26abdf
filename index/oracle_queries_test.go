package index_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/sample"
	"pressroom/index"
	"pressroom/index/opensearch"
	"pressroom/index/query"
	"pressroom/index/words"
)

// TestOracle asks an index a thousand queries made at random of what its releases
// hold, and compares the releases found with those that the oracle finds.
func TestOracle(t *testing.T) {
	releases := sample.Releases()
	releases = append(releases, shuffled(releases, 40)...)
	if address := os.Getenv("PRESSROOM_OPENSEARCH"); address != "" {
		t.Run("opensearch", func(t *testing.T) { compareWithOracle(t, openSearch(t, address+"_oracle"), releases, 1000) })
	}
	if compareWithOracle(t, directory(t), releases, 1000); testing.Short() {
		return
	}
	t.Run("senate", func(t *testing.T) {
		many := senate(t, 2000)
		compareWithOracle(t, directory(t), many, 1000)
	})
}

// shuffled makes releases of the paragraphs of others.
func shuffled(from []corpus.Release, n int) (out []corpus.Release) {
	rng := rand.New(rand.NewSource(18))
	for i := range n {
		a, b := from[rng.Intn(len(from))], from[rng.Intn(len(from))]
		paragraphs := strings.Split(b.Text, "\n\n")
		rng.Shuffle(len(paragraphs), func(i, j int) { paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i] })
		text := strings.Join(append(strings.SplitN(a.Text, "\n\n", 4)[:min(3, strings.Count(a.Text, "\n\n"))],
			paragraphs[:1+rng.Intn(len(paragraphs))]...), "\n\n")
		rel := corpus.Release{ID: corpus.TextID(text), Source: fmt.Sprintf("shuffled/%d.txt", i), Text: text, Issuer: "Office of " + a.Source}
		out = append(out, rel)
	}
	return out
}

// senate reads real releases, where they lie beside the checkout.
func senate(t *testing.T, n int) (out []corpus.Release) {
	f, err := os.Open("../../shared/corpus/senate-20k.jsonl.gz")
	if err != nil {
		t.Skip("there are no real releases beside the checkout")
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	rng, lines, seen := rand.New(rand.NewSource(4)), bufio.NewScanner(packed), map[string]bool{}
	lines.Buffer(nil, 1<<24)
	for len(out) < n && lines.Scan() {
		if rng.Intn(5) > 0 {
			continue
		}
		var rel struct{ Text, Source string }
		if err := json.Unmarshal(lines.Bytes(), &rel); err != nil {
			t.Fatal(err)
		}
		if id := corpus.TextID(rel.Text); strings.TrimSpace(rel.Text) != "" && !seen[id] {
			seen[id] = true
			out = append(out, corpus.Release{ID: id, Source: rel.Source, Text: rel.Text})
		}
	}
	return out
}

// place is where an index is made for a test.
type place struct {
	write func() (*index.Writer, error)
	read  func() (*index.Index, error)
}

func directory(t *testing.T) place {
	dir := filepath.Join(t.TempDir(), "index")
	return place{
		func() (*index.Writer, error) { return index.OpenWriter(dir, "oracle") },
		func() (*index.Index, error) { return index.Open(dir) },
	}
}

// openSearch is a place in a node that runs already, where the index is made anew.
func openSearch(t *testing.T, address string) place {
	ctx := context.Background()
	return place{
		func() (*index.Writer, error) {
			to, err := opensearch.OpenWriter(ctx, address, true)
			if err != nil {
				return nil, err
			}
			return index.OpenRemoteWriter(ctx, to, "oracle", true)
		},
		func() (*index.Index, error) {
			from, err := opensearch.Open(ctx, address)
			if err != nil {
				return nil, err
			}
			return index.OpenRemote(ctx, from)
		},
	}
}

func compareWithOracle(t *testing.T, at place, releases []corpus.Release, queries int) {
	o := newOracle(fill(t, at, releases))
	idx, err := at.read()
	if err != nil {
		t.Fatal(err)
	}
	defer idx.Close()
	ask := asker{rand.New(rand.NewSource(2026)), o.releases}
	synonyms, expanded := ask.synonyms(t, idx), 0
	nothing, partial, refused, wrong := 0, 0, 0, 0
	for n := range queries {
		src := ask.query(2)
		q, err := query.Parse(src)
		if err != nil {
			refused++
			continue
		}
		if n%2 == 0 {
			more, notes := synonyms.Expand(q)
			if q = more; len(notes) > 0 {
				expanded++
			}
		}
		res, err := idx.Search(context.Background(), q, index.Options{Limit: len(releases), Sort: index.Oldest})
		var unsupported *index.UnsupportedError
		if errors.Is(err, index.ErrTooBroad) || errors.As(err, &unsupported) {
			refused++
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		compareCounts(t, idx, o, src, q)
		want := o.sources(q)
		if len(want) == 0 && loosened(q) != nil {
			want = o.sources(loosened(q))
			partial++
		}
		var got []string
		for _, hit := range res.Hits {
			got = append(got, hit.Source)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) || res.Total != len(want) {
			if wrong++; wrong <= 20 {
				t.Errorf("%s: %d releases, want %d; too many %v, missing %v", src, res.Total, len(want), without(got, want), without(want, got))
			}
		}
		if len(want) == 0 {
			nothing++
		}
		if n%10 == 0 {
			compareFound(t, idx, src, q)
		}
	}
	t.Logf("%d releases, %d queries: %d wrong, %d find nothing, %d partial matches, %d refused, %d with synonyms", len(releases), queries, wrong,
		nothing, partial, refused, expanded)
	if refused > queries/10 || nothing > queries/2 || expanded < queries/20 {
		t.Errorf("the queries say too little: %d refused, %d find nothing", refused, nothing)
	}
}

// compareFound compares how many releases a search finds with how many can be counted
// of what it found.
func compareFound(t *testing.T, idx *index.Index, src string, q query.Q) {
	t.Helper()
	for _, order := range []index.Sort{index.Relevance, index.Oldest} {
		res, err := idx.Search(context.Background(), q, index.Options{Limit: 1, Sort: order})
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if n, err := idx.Number(context.Background(), res.Found); n != res.Total || err != nil {
			t.Errorf("%s: %d of %d found are counted, %v", src, n, res.Total, err)
		}
	}
}

// synonyms makes groups of words and names of the releases, and adds their acronyms.
func (r asker) synonyms(t *testing.T, idx *index.Index) *index.Synonyms {
	t.Helper()
	var file strings.Builder
	taken := map[string]bool{}
	for range 300 {
		one, other := string(r.letters(4)), string(r.letters(4))+" "+string(r.letters(4))
		if r.Intn(2) == 0 {
			other = string(r.letters(4))
		}
		low, lower := strings.ToLower(one), strings.ToLower(other)
		if low == lower || taken[low] || taken[lower] {
			continue
		}
		taken[low], taken[lower] = true, true
		fmt.Fprintf(&file, "%s = %s\n", one, other)
	}
	path := filepath.Join(t.TempDir(), "synonyms.txt")
	if err := os.WriteFile(path, []byte(file.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := index.ReadSynonyms(path)
	if err == nil {
		err = all.AddAcronyms(idx)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// compareCounts compares what the releases of a query have.
func compareCounts(t *testing.T, idx *index.Index, o *oracle, src string, q query.Q) {
	months, undated, err := idx.Months(context.Background(), q)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	months = slices.DeleteFunc(months, func(c index.Count) bool { return c.N == 0 })
	want, none := o.counts(q, func(a *asked) []string {
		if day := a.an.Published; !day.IsZero() {
			return []string{day.String()[:7]}
		}
		return nil
	})
	if got := listed(months); got != want || undated != none {
		t.Errorf("%s: months %s and %d, want %s and %d", src, got, undated, want, none)
	}
	for by, field := range map[index.Facet]string{index.Kinds: "kind", index.Countries: "country", index.Languages: "lang"} {
		counts, err := idx.Count(context.Background(), q, by, 0)
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if want, _ := o.counts(q, func(a *asked) []string { return a.exact[field] }); listed(counts) != want {
			t.Errorf("%s: %s %s, want %s", src, field, listed(counts), want)
		}
	}
}

// listed writes counts in the order of their values.
func listed(counts []index.Count) string {
	var lines []string
	for _, c := range counts {
		lines = append(lines, fmt.Sprint(c.Value, " ", c.N))
	}
	slices.Sort(lines)
	return strings.Join(lines, ", ")
}

func without(a, b []string) (out []string) {
	for _, s := range a {
		if !slices.Contains(b, s) && len(out) < 3 {
			out = append(out, s)
		}
	}
	return out
}

// fill analyses and indexes releases, and returns them as the oracle sees them.
func fill(t *testing.T, at place, releases []corpus.Release) (all []*asked) {
	t.Helper()
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	w, err := at.write()
	if err != nil {
		t.Fatal(err)
	}
	for doc, err := range a.Stream(context.Background(), func(yield func(corpus.Release, error) bool) {
		for _, rel := range releases {
			if w.Claim(rel) == index.New && !yield(rel, nil) {
				return
			}
		}
	}) {
		if err != nil {
			t.Fatal(err)
		}
		an := schema.Of(doc, schema.CodePoints)
		if err := w.Add(doc.Release, an); err != nil {
			t.Fatal(err)
		}
		all = append(all, look(doc.Release, an))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return all
}

// asker makes queries of what the releases hold, so that most find something.
type asker struct {
	*rand.Rand
	releases []*asked
}

func (r asker) release() *asked { return r.releases[r.Intn(len(r.releases))] }

// query makes a query of parts within parts.
func (r asker) query(depth int) string {
	if depth == 0 || r.Intn(3) == 0 {
		return r.part()
	}
	a, b := r.query(depth-1), r.query(depth-1)
	switch r.Intn(8) {
	case 0:
		return a + " " + b
	case 1:
		return "(" + a + ") AND (" + b + ")"
	case 2, 3:
		return a + " OR " + b
	case 4:
		return a + " -(" + b + ")"
	case 5:
		return "(" + a + " OR " + b + ")^" + fmt.Sprint(1+r.Intn(9)) + " " + r.part()
	case 6:
		return "zone:" + r.one(r.release().exact["zone"]) + " " + a
	}
	return "-" + r.part() + " " + a
}

func (r asker) one(list []string) string {
	if len(list) == 0 {
		return "none"
	}
	return list[r.Intn(len(list))]
}

// part makes a part of a query: words more often than all else.
func (r asker) part() string {
	switch r.Intn(16) {
	case 0, 1, 2:
		return r.word()
	case 3:
		return r.word() + "^" + fmt.Sprint(1+r.Intn(5))
	case 4:
		return r.prefix()
	case 5:
		return r.pattern()
	case 6:
		return r.misspelt()
	case 7, 8:
		return r.phrase()
	case 9:
		return r.near()
	case 10:
		return "headline:" + r.value(string(r.release().an.Headline))
	case 11, 12:
		return r.named()
	case 13:
		return r.date()
	case 14:
		return r.exact()
	}
	return r.around()
}

// typed is a word as it stands in a text; words with signs of the language are not
// taken.
func typed(word string) bool {
	return word != "" && !strings.ContainsAny(word, `()"“”„:*?~^-+!&|<>[]{}\/#@`) && !slices.Contains([]string{"AND", "OR", "NOT"}, word) &&
		!strings.Contains(word, "..") && !words.Common(strings.ToLower(word)) && len(word) > 1
}

func (r asker) word() string {
	for range 50 {
		fields := strings.Fields(r.release().rel.Text)
		if len(fields) == 0 {
			continue
		}
		if word := strings.Trim(fields[r.Intn(len(fields))], ".,;'’"); typed(word) {
			return word
		}
	}
	return "report"
}

// letters is a word of letters alone.
func (r asker) letters(least int) []rune {
	for range 200 {
		if w := r.word(); len([]rune(w)) >= least && strings.Trim(strings.ToLower(w), "abcdefghijklmnopqrstuvwxyzé") == "" {
			return []rune(w)
		}
	}
	return []rune("government")
}

func (r asker) prefix() string {
	w := r.letters(4)
	if r.Intn(3) == 0 { // a whole word, which is also looked for in other forms
		return string(w) + "s*"
	}
	return string(w[:3+r.Intn(len(w)-2)]) + "*"
}

func (r asker) pattern() string {
	w := r.letters(5)
	if at := 1 + r.Intn(len(w)-2); r.Intn(3) == 0 {
		w = slices.Insert(w, at, '?')
	} else {
		w[at] = '?'
	}
	if r.Intn(3) == 0 {
		return string(w) + "*"
	}
	return string(w)
}

func (r asker) misspelt() string {
	w := r.letters(5)
	at := 1 + r.Intn(len(w)-2)
	switch r.Intn(4) {
	case 0:
		w[at] = 'x'
	case 1:
		w = slices.Delete(w, at, at+1)
	case 2:
		w = slices.Insert(w, at, 'q')
	case 3:
		w[at], w[at-1] = w[at-1], w[at]
	}
	return string(w) + r.one([]string{"~", "~1", "~2"})
}

// run is some words that follow one another in a text, without quotation marks.
func (r asker) run(n int) string {
	text := strings.Fields(r.release().rel.Text)
	if len(text) < n+1 {
		return "the report"
	}
	at := r.Intn(len(text) - n)
	return strings.NewReplacer(`"`, "", "“", "", "”", "", "„", "", `\`, "", "*", "").Replace(strings.Join(text[at:at+n], " "))
}

func (r asker) phrase() string {
	if r.Intn(3) == 0 {
		return `"` + r.common() + `"` + r.one([]string{"", "", "~2"})
	}
	return `"` + r.run(2+r.Intn(3)) + ` ."`
}

// common is some words that follow one another and are all too common to be searched
// for alone.
func (r asker) common() string {
	for range 50 {
		var run []string
		fields := strings.Fields(r.release().rel.Text)
		at := r.Intn(len(fields) + 1)
		for _, word := range fields[at:] {
			if words.Common(strings.ToLower(word)) && len(run) < 2+r.Intn(4) {
				run = append(run, word)
			} else if len(run) > 1 {
				return strings.Join(run, " ")
			} else {
				run = nil
			}
		}
	}
	return "of the"
}

func (r asker) near() string {
	run := strings.Fields(r.run(3 + r.Intn(6)))
	a, b := run[0], run[len(run)-1]
	if r.Intn(2) == 0 {
		a, b = b, a
	}
	return fmt.Sprintf(`"%s %s"~%d`, a, b, r.Intn(8))
}

// value makes of a text a word, a phrase, a prefix or a word that is like one of it.
func (r asker) value(text string) string {
	var list []string
	for _, w := range strings.Fields(text) {
		if w = strings.Trim(w, ".,;'’"); typed(w) {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		return "report"
	}
	w := list[r.Intn(len(list))]
	switch {
	case r.Intn(3) == 0:
		return `"` + strings.NewReplacer(`"`, "", "“", "", "”", "", "„", "", `\`, "").Replace(text) + `"`
	case r.Intn(3) == 0 && len(w) > 4:
		return w[:len(w)-1] + "~"
	case r.Intn(3) == 0 && len(w) > 4 && w[3] < 0x80 && w[2] < 0x80:
		return w[:3] + "*"
	}
	return w
}

// named asks for a name, a title, a topic, a source or an issuer.
func (r asker) named() string {
	a := r.release()
	var fields []string
	add := func(field query.Field, names ...string) {
		for _, name := range names {
			if strings.TrimSpace(name) != "" {
				fields = append(fields, string(field)+":"+r.value(name))
			}
		}
	}
	for _, p := range a.an.People {
		add(query.Person, append(p.Aliases, p.Name)...)
		add(query.Title, p.Titles...)
	}
	for _, p := range a.an.Places {
		add(query.Place, p.Forms()...)
	}
	for _, o := range a.an.Organizations {
		add(query.Org, append(o.Aliases, o.Name)...)
	}
	for _, q := range a.an.Quotes {
		add(query.SaidBy, string(q.Speaker))
	}
	for _, ev := range a.an.Events {
		add(query.Who, ev.Who...)
	}
	for _, topic := range a.an.Topics {
		add(query.Topic, topic.Label)
	}
	add(query.Issuer, a.rel.Issuer)
	for _, x := range a.an.Issuers {
		add(query.Issuer, x.Name)
	}
	return r.one(append(fields, "source:txt"))
}

func (r asker) date() string {
	day := r.release().an.Published.String()
	if day == "" {
		day = "2026-02-16"
	}
	return "date:" + r.one([]string{day, day[:7], day[:4], ">" + day, "<=" + day, ">=" + day[:7], "<" + day[:7], day + "..", ".." + day[:7],
		day[:7] + ".." + day[:4] + "-12"})
}

// exact asks for a whole value.
func (r asker) exact() string {
	a := r.release()
	field := r.one([]string{"kind", "country", "region", "zone", "id", "bill", "lang"})
	value := r.one(a.exact[field])
	switch {
	case value == "":
		return "kind:" + string(annot.EventKinds[0])
	case field == "id" && r.Intn(2) == 0:
		return "id:" + value[:4+r.Intn(8)] + "*"
	case field == "country" && r.Intn(2) == 0:
		return "country:" + strings.ToLower(value)
	}
	return field + ":" + value
}

// around asks for the surroundings of a place.
func (r asker) around() string {
	points := r.release().points
	if len(points) == 0 {
		return r.word()
	}
	p := points[r.Intn(len(points))]
	if others := r.release().points; len(others) > 0 && r.Intn(2) == 0 { // just within reach, or just not
		if d := distance(p, others[0]) * (0.996 + 0.008*float64(r.Intn(2))); d > 1 {
			return fmt.Sprintf("near:%g,%g,%.3fkm", p[0], p[1], d)
		}
	}
	return fmt.Sprintf("near:%.2f,%.2f,%dkm", p[0]+r.Float64()/9, p[1]+r.Float64()/9, 1+r.Intn(900))
}
