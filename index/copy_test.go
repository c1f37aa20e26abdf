package index

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCopy(t *testing.T) {
	ctx := context.Background()
	dir := build(t, sample())
	w, err := OpenWriter(dir, "test 1") // who writes does not disturb
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	to := filepath.Join(t.TempDir(), "kept", "index")
	if err := Copy(ctx, dir, to); err != nil {
		t.Fatal(err)
	}
	want, err := Verify(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if have, err := Verify(ctx, to); err != nil || have != want {
		t.Errorf("the copy: %+v, %v, want %+v", have, err, want)
	}
	if err := Copy(ctx, dir, to); !errors.Is(err, fs.ErrExist) {
		t.Errorf("onto a copy: %v, want fs.ErrExist", err)
	}
	if err := Copy(ctx, t.TempDir(), filepath.Join(t.TempDir(), "none")); !errors.Is(err, ErrMissing) {
		t.Errorf("of nothing: %v, want ErrMissing", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := leavesNothing(t, "stopped", func(to string) error { return Copy(stopped, dir, to) }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// A flipped bit is not copied.
func TestCopyDamaged(t *testing.T) {
	dir := build(t, sample())
	man, err := readManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range man.names() {
		path := filepath.Join(snapshotDir(dir, man.Snapshot), filepath.FromSlash(name))
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(whole) == 0 {
			continue
		}
		flipped := append([]byte{}, whole...)
		flipped[len(flipped)/2] ^= 1
		if err := os.WriteFile(path, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		var damage *DamagedError
		if err := leavesNothing(t, name, func(to string) error { return Copy(context.Background(), dir, to) }); !errors.As(err, &damage) {
			t.Errorf("%s: %v, want that it is damaged", name, err)
		}
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// leavesNothing checks that a copy that fails leaves no file, and returns its error.
func leavesNothing(t *testing.T, name string, try func(to string) error) error {
	t.Helper()
	folder := t.TempDir()
	err := try(filepath.Join(folder, "to"))
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
		t.Errorf("%s: left %s", name, strings.Join(left, " "))
	}
	return err
}
