package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// An Owner is the process that writes to an index.
type Owner struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

// errLocked is what flock and its kin say when somebody else has the lock.
var errLocked = errors.New("locked")

// lock is a hold on a file. The kernel ends it with the process, so that what a
// killed process leaves behind blocks nobody; the owner written into the file is
// read only while the lock is held.
type lock struct{ file *os.File }

// lockWriter takes the index for writing, at once or not at all.
func lockWriter(dir string) (*lock, error) {
	f, err := openLock(lockPath(dir), os.O_RDWR|os.O_CREATE, true)
	var held *heldError
	if errors.As(err, &held) {
		return nil, &BusyError{Dir: dir, Owner: held.owner}
	}
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	lk := &lock{f}
	note, err := json.Marshal(Owner{os.Getpid(), host, time.Now().UTC().Truncate(time.Second)})
	if err == nil {
		err = f.Truncate(0)
	}
	if err == nil {
		_, err = f.WriteAt(note, 0)
	}
	if err != nil {
		lk.release()
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	return lk, nil
}

// lockSnapshot holds a snapshot for reading, or for sweeping it away. One that is
// being swept away is none any more (fs.ErrNotExist).
func lockSnapshot(path string, sweep bool) (*lock, error) {
	f, err := openLock(filepath.Join(path, metaName), os.O_RDONLY, sweep)
	var held *heldError
	if errors.As(err, &held) && !sweep {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, err
	}
	return &lock{f}, nil
}

// inMaking turns the error that an index is missing into a BusyError where somebody
// makes it.
func inMaking(dir string, err error) error {
	if !errors.Is(err, ErrMissing) {
		return err
	}
	f, busy := openLock(lockPath(dir), os.O_RDONLY, false)
	var held *heldError
	if errors.As(busy, &held) {
		return &BusyError{dir, held.owner, true}
	}
	if busy == nil {
		f.Close()
	}
	return err
}

// heldError says that somebody else has the lock.
type heldError struct{ owner *Owner }

func (e *heldError) Error() string { return errLocked.Error() }

// openLock opens and locks a file. It may be deleted or replaced between the two;
// whoever then holds a nameless file holds nothing, and tries again.
func openLock(path string, flag int, exclusive bool) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, flag, 0o666)
		if err != nil {
			return nil, err
		}
		if err := flock(f, exclusive); err != nil {
			owner := readOwner(f, exclusive)
			f.Close()
			if errors.Is(err, errLocked) {
				return nil, &heldError{owner}
			}
			return nil, err
		}
		held, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, err
		}
		if named, err := os.Stat(path); err == nil && os.SameFile(held, named) {
			return f, nil
		}
		f.Close()
	}
}

// readOwner returns the writer that holds the lock, nil when it is unknown.
func readOwner(f *os.File, wanted bool) *Owner {
	if wanted && flock(f, false) == nil {
		return nil
	}
	note, err := io.ReadAll(io.NewSectionReader(f, 0, 4096))
	if err != nil {
		return nil
	}
	var owner Owner
	if json.Unmarshal(note, &owner) != nil {
		return nil
	}
	return &owner
}

// release gives the lock up; closing the file unlocks it.
func (lk *lock) release() {
	if lk != nil {
		lk.file.Close()
	}
}
