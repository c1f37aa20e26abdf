package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Marshal returns v as one line of JSON without a line end. It writes <, > and &
// as they are, and escapes what could drive the terminal on which the line is
// looked at: control characters, marks of direction, separators of lines.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return escape(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// escape writes what Hidden names as \uXXXX. Outside of its strings JSON has no
// such character.
func escape(line []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRune(line[i:])
		if Hidden(r) {
			out = fmt.Appendf(append(out, line[done:i]...), `\u%04x`, r)
			done = i + n
		}
		i += n
	}
	if done == 0 {
		return line
	}
	return append(out, line[done:]...)
}

// Hidden reports whether a character drives a terminal rather than stands on
// it: controls (C0, DEL, C1), marks that turn the direction of the text, and the
// separators of lines and paragraphs.
func Hidden(r rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	return r < 0xa0 || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}
