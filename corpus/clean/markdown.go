package clean

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markdown takes the marks of Markdown away: those of headings, quotations,
// emphasis and links. Marks that a release has of its own stay: bullets, the
// "###" and "* * *" of its end, asterisks of notes.
func markdown(text string) []edit {
	m := marks{last: len(strings.TrimRight(text, " \n"))}
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		m.line(text, at, end)
		at = end + 1
	}
	return m.edits
}

// marks collects edits; what stands before at has been read.
type marks struct {
	edits []edit
	at    int
	last  int // where the text ends but for blanks
}

func (m *marks) add(start, end int) {
	m.edits = append(m.edits, edit{start, end, ""})
	m.at = end
}

var (
	heading = regexp.MustCompile(`^ {0,3}#{1,6} +[*_]*[\pL\pN"“‘'(\[]`)
	hashes  = regexp.MustCompile(` +#+ *$`)
	quoting = regexp.MustCompile(`^(?:> ?)*> [\pL\pN"“‘'*_(\[#]`)
	link    = regexp.MustCompile(`^!?\[([^][\n]*)\]\((?:https?://|mailto:|www\.|/|#)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: "[^"\n]*")?\)`)
)

// line reads the line from start to end.
func (m *marks) line(text string, start, end int) {
	m.at = start
	if n := quoting.FindStringIndex(text[start:end]); n != nil {
		_, size := utf8.DecodeLastRuneInString(text[start : start+n[1]])
		m.add(start, start+n[1]-size)
	}
	if n := heading.FindStringIndex(text[m.at:end]); n != nil && end < m.last { // "### Back" ends a text
		words := m.at + strings.IndexByte(text[m.at:end], '#')
		words += len(text[words:end]) - len(strings.TrimLeft(text[words:end], "# "))
		m.add(m.at, words)
		if n := hashes.FindStringIndex(text[words:end]); n != nil {
			defer m.add(words+n[0], end)
			end = words + n[0]
		}
	}
	m.inner(text, end)
}

// inner reads what stands within a line, from what has been read of it on.
func (m *marks) inner(text string, end int) {
	var closers []span // of emphasis that is open, the inner ones first
	for i := m.at; i < end; {
		limit := end
		if len(closers) > 0 {
			limit = closers[0].start
		}
		switch c := text[i]; {
		case len(closers) > 0 && i == closers[0].start:
			m.add(i, closers[0].end)
			i, closers = m.at, closers[1:]
		case c == '[' || c == '!':
			n := link.FindStringSubmatchIndex(text[i:min(limit, i+longestLink)])
			switch {
			case n == nil:
				i++
			case c == '!' || n[2] == n[3]: // a picture
				m.add(i, i+n[1])
				i = m.at
			default:
				m.add(i, i+n[2])
				closers = append([]span{{i + n[3], i + n[1]}}, closers...)
				i = m.at
			}
		case c == '*' || c == '_':
			n := run(text[i:limit])
			if closer := closes(text[:limit], i, n); closer.end > 0 {
				m.add(i, i+n)
				closers = append([]span{closer}, closers...)
			}
			i += n
		default:
			i++
		}
	}
}

const (
	longestLink     = 2000 // bytes
	longestEmphasis = 400
)

// run returns how often s begins with its first byte.
func run(s string) int { return len(s) - len(strings.TrimLeft(s, s[:1])) }

// closes returns the mark that ends the emphasis which the n marks at i begin;
// none where they begin nothing.
func closes(text string, i, n int) span {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+n:])
	if n > 3 || i > 0 && !unicode.IsSpace(before) && !strings.ContainsRune(`("“‘'[*_`, before) || i+n == len(text) ||
		unicode.IsSpace(after) {
		return span{}
	}
	for k := i + n; k < min(len(text), i+longestEmphasis); k++ {
		if text[k] != text[i] {
			continue
		}
		long := run(text[k:])
		before, _ := utf8.DecodeLastRuneInString(text[:k])
		after, _ := utf8.DecodeRuneInString(text[k+long:])
		if long == n && !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return span{k, k + n}
		}
		k += long - 1
	}
	return span{}
}
