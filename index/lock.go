package index

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
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

// lock is a hold on a directory. The kernel ends it with the process, so that
// what a killed process leaves behind blocks nobody; the owner written into
// the file is read only while the lock is held.
type lock struct{ file *os.File }

// lockExclusive takes the directory for writing, at once or not at all.
func lockExclusive(dir string) (*lock, error) {
	f, err := openLock(dir, os.O_RDWR|os.O_CREATE, true)
	if err != nil {
		return nil, err
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
		return nil, err
	}
	return lk, nil
}

// lockShared takes the directory for reading. An index copied without its lock
// file is still guarded by the lock of its own bolt file.
func lockShared(dir string) (*lock, error) {
	f, err := openLock(dir, os.O_RDONLY, false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &lock{f}, nil
}

// openLock opens and locks the lock file. Remove may delete the file between
// the two; whoever then holds a nameless file holds nothing, and tries again.
func openLock(dir string, flag int, exclusive bool) (*os.File, error) {
	for {
		f, err := os.OpenFile(lockPath(dir), flag, 0o644)
		if err != nil {
			return nil, err
		}
		if err := flock(f, exclusive); err != nil {
			owner := readOwner(f, exclusive)
			f.Close()
			if errors.Is(err, errLocked) {
				return nil, &BusyError{dir, owner}
			}
			return nil, err
		}
		held, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, err
		}
		if named, err := os.Stat(lockPath(dir)); err == nil && os.SameFile(held, named) {
			return f, nil
		}
		f.Close()
		if flag&os.O_CREATE == 0 && !exists(lockPath(dir)) {
			return nil, fs.ErrNotExist
		}
	}
}

// readOwner returns the writer that holds the lock, nil when readers do: they
// leave no note, and the one in the file is of somebody long gone.
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
