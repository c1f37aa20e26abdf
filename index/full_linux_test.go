package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// disk mounts a disk of so many bytes, in memory; only who may mount can test what happens when it is full.
func disk(t *testing.T, bytes string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size="+bytes); err != nil {
		t.Skipf("NOT TESTED: nothing can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestFullDisk adds until the disk is full, at several moments. The writer says so and does not hang; what
// was acknowledged is there and sound; and when there is room again, adding the same once more
// ends with the content of an index never disturbed.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	whole := dump(t, build(t, many()))
	full := 0
	for _, room := range []string{"64k", "96k", "128k", "160k", "192k", "224k", "256k", "288k", "320k", "352k", "384k", "8m"} {
		mounted := disk(t, room)
		dir := filepath.Join(mounted, "index")
		done := make(chan error, 1)
		go func() { done <- addAll(dir) }()
		select {
		case err := <-done:
			t.Logf("%s: %v", room, err)
			if err == nil {
				continue
			}
			full++
			if isDamaged(err) {
				t.Errorf("%s: a full disk is told as damage: %v", room, err)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s: the writer hangs", room)
		}
		if _, err := Verify(context.Background(), dir); err != nil && !errors.Is(err, ErrMissing) {
			t.Errorf("%s: %v", room, err)
		}
		checkEvents(t, dir)
		if err := unix.Mount("tmpfs", mounted, "tmpfs", unix.MS_REMOUNT, "size=100m"); err != nil {
			t.Fatal(err)
		}
		fill(t, dir, many())
		if got := dump(t, dir); got != whole {
			t.Errorf("%s: with room again the index differs", room)
		}
	}
	if full < 4 {
		t.Errorf("the disk was full %d times only", full)
	}
}

// addAll adds many releases in small batches, and ends as the commands do when something cannot be written.
func addAll(dir string) error {
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		return err
	}
	for _, it := range many() {
		if w.Claim(it.Rel) == New {
			err = errors.Join(w.Add(it.Rel, it.An), w.flushEvery(10))
		}
		if err != nil {
			return errors.Join(err, w.Stop())
		}
	}
	return w.Close()
}

// TestFullDiskBeside: a copy that has no room leaves nothing, and a file that is replaced stays as it was.
func TestFullDiskBeside(t *testing.T) {
	mounted := disk(t, "64k")
	to := filepath.Join(mounted, "copy")
	if err := Copy(context.Background(), build(t, many()), to); !errors.Is(err, unix.ENOSPC) {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(mounted); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	path := filepath.Join(mounted, "aliases.txt")
	replaced := func(text string) error {
		return ReplaceFile(context.Background(), path, func(string) (string, error) { return text, nil })
	}
	if err := replaced("one\n"); err != nil {
		t.Fatal(err)
	}
	if err := replaced(string(make([]byte, 1<<20))); !errors.Is(err, unix.ENOSPC) {
		t.Errorf("got %v", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "one\n" {
		t.Errorf("got %q, %v", got, err)
	}
}
