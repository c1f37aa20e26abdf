//go:build unix

package analyze

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// units are what shapes of text are made of by saying them again and again. None
// but the last stands alone on its line.
var units = map[string]string{
	"weekdays": "Monday ", "weekdays-commas": "Monday, ", "weekdays-the": "Tues. the ", "months": "May ", "months-and": "May and ",
	"days": "3, ", "days-and": "3 and ",
	"dates": "May 3, 2006 ", "date-lists": "20, 21 and 26 April, ", "years": "2006 ", "years-dashes": "2006-", "iso": "2006-05-03 ",
	"times": "at 3:00 p.m. ",
	"today": "“today ", "durations": "two years and ", "numbers": "million ", "digits": "9", "fractions": "1,000,", "telephones": "555-0100-",
	"commas": ",", "full-stops": ".", "dashes": "– ", "hyphens": "a-", "brackets": "(", "brackets-closed": ")", "nested": "(a ",
	"bracketed": "(ABC) ", "square": "[a] ",
	"quotes": "“", "quoted": "“a b c d ", "quotes-straight": `"`, "straight-said": `"a b c d" said `, "quotes-single": "'",
	"apostrophes": "'s ", "quote-paragraphs": "“A b c d.\n\n",
	"capitals": "AB ", "capital-letters": "A", "initials": "A. ", "names": "Ann Lee, ", "names-run": "Ann ", "names-and": "Ann Lee and ",
	"of": "Bank of ", "of-the": "the Ministry of the ", "hyphen-names": "Ann-",
	"titles": "President of the ", "title-run": "Deputy Minister ", "apposition": "Ann Lee, president of Acme Corp., ",
	"acronyms": "Acme Corp. (AC) ", "tickers": "(NYSE: AC) ",
	"places": "Paris, Texas, ", "place-run": "Paris ", "datelines": "PARIS, May 3 – ",
	"dateline-lines": "PARIS, May 3, 2006 (AP) – The bill.\n",
	"and":            "and and ", "said": "said ", "said-that": "he said that ",
	"to": "to ", "which": "which ", "by": "by ", "verbs": "signed ",
	"will": "will ", "not": "not ", "nouns": "meeting ", "adverbs": "very ", "genitives": "Ann's ",
	"events": "Ann Lee signed the treaty on May 3, 2006. ", "one-sentence": "Ann Lee met John Brown in Paris on May 3, 2026 and ",
	"pronouns": "He met her. ", "pronouns-run": "he ", "the-company": "The company said it met. ",
	"reported": "said that Ann Lee said that she met ", "relative": "who met the man ", "ing": "meeting ",
	"statement": "issued a statement after ", "applauded": "applauded the appointment of ", "held": "a meeting was held ",
	"newlines": "\n", "blanks": " ", "tabs": "\t", "carriage": "a\n", "lines": "Ab\n\n", "capital-lines": "AB CD\n",
	"title-lines": "Dam Report Out\n\n", "bullets": "• Ab cd\n", "bullets-stars": "* Ab cd ef\n", "numbered": "1. Ab cd\n",
	"colons":   "Who: a\n",
	"contacts": "Contact: a b\n", "telephone-lines": "+1 555 0100\n", "mails": "a@b.org ", "urls": "https://a.org/b ", "url-long": "a/",
	"about": "About Acme\n\nAcme is a company.\n\n", "end-marks": "###\n", "hashes": "#", "safe-harbor": "forward-looking statements ",
	"release-lines": "FOR IMMEDIATE RELEASE\n", "embargo": "Embargoed until May 3\n", "date-lines": "May 3, 2006\n",
	"paragraphs":         "The council met on Monday in the town hall of the town.\n\n",
	"repeated-paragraph": "Acme is the leading maker of dams in the world.\n",
	"one-word":           "é", "cjk": "会議", "combining": "e\u0301", "emoji": "🙂",
	"nul-like": "\u200b", "damage": "the bank s plan  ", "slashes": "/",
	"ampersands": "A&", "at": "@", "percent": "5% ", "money": "$5 million ",
}

// shapes are texts of about n bytes, by name.
func shapes(n int) map[string]string {
	all := map[string]string{"different-names": differentNames(n)}
	for name, unit := range units {
		all[name] = strings.Repeat(unit, max(1, n/len(unit)))
	}
	for _, unit := range []string{"“a b c d ", "(a ", "Ann Lee, ", "May 3, 2006 ", "Monday "} { // all opened, then all closed
		half := strings.Repeat(unit, n/2/len(unit))
		all["folded-"+strings.TrimSpace(unit)] = half + strings.Repeat("b) c” ", n/2/len("b) c” "))
	}
	return all
}

func differentNames(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "Ann %c%c%cson met. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	return b.String()
}

// BenchmarkGrowth doubles each shape of text until its analysis takes a fifth
// of a second, and shows the exponent with which the time of its worst stage grows over
// the last two doublings: 1 is linear. A stage that takes less than a tenth of the
// time counts for nothing.
//
//	go test ./analyze -run '^$' -bench Growth -benchtime 1x
func BenchmarkGrowth(b *testing.B) {
	a := load(b)
	for _, shape := range slices.Sorted(maps.Keys(shapes(1))) {
		b.Run(shape, func(b *testing.B) {
			for b.Loop() {
			}
			size, took := 1<<12, [][]time.Duration(nil)
			for ; len(took) < 3 || took[len(took)-1][len(Stages)] < time.Second/5; size *= 2 {
				took = append(took, timed(a, shapes(size)[shape]))
			}
			last, before := took[len(took)-1], took[len(took)-3]
			worst, exponent := "no", 0.0
			for i, s := range Stages {
				if e := math.Log2(last[i].Seconds()/before[i].Seconds()) / 2; last[i] > last[len(Stages)]/10 && e > exponent {
					worst, exponent = s.Name, e
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(size)/2/(1<<20)/last[len(Stages)].Seconds(), "MB/s")
			b.ReportMetric(exponent, worst+"-exponent")
		})
	}
}

// processTime returns the time of the processor that the program has had: other
// work on the machine does not count.
func processTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// timed returns how long each stage takes on a text, and all together, the better of
// two runs.
func timed(a *Analyzer, text string) []time.Duration {
	best := make([]time.Duration, len(Stages)+1)
	for round := range 2 {
		doc, whole := &annot.Document{Release: corpus.Release{ID: "x", Text: text}}, time.Duration(0)
		for i, s := range Stages {
			start := processTime()
			s.Run(a, doc)
			took := processTime() - start
			whole += took
			if round == 0 || took < best[i] {
				best[i] = took
			}
		}
		if round == 0 || whole < best[len(Stages)] {
			best[len(Stages)] = whole
		}
	}
	return best
}
