package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
	"pressroom/index/profile"
)

// crashes is how often TestCrash kills: CRASHES=100 go test ./cmd/pressroom -run Crash -v
func crashes(t *testing.T) int {
	n := 5
	if s := os.Getenv("CRASHES"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

// TestCrash kills commands that write, as kill -9 does, at random moments. After
// each the index must verify and hold what it held before or what the killed
// command was to make of it, release by release, and the aliases likewise.
func TestCrash(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	want := crashes(t)
	c := newCrasher(t)
	killed := map[string]int{}
	for n := 0; n < want; {
		op := c.ops[c.rng.Intn(len(c.ops))]
		if c.attempt(op) {
			killed[op.name]++
			n++
		}
		if t.Failed() {
			t.Fatalf("after %d kills, the last one of %s", n, op.name)
		}
	}
	c.finish()
	t.Logf("%d kills: %v", want, killed)
}

// content is what an index holds: texts by source.
type content map[string]string

// crasher is an index with what it must hold.
type crasher struct {
	t       *testing.T
	rng     *rand.Rand
	dir     string // of everything
	made    int    // sources so far
	has     content
	aliases []string
	ops     []operation
	took    map[string]time.Duration
}

// operation is a command that is killed. Its plan returns the arguments, and what
// the index, or the file of aliases, holds when the command has come to its end.
type operation struct {
	name string
	// whole commands do all or nothing; others do their work in batches.
	whole bool
	plan  func() (args []string, then content, aliases []string)
}

func newCrasher(t *testing.T) *crasher {
	c := &crasher{t: t, rng: rand.New(rand.NewSource(time.Now().UnixNano())), dir: t.TempDir(), has: content{},
		took: map[string]time.Duration{}}
	c.ops = []operation{{"add", false, c.add}, {"rebuild", true, c.rebuild}, {"add --rebuild", true, c.addRebuild},
		{"alias", true, c.alias}}
	if (&program{}).app().Command("remove") != nil {
		c.ops = append(c.ops, operation{"remove", false, c.remove})
	}
	for _, op := range c.ops { // each comes to its end once
		args, then, aliases := op.plan()
		begun := time.Now()
		cmd, said := c.command(args)
		if err := cmd.Run(); err != nil {
			t.Fatalf("%s: %v: %s", op.name, err, said)
		}
		c.took[op.name] = time.Since(begun)
		c.check(op, then, aliases, true)
	}
	return c
}

func (c *crasher) command(args []string) (*exec.Cmd, *bytes.Buffer) {
	cmd := exec.Command("pressroom", append([]string{"--index", c.index()}, args...)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	return cmd, &said
}

func (c *crasher) index() string     { return filepath.Join(c.dir, "index") }
func (c *crasher) aliasFile() string { return filepath.Join(c.dir, archive.AliasesName) }

// attempt runs a command and kills it; it reports whether the kill came in time.
func (c *crasher) attempt(op operation) bool {
	args, then, aliases := op.plan()
	cmd, said := c.command(args)
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	time.Sleep(time.Duration(c.rng.Int63n(int64(c.took[op.name]) + 1)))
	_ = cmd.Process.Kill() // it may be done
	err := cmd.Wait()
	done := err == nil
	if !done && cmd.ProcessState.Exited() {
		c.t.Fatalf("%s: %v: %s", op.name, err, said)
	}
	c.check(op, then, aliases, done)
	return !done
}

// check compares what is there with what was there before and with what was to be.
func (c *crasher) check(op operation, then content, aliases []string, done bool) {
	if _, err := index.Verify(context.Background(), c.index()); err != nil && !errors.Is(err, index.ErrMissing) {
		c.t.Errorf("%s: %v", op.name, err)
		return
	}
	got := c.read()
	switch {
	case done && !maps.Equal(got, then), op.whole && !maps.Equal(got, then) && !maps.Equal(got, c.has):
		c.t.Errorf("%s, done %v: %d releases, want %d, or %d as before", op.name, done, len(got), len(then), len(c.has))
	default:
		c.compare(op, got, then)
	}
	c.has = got
	lines, err := profile.AliasLines(c.aliasFile())
	if err != nil || !slices.Equal(lines, aliases) && (done || !slices.Equal(lines, c.aliases)) {
		c.t.Errorf("%s, done %v: aliases %q, %v", op.name, done, lines, err)
	}
	c.aliases = lines
}

// compare looks at each release: it is as before or as it was to become.
func (c *crasher) compare(op operation, got, then content) {
	for _, sources := range []content{got, c.has} {
		for source := range sources {
			if text := got[source]; text != c.has[source] && text != then[source] {
				c.t.Errorf("%s: %s holds %q, want %q or %q", op.name, source, text, c.has[source], then[source])
			}
		}
	}
}

func (c *crasher) read() content {
	got := content{}
	idx, err := index.Open(c.index())
	if errors.Is(err, index.ErrMissing) {
		return got
	}
	if err == nil {
		err = idx.Each(context.Background(), nil, index.Newest, func(st index.Stored) error {
			got[st.Release.Source] = st.Release.Text
			return nil
		})
		err = errors.Join(err, idx.Close())
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return got
}

// finish adds once more and leaves nothing of what the killed commands left.
func (c *crasher) finish() {
	args, then, aliases := c.add()
	cmd, said := c.command(args)
	if err := cmd.Run(); err != nil {
		c.t.Fatalf("%v: %s", err, said)
	}
	c.check(c.ops[0], then, aliases, true)
	var left []string
	entries, err := os.ReadDir(c.index())
	for _, e := range entries {
		if e.Name() != "versions" { // older texts of changed sources stay
			left = append(left, e.Name())
		}
	}
	if err != nil || len(left) != 3 {
		c.t.Errorf("left: %q, %v, want manifest, lock and one snapshot", left, err)
	}
}

// add adds new releases, enough for two batches, and changes some.
func (c *crasher) add() ([]string, content, []string) {
	then := maps.Clone(c.has)
	fresh := content{}
	for range 510 {
		c.made++
		fresh[fmt.Sprintf("s/%d", c.made)] = fmt.Sprintf("Gate %d\n\nGate %d is open.", c.made, c.made)
	}
	for _, source := range c.some(40) {
		fresh[source] = fmt.Sprintf("%s It has been open for %d days.", c.has[source], c.made)
	}
	maps.Copy(then, fresh)
	return []string{"add", c.write(fresh)}, then, c.aliases
}

func (c *crasher) rebuild() ([]string, content, []string) {
	return []string{"rebuild"}, c.has, c.aliases
}

// addRebuild makes the index anew of a part of what it has, so that it stays small.
func (c *crasher) addRebuild() ([]string, content, []string) {
	then := content{}
	for _, source := range c.some(300) {
		then[source] = c.has[source]
	}
	return []string{"add", "--rebuild", c.write(then)}, then, c.aliases
}

func (c *crasher) remove() ([]string, content, []string) {
	then := maps.Clone(c.has)
	source := c.some(1)[0]
	delete(then, source)
	return []string{"remove", source}, then, c.aliases
}

func (c *crasher) alias() ([]string, content, []string) {
	c.made++
	name := fmt.Sprintf("Person %d", c.made)
	return []string{"alias", "split", "person", name}, c.has, append(slices.Clone(c.aliases), profile.ApartLine("person", name))
}

// some picks sources.
func (c *crasher) some(n int) []string {
	all := slices.Sorted(maps.Keys(c.has))
	c.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(n, len(all))]
}

// write writes the input of a command.
func (c *crasher) write(releases content) string {
	path := filepath.Join(c.dir, "in.jsonl")
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, source := range slices.Sorted(maps.Keys(releases)) {
		if err := enc.Encode(map[string]string{"source": source, "text": releases[source]}); err != nil {
			c.t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, b.Bytes(), fs.FileMode(0o644)); err != nil {
		c.t.Fatal(err)
	}
	return path
}
