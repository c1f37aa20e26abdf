package ingest

import (
	"bufio"
	"compress/bzip2"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/therootcompany/xz"
)

// packings are the ways to make one file smaller, by the names of their rows in
// data/signatures.tsv. A file may be packed once.
var packings = map[string]packing{
	"gz":  {"gzip", func(in *bufio.Reader) (io.Reader, error) { return newMembers(in) }},
	"bz2": {"bzip2", func(in *bufio.Reader) (io.Reader, error) { return bzip2.NewReader(in), nil }},
	"xz":  {"xz", func(in *bufio.Reader) (io.Reader, error) { return xz.NewReader(in, maxWindow) }},
	"zst": {"zstd", func(in *bufio.Reader) (io.Reader, error) {
		return zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	}},
}

type packing struct {
	name   string
	unpack func(*bufio.Reader) (io.Reader, error)
}

// maxWindow is how far back packed bytes may point, in bytes: so many are held.
const maxWindow = 128 << 20

// unpackedName is the name of a file without the ending that says how it is packed, in small
// letters.
func unpackedName(name string) string {
	name = strings.ToLower(name)
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 && packings[name[dot+1:]].name != "" {
		return name[:dot]
	}
	return name
}
