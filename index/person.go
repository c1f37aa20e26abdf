package index

import (
	"context"
	"slices"
	"sort"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/query"
)

// Profile is what all releases together say of one person. Counts are of
// releases, the most frequent first, then by value.
type Profile struct {
	Name          string
	Aliases       []Count
	Titles        []Count
	Organizations []Count
	With          []Count     // other people named in the same releases
	First, Last   corpus.Date // days of publication; zero when no release is dated
	Releases      []Hit       // those that name the person, the newest first
	Quotes        []Quoted    // the newest first
}

// Quoted is a quote with the release that it stands in. Its offsets count code
// points of that release's text.
type Quoted struct {
	Quote     schema.Quote
	ReleaseID string
	Published corpus.Date
}

// Profiles returns the people whose name or alias has these words in this
// order, those of most releases first, then by name; nobody is no error. Who is
// who across releases Aliases say. The errors are those of Search.
func (i *Index) Profiles(ctx context.Context, name string) ([]Profile, error) {
	asked, match, err := i.whoIs(ctx, name)
	if match == nil || err != nil {
		return nil, err
	}
	found, err := keys(ctx, i.idx, match, Newest.order())
	if err != nil {
		return nil, err
	}
	drafts := map[string]*draft{}
	if err := i.eachPerson(ctx, found, func(key string, hd head, an schema.Analysis, p schema.Person) {
		who := i.Aliases.key("person", p.Name)
		if !asked[who] {
			return
		}
		if drafts[who] == nil {
			drafts[who] = newDraft()
		}
		drafts[who].add(key, hd, an, p)
	}); err != nil {
		return nil, err
	}
	out := make([]Profile, 0, len(drafts))
	for who, d := range drafts {
		out = append(out, d.profile(i.Aliases.name(who, ranked(d.names))))
	}
	sort.Slice(out, func(a, b int) bool {
		if len(out[a].Releases) != len(out[b].Releases) {
			return len(out[a].Releases) > len(out[b].Releases)
		}
		return out[a].Name < out[b].Name
	})
	return out, nil
}

// whoIs returns the keys of the people whom a name means, by Aliases, and a query
// for the releases that name them in whatever form; nil when the name means
// nobody.
func (i *Index) whoIs(ctx context.Context, name string) (asked map[string]bool, match bq.Query, err error) {
	words := i.wordsOf(name)
	match = i.compiler().leaf("person", i.words, query.Phrase(name))
	if match == nil {
		return nil, nil, nil
	}
	found, err := keys(ctx, i.idx, match, Newest.order())
	if err != nil {
		return nil, nil, err
	}
	asked = map[string]bool{}
	if err := i.eachPerson(ctx, found, func(_ string, _ head, _ schema.Analysis, p schema.Person) {
		if i.hasWords(append([]string{p.Name}, p.Aliases...), words) {
			asked[i.Aliases.key("person", p.Name)] = true
		}
	}); err != nil || len(asked) == 0 {
		return nil, nil, err
	}
	names, err := i.facet(ctx, nil, People)
	if err != nil {
		return nil, nil, err
	}
	any := []bq.Query{match}
	for _, n := range names {
		if asked[i.Aliases.key("person", n.Value)] {
			any = append(any, exactly(string(People), n.Value, false))
		}
	}
	return asked, either(any), nil
}

// eachPerson calls do for every person of the releases.
func (i *Index) eachPerson(ctx context.Context, releases []string, do func(key string, hd head, an schema.Analysis, p schema.Person)) error {
	for _, key := range releases {
		if err := ctx.Err(); err != nil {
			return err
		}
		hd, fs, err := readHead(i.idx, key)
		if err != nil {
			return err
		}
		an, err := unpackAnalysis(key, fs)
		if err != nil {
			return err
		}
		for _, p := range an.People {
			do(key, hd, an, p)
		}
	}
	return nil
}

func (i *Index) wordsOf(name string) (out []string) {
	for _, tok := range i.words.Analyze([]byte(fold(name).text)) {
		out = append(out, string(tok.Term))
	}
	return out
}

// hasWords reports whether one of the names has the words side by side.
func (i *Index) hasWords(names []string, words []string) bool {
	for _, name := range names {
		have := i.wordsOf(name)
		for n := 0; n+len(words) <= len(have); n++ {
			if slices.Equal(have[n:n+len(words)], words) {
				return true
			}
		}
	}
	return false
}

// draft is a profile in the making.
type draft struct {
	Profile
	names, aliases, titles, organizations, with map[string]int
}

func newDraft() *draft {
	return &draft{names: map[string]int{}, aliases: map[string]int{}, titles: map[string]int{}, organizations: map[string]int{}, with: map[string]int{}}
}

// add adds what a release says of p.
func (d *draft) add(key string, hd head, an schema.Analysis, p schema.Person) {
	if n := len(d.Releases); n == 0 || d.Releases[n-1].key != key {
		d.Releases = append(d.Releases, Hit{ID: hd.ID, Source: hd.Source, Headline: hd.Headline, Published: hd.Published, Place: hd.Place, key: key})
	}
	if day := hd.Published; !day.IsZero() {
		if d.Last.IsZero() { // the newest comes first
			d.Last = day
		}
		d.First = day
	}
	tally(d.names, p.Name)
	tally(d.aliases, append(p.Aliases, p.Name)...)
	tally(d.titles, p.Titles...)
	tally(d.organizations, values(string(p.Organization))...)
	var others []string
	for _, other := range an.People {
		if other.Name != p.Name {
			others = append(others, other.Name)
		}
	}
	tally(d.with, others...)
	for _, q := range an.Quotes {
		if string(q.SpeakerID) == p.ID {
			d.Quotes = append(d.Quotes, Quoted{q, hd.ID, hd.Published})
		}
	}
}

func tally(counts map[string]int, names ...string) {
	for _, name := range distinct(names) {
		counts[name]++
	}
}

func (d *draft) profile(name string) Profile {
	d.Name = name
	delete(d.aliases, name)
	d.Aliases, d.Titles, d.Organizations, d.With = ranked(d.aliases), ranked(d.titles), ranked(d.organizations), ranked(d.with)
	return d.Profile
}

// ranked sorts counts as Count does.
func ranked(counts map[string]int) []Count {
	var out []Count
	for value, n := range counts {
		out = append(out, Count{value, n})
	}
	sortCounts(out)
	return out
}
