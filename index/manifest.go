package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"

	"pressroom/analyze/schema"
)

// format is the version of the directory and of the records in it.
const format = 3

// manifest says what the index must hold. Generation counts the batches
// written. The same number is stored inside bleve, by the batch itself: bleve
// silently opens an older snapshot when a file is damaged, and then the number
// inside is the smaller one. It is the greater one when the process was killed
// between the batch and the manifest, which is harmless.
type manifest struct {
	Format     int    `json:"format"`
	Mapping    string `json:"mapping"` // hash of the bleve mapping
	Schema     int    `json:"schema"`
	Analyzer   string `json:"analyzer"` // as the caller names it
	Generation uint64 `json:"generation"`
	Releases   int    `json:"releases"`
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
		return man, missing(dir)
	}
	if err != nil {
		return man, err
	}
	if err := json.Unmarshal(b, &man); err != nil {
		return man, &DamagedError{Dir: dir, Msg: "manifest.json cannot be read: " + err.Error()}
	}
	return man, nil
}

// write replaces the manifest in one step that survives a loss of power.
func (man manifest) write(dir string) error {
	b, err := json.Marshal(man)
	if err != nil {
		return err
	}
	tmp := filepath.Join(dir, "manifest.tmp")
	f, err := os.Create(tmp)
	if err != nil {
		return err
	}
	_, err = f.Write(append(b, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp, manifestPath(dir)); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes renames in dir last. Not every file system can; those that
// cannot keep the order without it or lose both names.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}

// check compares the versions with those of this program.
func (man manifest) check(dir, analyzer string) error {
	want, err := newManifest(analyzer)
	if err != nil {
		return err
	}
	for _, v := range []struct{ what, have, want string }{
		{"format", strconv.Itoa(man.Format), strconv.Itoa(want.Format)},
		{"mapping", man.Mapping, want.Mapping},
		{"schema", strconv.Itoa(man.Schema), strconv.Itoa(want.Schema)},
		{"analyzer", man.Analyzer, want.Analyzer},
	} {
		if v.have != v.want {
			return &VersionError{dir, v.what, v.have, v.want}
		}
	}
	return nil
}

var generationKey = []byte("pressroom.generation")

// generation reads the number that the last batch stored, 0 before the first.
func generation(idx bleve.Index) (uint64, error) {
	b, err := idx.GetInternal(generationKey)
	if err != nil || len(b) == 0 {
		return 0, err
	}
	return strconv.ParseUint(string(b), 10, 64)
}

// behind returns how many of the batches written bleve no longer has. It fails
// when it has none of them: then there is nothing to mend.
func (man manifest) behind(dir string, idx bleve.Index) (lost uint64, err error) {
	n, err := generation(idx)
	if err != nil || n >= man.Generation {
		return 0, err
	}
	if n == 0 {
		return 0, &DamagedError{Dir: dir, Msg: "all that was written is lost"}
	}
	return man.Generation - n, nil
}
