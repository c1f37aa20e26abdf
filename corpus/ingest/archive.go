package ingest

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// unzip gives the files of a zip archive in the order of their names.
func unzip(in *input, give func(part) error) error {
	archive, err := in.zip()
	if err != nil {
		return err
	}
	files := slices.Clone(archive.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		if f.FileInfo().IsDir() || concealed(f.Name) {
			continue
		}
		if err := give(zipEntry(f)); err != nil {
			return err
		}
	}
	return nil
}

// zipEntry is a file of a zip archive. Its declared size may lie: the budget counts
// what really comes.
func zipEntry(f *zip.File) part {
	p := part{name: entryName(f.Name), size: int64(min(f.UncompressedSize64, 1<<62))}
	switch {
	case f.Flags&1 != 0:
		p.reason = "is encrypted"
	case f.Mode()&fs.ModeType != 0:
		p.reason = "is neither a file nor a folder"
	default:
		p.file = &opening{open: f.Open}
	}
	return p
}

// opening opens a file when it is first read, and closes it at its end.
type opening struct {
	open func() (io.ReadCloser, error)
	file io.ReadCloser
	err  error
}

func (o *opening) Read(b []byte) (int, error) {
	if o.file == nil && o.err == nil {
		o.file, o.err = o.open()
	}
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.file.Read(b)
	if err != nil {
		o.err = err
		_ = o.file.Close() // it was only read
	}
	return n, err
}

// untar gives the files of a tar archive as they come.
func untar(in *input, give func(part) error) error {
	archive := tar.NewReader(in.in)
	for {
		h, err := archive.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return fmt.Errorf("is not a valid tar archive: %w", err)
		case h.Typeflag == tar.TypeDir, h.Typeflag == tar.TypeXGlobalHeader, concealed(h.Name):
			continue
		}
		p := part{name: entryName(h.Name), file: archive, size: h.Size}
		if h.Typeflag != tar.TypeReg {
			p.file, p.reason = nil, "is neither a file nor a folder"
		}
		if err := give(p); err != nil {
			return err
		}
	}
}

// entryName is the name of an entry as it is told: it is never opened as a path.
func entryName(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// concealed reports whether an entry is hidden, or stands in what is.
func concealed(name string) bool {
	return slices.ContainsFunc(strings.Split(entryName(name), "/"), hidden) || strings.HasPrefix(name, "__MACOSX/")
}
