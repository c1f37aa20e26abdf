package quote

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
)

// leastWords is the least words of a quote. Shorter pieces are titles and words that
// the writer distances himself from, or bits of speech that only help to find the
// speaker of the quotes around them.
const leastWords = 4

func longEnough(s string) bool { return len(strings.Fields(s)) >= leastWords }

// isSpeech reports whether the words between two quotation marks are speech, and
// neither a title nor a few words that the writer distances himself from.
func isSpeech(text string, span annot.Span) bool {
	s := span.Text(text)
	if s == "" {
		return false
	}
	if !longEnough(s) {
		return strings.ContainsAny(s[len(s)-1:], ",.!?")
	}
	before := strings.TrimRight(text[max(0, span.Start-40):span.Start], "\"“„«‘'‹» ,")
	if first, _ := utf8.DecodeRuneInString(s); !strings.ContainsAny(s, ".!?") && (unicode.IsUpper(first) && named(before) ||
		strings.HasSuffix(before, "so-called")) {
		return false
	}
	low, all := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.Trim(w, "'‘’,.!?;:()")
		if w == "" || wordClasses.Is("small", strings.ToLower(w)) {
			continue
		}
		all++
		if r := []rune(w)[0]; !unicode.IsUpper(r) {
			low++
		}
	}
	return low >= leastSmall || low*3 > all
}

// leastSmall is the number of content words in lower case from which on a piece cannot
// be a title in title case.
const leastSmall = 2

// named reports whether the words before a quotation mark say that a title follows: "a
// film called", "the theme is", "the paper,".
func named(before string) bool {
	fields := strings.Fields(before)
	for k := len(fields) - 1; k >= max(0, len(fields)-2); k-- {
		switch w := strings.ToLower(fields[k]); {
		case k < len(fields)-1:
			return wordClasses.Is("work", w)
		case wordClasses.Is("work", w) || wordClasses.Is("names-work", w):
			return true
		case w != "is" && w != "was" && w != "of":
			return false
		}
	}
	return false
}

// isTitle reports whether a piece without a speaker is not speech: a few words after an
// article that the writer distances himself from ("the “thousand points of light,”"),
// or a title in lower case, which begins with a capital in the middle of a sentence and
// ends without a mark. A piece with "I" or "you" is speech.
func isTitle(text string, span annot.Span) bool {
	s := span.Text(text)
	before := strings.TrimRight(text[max(0, span.Start-40):span.Start], "\"“„«‘' ")
	first, _ := utf8.DecodeRuneInString(s)
	if wordClasses.Is("article", strings.ToLower(lastWord(before))) && unicode.IsLower(first) {
		return true
	}
	if before == "" || strings.ContainsAny(s[len(s)-1:], ",.!?…") || person.MatchString(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsUpper(first) && (unicode.IsLetter(last) || last == ',')
}

var person = regexp.MustCompile(`(?i)\b(I|we|you|our|my|your|us|me)\b`)
