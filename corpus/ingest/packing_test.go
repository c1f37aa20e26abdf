package ingest

import (
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// packedText is "Mayor opens bridge.\n" as bzip2 and xz pack it.
const (
	packedBzip2 = "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\x41\xfc\xd4\x69\x00\x00\x02\x55\x80\x00\x10\x40\x01\x00\x02\x36\xa1\xd8\x20\x20" +
		"\x00\x31\x4c\x00\x13\x42\x9a\x33\x53\x46\x8f\x29\x82\x76\xe0\x55\x1e\xcc\x84\xac\x52\xf8\xbb\x92\x29\xc2\x84\x82\x0f\xe6" +
		"\xa3\x48"
	packedXZ = "\xfd\x37\x7a\x58\x5a\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x16\x00\x00\x00\x74\x2f\xe5\xa3\x01\x00\x13\x4d\x61\x79" +
		"\x6f\x72\x20\x6f\x70\x65\x6e\x73\x20\x62\x72\x69\x64\x67\x65\x2e\x0a\x00\xee\xd8\x02\xa5\xec\xfb\x39\x86\x00\x01\x2c\x14" +
		"\xf8\x0a\x6d\x03\x1f\xb6\xf3\x7d\x01\x00\x00\x00\x00\x04\x59\x5a"
)

func packedZstd(t *testing.T, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

func TestPacking(t *testing.T) {
	const text = "Mayor opens bridge."
	checkText(t, "gzip", "x.txt.gz", string(zipped(text)), text)
	checkText(t, "bzip2", "x.txt.bz2", packedBzip2, text)
	checkText(t, "bzip2 twice", "x.txt.bz2", packedBzip2+packedBzip2, text+"\n"+text)
	checkText(t, "xz", "x.txt.xz", packedXZ, text)
	checkText(t, "xz twice", "x.txt.xz", packedXZ+packedXZ, text+"\n"+text)
	checkText(t, "zstd", "x.txt.zst", packedZstd(t, text), text)
	checkText(t, "a document", "x.rtf.zst", packedZstd(t, `{\rtf1 Mayor \'6fpens}`), "Mayor opens")
	checkText(t, "lines of JSON", "x.jsonl.zst", packedZstd(t, `{"text":"Mayor opens"}`), "Mayor opens")
	checkText(t, "in a folder of an archive", "x.tar.zst", packedZstd(t, string(tarOf(t, "a/b.txt.xz", packedXZ))), text)
	for _, c := range []struct{ why, raw, told string }{
		{"within another", packedZstd(t, packedZstd(t, text)), "is a zstd archive within another"},
		{"bzip2 that is cut", packedBzip2[:len(packedBzip2)-9], "EOF"},
		{"xz that is cut", packedXZ[:len(packedXZ)-9], "xz: "},
		{"zstd that is cut", packedZstd(t, text)[:12], "EOF"},
		{"bzip2 with garbage", packedBzip2 + "garbage", "EOF"},
		{"nothing in it", "\x42\x5a\x68\x39\x17\x72\x45\x38\x50\x90\x00\x00\x00\x00", "is empty"},
	} {
		rels, errs := read(t, Options{}, write(t, "x.txt", []byte(c.raw)))
		if told := strings.Join(errs, "; "); len(rels) > 0 || !strings.Contains(told, c.told) {
			t.Errorf("%s: %d releases, told %q, want %q", c.why, len(rels), told, c.told)
		}
	}
}
