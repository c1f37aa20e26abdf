package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"pressroom/corpus"
)

// A format is a kind of input that is more than plain text: a page of its own, or
// what holds several inputs. Its name is that of its rows in data/signatures.tsv.
type format struct {
	name string
	// read gives the parts of an input in their order. It stops with the error of
	// give; an error of its own is that of the whole input, and what it gave before
	// is kept.
	read func(in *input, give func(part) error) error
}

// formats are all that can be read, besides plain text and JSON Lines.
var formats = append([]format{
	{"docx", readDOCX},
	{"odt", readODT},
	{"rtf", readRTF},
	{"zip", unzip},
	{"tar", untar},
	{"html", webpage},
	{"eml", readMail},
	{"mbox", unbox},
	{"mht", readMHTML},
	{"feed", readFeed},
	{"newsml", readNews},
}, pdfFormats...)

func formatOf(name string) *format {
	for i := range formats {
		if formats[i].name == name {
			return &formats[i]
		}
	}
	return nil
}

// An input is what is read by its content.
type input struct {
	name   string        // for messages: "mail.eml!annex.pdf"
	source string        // for releases
	in     *bufio.Reader // from its first byte
	file   io.ReaderAt   // the same, where it is a file on disk; nil for what comes as a stream
	size   int64         // in bytes; -1 when unknown
	max    int64         // largest one that is held whole, in bytes (Options.MaxBytes)
	listed bool          // a folder or an archive has it: the user did not name it
	depth  int           // how many others it stands within
	budget *budget
	known  bool // its bytes are UTF-8, whatever --charset says
	// text decodes bytes of it; a character set that is guessed is told.
	text func(raw []byte) (string, error)
	pdf  *pdfEngine
}

// stream returns an input that comes from in.
func (r *reader) stream(name, source string, in io.Reader, size int64) *input {
	return &input{name: name, source: source, in: bufio.NewReaderSize(in, 1<<16), size: size, max: r.opt.MaxBytes,
		budget: &budget{maxEntries, maxExpansion}, pdf: &r.pdf}
}

// unpacked returns the input with its bytes as from makes them.
func (in *input) unpacked(from io.Reader) *input {
	out := *in
	out.in, out.file, out.size = bufio.NewReaderSize(careful{from}, 1<<16), nil, -1
	return &out
}

// careful makes an error of a panic of what unpacks.
type careful struct{ io.Reader }

func (c careful) Read(b []byte) (n int, err error) {
	err = guarded(func() (err error) {
		n, err = c.Reader.Read(b)
		return err
	})
	return n, err
}

// all reads an input that has to be held whole.
func (in *input) all() ([]byte, error) {
	if in.size > in.max {
		return nil, errors.New(tooLong(in.size, in.max))
	}
	raw, err := io.ReadAll(io.LimitReader(in.in, in.max+1))
	if err == nil && int64(len(raw)) > in.max {
		err = errors.New(tooLong(in.size, in.max))
	}
	return raw, err
}

// A budget bounds what one file of the user may grow to, with all that it holds:
// an archive of a few bytes may hold terabytes, or itself.
type budget struct {
	entries int   // how many more parts it may have
	bytes   int64 // how many more bytes they may have
}

const (
	maxDepth     = 4       // formats within each other: an archive in a mail in an archive
	maxEntries   = 200_000 // parts of one file
	maxExpansion = 4 << 30 // bytes that all parts of one file may have
)

var errTooMuch = errors.New("holds too much: over 200,000 parts, or over 4 GiB when unpacked")

// spend takes one part of n bytes from the budget.
func (b *budget) spend(n int64) error {
	b.entries--
	b.bytes -= n
	if b.entries < 0 || b.bytes < 0 {
		return errTooMuch
	}
	return nil
}

// A part is what a format gives: a page, which is one release, or a file that is
// read as if it had come alone.
type part struct {
	name   string // within the input; "#2" for a page of several, empty for the one that an input is
	page   *page
	file   io.Reader // nil when the part is a page, or cannot be read
	size   int64     // of the file in bytes; -1 when unknown
	reason string    // why the part cannot be read, or what of it was left out
}

// A page is one release as a format has it.
type page struct {
	title    string // headline, where the format tells it apart from the text
	text     string // paragraphs with an empty line between them, lists and tables as lines
	issuer   string
	language string // as declared: "fr"
	address  string // where it was published (URL)
	dates    []corpus.Claim
}

// whole returns the text with its headline on top, which is taken from further down where
// the page prints it there.
func (p *page) whole() string {
	title, text := squeezed(p.title), strings.TrimSpace(p.text)
	at := 0
	for line := range strings.Lines(text[:min(len(text), titleZone)]) {
		if title == "" || strings.EqualFold(squeezed(line), title) {
			if at > 0 && title != "" {
				text = title + "\n\n" + strings.TrimSpace(text[:at]) + "\n\n" + strings.TrimSpace(text[at+len(line):])
			}
			return text + "\n"
		}
		at += len(line)
	}
	return title + "\n\n" + text + "\n"
}

// titleZone is how many bytes of a text may have its headline.
const titleZone = 1000

// squeezed is a text with one blank for each run of them.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// parts reads an input in a format. What goes wrong in one part, a crash of its
// parser too, costs no more than that part.
func (r *reader) parts(f *format, in *input) bool {
	if in.depth > maxDepth {
		return r.fail(in.name, 0, "stands within more than %d others", maxDepth)
	}
	going := true
	in.text = func(raw []byte) (string, error) {
		d, why := r.decoded(in, raw)
		switch {
		case why != "":
			return "", errors.New(why)
		case d.guessed != "":
			if going = r.guess(in.name, 0, d.guessed); !going {
				return "", errStopped
			}
		}
		return d.text, nil
	}
	err := guarded(func() error {
		return f.read(in, func(p part) error {
			if err := in.budget.spend(max(p.size, 0)); err != nil {
				return err
			}
			if going = r.ctx.Err() == nil && r.part(in, p); !going {
				return errStopped
			}
			return nil
		})
	})
	if err != nil && going {
		return r.fail(in.name, 0, "%s", reason(err))
	}
	return going
}

var errStopped = errors.New("stopped")

// guarded makes an error of a panic of a parser.
func guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("cannot be read: its parser crashed (%v)", p)
		}
	}()
	return do()
}

// part reads what a format gives.
func (r *reader) part(in *input, p part) bool {
	of := *in
	if name := p.name; name != "" {
		if name[0] != '#' {
			name = "!" + name
		}
		of.name, of.source = in.name+name, in.source+name
	}
	switch {
	case p.reason == "":
	case p.page == nil && p.file == nil:
		return r.fail(of.name, 0, "%s", p.reason)
	case !r.remark(of.name, 0, "%s", p.reason):
		return false
	}
	if p.file != nil {
		of.in, of.file, of.size = bufio.NewReaderSize(&metered{p.file, in.budget, max(p.size, 0)}, 1<<16), nil, p.size
		of.listed, of.depth = true, in.depth+1
		return r.input(&of)
	}
	text := valid(p.page.whole())
	if strings.TrimSpace(text) == "" {
		return r.fail(of.name, 0, "has no text")
	}
	rel := corpus.Release{Source: of.source, Text: text, Issuer: p.page.issuer, Language: p.page.language, Address: p.page.address,
		Dates: p.page.dates, Named: of.named()}
	return r.yield(r.release(rel), nil)
}

// named reports whether the source of the input is no path to look for.
func (in *input) named() bool { return in.source != in.name || in.depth > 0 }

// metered takes from the budget what a file has beyond the size that it declares.
type metered struct {
	io.Reader
	budget   *budget
	declared int64
}

func (m *metered) Read(b []byte) (int, error) {
	n, err := m.Reader.Read(b)
	if m.declared -= int64(n); m.declared < 0 {
		m.budget.bytes += m.declared
		m.declared = 0
	}
	if m.budget.bytes < 0 {
		return 0, errTooMuch
	}
	return n, err
}
