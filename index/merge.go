package index

import (
	"cmp"
	"context"
	"encoding/hex"
	"slices"
)

// Merged counts what became of the releases of other indexes.
type Merged struct {
	Added     int // new, or a new text of a known source
	Unchanged int // known source, known text
	Same      int // known from another source, or in two of the indexes
	Versions  int // former ones that were not known
}

// mergedKey is a release of one of several indexes.
type mergedKey struct {
	id   releaseID
	from int
}

// Merge adds the releases of other indexes with the analyses that they have, and the former
// versions of their sources; all of one source have to come by one call, for afterwards they
// take the place of each other. What the result is depends neither on the order of the indexes
// nor on which of them has what. each is called after every release. The error is a *VersionError where
// another analyzer made one of them; nothing has been added then. A call that was broken off can be made again.
func (w *Writer) Merge(ctx context.Context, from []*Index, each func()) (m Merged, err error) {
	var all []mergedKey
	for n, i := range from {
		if i.remote != nil {
			return m, &UnsupportedError{"be merged into another"}
		}
		if err := i.manifest.fits(i.dir, w.next.Analyzer); err != nil {
			return m, err
		}
		if _, err := i.columns.releases(); err != nil {
			return m, err
		}
		for _, id := range i.columns.keys {
			all = append(all, mergedKey{id, n})
		}
	}
	slices.SortFunc(all, func(a, b mergedKey) int { return cmp.Or(a.id.compare(b.id), a.from-b.from) })
	for _, k := range all {
		if err := ctx.Err(); err != nil {
			return m, err
		}
		if err := w.take(from[k.from], hex.EncodeToString(k.id[:]), &m); err != nil {
			return m, err
		}
		each()
	}
	for _, i := range from {
		n, err := w.takeVersions(i.dir)
		if m.Versions += n; err != nil {
			return m, err
		}
	}
	return m, nil
}

// take adds a release of another index.
func (w *Writer) take(from *Index, key string, m *Merged) error {
	st, _, packed, err := readPacked(from.idx, key)
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch w.claim(key, st.Release) {
	case Unchanged:
		m.Unchanged++
		return w.err
	case Same:
		m.Same++
		return w.err
	}
	m.Added++
	return w.add(key, st.Release, st.Analysis, packed)
}

// takeVersions keeps the former versions of another index that this one lacks, and returns how many.
func (w *Writer) takeVersions(dir string) (n int, err error) {
	names, err := versionFiles(dir, "")
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		v, err := readVersion(dir, name)
		if err != nil {
			return n, err
		}
		known, err := w.knownVersion(v)
		if err != nil {
			return n, err
		}
		if known {
			continue
		}
		if err := w.keepVersion(v); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// knownVersion reports whether one of the former versions of a source is the same.
func (w *Writer) knownVersion(v version) (bool, error) {
	names, err := versionFiles(w.dir, v.Source)
	for _, name := range names {
		old, err := readVersion(w.dir, name)
		if err != nil || digest(old.release()) == digest(v.release()) {
			return true, err
		}
	}
	return false, err
}
