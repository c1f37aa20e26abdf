package profile

import (
	"cmp"
	"context"
	"slices"

	"pressroom/index"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// Body is what all releases together say of an organisation. Counts are of releases, the
// most frequent first, then by value.
type Body struct {
	ID       string // of this set of releases
	Name     string
	Aliases  []Alias
	Officers []Officer     // who belongs to it, as releases title them
	People   []index.Count // named in the same releases
	With     []index.Count // other organisations named in the same releases
	Coverage
}

// An Officer is somebody with the title that names a body, and in how many releases.
type Officer struct {
	Name, Title string
	N           int
}

// Bodies returns the organisations whose name or alias has these words in this order, as
// the releases that match in tell of them (nil matches all), those of most releases first,
// then by name; none is no error. The errors are those of index.Search.
func (p *Profiler) Bodies(ctx context.Context, name string, in query.Q) ([]Body, error) {
	words := p.Index.Words(name)
	if len(words) == 0 {
		return nil, nil
	}
	all, err := p.namesOf(ctx)
	if err != nil {
		return nil, err
	}
	asked, any := map[string]bool{}, query.Or{query.In{Field: query.Org, Value: query.Phrase(name)}}
	for i := range all.orgs.entities {
		if e := &all.orgs.entities[i]; shownIn(e) && p.called(e, words) {
			asked[e.ID] = true
			any = append(any, named(query.Org, e))
		}
	}
	for _, m := range all.orgs.moved {
		if p.called(m.to, words) {
			asked[m.to.ID] = true
			any = append(any, m.forms)
		}
	}
	drafts := map[*identity.Entity]*bodyDraft{}
	for rec, err := range p.Index.Records(ctx, index.KeptOrgs|index.KeptPeople|all.orgs.kept(), any, in) {
		if err != nil {
			return nil, err
		}
		for _, e := range all.bodies(rec) {
			if !asked[e.ID] {
				continue
			}
			if drafts[e] == nil {
				drafts[e] = &bodyDraft{aliases: tally{}, officers: map[Officer]int{}}
			}
			drafts[e].add(rec, e, all)
		}
	}
	out := make([]Body, 0, len(drafts))
	for e, d := range drafts {
		b, err := d.body(e, all, p)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b Body) int {
		return cmp.Or(len(b.Releases)-len(a.Releases), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// bodies are the organisations of a release, each once.
func (all everybody) bodies(rec index.Naming) (out []*identity.Entity) {
	for i := range rec.Orgs {
		out = append(out, all.orgs.form(rec.Orgs[i].Form))
	}
	for _, m := range all.orgs.moved {
		if m.in(rec) {
			out = append(out, m.to)
		}
	}
	return distinct(out)
}

// bodyDraft is a profile in the making.
type bodyDraft struct {
	Body
	aliases  tally
	officers map[Officer]int
	rows     []index.Row
}

// add adds what a release says of a body.
func (d *bodyDraft) add(rec index.Naming, e *identity.Entity, all everybody) {
	d.Coverage.add(rec.Head)
	d.rows = append(d.rows, rec.Row)
	var names []string
	for i := range rec.Orgs {
		if all.orgs.form(rec.Orgs[i].Form) == e {
			names = append(names, identity.FormOf(rec.Orgs[i].Form).Name)
		}
	}
	d.aliases.add(names...)
	var officers []Officer
	for i := range rec.People {
		form := &rec.People[i]
		if who := all.people.form(form.Form); shownIn(who) && form.Organization != "" && all.orgs.usual(form.Organization) == e.Name {
			title := ""
			if len(form.Titles) > 0 {
				title = form.Titles[0]
			}
			officers = append(officers, Officer{Name: who.Name, Title: title})
		}
	}
	for _, o := range distinct(officers) {
		d.officers[o]++
	}
}

// body ends the profile.
func (d *bodyDraft) body(e *identity.Entity, all everybody, p *Profiler) (b Body, err error) {
	d.ID, d.Name = e.ID, e.Name
	delete(d.aliases, e.Name)
	for _, c := range d.aliases.ranked() {
		d.Aliases = append(d.Aliases, Alias{c, ruleOf(e, c.Value)})
	}
	for o, n := range d.officers {
		o.N = n
		d.Officers = append(d.Officers, o)
	}
	slices.SortFunc(d.Officers, func(a, b Officer) int {
		return cmp.Or(b.N-a.N, cmp.Compare(a.Name, b.Name), cmp.Compare(a.Title, b.Title))
	})
	if d.People, err = p.Index.CountIn(d.rows, index.People, listed(all.people, nil)); err != nil {
		return b, err
	}
	d.With, err = p.Index.CountIn(d.rows, index.Orgs, listed(all.orgs, e))
	return d.Body, err
}
