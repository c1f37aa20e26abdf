package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decoded is a text with the name of the character set that was guessed for it,
// empty where the set is known by a mark, a declaration or the user.
type decoded struct {
	text    string
	guessed string
}

// Charset returns a character set by its name or one of its usual labels
// ("latin1", "cp1251"), nil when there is none of that name.
func Charset(name string) encoding.Encoding {
	enc, found := charset.Lookup(strings.TrimSpace(name))
	if found == "replacement" {
		return nil
	}
	return enc
}

// decode turns the bytes of an input into text: UTF-8 by its mark; in the
// character set given, if there is one; else UTF-8 where the bytes are valid;
// else as the text itself declares; else UTF-8 with damage or a set of one byte,
// as a guess. Line ends become "\n"; all else stays as found, control characters
// too. Where the bytes are no text, why says so.
func (c *charsets) decode(raw []byte, given encoding.Encoding) (d decoded, why string) {
	marked := bytes.HasPrefix(raw, utf8Mark)
	raw = bytes.TrimPrefix(raw, utf8Mark)
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return d, fmt.Sprintf("looks binary (NUL byte at offset %d)", i)
	}
	text := string(raw)
	switch {
	case marked:
	case given != nil:
		text = inCharset(raw, given)
	case utf8.Valid(raw):
	default:
		if declared := declaredCharset(raw); declared != nil {
			text = inCharset(raw, declared)
		} else {
			text, d.guessed = c.guess(raw)
		}
	}
	d.text = valid(text)
	switch {
	case strings.TrimSpace(d.text) == "":
		return decoded{}, "is empty"
	case looksBinary(d.text):
		return decoded{}, "looks binary (control characters)"
	}
	return d, ""
}

var utf8Mark = []byte("\ufeff")

// inCharset decodes bytes; those that mean nothing become U+FFFD.
func inCharset(raw []byte, enc encoding.Encoding) string {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return string(raw)
	}
	return string(out)
}

// wide returns the encoding of an input in UTF-16 or UTF-32, by its mark or by
// the bytes that are zero; nil for others. It names what has no mark.
func wide(head []byte) (enc encoding.Encoding, guessed string) {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), ""
	case bytes.HasPrefix(head, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), ""
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), ""
	case bytes.IndexByte(head, 0) < 0:
		return nil, ""
	}
	little, big := usual16(head, 0), usual16(head, 1)
	switch {
	case little > 0.95 && big < 0.6:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case big > 0.95 && little < 0.6:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// usual16 returns which part of the units of 16 bits, the low byte at the offset
// low of each, are usual in a text of an alphabet. One that is zero is in no text.
func usual16(head []byte, low int) float64 {
	usual, all := 0, len(head)/2
	for i := range all {
		unit := rune(head[2*i+low]) | rune(head[2*i+1-low])<<8
		switch {
		case unit == 0:
			return 0
		case unit == '\n', unit == '\r', unit == '\t', ' ' <= unit && unit < 0x7f, 0xa0 <= unit && unit < 0x0700,
			0x2010 <= unit && unit < 0x2040, unit == '€':
			usual++
		}
	}
	return float64(usual) / float64(max(all, 1))
}

var declaration = regexp.MustCompile(`(?i)\b(?:charset|encoding|coding)\s*[:=]\s*["']?([a-z][\w.:-]{2,})`)

// declaredCharset returns the character set that the beginning of a text names,
// if all of its bytes mean something in it.
func declaredCharset(raw []byte) encoding.Encoding {
	m := declaration.FindSubmatch(raw[:min(len(raw), 1024)])
	if m == nil {
		return nil
	}
	enc, name := charset.Lookup(string(m[1]))
	if enc == nil || name == "replacement" || name == "utf-8" || strings.HasPrefix(name, "utf-16") ||
		strings.ContainsRune(inCharset(raw, enc), utf8.RuneError) {
		return nil
	}
	return enc
}

// looksBinary reports whether one in ten of the first characters is a control
// character that no text has.
func looksBinary(text string) bool {
	controls, all := 0, 0
	for _, r := range text {
		if all++; all > headBytes {
			break
		}
		if r < ' ' && !strings.ContainsRune("\n\t\f\v\b\x1a\x1b", r) {
			controls++
		}
	}
	return controls > 4 && controls*10 > all
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// valid returns valid UTF-8 with "\n" line ends.
func valid(s string) string {
	return lineEnds.Replace(strings.ToValidUTF8(s, "\ufffd"))
}
