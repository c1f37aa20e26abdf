package quote

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
)

// signed returns the person who is named right after a quote as its author: after a
// dash, `" – Commissioner X`, also below a blank line, or alone on the next line.
func (a *attributor) signed(q annot.Span, to int) speaker {
	rest := a.text[q.End:min(to, q.End+maxCue)]
	open := strings.TrimLeft(rest, "\"”“»’.")
	line := strings.TrimLeft(open, " \t\n")
	space := open[:len(open)-len(line)]
	line, _, ends := strings.Cut(line, "\n")
	start := q.End + len(rest) - len(open) + len(space)
	if dash := dashes.FindString(line); dash != "" {
		first, last := a.TokensIn(start+len(dash), start+len(line))
		return a.named(first, min(last, first+maxSignature))
	}
	if !ends && to < len(a.text) || strings.Count(space, "\n") != 1 || strings.HasSuffix(line, ".") {
		return nobody
	}
	return a.nameLine(start, start+len(line))
}

var dashes = regexp.MustCompile(`^(--?|[–—])\s*`)

// headed returns the person whose name is the line right above a quote, as in a list of
// quotes with a name above each.
func (a *attributor) headed(q annot.Span, from int) speaker {
	before := strings.TrimRight(a.text[from:q.Start], "\"“«‘„ \t")
	above := strings.TrimRight(before, " \t\n")
	start := strings.LastIndexByte(above, '\n') + 1
	if strings.Count(before[len(above):], "\n") != 1 || start == 0 && from > 0 || dashes.MatchString(strings.TrimSpace(above[start:])) {
		return nobody
	}
	return a.nameLine(from+start, from+len(above))
}

// nameLine returns the person of a line that holds nothing but a name and a title.
func (a *attributor) nameLine(start, end int) speaker {
	first, last := a.TokensIn(start, end)
	if last == first || last-first > maxSignature || a.verb(first, last) || strings.ContainsAny(a.text[start:end], ":/@0123456789\"“") {
		return nobody
	}
	m := a.mention(first, last)
	if m < 0 || a.Mentions[m].Kind != annot.Person {
		return nobody
	}
	if after := strings.TrimLeft(a.text[a.Mentions[m].End:end], " "); after != "" && after[0] != ',' && after[0] != '(' {
		return nobody
	}
	return a.speakerOf(m)
}

// maxSignature is the most tokens of a signature.
const maxSignature = 14

// announcement returns the person who is said to make a statement, in the sentence
// before a block of speech or an earlier one of the same paragraph: "Senator X issued
// the following statement: …".
func (a *attributor) announcement(q annot.Span, from int) speaker {
	before := strings.TrimRight(a.text[from:q.Start], " \t\n\"“«")
	end := from + len(before)
	line := from + strings.LastIndexByte(before, '\n') + 1
	start := line
	n := a.SentenceAt(end - 1)
	if n < len(a.Sentences) && a.Sentences[n].Start < end {
		start = max(line, a.Sentences[n].Start)
	}
	colon := strings.HasSuffix(before, ":")
	at := announces.FindStringIndex(a.text[start:end])
	if at == nil && strings.Contains(a.text[end:q.Start], "\n") {
		start = line
		at = announces.FindStringIndex(a.text[line:end])
	}
	if at == nil && !colon {
		return nobody
	}
	for _, begin := range []int{start, line} {
		if at != nil {
			if who := a.named(a.TokensIn(begin, start+at[0])); who.known() {
				return who
			}
		}
	}
	if at != nil {
		if who := a.named(a.TokensIn(line, end)); who.known() {
			return who
		}
	} else if who := a.labelling(line, start, end); who.known() {
		return who
	}
	// An earlier sentence names the speaker.
	if m := a.lastPerson(q.Start); m >= 0 && colon && (at != nil || spoken.MatchString(a.text[start:end])) {
		return a.speakerOf(m)
	}
	return nobody
}

// spoken matches the words of a sentence that speaks of somebody, or of what somebody says.
var spoken = regexp.MustCompile(`(?i)\b(?:he|she|his|her|says|said|statement|remarks?|words|quote[ds]?|comments?)\b`)

// labelling returns who is named before a colon: on a line that is a label, without a verb, the first
// name ("Secretary of State X, on the radio:"); in a sentence the first person whom no preposition
// governs, for others are what is spoken of.
func (a *attributor) labelling(line, start, end int) speaker {
	if first, last := a.TokensIn(line, end); !a.verb(first, last) {
		return a.named(first, last)
	}
	first, last := a.TokensIn(start, end)
	m := a.mention(first, last)
	if m < 0 || a.Mentions[m].Kind != annot.Person || a.preposition(m, first) && a.verb(first, a.TokenAt(a.Mentions[m].Start)) {
		return nobody
	}
	return a.speakerOf(m)
}

// announces matches the words by which a sentence announces a statement.
var announces = regexp.MustCompile(`\b(following|statement)\b`)

// about returns a speaker where no verb of speech names one: the person with whose name
// the words before the quote begin. These words are the sentence that the quote is a
// piece of, the sentence before it in its paragraph ("X disagreed. “…”") or, if the
// quote fills a paragraph of its own, the paragraph before.
func (a *attributor) about(q annot.Span, from int) speaker {
	lead := strings.TrimRight(a.text[max(from, q.Start-maxHead):q.Start], "\"“«‘„ \t")
	base := max(from, q.Start-maxHead)
	above := strings.TrimRight(lead, " \t\n")
	start := base + strings.LastIndexByte(above, '\n') + 1
	if len(above) < len(lead) { // the quote begins a paragraph
		rest, _, _ := strings.Cut(a.text[q.End:min(len(a.text), q.End+maxCue)], "\n")
		if !wordless(rest) {
			return nobody
		}
	} else if n := a.SentenceAt(base + len(above) - 1); n < len(a.Sentences) {
		start = max(start, a.Sentences[n].Start)
	}
	first, last := a.TokensIn(start, base+len(above))
	if m := a.mention(first, min(last, first+maxTitle)); m >= 0 && a.Mentions[m].Kind == annot.Person && !a.preposition(m, first) &&
		!a.governed(m, first) {
		return a.speakerOf(m)
	}
	return nobody
}

// maxTitle is the most tokens of a person's title and name.
const maxTitle = 10

// statementOf returns the person whose statement the release is, as a line above its
// first quote says: "Statement of Senator X". It answers only for a quote that begins a
// line.
func (a *attributor) statementOf(q annot.Span) speaker {
	before := a.above(q)
	for _, m := range statementLine.FindAllStringIndex(before[:min(len(before), maxHead)], 4) {
		if first, last := a.TokensIn(m[0], m[1]); a.mention(first, last) >= 0 {
			return a.named(first, last)
		}
	}
	return nobody
}

// stated returns the person of whose statement a line above the text tells ("X issues statement on
// Y"). It answers only for a quote that begins a line.
func (a *attributor) stated(q annot.Span) speaker {
	if a.above(q) == "" {
		return nobody
	}
	return (&statementReader{*a}).onTop()
}

// above returns the text above a quote that begins a line, "" for any other.
func (a *attributor) above(q annot.Span) string {
	before := strings.TrimRight(a.text[:q.Start], "\"“«‘„ \t")
	if !strings.HasSuffix(before, "\n") {
		return ""
	}
	return before
}

var statementLine = regexp.MustCompile(`(?im)^[^\n]{0,60}\b(?:statement|remarks|comments?|message|desk) (?:of|by|from)\b[^\n]*$`)

// maxHead is the number of bytes of a text in which such a line is looked for, and how
// far before a quote about looks.
const maxHead = 1500
