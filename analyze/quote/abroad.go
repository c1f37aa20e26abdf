package quote

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/abroad.tsv
var abroadTable string

// Who says a quote in another language than English is read from the words beside it: a name of
// two words or more right by a verb of speech. There is no tagger; where the words may be
// those of a body or a place, nobody is named.

// A speechTongue has the words of a language, each class a set.
type speechTongue map[string]map[string]bool

var speechTongues, errSpeechTongues = readSpeechTongues()

func readSpeechTongues() (map[string]speechTongue, error) {
	out := map[string]speechTongue{}
	return out, lexicon.ReadTable("abroad.tsv", abroadTable, 3, func(col []string) error {
		if out[col[0]] == nil {
			out[col[0]] = speechTongue{}
		}
		if out[col[0]][col[1]] == nil {
			out[col[0]][col[1]] = map[string]bool{}
		}
		for _, w := range strings.Split(col[2], "|") {
			out[col[0]][col[1]][w] = true
		}
		return nil
	})
}

// CheckAbroad reports whether the table can be read.
func CheckAbroad() error { return errSpeechTongues }

// isOffice reports whether a word stands before a name and is no part of it.
func (t speechTongue) isOffice(word string) bool {
	if t["office"][word] {
		return true
	}
	for office := range t["office"] {
		if end, ok := strings.CutPrefix(office, "-"); ok && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// Speakers returns the people of a document of another language than English who say what stands between
// quotation marks. It adds their names to d.Mentions.
func Speakers(doc *annot.Document, lex *lexicon.Lexicon) []annot.Entity {
	r := newForeignReader(doc, lex)
	if r == nil {
		return nil
	}
	var names []annot.Mention
	for _, p := range marks(r.text) {
		said := r.speaker(p.Span)
		overlaps := func(m annot.Mention) bool { return m.Start < said.name.End && said.name.Start < m.End }
		if said.name.Len() > 0 && !slices.ContainsFunc(names, overlaps) && !slices.ContainsFunc(doc.Mentions, overlaps) {
			names = append(names, annot.Mention{Span: said.name, Kind: annot.Person, Rule: "speaker in " + doc.Language.Code})
		}
	}
	slices.SortFunc(names, func(a, b annot.Mention) int { return a.Start - b.Start })
	addMentions(doc, names)
	return doc.Group(annot.Person, func(m int) string { return strings.ToLower(doc.NameOf(m)) })
}

// addMentions puts mentions among those of a document, and tells its entities where theirs
// stand now.
func addMentions(doc *annot.Document, names []annot.Mention) {
	was := len(doc.Mentions)
	order := make([]int, was+len(names))
	all := append(slices.Clip(doc.Mentions), names...)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return all[a].Start - all[b].Start })
	doc.Mentions = make([]annot.Mention, len(all))
	now := make([]int, len(all))
	for at, old := range order {
		doc.Mentions[at], now[old] = all[old], at
	}
	for e := range doc.Entities {
		for i, m := range doc.Entities[e].Mentions {
			doc.Entities[e].Mentions[i] = now[m]
		}
	}
}

// A foreignReader reads the words beside the quotes of a text.
type foreignReader struct {
	*annot.Document
	lex    *lexicon.Lexicon
	text   string
	tongue speechTongue
}

func newForeignReader(doc *annot.Document, lex *lexicon.Lexicon) *foreignReader {
	tongue := speechTongues[doc.Language.Code]
	if tongue == nil {
		return nil
	}
	return &foreignReader{doc, lex, doc.Release.Text, tongue}
}

// A saying is who says a quote by which verb; empty where nobody can be told.
type saying struct {
	name, cue annot.Span
	rule      string
}

const (
	besideBytes   = 300 // of the text before and after a quote that are read
	mostNameWords = 5   // "Jean-Paul de la Tour"
	besideWords   = 12  // between the verb and the name, and around them
)

var (
	foreignWord = regexp.MustCompile(`[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*`)
	sentenceEnd = regexp.MustCompile(`[.!?…:;]\s|[\n«»„“”"]`)
	afterMark   = regexp.MustCompile(`^\s*[»“”"’',.]*[,.]?\s*[,—–-]*\s*`)
	beforeMark  = regexp.MustCompile(`[:՝]\s*[—–-]?\s*[«„“”"‚‘»]*\s*$`)
)

// speaker reads who says a quote: after it in its sentence, else before it, where a colon leads
// to it.
func (r *foreignReader) speaker(q annot.Span) saying {
	rest := r.text[q.End:min(len(r.text), q.End+besideBytes)]
	skip := len(afterMark.FindString(rest))
	rest = strings.ToValidUTF8(rest[skip:], "")
	if first, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(first) || r.Language.Code == "az" && skip > 1 {
		end := len(rest)
		for _, m := range sentenceEnd.FindAllStringIndex(rest, -1) {
			if !r.abbreviated(rest[:m[0]]) {
				end = m[0]
				break
			}
		}
		if s := r.read(q.End+skip, rest[:end], afterQuote); s.name.Len() > 0 {
			return s
		}
	}
	from := max(0, q.Start-besideBytes)
	before := r.text[from:q.Start]
	cut := beforeMark.FindStringIndex(before)
	if cut == nil {
		return saying{}
	}
	before = before[:cut[0]]
	start := 0
	for _, m := range sentenceEnd.FindAllStringIndex(before, -1) {
		if !r.abbreviated(before[:m[0]]) {
			start = m[1]
		}
	}
	return r.read(from+start, before[start:], beforeQuote)
}

// abbreviated reports whether a full stop after the text ends no sentence: "M.", "Dr.".
func (r *foreignReader) abbreviated(before string) bool {
	words := strings.Fields(before)
	if len(words) == 0 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	return utf8.RuneCountInString(last) == 1 || r.tongue["office"][last] && len(last) <= 4
}

// A clause is a part of a sentence with its words.
type clause struct {
	*foreignReader
	text  string
	words [][]int
}

func (c clause) word(i int) string { return c.text[c.words[i][0]:c.words[i][1]] }
func (c clause) low(i int) string  { return strings.ToLower(c.word(i)) }

// capital reports whether a word begins with a capital.
func (c clause) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(c.word(i))
	return unicode.IsUpper(r)
}

// near reports whether only a blank stands between a word and the next, or the full stop of an abbreviation.
func (c clause) near(i int) bool {
	switch gap := c.text[c.words[i][1]:c.words[i+1][0]]; strings.Trim(gap, " \u00a0") {
	case "":
		return true
	case ".":
		return utf8.RuneCountInString(c.word(i)) == 1 || c.tongue.isOffice(c.low(i))
	}
	return false
}

// read reads the words of a part of a sentence, which begins at an offset: the name that stands
// nearest after the verb of speech, else the one right before it.
func (r *foreignReader) read(at int, part, rule string) saying {
	c := clause{r, part, foreignWord.FindAllStringIndex(part, 2*besideWords)}
	for v := range c.words {
		if !r.tongue["verb"][c.low(v)] || rule == afterQuote && v > besideWords/2 {
			continue
		}
		name := c.nameAfter(v)
		if name == nil {
			name = c.nameBefore(v)
		}
		if name == nil {
			return saying{}
		}
		return r.saying(at, part, name, c.words[v], rule)
	}
	return saying{}
}

// nameAfter reads the first name after the verb at word v, nil for none.
func (c clause) nameAfter(v int) []int {
	for i := v + 1; i < len(c.words) && i <= v+besideWords && !c.tongue["that"][c.low(i)]; i++ {
		if !c.capital(i) {
			continue
		}
		if name, n := c.name(i); name != nil || n > 1 {
			return name
		}
	}
	return nil
}

// nameBefore reads the last name before the verb at word v, nil for none.
func (c clause) nameBefore(v int) []int {
	for i := v - 1; i >= max(0, v-besideWords); i-- {
		if !c.capital(i) {
			continue
		}
		for i > 0 && c.near(i-1) && (c.capital(i-1) || c.tongue["particle"][c.word(i-1)]) {
			i--
		}
		for !c.capital(i) {
			i++
		}
		if name, n := c.name(i); name != nil || n > 1 {
			return name
		}
	}
	return nil
}

// name reads the name that begins at word i, after the offices before it: two to four words,
// none of which is that of a body. It returns how many words have capitals, and nil for no name.
func (c clause) name(i int) (name []int, n int) {
	last := i
	for k := i + 1; k < len(c.words) && c.near(k-1) && (c.capital(k) || c.tongue["particle"][c.word(k)]); k++ {
		if c.capital(k) {
			last = k
		}
	}
	first := i
	for first <= last && c.tongue.isOffice(c.low(first)) {
		first++
	}
	n, office := last-first+1, first > i
	switch {
	case n < 2 || n > mostNameWords, !office && i > 0 && c.tongue["blocked"][c.low(i-1)]:
		return nil, n
	case !office && c.Language.Code == "de" && !c.lex.FirstName(c.word(first)): // all nouns have a capital
		return nil, n
	}
	for k := first; k <= last; k++ {
		if w := c.word(k); c.tongue["body"][c.low(k)] || utf8.RuneCountInString(w) > 2 && w == strings.ToUpper(w) {
			return nil, n
		}
	}
	return []int{c.words[first][0], c.words[last][1]}, n
}

func (r *foreignReader) saying(at int, part string, name, verb []int, rule string) saying {
	end := name[1]
	if r.Language.Code == "hy" { // the article of Armenian is no part of the name
		end = name[0] + len(strings.TrimSuffix(part[name[0]:end], "ը"))
	}
	return saying{annot.Span{Start: at + name[0], End: at + end}, annot.Span{Start: at + verb[0], End: at + verb[1]}, rule}
}

// attributeAbroad sets the speakers of quotes that Speakers has found.
func attributeAbroad(doc *annot.Document, lex *lexicon.Lexicon, quotes []annot.Quote) {
	r := newForeignReader(doc, lex)
	if r == nil {
		return
	}
	for i := range quotes {
		q := &quotes[i]
		said := r.speaker(q.Span)
		m := doc.MentionsBefore(said.name.Start)
		if said.name.Len() == 0 || m == len(doc.Mentions) || doc.Mentions[m].Span != said.name {
			continue
		}
		q.Entity = doc.EntityOf(m)
		q.Speaker = doc.NameOf(m)
		q.Cue, q.CueSpan = doc.TextOf(said.cue), said.cue
		q.By = annot.Evidence{Span: said.name, Rule: said.rule}
	}
}
