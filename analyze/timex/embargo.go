package timex

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
)

var (
	embargoWords = regexp.MustCompile(`(?i)\b(embargo(ed)?( (for release|until|till|to))*|hold for release( until)?|not for (release|publication|broadcast|use)[^\n]{0,30}?( before| until| prior to)|for release( (at|on|after))?)\b[: ]*`)
	timeOfDay    = regexp.MustCompile(`(?i)\b(\d{1,2})(?:[:.h](\d\d))?(?: ?(a\.?m\b\.?|p\.?m\b\.?))?(?: ?(hours|hrs|h\b|noon|midnight))?`)
	zoneWords    = regexp.MustCompile(`\b(GMT|UTC|BST|CES?T|EES?T|WES?T|MSK|[ECMP][SD]?T|Eastern|Central|Mountain|Pacific|AE[SD]T|JST|IST|SGT|HKT|(?:[A-Z][A-Za-z]+|local) time)\b`)
	dayWords     = regexp.MustCompile(`(?i)\d{4}|\d[/.]\d|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|day\b`)
)

// maxEmbargo is the most bytes of a line with an embargo that are read.
const maxEmbargo = 200

// Embargo returns the moment before which a release may not be used, as the lines above
// its headline give it: the first day named after words such as "embargoed until", with
// the time of day and the zone if they are given. It returns nil if these lines name no
// full day.
func Embargo(doc *annot.Document) *annot.Embargo {
	text := doc.Release.Text
	for _, sec := range doc.Sections {
		if sec.Kind.Running() {
			return nil
		}
		if !sec.Kind.Aside() {
			continue
		}
		s := sec.Text(text)
		for _, m := range embargoWords.FindAllStringIndex(s, -1) {
			end := min(len(s), m[1]+maxEmbargo)
			if e := embargoIn(text, annot.Span{Start: sec.Start + m[0], End: sec.Start + end}, sec.Start+m[1], doc.Timexes); e != nil {
				return e
			}
		}
	}
	return nil
}

// embargoIn reads the day after the words that end at from.
func embargoIn(text string, within annot.Span, from int, txs []annot.Timex) *annot.Embargo {
	var bare *annot.Embargo // an embargo with an hour only, which is meant for the day of the release
	for _, tx := range txs {
		if tx.Start < from || tx.End > within.End || tx.From.IsZero() || tx.From != tx.To {
			continue
		}
		// The time stands before the day or after it, on the same line.
		line := annot.Span{Start: from, End: within.End}
		if i := strings.IndexByte(text[tx.End:line.End], '\n'); i >= 0 {
			line.End = tx.End + i
		}
		around := text[line.Start:tx.Start] + "\x00" + text[tx.End:line.End]
		if tx.Type == annot.TimeTimex {
			around = tx.Text(text) + " " + around
		}
		e := &annot.Embargo{Value: tx.From.String(), Zone: zoneWords.FindString(around)}
		if t, ok := clockTime(around); ok {
			e.Value += "T" + t
		}
		e.Span = annot.Span{Start: within.Start, End: line.Start + len(strings.TrimRight(text[line.Start:line.End], " \t\r\n.)*"))}
		if dayWords.MatchString(tx.Text(text)) {
			return e
		}
		if bare == nil {
			bare = e
		}
	}
	return bare
}

// clockTime reads the first time of day: "00:01", "10 a.m.", "6.30pm",
// "0900 hours", "noon". A bare number is none.
func clockTime(s string) (string, bool) {
	if m := militaryTime.FindStringSubmatch(s); m != nil {
		return m[1] + ":" + m[2], true
	}
	for _, m := range timeOfDay.FindAllStringSubmatch(s, -1) {
		hour, _ := strconv.Atoi(m[1])
		minute := m[2]
		if minute == "" && m[3] == "" && m[4] == "" {
			continue
		}
		if minute == "" {
			minute = "00"
		}
		switch half := strings.ToLower(m[3] + m[4]); {
		case strings.HasPrefix(half, "p") && hour < 12:
			hour += 12
		case (strings.HasPrefix(half, "a") || half == "midnight") && hour == 12:
			hour = 0
		}
		if hour < 24 && minute < "60" {
			return fmt.Sprintf("%02d:%s", hour, minute), true
		}
	}
	switch low := strings.ToLower(s); {
	case strings.Contains(low, "midnight"):
		return "00:00", true
	case strings.Contains(low, "noon") && !strings.Contains(low, "afternoon"):
		return "12:00", true
	}
	return "", false
}

// militaryTime is "0001 hrs", "1430 GMT".
var militaryTime = regexp.MustCompile(`\b([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs|h\b|GMT|UTC|BST|Z\b|[CEW]ES?T\b|JST|[ECMP][SD]?T\b)`)
