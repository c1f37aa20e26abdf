package index

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// What an index consists of; package index says what each is for.
const (
	manifestName = "manifest.json"
	manifestTemp = "manifest.tmp"
	lockName     = "lock"
	workName     = "work"
	snapshotPart = "snapshot-" // and a number
	metaName     = "index_meta.json"
	identityName = "identity"
	acronymsName = "acronyms"
	partPrefix   = "columns-" // and a number
)

var (
	storeName = "store"
	rootName  = filepath.Join(storeName, "root.bolt")
)

// formerNames are the directories of format 3.
var formerNames = []string{"bleve", "new"}

func manifestPath(dir string) string { return filepath.Join(dir, manifestName) }
func lockPath(dir string) string     { return filepath.Join(dir, lockName) }
func workDir(dir string) string      { return filepath.Join(dir, workName) }
func formerDir(dir string) string    { return filepath.Join(dir, formerNames[0]) }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// inventory fails at the first file inside dir that an index does not have:
// nothing is written into, or swept from, a directory of something else.
func inventory(dir string) error {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		// What vanishes meanwhile a writer has swept away.
		if os.IsNotExist(err) || path == dir {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if !ours(filepath.ToSlash(rel), entry) {
			return fmt.Errorf("%s: %s is not a file of an index", dir, rel)
		}
		return nil
	})
}

// ours reports whether an index has such a file or directory; rel is its path
// inside the index, with slashes.
func ours(rel string, entry fs.DirEntry) bool {
	top, inner, _ := strings.Cut(rel, "/")
	engine := top == workName || strings.HasPrefix(top, snapshotPart) || slices.Contains(formerNames, top)
	switch {
	case top == versionsName:
		return entry.IsDir() && inner == "" || entry.Type().IsRegular() && isVersion(inner)
	case entry.IsDir():
		return engine && (inner == "" || inner == storeName)
	case !entry.Type().IsRegular():
		return false
	case inner == "":
		return rel == manifestName || rel == manifestTemp || rel == lockName
	}
	return engine && ofEngine(inner)
}

// ofEngine reports whether the engine has such a file in its directory.
func ofEngine(inner string) bool {
	name, stored := strings.CutPrefix(inner, storeName+"/")
	_, part := partNumber(inner)
	return inner == metaName || inner == identityName || inner == acronymsName || part ||
		stored && (name == "root.bolt" || strings.HasSuffix(name, ".zap") && !strings.Contains(name, "/"))
}

// syncDir makes what was created or renamed in dir last. Not every file system
// can; those that cannot keep the order without it or lose both names.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}
