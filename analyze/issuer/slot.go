package issuer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// slotKind is a place where releases name who issues them.
type slotKind int

const (
	about   slotKind = iota // "About Acme"
	contact                 // the name below "Contact" or "Company"
	source                  // "SOURCE Acme"
	rights                  // "© 2026 Acme"
	strokes                 // "LEEDS, May 3 / Acme /"
	site                    // the name of the page after the headline: "Bridge opens | Acme"
	byline                  // "By Acme"
	above                   // a line of the letterhead
	opening                 // the first words of the headline, if the text uses them again
	domain                  // the words that an address spells: "Acme Bridges" of acmebridges.com
	acronym                 // the name before its initials in brackets
	office                  // a body of government, by a word such as "Department"
	slotKinds
)

// slot is a name in such a place.
type slot struct {
	annot.Span
	kind slotKind
}

const (
	maxName  = 9  // words
	maxBytes = 90 // of a name
)

// A mark stands before a name in a slot; the name goes on to the end of the line.
type mark struct {
	kind  slotKind
	label *regexp.Regexp
	opens bool // it stands at the beginning of a line alone, and is matched there
}

// marks are those of all slots. On the same line other text may stand before "About", because some wires lose the line breaks.
var marks = []mark{
	{about, regexp.MustCompile(`(?m)(?:^|[.!?:)”"] *)\W{0,4}\b(?:About|ABOUT) +(?:[Tt]he +)?`), false},
	{contact, regexp.MustCompile(`(?i)^\W{0,4}(?:(?:media|press|news|public) )?(?:contacts?|relations|corporate communications)(?: details?| information)?(?: for [^:\n]{0,60})? ?(?::\s*|\n\s*)`), true},
	{contact, regexp.MustCompile(`^\W{0,4}(?:Media )?Contact Details ?:?\s*`), true}, // a wire loses the line break after it
	{contact, regexp.MustCompile(`(?mi)(?:^|[.] )\W{0,4}(?:company|organi[sz]ation)(?: name)? ?[:–-]\s*`), false},
	{source, regexp.MustCompile(`^\W{0,4}(?:SOURCE:? +|(?:News ?)?[Ss]ource: *)`), true},
	{rights, regexp.MustCompile(`(?:©|\([cC]\)|\bCopyright)(?: ?©| ?\([cC]\))? *(?:(?:19|20)\d\d)?(?: ?[-–] ?(?:19|20)\d\d)?,? *(?:by )?`), false},
	{above, regexp.MustCompile(`(?i)^\W{0,4}(?:(?:(?:news|press|media|joint) )?(?:release|statement)|issued|released|published|distributed) (?:by|from|on behalf of) (?:the )?`), true},
	{byline, regexp.MustCompile(`^(?:By|BY) +`), true},
}

// maxMark is how many bytes of a line a mark takes at most.
const maxMark = 200

// find returns where a mark stands in a text, at most maxSlots times.
func (m mark) find(text string) (found [][]int) {
	if !m.opens {
		return m.label.FindAllStringIndex(text, maxSlots)
	}
	for at := 0; at < len(text) && len(found) < maxSlots; {
		if loc := m.label.FindStringIndex(text[at:min(len(text), at+maxMark)]); loc != nil {
			found = append(found, []int{at + loc[0], at + loc[1]})
			at += loc[1]
		}
		line := strings.IndexByte(text[at:], '\n')
		if line < 0 {
			break
		}
		at += line + 1
	}
	return found
}

// slotsOf returns the names in the slots of the document.
func (r *reading) slotsOf() (found []slot) {
	text := r.Release.Text
	for _, m := range marks {
		for _, at := range m.find(text) {
			switch {
			case m.kind == byline && at[0] <= r.lead.End:
				found = append(found, r.bylines(at[1])...)
			case m.kind != byline:
				if s := r.nameAt(at[1]); s.Len() > 0 {
					found = append(found, slot{s, m.kind})
				}
			}
		}
	}
	found = append(found, r.strokes()...)
	found = append(found, r.headLines()...)
	if s := r.again(r.headline.Start, r.headline.End); s.Len() > 0 {
		found = append(found, slot{s, opening})
	}
	return slices.Concat(found, r.domains(), r.bracketed(), r.offices())
}

// nameAt returns the name that begins at byte i: what the text says twice in a row,
// because a line break was lost ("About AcmeAcme is"), else the rest of the line if
// that can be a name, else the mention that begins there; an empty span if nothing does.
func (r *reading) nameAt(i int) annot.Span {
	text := r.Release.Text
	end := i + maxBytes
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		end = min(end, i+n)
	}
	end = min(end, len(text))
	line := strings.TrimRight(text[i:end], " .:|")
	if r.legal(line) && strings.HasPrefix(text[i+len(line):], ".") {
		line = text[i : i+len(line)+1] // "Inc."
	}
	if s := twice(text, i); s.Len() > 0 {
		return s
	}
	if name := r.glued(text[i:end]); name != "" {
		return annot.Span{Start: i, End: i + len(name)}
	}
	if m := r.MentionsBefore(i); m < len(r.Mentions) && r.Mentions[m].Start == i && r.Mentions[m].End < i+len(line) && !nameLike(line) {
		return r.Mentions[m].Span
	}
	if at := telephone.FindStringIndex(line); at != nil {
		line = line[:at[0]]
	}
	for _, cut := range []string{": ", " (", " | ", " • ", "  ", ". ", " - ", " – ", ", "} {
		before, _, ok := strings.Cut(line, cut)
		switch {
		case !ok, cut == ", " && nameLike(line):
		case cut == ". " && r.legal(before):
			line = before + "."
		default:
			line = before
		}
	}
	if r.aboutNothing(line) || !nameLike(line) {
		return annot.Span{}
	}
	return annot.Span{Start: i, End: i + len(line)}
}

// seam matches where a line break was lost: "Acme WorksA maker of bridges".
var seam = regexp.MustCompile(`[\p{Ll})]\p{Lu}`)

// glued returns the name before a seam, if the text has it elsewhere, too, and the word
// with the seam nowhere: "SmallShip" is one.
func (r *reading) glued(line string) string {
	for _, at := range seam.FindAllStringIndex(line, 3) {
		_, n := utf8.DecodeRuneInString(line[at[0]:])
		name := line[:at[0]+n]
		word, _, _ := strings.Cut(line[strings.LastIndexByte(line[:at[0]], ' ')+1:], " ")
		once := strings.Count(r.Release.Text, strings.TrimRight(word, ".,:")) < 2
		if once && nameLike(name) && len(r.usesOf(name, min(len(r.Release.Text), headBytes))) > 0 {
			return name
		}
	}
	return ""
}

// telephone matches the number after the name of whom to call.
var telephone = regexp.MustCompile(`[,;]? *(?:[Oo]n )?[(+]?\d[\d() /.–-]{5,}.*$`)

// aboutNothing reports whether a line after "About" or "Contact" is a common word of a
// page: "Us", "Details".
func (r *reading) aboutNothing(line string) bool {
	first, _, _ := strings.Cut(strings.ToLower(line), " ")
	return r.words.Is("heading", strings.Trim(first, ".,:"))
}

// twice returns a name of one word or more that the text at byte i says twice in a
// row, with nothing or blanks between.
func twice(text string, i int) annot.Span {
	window := text[i:min(len(text), i+2*maxBytes)]
	for n := min(maxBytes, len(window)/2); n >= 4; n-- {
		name := window[:n]
		if !utf8.ValidString(name) || name[n-1] == ' ' {
			continue
		}
		after := strings.TrimLeft(window[n:], " \n:")
		if strings.HasPrefix(after, name) && nameLike(strings.TrimRight(name, " ")) && whole(after, annot.Span{Start: 0, End: n}) {
			return annot.Span{Start: i, End: i + n}
		}
	}
	return annot.Span{}
}

// nameLike reports whether s can be a name: few words, none but small ones without a
// capital or a digit, and no address.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > maxName || len(s) < 3 || strings.ContainsAny(s, "@?!{}<>") || strings.Contains(s, "://") {
		return false
	}
	for i, w := range words {
		c, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"“'‘(`))
		small := len(w) <= 3 || w == "with"
		if !unicode.IsUpper(c) && !unicode.IsDigit(c) && c != '&' && c != '/' && (i == 0 || !small) && !strings.Contains(w, ".") {
			return false
		}
	}
	return strings.ContainsFunc(s, unicode.IsLetter)
}

// bylines returns the names of a byline, whose parts commas separate: "By Ann Lee, The
// Courier".
func (r *reading) bylines(i int) (found []slot) {
	line, _, _ := strings.Cut(r.Release.Text[i:min(len(r.Release.Text), i+maxBytes)], "\n")
	line = strings.TrimRight(line, " .:")
	if !nameLike(line) {
		return nil
	}
	for part := range strings.SplitSeq(line, ", ") {
		if nameLike(part) {
			found = append(found, slot{annot.Span{Start: i, End: i + len(part)}, byline})
		}
		i += len(part) + len(", ")
	}
	return found
}

// between matches what stands between the strokes of a dateline.
var between = regexp.MustCompile(`(?:^|\s)/ ?([^/\n]{2,60}?) ?/(?:\s|$)`)

func (r *reading) strokes() (found []slot) {
	zone := r.Release.Text[:min(r.lead.End, r.top+2*maxBytes, len(r.Release.Text))]
	for _, m := range between.FindAllStringSubmatchIndex(zone, 4) {
		if s := (annot.Span{Start: m[2], End: m[3]}); nameLike(s.Text(zone)) {
			found = append(found, slot{s, strokes})
		}
	}
	return found
}

// siteName matches the end of the title of a web page.
var siteName = regexp.MustCompile(` (?:\||-|–|—) ([^|\n]{3,80})$`)

// headLines returns the lines of the letterhead, and the name of a page that stands
// after its title.
func (r *reading) headLines() (found []slot) {
	first, _, _ := strings.Cut(r.Release.Text[:min(len(r.Release.Text), 4*maxBytes)], "\n")
	if m := siteName.FindStringSubmatchIndex(first); m != nil && r.page(first[m[2]:m[3]]) {
		found = append(found, slot{annot.Span{Start: m[2], End: m[3]}, site})
	}
	for _, sec := range r.Sections {
		if sec.Kind != annot.Letterhead {
			continue
		}
		at := sec.Start
		for line := range strings.Lines(sec.Text(r.Release.Text)) {
			found = append(found, r.letterhead(line, at)...)
			at += len(line)
		}
	}
	return found
}

// letterhead returns the name in a line of the letterhead, at byte at: a person's, else
// the line.
func (r *reading) letterhead(line string, at int) []slot {
	for m := r.MentionsBefore(at); m < len(r.Mentions) && r.Mentions[m].End <= at+len(line); m++ {
		if r.Mentions[m].Kind == annot.Person {
			return []slot{{r.Mentions[m].Span, above}}
		}
	}
	s := strings.TrimSpace(line)
	if !nameLike(s) || r.aboutNothing(s) {
		return nil
	}
	start := at + strings.Index(line, s)
	return []slot{{annot.Span{Start: start, End: start + len(s)}, above}}
}

// page reports whether what stands after the title of a page can be its name: no verb
// of headlines and no figure.
func (r *reading) page(s string) bool {
	return nameLike(s) && !strings.ContainsAny(s, "0123456789") && !slices.ContainsFunc(strings.Fields(s), r.lex.VerbOfNoBody)
}

// beforeVerb returns the first token from k on that is a verb of headlines; last if none is.
func (r *reading) beforeVerb(k, last int) int {
	for ; k < last; k++ {
		if r.lex.HeadlineVerb(r.Word(k)) || r.lex.VerbOfNoBody(r.Word(k)) {
			return k
		}
	}
	return last
}

// lastOfName matches how a name at the head of a headline ends.
var lastOfName = regexp.MustCompile(`[\pL®™]$`)

// maxOpening is the most words at the head of a headline that may be a name.
const maxOpening = 7

// again returns the longest beginning of the bytes start to end, of words in capitals,
// that the text below uses again; one word only if it does so twice.
func (r *reading) again(start, end int) annot.Span {
	first, last := r.TokensIn(start, end)
	body := r.Release.Text[min(r.top, len(r.Release.Text)):min(len(r.Release.Text), r.top+headBytes)]
	if h := r.headline.Text(r.Release.Text); strings.ToUpper(h) == h {
		body = strings.ToUpper(body)
		last = r.beforeVerb(first+1, last)
	}
	for n := min(maxOpening, last-first); n > 0; n-- {
		s := r.Words(first, first+n)
		name := s.Text(r.Release.Text)
		if strings.ContainsAny(name, `"“”`) || !nameLike(name) || !lastOfName.MatchString(name) {
			continue
		}
		need := 1
		if n == 1 {
			need = 2
		}
		if n == 1 && (!r.verb(first+1) || len(wholes(r.Release.Text, strings.ToLower(name), 1)) > 0) {
			continue // a common word
		}
		if strings.Count(body, name) >= need {
			return s
		}
	}
	return annot.Span{}
}
