package index

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pressroom/corpus"
)

// A release whose source has a new text leaves the index; how it was added is kept
// beside the snapshots, a file each, until its source is removed. Nothing searches
// these versions. What they say is analysed when they are compared, by the same
// analyzer as the new text.

const (
	versionsName  = "versions"
	versionEnding = ".json.gz"
)

func versionsDir(dir string) string { return filepath.Join(dir, versionsName) }

// version is what a file of versions holds. Its sum is that of gzip.
type version struct {
	ID     string         `json:"id"`
	Source string         `json:"source"`
	Named  bool           `json:"named,omitempty"`
	Issuer string         `json:"issuer,omitempty"`
	Lang   string         `json:"language,omitempty"`
	At     string         `json:"address,omitempty"`
	Dates  []corpus.Claim `json:"dates,omitempty"`
	Text   string         `json:"text"`
}

func (v version) release() corpus.Release {
	return corpus.Release{ID: v.ID, Source: v.Source, Named: v.Named, Issuer: v.Issuer, Language: v.Lang, Address: v.At,
		Dates: v.Dates, Text: v.Text}.Clean()
}

// versionStem begins the names of the files of a source; a number follows.
func versionStem(source string) string {
	sum := sha256.Sum256([]byte(source))
	return hex.EncodeToString(sum[:8]) + "-"
}

// isVersion reports whether name is that of a file of versions, made or in the making.
func isVersion(name string) bool {
	name = strings.TrimSuffix(name, ".tmp")
	stem, ok := strings.CutSuffix(name, versionEnding)
	return ok && len(stem) > 17 && stem[16] == '-'
}

// keep keeps the release of a key as a version of a source, before that source gets
// another one. A line of a file whose records have no source of their own is none: its
// number is another's as soon as a line is put before it.
func (w *Writer) keep(source, key string) error {
	st, _, err := readWhole(w.idx, key)
	if err != nil {
		return err
	}
	rel := st.Release
	if _, line := cutLine(source); line && !rel.Named {
		return nil
	}
	names, err := versionFiles(w.dir, source)
	if err != nil {
		return err
	}
	if len(names) > 0 { // kept already by a run that did not come to its end
		last, err := readVersion(w.dir, names[len(names)-1])
		if err != nil || digest(last.release()) == digest(rel) {
			return err
		}
	}
	return w.keepVersion(version{rel.ID, source, rel.Named, rel.Issuer, rel.Language, rel.Address, rel.Dates, rel.Original()})
}

// keepVersion writes a version after those that its source has.
func (w *Writer) keepVersion(v version) error {
	if w.away != nil { // where none are kept
		return nil
	}
	names, err := versionFiles(w.dir, v.Source)
	if err != nil {
		return err
	}
	return v.write(filepath.Join(versionsDir(w.dir), fmt.Sprintf("%s%06d%s", versionStem(v.Source), len(names)+1, versionEnding)))
}

func (v version) write(path string) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(line); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	if err := writeFile(path+".tmp", b.Bytes()); err != nil {
		return err
	}
	if err := os.Rename(path+".tmp", path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// forget removes the versions of a source.
func (w *Writer) forget(source string) error {
	if w.away != nil {
		return nil
	}
	names, err := versionFiles(w.dir, source)
	for _, name := range names {
		err = errors.Join(err, os.Remove(filepath.Join(versionsDir(w.dir), name)))
	}
	return err
}

// versionFiles lists the files of a source, the oldest first; with "" all files.
func versionFiles(dir, source string) (names []string, err error) {
	entries, err := os.ReadDir(versionsDir(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), versionEnding) && (source == "" || strings.HasPrefix(e.Name(), versionStem(source))) {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	return names, err
}

func readVersion(dir, name string) (v version, err error) {
	b, err := os.ReadFile(filepath.Join(versionsDir(dir), name))
	if err != nil {
		return v, err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err == nil {
		b, err = io.ReadAll(z)
	}
	if err == nil {
		err = json.Unmarshal(b, &v)
	}
	if err != nil {
		return v, damaged(dir, "%s/%s cannot be read: %v", versionsName, name, err)
	}
	return v, nil
}

// Versions returns what a source had before what it has now, the oldest first. The
// error is a *DamagedError where a file of it cannot be read.
func (i *Index) Versions(source string) ([]corpus.Release, error) {
	return i.versions(source, func(v version) bool { return v.Source == source })
}

// VersionsByID returns the former versions whose identifier begins so, by source and
// the oldest first.
func (i *Index) VersionsByID(id string) ([]corpus.Release, error) {
	return i.versions("", func(v version) bool { return strings.HasPrefix(v.ID, id) })
}

func (i *Index) versions(source string, want func(version) bool) ([]corpus.Release, error) {
	if i.remote != nil { // where none are kept
		return nil, nil
	}
	names, err := versionFiles(i.dir, source)
	if err != nil {
		return nil, err
	}
	var out []corpus.Release
	for _, name := range names {
		v, err := readVersion(i.dir, name)
		if err != nil {
			return nil, err
		}
		if want(v) {
			out = append(out, v.release())
		}
	}
	return out, nil
}
