package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// zipOf is a zip archive of files, each a name and a content.
func zipOf(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tarOf is a tar archive of files.
func tarOf(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o600, Size: int64(len(files[i+1]))})
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestArchive reads archives within archives: what is no release is told, and costs
// no more than itself.
func TestArchive(t *testing.T) {
	inner := tarOf(t, "deep/2026-02-16-c.txt", "Mayor opens gate", "picture.png", "\x89PNG\r\n\x1a\n\x00\x00")
	for _, c := range []struct {
		why, name string
		raw       []byte
		sources   string
		told      string
	}{
		{"in the order of the names", "a.zip", zipOf(t, "b.txt", "Mayor opens bridge", "a.txt", "Mayor opens road", ".hidden", "x", "d/", ""),
			"a.zip!a.txt a.zip!b.txt", ""},
		{"an archive within", "a.zip", zipOf(t, "x.tar", string(inner)), "a.zip!x.tar!deep/2026-02-16-c.txt",
			"a.zip!x.tar!picture.png: is passed over (png)"},
		{"gzip within, and without", "a.tar.gz", zipped(string(tarOf(t, "b.txt.gz", string(zipped("Mayor opens bridge"))))),
			"a.tar.gz!b.txt.gz", ""},
		{"a path that climbs", "a.zip", zipOf(t, "../../etc/x.txt", "Mayor opens bridge"), "a.zip!etc/x.txt", ""},
		{"lines of JSON", "a.zip", zipOf(t, "x.jsonl", `{"text":"Mayor opens bridge"}`+"\n{}\n"), "a.zip!x.jsonl#1",
			`a.zip!x.jsonl:2: has no "text"`},
		{"one bad file of two", "a.zip", zipOf(t, "a.txt", "Mayor\x00 opens", "b.txt", "Mayor opens bridge"), "a.zip!b.txt",
			"a.zip!a.txt: looks binary (NUL byte at offset 5)"},
		{"a file that is no text by its name", "a.zip", zipOf(t, "x.css", "p { color: red }"), "", "a.zip!x.css: is passed over (css)"},
	} {
		path := write(t, c.name, c.raw)
		rels, errs := read(t, Options{}, path)
		home := strings.TrimSuffix(path, c.name)
		var sources []string
		for _, rel := range rels {
			sources = append(sources, strings.TrimPrefix(rel.Source, home))
		}
		told := strings.ReplaceAll(strings.Join(errs, "; "), home, "")
		if got := strings.Join(sources, " "); got != c.sources || told != c.told {
			t.Errorf("%s: read %q, told %q", c.why, got, told)
		}
	}
}

// TestBudget reads an archive of archives that would grow without bound.
func TestBudget(t *testing.T) {
	raw := zipOf(t, "x.txt", "Mayor opens bridge")
	for range maxDepth + 1 {
		raw = zipOf(t, "x.zip", string(raw))
	}
	rels, errs := read(t, Options{}, write(t, "a.zip", raw))
	if len(rels) != 0 || len(errs) != 1 || !strings.Contains(errs[0], "within more than 4 others") {
		t.Errorf("read %d, told %q", len(rels), errs)
	}
	b := budget{entries: 1, bytes: 10}
	if b.spend(10) != nil || b.spend(0) == nil {
		t.Error("the number of parts is not bounded")
	}
	m := metered{strings.NewReader("0123456789"), &budget{bytes: 4}, 5}
	if n, err := m.Read(make([]byte, 10)); err == nil {
		t.Errorf("%d bytes where 9 are left and 10 come", n)
	}
}
