package timex

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/corpus"
)

// lex is the lexicon, which every test reads.
var lex = func() *lexicon.Lexicon {
	lex, err := lexicon.Load()
	if err != nil {
		panic(err)
	}
	return lex
}()

// find runs Find on a bare text with a given publication date ("" for none).
func find(t testing.TB, text, published string) []annot.Timex {
	t.Helper()
	rel := corpus.Release{Text: text}
	if published != "" {
		d, err := corpus.ParseDate(published)
		if err != nil {
			t.Fatal(err)
		}
		rel.Dates = []corpus.Claim{{Date: d, From: corpus.Given}}
	}
	txs, _ := Find(&annot.Document{Release: rel}, lex)
	return txs
}

// timex3 is the form of every value that the package gives.
var timex3 = func() *regexp.Regexp {
	date := `(?:BC[0-9]{2,4}(?:-[0-9]{2}(?:-[0-9]{2})?)?|[0-9X]{4}(?:-(?:[0-9X]{2}(?:-[0-9X]{2})?|W[0-9X]{2}(?:-(?:WE|[1-7]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI))?|[0-9]{2,3})(?:T(?:[0-9]{2}:[0-9]{2}|MO|AF|EV|NI|MI))?`
	duration := `P(?:[0-9.]+|X)(?:Y|M|W|WE|D|Q|DE|CE)|PT(?:[0-9.]+|X)[HMS]`
	ref := `(?:PRESENT|PAST|FUTURE)_REF`
	return regexp.MustCompile(`^(?:(?:` + date + `)(?:/(?:` + date + `))?|` + duration + `|` + ref + `)$`)
}()

// TestWrittenDates formats every day of 200 years in many layouts: each comes
// back as itself.
func TestWrittenDates(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	layouts := []string{
		"January 2, 2006", "Jan. 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan. 2006", "2 Jan 2006", "January 02, 2006", "02 January 2006",
		"Monday, January 2, 2006", "Mon., Jan. 2, 2006", "Monday 2 January 2006", "Monday, 2 January 2006", "Monday January 2, 2006",
		"Monday January 2 2006",
		"2006-01-02", "2006/01/02", "January 2 2006", "Jan 2 2006", "January  2,  2006", "January\n2, 2006", "JANUARY 2, 2006",
		"the 2 of January 2006", "2nd of January, 2006", "January 2nd, 2006", "2nd January 2006", "January 2 of 2006", "2 January, 2006",
		"on January 2, 2006", "(January 2, 2006)", "January 2, 2006's",
	}
	if len(layouts) < 30 {
		t.Fatalf("only %d layouts", len(layouts))
	}
	for d := (corpus.Date{Year: 1900, Month: time.January, Day: 1}); d.Year < 2100; d = d.AddDays(1) {
		layout := layouts[(d.DaysSince(corpus.Date{Year: 1900, Month: time.January, Day: 1}))%len(layouts)]
		text := format(d, layout)
		txs := find(t, text, "")
		if len(txs) != 1 || txs[0].Value != d.String() || txs[0].From != d || txs[0].To != d {
			t.Fatalf("%q: got %+v, want %s", text, txs, d)
		}
	}
}

// format is time.Format with upper case and English endings of ordinals.
func format(d corpus.Date, layout string) string {
	s := layout
	upper := strings.Contains(s, "JANUARY")
	s = strings.Replace(s, "JANUARY", "January", 1)
	ending := "th"
	if d.Day/10 != 1 {
		switch d.Day % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	s = strings.Replace(s, "2nd", "2@@", 1)
	s = d.Time().Format(s)
	s = strings.Replace(s, "@@", ending, 1)
	if upper {
		s = strings.ToUpper(s)
	}
	return s
}

// TestNumericOrder: the document decides what 3/4/2006 means.
func TestNumericOrder(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"on 3/4/2006", "2006-XX-XX"},
		{"on 4/4/2006", "2006-04-04"},
		{"on 3/4/2006 in Boston, Massachusetts", "2006-03-04"},
		{"from 3/4/2006 (first seen 21/3/2006)", "2006-04-03"},
		{"on 03.04.2006", "2006-04-03"},
		{"on 14.02.2026", "2026-02-14"},
		{"on 2/14/26", "2026-02-14"},
	} {
		if txs := find(t, c.text, ""); len(txs) == 0 || txs[0].Value != c.want {
			t.Errorf("%q: got %+v, want %s", c.text, txs, c.want)
		}
	}
}

func TestEaster(t *testing.T) {
	// Dates of the Book of Common Prayer's tables.
	for y, want := range map[int]string{1961: "1961-04-02", 2000: "2000-04-23", 2008: "2008-03-23", 2019: "2019-04-21", 2026: "2026-04-05",
		2038: "2038-04-25"} {
		if got := easter(y).String(); got != want {
			t.Errorf("easter(%d) = %s, want %s", y, got, want)
		}
	}
}

func TestClock(t *testing.T) {
	given := corpus.Claim{Date: corpus.Date{Year: 2006, Month: 3, Day: 14}, From: corpus.Given}
	record := corpus.Claim{Date: corpus.Date{Year: 2006, Month: 3, Day: 12}, From: corpus.Metadata}
	file := corpus.Claim{Date: corpus.Date{Year: 2006, Month: 3, Day: 15}, From: corpus.Filename}
	for _, c := range []struct {
		why, text string
		claims    []corpus.Claim
		want      string
		from      corpus.Origin
		conflict  bool
	}{
		{"a date of the record wins", "March 13, 2006\n\nThe dam opened.", []corpus.Claim{file, record}, "2006-03-12", corpus.Metadata, true},
		{"a printed date wins over a given one", "March 13, 2006\n\nThe dam opened.", []corpus.Claim{file, given}, "2006-03-13", corpus.Header,
			true},
		{"a given date wins over a file's name", "The dam opened.", []corpus.Claim{file, given}, "2006-03-14", corpus.Given, true},
		{"no date of the running text", "It opened on March 3, 2006. It was planned on May 4, 2001.", nil, "", "", false},
		{"nothing is known", "It opened on March 3.", nil, "", "", false},
		{"the file name", "The dam opened.", []corpus.Claim{file}, "2006-03-15", corpus.Filename, false},
	} {
		_, k := Find(&annot.Document{Release: corpus.Release{Text: c.text, Dates: c.claims}}, lex)
		if k.Published.String() != c.want || k.From != c.from {
			t.Errorf("%s: got %+v", c.why, k)
		}
	}
	secs := []annot.Section{{Span: annot.Span{Start: 0, End: 14}, Kind: annot.Slug}, {Span: annot.Span{Start: 16, End: 31}, Kind: annot.Body}}
	doc := &annot.Document{Release: corpus.Release{Text: "March 13, 2006\n\nThe dam opened.", Dates: []corpus.Claim{file}}}
	doc.Sections = secs
	_, k := Find(doc, lex)
	if k.From != corpus.Header || !k.Conflict || len(k.Candidates) != 2 {
		t.Errorf("a date above the body is nearer than a file name: got %+v", k)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"February 13–14, 2026", "the second day", "9-11 a.m.", "in 999999999999 years", "Feb. 30", "0000-00-00",
		"every two-and-a-half weeks",
		"the 21st century", "mid-1990s", "between 2019 and 2021", "’06", "May May May", "a year a year ago a year", "Q9 2026", "99/99/9999",
		"12:60 p.m.", "last last last week"} {
		f.Add(s, 2026, 2, 16)
	}
	f.Fuzz(func(t *testing.T, text string, y, m, d int) {
		text = strings.ToValidUTF8(text, "?")
		rel := corpus.Release{Text: text}
		if day, ok := corpus.NewDate(y, time.Month(m), d); ok && y > 1000 && y < 3000 {
			rel.Dates = []corpus.Claim{{Date: day, From: corpus.Given}}
		}
		txs, clock := Find(&annot.Document{Release: rel}, lex)
		doc := &annot.Document{Release: rel, Timexes: txs, Clock: clock}
		if err := annot.Check(doc); err != nil {
			t.Fatal(err)
		}
		for _, tx := range txs {
			if !timex3.MatchString(tx.Value) {
				t.Errorf("%q: %q is no TIMEX3 value", tx.Text(text), tx.Value)
			}
		}
	})
}

// TestFiscalDays holds which days fiscal years and their parts have where the text says
// when they end.
func TestFiscalDays(t *testing.T) {
	for text, want := range map[string]string{
		"The fiscal year ends on June 30. Sales rose in fiscal 2026":                     "2025-07-01..2026-06-30",
		"Sales rose in the second quarter of fiscal 2026. Our fiscal year ends June 30.": "2025-10-01..2025-12-31",
		"The financial year ended 31 March 2026 was good. They rose in Q4 FY26":          "2026-01-01..2026-03-31",
		"The fiscal year ends on June 14. Sales rose in fiscal 2026":                     "2026-01-01..2026-12-31",
		"The fiscal year ends on December 31. Sales rose in fiscal 2026":                 "2026-01-01..2026-12-31",
		"The fiscal year ends on June 30. Sales rose in the third quarter of 2026":       "2026-07-01..2026-09-30",
		"Sales rose in fiscal 2026": "2026-01-01..2026-12-31",
	} {
		got := ""
		for _, tx := range find(t, text, "2026-08-16") {
			if strings.Contains(tx.Text(text), "26") && tx.From != tx.To && !strings.Contains(tx.Text(text), "year") {
				got = tx.From.String() + ".." + tx.To.String()
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
