package ingest

import (
	"regexp"
	"strings"
	"time"

	"pressroom/corpus"
)

// layouts are the forms of a day in the data of pages, mails, feeds and tables, each
// without what may follow: a time, a zone.
var layouts = []string{
	"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2 January 2006", "2 Jan 2006", "2-Jan-2006", "2 Jan 06", "January 2 2006", "Jan 2 2006",
	"2.1.2006",
}

var (
	weekday   = regexp.MustCompile(`(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+`)
	timeOfDay = regexp.MustCompile(`(?i)(?:[T,]\s*|\s+)(?:(?:at|[-–|])\s+)?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*` +
		`(?:([+-]\d\d:?\d\d)|Z|[A-Z]{2,5})?\s*(?:\([^()]*\))?$`)
	compact = regexp.MustCompile(`T\d{4,6}(?:Z|([+-]\d{4}))?$`) // 20260216T091500Z
	unixEnd = regexp.MustCompile(`(?i)^([a-z]+ +\d{1,2}) +\d\d:\d\d:\d\d(?: +[A-Z]{2,5})? +(\d{4})$`)
)

// claim reads the date of a field, as people and programs write it. The day is that of
// the zone that stands beside it. Digits that may be read as day or month are no date:
// nobody knows which.
func claim(field, value string) (c corpus.Claim, ok bool) {
	s := weekday.ReplaceAllString(strings.TrimSpace(value), "")
	zone := ""
	if m := unixEnd.FindStringSubmatch(s); m != nil {
		s = m[1] + " " + m[2]
	}
	for _, tail := range []*regexp.Regexp{timeOfDay, compact} {
		if m := tail.FindStringSubmatchIndex(s); m != nil {
			if m[2] >= 0 {
				zone = strings.ReplaceAll(s[m[2]:m[3]], ":", "")
			}
			s = s[:m[0]]
			break
		}
	}
	s = strings.Join(strings.Fields(strings.NewReplacer(",", " ", ". ", " ").Replace(s)), " ")
	for _, layout := range layouts {
		t, err := time.Parse(layout, s)
		if err != nil || layout == "2.1.2006" && t.Day() <= 12 && int(t.Month()) != t.Day() {
			continue
		}
		if d, ok := corpus.NewDate(t.Year(), t.Month(), t.Day()); ok && t.Year() >= oldestYear && t.Year() <= latestYear {
			return corpus.Claim{Date: d, From: corpus.Metadata, Field: field, Zone: zone}, true
		}
		return c, false
	}
	return c, false
}

// What is older or later is no date of publication, but the zero of a program.
const oldestYear, latestYear = 1900, 2100
