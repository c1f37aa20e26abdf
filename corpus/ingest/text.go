package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// Decode turns the bytes of a file into text: UTF-8 and UTF-16 by their byte
// order mark, else UTF-8 where the bytes are valid, else windows-1252, in which
// every byte means something. Line ends become "\n"; all else stays as found,
// control characters too. Where the bytes are no text, why says so.
func Decode(raw []byte) (text, why string) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
		if err != nil {
			return "", "is not valid UTF-16: " + err.Error()
		}
		raw = out
	case bytes.HasPrefix(raw, []byte{0xef, 0xbb, 0xbf}):
		raw = raw[3:]
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return "", fmt.Sprintf("looks binary (NUL byte at offset %d)", i)
	}
	if !utf8.Valid(raw) {
		enc, _ := charset.Lookup("windows-1252")
		out, err := enc.NewDecoder().Bytes(raw)
		if err != nil {
			return "", "cannot be decoded: " + err.Error()
		}
		raw = out
	}
	text = clean(string(raw))
	if strings.TrimSpace(text) == "" {
		return "", "is empty"
	}
	return text, ""
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// clean returns valid UTF-8 with "\n" line ends.
func clean(s string) string {
	return lineEnds.Replace(strings.ToValidUTF8(s, "\ufffd"))
}
