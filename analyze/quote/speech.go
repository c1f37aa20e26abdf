package quote

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// leastWords is how many words make a quote; less is a title or a word held at
// arm's length, or a short piece of speech that only tells who goes on.
const leastWords = 4

func longEnough(s string) bool { return len(strings.Fields(s)) >= leastWords }

// isSpeech reports whether the words between two marks are speech, and not a
// title in quotation marks or a few words held at arm's length.
func isSpeech(text string, span annot.Span) bool {
	s := span.Text(text)
	if !longEnough(s) {
		return strings.ContainsAny(s[len(s)-1:], ",.!?")
	}
	if titled := names.MatchString(text[max(0, span.Start-40):span.Start]); titled && !strings.ContainsAny(s, ".!?") {
		return false
	}
	low, all := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.Trim(w, "'‘’,.!?;:()")
		if w == "" || linking[strings.ToLower(w)] {
			continue
		}
		all++
		if r := []rune(w)[0]; !unicode.IsUpper(r) {
			low++
		}
	}
	return low >= leastSmall || low*3 > all
}

// leastSmall is how many words of weight set small no title in title case has.
const leastSmall = 2

// names matches the words before a title in quotation marks.
var names = regexp.MustCompile(`(?i)\b(titled|entitled|headlined|subtitled|called|named|dubbed|(paper|book|film|report|study|article|song|album|exhibition|series|documentary|theme|title|motto|slogan|project|programme|program|campaign|panel|session|conference|forum|seminar|workshop),?( (is|was|of))?),? *["“„«‘']$`)

// linking are the words that a title in title case sets small.
var linking = map[string]bool{"a": true, "an": true, "the": true, "of": true, "for": true, "and": true, "or": true, "in": true, "on": true, "at": true,
	"to": true, "from": true, "with": true, "by": true, "as": true}

// isTitle reports whether a piece that nobody is said to speak is a title set
// as a sentence is: it begins with a capital in the middle of a sentence and
// ends without a mark; no title speaks of me and you.
func isTitle(text string, span annot.Span) bool {
	s := span.Text(text)
	before := strings.TrimRight(text[:span.Start], "\"“„«‘' ")
	if before == "" || strings.ContainsAny(s[len(s)-1:], ",.!?…") || person.MatchString(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && (unicode.IsLetter(last) || last == ',')
}

var person = regexp.MustCompile(`(?i)\b(I|we|you|our|my|your|us|me)\b`)
