package index

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/corpus"
	"pressroom/index/query"
)

// A release is known by its content, and has the sources that have this content.
// A Writer learns from Claim what each source has now; in the end a source that
// was seen has what was seen in it and nothing else, and a release that has no
// source left is deleted.

// Verdict says what a release is to the index.
type Verdict int

// The verdicts of Claim.
const (
	New       Verdict = iota // it is to be analysed and added
	Unchanged                // the source has it already
	Same                     // it is in already, from another source or earlier in this run
)

// claim is what one source has.
type claim struct {
	old   []string        // keys, ascending, before this Writer
	now   map[string]bool // keys seen by this Writer
	fresh int             // how many of them are new
	apart bool            // see Elsewhere
}

// move is how the sources of a release change.
type move struct{ add, drop []string }

// Claim says what is to be done with a release and notes that its source has it.
// Releases are claimed in the order of the input, and the verdicts depend on that
// order alone, not on what has been added in the meantime.
func (w *Writer) Claim(rel corpus.Release) Verdict {
	w.mu.Lock()
	defer w.mu.Unlock()
	key := releaseKey(rel)
	verdict := w.claim(key, rel)
	if verdict == New {
		w.waiting[key] = true
	}
	return verdict
}

func (w *Writer) claim(key string, rel corpus.Release) Verdict {
	known := w.coming[key] || w.holds(key)
	verdict := Unchanged
	for _, source := range sourcesOf(rel) {
		c := w.claimOf(source)
		_, old := slices.BinarySearch(c.old, key)
		switch {
		case c.now[key]:
			verdict = Same
		case !known:
			verdict = New
			c.fresh++
		case !old:
			verdict = Same
			w.moveOf(key).add = append(w.moveOf(key).add, source)
		}
		c.now[key] = true
	}
	if verdict == New {
		w.coming[key] = true
	}
	return verdict
}

// Elsewhere notes that the sources of a release have it in another index: what they have
// in this one is no longer theirs, unless Claim says that they have that, too.
func (w *Writer) Elsewhere(rel corpus.Release) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, source := range sourcesOf(rel) {
		if file, line := cutLine(source); line {
			w.read[file] = true
		}
		c := w.claimOf(source)
		if len(c.old)+len(c.now) == 0 { // not of this index, and need not be remembered
			delete(w.claims, source)
			continue
		}
		c.apart = true
	}
}

// holds asks the index itself, not the manifest: only the index knows what
// survived a crash.
func (w *Writer) holds(key string) bool {
	if w.away != nil && w.away.blank {
		return w.coming[key]
	}
	n := uint64(0)
	if w.err == nil {
		n, w.err = count(unhurried, w.idx, bleve.NewDocIDQuery([]string{key}))
	}
	return n > 0
}

// claimOf returns what a source has; the index is asked once, before anything of
// the source is added.
func (w *Writer) claimOf(source string) *claim {
	if c := w.claims[source]; c != nil {
		return c
	}
	c := &claim{now: map[string]bool{}}
	w.claims[source] = c
	if blank := w.away != nil && w.away.blank; w.err == nil && !blank {
		c.old, w.err = keys(unhurried, w.idx, from(source), search.SortOrder{&search.SortDocID{}})
	}
	return c
}

func (w *Writer) moveOf(key string) *move {
	if w.moves[key] == nil {
		w.moves[key] = &move{}
	}
	return w.moves[key]
}

// from asks for the releases of a source.
func from(source string) bq.Query {
	return all([]bq.Query{typed(releaseType), exactly("sources", source, false)})
}

// Changed returns how many of the releases that were New took the place of
// another one of their source. It is known after Close.
func (w *Writer) Changed() int { return w.changed }

// settle gives every release the sources that it has now.
func (w *Writer) settle() error {
	if err := w.flush(); err != nil {
		return err
	}
	for _, source := range slices.Sorted(maps.Keys(w.claims)) {
		c, left := w.claims[source], 0
		if source == corpus.Nameless { // each of its texts is one of its own
			continue
		}
		for _, key := range c.old {
			if (len(c.now) > 0 || c.apart) && !c.now[key] {
				if err := w.keep(source, key); err != nil {
					return err
				}
				w.moveOf(key).drop = append(w.moveOf(key).drop, source)
				left++
			}
		}
		w.changed += min(left, c.fresh)
	}
	for _, key := range slices.Sorted(maps.Keys(w.moves)) {
		if err := w.move(key, w.moves[key]); err != nil {
			return err
		}
	}
	return w.flush()
}

// forgetGone removes the versions of the sources that have been removed, once nobody can find these any more.
func (w *Writer) forgetGone() error {
	for _, source := range slices.Sorted(maps.Keys(w.gone)) {
		if w.emptied(source) {
			if err := w.forget(source); err != nil {
				return err
			}
		}
	}
	return nil
}

// emptied reports whether a source that something was removed from has nothing left.
func (w *Writer) emptied(source string) bool {
	c := w.claimOf(source)
	return len(c.now) == 0 && !slices.ContainsFunc(c.old, func(key string) bool {
		return w.moves[key] == nil || !slices.Contains(w.moves[key].drop, source)
	})
}

// move writes a release anew with other sources, or deletes it when none is left.
func (w *Writer) move(key string, m *move) error {
	st, hd, err := readWhole(w.idx, key)
	if err != nil {
		return err
	}
	sources := slices.DeleteFunc(sourcesOf(st.Release), func(s string) bool { return slices.Contains(m.drop, s) })
	for _, s := range m.add {
		if !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	if len(sources) == 0 {
		if err := w.delete(key, hd); err != nil {
			return err
		}
		return w.grown(0)
	}
	st.Release.Source, st.Release.Also, st.Analysis.Source = sources[0], sources[1:], sources[0]
	st.Analysis.Also = st.Release.Also
	if err := w.put(key, st.Release, st.Analysis, ""); err != nil {
		return err
	}
	return w.grown(len(st.Release.Original()))
}

func (w *Writer) delete(key string, hd head) error {
	if w.away != nil {
		return w.away.delete(key, hd)
	}
	w.batch.Delete(key)
	w.fresh--
	w.told -= hd.Events
	return w.columns.delete(key)
}

// Drop takes a source from all of its releases; one without another source is
// deleted when the Writer is closed.
func (w *Writer) Drop(source string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.gone[source] = true
	for _, key := range w.claimOf(source).old {
		w.moveOf(key).drop = append(w.moveOf(key).drop, source)
	}
	return w.err
}

// Delete deletes the release of a hit, whatever its sources, when the Writer is
// closed.
func (w *Writer) Delete(hit Hit) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.holds(hit.key) { // another Writer has deleted it since
		return w.err
	}
	hd, err := readHead(w.idx, hit.key)
	if err == nil {
		m := w.moveOf(hit.key)
		for _, source := range append(values(hd.Source), hd.Also...) {
			m.drop = append(m.drop, source)
			w.gone[source] = true
		}
	}
	return err
}

// Prune drops the sources below a folder in which this Writer has seen nothing and
// of which gone says that they are no more, and returns them. Sources that are no
// paths stay.
func (w *Writer) Prune(folder string, gone func(path string) bool) (dropped []string, err error) {
	read := maps.Clone(w.read)
	for source := range w.claims {
		if file, line := cutLine(source); line {
			read[file] = true
		}
	}
	sources, err := sourcesUnder(w.idx, folder)
	if err != nil {
		return nil, err
	}
	for _, source := range sources {
		file, line := cutLine(source)
		if w.claims[source] != nil || !gone(source) || line && !read[file] && !gone(file) {
			continue
		}
		named, err := w.named(source)
		if err != nil {
			return nil, err
		}
		if named {
			continue
		}
		if err := w.Drop(source); err != nil {
			return nil, err
		}
		dropped = append(dropped, source)
	}
	return dropped, nil
}

// named reports whether a source has no release, or one whose source is no path.
func (w *Writer) named(source string) (bool, error) {
	found, err := keys(unhurried, w.idx, from(source), search.SortOrder{&search.SortDocID{}})
	for _, key := range found {
		hd, err := readHead(w.idx, key)
		if err != nil || hd.Named {
			return true, err
		}
	}
	return len(found) == 0, err
}

// cutLine cuts the number of a line from the source of a line of a file.
func cutLine(source string) (file string, line bool) {
	at := strings.LastIndexByte(source, '#')
	if at < 0 {
		return source, false
	}
	_, err := strconv.Atoi(source[at+1:])
	return source[:at], err == nil
}

// Sources lists the sources of the index that are the one given or lie below it:
// files of a folder, lines of a file. They are sorted.
func (i *Index) Sources(ctx context.Context, source string) ([]string, error) {
	below, err := sourcesUnder(i.idx, source)
	if err != nil {
		return nil, err
	}
	for _, prefix := range []string{source, source + "#"} {
		found, err := sourcesFrom(i.idx, prefix)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			if file, line := cutLine(s); s == source || line && file == source {
				below = append(below, s)
			}
		}
	}
	slices.Sort(below)
	below = slices.Compact(below)
	return slices.DeleteFunc(below, func(s string) bool {
		n := uint64(0)
		if err == nil {
			n, err = count(ctx, i.idx, from(s))
		}
		return n == 0
	}), err
}

// sourcesUnder lists the sources that are paths below a folder.
func sourcesUnder(idx store, folder string) ([]string, error) {
	folder = filepath.Clean(folder)
	prefix := strings.TrimSuffix(folder, string(filepath.Separator)) + string(filepath.Separator)
	if folder == "." {
		prefix = ""
	}
	found, err := sourcesFrom(idx, prefix)
	return slices.DeleteFunc(found, func(s string) bool {
		return folder == "." && (filepath.IsAbs(s) || s == ".." || strings.HasPrefix(s, ".."+string(filepath.Separator)))
	}), err
}

// sourcesFrom lists the sources that begin so. The dictionary also holds those of
// releases deleted since.
func sourcesFrom(idx store, prefix string) ([]string, error) { return idx.terms("sources", prefix) }

// Of returns the releases of a source.
func (i *Index) Of(ctx context.Context, source string) ([]Hit, error) {
	return i.hits(ctx, from(source))
}

// All returns the releases that match a query, strictly; nil matches all.
func (i *Index) All(ctx context.Context, q query.Q) ([]Hit, error) {
	return i.hits(ctx, i.compiler().release(q))
}

// ByID returns the releases of an identifier, or of the beginning of one: at least
// MinIDPrefix letters with a digit among them, so that no word is taken for one.
// The errors are those of Release.
func (i *Index) ByID(ctx context.Context, id string) ([]Hit, error) {
	hits, err := i.hits(ctx, exactly("id", id, false))
	if err != nil || len(hits) > 0 {
		return hits, err
	}
	if len(id) < MinIDPrefix || !strings.ContainsAny(id, "0123456789") {
		return nil, fmt.Errorf("%q: %w", id, ErrNotFound)
	}
	whole, err := i.wholeID(ctx, id)
	if err != nil {
		return nil, err
	}
	return i.hits(ctx, exactly("id", whole, false))
}

// hits returns the releases that a query of the engine finds, by date and source.
func (i *Index) hits(ctx context.Context, q bq.Query) ([]Hit, error) {
	found, err := keys(ctx, i.idx, q, Oldest.order())
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for _, key := range found {
		hd, err := readHead(i.idx, key)
		if err != nil {
			return nil, err
		}
		hits = append(hits, Hit{Head: hd.Head, Also: hd.Also, key: key})
	}
	return hits, nil
}
