// Package ingest reads releases from files, folders, JSON Lines and standard
// input. A bad input does not stop a batch: it becomes an Error, and reading goes on
// with the next input. Only one release at a time is held in memory.
package ingest

import (
	"cmp"
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

	"golang.org/x/text/encoding"

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
	Source    string      // of what "-" reads; "" stands for corpus.Nameless
	// FollowLinks reads what links in a folder lead to outside of it.
	FollowLinks bool
	// Charset is the character set of inputs without a byte order mark; nil stands
	// for what they declare or, where they do not, seem to be in.
	Charset encoding.Encoding
	// Format reads what the user named as a format of Formats, whatever its content; ""
	// stands for what the content says.
	Format string
	// As, unless nil, is told what an input is read as, before its releases: "html".
	As func(input, format string)
	// Columns name the fields of records: "body" for "text". See Fields.
	Columns map[string]string
	// Progress, unless nil, is told how many bytes more have been read from
	// disk; the sum over an undisturbed run is Size.
	Progress func(bytes int)
}

// An Error says what is to be told of an input, and why.
type Error struct {
	Path   string // as given
	Line   int    // from 1, of JSON Lines; 0 for a whole file
	Reason string
	Class  Class
	// Kind is, of PassedOver, the end of the file's name ("pdf") or what it is
	// ("pipe"); of Guessed, the name of the character set.
	Kind string
}

// Class says what an Error means for its input.
type Class int

// The classes of errors.
const (
	Failed     Class = iota // it could not be read
	Remark                  // it was read all the same, without a part of it
	PassedOver              // a file of a folder or an archive that is not read
	Guessed                 // it was read in a character set that was guessed
)

// Error returns "path: reason" or "path:line: reason".
func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason)
	}
	return e.Path + ": " + e.Reason
}

// Read yields the releases of the paths in order: a file is read by its
// content; a folder, with all that is below it, in the order of the names of its
// files (hidden ones are left alone, and plain text is read where the name says
// that it is text); "-" is standard input. An input that cannot be read, or is
// passed over, yields a zero release and an *Error. Reading stops when ctx is
// cancelled.
func Read(ctx context.Context, paths []string, opt Options) iter.Seq2[corpus.Release, error] {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	opt.MaxBytes = min(opt.MaxBytes, math.MaxInt64-2) // one more can be counted
	return func(yield func(corpus.Release, error) bool) {
		r := &reader{ctx: ctx, opt: opt, yield: yield, signatures: signatures(), charsets: newCharsets(),
			columns: newColumns(opt.Columns)}
		defer r.pdf.close()
		for _, path := range paths {
			if !r.path(path) {
				return
			}
		}
	}
}

// reader hands releases on; its methods return false when reading is to stop.
type reader struct {
	ctx        context.Context
	opt        Options
	yield      func(corpus.Release, error) bool
	signatures []signature
	charsets   *charsets
	pdf        pdfEngine
	columns    columnNames
}

func (r *reader) fail(path string, line int, format string, args ...any) bool {
	return r.yield(corpus.Release{}, &Error{Path: path, Line: line, Reason: fmt.Sprintf(format, args...)})
}

// remark tells of an input that is read all the same.
func (r *reader) remark(path string, line int, format string, args ...any) bool {
	return r.yield(corpus.Release{}, &Error{Path: path, Line: line, Reason: fmt.Sprintf(format, args...), Class: Remark})
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
		return r.input(r.stream("standard input", cmp.Or(r.opt.Source, corpus.Nameless), r.opt.Stdin, -1))
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
	return r.file(path, info.Size(), false)
}

func (r *reader) file(path string, size int64, listed bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return r.fail(path, 0, "%s", reason(err))
	}
	defer f.Close()
	in := r.stream(path, path, counter{f, r.opt.Progress}, size)
	in.file, in.listed = f, listed
	return r.input(in)
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

// input reads an input by its content, unpacked if it is packed.
func (r *reader) input(in *input) bool {
	head, err := in.in.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return r.fail(in.name, 0, "%s", reason(err))
	}
	sig := r.signed(head)
	if sig == nil || packings[sig.name].unpack == nil {
		return r.content(in)
	}
	pack := packings[sig.name]
	from, err := pack.unpack(in.in)
	if err != nil {
		return r.fail(in.name, 0, "is not valid %s: %v", pack.name, err)
	}
	going := r.content(in.unpacked(from))
	if zip, ok := from.(*members); ok && going && zip.garbage {
		return r.remark(in.name, 0, "bytes after the end of the gzip data are passed over")
	}
	return going
}

// content reads what a format holds, JSON Lines or text. An error of in shows when it
// is read to the end: what stands before it is not lost.
func (r *reader) content(in *input) bool {
	head, _ := in.in.Peek(headBytes)
	enc, guessed := wide(head)
	if enc != nil {
		in = in.unpacked(enc.NewDecoder().Reader(in.in))
		in.known = true
		head, _ = in.in.Peek(headBytes)
	}
	if r.opt.Format != "" && in.depth == 0 {
		return r.as(in, r.opt.Format)
	}
	k, err := in.bundle(r.kindOf(in.name, head))
	if err != nil {
		return r.fail(in.name, 0, "%s", reason(err))
	}
	if k != nil {
		if formatOf(k.name) != nil {
			return r.as(in, k.name)
		}
		if in.listed {
			return r.passOver(in.name, k.name)
		}
		return r.fail(in.name, 0, "%s", k.reason())
	}
	switch {
	case in.listed && !textual(in.name):
		return r.passOver(in.name, ending(in.name))
	case guessed != "" && !r.guess(in.name, 0, guessed):
		return false
	case isJSONLines(in.name, head) && !isOneJSON(head):
		return r.as(in, "jsonl")
	}
	return r.as(in, "")
}

// Formats are the names of the formats that can be read.
func Formats() []string {
	names := []string{"text", "jsonl", "json", "csv", "tsv"}
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// as reads an input as a format; "" stands for text, JSON or a table, whatever it is.
func (r *reader) as(in *input, format string) bool {
	tell := func(format string) {
		if r.opt.As != nil {
			r.opt.As(in.name, format)
		}
	}
	if f := formatOf(format); f != nil {
		tell(format)
		return r.parts(f, in)
	}
	if format == "jsonl" {
		tell(format)
		return r.jsonLines(in)
	}
	raw, err := in.all()
	if err != nil {
		return r.fail(in.name, 0, "%s", reason(err))
	}
	return r.text(in, raw, format, tell)
}

// text reads one release, JSON or a table.
func (r *reader) text(in *input, raw []byte, format string, tell func(string)) bool {
	d, why := r.decoded(in, raw)
	if why != "" {
		return r.fail(in.name, 0, "%s", why)
	}
	if d.guessed != "" && !r.guess(in.name, 0, d.guessed) {
		return false
	}
	body := []byte(strings.TrimPrefix(d.text, "\ufeff"))
	if format == "json" || format == "" && (isOneJSON(body) || isOtherJSON(body)) {
		tell("json")
		return r.wholeJSON(in, body)
	}
	comma := commas[format]
	if format == "" {
		comma = r.tableKind(in.name, d.text)
	}
	if comma != 0 {
		tell("csv")
		return r.table(in, d.text, comma)
	}
	if end := filepath.Ext(unpackedName(in.name)); format == "" && (end == ".csv" || end == ".tsv") {
		if in.listed {
			return r.passOver(in.name, end[1:])
		}
		return r.fail(in.name, 0, "has no column with the text of a release; --column text=NAME names it")
	}
	tell("text")
	return r.yield(r.release(corpus.Release{Source: in.source, Text: d.text, Named: in.named()}), nil)
}

// decoded decodes bytes of an input as the user, they themselves or their statistics say.
func (r *reader) decoded(in *input, raw []byte) (decoded, string) {
	if in.known {
		return r.charsets.decode(raw, nil)
	}
	return r.charsets.decode(raw, r.opt.Charset)
}

// guess tells of a character set that was guessed.
func (r *reader) guess(path string, line int, charset string) bool {
	return r.yield(corpus.Release{}, &Error{Path: path, Line: line, Reason: "is read as " + charset, Class: Guessed, Kind: charset})
}

// release completes a release with its identifier and the claims for its date.
func (r *reader) release(rel corpus.Release) corpus.Release {
	if rel.ID == "" {
		rel.ID = corpus.TextID(rel.Text)
	}
	if d := r.opt.Published; !d.IsZero() && len(rel.Dates) == 0 {
		rel.Dates = append(rel.Dates, corpus.Claim{Date: d, From: corpus.Given})
	}
	rel = withFront(rel)
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
