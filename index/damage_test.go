package index

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// current is the directory of the snapshot that is the index.
func current(t testing.TB, dir string) string {
	t.Helper()
	man, err := readManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	return snapshotDir(dir, man.Snapshot)
}

func isDamaged(err error) bool {
	var damaged *DamagedError
	return errors.As(err, &damaged)
}

// TestDamage breaks an index in several ways. It has to be refused with the way
// back, without a word on the standard logger, and no file may change.
func TestDamage(t *testing.T) {
	var said bytes.Buffer
	log.SetOutput(&said)
	defer log.SetOutput(os.Stderr)
	whole := build(t, sample())
	for name, damage := range map[string]func(dir, snapshot string) error{
		"no root":    func(_, s string) error { return os.Remove(filepath.Join(s, rootName)) },
		"empty root": func(_, s string) error { return os.Truncate(filepath.Join(s, rootName), 0) },
		"short root": func(_, s string) error { return os.Truncate(filepath.Join(s, rootName), 5000) },
		"garbage root": func(_, s string) error {
			return os.WriteFile(filepath.Join(s, rootName), bytes.Repeat([]byte("x"), 65536), 0o600)
		},
		"no meta":      func(_, s string) error { return os.Remove(filepath.Join(s, metaName)) },
		"other meta":   func(_, s string) error { return os.WriteFile(filepath.Join(s, metaName), []byte("{}"), 0o600) },
		"no snapshot":  func(_, s string) error { return os.RemoveAll(s) },
		"no manifest":  func(dir, _ string) error { return os.Remove(manifestPath(dir)) },
		"bad manifest": func(dir, _ string) error { return os.WriteFile(manifestPath(dir), []byte("{"), 0o644) },
		"other count": func(dir, _ string) error {
			b, err := os.ReadFile(manifestPath(dir))
			return errors.Join(err, os.WriteFile(manifestPath(dir),
				bytes.Replace(b, []byte(`"releases":4`), []byte(`"releases":5`), 1), 0o644))
		},
		"short segment": func(_, s string) error {
			return eachSegment(s, func(path string) error { return os.Truncate(path, 700) })
		},
		"no segment":    func(_, s string) error { return eachSegment(s, os.Remove) },
		"no columns":    func(_, s string) error { return os.Remove(filepath.Join(s, partName(1))) },
		"short columns": func(_, s string) error { return os.Truncate(filepath.Join(s, partName(1)), 100) },
		"bad footer":    func(_, s string) error { return eachSegment(s, spoilFooter) },
	} {
		dir := copied(t, whole)
		if err := damage(dir, current(t, dir)); err != nil {
			t.Fatal(err)
		}
		before := listing(t, dir)
		if _, err := Open(dir); !isDamaged(err) {
			t.Errorf("%s: Open: %v", name, err)
		}
		if _, err := OpenWriter(dir, "test 1"); !isDamaged(err) {
			t.Errorf("%s: OpenWriter: %v", name, err)
		}
		if _, err := Verify(context.Background(), dir); !isDamaged(err) {
			t.Errorf("%s: Verify: %v", name, err)
		}
		if after := listing(t, dir); after != before {
			t.Errorf("%s: files changed:\n%s\n%s", name, before, after)
		}
	}
	if said.Len() > 0 {
		t.Errorf("the standard logger said: %s", said.String())
	}
}

// copied copies an index.
func copied(t testing.TB, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "index")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

func eachSegment(snapshot string, f func(path string) error) error {
	paths, err := filepath.Glob(filepath.Join(snapshot, storeName, "*.zap"))
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
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path == lockPath(dir) {
			return err
		}
		info, err := entry.Info()
		fmt.Fprintf(&b, "%s %d\n", path, info.Size())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFlippedBits flips one bit of a segment or of the columns, again and again: Verify has to see
// each. What reading shows of it meanwhile is as it was written or an error: no hit
// without its headline, no panic.
func TestFlippedBits(t *testing.T) {
	flips := 400
	if testing.Short() {
		flips = 38
	}
	items := synthetic(60)
	dir := build(t, items)
	var segments []string
	if err := eachSegment(current(t, dir), func(path string) error { segments = append(segments, path); return nil }); err != nil {
		t.Fatal(err)
	}
	for range 2 { // half of the flips
		segments = append(segments, filepath.Join(current(t, dir), partName(1)))
	}
	heads := map[string]string{}
	for _, it := range items {
		heads[it.Rel.Source] = string(it.An.Headline)
	}
	rng := rand.New(rand.NewSource(38))
	told := 0
	for range flips {
		path := segments[rng.Intn(len(segments))]
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		at, bit := rng.Int63n(info.Size()), byte(1)<<rng.Intn(8)
		flip(t, path, at, bit)
		if _, err := Verify(context.Background(), dir); !isDamaged(err) {
			t.Errorf("bit %d of byte %d of %s: Verify: %v", bit, at, path, err)
		}
		if err := readAll(dir, heads); err != nil {
			told++
			if !isDamaged(err) {
				t.Errorf("bit %d of byte %d of %s: %v", bit, at, path, err)
			}
		}
		flip(t, path, at, bit)
	}
	t.Logf("%d flips, each seen by Verify; reading met %d", flips, told)
	if _, err := Verify(context.Background(), dir); err != nil {
		t.Errorf("mended: %v", err)
	}
}

func flip(t *testing.T, path string, at int64, bit byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		t.Fatal(err)
	}
	b[0] ^= bit
	if _, err := f.WriteAt(b[:], at); err != nil {
		t.Fatal(err)
	}
}

// readAll reads all that is stored, in several ways. Terms and positions have no
// checksum of their own: those Verify alone sees. An error that is no damage says
// that an answer was wrong without a word.
func readAll(dir string, heads map[string]string) error {
	i, err := Open(dir)
	if err != nil {
		return err
	}
	defer i.Close()
	ctx := context.Background()
	res, err := i.Search(ctx, nil, Options{Limit: 100, Highlight: true})
	if err != nil {
		return err
	}
	for _, hit := range res.Hits {
		if want, ok := heads[hit.Source]; !ok || hit.Headline != want {
			return fmt.Errorf("%q has the headline %q, want %q", hit.Source, hit.Headline, want)
		}
	}
	err = i.Each(ctx, nil, Newest, func(st Stored) error {
		if string(st.Analysis.Headline) != heads[st.Release.Source] {
			return fmt.Errorf("the analysis of %q has the headline %q", st.Release.Source, st.Analysis.Headline)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := i.Events(ctx, EventFilter{Limit: 1e6}); err != nil {
		return err
	}
	_, err = i.Count(ctx, nil, People, 10)
	return err
}

// TestCutWhileOpen cuts the files of an index that is being read: a memory fault
// has to come out as an error.
func TestCutWhileOpen(t *testing.T) {
	dir := build(t, synthetic(300))
	i := open(t, dir)
	if err := eachSegment(current(t, dir), func(path string) error { return os.Truncate(path, 4096) }); err != nil {
		t.Fatal(err)
	}
	err := i.Each(context.Background(), nil, Newest, func(Stored) error { return nil })
	if !isDamaged(err) {
		t.Errorf("got %v, want damage", err)
	}
}

// TestMergedDamage adds to an index with a damaged segment until the engine
// merges it away: the damage must not get a sound checksum.
func TestMergedDamage(t *testing.T) {
	items := synthetic(60)
	dir := build(t, items[:2])
	if err := eachSegment(current(t, dir), func(path string) error {
		flip(t, path, 50, 1)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	var err error
	for n := 2; n < len(items) && err == nil; n++ {
		var w *Writer
		if w, err = OpenWriter(dir, "test 1"); err == nil {
			err = errors.Join(w.Add(items[n].Rel, items[n].An), w.Close())
		}
	}
	t.Logf("adding said: %v", err)
	if _, verified := Verify(context.Background(), dir); !isDamaged(verified) {
		t.Errorf("Verify: %v, want damage (adding said %v)", verified, err)
	}
}
