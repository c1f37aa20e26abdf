//go:build unix

package index

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// flock locks the file without waiting. A second call on the same file changes
// the kind of the lock.
func flock(f *os.File, exclusive bool) error {
	how := unix.LOCK_SH
	if exclusive {
		how = unix.LOCK_EX
	}
	err := unix.Flock(int(f.Fd()), how|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errLocked
	}
	return err
}
