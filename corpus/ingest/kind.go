package ingest

import (
	"bytes"
	_ "embed"
	"regexp"
	"strconv"
	"strings"
)

// A kind is what an input is that is no plain text.
type kind struct {
	name   string // "pdf"
	what   string // "a PDF document"
	saveAs string // what to save it as where it may hold a release and is not read; empty for what holds no text
}

// reason says why an input of the kind is not read.
func (k kind) reason() string {
	if k.saveAs != "" {
		return "is " + k.what + "; such are not read: save it as " + k.saveAs
	}
	return "is " + k.what + ", not a text"
}

// A signature is how the inputs of a kind begin.
type signature struct {
	kind
	offset int
	bytes  []byte
	holds  []byte // also within the head; empty for nothing
}

//go:embed data/signatures.tsv
var signatureTable string

// signatures reads the table; a row that is wrong is left out, and a test fails.
func signatures() []signature {
	var out []signature
	for row := range strings.Lines(signatureTable) {
		if sig, ok := parseSignature(strings.Split(strings.TrimRight(row, "\n"), "\t")); ok {
			out = append(out, sig)
		}
	}
	return out
}

func parseSignature(col []string) (sig signature, ok bool) {
	if len(col) != 6 || strings.HasPrefix(col[0], "#") {
		return sig, false
	}
	offset, err := strconv.Atoi(col[3])
	begin, err2 := strconv.Unquote(`"` + col[4] + `"`)
	holds, err3 := strconv.Unquote(`"` + col[5] + `"`)
	if err != nil || err2 != nil || err3 != nil || begin == "" {
		return sig, false
	}
	return signature{kind{col[0], col[1], col[2]}, offset, []byte(begin), []byte(holds)}, true
}

func (s signature) fits(head []byte) bool {
	return len(head) >= s.offset && bytes.HasPrefix(head[s.offset:], s.bytes) && bytes.Contains(head, s.holds)
}

// signed returns what an input is by the bytes of the table, nil for what is none of it.
func (r *reader) signed(head []byte) *kind {
	for _, sig := range r.signatures {
		if sig.fits(head) {
			return &sig.kind
		}
	}
	return nil
}

// kindOf returns what an input is by its content, nil for what may be plain
// text. The head is how it begins; the name is asked only whether the input is
// Markdown, in which a page of HTML may begin.
func (r *reader) kindOf(name string, head []byte) *kind {
	text := bytes.TrimPrefix(head, []byte("\ufeff"))
	if k := r.signed(text); k != nil {
		return k
	}
	if lateStart.Match(text[:min(len(text), 1024)]) {
		return r.signed([]byte("%PDF-"))
	}
	text = bytes.TrimLeft(text, " \t\r\n\f")
	if k := mail(text); k != nil { // a mail may hold a page
		return k
	}
	return markup(text, strings.HasSuffix(unpackedName(name), ".md"))
}

// lateStart is how a PDF document begins that has something before it.
var lateStart = regexp.MustCompile(`[\r\n]%PDF-[12]\.\d\s*[\r\n]`)

// plainText is what everything can be saved as.
const plainText = "plain text"

var (
	webPage = &kind{"html", "a web page", plainText}
	feed    = &kind{"feed", "a feed (RSS or Atom)", plainText}
	agency  = &kind{"newsml", "an item of news (NITF, NewsML)", plainText}
	drawing = &kind{"svg", "a drawing (SVG)", ""}
	anyXML  = &kind{"xml", "an XML document", plainText}
	letter  = &kind{"eml", "a mail with its header", plainText}
	letters = &kind{"mbox", "a mailbox with its mails", plainText}
	saved   = &kind{"mht", "a saved web page (MHTML)", plainText}
)

var (
	prolog = regexp.MustCompile(`^(?s:<\?xml.*?\?>|<\?xml-stylesheet.*?\?>|<!--.*?-->|\s+)`)
	root   = regexp.MustCompile(`(?i)^<(!doctype\s+)?([A-Za-z][\w:.-]*)([\s/>][^<>]*)?`)
	closed = regexp.MustCompile(`</[A-Za-z][\w:]*\s*>`)
	// A page with something before it: its two outer elements begin lines.
	htmlWithin = regexp.MustCompile(`(?is)(?:^|\n)[ \t]*<html[\s>].*?\n?[ \t]*<(?:head|body)[\s>]`)
)

// pageRoots and partRoots are the elements that begin a page of HTML, and a
// piece of one. XML has others.
var (
	pageRoots = wordSet("html head body title meta script style frameset")
	partRoots = wordSet("a article b blockquote br center div em font h1 h2 h3 h4 h5 h6 header i img main ol p section span " +
		"strong table td tr ul")
	feedRoots = wordSet("rss feed rdf:rdf")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// markup recognizes HTML and XML by the element that they begin with. A text
// that only mentions elements is none: a piece of HTML needs several that are
// closed, and Markdown may begin with one.
func markup(text []byte, markdown bool) *kind {
	declared := false
	for {
		m := prolog.Find(text)
		if m == nil {
			break
		}
		declared = declared || bytes.HasPrefix(m, []byte("<?xml"))
		text = text[len(m):]
	}
	m := root.FindSubmatch(text)
	if m == nil {
		if htmlWithin.Match(text) {
			return webPage
		}
		return nil
	}
	name := strings.ToLower(string(m[2]))
	switch {
	case pageRoots[name]:
		return webPage
	case feedRoots[name]:
		return feed
	case newsRoots[name]:
		return agency
	case name == "svg":
		return drawing
	case declared, len(m[1]) > 0, bytes.Contains(m[3], []byte("xmlns")):
		return anyXML
	case partRoots[name] && !markdown && len(closed.FindAll(text, 3)) == 3:
		return webPage
	}
	return nil
}

var headerLine = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)`)

// machineFields stand in the header of a mail as programs send it, not in what
// people write above a letter ("From:", "To:", "Date:").
var machineFields = wordSet("mime-version message-id content-type content-transfer-encoding return-path delivered-to " +
	"dkim-signature x-mailer x-originating-ip")

// mail recognizes a mail (RFC 5322) and a mailbox by the header: its fields
// reach to the first empty line, and one of them is of a machine.
func mail(text []byte) *kind {
	fields := header(text)
	_, from := fields["from"]
	machine := strings.Contains(fields["received"], ";")
	for name := range fields {
		machine = machine || machineFields[name]
	}
	content := fields["content-type"]
	switch {
	case mailbox.Match(text) && len(fields) > 0:
		return letters
	case strings.HasPrefix(content, "multipart/related") && fields["snapshot-content-location"] != "" ||
		strings.Contains(fields["from"], "<Saved by"):
		return saved
	case machine && (from || content != "" || fields["return-path"] != "" || fields["received"] != ""):
		return letter
	case strings.Contains(fields["from"], "@") && fields["subject"] != "" && mailDate.MatchString(fields["date"]):
		return letter
	}
	return nil
}

// mailDate is a date as RFC 5322 has it: with the offset from UTC.
var mailDate = regexp.MustCompile(`^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? [-+]\d{4}`)

// mailbox is the line between the mails of a mailbox.
var mailbox = regexp.MustCompile(`^From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d`)

// header returns the fields that a text begins with, by their names in small
// letters; none when a line before the first empty one is no field.
func header(text []byte) map[string]string {
	fields := map[string]string{}
	lines := strings.Split(string(text), "\n")
	last := len(lines) - 1 // it may be cut
	for n, line := range lines {
		line = strings.TrimRight(line, "\r")
		m := headerLine.FindStringSubmatch(line)
		switch {
		case line == "":
			return fields
		case n == 0 && mailbox.MatchString(line), n > 0 && strings.ContainsAny(line[:1], " \t"):
		case m != nil:
			fields[strings.ToLower(m[1])] = m[2]
		case n != last || n == 0:
			return nil
		}
	}
	return fields
}
