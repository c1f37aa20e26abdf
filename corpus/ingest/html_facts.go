package ingest

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A fact is what a page says of its release in one of its fields.
type fact struct {
	field string // "article:published_time"
	value string
	rank  int // of the field, 0 for the most trusted
}

// facts are what a page says of its release, by kind.
type facts struct {
	names map[string]naming
	all   map[string][]fact
	heads []string          // the headings of the page, as printed
	ids   map[string]string // names in the data for search engines, by identifier
	body  string            // the text, where the data for search engines has it
}

// A naming is what a name of a field means.
type naming struct {
	kind string
	rank int
}

//go:embed data/html.tsv
var htmlTable string

//go:embed data/wires.tsv
var wireTable string

// tableRows are the rows of a table but for its header, as columns.
func tableRows(table string) (rows [][]string) {
	for row := range strings.Lines(table) {
		if !strings.HasPrefix(row, "#") {
			rows = append(rows, strings.Split(strings.TrimRight(row, "\n"), "\t"))
		}
	}
	return rows
}

// factNames are the names of the fields in data/html.tsv.
func factNames() map[string]naming {
	names := map[string]naming{}
	for n, col := range tableRows(htmlTable) {
		if slices.Contains([]string{"aside", "keep", "tail"}, col[0]) {
			continue
		}
		names[strings.ToLower(col[1])] = naming{col[0], n}
	}
	return names
}

// words are the words of a kind in data/html.tsv.
func words(kind string) (out []string) {
	for _, col := range tableRows(htmlTable) {
		if col[0] == kind {
			out = append(out, col[1])
		}
	}
	return out
}

// factsOf reads the fields of a page.
func factsOf(doc *html.Node) facts {
	f := facts{names: factNames(), all: map[string][]fact{}, ids: map[string]string{}}
	var scripts []string
	each(doc, func(n *html.Node) {
		if n.DataAtom == atom.Script && strings.Contains(strings.ToLower(htmlAttr(n, "type")), "ld+json") {
			scripts = append(scripts, textOf(n))
			return
		}
		f.element(n)
	})
	f.linked(scripts)
	for _, list := range f.all {
		slices.SortStableFunc(list, func(a, b fact) int { return cmp.Compare(a.rank, b.rank) })
	}
	return f
}

// each calls do with every element, in their order.
func each(n *html.Node, do func(*html.Node)) {
	for x := range n.Descendants() {
		if x.Type == html.ElementNode {
			do(x)
		}
	}
}

// add adds a fact if its field is one of the table, as one of another kind where
// suffix says so.
func (f *facts) add(field, value, suffix string) {
	value = squeezed(value)
	name, ok := f.names[strings.ToLower(field)]
	if ok && value != "" && len(f.all[name.kind+suffix]) < maxFacts {
		f.all[name.kind+suffix] = append(f.all[name.kind+suffix], fact{field, value, name.rank})
	}
}

// noRank is the rank of what the table does not name.
const noRank = 1 << 20

// maxFacts is how many facts of a kind are looked at.
const maxFacts = 100

// element reads what an element says in its attributes, or by what it is.
func (f *facts) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.add("lang", cmp.Or(htmlAttr(n, "lang"), htmlAttr(n, "xml:lang")), "")
	case atom.Title:
		if inside(n, atom.Head) {
			f.add("title", textOf(n), "")
		}
	case atom.H1, atom.H2:
		head := lineOf(n)
		f.heads = append(f.heads, head)
		if n.DataAtom == atom.H1 {
			f.add("h1", head, "")
		}
	case atom.Link:
		if strings.EqualFold(htmlAttr(n, "rel"), "canonical") {
			f.add("canonical", htmlAttr(n, "href"), "")
		}
	case atom.Time:
		if !beside(n) {
			f.put("date within", "time", cmp.Or(htmlAttr(n, "datetime"), lineOf(n)))
		}
	case atom.Meta:
		for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
			f.add(htmlAttr(n, key), htmlAttr(n, "content"), "")
		}
		return
	}
	for _, key := range []string{"property", "itemprop"} {
		for name := range strings.FieldsSeq(htmlAttr(n, key)) {
			if !beside(n) {
				f.add(name, cmp.Or(htmlAttr(n, "content"), htmlAttr(n, "datetime"), lineOf(n)), " within")
			}
		}
	}
	class := strings.ToLower(htmlAttr(n, "class") + " " + htmlAttr(n, "id"))
	if has(class, []string{"date", "publish", "posted"}) && !beside(n) {
		if s := lineOf(n); len(s) < maxDateLine {
			f.put("date shown", "class "+squeezed(class), printedDay(s))
		}
	}
}

// maxDateLine is how many bytes long a line with a date is at most.
const maxDateLine = 80

// printedDay is a line with a date without the words before it: "Published on 16 Feb 2026".
func printedDay(s string) string {
	if i := strings.IndexAny(s, ":"); i > 0 && i < 24 && !strings.ContainsAny(s[:i], "0123456789") {
		s = s[i+1:]
	}
	lower := strings.ToLower(s)
	for _, word := range []string{"published on", "posted on", "released on", "published", "posted", "date", "on"} {
		if strings.HasPrefix(lower, word+" ") {
			return s[len(word)+1:]
		}
	}
	return s
}

func (f *facts) put(kind, field, value string) {
	if len(f.all[kind]) < maxFacts && value != "" {
		f.all[kind] = append(f.all[kind], fact{field, value, noRank})
	}
}

// beside reports whether an element stands in what is not the release itself.
func beside(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Aside, atom.Nav, atom.Footer:
			return true
		}
	}
	return false
}

// of returns the facts of a kind, the most trusted first.
func (f facts) of(kind string) []fact { return f.all[kind] }

func (f facts) first(kind string) string {
	if list := f.all[kind]; len(list) > 0 {
		return list[0].value
	}
	return ""
}

// headline is the title of the release without the name of the site, as the page
// prints it where it does.
func (f facts) headline() string {
	for _, x := range slices.Concat(f.of("headline"), f.of("headline within")) {
		if s := f.titled(x); s != "" && !strings.EqualFold(s, f.first("issuer")) {
			return s
		}
	}
	return ""
}

// siteMarks part a title from the name of the site: "Bridge opens | Ministry".
var siteMarks = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • ", " / "}

// titled is a title without the name of the site before or after it.
func (f facts) titled(x fact) string {
	for _, mark := range siteMarks {
		parts := strings.Split(x.value, mark)
		if len(parts) == 1 {
			continue
		}
		for n := len(parts) - 1; n > 0; n-- {
			if head := strings.Join(parts[:n], mark); slices.Contains(f.heads, head) {
				return head
			}
		}
		if last := parts[len(parts)-1]; f.isSite(last) {
			return strings.Join(parts[:len(parts)-1], mark)
		}
		if f.isSite(parts[0]) {
			return strings.Join(parts[1:], mark)
		}
		if x.field == "title" && mark == " | " && len(parts[0]) >= len(parts[1]) {
			return parts[0]
		}
	}
	if f.isSite(x.value) {
		return ""
	}
	return x.value
}

// isSite reports whether a title is the name of the site.
func (f facts) isSite(s string) bool {
	return slices.ContainsFunc(f.of("issuer"), func(x fact) bool { return strings.EqualFold(x.value, strings.TrimSpace(s)) })
}

// address is where the page was published.
func (f facts) address() string {
	for _, x := range f.of("address") {
		if s := webAddress(x.value); s != "" {
			return s
		}
	}
	return ""
}

// issuer is who publishes the page, unless that carries what others issue.
func (f facts) issuer() string {
	if carries(f.address()) {
		return ""
	}
	return cmp.Or(f.first("issuer"), f.first("issuer within"))
}

// carries reports whether an address is that of a site that carries the releases of others.
func carries(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	return slices.ContainsFunc(tableRows(wireTable), func(col []string) bool { return host == col[0] || strings.HasSuffix(host, "."+col[0]) })
}

// linked reads the data for search engines (JSON-LD). Of several releases on a page
// the one that the page is named after.
func (f *facts) linked(scripts []string) {
	var all []map[string]any
	for _, script := range scripts {
		var v any
		script = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(script), "<!--"), "-->")
		if json.Unmarshal([]byte(script), &v) == nil {
			all = f.articles(all, v, 0)
		}
	}
	slices.SortStableFunc(all, func(a, b map[string]any) int { return cmp.Compare(f.typeRank(a), f.typeRank(b)) })
	title := strings.ToLower(f.first("headline") + " " + strings.Join(f.heads, " "))
	if len(all) > 1 && word(all[0]["headline"]) != "" {
		all = slices.DeleteFunc(all, func(a map[string]any) bool {
			head := word(a["headline"])
			return head != "" && !strings.Contains(title, strings.ToLower(squeezed(head)))
		})
	}
	for _, a := range all {
		f.resolve(a, "publisher")
		for _, key := range []string{"headline", "datePublished", "dateCreated", "sourceOrganization", "author", "publisher", "inLanguage", "url",
			"mainEntityOfPage"} {
			if key == "author" && !isBody(a[key]) {
				continue
			}
			f.add("JSON-LD "+key, word(a[key]), "")
		}
		f.body = cmp.Or(f.body, word(a["articleBody"]))
	}
}

// articles appends the objects of the types of a release.
func (f *facts) articles(to []map[string]any, v any, depth int) []map[string]any {
	if depth > 8 || len(to) >= maxFacts {
		return to
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			to = f.articles(to, x, depth+1)
		}
	case map[string]any:
		if f.typeRank(v) < noRank {
			to = append(to, v)
		}
		if id := word(v["@id"]); id != "" && word(v["name"]) != "" {
			f.ids[id] = word(v["name"])
		}
		for _, key := range []string{"@graph", "mainEntity"} {
			to = f.articles(to, v[key], depth+1)
		}
	}
	return to
}

// resolve puts the name of a body in the place of a reference to it.
func (f *facts) resolve(a map[string]any, key string) {
	if m, ok := a[key].(map[string]any); ok && m["name"] == nil {
		a[key] = f.ids[word(m["@id"])]
	}
}

// typeRank is how trusted the type of an object is, noRank for what is no release.
func (f *facts) typeRank(v map[string]any) int {
	best := noRank
	types, _ := v["@type"].([]any)
	for _, t := range append(types, v["@type"]) {
		if s, ok := t.(string); ok {
			if name := f.names[strings.ToLower(s)]; name.kind == "type" {
				best = min(best, name.rank)
			}
		}
	}
	return best
}

// isBody reports whether a value is no person.
func isBody(v any) bool {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	m, _ := v.(map[string]any)
	s, _ := m["@type"].(string)
	return strings.HasSuffix(s, "Organization") || s == "Corporation"
}

// word is the text that a value of JSON-LD stands for.
func word(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case []any:
		if len(v) > 0 {
			return word(v[0])
		}
	case map[string]any:
		for _, key := range []string{"name", "@value", "url", "@id", "alternateName"} {
			if s, ok := v[key].(string); ok {
				return html.UnescapeString(s)
			}
		}
	}
	return ""
}
