package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pressroom/analyze/schema"
)

func TestBusy(t *testing.T) {
	dir := build(t, sample())
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	for name, attempt := range map[string]func() error{
		"writer":  func() error { _, err := OpenWriter(dir, "test 1"); return err },
		"renewal": func() error { _, err := Renew(dir, "test 1"); return err },
	} {
		err := attempt()
		var busy *BusyError
		if !errors.Is(err, ErrBusy) || !errors.As(err, &busy) || busy.Owner == nil || busy.Owner.PID != os.Getpid() {
			t.Errorf("%s beside a writer: %v", name, err)
		}
	}
	open(t, dir).Close() // readers come and go
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
	if w, err = OpenWriter(dir, "test 1"); err != nil {
		t.Fatalf("beside a reader: %v", err)
	}
	w.Close()
}

func TestMissing(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{dir, filepath.Join(dir, "none")} {
		if _, err := Open(d); !errors.Is(err, ErrMissing) {
			t.Errorf("Open(%s): %v, want ErrMissing", d, err)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("reading has made files: %v", entries)
	}
}

func TestVersions(t *testing.T) {
	for _, change := range []func(*manifest){
		func(m *manifest) { m.Format-- },
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
		if _, err := OpenWriter(dir, "test 1"); !errors.As(err, &version) || version.Age != Older {
			t.Errorf("writer: %v, want a VersionError of an older index", err)
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

// TestReadersDuringAdd searches without a pause while releases are added: none
// fails, each sees whole batches, none fewer than the one before.
func TestReadersDuringAdd(t *testing.T) {
	releases, searches := 3000, 200
	if testing.Short() {
		releases, searches = 300, 20
	}
	dir := filepath.Join(t.TempDir(), "index")
	var items []item
	for n := range releases {
		items = append(items, written(fmt.Sprintf("s/%d", n), "2020-01-02",
			fmt.Sprintf("Head %d\n\nThe number %d stands here.", n, n), func(an *schema.Analysis) {
				an.Events = []schema.Event{event("meeting", fmt.Sprintf("meeting %d", n), "2020-01-02", "2020-01-03", nil, nil)}
			}))
	}
	const batch = 50
	fill(t, dir, items[:batch])
	done := make(chan struct{})
	var wg sync.WaitGroup
	var seen, most int
	wg.Go(func() {
		last := 0
		for adding := true; adding || seen < searches; seen++ {
			select {
			case <-done:
				adding = false
			default:
			}
			n, err := look(dir)
			if err != nil {
				t.Errorf("search %d: %v", seen, err)
				return
			}
			if n%batch != 0 || n < last {
				t.Errorf("search %d sees %d releases, after %d", seen, n, last)
			}
			if adding {
				most = seen + 1
			}
			last = n
		}
	})
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items[batch:] {
		if err := errors.Join(w.Add(it.Rel, it.An), w.flushEvery(batch)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	close(done)
	wg.Wait()
	t.Logf("%d searches, %d of them during the add", seen, most)
	if most < searches/4 {
		t.Errorf("only %d searches fell into the add", most)
	}
	if n, err := look(dir); err != nil || n != releases {
		t.Errorf("%d releases, %v, want %d", n, err, releases)
	}
	if _, err := Verify(context.Background(), dir); err != nil {
		t.Error(err)
	}
	// What the last search held the next writer sweeps away.
	fill(t, dir, nil)
	if left := snapshots(t, dir); len(left) != 1 {
		t.Errorf("snapshots left: %v", left)
	}
}

// look opens an index and counts its releases; each must have its event.
func look(dir string) (int, error) {
	i, err := Open(dir)
	if err != nil {
		return 0, err
	}
	defer i.Close()
	ctx := context.Background()
	res, err := i.Search(ctx, nil, Options{Limit: 1})
	if err != nil {
		return 0, err
	}
	events, err := i.Events(ctx, EventFilter{Limit: 1})
	if err == nil && events.Total != res.Total {
		err = fmt.Errorf("%d releases and %d events", res.Total, events.Total)
	}
	return res.Total, err
}

func snapshots(t testing.TB, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, snapshotPart+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// TestHeldSnapshot reads on from a snapshot that has been replaced, and sees it
// swept away when nobody holds it any more.
func TestHeldSnapshot(t *testing.T) {
	items := sample()
	dir := build(t, items[:2])
	old := open(t, dir)
	fill(t, dir, items)
	if res, err := old.Search(context.Background(), nil, Options{Limit: 10, Highlight: true}); err != nil || res.Total != 2 {
		t.Errorf("the old snapshot: %d releases, %v, want 2", res.Total, err)
	}
	if n := len(snapshots(t, dir)); n != 2 {
		t.Errorf("%d snapshots, want the one held and the new one", n)
	}
	old.Close()
	changed := items[0]
	changed.Rel.Text += " More."
	fill(t, dir, []item{changed})
	if left := snapshots(t, dir); len(left) != 1 {
		t.Errorf("left: %v", left)
	}
}

// TestManySmallAdds adds one release at a time: the files must not pile up.
func TestManySmallAdds(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	items := synthetic(60)
	dir := filepath.Join(t.TempDir(), "index")
	for _, it := range items {
		fill(t, dir, []item{it})
	}
	man, err := readManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if man.Releases != len(items) || len(man.Files) > 30 {
		t.Errorf("%d releases in %d files", man.Releases, len(man.Files))
	}
	if _, err := Verify(context.Background(), dir); err != nil {
		t.Error(err)
	}
}

// TestRenew makes an index anew: the old one answers until the end, and stays
// when nothing comes of it.
func TestRenew(t *testing.T) {
	items := sample()
	dir := build(t, items)
	whole := dump(t, dir)
	for _, keep := range []bool{false, true} {
		w, err := Renew(dir, "test 2")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Add(items[0].Rel, items[0].An); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, dir); got != whole {
			t.Errorf("meanwhile: %s", got)
		}
		end := w.Discard
		if keep {
			end = w.Close
		}
		if err := end(); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, dir); (got == whole) == keep {
			t.Errorf("kept %v: %s", keep, got)
		}
	}
	if left := snapshots(t, dir); len(left) != 1 || exists(workDir(dir)) {
		t.Errorf("left: %v", left)
	}
}

func TestNewerFormat(t *testing.T) {
	dir := build(t, sample())
	man, err := readManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	man.Format++
	if err := man.write(dir); err != nil {
		t.Fatal(err)
	}
	var version *VersionError
	if _, err := Open(dir); !errors.As(err, &version) || version.Age != Newer {
		t.Errorf("got %v, want a VersionError of a newer index", err)
	}
}

// TestNothingAdded leaves nothing behind.
func TestNothingAdded(t *testing.T) {
	for _, begin := range []func(string, string) (*Writer, error){OpenWriter, Renew} {
		dir := filepath.Join(t.TempDir(), "index")
		w, err := begin(dir, "test 1")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Discard(); err != nil {
			t.Fatal(err)
		}
		if exists(dir) {
			t.Error("an empty directory was left")
		}
	}
}

// TestInterrupted is the index of a process that was killed at work: what it had
// not published is gone, the rest is there.
func TestInterrupted(t *testing.T) {
	items := sample()
	dir := build(t, items[:2])
	whole := dump(t, dir)
	half := snapshotDir(dir, 9)
	if err := errors.Join(os.CopyFS(workDir(dir), os.DirFS(current(t, dir))), os.MkdirAll(filepath.Join(half, storeName), 0o755),
		os.WriteFile(filepath.Join(half, metaName), nil, 0o644),
		os.WriteFile(filepath.Join(dir, manifestTemp), []byte("{"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, dir); got != whole {
		t.Errorf("got %s, want %s", got, whole)
	}
	if n := fill(t, dir, items); n != 2 {
		t.Errorf("added %d, want 2", n)
	}
	if exists(workDir(dir)) || exists(half) {
		t.Error("what the killed process left is still there")
	}
	// What was at rest while it was killed is looked through.
	if err := os.MkdirAll(workDir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := eachSegment(current(t, dir), func(path string) error { flip(t, path, 50, 1); return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenWriter(dir, "test 1"); !isDamaged(err) {
		t.Errorf("OpenWriter: %v, want damage", err)
	}
}

// TestFirstInterrupted is the index of a process that was killed before its first
// manifest: there is none yet, and nothing is damaged.
func TestFirstInterrupted(t *testing.T) {
	dir := build(t, sample()[:2])
	if err := errors.Join(os.CopyFS(workDir(dir), os.DirFS(current(t, dir))), os.Remove(manifestPath(dir))); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrMissing) {
		t.Errorf("Open: %v, want ErrMissing", err)
	}
	if n := fill(t, dir, sample()); n != len(sample()) {
		t.Errorf("added %d, want all", n)
	}
	if left := snapshots(t, dir); len(left) != 1 {
		t.Errorf("left: %v", left)
	}
}

func TestForeignDirectory(t *testing.T) {
	dir := build(t, sample())
	for _, name := range []string{filepath.Join(dir, "notes.txt"), filepath.Join(current(t, dir), storeName, "notes.txt")} {
		if err := os.WriteFile(name, []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, begin := range []func(string, string) (*Writer, error){OpenWriter, Renew} {
			if _, err := begin(dir, "test 1"); err == nil || !strings.Contains(err.Error(), "notes.txt") {
				t.Errorf("got %v, want a refusal that names the file", err)
			}
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLink keeps the link after which an index lies.
func TestLink(t *testing.T) {
	dir := build(t, sample()[:2])
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip(err)
	}
	fill(t, link, sample())
	w, err := Renew(link, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Add(sample()[0].Rel, sample()[0].An), w.Close()); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("%v, %v: the link is gone", info, err)
	}
	if got := dump(t, dir); strings.Count(got, "\n") != 3 { // one release, two events
		t.Errorf("got %s", got)
	}
}

// TestModes gives every file of an index what the umask allows.
func TestModes(t *testing.T) {
	dir := build(t, sample())
	mine := filepath.Join(t.TempDir(), "mine")
	if err := os.WriteFile(mine, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	want, err := os.Stat(mine)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode() != want.Mode() {
			t.Errorf("%s has mode %v, want %v", path, info.Mode(), want.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
