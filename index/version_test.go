package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// formerly lists the headlines of what a source had before.
func formerly(t *testing.T, dir, source string) string {
	t.Helper()
	i, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	all, err := i.Versions(source)
	if err != nil {
		t.Fatal(err)
	}
	var heads []string
	for _, rel := range all {
		head, _, _ := strings.Cut(rel.Original(), "\n")
		heads = append(heads, head)
	}
	return strings.Join(heads, " ")
}

func TestFormerVersions(t *testing.T) {
	dir := t.TempDir()
	for _, step := range []struct {
		source, text string
		want         string // former versions of a
	}{
		{"a", "One", ""},
		{"a", "One", ""},
		{"a", "Two", "One"},
		{"b", "Two", "One"},       // a second source of the same text
		{"b", "Other", "One"},     // leaves that of the first alone
		{"a", "Three", "One Two"}, // and the first has its own
		{"a", "One", "One Two Three"},
	} {
		claimed(t, dir, true, ofText(step.source, step.text))
		if got := formerly(t, dir, "a"); got != step.want {
			t.Fatalf("after %s = %s: versions %q, want %q", step.source, step.text, got, step.want)
		}
	}
	if got := formerly(t, dir, "b"); got != "Two" {
		t.Errorf("versions of b: %q", got)
	}
	if h, err := Verify(context.Background(), dir); err != nil || h.Versions != 4 {
		t.Errorf("%+v %v, want 4 versions", h, err)
	}
	drop(t, dir, "a")
	if a, b := formerly(t, dir, "a"), formerly(t, dir, "b"); a != "" || b != "Two" {
		t.Errorf("a is removed: its versions are %q, those of b %q", a, b)
	}
}

func drop(t *testing.T, dir, source string) {
	t.Helper()
	w, err := OpenWriter(dir, "test 1")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Drop(source), w.Close()); err != nil {
		t.Fatal(err)
	}
}

// Lines of a file are numbered, and no sources that texts stay with.
func TestFormerLines(t *testing.T) {
	dir := t.TempDir()
	claimed(t, dir, true, ofText("f.jsonl#1", "One"))
	claimed(t, dir, true, ofText("f.jsonl#1", "Zero"), ofText("f.jsonl#2", "One"))
	if got := formerly(t, dir, "f.jsonl#1"); got != "" {
		t.Errorf("versions %q, want none", got)
	}
}

func TestDamagedVersion(t *testing.T) {
	dir := t.TempDir()
	claimed(t, dir, true, ofText("a", "One"))
	claimed(t, dir, true, ofText("a", "Two"))
	names, err := filepath.Glob(filepath.Join(dir, versionsName, "*"))
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	b, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)-6] ^= 1 // in the checksum
	if err := os.WriteFile(names[0], b, 0o666); err != nil {
		t.Fatal(err)
	}
	var d *DamagedError
	if _, err := Verify(context.Background(), dir); !errors.As(err, &d) || !strings.Contains(d.Msg, versionsName) {
		t.Errorf("a flipped bit in a version: %v", err)
	}
}
