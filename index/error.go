package index

import (
	"errors"
	"fmt"
	"strings"
)

// Errors to branch on with errors.Is.
var (
	ErrMissing  = errors.New("there is no index")
	ErrBusy     = errors.New("the index is in use")
	ErrNotFound = errors.New("no such release")
	ErrTooBroad = errors.New("too many different words are spelled so; write more letters")
	ErrTooSlow  = fmt.Errorf("the query takes longer than %s; ask for less, or for rarer words", maxDuration)
)

// A BusyError says who keeps the index from being opened. It is an ErrBusy, and of an
// index in the making an ErrMissing, too.
type BusyError struct {
	Dir    string
	Owner  *Owner // the writer; nil when it is being read, or the writer is unknown
	Making bool   // nothing of it can be read yet
}

// Error names the process, its machine and when it began.
func (e *BusyError) Error() string {
	does, more := "written", ""
	if e.Making {
		does, more = "made", "; nothing can be read yet"
	}
	switch {
	case e.Owner != nil:
		return fmt.Sprintf("index %s: being %s by process %d on %s since %s%s",
			e.Dir, does, e.Owner.PID, e.Owner.Host, e.Owner.Since.Format("2006-01-02 15:04:05"), more)
	case e.Making:
		return fmt.Sprintf("index %s: being %s by another process%s", e.Dir, does, more)
	}
	return fmt.Sprintf("%s: in use by another process", e.Dir)
}

// Is reports whether target is ErrBusy or, of an index in the making, ErrMissing.
func (e *BusyError) Is(target error) bool {
	return target == ErrBusy || e.Making && target == ErrMissing
}

// A VersionError refuses an index that another version of the program wrote.
type VersionError struct {
	Dir        string
	What       string // "format", "mapping", "schema" or "analyzer"
	Have, Want string // of the index, and of this program
	Age        Age
}

// Age is that of an index beside this program.
type Age int

// The ages of an index.
const (
	Older  Age = iota // its originals can be read
	TooOld            // even they cannot
	Newer             // nobody knows
)

// Error names the difference.
func (e *VersionError) Error() string {
	switch e.Age {
	case TooOld:
		return fmt.Sprintf("index %s: its %s %s is too old to be read", e.Dir, e.What, e.Have)
	case Newer:
		return fmt.Sprintf("index %s: its %s is %s and this program has %s; a newer pressroom wrote it", e.Dir, e.What, e.Have, e.Want)
	}
	return fmt.Sprintf("index %s: its %s is %q and this program has %q", e.Dir, e.What, e.Have, e.Want)
}

// A DamagedError refuses an index whose files are not what was written. No
// file has been changed.
type DamagedError struct {
	Dir string
	Msg string
}

// Error says what is wrong.
func (e *DamagedError) Error() string { return fmt.Sprintf("index %s: damaged: %s", e.Dir, e.Msg) }

func damaged(dir, format string, args ...any) error {
	return &DamagedError{dir, fmt.Sprintf(format, args...)}
}

// An UnsupportedError refuses what an index in an engine elsewhere does not do.
type UnsupportedError struct{ What string }

// Error names it.
func (e *UnsupportedError) Error() string {
	return "an index in OpenSearch cannot " + e.What
}

// An AmbiguousError says that the beginning of an identifier fits several.
type AmbiguousError struct {
	Prefix string
	IDs    []string // ascending, ten at most
}

// Error lists the identifiers.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%s fits more than one release: %s", e.Prefix, strings.Join(e.IDs, " "))
}

func missing(dir string) error {
	return fmt.Errorf("index %s: %w", dir, ErrMissing)
}
