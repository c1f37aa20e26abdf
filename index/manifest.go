package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"pressroom/analyze/schema"
)

// format is the version of the directory and of the records in it. Whoever
// raises it sees to it that the originals of the format before can still be read
// (originals.go).
const format = 13

// manifest names the snapshot that is the index, and says what it holds. It is
// replaced in one step; that step is what makes a batch last.
type manifest struct {
	Format    int             `json:"format"`
	Mapping   string          `json:"mapping"` // hash of the bleve mapping
	Schema    int             `json:"schema"`
	Analyzer  string          `json:"analyzer"` // as the caller names it
	Snapshot  int             `json:"snapshot"` // number of its directory, from 1
	Releases  int             `json:"releases"`
	Events    int             `json:"events"`
	Documents int             `json:"documents,omitempty"` // of the engine; since format 7 these are the releases
	Files     map[string]file `json:"files"`               // by path inside the snapshot, with slashes
	Check     string          `json:"check"`               // CRC-32 of the manifest with an empty check
}

// file is what a file of a snapshot must be: no snapshot changes once it is made.
type file struct {
	Bytes int64  `json:"bytes"`
	CRC32 string `json:"crc32"` // IEEE, of the whole file, 8 hexadecimal digits
}

func newManifest(analyzer string) (manifest, error) {
	m, err := newMapping()
	if err != nil {
		return manifest{}, err
	}
	b, err := json.Marshal(m)
	if err != nil {
		return manifest{}, err
	}
	sum := sha256.Sum256(b)
	return manifest{Format: format, Mapping: hex.EncodeToString(sum[:8]), Schema: schema.Version, Analyzer: analyzer}, nil
}

func readManifest(dir string) (man manifest, err error) {
	b, err := os.ReadFile(manifestPath(dir))
	if errors.Is(err, fs.ErrNotExist) {
		// Where there is a working copy, the first snapshot has yet to get its manifest.
		snapshots, _ := filepath.Glob(filepath.Join(dir, snapshotPart+"*"))
		if len(snapshots) > 0 && !exists(workDir(dir)) || exists(formerDir(dir)) {
			return man, damaged(dir, "%s is gone", manifestName)
		}
		return man, missing(dir)
	}
	if err != nil {
		return man, fmt.Errorf("index %s: %w", dir, err)
	}
	if err := json.Unmarshal(b, &man); err != nil {
		return man, damaged(dir, "%s cannot be read: %v", manifestName, err)
	}
	if man.Format != format {
		return man, nil // its check is not known here
	}
	if check, err := man.check(); err != nil || check != man.Check {
		return man, damaged(dir, "%s is not what was written", manifestName)
	}
	return man, nil
}

// check returns what Check must be.
func (man manifest) check() (string, error) {
	man.Check = ""
	b, err := json.Marshal(man)
	return sumOf(crc32.ChecksumIEEE(b)), err
}

func sumOf(crc uint32) string { return fmt.Sprintf("%08x", crc) }

// write replaces the manifest in one step that survives a loss of power.
func (man manifest) write(dir string) (err error) {
	if man.Check, err = man.check(); err != nil {
		return err
	}
	b, err := json.Marshal(man)
	if err != nil {
		return err
	}
	tmp := filepath.Join(dir, manifestTemp)
	if err := writeFile(tmp, append(b, '\n')); err != nil {
		return err
	}
	if err := os.Rename(tmp, manifestPath(dir)); err != nil {
		return err
	}
	return syncDir(dir)
}

// writeFile writes a file that lasts; its mode follows the umask.
func writeFile(path string, b []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// fits compares the versions with those of this program.
func (man manifest) fits(dir, analyzer string) error {
	want, err := newManifest(analyzer)
	if err != nil {
		return err
	}
	age := Older
	if man.Format > format {
		age = Newer
	}
	for _, v := range []struct{ what, have, want string }{
		{"format", strconv.Itoa(man.Format), strconv.Itoa(want.Format)},
		{"mapping", man.Mapping, want.Mapping},
		{"schema", strconv.Itoa(man.Schema), strconv.Itoa(want.Schema)},
		{"analyzer", man.Analyzer, want.Analyzer},
	} {
		if v.have != v.want {
			return &VersionError{dir, v.what, v.have, v.want, age}
		}
	}
	return nil
}

// documents is how many documents the engine has.
func (man manifest) documents() int { return max(man.Documents, man.Releases) }

// bytes is what the snapshot takes on the disk.
func (man manifest) bytes() (n int64) {
	for _, f := range man.Files {
		n += f.Bytes
	}
	return n
}

// parts lists the parts of the columns, the oldest first.
func (man manifest) parts() (names []string) {
	for name := range man.Files {
		if _, ok := partNumber(name); ok {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		x, _ := partNumber(a)
		y, _ := partNumber(b)
		return x - y
	})
	return names
}

// names lists the files of the snapshot in order.
func (man manifest) names() []string { return slices.Sorted(maps.Keys(man.Files)) }
