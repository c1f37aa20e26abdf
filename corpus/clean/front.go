package clean

import (
	"regexp"
	"strings"
	"unicode"
)

// fences are the lines above and below the front matter of a file of Markdown: of YAML
// and of TOML, each with what stands between a key and its value.
var fences = map[string]string{"---": ":", "+++": "="}

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
	value := func(keys ...string) string {
		s := m.field(keys...)
		out, _ := Text(strings.Join(strings.Fields(m.text[s.start:s.end]), " "))
		return out
	}
	front := Front{
		Title:    value(titleKeys...),
		Date:     value("published", "publishedat", "datepublished", "publishdate", "publicationdate", "pubdate", "releasedate", "date"),
		Issuer:   value("issuer", "publisher", "organization", "organisation", "agency", "ministry"),
		Language: value("lang", "language", "locale"),
		Address:  value("canonical", "canonicalurl", "url", "link", "permalink", "sourceurl", "originalurl"),
	}
	front.Date, _, _ = strings.Cut(front.Date, " #")                                          // a remark
	if source := value("source"); front.Issuer == "" && !strings.ContainsAny(source, "/\\") { // no address
		front.Issuer = source
	}
	return front
}

var titleKeys = []string{"title", "headline"}

// A matter is a front matter with where its values stand.
type matter struct {
	text   string
	end    int             // after the fence below
	values map[string]span // by their keys, in small letters without hyphens; those within others are left out
}

// field returns where the value of the first of the keys stands that has one.
func (m *matter) field(keys ...string) span {
	for _, key := range keys {
		if s := m.values[key]; s.start < s.end {
			return s
		}
	}
	return span{}
}

// read reports whether the text begins with a front matter, and reads it. Every
// line of one is a key with a value, more of the value, an item of a list, a remark or blank.
func (m *matter) read() bool {
	mark, _, _ := strings.Cut(m.text[:min(len(m.text), 8)], "\n")
	equals := fences[mark]
	if equals == "" {
		return false
	}
	m.values = map[string]span{}
	key, inTable := "", false // of the value that the next lines may go on; a table of TOML goes to the end
	for at := len(mark) + 1; at < min(len(m.text), maxFront); {
		line, _, _ := strings.Cut(m.text[at:], "\n")
		end := at + len(line)
		name, value, ok := strings.Cut(line, equals)
		switch s := strings.TrimRight(line, " "); {
		case s == mark, s == "..." && mark == "---":
			m.end = min(end+1, len(m.text))
			return len(m.values) > 0
		case s == "" || s[0] == '#':
		case s[0] == ' ' || s[0] == '\t':
			m.goOn(key, at, end, equals)
		case s[0] == '-' || mark == "+++" && (s[0] == '[' || s[0] == ']'):
			key, inTable = "", inTable || s[0] == '['
		case !ok || !isKey(strings.TrimSpace(name)) || mark == "---" && value != "" && value[0] != ' ':
			return false
		default:
			key = strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(strings.TrimSpace(name)))
			if inTable {
				key += " within"
			}
			m.values[key] = m.value(at+len(name)+len(equals), end)
		}
		at = end + 1
	}
	return false
}

// goOn adds a line further in to the value of a key: more of its words, not what has a key
// or an item of its own.
func (m *matter) goOn(key string, start, end int, equals string) {
	old, ok := m.values[key]
	line := m.value(start, end)
	s := m.text[line.start:line.end]
	name, _, own := strings.Cut(s, equals+" ")
	isBlock := old.start < old.end && strings.Trim(m.text[old.start:old.end], ">|+-") == ""
	switch {
	case !ok || s == "":
	case isBlock:
		m.values[key] = line
	case strings.HasPrefix(s, "- ") || own && isKey(name):
	case old.start == old.end:
		m.values[key] = line
	default:
		m.values[key] = m.value(old.start, end)
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
	title := m.field(titleKeys...)
	words := m.text[title.start:title.end]
	if below := letters(m.text[m.end:min(len(m.text), m.end+titleZone)]); strings.HasPrefix(below, letters(words)) {
		return []edit{{0, at + m.end, ""}}
	}
	start, end := at+title.start, at+title.end
	edits = []edit{{0, start, ""}}
	for _, x := range escaped.FindAllStringIndex(words, -1) {
		edits = append(edits, edit{start + x[0], start + x[1], unescaped(words[x[0]:x[1]])})
	}
	if strings.HasSuffix(words, ".") && strings.Count(words, ".") == 1 { // a headline has none
		end--
	}
	return append(edits, edit{end, at + m.end, "\n\n"})
}

// escaped is what YAML and TOML write for marks within quotation marks, and where a value goes
// on in the next line.
var escaped = regexp.MustCompile(`\\"|''|\\n|\s*\n\s*`)

func unescaped(s string) string {
	switch s {
	case `\"`:
		return `"`
	case "''":
		return "'"
	}
	return " "
}

// letters are the letters and digits of s, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
