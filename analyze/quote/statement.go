package quote

import (
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// Statements returns the paragraphs of a release that is the words of one person without
// quotation marks: a statement, a speech, a letter. Whose it is a line above the text
// says ("Remarks of X"), or a sentence that ends with a colon, or a signature. A
// paragraph in which the release tells of that person, or that is given to somebody
// else, is none.
func Statements(doc *annot.Document, lex *lexicon.Lexicon) []annot.Quote {
	if doc.Language.Foreign() {
		return nil
	}
	a := &statementReader{attributor{subjectReader{doc, doc.Release.Text, lex}}}
	paragraphs := a.paragraphs()
	if who := a.onTop(); who.known() {
		return a.spoken(paragraphs, who, true)
	}
	for i := 1; i < len(paragraphs); i++ {
		before := paragraphs[i-1].Text(a.text)
		if !strings.HasSuffix(before, ":") || !announced.MatchString(before[max(0, len(before)-maxCue):]) {
			continue
		}
		if who := a.announcement(paragraphs[i], paragraphs[i-1].Start); who.entity != annot.None {
			who.rule = "announcement"
			return a.spoken(paragraphs[i:], who, false)
		}
	}
	if who := a.undersigned(paragraphs); who.known() {
		return a.letter(paragraphs, who)
	}
	return nil
}

// announced matches the end of a paragraph that announces what follows as the words of
// somebody.
var announced = regexp.MustCompile(`(?i)\b(following|this|below)\b[^.]*\b(statement|remarks|comments?|speech|letter|testimony)\b[^.]*:$|` +
	`\b(statement|remarks|comments?|speech|letter|testimony)\b[^.]*\bfollows?:$`)

// letter returns the paragraphs of a letter: those after the form of address. A text
// without one is a letter where the release tells nothing beside it. Who writes "we"
// alone does not write alone.
func (a *statementReader) letter(paragraphs []annot.Span, who speaker) []annot.Quote {
	if !slices.ContainsFunc(paragraphs, func(p annot.Span) bool { return singular.MatchString(p.Text(a.text)) }) {
		return nil
	}
	if at := address.FindAllStringIndex(a.text, 2); len(at) > 0 {
		if len(at) > 1 {
			return nil
		}
		var below []annot.Span
		for _, p := range paragraphs {
			if p.End > at[0][1] {
				below = append(below, trim(a.text, max(p.Start, at[0][1]), p.End))
			}
		}
		return a.spoken(below, who, true)
	}
	for _, p := range paragraphs {
		if !a.outside(p) && a.given(p, who.entity) {
			return nil
		}
	}
	return a.spoken(paragraphs, who, true)
}

var singular = regexp.MustCompile(`\b(I|[Mm]y)\b`)

// address matches the line with which a letter begins.
var address = regexp.MustCompile(`(?m)^[ \t]*Dear [^\n]{2,80}[:,][ \t]*$`)

// A statementReader finds the paragraphs of a statement.
type statementReader struct {
	attributor
}

// paragraphs returns the paragraphs of the running text, without blanks around them.
func (a *statementReader) paragraphs() (out []annot.Span) {
	for _, sec := range a.Anatomy.Sections {
		if !sec.Kind.Running() {
			continue
		}
		start := sec.Start
		for i := sec.Start; i <= sec.End; i++ {
			if i < sec.End && (a.text[i] != '\n' || !paragraphEnds(a.text, i)) {
				continue
			}
			if s := trim(a.text, start, i); s.Len() > 0 {
				out = append(out, s)
			}
			start = i
		}
	}
	return out
}

// maxTop is the most bytes above the running text that onTop reads.
const maxTop = 3000

// onTop returns the one whose words the text is by a line above it: "Statement by X",
// "X's remarks on the dam", "From the desk of X".
func (a *statementReader) onTop() speaker {
	for _, sec := range a.Anatomy.Sections {
		if sec.Kind.Running() || sec.Start > maxTop {
			break
		}
		for start := sec.Start; start < sec.End; {
			line, _, _ := strings.Cut(a.text[start:sec.End], "\n")
			if who := a.titleLine(a.TokensIn(start, start+len(line))); who.known() && !a.verb(a.TokensIn(start, start+len(line))) {
				return who
			}
			start += len(line) + 1
		}
	}
	return nobody
}

// titleLine returns whose words the line of tokens first to last says that follow. It
// answers only where the line names one person or body.
func (a *statementReader) titleLine(first, last int) speaker {
	for k := first; k < min(last, first+maxSignature); k++ {
		if !wordClasses.Is("speech", a.Lower(k)) {
			continue
		}
		if k+1 < last && wordClasses.Is("author", a.Lower(k+1)) {
			if who := a.oneOf(k+2, last, "by a line above"); who.known() {
				return who
			}
		}
		if m := a.mentionEnding(first, k); m >= 0 && a.Mentions[m].Kind == annot.Person && a.owner(m, k) {
			return a.oneOf(first, k, "by a line above")
		}
	}
	return nobody
}

// owner reports whether the noun k is a thing of the person m before it: "X's remarks",
// "X issues statement".
func (a *statementReader) owner(m, k int) bool {
	_, end := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	if end < k && a.Tokens[end].Tag == "POS" {
		end++
	}
	return end == k || end+1 == k && (strings.HasPrefix(a.Tokens[end].Tag, "VB") || a.lex.HeadlineVerb(a.Word(end)))
}

// oneOf returns the person or body that tokens first to last begin with, after a title;
// nobody if another one stands beside it.
func (a *statementReader) oneOf(first, last int, rule string) speaker {
	m := a.mention(first, min(last, first+maxTitle))
	if m < 0 || !a.mere(a.afterArticle(first), a.Mentions[m].Start) {
		return nobody
	}
	if n := m + 1; n < len(a.Mentions) && a.Mentions[n].Kind == annot.Person && a.EntityOf(n) != a.EntityOf(m) {
		between := a.text[a.Mentions[m].End:a.Mentions[n].Start]
		if len(between) < maxGap && !strings.Contains(between, "\n") && (strings.Contains(between, " and ") || strings.Contains(between, ",")) {
			return nobody
		}
	}
	who := a.speakerOf(m)
	who.rule = rule
	return who
}

func (a *statementReader) afterArticle(k int) int {
	if k < len(a.Tokens) && a.Tokens[k].Tag == "DT" {
		k++
	}
	return k
}

// undersigned returns the one who signs the text below words of farewell. A letter of
// several people is nobody's.
func (a *statementReader) undersigned(paragraphs []annot.Span) speaker {
	for i := max(0, len(paragraphs)-maxSigned); i < len(paragraphs); i++ {
		line, below, _ := strings.Cut(paragraphs[i].Text(a.text), "\n")
		if !wordClasses.Is("farewell", strings.ToLower(strings.Trim(line, " ,.\t"))) {
			continue
		}
		start := paragraphs[i].End - len(strings.TrimLeft(below, " \n\t"))
		if strings.TrimSpace(below) == "" && i+1 < len(paragraphs) {
			start = paragraphs[i+1].Start
		}
		end := min(len(a.text), start+maxCue)
		name, _, _ := strings.Cut(a.text[start:end], "\n")
		if who := a.nameLine(start, start+len(name)); who.known() && a.alone(who.entity, start, end) {
			who.rule = "signature"
			return who
		}
	}
	return nobody
}

// maxSigned is the most paragraphs from the end on in which a signature is looked for.
const maxSigned = 12

// alone reports whether no other person is named from byte start to byte end.
func (a *statementReader) alone(entity, start, end int) bool {
	for m := a.MentionsBefore(start); m < len(a.Mentions) && a.Mentions[m].Start < end; m++ {
		if a.Mentions[m].Kind == annot.Person && a.EntityOf(m) != entity {
			return false
		}
	}
	return true
}

// spoken returns the paragraphs that are the words of who. A whole statement speaks in
// the first person; what follows an announcement ends where the release tells again.
func (a *statementReader) spoken(paragraphs []annot.Span, who speaker, whole bool) (out []annot.Quote) {
	first := false
	for _, p := range paragraphs {
		if a.outside(p) {
			continue
		}
		said := a.given(p, who.entity)
		if said && !whole {
			break
		}
		if said {
			continue
		}
		first = first || person.MatchString(p.Text(a.text))
		q := annot.Quote{Span: p, Entity: annot.None}
		a.set(&q, who)
		out = append(out, q)
	}
	if whole && !first {
		return nil
	}
	return out
}

// outside reports whether a paragraph is no part of a text that somebody speaks: a line
// in brackets, a heading, a form of address, a farewell, a name.
func (a *statementReader) outside(p annot.Span) bool {
	s := p.Text(a.text)
	end := strings.TrimRight(s, "\"”’'")
	return end == "" || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "[") || !longEnough(s) ||
		!strings.ContainsAny(end[len(end)-1:], ".!?:;…") || wordClasses.Is("farewell", strings.ToLower(strings.Trim(s, " ,.")))
}

// given reports whether the release tells in a paragraph of the person, or gives it to
// somebody: it begins with a quotation, has a verb of speech of the person, or names the
// person and does not speak in the first person.
func (a *statementReader) given(p annot.Span, entity int) bool {
	if quote := a.QuoteOf(a.TokenAt(p.Start)); quote != annot.None || strings.ContainsAny(p.Text(a.text)[:1], "\"'") ||
		strings.HasPrefix(p.Text(a.text), "“") {
		return true
	}
	named := false
	for m := a.MentionsBefore(p.Start); m < len(a.Mentions) && a.Mentions[m].Start < p.End; m++ {
		if a.EntityOf(m) != entity {
			continue
		}
		named = true
		_, k := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
		for k < len(a.Tokens) && (a.Tokens[k].Tag == "RB" || a.Tokens[k].Tag == "NN" && a.TimexOf(k) != annot.None) {
			k++
		}
		if k < len(a.Tokens) && isFinite(a.Tokens[k].Tag) {
			return true
		}
	}
	return named && !person.MatchString(p.Text(a.text))
}
