package timex

import "pressroom/analyze/annot"

// yearsShown tells of each block which year "last year" is in it, 0 where the text
// does not show it. A release without a date of publication leaves its days and
// weeks unknown; of "last year" alone the text may show which it was: its lead
// reports as past what happened on a day of one year, and the paragraph of "last
// year" names days of the year before and of no other.
func yearsShown(doc *annot.Document, all []found, ten tenses, blocks int) []int {
	lead := leadYear(doc, all, ten)
	if lead == 0 {
		return nil
	}
	shown := make([]int, blocks)
	for _, f := range all {
		day, ok := lastDay(f.mean)
		switch y := &shown[f.block]; {
		case !ok || day.year == 0:
		case *y != 0 && *y != day.year || day.year != lead-1:
			*y = otherYear
		default:
			*y = day.year
		}
	}
	for i, y := range shown {
		if y == otherYear {
			shown[i] = 0
		}
	}
	return shown
}

// otherYear marks a block that names a day of another year.
const otherYear = -1

// leadYear returns the year of the days that the lead reports as past, 0 where it
// names a day that is not, days of several years, or none. What happened in the
// last days of December may be told in the next year.
func leadYear(doc *annot.Document, all []found, ten tenses) int {
	y := 0
	for _, f := range all {
		day, ok := lastDay(f.mean)
		if !ok || day.year == 0 || doc.SectionAt(edge(f.Start)) != annot.Lead {
			continue
		}
		if t, _ := ten.around(f.Span); t != past || y != 0 && y != day.year || day.sub == 12 && day.day > 20 {
			return 0
		}
		y = day.year
	}
	return y
}
