package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"net/textproto"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Limits of a mail.
const (
	maxMailDepth = 20   // parts within each other
	maxMailParts = 2000 // of all
)

// A letter is a mail (RFC 5322, MIME) while it is read.
type message struct {
	header textproto.MIMEHeader
	decode func([]byte) (string, error) // what declares no character set
	plain  []string                     // texts, in their order
	html   []string
	files  []part // attachments
	parts  int
}

// readMail reads a mail: one release with its attachments.
func readMail(in *input, give func(part) error) error {
	m, err := newMessage(in)
	if err != nil {
		return err
	}
	p := &page{title: subject(m.get("Subject")), issuer: m.issuer(), language: m.get("Content-Language"), text: m.text()}
	if c, ok := claim("Date", m.get("Date")); ok {
		p.dates = append(p.dates, c)
	}
	if strings.TrimSpace(p.text) != "" || len(m.files) == 0 {
		if err := give(part{page: p}); err != nil {
			return err
		}
	}
	for _, file := range m.files {
		if err := give(file); err != nil {
			return err
		}
	}
	return nil
}

// readMHTML reads a web page that a browser saved as a mail.
func readMHTML(in *input, give func(part) error) error {
	m, err := newMessage(in)
	if err != nil {
		return err
	}
	if len(m.html) == 0 {
		return errors.New("is a saved web page without a page")
	}
	pages, err := pagesOf(m.html[0])
	if err != nil {
		return err
	}
	pages[0].address = cmp.Or(pages[0].address, webAddress(m.get("Snapshot-Content-Location")))
	return givePages(pages, give)
}

func newMessage(in *input) (*message, error) {
	raw, err := in.all()
	if err != nil {
		return nil, err
	}
	raw = bytes.TrimLeft(bytes.TrimPrefix(raw, utf8Mark), " \t\r\n")
	header, body := splitHeader(raw)
	m := &message{header: header, decode: in.text}
	return m, m.part(header, body, 0)
}

// splitHeader parts the fields of a header from the body. Lines that are no fields are
// passed over: mails are often damaged on their way.
func splitHeader(raw []byte) (textproto.MIMEHeader, []byte) {
	header := textproto.MIMEHeader{}
	last := ""
	for len(raw) > 0 {
		line, rest, _ := bytes.Cut(raw, []byte("\n"))
		s := strings.TrimRight(string(line), "\r")
		raw = rest
		if s == "" {
			break
		}
		if list := header[last]; len(list) > 0 && (s[0] == ' ' || s[0] == '\t') {
			list[len(list)-1] += " " + strings.TrimSpace(s)
			continue
		}
		if m := headerLine.FindStringSubmatch(s); m != nil {
			last = textproto.CanonicalMIMEHeaderKey(m[1])
			header[last] = append(header[last], m[2])
		} else {
			last = ""
		}
	}
	return header, raw
}

// words decodes the words of a header (RFC 2047).
var headerWords = mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// get is a field of the header, decoded.
func (m *message) get(name string) string { return decodedField(m.header.Get(name)) }

func decodedField(s string) string {
	if out, err := headerWords.DecodeHeader(s); err == nil {
		s = out
	}
	return squeezed(valid(s))
}

// part reads a part of a mail with all that it holds.
func (m *message) part(header textproto.MIMEHeader, body []byte, depth int) error {
	if m.parts++; depth > maxMailDepth || m.parts > maxMailParts {
		return fmt.Errorf("is a mail of over %d parts, or over %d within each other", maxMailParts, maxMailDepth)
	}
	kind, params, err := mime.ParseMediaType(cmp.Or(header.Get("Content-Type"), "text/plain"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		return m.multipart(params["boundary"], body, depth)
	}
	body = unpackBody(header.Get("Content-Transfer-Encoding"), body)
	disposition, how, _ := mime.ParseMediaType(header.Get("Content-Disposition"))
	name := decodedField(cmp.Or(how["filename"], params["name"]))
	switch {
	case disposition != "attachment" && name == "" && kind == "text/html":
		m.html = append(m.html, m.inCharset(params["charset"], body))
	case disposition != "attachment" && name == "" && strings.HasPrefix(kind, "text/"):
		text := m.inCharset(params["charset"], body)
		if strings.EqualFold(params["format"], "flowed") {
			text = unflowed(text, strings.EqualFold(params["delsp"], "yes"))
		}
		m.plain = append(m.plain, text)
	case strings.HasPrefix(kind, "image/") && (disposition != "attachment" || header.Get("Content-Id") != ""): // of the layout
	case kind == "application/pgp-signature", kind == "application/pkcs7-signature", kind == "message/delivery-status":
	default:
		if name == "" {
			name = fmt.Sprintf("part-%d%s", m.parts, endings[kind])
		}
		m.files = append(m.files, part{name: entryName(name), file: bytes.NewReader(body), size: int64(len(body))})
	}
	return nil
}

// endings are those of files without a name.
var endings = map[string]string{"message/rfc822": ".eml", "application/pdf": ".pdf", "text/calendar": ".ics", "text/html": ".html"}

// multipart reads the parts of a part. One that is cut is read as far as it goes.
func (m *message) multipart(boundary string, body []byte, depth int) error {
	for parts := multipart.NewReader(bytes.NewReader(body), boundary); ; {
		p, err := parts.NextRawPart()
		if err != nil {
			return nil
		}
		raw, _ := io.ReadAll(p) // a part that is cut has no end
		if err := m.part(p.Header, raw, depth+1); err != nil {
			return err
		}
	}
}

// unpackBody undoes what carried the bytes of a part through the mail.
func unpackBody(encoding string, body []byte) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		text := bytes.Map(func(r rune) rune {
			if r == '+' || r == '/' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
				return r
			}
			return -1
		}, body)
		out := make([]byte, base64.RawStdEncoding.DecodedLen(len(text)))
		n, _ := base64.RawStdEncoding.Decode(out, text) // what is cut is read as far as it goes
		return out[:n]
	case "quoted-printable":
		out, _ := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(body)))
		return out
	}
	return body
}

// inCharset decodes a text as its part declares, else as it seems to be.
func (m *message) inCharset(name string, body []byte) string {
	if enc := Charset(name); enc != nil && !strings.EqualFold(name, "us-ascii") {
		return valid(inCharset(body, enc))
	}
	text, err := m.decode(body)
	if err != nil {
		return ""
	}
	return text
}

// unflowed joins the lines of a paragraph (RFC 3676): one that ends with a blank goes on.
func unflowed(text string, del bool) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		line = strings.TrimPrefix(line, " ") // it is stuffed
		switch {
		case line == "-- ", !strings.HasSuffix(line, " "):
			b.WriteString(line + "\n")
		case del:
			b.WriteString(strings.TrimSuffix(line, " "))
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}

// text is the text of the mail: the plain one, unless the other says much more.
func (m *message) text() string {
	plain := strings.Join(m.plain, "\n\n")
	var rich []string
	for _, s := range m.html {
		if doc, err := html.Parse(strings.NewReader(s)); err == nil && !countsOver(doc, maxElements) {
			prune(doc)
			dropMenus(doc)
			rich = append(rich, linesOf(doc))
		}
	}
	if text := strings.Join(rich, "\n\n"); 2*len(squeezed(plain)) < len(squeezed(text)) {
		return text
	}
	return plain
}

var (
	answered = regexp.MustCompile(`(?i)^(?:(?:re|fwd?|aw|wg|tr|rv|vs|sv|antw|ant|r|i|отв|пересл)(?:\[\d+\])?\s*:\s*)+`)
	listTag  = regexp.MustCompile(`^\[[^\][]{1,40}\]\s*`)
)

// subject is a subject without what mail programs and lists put before it.
func subject(s string) string {
	for {
		next := listTag.ReplaceAllString(answered.ReplaceAllString(s, ""), "")
		if next == s || next == "" {
			return s
		}
		s = next
	}
}

// issuer is who sends the mail, if the address is that of an office. A person may send
// it for anybody.
func (m *message) issuer() string {
	if org := m.get("Organization"); org != "" {
		return org
	}
	from, err := (&netmail.AddressParser{WordDecoder: &headerWords}).Parse(m.header.Get("From"))
	if err != nil {
		return ""
	}
	local, _, _ := strings.Cut(strings.ToLower(from.Address), "@")
	if local = strings.Map(onlyLetters, local); slices.Contains(offices, local) {
		return squeezed(valid(from.Name))
	}
	return ""
}

func onlyLetters(r rune) rune {
	if 'a' <= r && r <= 'z' {
		return r
	}
	return -1
}

// offices are addresses of nobody in person.
var offices = strings.Fields("press presse prensa stampa pressoffice pressroom pressteam pressreleases pressrelease pressservice media mediarelations " +
	"mediaoffice news newsroom newsdesk newsletter communications comms communication kommunikation info office contact noreply donotreply pr " +
	"publicaffairs announcements")

// unbox gives the mails of a mailbox.
func unbox(in *input, give func(part) error) error {
	var letter bytes.Buffer
	n, blank := 0, true
	flush := func() error {
		if letter.Len() == 0 {
			return nil
		}
		raw := bytes.Clone(letter.Bytes())
		letter.Reset()
		n++
		p := part{name: fmt.Sprintf("#%d", n), file: bytes.NewReader(raw), size: int64(len(raw))}
		if int64(len(raw)) > in.max {
			p.file, p.reason = nil, tooLong(-1, in.max)
		}
		return give(p)
	}
	for lines := bufio.NewReader(in.in); ; {
		line, err := lines.ReadBytes('\n')
		switch {
		case blank && mailbox.Match(line):
			if err := flush(); err != nil {
				return err
			}
		case int64(letter.Len()) <= in.max: // one more shows that it is too long
			if rest := bytes.TrimLeft(line, ">"); len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From ")) {
				line = line[1:]
			}
			letter.Write(line)
		}
		blank = len(bytes.TrimRight(line, "\r\n")) == 0
		if err != nil {
			if ferr := flush(); ferr != nil || errors.Is(err, io.EOF) {
				return ferr
			}
			return err
		}
	}
}
