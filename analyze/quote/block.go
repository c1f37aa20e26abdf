package quote

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
)

// signed reads who signs a quote: after a dash, `" – Commissioner X`, also
// below a blank line; or on the next line.
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

// headed reads who stands on the line right above a quote, without a blank one
// between, where each quote of a list is headed by a name.
func (a *attributor) headed(q annot.Span, from int) speaker {
	before := strings.TrimRight(a.text[from:q.Start], "\"“«‘„ \t")
	above := strings.TrimRight(before, " \t\n")
	start := strings.LastIndexByte(above, '\n') + 1
	if strings.Count(before[len(above):], "\n") != 1 || start == 0 && from > 0 || dashes.MatchString(strings.TrimSpace(above[start:])) {
		return nobody
	}
	return a.nameLine(from+start, from+len(above))
}

// nameLine returns the person whom a line names with a title and no more.
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

// maxSignature is how many tokens a signature has.
const maxSignature = 14

func (a *attributor) verb(first, last int) bool {
	for k := first; k < last; k++ {
		switch a.Tokens[k].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// announcement reads the sentence before a block of speech, or one before it in
// its paragraph: "Senator X issued the following statement: …".
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
	if who := a.named(a.TokensIn(line, end)); who.known() {
		return who
	}
	// A sentence before the announcement names who makes it.
	if m := a.lastPerson(q.Start); m >= 0 && colon {
		return a.speakerOf(m)
	}
	return nobody
}

// announces matches what the announcement of a statement has after its subject.
var announces = regexp.MustCompile(`\b(following|statement)\b`)

// about returns the person whom what leads to a quote is about, where no verb
// says who speaks: the sentence that the quote is a piece of, the one before it
// in its paragraph ("X disagreed. “…”"), or the paragraph before a quote that
// is one of its own, begins with a name.
func (a *attributor) about(q annot.Span, from int) speaker {
	lead := strings.TrimRight(a.text[max(from, q.Start-maxHead):q.Start], "\"“«‘„ \t")
	base := max(from, q.Start-maxHead)
	above := strings.TrimRight(lead, " \t\n")
	start := base + strings.LastIndexByte(above, '\n') + 1
	if len(above) < len(lead) { // a paragraph of its own
		rest, _, _ := strings.Cut(a.text[q.End:min(len(a.text), q.End+maxCue)], "\n")
		if !wordless(rest) {
			return nobody
		}
	} else if n := a.SentenceAt(base + len(above) - 1); n < len(a.Sentences) {
		start = max(start, a.Sentences[n].Start)
	}
	first, last := a.TokensIn(start, base+len(above))
	if m := a.mention(first, min(last, first+maxTitle)); m >= 0 && a.Mentions[m].Kind == annot.Person && !a.preposition(m, first) {
		return a.speakerOf(m)
	}
	return nobody
}

// preposition reports whether one stands before a mention and its title, which
// then is no subject: "in a letter to Secretary X".
func (a *attributor) preposition(m, first int) bool {
	k, _ := a.TokensIn(a.Mentions[m].Start, a.Mentions[m].End)
	for k--; k > first && strings.HasPrefix(a.Tokens[k].Tag, "NNP"); k-- {
	}
	return k >= first && (a.Tokens[k].Tag == "IN" || a.Tokens[k].Tag == "TO")
}

// maxTitle is how many tokens a person's title and name have.
const maxTitle = 10

// statementOf reads whose statement a release is, in a line above the first
// quote of it: "Statement of Senator X". It counts for a quote that begins its
// line.
func (a *attributor) statementOf(q annot.Span) speaker {
	before := strings.TrimRight(a.text[:q.Start], "\"“«‘„ \t")
	if !strings.HasSuffix(before, "\n") {
		return nobody
	}
	for _, m := range statementLine.FindAllStringIndex(before[:min(len(before), maxHead)], 4) {
		if first, last := a.TokensIn(m[0], m[1]); a.mention(first, last) >= 0 {
			return a.named(first, last)
		}
	}
	return nobody
}

var statementLine = regexp.MustCompile(`(?im)^[^\n]{0,60}\b(?:statement|remarks|comments?) (?:of|by|from)\b[^\n]*$`)

// maxHead is how many bytes of a text are its head.
const maxHead = 1500
