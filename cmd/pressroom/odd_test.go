package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// oddFolder is a folder of files as people have them, and what add says of it.
type oddFolder struct {
	name  string
	files map[string]string // by path; of a link "-> target", of a pipe "|"
	code  int
	out   string // after the name of the index
	err   string // its lines; the paths begin at the folder
}

const oddRelease = "Mayor opens bridge\n\nLEEDS, 16 February 2026 – The mayor spoke.\n"

var oddFolders = []oddFolder{
	{"website", map[string]string{"a/index.html": "<!doctype html>", "a/news.html": "<!doctype html>", "logo.png": "\x89PNG",
		"style.css": "p {}", "news.txt": oddRelease}, 3,
		"1 added, 0 unchanged, 2 failed", `error: a/index.html: has no text: its words are probably put in by a script when a browser shows it
error: a/news.html: has no text: its words are probably put in by a script when a browser shows it
note: 2 files passed over: 1 css, 1 png; --verbose lists them
error: 2 inputs failed, 1 done`},
	{"press kit", map[string]string{"release.pdf": "%PDF-1.7", "release.docx": "PK\x03\x04", "notes.odt": "PK\x03\x04",
		"old.doc": "\xd0\xcf", "photos.zip": "PK\x03\x04"}, 3,
		"0 added, 0 unchanged, 4 failed", `error: notes.odt: is no valid zip archive, nor a document in one: zip: not a valid zip file
error: photos.zip: is no valid zip archive, nor a document in one: zip: not a valid zip file
error: release.docx: is no valid zip archive, nor a document in one: zip: not a valid zip file
error: release.pdf: is no valid PDF document
note: 1 file passed over: 1 doc; --verbose lists them
error: 4 inputs failed, 0 done`},
	{"mailbox", map[string]string{"1.eml": "From: a", "2.eml": "From: b", "inbox.mbox": "From a", "README": "x"}, 3,
		"0 added, 0 unchanged, 0 failed", "note: 4 files passed over: 2 eml, 1 mbox, 1 without an ending; --verbose lists them"},
	{"false names", map[string]string{"a.txt": "<!DOCTYPE html>\n<title>Mayor</title>", "b.txt": "{\\rtf1 Mayor}",
		"c.txt": "%PDF-1.4\n", "d.txt": "PK\x03\x04 word/document.xml",
		"e.txt": "Received: from x; Mon\nMIME-Version: 1.0\nFrom: a@b.org\n\nTWF5b3I=", "f.txt": "<?xml version=\"1.0\"?><rss>",
		"g.txt": oddRelease}, 3,
		"3 added, 0 unchanged, 4 failed", `error: a.txt: has no text: its words are probably put in by a script when a browser shows it
error: c.txt: is no valid PDF document
error: d.txt: is no valid zip archive, nor a document in one: zip: not a valid zip file
error: f.txt: is no valid feed: XML syntax error on line 1: unexpected EOF
error: 4 inputs failed, 3 done`},
	{"nothing in them", map[string]string{"empty.txt": "", "blank.txt": " \n\t\n", "empty.jsonl": "", "empty.txt.gz": squeezed("")}, 3,
		"0 added, 0 unchanged, 4 failed", `error: blank.txt: is empty
error: empty.jsonl: is empty
error: empty.txt: is empty
error: empty.txt.gz: is empty
error: 4 inputs failed, 0 done`},
	{"lines", map[string]string{"a.jsonl": `{"text":"Mayor opens bridge.","title":"x","url":"y"}` + "\n\n" +
		`{"text":"Mayor shuts bridge.","url":"y"}` + "\n", "b.jsonl": "{\"id\":\"1\"}\nnonsense\n",
		"c.txt": `[{"text":"Mayor opens gate."}]`, "d.txt": `{"title":"Mayor"}`,
		"e.txt": `[{"text":"Mayor shuts gate."`}, 3,
		"3 added, 0 unchanged, 4 failed", `note: a.jsonl: lines that are empty: 1
error: b.jsonl:1: has no "text"
error: b.jsonl:2: is not a JSON object of a release: invalid character 'o' in literal null (expecting 'u')
error: d.txt: is JSON without the "text" of a release
error: e.txt: is no valid JSON: unexpected end of JSON input
error: 4 inputs failed, 3 done`},
	{"gzip", map[string]string{"a.txt.gz": squeezed(oddRelease) + "garbage",
		"b.txt.gz": squeezed("Mayor shuts bridge.") + "\x00\x00", "c.txt.gz": squeezed(oddRelease)[:30], "d.txt.gz": "\x1f\x8bnonsense",
		"e.txt.gz": squeezed("<html>"), "f.tar.gz": "\x1f\x8b"}, 3,
		"2 added, 0 unchanged, 4 failed", `note: a.txt.gz: bytes after the end of the gzip data are passed over
error: c.txt.gz: unexpected EOF
error: d.txt.gz: is not valid gzip: gzip: invalid header
error: e.txt.gz: has no text: its words are probably put in by a script when a browser shows it
error: f.tar.gz: is not valid gzip: unexpected EOF
error: 4 inputs failed, 2 done`},
	{"links and pipes", map[string]string{"a.txt": oddRelease, "again.txt": "-> a.txt", "out.txt": "-> ../website/news.txt",
		"web": "-> ../website", "nowhere.txt": "-> gone.txt", "circle": "-> .", "pipe.txt": "|"}, 3,
		"1 added, 0 unchanged, 1 the same text, 1 failed", `error: nowhere.txt: leads nowhere: does not exist
note: 3 files passed over: 2 link out of the folder, 1 pipe; --verbose lists them
error: 1 input failed, 2 done`},
	{"binary", map[string]string{"a.txt": "Mayor\x00opens", "b.txt": "\x89PNG\r\n\x1a\n\x00\x00", "c.txt": "\x7fELF\x02\x01",
		"d.txt": "SQLite format 3\x00"}, 3,
		"0 added, 0 unchanged, 1 failed", `error: a.txt: looks binary (NUL byte at offset 5)
note: 3 files passed over: 1 elf, 1 png, 1 sqlite; --verbose lists them
error: 1 input failed, 0 done`},
	{"character sets", map[string]string{"a.txt": "\xcc\xdc\xd2 open\xe9d", "b.txt": "Caf\xe9 Jos\xe9 opens",
		"c.txt": "\xed\xc5\x82\x80\xe2 \xa3\xae\xe0\xae\xa4\xa0 \xae\xe2\xaa\xe0\xeb\xab \xac\xae\xe1\xe2",
		"d.txt": "M\x00a\x00y\x00o\x00r\x00 \x00o\x00",
		"e.txt": "\xff\xfeM\x00a\x00y\x00", "f.txt": "\ufeffMayor", "g.txt": "The mayor’s plan – José\x92s"}, 0,
		"7 added, 0 unchanged, 0 failed", "note: the character set of 5 texts is guessed: " +
			"2 windows-1252, 1 damaged utf-8, 1 ibm866, 1 utf-16le; --verbose lists them; --charset NAME says it"},
	{"hidden only", map[string]string{".DS_Store": "x", ".git/a.txt": oddRelease}, 1, "0 added, 0 unchanged, 0 failed", ""},
}

func squeezed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// build makes the folder below dir.
func (f oddFolder) build(t *testing.T, dir string) {
	t.Helper()
	for name, content := range f.files {
		path := filepath.Join(dir, f.name, name)
		err := os.MkdirAll(filepath.Dir(path), 0o755)
		target, link := strings.CutPrefix(content, "-> ")
		switch {
		case err != nil:
		case link:
			err = os.Symlink(target, path)
		case content == "|":
			err = syscall.Mkfifo(path, 0o644)
		default:
			err = os.WriteFile(path, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestOddFolders adds each folder to an index of its own: nothing is passed over
// in silence, and nothing is taken for a text that is none.
func TestOddFolders(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	dir := t.TempDir()
	for _, f := range oddFolders {
		f.build(t, dir)
	}
	for n, f := range oddFolders {
		idx := filepath.Join(dir, "index"+string(rune('0'+n)))
		var out, err bytes.Buffer
		code := run(context.Background(), []string{"pressroom", "--index", idx, "add", "--published", "2026-02-16",
			filepath.Join(dir, f.name)}, nil, &out, &err)
		if got := strings.TrimPrefix(out.String(), idx+": "); code != f.code || got != f.out+"\n" {
			t.Errorf("%s: exit code %d, %q, want %d, %q", f.name, code, got, f.code, f.out)
		}
		if got := strings.ReplaceAll(err.String(), filepath.Join(dir, f.name)+"/", ""); strings.TrimSuffix(got, "\n") != f.err {
			t.Errorf("%s: told\n%swant\n%s", f.name, got, f.err)
		}
	}
}
