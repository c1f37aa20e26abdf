package index

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"pressroom/analyze/schema"
)

// TestKill kills a process while it adds, at moments that differ, and adds
// the rest: the content must be that of an index never disturbed. A stale
// owner's note must block nobody.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	whole := dump(t, build(t, many()))
	dir := filepath.Join(t.TempDir(), "index")
	rng := rand.New(rand.NewSource(2))
	for range 6 {
		cmd := exec.Command(os.Args[0], "-test.run=^$")
		cmd.Env = append(os.Environ(), "PRESSROOM_TEST_ADD="+dir)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+rng.Intn(400)) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		if cmd.ProcessState.Exited() {
			t.Fatalf("the process ended before it was killed: %s", stderr.String())
		}
		checkEvents(t, dir)
	}
	if _, err := Verify(context.Background(), dir); err != nil && !errors.Is(err, ErrMissing) {
		t.Fatal(err)
	}
	n := fill(t, dir, many())
	t.Logf("%d of %d releases were left to add", n, len(many()))
	if got := dump(t, dir); got != whole {
		t.Error("the index differs from one made without interruption")
	}
}

// checkEvents counts the events that releases say they have and those there
// are: a batch holds both or neither.
func checkEvents(t *testing.T, dir string) {
	t.Helper()
	i, err := Open(dir)
	if errors.Is(err, ErrMissing) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	all, err := keys(context.Background(), i.idx, typed(releaseType), Newest.order())
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, key := range all {
		hd, err := readHead(i.idx, key)
		if err != nil {
			t.Fatal(err)
		}
		want += hd.Events
	}
	if got, err := i.Events(context.Background(), EventFilter{}); err != nil || got.Total != want {
		t.Errorf("%d events of %d releases, %v, want %d", got.Total, len(all), err, want)
	}
}

// many is enough for several batches.
func many() []item {
	var items []item
	for n := range 120 {
		items = append(items, written(fmt.Sprintf("source %d", n%100), "2020-01-02",
			fmt.Sprintf("Head %d\n\nText number %d.", n, n), func(an *schema.Analysis) {
				for e := range n % 4 {
					what := fmt.Sprintf("meeting %d of %d", e, n)
					an.Events = append(an.Events, event("meeting", what, "2020-01-02", "2020-01-03", nil, nil))
				}
			}))
	}
	return items
}

// addUntilKilled is the other process of TestKill. It writes the releases
// again and again, each time with other texts, and opens the index anew every
// time.
func addUntilKilled(dir string) int {
	for round := 0; ; round++ {
		if err := addRound(dir, round); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
}

func addRound(dir string, round int) error {
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		return err
	}
	for _, it := range many() {
		if round%2 == 1 {
			it.Rel.Text += " Changed."
			it.An.Events = it.An.Events[:len(it.An.Events)/2]
		}
		if w.Claim(it.Rel) != New {
			continue
		}
		if err := w.Add(it.Rel, it.An); err != nil {
			return err
		}
		if err := w.flushEvery(10); err != nil {
			return err
		}
	}
	return w.Close()
}

func (w *Writer) flushEvery(n int) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.pending < n {
		return nil
	}
	return w.flush()
}
