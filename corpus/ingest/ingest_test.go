package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"pressroom/corpus"
)

// write makes a file in a fresh folder and returns its path.
func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// read collects what Read yields, but for character sets that are guessed.
func read(t *testing.T, opt Options, paths ...string) (rels []corpus.Release, errs []string) {
	t.Helper()
	for rel, err := range Read(context.Background(), paths, opt) {
		var about *Error
		if errors.As(err, &about) {
			if about.Class != Guessed {
				errs = append(errs, err.Error())
			}
			continue
		}
		rels = append(rels, rel)
	}
	return rels, errs
}

func zipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.Bytes()
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		why  string
		raw  []byte
		want string
	}{
		{"UTF-8", []byte("Élan"), "Élan"},
		{"byte order mark", []byte("\xef\xbb\xbfÉlan"), "Élan"},
		{"UTF-16, little end first", []byte("\xff\xfeA\x00\xc9\x00"), "AÉ"},
		{"UTF-16, big end first", []byte("\xfe\xff\x00A\x00\xc9"), "AÉ"},
		{"windows-1252: curly quotes and a dash", []byte("\x93Yes\x94 \x96 \xc9lan"), "“Yes” – Élan"},
		{"line ends", []byte("a\r\nb\rc\n"), "a\nb\nc\n"},
		{"a form feed stays", []byte("a\fb"), "a\fb"},
		{"gzip", zipped("Élan"), "Élan"},
		{"gzip of two members", append(zipped("É"), zipped("lan")...), "Élan"},
		{"gzip with padding", append(zipped("Élan"), 0, 0, 0), "Élan"},
	} {
		rels, errs := read(t, Options{}, write(t, "x.txt", c.raw))
		if len(errs) > 0 || len(rels) != 1 || rels[0].Text != c.want {
			t.Errorf("%s: got %+v %v, want %q", c.why, rels, errs, c.want)
		}
	}
}

func TestBadInput(t *testing.T) {
	good := write(t, "good.txt", []byte("A release."))
	locked := write(t, "locked.txt", []byte("x"))
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(t.TempDir(), "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ why, path, reason string }{
		{"empty", write(t, "x.txt", nil), "is empty"},
		{"white space only", write(t, "x.txt", []byte(" \n\t")), "is empty"},
		{"binary", write(t, "x.txt", []byte("ab\x00c")), "looks binary (NUL byte at offset 2)"},
		{"over the limit", write(t, "x.txt", bytes.Repeat([]byte("a"), 101)), "is 101 bytes, over the limit of 100 bytes (--max-bytes)"},
		{"missing", "nowhere/x.txt", "does not exist"},
		{"unreadable", locked, "permission denied"},
		{"a pipe that somebody named", pipe, "is neither a file nor a folder"},
		{"broken gzip", write(t, "x.jsonl.gz", []byte("\x1f\x8bnonsense")), "is not valid gzip"},
		{"cut gzip", write(t, "x.txt.gz", zipped("A release of a few words.")[:30]), "unexpected EOF"},
		{"gzip within gzip", write(t, "x.txt.gz", zipped(string(zipped("A release.")))), "is a gzip archive within another"},
		{"a text that is none", write(t, "x.jsonl", []byte("{\"text\":5}")), `its "text" is a JSON number, not a string`},
		{"a list", write(t, "x.jsonl", []byte("[]")), "is a JSON array, not the object of a release"},
		{"broken JSON", write(t, "x.jsonl", []byte("{\"text\":")), "is not a JSON object of a release"},
		{"no text", write(t, "x.jsonl", []byte("{\"id\":\"1\"}")), `has no "text"`},
		{"empty text", write(t, "x.jsonl", []byte("{\"text\":\"\"}")), "its text is empty"},
		{"a long line", write(t, "x.jsonl", []byte("{\"text\":\""+strings.Repeat("a", 200)+"\"}")), "is over the limit"},
	} {
		if c.why == "unreadable" && os.Getuid() == 0 {
			continue // root reads everything
		}
		rels, errs := read(t, Options{MaxBytes: 100}, c.path, good)
		if len(errs) != 1 || !strings.Contains(errs[0], c.reason) || !strings.Contains(errs[0], c.path) {
			t.Errorf("%s: got %q, want the path and %q", c.why, errs, c.reason)
		}
		if len(rels) != 1 {
			t.Errorf("%s: the next input gave %d releases", c.why, len(rels))
		}
	}
}

func TestGzipGarbage(t *testing.T) {
	for name, content := range map[string]string{"x.txt.gz": "A release.", "x.jsonl.gz": `{"text":"A release."}`} {
		rels, errs := read(t, Options{}, write(t, name, append(zipped(content), "\x00garbage"...)))
		if len(rels) != 1 || rels[0].Text != "A release." || len(errs) != 1 ||
			!strings.Contains(errs[0], "after the end of the gzip data") {
			t.Errorf("%s: got %+v %q", name, rels, errs)
		}
	}
	rels, errs := read(t, Options{}, write(t, "x.txt.gz", append(zipped("A release."), 0x1f, 0x8b, 9)))
	if len(rels) != 0 || len(errs) != 1 {
		t.Errorf("a broken second member: got %+v %q", rels, errs)
	}
}

func TestLargestLimit(t *testing.T) {
	for name, content := range map[string]string{"x.txt": "A release.", "x.jsonl": `{"text":"A release."}`} {
		rels, errs := read(t, Options{MaxBytes: math.MaxInt64}, write(t, name, []byte(content)))
		if len(rels) != 1 || len(errs) > 0 {
			t.Errorf("%s: got %+v %q", name, rels, errs)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"b.txt.GZ", "a/z.txt", "a/y.md", "c.pdf", ".hidden.txt", ".git/x.txt", "d.JSONL"} {
		path := filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		content := f
		if strings.HasSuffix(f, "JSONL") {
			content = `{"text":"one","source":"s1"}` + "\n\n" + `{"text":"two"}` + "\n"
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(dir, filepath.Join(dir, "a", "loop")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o644); err != nil {
		t.Fatal(err)
	}
	rels, errs := read(t, Options{}, dir)
	var got []string
	for _, r := range rels {
		got = append(got, strings.TrimPrefix(r.Source, dir+"/"))
	}
	want := "a/y.md a/z.txt b.txt.GZ s1 d.JSONL#3"
	if strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	told := strings.ReplaceAll(strings.Join(errs, "; "), dir+"/", "")
	if want := "c.pdf: is passed over (pdf); d.JSONL: lines that are empty: 1; pipe.txt: is passed over (pipe)"; told != want {
		t.Errorf("told %q, want %q", told, want)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if linked, _ := read(t, Options{}, link); len(linked) != len(rels) {
		t.Errorf("a link to the folder gives %d releases, want %d", len(linked), len(rels))
	}
	if Size([]string{dir}) < 20 {
		t.Errorf("Size = %d", Size([]string{dir}))
	}
}

func TestJSONLines(t *testing.T) {
	lines := `{"text":"one","source":"a/21Nov2005Kerry14.txt","published":"2005-11-20","issuer":"X","id":"7","more":1}
{"text":"two \ud800 x","published":"20 November"}
`
	for name, content := range map[string][]byte{"x.jsonl": []byte(lines), "x.jsonl.gz": zipped(lines),
		"by-content.txt": []byte(lines), "by-magic": zipped(lines)} {
		path := write(t, name, content)
		rels, errs := read(t, Options{}, path)
		if len(rels) != 2 || len(errs) != 2 || !strings.Contains(errs[0], ":2: published:") ||
			!strings.HasSuffix(errs[1], `not read, with the number of lines: "more" (1)`) {
			t.Errorf("%s: got %+v %q", name, rels, errs)
			continue
		}
		r := rels[0]
		claims := fmt.Sprint(r.Dates)
		if r.ID != "7" || r.Issuer != "X" || claims != "[{2005-11-20 metadata published } {2005-11-21 filename  }]" {
			t.Errorf("%s: got %+v", name, r)
		}
		if rels[1].Source != path+"#2" || rels[1].Text != "two \ufffd x" || len(rels[1].Dates) != 0 {
			t.Errorf("%s: got %+v", name, rels[1])
		}
	}
	cut := zipped(lines + strings.Repeat(`{"text":"`+strings.Repeat("word ", 50)+`"}`+"\n", 200))
	rels, errs := read(t, Options{}, write(t, "cut.jsonl.gz", cut[:len(cut)-12]))
	if len(rels) < 2 || len(errs) < 2 || !strings.Contains(errs[len(errs)-1], "cannot be read further") {
		t.Errorf("truncated gzip: %d releases, %q", len(rels), errs)
	}
}

func TestStandardInput(t *testing.T) {
	rels, errs := read(t, Options{Stdin: strings.NewReader("A release."), Published: corpus.Date{Year: 2026, Month: 2, Day: 16}}, "-")
	if len(errs) > 0 || len(rels) != 1 || rels[0].Source != "-" || fmt.Sprint(rels[0].Dates) != "[{2026-02-16 given  }]" {
		t.Errorf("got %+v %q", rels, errs)
	}
	rels, _ = read(t, Options{Stdin: strings.NewReader(`{"text":"x"}`)}, "-")
	if len(rels) != 1 || rels[0].Text != "x" {
		t.Errorf("JSON on standard input: got %+v", rels)
	}
}

func TestFileDate(t *testing.T) {
	for source, want := range map[string]string{
		"21Nov2005Kerry14.txt": "2005-11-21", "a/b/9May2006Boxer243.txt": "2006-05-09", "04Nov2005Kennedy1.txt": "2005-11-04",
		"2026-02-16-title.txt": "2026-02-16", "20260216_x.txt": "2026-02-16", "2026_02_16.txt": "2026-02-16",
		`c:\x\2026.02.16.txt`:           "2026-02-16",
		"https://x.org/news/2026-02-16": "2026-02-16", "Feb-16-2026.txt": "2026-02-16", "statement-february_16_2026.md": "2026-02-16",
		"16-02-2026.txt": "2026-02-16", "02-16-2026.txt": "2026-02-16",
		"03-04-2026.txt": "", "2026.txt": "", "31Feb2006x.txt": "", "120260216.txt": "", "18000216.txt": "", "release.txt": "",
		"": "", "12345678": "",
	} {
		if got := FileDate(source).String(); got != want {
			t.Errorf("FileDate(%q) = %q, want %q", source, got, want)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	path := write(t, "x.jsonl", []byte(strings.Repeat(`{"text":"x"}`+"\n", 100)))
	n := 0
	for range Read(ctx, []string{path, path}, Options{}) {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d releases after the cancellation", n)
	}
}

// TestRawReleases reads the raw files that lie beside the checkout: none may be
// lost, and nearly all have their date in the name.
func TestRawReleases(t *testing.T) {
	const dir = "../../../shared/corpus/senate-raw"
	files, _ := filepath.Glob(dir + "/*.txt")
	if len(files) == 0 {
		t.Skip("no raw releases beside the checkout")
	}
	rels, errs := read(t, Options{}, dir)
	if len(rels)+len(errs) != len(files) || len(errs) > 0 {
		t.Errorf("%d files gave %d releases and %q", len(files), len(rels), errs)
	}
	dated := 0
	for _, r := range rels {
		if len(r.Dates) > 0 {
			dated++
		}
		if !utf8.ValidString(r.Text) || strings.Contains(r.Text, "\r") {
			t.Errorf("%s: not clean text", r.Source)
		}
	}
	if dated*100 < len(rels)*95 {
		t.Errorf("only %d of %d have a date in their name", dated, len(rels))
	}
}

func FuzzDecode(f *testing.F) {
	sets := newCharsets()
	for _, s := range []string{"", "a\r\nb", "\xff\xfe\x00\xd8", "\xfe\xff\xd8", "\x93x\x94", "\xef\xbb\xbf", "\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, why := sets.decode(raw, nil)
		if !utf8.ValidString(d.text) || strings.Contains(d.text, "\r") || (d.text == "") != (why != "") {
			t.Fatalf("%q: %q, %q", raw, d.text, why)
		}
	})
}

func FuzzLine(f *testing.F) {
	f.Add([]byte(`{"text":"x","published":"2006-02-30"}`))
	f.Add([]byte(`{"text":"\u0000"}`))
	f.Add([]byte(`[]`))
	f.Add([]byte(`{"data":{"items":[{"title":{"rendered":"x"},"content":{"rendered":"<p>y</p>"}}]}}`))
	f.Add([]byte("title;body\nx;\"y\nz\"\n"))
	f.Fuzz(func(t *testing.T, line []byte) {
		for rel, err := range Read(t.Context(), []string{"-"}, Options{Stdin: bytes.NewReader(line)}) {
			if err == nil && (rel.Text == "" || !utf8.ValidString(rel.Text)) {
				t.Fatalf("%q: %q", line, rel.Text)
			}
		}
	})
}

func FuzzFileDate(f *testing.F) {
	f.Add("21Nov2005Kerry14.txt")
	f.Add("2026-02-16")
	f.Fuzz(func(t *testing.T, source string) {
		if d := FileDate(source); !d.IsZero() && (d.Year < 1900 || d.Year > 2100) {
			t.Fatalf("%q: %s", source, d)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	raw := bytes.Repeat([]byte("\x93It is a long report,\x94 said Ann Lee.\r\n"), 200)
	b.SetBytes(int64(len(raw)))
	sets := newCharsets()
	for b.Loop() {
		_, _ = sets.decode(raw, nil)
	}
}
