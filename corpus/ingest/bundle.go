package ingest

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"
)

//go:embed data/bundles.tsv
var bundleTable string

// bundle returns what an input is that a zip archive may be.
func (in *input) bundle(k *kind) (*kind, error) {
	if k == nil || k.name != "zip" {
		return k, nil
	}
	archive, err := in.zip()
	if err != nil {
		return k, err
	}
	if whole := bundleOf(archive); whole != nil {
		return whole, nil
	}
	return k, nil
}

// bundleOf returns what a zip archive is as a whole, nil for one of files that have
// nothing to do with each other. Its directory stands at its end: what it is called, and what
// its first bytes are, says nothing.
func bundleOf(archive *zip.Reader) *kind {
	types := head(archive, "[Content_Types].xml") + head(archive, "mimetype")
	for row := range strings.Lines(bundleTable) {
		col := strings.Split(strings.TrimRight(row, "\n"), "\t")
		if len(col) == 4 && !strings.HasPrefix(row, "#") && strings.Contains(types, col[3]) {
			return &kind{col[0], col[1], col[2]}
		}
	}
	return nil
}

// maxTypes is how much of the list of the types of its parts is read, in bytes.
const maxTypes = 1 << 20

// head returns how a file of an archive begins.
func head(archive *zip.Reader, name string) string {
	f := entry(archive, name)
	if f == nil {
		return ""
	}
	in, err := f.Open()
	if err != nil {
		return ""
	}
	defer in.Close()
	raw, _ := io.ReadAll(io.LimitReader(in, maxTypes)) // what comes before damage
	return string(raw)
}

// entry returns the first file of that name in an archive; some programs write
// names with other capitals.
func entry(archive *zip.Reader, name string) *zip.File {
	for _, f := range archive.File {
		if strings.EqualFold(entryName(f.Name), name) {
			return f
		}
	}
	return nil
}

// zip opens an input as a zip archive. One that comes as a stream is held whole.
func (in *input) zip() (*zip.Reader, error) {
	if in.file == nil || in.size < 0 {
		raw, err := in.all()
		if err != nil {
			return nil, err
		}
		in.file, in.size = bytes.NewReader(raw), int64(len(raw))
	}
	archive, err := zip.NewReader(in.file, in.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("is no valid zip archive, nor a document in one: %w", err)
	}
	return archive, nil
}

// walkPart reads a part of a bundle, no more of it than an input may have.
func (in *input) walkPart(archive *zip.Reader, name string, w walker) error {
	f := entry(archive, name)
	if f == nil {
		return errNoPart
	}
	if f.Flags&1 != 0 {
		return errors.New("is encrypted")
	}
	part, err := f.Open()
	if err != nil {
		return fmt.Errorf("its part %s: %w", name, err)
	}
	defer part.Close()
	if err := walk(&bounded{&metered{part, in.budget, 0}, in.max}, w); err != nil {
		return fmt.Errorf("its part %s: %w", name, err)
	}
	return nil
}

var errNoPart = errors.New("has no such part")

// bounded fails where more comes than it may.
type bounded struct {
	io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errors.New("is over the limit when unpacked (--max-bytes)")
	}
	return n, err
}
