package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
	"pressroom/index/profile"
)

// TestBusy lets many write at once: two add, others keep searches and aliases, and backups are made meanwhile.
// Nothing of anybody is lost, and every backup is sound.
func TestBusy(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	const each = 4
	dir := t.TempDir()
	at := filepath.Join(dir, indexName)
	command := func(args ...string) {
		if out, err := exec.Command("pressroom", append([]string{"--index", at}, args...)...).CombinedOutput(); err != nil {
			t.Errorf("%q: %v: %s", args, err, out)
		}
	}
	input := func(writer, from, to int) string {
		var b strings.Builder
		for n := from; n < to; n++ {
			fmt.Fprintf(&b, "{\"source\": \"w%d/%d\", \"text\": \"Gate %d of %d\\n\\nThe gate is open.\"}\n", writer, n, n, writer)
		}
		path := filepath.Join(dir, fmt.Sprintf("in-%d-%d.jsonl", writer, from))
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	command("add", input(0, 0, 20))
	var all sync.WaitGroup
	for writer := 1; writer <= 2; writer++ {
		for _, work := range []func(n int){
			func(n int) { command("add", "--wait", "5m", input(writer, n*150, (n+1)*150)) },
			func(n int) { command("save", fmt.Sprintf("gates %d of %d", n, writer), "gate") },
			func(n int) { command("alias", "split", "person", fmt.Sprintf("Person %d of %d", n, writer)) },
			func(n int) { command("backup", filepath.Join(dir, fmt.Sprintf("backup-%d-%d", writer, n))) },
		} {
			all.Go(func() {
				for n := range each {
					work(n)
				}
			})
		}
	}
	all.Wait()
	if h, err := index.Verify(context.Background(), at); err != nil || h.Releases != 20+2*each*150 {
		t.Errorf("%d releases, %v, want %d", h.Releases, err, 20+2*each*150)
	}
	a := archive.Archive{Dir: at}
	if saved, err := a.Saved(); err != nil || len(saved) != 2*each {
		t.Errorf("%d saved searches, %v", len(saved), err)
	}
	if lines, err := profile.AliasLines(a.AliasesPath()); err != nil || len(lines) != 2*each {
		t.Errorf("%d aliases, %v", len(lines), err)
	}
	for writer := 1; writer <= 2; writer++ {
		for n := range each {
			kept := filepath.Join(dir, fmt.Sprintf("backup-%d-%d", writer, n), indexName)
			if h, err := index.Verify(context.Background(), kept); err != nil || h.Releases < 20 {
				t.Errorf("%s: %d releases, %v", kept, h.Releases, err)
			}
		}
	}
}
