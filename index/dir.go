package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func manifestPath(dir string) string { return filepath.Join(dir, "manifest.json") }
func lockPath(dir string) string     { return filepath.Join(dir, "lock") }
func bleveDir(dir string) string     { return filepath.Join(dir, "bleve") }
func newDir(dir string) string       { return filepath.Join(dir, "new") }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Remove deletes the index in dir, and dir itself when nothing else is left in
// it. It refuses a directory that holds no index or a file that is none of an
// index's, and an index that is in use (ErrBusy); then nothing is deleted.
// Damaged indexes and those of other versions are deleted as well.
func Remove(dir string) error {
	// An index that lost its manifest is a damaged one.
	if !exists(manifestPath(dir)) && !exists(bleveDir(dir)) {
		return missing(dir)
	}
	if _, err := inventory(dir); err != nil {
		return err
	}
	lk, err := lockExclusive(dir)
	if err != nil {
		return err
	}
	defer lk.release()
	files, err := inventory(dir)
	if err != nil {
		return err
	}
	// Children come after their directory, and the manifest goes last: what an
	// interrupted Remove leaves is still known as an index.
	for n := len(files) - 1; n >= 0; n-- {
		if path := files[n]; path != manifestPath(dir) && path != lockPath(dir) {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	if err := os.Remove(manifestPath(dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return errors.Join(os.Remove(lockPath(dir)), os.Remove(dir))
}

// inventory lists the files and directories inside dir, each directory before
// what it holds, and fails at the first that an index does not have.
func inventory(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if !ours(filepath.ToSlash(rel), entry) {
			return fmt.Errorf("%s: %s is not a file of an index", dir, rel)
		}
		files = append(files, path)
		return nil
	})
	return files, err
}

func ours(rel string, entry fs.DirEntry) bool {
	top, inner, _ := strings.Cut(rel, "/")
	if entry.IsDir() {
		return (top == "bleve" || top == "new") && (inner == "" || inner == "store")
	}
	if !entry.Type().IsRegular() {
		return false
	}
	switch {
	case inner == "":
		return rel == "manifest.json" || rel == "manifest.tmp" || rel == "lock"
	case top != "bleve" && top != "new":
		return false
	}
	name, stored := strings.CutPrefix(inner, "store/")
	return inner == "index_meta.json" || stored && (name == "root.bolt" || strings.HasSuffix(name, ".zap") && !strings.Contains(name, "/"))
}
