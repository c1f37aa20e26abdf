package timex

import (
	"strings"
)

// An entry is what the vocabulary knows of a word: one word may have several
// parts to play ("second", "may").
type entry struct {
	low     string // the word in lower case
	month   int    // 1 to 12
	weekday int    // ISO: Monday is 1, Sunday 7
	short   bool   // a short form of a month or a weekday: a full stop may follow
	unit    unit   // year, month, … also in the plural
	plural  bool
	count   float64 // "three", "dozen", "a" is none
	ordinal int     // "third"; -1 for "last"
	season  string  // SP, SU, FA, WI
	part    string  // part of the day: MO, AF, EV, NI
	zone    bool    // ET, GMT
	digits  int     // decades: "nineties" is 1990
	set     string  // the value of an adverb of repetition: "weekly"
	ref     string  // "now" is PRESENT_REF
	counted bool    // people and measures: a number before them is no year; low is empty all the same
}

// A unit of time, by its letter in an ISO 8601 duration; hours, minutes and
// seconds stand behind T.
type unit string

const (
	century unit = "CE"
	decade  unit = "DE"
	year    unit = "Y"
	quarter unit = "Q"
	month   unit = "M"
	weekend unit = "WE"
	week    unit = "W"
	day     unit = "D"
	hour    unit = "TH"
	minute  unit = "TM"
	second  unit = "TS"
)

// vocabulary holds every word that can begin or continue a time expression.
var vocabulary = func() map[string]entry {
	v := map[string]entry{}
	add := func(words string, set func(e *entry)) {
		for _, w := range strings.Fields(words) {
			e := v[w]
			e.low = w
			set(&e)
			v[w] = e
		}
	}
	for i, m := range []string{"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
		"august aug", "september sept sep", "october oct", "november nov", "december dec"} {
		add(m, func(e *entry) {
			e.month, e.short = i+1, len(e.low) <= 4 && e.low != "may" && e.low != "june" && e.low != "july"
		})
	}
	for i, d := range []string{"monday mon mondays", "tuesday tues tue tuesdays", "wednesday wed wednesdays",
		"thursday thurs thur thu thursdays", "friday fri fridays", "saturday sat saturdays", "sunday sun sundays"} {
		add(d, func(e *entry) { e.weekday, e.short = i+1, len(e.low) <= 5; e.plural = strings.HasSuffix(e.low, "days") })
	}
	for u, words := range map[unit]string{
		century: "century centuries", decade: "decade decades", year: "year years yr yrs", quarter: "quarter quarters", month: "month months",
		week: "week weeks", weekend: "weekend weekends", day: "day days", hour: "hour hours hr hrs", minute: "minute minutes", second: "second seconds",
	} {
		add(words, func(e *entry) { e.unit, e.plural = u, strings.HasSuffix(e.low, "s") })
	}
	for i, n := range strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty") {
		add(n, func(e *entry) { e.count = float64(i + 1) })
	}
	for i, n := range strings.Fields("thirty forty fifty sixty seventy eighty ninety hundred") {
		add(n, func(e *entry) { e.count = float64(30 + 10*i) })
	}
	for i, n := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth") {
		add(n, func(e *entry) { e.ordinal = i + 1 })
	}
	add("last final", func(e *entry) { e.ordinal = -1 })
	for i, n := range strings.Fields("twenties thirties forties fifties sixties seventies eighties nineties") {
		add(n, func(e *entry) { e.digits = 1920 + 10*i })
	}
	for code, words := range map[string]string{"SP": "spring", "SU": "summer summers", "FA": "fall autumn", "WI": "winter winters"} {
		add(words, func(e *entry) { e.season, e.plural = code, strings.HasSuffix(e.low, "s") })
	}
	for code, words := range map[string]string{"MO": "morning mornings", "AF": "afternoon afternoons", "EV": "evening evenings", "NI": "night nights overnight", "MI": "midday"} {
		add(words, func(e *entry) { e.part, e.plural = code, strings.HasSuffix(e.low, "s") })
	}
	add("et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet eest msk ist jst aest aedt eat wat sast akst akdt hst local eastern central pacific mountain time", func(e *entry) { e.zone = true })
	for value, words := range map[string]string{"XXXX-XX-XX": "nightly", "P1D": "daily", "XXXX-WXX": "weekly", "P2W": "biweekly fortnightly",
		"XXXX-XX": "monthly", "XXXX-QX": "quarterly", "XXXX": "annually yearly annual", "PT1H": "hourly", "P2Y": "biennially"} {
		add(words, func(e *entry) { e.set = value })
	}
	for value, words := range map[string]string{"PRESENT_REF": "now currently presently nowadays", "PAST_REF": "recently lately"} {
		add(words, func(e *entry) { e.ref = value })
	}
	add(`people persons men women children soldiers troops workers employees refugees migrants passengers participants inhabitants lives
		euros dollars pounds tonnes tons kilometres kilometers km miles metres meters litres acres hectares`, func(e *entry) { e.low, e.counted = "", true })
	// Words that only hold expressions together.
	add(`a an the this that these those last past previous next coming upcoming following preceding prior same later earlier early mid late
		ago before after from now at on in by of and or to through thru until till between since during within every each per other few several many
		couple dozen half today yesterday tomorrow tonight noon midnight am pm a.m a.m. p.m p.m. m p o clock recent near future present current
		fiscal financial fy calendar school academic q h beginning start end middle more than less fewer nearly almost about around approximately
		roughly over at least most up another some plus once twice times time percent basis for just under take took old age class s d
		consecutive straight full whole single additional short long first final season black attack attacks attacked terrorist terrorists terrorism commission
		street avenue road boulevard drive lane highway ave blvd room suite h.r. h.r`, func(*entry) {})
	for _, hs := range holidays {
		for _, h := range hs {
			add(strings.Join(h.words, " "), func(*entry) {})
			for _, w := range h.words {
				add(strings.TrimSuffix(w, "s"), func(*entry) {})
			}
		}
	}
	return v
}()

// longest is the length of the longest word of the vocabulary in bytes.
const longest = 13

// lookUp returns what is known of s in any case; the zero entry if nothing.
func lookUp(s string) entry {
	if len(s) > longest {
		return entry{}
	}
	var buf [longest]byte
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return vocabulary[string(buf[:len(s)])]
}
