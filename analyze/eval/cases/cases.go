// Package cases runs the cases of the stages: small texts in testdata/*.txtar,
// each with what a careful reader finds in it. The wanted value is always what
// is right. Where the program gets a case wrong, the case stands in
// failures.tsv with its reason; it fails as soon as it comes right, so that its
// row is taken out.
package cases

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pressroom/analyze/lexicon"
)

//go:embed failures.tsv
var table string

// A Book holds the known failures of one archive.
type Book struct {
	t       testing.TB
	archive string
	reasons map[string]string // of the cases that are known to fail and not yet met
	failing map[string]bool
}

// Open reads the known failures of an archive. The path is as in the table,
// with slashes, from the folder analyze on.
func Open(t testing.TB, archive string) *Book {
	t.Helper()
	b := &Book{t: t, archive: archive, reasons: map[string]string{}, failing: map[string]bool{}}
	err := lexicon.ReadTable("failures.tsv", table, 3, func(col []string) error {
		if col[0] == archive {
			b.reasons[col[1]], b.failing[col[1]] = col[2], true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Check compares what is found in a case with what is wanted, and returns what
// the archive is to say from now on: with UPDATE=1 what is found, unless the
// case is known to fail; otherwise what it says.
func (b *Book) Check(name, given, got, want string) string {
	b.t.Helper()
	reason, failing := b.reasons[name], b.failing[name]
	delete(b.reasons, name)
	switch {
	case failing && got == want:
		b.t.Errorf("%s: %s comes right: take it out of failures.tsv (%s)", b.archive, name, reason)
	case failing || got == want:
	case os.Getenv("UPDATE") != "":
		return got
	default:
		b.t.Errorf("%s: %s:\n%s\nfound\n%swant\n%s", b.archive, name, given, got, want)
	}
	return want
}

// Close reports the known failures that no case has.
func (b *Book) Close() {
	b.t.Helper()
	for name := range b.reasons {
		b.t.Errorf("%s has no case %q, which stands in failures.tsv", b.archive, name)
	}
}

// Run checks the archives that a pattern matches. A file NAME of an archive is
// a text, the file NAME.want after it what find prints for it, given the name of
// the archive without its ending. The folder is that of the package within
// analyze, "" for analyze itself. With UPDATE=1 it writes the archives anew. It
// returns the number of cases.
func Run(t *testing.T, folder, pattern string, find func(archive, text string) string) (n int) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		layer := strings.TrimSuffix(filepath.Base(path), ".txtar")
		book := Open(t, strings.TrimPrefix(folder+"/"+filepath.ToSlash(path), "/"))
		for i := 0; i+1 < len(ar.Files); i += 2 {
			n++
			text, want := string(ar.Files[i].Data), &ar.Files[i+1]
			want.Data = []byte(book.Check(ar.Files[i].Name, text, find(layer, text), string(want.Data)))
		}
		book.Close()
		Write(t, path, ar)
	}
	return n
}

// Write writes an archive where UPDATE=1 asks for it.
func Write(t testing.TB, path string, ar *txtar.Archive) {
	t.Helper()
	if os.Getenv("UPDATE") == "" {
		return
	}
	if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
		t.Fatal(err)
	}
}
