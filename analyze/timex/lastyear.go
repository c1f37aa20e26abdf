package timex

import "pressroom/analyze/annot"

// yearsShown returns for each block the year that "last year" means in it, 0 if the
// text does not show it. It is for releases without a publication date, where nothing
// else can be reckoned from the clock. The text shows that year if the lead reports, in
// the past tense, something of a day in one year, and the paragraph with "last year"
// names days of the year before and of no other year.
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

// otherYear marks a block that names a day of another year than the one before the
// lead's.
const otherYear = -1

// leadYear returns the year of the days that the lead names in the past tense. It
// returns 0 if the lead names a day in another tense, days of several years, or no day.
// It also returns 0 for the last days of December, because a release may report them in
// the next year.
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
