package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/identity"
)

// readTemplates reads the templates: a page each, with the frame and the parts that pages
// share (those whose names begin with an underscore).
func readTemplates() (map[string]*pageTemplate, error) {
	static := map[string]string{}
	names, err := fs.Glob(files, "static/*")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		static[path.Base(name)] = assetPath(path.Base(name), b)
	}
	shared, err := template.New("").Funcs(functions).Funcs(template.FuncMap{
		"static": func(name string) string { return static[name] },
	}).ParseFS(files, "templates/_*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*pageTemplate{}
	if names, err = fs.Glob(files, "templates/[^_]*.html"); err != nil {
		return nil, err
	}
	for _, name := range names {
		t, err := shared.Clone()
		if err == nil {
			t, err = t.ParseFS(files, name)
		}
		if err != nil {
			return nil, err
		}
		pages[strings.TrimSuffix(path.Base(name), ".html")] = &pageTemplate{t}
	}
	return pages, nil
}

// lookOf names the content of all files.
func lookOf(files fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := fs.ReadFile(files, name)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(b), b)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)[:8]), err
}

// navigation is what stands at the head of every page.
var navigation = []struct{ Here, Name, Path string }{
	{"search", "Search", "/"}, {"people", "People", "/people"}, {"bodies", "Bodies", "/bodies"}, {"places", "Places", "/places"},
	{"topics", "Topics", "/topics"}, {"quotes", "Quotes", "/quotes"},
	{"timeline", "Timeline", "/timeline"}, {"calendar", "Calendar", "/calendar"}, {"map", "Map", "/map"},
	{"saved", "Saved", "/saved"}, {"upload", "Add", "/upload"},
}

// functions are what templates may call.
var functions = template.FuncMap{
	"nav":    func() any { return navigation },
	"plain":  func(s any) string { return report.Plain(text(s)) },
	"day":    day,
	"number": number,
	"plural": func(n int, noun string) string {
		if n == 1 {
			return "1 " + noun
		}
		return number(n) + " " + noun + "s"
	},
	"month":     month,
	"tohelp":    func(note string) bool { return strings.Contains(note, `"How to ask"`) },
	"bracketed": func(title string) bool { return strings.HasPrefix(title, "[") }, // report.Title supplied it
	"percent":   func(x float64) string { return strconv.Itoa(int(100*x+0.5)) + " %" },
	"arguments": func(all ...any) []any { return all },
	"words":     func(s any) string { return strings.ReplaceAll(text(s), "_", " ") },
	"release":   releasePath,
	"person":    func(name any) string { return named("/person", text(name)) },
	"place":     func(name any) string { return named("/place", text(name)) },
	"body":      func(name any) string { return named("/body", text(name)) },
	"marked":    marked,
	"speaker":   func(q schema.Quote) string { return pageOfID(string(q.SpeakerID), string(q.Speaker)) },
	"quoted":    func(s string) string { return strings.TrimRight(report.Plain(s), ", ") },
	"title":     func(h index.Head) string { return titleWords(h.Headline, h.Opening, h.Source) },
}

// titleLetters is how many characters of a headline a page shows.
const titleLetters = 220

// titleWords is the headline of a release, cut between words where it is a paragraph, or what
// stands for it.
func titleWords(headline, opening, source string) string {
	if headline == "" {
		return report.Plain(report.Title("", opening, source))
	}
	return cutWords(report.Plain(headline), titleLetters)
}

// cutWords shortens a text to so many characters, between words.
func cutWords(s string, letters int) string {
	if utf8.RuneCountInString(s) <= letters {
		return s
	}
	r := []rune(s)[:letters]
	if at := strings.LastIndexByte(string(r), ' '); at > 0 {
		return strings.TrimRight(string(r)[:at], " ,;:–-") + " …"
	}
	return string(r) + "…" // of a script that has no blanks
}

// text is a string, whatever kind of string it is.
func text(s any) string {
	switch s := s.(type) {
	case string:
		return s
	case schema.Nullable:
		return string(s)
	case identity.Rule:
		return string(s)
	}
	return fmt.Sprint(s)
}

// day writes a day as people do: "16 February 2026".
func day(d corpus.Date) string {
	if d.IsZero() {
		return "undated"
	}
	return d.Time().Format("2 January 2006")
}

// month writes a month as people do: "February 2026" for "2026-02".
func month(s string) string {
	d, err := corpus.ParseDate(s + "-01")
	if err != nil {
		return s
	}
	return d.Time().Format("January 2006")
}

// number writes a number with its thousands apart.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}

func releasePath(id string) string { return "/release/" + url.PathEscape(id) }

func named(path, name string) string { return path + "?" + url.Values{"name": {name}}.Encode() }

// piece is a stretch of a passage.
type piece struct {
	Text string
	Mark bool
}

// marked cuts a passage into what the query asked for and the rest.
func marked(s index.Snippet) (pieces []piece) {
	at := 0
	add := func(end int, mark bool) {
		if end > at {
			pieces = append(pieces, piece{report.Multiline(s.Text[at:end]), mark})
			at = end
		}
	}
	for _, m := range s.Marks {
		add(m.Start, false)
		add(m.End, true)
	}
	add(len(s.Text), false)
	return pieces
}
