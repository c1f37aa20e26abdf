// Package ingest turns what lies in the world, files, folders, archives of
// JSON Lines and standard input, into releases. A bad input never stops a
// batch: it becomes an Error, and reading goes on with the next one. No more
// than one release is held in memory.
package ingest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strings"

	"pressroom/corpus"
)

// DefaultMaxBytes is the size of an input, or of a line of JSON Lines, above
// which it is refused.
const DefaultMaxBytes = 16 << 20

// Options say how to read. The zero value reads with the defaults.
type Options struct {
	MaxBytes  int64       // 0 stands for DefaultMaxBytes
	Published corpus.Date // for inputs that carry no date of their own
	Stdin     io.Reader   // what "-" reads
	// Progress, unless nil, is told how many bytes more have been read from
	// disk; the sum over an undisturbed run is Size.
	Progress func(bytes int)
}

// An Error says which input failed and why.
type Error struct {
	Path   string // as given
	Line   int    // from 1, of JSON Lines; 0 for a whole file
	Reason string
	// Remark is set where the release was read all the same and only a part of
	// its record was left out.
	Remark bool
}

// Error returns "path: reason" or "path:line: reason".
func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason)
	}
	return e.Path + ": " + e.Reason
}

// Read yields the releases of the paths in order: a file is read by its
// content, a folder by the names of its files (files of text and of JSON
// Lines, gzipped or not; hidden ones are skipped; in the order of their names,
// with all that is below), "-" is standard input. An input that cannot be read yields a zero
// release and an *Error. Reading stops when ctx is cancelled.
func Read(ctx context.Context, paths []string, opt Options) iter.Seq2[corpus.Release, error] {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	opt.MaxBytes = min(opt.MaxBytes, math.MaxInt64-2) // one more can be counted
	return func(yield func(corpus.Release, error) bool) {
		r := &reader{ctx: ctx, opt: opt, yield: yield}
		for _, path := range paths {
			if !r.path(path) {
				return
			}
		}
	}
}

// Size returns the number of bytes that the paths hold on disk, for a progress
// bar; what cannot be seen counts as nothing.
func Size(paths []string) int64 {
	var total int64
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if !info.IsDir() {
			total += info.Size()
			continue
		}
		_ = filepath.WalkDir(path+string(filepath.Separator), func(file string, d fs.DirEntry, err error) error {
			if err == nil && hidden(d.Name()) && filepath.Clean(file) != filepath.Clean(path) {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if err == nil && d.Type().IsRegular() {
				if info, err := d.Info(); err == nil {
					total += info.Size()
				}
			}
			return nil
		})
	}
	return total
}

// reader hands releases on; its methods return false when reading is to stop.
type reader struct {
	ctx   context.Context
	opt   Options
	yield func(corpus.Release, error) bool
}

func (r *reader) fail(path string, line int, format string, args ...any) bool {
	return r.yield(corpus.Release{}, &Error{Path: path, Line: line, Reason: fmt.Sprintf(format, args...)})
}

// remark tells of an input that is read all the same.
func (r *reader) remark(path string, line int, format string, args ...any) bool {
	return r.yield(corpus.Release{}, &Error{Path: path, Line: line, Reason: fmt.Sprintf(format, args...), Remark: true})
}

// path reads what the user named.
func (r *reader) path(path string) bool {
	if r.ctx.Err() != nil {
		return false
	}
	if path == "-" {
		if r.opt.Stdin == nil {
			return r.fail(path, 0, "there is no standard input")
		}
		return r.stream("standard input", "", r.opt.Stdin, -1)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.fail(path, 0, "%s", reason(err))
	case info.IsDir():
		return r.folder(path)
	case !info.Mode().IsRegular():
		return r.fail(path, 0, "is neither a file nor a folder")
	}
	return r.file(path, info.Size())
}

// folder reads the files of a folder and of those below it, in the order of
// their paths. Links to folders are not followed, so that it ends.
func (r *reader) folder(root string) bool {
	going := true
	// With a separator behind it, a link that the user named is followed.
	err := filepath.WalkDir(root+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		switch {
		case r.ctx.Err() != nil:
			going = false
		case err != nil:
			going = r.fail(path, 0, "%s", reason(err))
			if going && d != nil && d.IsDir() {
				return filepath.SkipDir
			}
		case hidden(d.Name()) && filepath.Clean(path) != filepath.Clean(root):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case !d.IsDir() && taken(d.Name()):
			going = r.member(path)
		}
		if !going {
			return filepath.SkipAll
		}
		return nil
	})
	if err != nil && going {
		return r.fail(root, 0, "%s", reason(err))
	}
	return going
}

// member reads a file of a folder, through a link if it is one; pipes, devices
// and links to folders are passed over.
func (r *reader) member(path string) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.fail(path, 0, "%s", reason(err))
	case !info.Mode().IsRegular():
		return true
	}
	return r.file(path, info.Size())
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." && name != ".." }

// taken reports whether a file of a folder is read, by its name.
func taken(name string) bool {
	switch filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")) {
	case ".txt", ".text", ".md", ".jsonl":
		return true
	}
	return false
}

func (r *reader) file(path string, size int64) bool {
	f, err := os.Open(path)
	if err != nil {
		return r.fail(path, 0, "%s", reason(err))
	}
	defer f.Close()
	return r.stream(path, path, counter{f, r.opt.Progress}, size)
}

// counter tells how much of a file has been read.
type counter struct {
	io.Reader
	tell func(int)
}

func (c counter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	if c.tell != nil {
		c.tell(n)
	}
	return n, err
}

// headBytes is how much of an input is seen before it is known what it is.
const headBytes = 4096

// stream reads an input by its content, out of gzip if it is in one. The name is
// for messages, the source for the release; the size is -1 when unknown.
func (r *reader) stream(name, source string, in io.Reader, size int64) bool {
	buf := bufio.NewReaderSize(in, 1<<16)
	head, err := buf.Peek(headBytes)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return r.fail(name, 0, "%s", reason(err))
	case !isGzip(head):
		return r.content(name, source, buf, size)
	}
	zip, err := newMembers(buf)
	if err != nil {
		return r.fail(name, 0, "is not valid gzip: %v", err)
	}
	going := r.content(name, source, bufio.NewReaderSize(zip, 1<<16), -1)
	if going && zip.garbage {
		return r.remark(name, 0, "bytes after the end of the gzip data are passed over")
	}
	return going
}

// content reads JSON Lines or text. An error of in shows when it is read to the
// end: what stands before it is not lost.
func (r *reader) content(name, source string, in *bufio.Reader, size int64) bool {
	head, _ := in.Peek(headBytes)
	switch {
	case isOneJSON(head):
		return r.fail(name, 0, "is one piece of JSON, not JSON Lines: one object a line")
	case isJSONLines(name, head):
		return r.jsonLines(name, in)
	case size > r.opt.MaxBytes:
		return r.fail(name, 0, "%s", tooLong(size, r.opt.MaxBytes))
	}
	raw, err := io.ReadAll(io.LimitReader(in, r.opt.MaxBytes+1))
	if err != nil {
		return r.fail(name, 0, "%s", reason(err))
	}
	if int64(len(raw)) > r.opt.MaxBytes {
		return r.fail(name, 0, "%s", tooLong(size, r.opt.MaxBytes))
	}
	text, why := Decode(raw)
	if why != "" {
		return r.fail(name, 0, "%s", why)
	}
	if source == "" {
		source = "-"
	}
	return r.yield(r.release(corpus.Release{Source: source, Text: text}, corpus.Date{}), nil)
}

// release completes a release with its identifier and the claims for its date.
func (r *reader) release(rel corpus.Release, published corpus.Date) corpus.Release {
	if rel.ID == "" {
		rel.ID = corpus.TextID(rel.Text)
	}
	if published.IsZero() {
		published = r.opt.Published
	}
	if !published.IsZero() {
		rel.Dates = append(rel.Dates, corpus.Claim{Date: published, From: corpus.Given})
	}
	if d := FileDate(rel.Source); !d.IsZero() {
		rel.Dates = append(rel.Dates, corpus.Claim{Date: d, From: corpus.Filename})
	}
	return rel
}

func tooLong(size, limit int64) string {
	if size < 0 {
		return fmt.Sprintf("is over the limit of %s (--max-bytes)", mebi(limit))
	}
	return fmt.Sprintf("is %s, over the limit of %s (--max-bytes)", mebi(size), mebi(limit))
}

func mebi(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/(1<<20)), ".0") + " MiB"
}

// reason says in plain words why the system refused.
func reason(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}
