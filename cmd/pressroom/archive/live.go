package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"pressroom/index"
)

// Live is an archive that stays open while others write to it. Who asks is given the
// reading that is open, and nobody waits: what a writer has committed is opened beside it,
// and answers from the next question on. A reading that was replaced is closed when the
// last who asked it is done.
type Live struct {
	archive Archive

	opening sync.Mutex // held by who opens the next reading
	mu      sync.Mutex
	now     *shared
	closed  bool
}

// shared is a reading with the number of those who hold it; one of them is Live itself
// until there is a newer one.
type shared struct {
	*Reading
	state   string // names what the answers depend on
	files   string // of what lies beside the index
	holders int
}

// OpenLive opens an archive to stay open. The errors are those of Archive.Open.
func OpenLive(a Archive) (*Live, error) {
	l := &Live{archive: a}
	return l, l.Refresh()
}

// Archive is the one that is open.
func (l *Live) Archive() Archive { return l.archive }

// ErrClosed is returned by Take after Close.
var ErrClosed = errors.New("the archive is being closed")

// Take returns the reading that is open, the name of its state, and what gives it back.
// Two readings of one state give the same answers on the same day.
func (l *Live) Take() (r *Reading, state string, release func(), err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil, "", nil, ErrClosed
	}
	s := l.now
	s.holders++
	return s.Reading, s.state, sync.OnceFunc(func() { l.drop(s) }), nil
}

// drop gives a reading back.
func (l *Live) drop(s *shared) error {
	l.mu.Lock()
	s.holders--
	last := s.holders == 0
	l.mu.Unlock()
	if last {
		return s.Close()
	}
	return nil
}

// Current reports whether what is open is what lies on disk.
func (l *Live) Current() bool {
	l.mu.Lock()
	s := l.now
	s.holders++
	l.mu.Unlock()
	current := s.Index.Current() && s.files == l.archive.files()
	l.drop(s)
	return current
}

// Refresh opens what lies on disk, if it is not open. The errors are those of
// Archive.Open; what was open then stays so.
func (l *Live) Refresh() error {
	l.opening.Lock()
	defer l.opening.Unlock()
	if l.now != nil && l.Current() {
		return nil
	}
	files := l.archive.files()
	r, err := l.archive.Open()
	if err != nil {
		return err
	}
	if l.now != nil { // the first may be asked at once; who asks the next shall not wait
		if err := r.warm(context.Background()); err != nil {
			return errors.Join(err, r.Close())
		}
	}
	l.mu.Lock()
	old := l.now
	l.now = &shared{Reading: r, state: r.Index.Check() + files, files: files, holders: 1}
	if l.closed {
		old = l.now
	}
	l.mu.Unlock()
	if old != nil {
		return l.drop(old)
	}
	return nil
}

// Warm reads what every answer needs of the reading that is open, so that the first who asks
// does not wait for it.
func (l *Live) Warm(ctx context.Context) error {
	r, _, release, err := l.Take()
	if err != nil {
		return err
	}
	defer release()
	return r.warm(ctx)
}

// Watch refreshes as soon as there is something new, until ctx is done. An error is told
// once, and what is open stays open.
func (l *Live) Watch(ctx context.Context, every time.Duration, tell func(error)) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	told := ""
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		err := l.Refresh()
		switch {
		case err == nil:
			told = ""
		case errors.Is(err, index.ErrBusy): // it is being made anew
		case err.Error() != told:
			told = err.Error()
			tell(err)
		}
	}
}

// Close lets go of the archive when all that was taken has been given back.
func (l *Live) Close() error {
	l.mu.Lock()
	closed := l.closed
	l.closed = true
	l.mu.Unlock()
	if closed {
		return nil
	}
	return l.drop(l.now)
}

// files names the state of what lies beside the index and has a say in its answers.
func (a Archive) files() string {
	state := ""
	for _, path := range []string{a.AliasesPath(), a.Beside(SynonymsName)} {
		if info, err := os.Stat(path); err == nil {
			state += fmt.Sprintf("-%x.%x", info.Size(), info.ModTime().UnixNano())
		} else {
			state += "-"
		}
	}
	return state
}
