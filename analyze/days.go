package analyze

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/timex"
	"pressroom/corpus"
)

// Days returns the first and the last day of a time as people say it: "yesterday",
// "last month", "12 Oct 2005", "the last 30 days". Times are reckoned from today. It
// is not ok for words that mean no days, or more than these.
func Days(said string, today corpus.Date) (first, last corpus.Date, ok bool) {
	said = strings.Join(strings.Fields(said), " ")
	for _, way := range []string{said, capitals(said)} { // people type "12 oct 2005"
		if tx := readAlone(way, today); tx.Type == annot.DateTimex && !tx.From.IsZero() && !tx.To.IsZero() {
			return tx.From, tx.To, true
		}
	}
	said = strings.TrimPrefix(strings.ToLower(said), "the ")
	for _, word := range []string{"last ", "past "} {
		if lasting, ok := strings.CutPrefix(said, word); ok {
			return until(today, readAlone(lasting, today).Value)
		}
	}
	return first, last, false
}

// capitals writes each word with a capital, as the names of months and days have it.
func capitals(said string) string {
	words := strings.Fields(said)
	for n, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[n] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}

// readAlone reads a time expression that is the whole text.
func readAlone(said string, today corpus.Date) annot.Timex {
	doc := &annot.Document{Release: corpus.Release{
		Text: said, Dates: []corpus.Claim{{Date: today, From: corpus.Metadata}},
	}}
	lex, err := words()
	if err != nil { // New tells it
		return annot.Timex{}
	}
	found, _ := timex.Find(doc, lex)
	if len(found) != 1 || found[0].Start != 0 || found[0].End != len(said) {
		return annot.Timex{}
	}
	return found[0]
}

// until returns the days of a duration ("P3W") that ends with a day: some days,
// weeks, months or years, a thousand at most.
func until(last corpus.Date, duration string) (corpus.Date, corpus.Date, bool) {
	var n int
	var unit rune
	if _, err := fmt.Sscanf(duration, "P%d%c", &n, &unit); err != nil || n < 1 || n > 1000 {
		return corpus.Date{}, corpus.Date{}, false
	}
	after := last.AddDays(1)
	switch unit {
	case 'D':
		return after.AddDays(-n), last, true
	case 'W':
		return after.AddDays(-7 * n), last, true
	case 'M':
		return after.AddMonths(-n), last, true
	case 'Y':
		return after.AddMonths(-12 * n), last, true
	}
	return corpus.Date{}, corpus.Date{}, false
}
