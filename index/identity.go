package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"pressroom/analyze/schema"
	"pressroom/index/identity"
	"pressroom/index/query"
)

// Which names of different releases mean the same (package identity) is found out of
// all releases when a Writer is closed, and stored with the snapshot, in a file of its
// own. A snapshot without it is one that a Writer made on its way: then it is found
// out for the reader.

// personForm returns the form in which a release names somebody.
func personForm(p schema.Person) identity.Form {
	return identity.PersonForm(p.Name, p.Called(), string(p.Affiliation))
}

// placeForm is personForm for a place.
func placeForm(p schema.Place) identity.Form {
	id := 0
	if p.GeoNames != nil {
		id = *p.GeoNames
	}
	return identity.PlaceForm(p.Name, string(p.Country), string(p.Region), p.Kind, id)
}

// orgForm is personForm for an organisation.
func orgForm(o schema.Organization) identity.Form {
	return identity.BodyForm(o.Name, string(o.Acronym))
}

// formTerm writes a form as a term of its field; "" of a name that is empty.
func formTerm(f identity.Form, subject bool) string {
	if f.Name == "" {
		return ""
	}
	f.Aside = !subject
	return f.Term()
}

// namedBy are the facets that hold forms, by the kind of name.
var namedBy = map[identity.Kind]Facet{identity.Person: People, identity.Place: Places, identity.Body: Orgs}

// Entities returns the people, places or bodies of all releases. The errors are those
// of Search.
func (i *Index) Entities(ctx context.Context, kind identity.Kind) ([]identity.Entity, error) {
	if _, stored := i.manifest.Files[identityName]; !stored {
		j, err := identity.New()
		if err != nil {
			return nil, err
		}
		return i.identify(ctx, j, kind)
	}
	f, err := i.idx.open(i.manifest, identityName)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", i.dir, err)
	}
	defer f.Close()
	out, err := identity.Read(io.NewSectionReader(f, 0, i.manifest.Files[identityName].Bytes), kind)
	if err != nil {
		err = damaged(i.dir, "%s%d/%s is not what was written", snapshotPart, i.manifest.Snapshot, identityName)
	}
	return out, err
}

// identify finds out who and what the releases name.
func (i *Index) identify(ctx context.Context, j *identity.Joiner, kind identity.Kind) ([]identity.Entity, error) {
	counts, err := i.Count(ctx, nil, namedBy[kind], 0)
	if err != nil {
		return nil, err
	}
	forms := make([]identity.Counted, len(counts))
	for n, c := range counts {
		forms[n] = identity.Counted{Form: identity.FormOf(c.Value), N: c.N}
	}
	texts, err := i.textsFor(ctx, func(texts func(string) (int, error)) error {
		_, err := j.Join(kind, slices.Clone(forms), texts)
		return err
	})
	if err != nil {
		return nil, err
	}
	return j.Join(kind, forms, texts)
}

// textsFor is textsWith for one who asks of many words. An engine elsewhere is asked of all
// of them at once, which a first go of ask tells.
func (i *Index) textsFor(ctx context.Context, ask func(texts func(string) (int, error)) error) (func(string) (int, error), error) {
	texts := i.textsWith(ctx)
	r, away := i.idx.(*remote)
	if !away {
		return texts, nil
	}
	wanted := map[string]bool{}
	err := ask(func(word string) (int, error) {
		wanted[word] = true
		return i.manifest.Releases, nil
	})
	if err != nil {
		return nil, err
	}
	known, err := r.numbers(ctx, i, slices.Sorted(maps.Keys(wanted)))
	return func(word string) (int, error) {
		if n, ok := known[word]; ok {
			return n, nil
		}
		return texts(word)
	}, err
}

// textsWith returns what says how many releases have a word.
func (i *Index) textsWith(ctx context.Context) func(word string) (int, error) {
	return func(word string) (int, error) {
		if len(i.Stems(word)) == 0 { // in no text that it is looked for in
			return i.manifest.Releases, nil
		}
		return i.Number(ctx, query.Word(word))
	}
}

// identify stores, in a new snapshot, who and what its releases name.
func (w *Writer) identify(next manifest) (err error) {
	cs, err := openColumns(w.dir, next)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cs.close()) }()
	i := newIndex(w.dir, next, w.engine)
	i.columns = cs
	defer func() { err = errors.Join(err, w.engine.known.close()) }()
	all, acronyms, err := i.whoIsWho()
	if err != nil {
		return err
	}
	for name, b := range map[string][]byte{identityName: identity.Write(all), acronymsName: identity.WriteAcronyms(acronyms)} {
		path := filepath.Join(snapshotDir(w.dir, next.Snapshot), name)
		if err := writeFile(path, b); err != nil {
			return err
		}
		if next.Files[name], err = measure(path); err != nil {
			return err
		}
	}
	return nil
}

// whoIsWho finds out who and what the releases name, and by which acronyms.
func (i *Index) whoIsWho() (all map[identity.Kind][]identity.Entity, acronyms []identity.Abbreviation, err error) {
	j, err := identity.New()
	if err != nil {
		return nil, nil, err
	}
	all = map[identity.Kind][]identity.Entity{}
	for _, kind := range identity.Kinds {
		if all[kind], err = i.identify(unhurried, j, kind); err != nil {
			return nil, nil, err
		}
	}
	texts, err := i.textsFor(unhurried, func(texts func(string) (int, error)) error {
		_, err := identity.Acronyms(all[identity.Body], texts)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	acronyms, err = identity.Acronyms(all[identity.Body], texts)
	return all, acronyms, err
}

// Acronyms returns the acronyms of the releases with their full names; a snapshot that
// a Writer made on its way has none.
func (i *Index) Acronyms() ([]identity.Abbreviation, error) {
	if _, stored := i.manifest.Files[acronymsName]; !stored {
		return nil, nil
	}
	f, err := i.idx.open(i.manifest, acronymsName)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", i.dir, err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.NewSectionReader(f, 0, i.manifest.Files[acronymsName].Bytes))
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", i.dir, err)
	}
	out, err := identity.ReadAcronyms(b)
	if err != nil {
		err = damaged(i.dir, "%s%d/%s is not what was written", snapshotPart, i.manifest.Snapshot, acronymsName)
	}
	return out, err
}

// sortCounts puts the most frequent first, then goes by value.
func sortCounts(counts []Count) {
	slices.SortFunc(counts, func(a, b Count) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Value, b.Value)) })
}
