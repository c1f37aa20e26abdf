package index

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

func TestIdempotent(t *testing.T) {
	items := sample()
	dir := build(t, items)
	before := dump(t, dir)
	if n := fill(t, dir, items); n != 0 {
		t.Errorf("%d releases were added again", n)
	}
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items { // without asking Unchanged
		if err := w.Add(it.rel, it.an); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), w.Close()); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, dir); after != before {
		t.Errorf("adding the same again changed the index:\n%s\n%s", before, after)
	}
	if err := w.Add(items[0].rel, items[0].an); err == nil {
		t.Error("a closed writer must refuse")
	}
}

// dump lists everything that an index answers.
func dump(t testing.TB, dir string) string {
	t.Helper()
	i, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	ctx := context.Background()
	res, err := i.Search(ctx, nil, Options{Limit: 1e5})
	if err != nil {
		t.Fatal(err)
	}
	events, err := i.Events(ctx, EventFilter{Limit: 1e5})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, hit := range res.Hits {
		fmt.Fprintf(&b, "%s %s %s %s\n", hit.key, hit.ID, hit.Headline, hit.Published)
	}
	for _, ev := range events.Hits {
		fmt.Fprintf(&b, "%s %s\n", ev.Source, ev.Event.What)
	}
	return b.String()
}

func TestReplace(t *testing.T) {
	items := sample()
	dir := build(t, items)
	changed := written("am/peace.txt", "2026-02-17", "Corrected headline\n\nNew text.", func(an *schema.Analysis) {
		an.Events = []schema.Event{event("award", "prize given", "2026-02-17", "2026-02-17", nil, nil)}
	})
	if n := fill(t, dir, []item{changed, items[1]}); n != 1 {
		t.Errorf("%d releases added, want the changed one only", n)
	}
	i := open(t, dir)
	if got := sources(t, i, "", Newest); len(got) != len(items) {
		t.Errorf("got %v", got)
	}
	if got := sources(t, i, "grigoryan -hasmik", Newest); len(got) != 0 {
		t.Errorf("the old text is still found: %v", got)
	}
	events, err := i.Events(context.Background(), EventFilter{Query: parse(t, "source:peace.txt"), Limit: 10})
	if err != nil || len(events.Hits) != 1 || events.Hits[0].Event.What != "prize given" {
		t.Errorf("got events %+v, %v, want the new one only", events, err)
	}
	if st, err := i.Stats(context.Background()); err != nil || st.Events != 3 || st.People != 2 {
		t.Errorf("got %+v, %v", st, err)
	}
	date := items[1]
	date.rel.Dates = nil
	i.Close()
	if n := fill(t, dir, []item{date}); n != 1 {
		t.Error("a release whose source dates it otherwise is another")
	}
}

// TestSameSource adds different releases of one source: none may be lost.
func TestSameSource(t *testing.T) {
	var items []item
	for n := range 30 {
		items = append(items, written("feed.jsonl", "", fmt.Sprintf("Head %d\n\nText.", n%20), nil))
	}
	dir := build(t, items)
	before := dump(t, dir)
	if n := strings.Count(before, "\n"); n != 20 {
		t.Errorf("%d releases kept, want 20:\n%s", n, before)
	}
	if n := fill(t, dir, items); n != 0 {
		t.Errorf("%d added again", n)
	}
	if after := dump(t, dir); after != before {
		t.Errorf("got %s, want %s", after, before)
	}
	twin := items[0]
	twin.rel.Source = "other.txt"
	if n := fill(t, dir, []item{twin}); n != 1 {
		t.Error("the same text of another source is another release")
	}
}

func TestBusy(t *testing.T) {
	dir := build(t, sample())
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	for name, attempt := range map[string]func() error{
		"writer": func() error { _, err := OpenWriter(dir, "test 1"); return err },
		"reader": func() error { _, err := Open(dir); return err },
		"remove": func() error { return Remove(dir) },
	} {
		err := attempt()
		var busy *BusyError
		if !errors.Is(err, ErrBusy) || !errors.As(err, &busy) || busy.Owner == nil || busy.Owner.PID != os.Getpid() {
			t.Errorf("%s beside a writer: %v", name, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	one, two := open(t, dir), open(t, dir)
	var busy *BusyError
	if _, err := OpenWriter(dir, "test 1"); !errors.As(err, &busy) || busy.Owner != nil {
		t.Errorf("writer beside readers: %v, want busy without an owner", err)
	}
	one.Close()
	two.Close()
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	w, err = OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatalf("after the readers: %v", err)
	}
	w.Close()
}

// TestBusyWithoutLockFile guards against readers of another program, or of a
// copy, that know nothing of our lock.
func TestBusyWithoutLockFile(t *testing.T) {
	dir := build(t, sample())
	i := open(t, dir)
	if err := os.Remove(lockPath(dir)); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenWriter(dir, "test 1"); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
	i.Close()
}

func TestMissing(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{dir, filepath.Join(dir, "none")} {
		if _, err := Open(d); !errors.Is(err, ErrMissing) {
			t.Errorf("Open(%s): %v, want ErrMissing", d, err)
		}
		if err := Remove(d); !errors.Is(err, ErrMissing) {
			t.Errorf("Remove(%s): %v, want ErrMissing", d, err)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("reading has made files: %v", entries)
	}
}

func TestVersions(t *testing.T) {
	for _, change := range []func(*manifest){
		func(m *manifest) { m.Format++ },
		func(m *manifest) { m.Mapping = "x" },
		func(m *manifest) { m.Schema++ },
		func(m *manifest) { m.Analyzer = "test 0" },
	} {
		dir := build(t, sample())
		man, err := readManifest(dir)
		if err != nil {
			t.Fatal(err)
		}
		change(&man)
		if err := man.write(dir); err != nil {
			t.Fatal(err)
		}
		var version *VersionError
		if _, err := OpenWriter(dir, "test 1"); !errors.As(err, &version) || !strings.Contains(err.Error(), "--rebuild") {
			t.Errorf("writer: %v, want a VersionError with the command", err)
		}
		i, err := Open(dir)
		if man.Analyzer == "test 0" { // old analyses may be read, but not mixed with new ones
			if err != nil {
				t.Error(err)
			} else {
				i.Close()
			}
		} else if !errors.As(err, &version) {
			t.Errorf("reader: %v, want a VersionError", err)
		}
		if err := Remove(dir); err != nil || exists(dir) {
			t.Errorf("Remove: %v", err)
		}
	}
}

// TestDamage breaks an index in several ways. It has to be refused, and no
// file but the broken one may change.
func TestDamage(t *testing.T) {
	var said bytes.Buffer
	log.SetOutput(&said)
	defer log.SetOutput(os.Stderr)
	root := func(dir string) string { return filepath.Join(bleveDir(dir), "store", "root.bolt") }
	for name, damage := range map[string]func(dir string) error{
		"no root":      func(dir string) error { return os.Remove(root(dir)) },
		"empty root":   func(dir string) error { return os.Truncate(root(dir), 0) },
		"short root":   func(dir string) error { return os.Truncate(root(dir), 5000) },
		"garbage root": func(dir string) error { return os.WriteFile(root(dir), bytes.Repeat([]byte("x"), 65536), 0o600) },
		"no meta":      func(dir string) error { return os.Remove(filepath.Join(bleveDir(dir), "index_meta.json")) },
		"no bleve":     func(dir string) error { return os.RemoveAll(bleveDir(dir)) },
		"no manifest":  func(dir string) error { return os.Remove(manifestPath(dir)) },
		"bad manifest": func(dir string) error { return os.WriteFile(manifestPath(dir), []byte("{"), 0o644) },
		"bad footer":   func(dir string) error { return eachSegment(dir, spoilFooter) },
	} {
		dir := build(t, sample())
		if err := damage(dir); err != nil {
			t.Fatal(err)
		}
		before := listing(t, dir)
		_, err := Open(dir)
		if want := name != "no manifest"; err == nil || want && !isDamaged(err) {
			t.Errorf("%s: Open: %v", name, err)
		}
		if _, err := OpenWriter(dir, "test 1"); !isDamaged(err) {
			t.Errorf("%s: OpenWriter: %v", name, err)
		}
		if after := listing(t, dir); after != before {
			t.Errorf("%s: files changed:\n%s\n%s", name, before, after)
		}
	}
	if said.Len() > 0 {
		t.Errorf("the standard logger said: %s", said.String())
	}
}

func isDamaged(err error) bool {
	var damaged *DamagedError
	return errors.As(err, &damaged)
}

func eachSegment(dir string, f func(path string) error) error {
	paths, err := filepath.Glob(filepath.Join(bleveDir(dir), "store", "*.zap"))
	if len(paths) == 0 {
		return errors.New("no segments")
	}
	for _, path := range paths {
		err = errors.Join(err, f(path))
	}
	return err
}

// spoilFooter overwrites the numbers by which a segment is found its way in.
func spoilFooter(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	copy(b[len(b)-60:], bytes.Repeat([]byte{0xee}, 40))
	return os.WriteFile(path, b, 0o600)
}

// listing lists the files of an index with their sizes, the lock aside.
func listing(t *testing.T, dir string) string {
	t.Helper()
	files, err := inventory(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, path := range files {
		if info, err := os.Stat(path); err == nil && !info.IsDir() && path != lockPath(dir) {
			fmt.Fprintf(&b, "%s %d\n", path, info.Size())
		}
	}
	return b.String()
}

// TestOlderSnapshot takes the last batch away, as bleve does by itself when it
// meets a damaged segment: readers must notice, the next add must mend it.
func TestOlderSnapshot(t *testing.T) {
	items := sample()
	dir := build(t, items[:3])
	kept := filepath.Join(t.TempDir(), "kept")
	if err := os.CopyFS(kept, os.DirFS(bleveDir(dir))); err != nil {
		t.Fatal(err)
	}
	fill(t, dir, items)
	whole := dump(t, dir)
	if err := errors.Join(os.RemoveAll(bleveDir(dir)), os.Rename(kept, bleveDir(dir))); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !isDamaged(err) || !strings.Contains(err.Error(), "pressroom add PATH") {
		t.Fatalf("Open: %v, want a DamagedError that says how to mend it", err)
	}
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	if w.Lost() != 1 {
		t.Errorf("%d releases lost, want 1", w.Lost())
	}
	for _, it := range items {
		if !w.Unchanged(it.rel) {
			if err := w.Add(it.rel, it.an); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, dir); got != whole {
		t.Errorf("got %s, want %s", got, whole)
	}
}

// TestManifestBehind is the index of a process killed between batch and
// manifest.
func TestManifestBehind(t *testing.T) {
	items := sample()
	dir := build(t, items[:2])
	old, err := os.ReadFile(manifestPath(dir))
	if err != nil {
		t.Fatal(err)
	}
	fill(t, dir, items)
	whole := dump(t, dir)
	if err := os.WriteFile(manifestPath(dir), old, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, dir); got != whole {
		t.Errorf("got %s, want %s", got, whole)
	}
	if n := fill(t, dir, items); n != 0 {
		t.Errorf("%d releases added again", n)
	}
}

// TestHalfMade is the index of a process killed while it made an empty one.
func TestHalfMade(t *testing.T) {
	dir := t.TempDir()
	man, err := newManifest("test 1")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(man.write(dir), os.MkdirAll(filepath.Join(newDir(dir), "store"), 0o755)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrMissing) {
		t.Errorf("Open: %v, want ErrMissing", err)
	}
	if n := fill(t, dir, sample()); n != 4 {
		t.Errorf("added %d", n)
	}
}

func TestForeignDirectory(t *testing.T) {
	dir := build(t, sample())
	for _, name := range []string{"notes.txt", filepath.Join("bleve", "store", "notes.txt")} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadDir(filepath.Join(dir, "bleve", "store"))
		if err := Remove(dir); err == nil || !strings.Contains(err.Error(), "notes.txt") {
			t.Errorf("Remove: %v, want a refusal that names the file", err)
		}
		if _, err := OpenWriter(dir, "test 1"); err == nil {
			t.Error("OpenWriter must refuse a directory of something else")
		}
		if after, _ := os.ReadDir(filepath.Join(dir, "bleve", "store")); len(after) != len(before) {
			t.Error("a refused Remove has deleted something")
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if err := Remove(dir); err != nil || exists(dir) {
		t.Errorf("Remove: %v", err)
	}
}

// TestReadOnlyFiles reads an index that may not be written to.
func TestReadOnlyFiles(t *testing.T) {
	dir := build(t, sample())
	before := listing(t, dir)
	i := open(t, dir)
	sources(t, i, "peace", Relevance)
	i.Close()
	if after := listing(t, dir); after != before {
		t.Errorf("reading changed files:\n%s\n%s", before, after)
	}
}

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
		hd, _, err := readHead(i.idx, key)
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
		items = append(items, written(fmt.Sprintf("source %d", n%100), "2020-01-02", fmt.Sprintf("Head %d\n\nText number %d.", n, n), func(an *schema.Analysis) {
			for e := range n % 4 {
				an.Events = append(an.Events, event("meeting", fmt.Sprintf("meeting %d of %d", e, n), "2020-01-02", "2020-01-03", nil, nil))
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
			it.rel.Text += " Changed."
			it.an.Events = it.an.Events[:len(it.an.Events)/2]
		}
		if w.Unchanged(it.rel) {
			continue
		}
		if err := w.Add(it.rel, it.an); err != nil {
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

// synthetic makes n releases of some 250 words each, always the same.
func synthetic(n int) []item {
	rng := rand.New(rand.NewSource(3))
	word := func() string { return fmt.Sprintf("word%d", int(rng.ExpFloat64()*800)) }
	var items []item
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s %s\n\n", word(), word(), word())
		for range 250 {
			b.WriteString(word() + " ")
		}
		date := corpus.Date{Year: 2005 + i%5, Month: time.Month(1 + i%12), Day: 1 + i%28}.String()
		items = append(items, written(fmt.Sprintf("s/%d", i), date, b.String(), func(an *schema.Analysis) {
			for range 4 {
				an.People = append(an.People, person("p", fmt.Sprintf("First%d Last%d", rng.Intn(50), rng.Intn(300))))
			}
			an.Events = []schema.Event{event("meeting", word(), date, date, nil, nil)}
		}))
	}
	return items
}

func BenchmarkAdd(b *testing.B) {
	items := synthetic(500)
	b.ResetTimer()
	for range b.N {
		build(b, items)
	}
	b.ReportMetric(float64(len(items)*b.N)/b.Elapsed().Seconds(), "releases/s")
}

func BenchmarkSearch(b *testing.B) {
	i := open(b, build(b, synthetic(2000)))
	for _, text := range []string{"word7", "word7 word90", `"word1 word2"`, "word12*", "person:last7 date:2006", "-word7"} {
		q := parse(b, text)
		b.Run(strings.ReplaceAll(text, " ", "+"), func(b *testing.B) {
			for range b.N {
				if _, err := i.Search(context.Background(), q, Options{Limit: 10, Highlight: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("count", func(b *testing.B) {
		for range b.N {
			if _, err := i.Count(context.Background(), nil, People, 20); err != nil {
				b.Fatal(err)
			}
		}
	})
}
