package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A snapshot is a bleve index that does not change any more. Its segments are
// hard links to those that the writer works on (copies where the file system has
// no links); bleve never changes a segment, it makes a new one. A reader holds
// the snapshot that it reads by a shared lock on its index_meta.json, and the
// writer sweeps away what nobody holds.

func snapshotDir(dir string, n int) string {
	return filepath.Join(dir, snapshotPart+strconv.Itoa(n))
}

// snapshotNumber returns the number in the name of a snapshot, and whether it is
// one.
func snapshotNumber(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, snapshotPart)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil
}

// unusedSnapshot returns a number after that of the current snapshot which no
// directory has: what cannot be swept away keeps its number.
func unusedSnapshot(dir string, current int) (int, error) {
	entries, err := os.ReadDir(dir)
	for _, entry := range entries {
		if n, ok := snapshotNumber(entry.Name()); ok {
			current = max(current, n)
		}
	}
	return current + 1, err
}

// hold returns the manifest of the index in dir and a hold on its snapshot.
func hold(dir string) (manifest, *lock, error) {
	for {
		man, err := readManifest(dir)
		if err == nil && man.Format != format {
			return man, nil, nil // the caller refuses it
		}
		if err != nil {
			return man, nil, err
		}
		lk, err := lockSnapshot(snapshotDir(dir, man.Snapshot), false)
		if err == nil {
			return man, lk, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return man, nil, fmt.Errorf("index %s: %w", dir, err)
		}
		// A writer has swept it away since, or else it is gone for ever.
		if now, err := readManifest(dir); err == nil && now.Snapshot == man.Snapshot {
			return man, nil, damaged(dir, "%s%d is gone", snapshotPart, man.Snapshot)
		}
	}
}

// sweep removes the snapshots that are neither current nor held, and what an
// older format left. What cannot be removed now is removed the next time.
func sweep(dir string, current int) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		switch n, ok := snapshotNumber(entry.Name()); {
		case ok && n != current:
			lk, err := lockSnapshot(path, true)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				continue
			}
			// Who comes now finds no name to lock, and asks the manifest again.
			os.Remove(filepath.Join(path, metaName))
			lk.release()
			os.RemoveAll(path)
		case current > 0 && (entry.Name() == formerNames[0] || entry.Name() == formerNames[1]):
			os.RemoveAll(path)
		}
	}
}

// copier writes a snapshot for bleve's CopyTo (its index.Directory).
type copier struct {
	from, to string      // bleve directories
	mode     fs.FileMode // of a file that the umask has had its say on
}

// GetWriter opens a file of the snapshot for writing; nil says that it is there
// already, which a link to a segment is.
func (c *copier) GetWriter(name string) (io.WriteCloser, error) {
	if strings.HasSuffix(name, ".zap") {
		if linked := os.Link(filepath.Join(c.from, name), filepath.Join(c.to, name)); linked == nil {
			return nil, nil
		}
	}
	f, err := os.OpenFile(filepath.Join(c.to, name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	c.mode = info.Mode().Perm()
	return f, nil
}

// makeSnapshot copies what the engine, open in the directory from, has committed
// into the new directory to, links the parts of the columns, and returns its files. Those that stand in known
// have been looked through before, the others are.
func makeSnapshot(e *engine, parts []string, from, to string, known map[string]file) (map[string]file, error) {
	if err := os.MkdirAll(filepath.Join(to, storeName), 0o777); err != nil {
		return nil, err
	}
	c := &copier{from: from, to: to}
	if err := e.copyTo(c); err != nil {
		return nil, err
	}
	for _, name := range parts {
		if err := linkFile(filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return nil, err
		}
	}
	files := map[string]file{}
	for _, part := range []string{"", storeName} {
		entries, err := os.ReadDir(filepath.Join(to, part))
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if entry.IsDir() {
				continue
			}
			name := filepath.ToSlash(filepath.Join(part, entry.Name()))
			if f, ok := known[name]; ok && lasting(name) {
				files[name] = f
				continue
			}
			if files[name], err = c.seal(name); err != nil {
				return nil, err
			}
		}
	}
	return files, errors.Join(syncDir(filepath.Join(to, storeName)), syncDir(to), syncDir(filepath.Dir(to)))
}

func isSegment(name string) bool { return strings.HasSuffix(name, ".zap") }

// lasting reports whether a file never changes, so that snapshots share it.
func lasting(name string) bool {
	_, part := partNumber(name)
	return part || isSegment(name)
}

// seal makes a new file of the snapshot last, gives it the mode of its
// neighbours, and takes its measure.
func (c *copier) seal(name string) (file, error) {
	path := filepath.Join(c.to, filepath.FromSlash(name))
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return file{}, err
	}
	if err := errors.Join(f.Chmod(c.mode), f.Sync(), f.Close()); err != nil {
		return file{}, err
	}
	return measure(path)
}

// errCRC says that a segment is not what bleve wrote.
var errCRC = errors.New("its own checksum is another")

// measure reads a whole file. A segment bears its own CRC-32 in its last four
// bytes, over all before, which bleve itself never looks at.
func measure(path string) (file, error) {
	f, err := os.Open(path)
	if err != nil {
		return file{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return file{}, err
	}
	sum := crc32.NewIEEE()
	var own [4]byte
	body := info.Size() - int64(len(own))
	if !isSegment(path) || body < 0 {
		body = info.Size()
	}
	if _, err := io.CopyN(sum, f, body); err != nil {
		return file{}, err
	}
	if isSegment(path) {
		n, err := io.ReadFull(f, own[:])
		if err != nil || binary.BigEndian.Uint32(own[:]) != sum.Sum32() {
			return file{}, errCRC
		}
		sum.Write(own[:n])
	}
	return file{info.Size(), sumOf(sum.Sum32())}, nil
}

// sizes compares the sizes of all files with the manifest, and the sums of those
// that are small: it costs no more than a look, and spares the memory fault that
// a file cut short would be.
func (man manifest) sizes(dir string) error {
	for _, name := range man.names() {
		// The identity has sums of its own, which its readers compare.
		if err := man.compare(dir, name, !lasting(name) && name != identityName); err != nil {
			return err
		}
	}
	return nil
}

// sums compares the sums of all files, which reads all of them.
func (man manifest) sums(dir string) error {
	for _, name := range man.names() {
		if err := man.compare(dir, name, true); err != nil {
			return err
		}
	}
	return nil
}

// compare compares one file with the manifest.
func (man manifest) compare(dir, name string, sum bool) error {
	path := filepath.Join(snapshotDir(dir, man.Snapshot), filepath.FromSlash(name))
	rel := snapshotPart + strconv.Itoa(man.Snapshot) + "/" + name
	want := man.Files[name]
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return damaged(dir, "%s is gone", rel)
	case err != nil:
		return fmt.Errorf("index %s: %w", dir, err)
	case info.Size() != want.Bytes:
		return damaged(dir, "%s has %d of %d bytes", rel, info.Size(), want.Bytes)
	case !sum:
		return nil
	}
	have, err := measure(path)
	switch {
	case errors.Is(err, errCRC) || err == nil && have != want:
		return damaged(dir, "%s is not what was written", rel)
	case err != nil && refused(err):
		return fmt.Errorf("index %s: %w", dir, err)
	case err != nil:
		return damaged(dir, "%s cannot be read: %v", rel, err)
	}
	return nil
}

// startWork makes the working copy of a snapshot, for the writer to change.
func startWork(dir string, man manifest) error {
	from, to := snapshotDir(dir, man.Snapshot), workDir(dir)
	if err := os.MkdirAll(filepath.Join(to, storeName), 0o777); err != nil {
		return err
	}
	for _, name := range man.names() {
		if name == identityName || name == acronymsName { // of the releases of that snapshot
			continue
		}
		name = filepath.FromSlash(name)
		// bleve changes its root in place.
		take := copyFile
		if lasting(name) {
			take = linkFile
		}
		if err := take(filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}

// linkFile gives a file a second name, or copies it where there are no links.
func linkFile(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	return copyFile(from, to)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
