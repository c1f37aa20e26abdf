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

// TestCrash kills commands that write, as kill -9 does, at random moments: also a server while it takes
// an upload, a merge, a backup and a restore. After each the index must verify and hold what it held
// before or what the killed command was to make of it, release by release; aliases and saved searches
// likewise. No former version of a source is lost, and where a backup has an index, it is the whole archive.
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
	t        *testing.T
	rng      *rand.Rand
	dir      string // of everything
	made     int    // sources so far
	has      content
	texts    map[string]map[string]bool // of each source in the index, before a command
	now      map[string]map[string]bool // and after it
	versions map[string]map[string]bool // that sources had before
	aliases  []string
	saved    []string // names of searches
	ops      []operation
	took     map[string]time.Duration
	answered chan error // of uploads
}

// outcome is what there is when a command has come to its end.
type outcome struct {
	content
	aliases, saved []string
	removed        string // the source whose versions are gone
}

// operation is a command that is killed. Its plan returns the arguments, and what
// the index, or the file of aliases, holds when the command has come to its end.
type operation struct {
	name string
	// whole commands do all or nothing; others do their work in batches.
	whole bool
	plan  func() (args []string, then outcome)
	// run starts what is killed, where that is not the command with the arguments; ready has it begin its work.
	run func(args []string) (cmd *exec.Cmd, said *bytes.Buffer, ready func())
	// after looks at what else the command has made, and clears it away.
	after func(done bool)
}

func newCrasher(t *testing.T) *crasher {
	c := &crasher{t: t, rng: rand.New(rand.NewSource(time.Now().UnixNano())), dir: t.TempDir(), has: content{},
		versions: map[string]map[string]bool{}, took: map[string]time.Duration{},
		answered: make(chan error, 1000)}
	c.ops = []operation{
		{name: "add", plan: c.add}, {name: "rebuild", whole: true, plan: c.rebuild},
		{name: "add --rebuild", whole: true, plan: c.addRebuild}, {name: "alias", whole: true, plan: c.alias},
		{name: "save", whole: true, plan: c.save}, {name: "remove", plan: c.remove}, {name: "merge", plan: c.merge},
		{name: "upload", plan: c.upload, run: c.serve},
		{name: "backup", whole: true, plan: c.backup, after: c.lookAtBackup},
		{name: "restore", whole: true, plan: c.restore, after: c.lookAtRestored},
	}
	for _, op := range c.ops { // each comes to its end once
		args, then := op.plan()
		begun := time.Now()
		if op.run != nil {
			c.uploadWhole(args[0])
		} else if cmd, said := c.command(args); cmd.Run() != nil {
			t.Fatalf("%s: %s", op.name, said)
		}
		c.took[op.name] = time.Since(begun)
		c.check(op, then, true)
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
	args, then := op.plan()
	start := c.start
	if op.run != nil {
		start = op.run
	}
	cmd, said, ready := start(args)
	ready()
	time.Sleep(time.Duration(c.rng.Int63n(int64(c.took[op.name]) + 1)))
	_ = cmd.Process.Kill() // it may be done
	err := cmd.Wait()
	done := err == nil
	if !done && cmd.ProcessState.Exited() {
		c.t.Fatalf("%s: %v: %s", op.name, err, said)
	}
	c.check(op, then, done)
	return !done
}

// start starts a command, which is to be killed at once.
func (c *crasher) start(args []string) (*exec.Cmd, *bytes.Buffer, func()) {
	cmd, said := c.command(args)
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	return cmd, said, func() {}
}

// check compares what is there with what was there before and with what was to be.
func (c *crasher) check(op operation, want outcome, done bool) {
	then := want.content
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
	c.checkVersions(op, want, got, done)
	c.has = got
	lines, err := profile.AliasLines(c.aliasFile())
	if err != nil || !slices.Equal(lines, want.aliases) && (done || !slices.Equal(lines, c.aliases)) {
		c.t.Errorf("%s, done %v: aliases %q, %v", op.name, done, lines, err)
	}
	c.aliases = lines
	saved, err := c.savedNames(c.archive())
	if err != nil || !slices.Equal(saved, want.saved) && (done || !slices.Equal(saved, c.saved)) {
		c.t.Errorf("%s, done %v: saved searches %q, %v", op.name, done, saved, err)
	}
	c.saved = saved
	if op.after != nil {
		op.after(done)
	}
}

func (c *crasher) archive() archive.Archive { return archive.Archive{Dir: c.index()} }

func (c *crasher) savedNames(a archive.Archive) (names []string, err error) {
	all, err := a.Saved()
	for _, s := range all {
		names = append(names, s.Name)
	}
	return names, err
}

// checkVersions: each text that a source had stays known, until the source is removed.
func (c *crasher) checkVersions(op operation, want outcome, got content, done bool) {
	have := map[string]map[string]bool{}
	if idx, err := index.Open(c.index()); err == nil {
		old, err := idx.VersionsByID("")
		if err = errors.Join(err, idx.Close()); err != nil {
			c.t.Fatal(err)
		}
		for _, rel := range old {
			note(have, rel.Source, rel.Original())
		}
	}
	for source, texts := range c.texts {
		for text := range texts {
			if _, stays := got[source]; stays && op.name != "add --rebuild" && !c.now[source][text] {
				note(c.versions, source, text)
			}
		}
	}
	c.texts = c.now
	if _, stays := got[want.removed]; !stays {
		delete(c.versions, want.removed)
	}
	for source, texts := range c.versions {
		for text := range texts {
			if !have[source][text] {
				c.t.Errorf("%s, done %v: %s has lost the version %q", op.name, done, source, text)
			}
		}
	}
}

func note(versions map[string]map[string]bool, source, text string) {
	if versions[source] == nil {
		versions[source] = map[string]bool{}
	}
	versions[source][text] = true
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
	got, texts := c.contentOf(c.index())
	c.now = texts
	return got
}

// contentOf reads an index, and all texts of each source: it has two while a batch is there that changes it.
func (c *crasher) contentOf(dir string) (got content, texts map[string]map[string]bool) {
	got, texts = content{}, map[string]map[string]bool{}
	idx, err := index.Open(dir)
	if errors.Is(err, index.ErrMissing) {
		return got, texts
	}
	if err == nil {
		err = idx.Each(context.Background(), nil, index.Newest, func(st index.Stored) error {
			got[st.Release.Source] = st.Release.Text
			note(texts, st.Release.Source, st.Release.Text)
			return nil
		})
		err = errors.Join(err, idx.Close())
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return got, texts
}

// finish adds once more and leaves nothing of what the killed commands left.
func (c *crasher) finish() {
	args, then := c.add()
	for _, args := range [][]string{args, {"verify", "--against", args[1]}} {
		if cmd, said := c.command(args); cmd.Run() != nil {
			c.t.Fatalf("%q: %s", args, said)
		}
	}
	c.check(c.ops[0], then, true)
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

// as is what there is, with another content.
func (c *crasher) as(then content) outcome {
	return outcome{content: then, aliases: c.aliases, saved: c.saved}
}

// add adds new releases, enough for two batches, and changes some.
func (c *crasher) add() ([]string, outcome) {
	fresh, then := c.fresh(510)
	return []string{"add", c.write(fresh)}, then
}

// fresh are so many new releases, and some that are changed, with what there is afterwards.
func (c *crasher) fresh(n int) (content, outcome) {
	then := maps.Clone(c.has)
	fresh := content{}
	for range n {
		c.made++
		fresh[fmt.Sprintf("s/%d", c.made)] = fmt.Sprintf("Gate %d\n\nGate %d is open.", c.made, c.made)
	}
	for _, source := range c.some(40) {
		fresh[source] = fmt.Sprintf("%s It has been open for %d days.", c.has[source], c.made)
	}
	maps.Copy(then, fresh)
	return fresh, c.as(then)
}

func (c *crasher) rebuild() ([]string, outcome) { return []string{"rebuild"}, c.as(c.has) }

// addRebuild makes the index anew of a part of what it has, so that it stays small.
func (c *crasher) addRebuild() ([]string, outcome) {
	then := content{}
	for _, source := range c.some(300) {
		then[source] = c.has[source]
	}
	return []string{"add", "--rebuild", c.write(then)}, c.as(then)
}

func (c *crasher) remove() ([]string, outcome) {
	then := maps.Clone(c.has)
	source := c.some(1)[0]
	delete(then, source)
	want := c.as(then)
	want.removed = source
	return []string{"remove", source}, want
}

func (c *crasher) alias() ([]string, outcome) {
	c.made++
	name := fmt.Sprintf("Person %d", c.made)
	want := c.as(c.has)
	want.aliases = append(slices.Clone(c.aliases), profile.ApartLine("person", name))
	return []string{"alias", "split", "person", name}, want
}

func (c *crasher) save() ([]string, outcome) {
	c.made++
	name := fmt.Sprintf("gates %06d", c.made)
	want := c.as(c.has)
	want.saved = append(slices.Clone(c.saved), name)
	return []string{"save", name, "gate"}, want
}

// merge merges an archive of new releases, which no killed command has made.
func (c *crasher) merge() ([]string, outcome) {
	fresh, then := c.fresh(510)
	dir := filepath.Join(c.dir, "other")
	if err := os.RemoveAll(dir); err != nil {
		c.t.Fatal(err)
	}
	cmd := exec.Command("pressroom", "--index", dir, "add", c.write(fresh))
	if out, err := cmd.CombinedOutput(); err != nil {
		c.t.Fatalf("%v: %s", err, out)
	}
	return []string{"merge", dir}, then
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
