package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// partial ends the name of a copy in the making.
const partial = ".partial"

// Copy copies the index in dir, as its last batch left it, to a directory that does not exist or is empty. Others may
// read it and write to it meanwhile. Every file is compared with its checksum as it is copied; the copy takes its place in
// one step at the end, and nothing is left of one that fails. Errors to branch on are those of Open, and fs.ErrExist
// where there is something already.
func Copy(ctx context.Context, dir, to string) (err error) {
	entries, err := os.ReadDir(to)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	man, lk, err := hold(dir)
	if err != nil {
		return inMaking(dir, err)
	}
	defer lk.release()
	if err := man.fits(dir, man.Analyzer); err != nil {
		return err
	}
	made := filepath.Clean(to) + partial
	if err := inventory(made); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.RemoveAll(made); err != nil { // of a run that was killed
		return err
	}
	if err := man.copy(ctx, dir, made); err != nil {
		return errors.Join(err, os.RemoveAll(made))
	}
	if err := os.Rename(made, to); err != nil {
		return errors.Join(err, os.RemoveAll(made))
	}
	return syncDir(filepath.Dir(filepath.Clean(to)))
}

// copy writes the files of the snapshot, the former versions, and in the end the manifest.
func (man manifest) copy(ctx context.Context, dir, to string) error {
	from, snapshot := snapshotDir(dir, man.Snapshot), snapshotDir(to, man.Snapshot)
	if err := os.MkdirAll(filepath.Join(snapshot, storeName), 0o777); err != nil {
		return err
	}
	for _, name := range man.names() {
		if err := ctx.Err(); err != nil {
			return err
		}
		path := filepath.Join(snapshot, filepath.FromSlash(name))
		if err := copyLasting(filepath.Join(from, filepath.FromSlash(name)), path); err != nil {
			return err
		}
		if have, err := measure(path); err != nil && !errors.Is(err, errCRC) {
			return err
		} else if have != man.Files[name] {
			return damaged(dir, "%s%d/%s is not what was written", snapshotPart, man.Snapshot, name)
		}
	}
	versions, err := versionFiles(dir, "")
	if err != nil {
		return err
	}
	for _, name := range versions {
		if err := os.MkdirAll(versionsDir(to), 0o777); err != nil {
			return err
		}
		err := copyLasting(filepath.Join(versionsDir(dir), name), filepath.Join(versionsDir(to), name))
		if errors.Is(err, fs.ErrNotExist) { // its source was removed meanwhile
			continue
		}
		if err == nil {
			_, err = readVersion(to, name)
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(syncDir(filepath.Join(snapshot, storeName)), syncDir(snapshot), man.write(to))
}

// copyLasting copies a file and makes the copy last.
func copyLasting(from, to string) error {
	if err := copyFile(from, to); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
