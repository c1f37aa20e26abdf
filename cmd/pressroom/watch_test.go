package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWatch lets files arrive in a folder, each after the one before has been told of.
func TestWatch(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	dir := t.TempDir()
	inbox, idx := filepath.Join(dir, "inbox"), filepath.Join(dir, "index")
	put := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pressroom := func(args ...string) string {
		t.Helper()
		var out, told bytes.Buffer
		if code := run(t.Context(), append([]string{"pressroom", "--index", idx}, args...), nil, &out, &told); code != 0 {
			t.Fatalf("%q: exit code %d, %s", args, code, told.String())
		}
		return out.String()
	}
	put(filepath.Join(dir, "first.txt"), oddRelease)
	pressroom("add", filepath.Join(dir, "first.txt"))
	pressroom("save", "walls", "wall")
	put(filepath.Join(inbox, "there.txt"), "Quay closed\n\nThe quay is closed until autumn.\n")

	ctx, interrupt := context.WithTimeout(t.Context(), 2*time.Minute)
	defer interrupt()
	in, out := io.Pipe()
	var told bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"pressroom", "--index", idx, "watch", inbox}, nil, out, &told)
		out.Close()
	}()
	lines := bufio.NewScanner(in)
	await := func(want string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), want) {
				return
			}
		}
		t.Fatalf("%q is not told", want)
	}
	await("1 added")
	put(filepath.Join(inbox, "below", "later.txt"), "Wall opens\n\nThe minister opened the harbour wall on Monday.\n")
	await("1 added")
	await("walls: 1 release new")
	await("later.txt")
	go func() { _, _ = io.Copy(io.Discard, in) }()
	interrupt()
	if got := <-code; got != 0 || told.String() != "1 of 1 release\n" {
		t.Errorf("exit code %d, told %q", got, told.String())
	}
	if got := pressroom("search", "minister"); strings.Count(got, "later.txt") != 1 {
		t.Errorf("found %q", got)
	}
}

// TestWhole says when a file that arrives is read: when it has not grown for a while, and once.
func TestWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	w := &watcher{waiting: map[string]arrival{path: {size: -1}}, taken: map[string]time.Time{}}
	start := time.Now()
	for n, step := range []struct {
		write string // what has been written until then
		after time.Duration
		whole bool
	}{
		{"a", 0, false}, {"a", settled / 2, false}, {"ab", settled, false}, {"ab", 3 * settled / 2, false}, {"ab", 2 * settled, true},
		{"ab", 9 * settled, false},
	} {
		if n == 0 || step.write == "ab" && n == 2 {
			if err := os.WriteFile(path, []byte(step.write), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if n == 5 {
			w.waiting[path] = arrival{size: -1} // told of once more
		}
		if got := w.whole(start.Add(step.after)); len(got) == 1 != step.whole {
			t.Errorf("step %d: %q", n, got)
		}
	}
	if len(w.waiting) > 0 {
		t.Errorf("%v still wait", w.waiting)
	}
}
