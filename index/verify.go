package index

import (
	"cmp"
	"context"
	"errors"
)

// Health is what Verify found in an index that is sound.
type Health struct {
	Releases, Events int
	Files            int
	Bytes            int64
}

// Verify reads the whole index and compares it with what was written: every file
// with its checksum, the numbers of releases and events, every event with its
// release, every original with its digest. The error joins all that is wrong, each
// a *DamagedError; ErrMissing and *VersionError are told as Open tells them.
func Verify(ctx context.Context, dir string) (Health, error) {
	man, lk, err := hold(dir)
	if err != nil {
		return Health{}, err
	}
	defer lk.release()
	if err := man.fits(dir, man.Analyzer); err != nil {
		return Health{}, err
	}
	h := Health{Files: len(man.Files), Bytes: man.bytes()}
	var wrong []error
	for _, name := range man.names() {
		if err := man.compare(dir, name, true); err != nil {
			wrong = append(wrong, err)
		}
	}
	// What stands in damaged files would be told twice.
	if len(wrong) > 0 {
		return h, errors.Join(wrong...)
	}
	e, err := man.open(dir)
	if err != nil {
		return h, err
	}
	defer e.Close()
	return h, h.records(ctx, e, man)
}

// records reads every release and counts its events.
func (h *Health) records(ctx context.Context, e *engine, man manifest) error {
	releases, err := keys(ctx, e, typed(releaseType), Newest.order())
	if err != nil {
		return err
	}
	events, err := keys(ctx, e, typed(eventType), eventOrder())
	if err != nil {
		return err
	}
	h.Releases, h.Events = len(releases), len(events)
	var wrong []error
	if h.Releases != man.Releases {
		wrong = append(wrong, damaged(e.dir, "it holds %d of %d releases", h.Releases, man.Releases))
	}
	left := make(map[string]bool, len(events))
	for _, key := range events {
		left[key] = true
	}
	for _, key := range releases {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := h.release(ctx, e, key, left); err != nil {
			wrong = append(wrong, err)
		}
	}
	if len(left) > 0 {
		wrong = append(wrong, damaged(e.dir, "%d events belong to no release", len(left)))
	}
	return errors.Join(wrong...)
}

// release looks through one release and takes its events from those left.
func (h *Health) release(ctx context.Context, e *engine, key string, left map[string]bool) error {
	st, hd, err := readWhole(e, key)
	if err != nil {
		return err
	}
	if n, err := count(ctx, e, identical(key, digest(st.Release))); err != nil || n != 1 {
		return errors.Join(err, damaged(e.dir, "the original of %q is not what was added", key))
	}
	for n := range hd.Events {
		name := eventKey(key, n)
		if !left[name] {
			return damaged(e.dir, "event %d of %q is gone", n+1, key)
		}
		delete(left, name)
		if fs, err := fields(e, name); err != nil || fs["event"] == nil {
			return cmp.Or(err, damaged(e.dir, "event %d of %q is gone", n+1, key))
		}
	}
	return nil
}
