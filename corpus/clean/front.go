package clean

import (
	"strings"
	"unicode"
)

// fence is the line above and below the front matter of a file of Markdown.
const fence = "---\n"

const (
	maxFront  = 8 << 10 // bytes of a front matter
	titleZone = 2000    // bytes of the text below that its title may have
)

// A Front is what the front matter of a text says of it; what it does not say is
// empty.
type Front struct {
	Title    string
	Date     string // as written
	Issuer   string
	Language string // as written: "fr"
	Address  string // where it was published (URL)
}

// FrontMatter returns the front matter that a text as read begins with: the zero
// Front if there is none.
func FrontMatter(raw string) Front {
	m := matter{text: strings.TrimLeft(raw, "\ufeff \n")}
	if !m.read() {
		return Front{}
	}
	clean := func(s span) string {
		out, _ := Text(m.text[s.start:s.end])
		return out
	}
	return Front{clean(m.title), clean(m.date), clean(m.issuer), clean(m.language), clean(m.address)}
}

// A matter is a front matter with where its values stand.
type matter struct {
	text                                   string
	end                                    int // after the fence below
	title, date, issuer, language, address span
}

// read reports whether the text begins with a front matter, and reads it. Every
// line of one is a key with a value, an item of a list, a remark or blank.
func (m *matter) read() bool {
	if !strings.HasPrefix(m.text, fence) {
		return false
	}
	known := false
	for at := len(fence); at < min(len(m.text), maxFront); {
		line, _, _ := strings.Cut(m.text[at:], "\n")
		next := min(at+len(line)+1, len(m.text))
		if s := strings.TrimRight(line, " "); s == "---" || s == "..." {
			m.end = next
			return known
		}
		key, value, ok := strings.Cut(line, ":")
		switch {
		case ok && isKey(key) && (value == "" || value[0] == ' '):
			m.keep(strings.ToLower(key), m.value(at+len(key)+1, at+len(line)))
			known = true
		case strings.TrimSpace(line) != "" && !strings.ContainsAny(line[:1], "- #\t"):
			return false
		}
		at = next
	}
	return false
}

func (m *matter) keep(key string, value span) {
	switch key {
	case "title", "headline":
		m.title = value
	case "date", "published", "pubdate":
		m.date = value
	case "issuer", "publisher", "organization", "organisation":
		m.issuer = value
	case "lang", "language":
		m.language = value
	case "url", "link", "canonical", "canonical_url":
		m.address = value
	case "source":
		if m.issuer == (span{}) && !strings.ContainsAny(m.text[value.start:value.end], "/\\") { // no address
			m.issuer = value
		}
	}
}

// value returns where a value stands, without blanks and quotation marks.
func (m *matter) value(start, end int) span {
	s := m.text[start:end]
	start += len(s) - len(strings.TrimLeft(s, " \t"))
	s = strings.TrimSpace(s)
	if n := len(s); n > 1 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		return span{start + 1, start + n - 1}
	}
	return span{start, start + len(s)}
}

func isKey(s string) bool {
	return s != "" && len(s) < 40 && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-'
	}) < 0
}

// front takes the front matter away, but for a title that the text below does not
// begin with.
func front(text string) (edits []edit) {
	at := len(text) - len(strings.TrimLeft(text, " \n"))
	m := matter{text: text[at:]}
	if !m.read() {
		return nil
	}
	title := m.text[m.title.start:m.title.end]
	if below := letters(m.text[m.end:min(len(m.text), m.end+titleZone)]); strings.HasPrefix(below, letters(title)) {
		return []edit{{0, at + m.end, ""}}
	}
	edits = []edit{{0, at + m.title.start, ""}}
	for i := range len(title) - 1 {
		with, odd := escapes[title[i:i+2]]
		if k := edits[len(edits)-1].end; odd && at+m.title.start+i >= k {
			edits = append(edits, edit{at + m.title.start + i, at + m.title.start + i + 2, with})
		}
	}
	end := at + m.title.end
	if strings.HasSuffix(title, ".") && strings.Count(title, ".") == 1 { // a headline has none
		end--
	}
	return append(edits, edit{end, at + m.end, "\n\n"})
}

// escapes are what YAML writes for marks within quotation marks.
var escapes = map[string]string{`\"`: `"`, `''`: `'`, `\n`: " "}

// letters are the letters and digits of s, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
