package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"pressroom/corpus"
)

// hostileLimit is Options.MaxBytes for hostile inputs.
const hostileLimit = 1 << 20

// A hostile is an input that is made to hurt, or damaged. Of each the text that is right comes out,
// or a message says why not.
type hostile struct {
	why, name string
	raw       func(t *testing.T) string
	text      string // that a release holds; empty for no release
	told      string // that messages hold; empty for none
}

func as(s string) func(*testing.T) string { return func(*testing.T) string { return s } }

const mayor = "Mayor opens bridge"

// zeros is more than an input may have.
var zeros = strings.Repeat("\x00", 2*hostileLimit)

// zipWith is a zip archive of one entry with a header of its own.
func zipWith(h zip.FileHeader, content string) func(*testing.T) string {
	return func(t *testing.T) string {
		t.Helper()
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, err := w.CreateRaw(&h)
		if err == nil {
			_, err = io.WriteString(f, content)
		}
		if err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		return b.String()
	}
}

func zipFiles(files ...string) func(*testing.T) string {
	return func(t *testing.T) string { return string(zipOf(t, files...)) }
}

// manyTimes is a zip archive whose directory names one entry n times: all overlap.
func manyTimes(n int) func(*testing.T) string {
	return func(t *testing.T) string {
		raw := string(zipOf(t, "a.txt", mayor))
		dir, end := strings.Index(raw, "PK\x01\x02"), strings.Index(raw, "PK\x05\x06")
		tail := []byte(raw[end:])
		binary.LittleEndian.PutUint16(tail[8:], uint16(n))
		binary.LittleEndian.PutUint16(tail[10:], uint16(n))
		binary.LittleEndian.PutUint32(tail[12:], uint32(n*(end-dir)))
		return raw[:dir] + strings.Repeat(raw[dir:end], n) + string(tail)
	}
}

// nested is n zip archives within each other.
func nested(n int) func(*testing.T) string {
	return func(t *testing.T) string {
		raw := mayor
		name := "a.txt"
		for range n {
			raw, name = string(zipOf(t, name, raw)), "a.zip"
		}
		return raw
	}
}

func wordDoc(body string, parts ...string) func(*testing.T) string {
	return func(t *testing.T) string { return docxOf(t, body, parts...) }
}

func odtText(text string) func(*testing.T) string {
	return func(t *testing.T) string { return odtOf(t, text) }
}

// tarWith is a tar archive of one header and what comes after it.
func tarWith(h tar.Header, content string) func(*testing.T) string {
	return func(t *testing.T) string {
		t.Helper()
		var b bytes.Buffer
		w := tar.NewWriter(&b)
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, content) // less than the header says
		return b.String() + strings.Repeat("\x00", 1024)
	}
}

const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`

// bundleXML is a Word document whose text is all of that XML.
func bundleXML(xml string) func(*testing.T) string {
	return zipFiles("[Content_Types].xml", wordTypes, "word/document.xml", xml)
}

var hostiles = []hostile{
	{"a zip that unpacks to more than the limit", "x.zip", zipFiles("a.txt", zeros), "", "over the limit of 1 MiB"},
	{"its neighbour is read", "x.zip", zipFiles("a.txt", zeros, "b.txt", mayor), mayor, "over the limit of 1 MiB"},
	{"archives within the limit", "x.zip", nested(4), mayor, ""},
	{"archives within each other", "x.zip", nested(9), "", "stands within more than 4 others"},
	{"entries over each other", "x.zip", manyTimes(50), mayor, ""},
	{"a zip that says it is larger", "x.zip",
		zipWith(zip.FileHeader{Name: "a.txt", UncompressedSize64: 2 << 30, CompressedSize64: 18}, mayor),
		"", "unexpected EOF"},
	{"a zip that says it is endless", "x.zip",
		zipWith(zip.FileHeader{Name: "a.txt", UncompressedSize64: 1 << 62, CompressedSize64: 18}, mayor),
		"", "holds too much"},
	{"a zip that says it is smaller", "x.zip", zipWith(zip.FileHeader{Name: "a.txt", UncompressedSize64: 3, CompressedSize64: 18}, mayor),
		"", "not a valid zip file"},
	{"a wrong checksum", "x.zip", zipWith(zip.FileHeader{Name: "a.txt", UncompressedSize64: 18, CompressedSize64: 18, CRC32: 7}, mayor),
		"", "checksum error"},
	{"a method that nobody knows", "x.zip",
		zipWith(zip.FileHeader{Name: "a.txt", Method: 99, UncompressedSize64: 18, CompressedSize64: 18}, mayor),
		"", "unsupported compression"},
	{"an encrypted entry", "x.zip",
		zipWith(zip.FileHeader{Name: "a.txt", Flags: 1, UncompressedSize64: 18, CompressedSize64: 18}, mayor), "",
		"is encrypted"},
	{"a link in a zip", "x.zip", func(t *testing.T) string {
		h := zip.FileHeader{Name: "a.txt", UncompressedSize64: 11, CompressedSize64: 11}
		h.SetMode(os.ModeSymlink | 0o777)
		return zipWith(h, "/etc/passwd")(t)
	}, "", "is neither a file nor a folder"},
	{"a path from the root", "x.zip", zipFiles("/etc/a.txt", mayor), mayor, ""},
	{"a path that climbs", "x.zip", zipFiles("../../../a.txt", mayor), mayor, ""},
	{"a path of Windows", "x.zip", zipFiles(`C:\..\..\a.txt`, mayor), mayor, ""},
	{"controls in a name", "x.zip", zipFiles("a\x1b[31m\x07.txt", mayor), mayor, ""},
	{"a NUL in a name", "x.zip", zipFiles("a\x00.txt", mayor), mayor, ""},
	{"a name that is no UTF-8", "x.zip", zipFiles("\xff\xfe.txt", mayor), mayor, ""},
	{"the same name twice", "x.zip", zipFiles("a.txt", mayor, "a.txt", mayor+"s"), mayor, ""},
	{"an empty archive", "x.zip", zipFiles(), "", ""},
	{"a cut archive", "x.zip", func(t *testing.T) string { return string(zipOf(t, "a.txt", mayor))[:40] }, "", "no valid zip archive"},
	{"a directory of nonsense", "x.zip",
		as("PK\x03\x04" + strings.Repeat("PK\x01\x02\xff\xff", 999) + "PK\x05\x06" + strings.Repeat("\xff", 18)),
		"", "no valid zip archive"},
	{"a folder that has a file", "x.zip", zipFiles("a.txt/b.txt", mayor, "a.txt", mayor+"s"), mayor, ""},

	{"a Word document without its text", "x.docx", zipFiles("[Content_Types].xml", wordTypes), "", "without its text"},
	{"a Word document that has none", "x.docx", wordDoc(""), "", "has no text"},
	{"a thousand laughs", "x.docx", bundleXML(laughs + "<p><t>&c;</t></p>"), "", "invalid character entity"},
	{"a file of this machine", "x.docx", bundleXML(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p><t>&a;</t></p>`), "",
		"invalid character entity"},
	{"a million elements within each other", "x.docx", bundleXML(strings.Repeat("<a>", 300_000)), "", "over 1000 elements of XML within each other"},
	{"a hundred thousand tables within each other", "x.docx", wordDoc(strings.Repeat("<tbl><tr><tc>", 100_000)), "", "over 1000 elements"},
	{"text boxes within each other", "x.docx", wordDoc(strings.Repeat("<p><txbxContent>", 400) + "<p><r><t>" + mayor + "</t></r></p>" +
		strings.Repeat("</txbxContent></p>", 400)), mayor, ""},
	{"a part that unpacks to more than the limit", "x.docx", wordDoc(strings.Repeat(" ", 2*hostileLimit)), "", "over the limit when unpacked"},
	{"cut XML", "x.docx", bundleXML("<document><body><p><r><t>Mayor"), "", "unexpected EOF"},
	{"XML that ends what did not begin", "x.docx", bundleXML("<p></q></r></tc></txbxContent></footnote>"), "", "closed by"},
	{"cells without a row", "x.docx", wordDoc("<tc><p><r><t>" + mayor + "</t></r></p></tc>"), mayor, ""},
	{"XML that is no UTF-8", "x.docx", wordDoc(para(run("\xff\xfe"))), "", "invalid UTF-8"},
	{"XML in UTF-16", "x.docx", bundleXML(utf16le(`<?xml version="1.0" encoding="UTF-16"?><p><r><t>Mayor opens</t></r></p>`)), "Mayor opens", ""},
	{"XML in a set that nobody knows", "x.docx", bundleXML(`<?xml version="1.0" encoding="x-none"?><p/>`), "", "x-none"},
	{"a list on no level", "x.docx", wordDoc(listItem("1", "-7", mayor), "word/numbering.xml", wordLists), mayor, ""},
	{"a list on the millionth level", "x.docx", wordDoc(listItem("1", "1000000", mayor), "word/numbering.xml", wordLists), mayor, ""},
	{"a list that counts from the end", "x.docx", wordDoc(listItem("1", "0", mayor), "word/numbering.xml",
		strings.ReplaceAll(wordLists, `"3"`, `"2147483647"`)), mayor, ""},
	{"a note that nobody wrote", "x.docx", wordDoc(para(run(mayor) + `<r><footnoteReference id="9"/></r>`)), mayor, ""},
	{"damage in what is not the text", "x.docx", wordDoc(para(run(mayor)), "word/numbering.xml", "<a>"), "", "numbering.xml"},

	{"an OpenDocument text without its text", "x.odt", zipFiles("mimetype", "application/vnd.oasis.opendocument.text"), "", "without its text"},
	{"a billion blanks", "x.odt",
		odtText(`<text:p>Mayor` + strings.Repeat(`<text:s text:c="999999999"/>`, 99) + `opens</text:p>`), "opens", ""},
	{"lists within each other", "x.odt", odtText(strings.Repeat("<text:list><text:list-item>", 300) + "<text:p>" + mayor + "</text:p>" +
		strings.Repeat("</text:list-item></text:list>", 300)), mayor, ""},
	{"too many lists within each other", "x.odt", odtText(strings.Repeat("<text:list>", 9999)), "", "over 1000 elements"},
	{"a note within itself", "x.odt", odtText("<text:p>" + mayor + strings.Repeat("<text:note><text:note-body><text:p>", 99) +
		strings.Repeat("</text:p></text:note-body></text:note>", 99) + "</text:p>"), mayor, ""},

	{"a million braces", "x.rtf", as(`{\rtf1 ` + strings.Repeat("{", 1_000_000)), "", "over 1000 groups within each other"},
	{"braces that close too much", "x.rtf", as(`{\rtf1 ` + mayor + "}" + strings.Repeat("}", 9999)), mayor, ""},
	{"bytes without end", "x.rtf", as(`{\rtf1 ` + mayor + `\bin2147483647 x}`), mayor, "ends in the middle"},
	{"less than no bytes", "x.rtf", as(`{\rtf1 \bin-99999999999999999999 ` + mayor + `}`), mayor, ""},
	{"half characters", "x.rtf", as(`{\rtf1 \u-10179?\u-10179?\u65533?\'zz\'f` + mayor + `}`), mayor, ""},
	{"cut in a control word", "x.rtf", as(`{\rtf1 ` + mayor + `\pa`), mayor, "ends in the middle"},
	{"cut in a control symbol", "x.rtf", as(`{\rtf1 ` + mayor + `\`), mayor, "ends in the middle"},
	{"a million characters to pass over", "x.rtf", as(`{\rtf1 {\uc2147483647 \u65 x}` + mayor + `}`), mayor, ""},
	{"cells without a row in RTF", "x.rtf", as(`{\rtf1 ` + strings.Repeat(`\cell`, 99_999) + " " + mayor + `}`), mayor, ""},
	{"rows without cells", "x.rtf", as(`{\rtf1 ` + strings.Repeat(`\trowd\row\nestrow`, 9999) + " " + mayor + `}`), mayor, ""},
	{"text boxes within notes within cells", "x.rtf", as(`{\rtf1 ` + strings.Repeat(`{\shpinst{\shptxt\trowd a{\footnote\intbl b\cell c`, 300) +
		strings.Repeat("}}}", 300) + mayor + "}"), mayor, ""},
	{"a word without end", "x.rtf", as(`{\rtf1 \` + strings.Repeat("a", 99_999) + " " + mayor + `}`), mayor, ""},
	{"RTF that is none", "x.rtf", as(`{\rtf`), "", "has no text"},

	{"a tar that says it is larger", "x.tar", tarWith(tar.Header{Name: "a.txt", Mode: 0o600, Size: 2 << 30}, mayor), "", "unexpected EOF"},
	{"a tar that says it is endless", "x.tar",
		tarWith(tar.Header{Name: "a.txt", Mode: 0o600, Size: 1 << 60}, mayor), "", "holds too much"},
	{"a device in a tar", "x.tar", tarWith(tar.Header{Name: "a.txt", Typeflag: tar.TypeBlock}, ""), "", "is neither a file nor a folder"},
	{"a link in a tar", "x.tar",
		tarWith(tar.Header{Name: "a.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}, ""), "", "is neither a file"},
	{"a path that climbs in a tar", "x.tar", func(t *testing.T) string { return string(tarOf(t, "../../a.txt", mayor)) }, mayor, ""},
	{"a cut tar", "x.tar", func(t *testing.T) string { return string(tarOf(t, "a.txt", mayor))[:520] }, "", "unexpected EOF"},

	{"gzip within gzip within gzip", "x.txt.gz",
		as(string(zipped(string(zipped(string(zipped(mayor))))))), "", "a gzip archive within another"},
	{"gzip that unpacks to more than the limit", "x.txt.gz", as(string(zipped(strings.Repeat("a", 2*hostileLimit)))), "", "over the limit"},
	{"zstd that unpacks to more than the limit", "x.txt.zst", func(t *testing.T) string { return packedZstd(t, strings.Repeat("a", 2*hostileLimit)) }, "",
		"over the limit"},
	{"zstd that wants two gigabytes", "x.txt.zst", as("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00"), "", "window size exceeded"},
	{"xz that wants four gigabytes", "x.txt.xz", as(strings.Replace(packedXZ, "\x21\x01\x16", "\x21\x01\x28", 1)), "", "xz: "},
	{"bzip2 of nonsense", "x.txt.bz2", as("BZh91AY&SY" + strings.Repeat("\xff", 999)), "", "bzip2 data invalid"},
	{"gzip of a zip that is cut", "x.gz", as(string(zipped("PK\x03\x04"))), "", "no valid zip archive"},

	{"nothing", "x.txt", as(""), "", "is empty"},
	{"a mark and nothing", "x.txt", as("\xef\xbb\xbf"), "", "is empty"},
	{"a NUL", "x.txt", as("Mayor\x00opens"), "", "looks binary"},
	{"controls alone", "x.txt", as(strings.Repeat("\x01\x02", 99)), "", "looks binary"},
	{"bytes that mean nothing in UTF-8", "x.txt", as("Mayor opens the bridge \xff\xfe\x80 of the town"), "Mayor opens the bridge", ""},
	{"a mark of UTF-8 before windows-1252", "x.txt", as("\xef\xbb\xbfMayor opens caf\xe9"), "Mayor opens caf", ""},
	{"half a unit of UTF-16", "x.txt", as("\xff\xfeM\x00a\x00y"), "Ma", ""},
	{"half a character of UTF-16", "x.txt", as("\xff\xfeM\x00a\x00\x00\xd8y\x00"), "Ma", ""},
	{"one line as long as may be", "x.txt", as(strings.Repeat("a", hostileLimit)), "a", ""},
	{"a text one byte too long", "x.txt", as(strings.Repeat("a", hostileLimit+1)), "", "over the limit"},
	{"a deep piece of JSON", "x.jsonl", as(`{"text":` + strings.Repeat("[", 100_000)), "", "JSON"},
}

func utf16le(s string) string {
	b := []byte("\xff\xfe")
	for _, r := range s {
		b = binary.LittleEndian.AppendUint16(b, uint16(r))
	}
	return string(b)
}

// What one hostile input may cost.
const (
	hostileMemory = 1 << 30 // bytes allocated, all in all
	hostileTime   = 20 * time.Second
)

func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("reads what takes long")
	}
	all := append(hostiles, hostilePDFs...)
	if len(all) < 60 {
		t.Errorf("only %d hostile inputs", len(all))
	}
	for _, h := range all {
		t.Run(h.why, func(t *testing.T) {
			path := write(t, h.name, []byte(h.raw(t)))
			memory, took := allocated(), spent(t)
			rels, errs := read(t, Options{MaxBytes: hostileLimit}, path)
			memory, took = allocated()-memory, spent(t)-took
			told := strings.Join(errs, "; ")
			if !strings.Contains(told, h.told) || h.told == "" && told != "" {
				t.Errorf("told %.300q, want %q", told, h.told)
			}
			if text := strings.Join(texts(rels), "\n"); !strings.Contains(text, h.text) || h.text == "" && len(rels) > 0 {
				t.Errorf("%d releases, %.100q, want %q", len(rels), text, h.text)
			}
			if memory > hostileMemory || took > hostileTime {
				t.Errorf("took %v of the processor and %d MiB", took, memory>>20)
			}
		})
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// spent is how long the processor has worked for this test.
func spent(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestHostileFiles are hostile not by what they hold.
func TestHostileFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"x.pdf", "y.docx", "z.zip"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("loop.txt", filepath.Join(dir, "loop.txt")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.zip"), 0o644); err != nil {
		t.Fatal(err)
	}
	rels, errs := read(t, Options{}, dir)
	if told := strings.Join(errs, "; "); len(rels) > 0 || len(errs) != 2 || !strings.Contains(told, "leads nowhere") ||
		!strings.Contains(told, "passed over (pipe)") {
		t.Errorf("%d releases, told %q", len(rels), told)
	}
}

// TestChangingFiles are cut, or grow, between the look at their size and their reading.
func TestChangingFiles(t *testing.T) {
	for _, c := range []struct {
		why, raw, now, told string
		releases            int
	}{
		{"a text that shrinks", mayor + mayor, mayor, "", 1},
		{"a text that grows", mayor, mayor + mayor, "", 1},
		{"a text that grows over the limit", mayor, strings.Repeat("a", hostileLimit+1), "over the limit", 0},
		{"an archive that shrinks", string(zipOf(t, "a.txt", mayor)), "PK\x03\x04", "no valid zip archive", 0},
		{"a text that becomes empty", mayor, "", "is empty", 0},
	} {
		path := write(t, "x.txt", []byte(c.now))
		var told []string
		r := &reader{ctx: t.Context(), opt: Options{MaxBytes: hostileLimit}, signatures: signatures(), charsets: newCharsets()}
		n := 0
		r.yield = collect(&n, &told)
		r.file(path, int64(len(c.raw)), false)
		if all := strings.Join(told, "; "); n != c.releases || !strings.Contains(all, c.told) || c.told == "" && all != "" {
			t.Errorf("%s: %d releases, told %q", c.why, n, all)
		}
	}
}

func collect(n *int, told *[]string) func(corpus.Release, error) bool {
	return func(_ corpus.Release, err error) bool {
		if err != nil {
			*told = append(*told, err.Error())
		} else {
			*n++
		}
		return true
	}
}
