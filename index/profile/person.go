package profile

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/query"
)

// Person is what all releases together say of one person. Counts are of
// releases, the most frequent first, then by value.
type Person struct {
	Name          string
	Aliases       []index.Count
	Titles        []index.Count
	Organizations []index.Count
	With          []index.Count // other people named in the same releases
	Coverage
	Quotes []QuoteHit // the newest first
}

// People returns the people whose name or alias has these words in this order,
// those of most releases first, then by name; nobody is no error. The errors are
// those of index.Search.
func (p *Profiler) People(ctx context.Context, name string) ([]Person, error) {
	who, err := p.whoIs(ctx, name)
	if err != nil || len(who.keys) == 0 {
		return nil, err
	}
	drafts := map[string]*personDraft{}
	for rec, err := range p.Index.Records(ctx, who.query) {
		if err != nil {
			return nil, err
		}
		named := map[string][]schema.Person{}
		for _, person := range rec.Analysis.People {
			if key := p.Aliases.key("person", person.Name); who.keys[key] {
				named[key] = append(named[key], person)
			}
		}
		for key, forms := range named {
			if drafts[key] == nil {
				drafts[key] = newPersonDraft()
			}
			drafts[key].add(rec, forms)
		}
	}
	out := make([]Person, 0, len(drafts))
	for _, key := range slices.Sorted(maps.Keys(drafts)) {
		d := drafts[key]
		if d.Quotes, err = p.quotes(ctx, shown(p, d.said)); err != nil {
			return nil, err
		}
		out = append(out, d.person(p.Aliases.name(key, d.names.ranked())))
	}
	slices.SortStableFunc(out, func(a, b Person) int {
		return cmp.Or(len(b.Releases)-len(a.Releases), cmp.Compare(a.Name, b.Name))
	})
	return out, nil
}

// identity is the people whom a name means.
type identity struct {
	keys  map[string]bool // by Aliases; none when the name means nobody
	query query.Q         // for the releases that name them in whatever form
}

// whoIs returns the people whom a name means.
func (p *Profiler) whoIs(ctx context.Context, name string) (identity, error) {
	asked := query.In{Field: query.Person, Value: query.Phrase(name)}
	who := identity{keys: map[string]bool{}}
	if name == "" {
		return who, nil
	}
	words := p.Index.Words(name)
	for rec, err := range p.Index.Records(ctx, asked) {
		if err != nil {
			return who, err
		}
		for _, person := range rec.Analysis.People {
			if p.Index.HasWords(append([]string{person.Name}, person.Aliases...), words) {
				who.keys[p.Aliases.key("person", person.Name)] = true
			}
		}
	}
	if len(who.keys) == 0 {
		return who, nil
	}
	forms, err := p.forms(ctx, index.People, func(key string) bool { return who.keys[key] })
	who.query = query.Or{asked, query.Named{Field: query.Person, Names: forms}}
	return who, err
}

// forms returns the names of a list whose keys are wanted.
func (p *Profiler) forms(ctx context.Context, list index.Facet, wanted func(key string) bool) ([]string, error) {
	counts, err := p.Index.Count(ctx, nil, list, 0)
	var out []string
	for _, n := range counts {
		if wanted(p.Aliases.key(kinds[list], n.Value)) {
			out = append(out, n.Value)
		}
	}
	return out, err
}

// personDraft is a profile in the making.
type personDraft struct {
	Person
	names, aliases, titles, organizations, with tally
	said                                        []saying
}

// saying is a quote that has not been read.
type saying struct {
	row index.Row
	n   int // which of the quotes of the release
}

// quotes reads quotes.
func (p *Profiler) quotes(ctx context.Context, said []saying) ([]QuoteHit, error) {
	var out []QuoteHit
	r := reader{idx: p.Index}
	for _, s := range said {
		rec, err := r.read(ctx, s.row)
		if err != nil {
			return nil, err
		}
		out = append(out, QuoteHit{Head: rec.Head, Quote: rec.Analysis.Quotes[s.n]})
	}
	return out, nil
}

func newPersonDraft() *personDraft {
	return &personDraft{names: tally{}, aliases: tally{}, titles: tally{}, organizations: tally{}, with: tally{}}
}

// add adds what a release says of somebody whom it names in these forms.
func (d *personDraft) add(rec index.Record, forms []schema.Person) {
	d.Coverage.add(rec.Head)
	for _, form := range forms {
		d.names.add(form.Name)
		d.aliases.add(append([]string{form.Name}, form.Aliases...)...)
		d.titles.add(form.Titles...)
		if form.Organization != "" {
			d.organizations.add(string(form.Organization))
		}
		var others []string
		for _, other := range rec.Analysis.People {
			if other.Name != form.Name {
				others = append(others, other.Name)
			}
		}
		d.with.add(others...)
		for n, q := range rec.Analysis.Quotes {
			if string(q.SpeakerID) == form.ID {
				d.said = append(d.said, saying{rec.Row, n})
			}
		}
	}
}

func (d *personDraft) person(name string) Person {
	d.Name = name
	delete(d.aliases, name)
	d.Aliases, d.Titles, d.Organizations, d.With = d.aliases.ranked(), d.titles.ranked(), d.organizations.ranked(), d.with.ranked()
	return d.Person
}
