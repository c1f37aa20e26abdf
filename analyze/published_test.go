package analyze

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// body is a paragraph that no date line stands in.
const body = "The council opened the tram depot on Friday, and the people of the quarter came to see the new hall and the old trams."

// TestPublished finds the day of publication where a text prints it, and nowhere
// else. A want is "day origin zone", a comma, and the place of the dateline.
func TestPublished(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ why, text, want string }{
		// Datelines.
		{"wire in brackets", "Depot opens\n\nVIENNA, Austria - 21 August 2026 (TRAM WIRE) - " + body, "2026-08-21 dateline, VIENNA, Austria"},
		{"short wire in brackets", "Depot opens\n\nVIENNA, 21 August 2026 (TWA) – " + body, "2026-08-21 dateline, VIENNA"},
		{"wire between dashes", "Depot opens\n\nLYON – TRAM NEWSWIRE – 21 August 2026 – " + body, "2026-08-21 dateline, LYON"},
		{"wire between slashes", "Depot opens\n\nLYON, FRANCE, August 21, 2026 /12-3TramWire/ -- " + body, "2026-08-21 dateline, LYON, FRANCE"},
		{"date after the slashes", "Depot opens\n\nDALLAS, TX / Tram Wire / August 21, 2026 / " + body, "2026-08-21 dateline, DALLAS, TX"},
		{"wire after the dash", "Depot opens\n\nBristol, England, October 25, 2026 --(Tram-Wire)-- " +
			body, "2026-10-25 dateline, Bristol, England"},
		{"two dashes, two blanks that do not break", "Depot opens\n\nDALLAS, TX -- March 12th, 2025 --\u00a0\u00a0" +
			body, "2025-03-12 dateline, DALLAS, TX"},
		{"bars", "Depot opens\n\nVIENNA | March 5, 2026 | " + body, "2026-03-05 dateline, VIENNA"},
		{"in brackets", "Depot opens\n\n(VIENNA, March 5, 2026) " + body, "2026-03-05 dateline, VIENNA"},
		{"hour and zone", "Depot opens\n\nDenver Colorado (Tram.Wire) Thursday Dec 21, 2023 @ 3:00 PM Eastern — " +
			body, "2023-12-21 dateline Eastern, Denver Colorado"},
		{"full stops", "Depot opens\n\nVIENNA. 5 March 2026. " + body, "2026-03-05 dateline, VIENNA"},
		{"date first", "Depot opens\n\nAugust 20, 2024, Dallas, TX – " + body, "2024-08-20 dateline, Dallas, TX"},
		{"two cities with their states", "Depot opens\n\nDALLAS, TX and DENVER, CO — August 18, 2026 — (TRAM NEWSWIRE) — " +
			body, "2026-08-18 dateline, DALLAS, TX and DENVER, CO"},
		{"a company that begins small",
			"Depot opens\n\nDALLAS, TX, July 01, 2024 /12-3TramWire/ -- eTram, inc., a maker of trams, has opened a depot.",
			"2024-07-01 dateline, DALLAS, TX"},
		{"below a headline as long as a sentence", "Tramco, a trusted maker of trams, is gearing up to show its trams at the fair in Graz.\n\nGRAZ, AUSTRIA, May 25, 2024 /12-3TramWire/ -- " + body, "2024-05-25 dateline, GRAZ, AUSTRIA"},
		{"alone on its line", "Depot opens\n\nDallas, United States - October 13, 2025 / Tramco /\n\n" +
			body, "2025-10-13 dateline, Dallas, United States"},
		{"a zone in figures", "Depot opens\n\nVienna, 5 March 2026, 14:30 +0400\n\n" + body, "2026-03-05 dateline +0400, Vienna"},
		{"a month is a month", "Depot opens\n\nLYON — July 2026 — " + body, "none, LYON"},
		{"a day of nobody knows which year", "Depot opens\n\nBEIRUT, Aug. 21 – " + body, "none, BEIRUT"},
		{"a feast is no place", "Children speak\n\nWorld Children's Day, 20 June 2004 – Children need " + body, "none"},
		// Date lines.
		{"led by its weekday", "Depot opens\nMonday, 16 February 2026\n\n" + body, "2026-02-16 header"},
		{"with the hour and its zone", "Depot opens\n\nFor release: 16 February 2026, 9:00 EST\n\n" + body, "2026-02-16 header EST"},
		{"with a number", "MEDIA RELEASE\n26 June 1978 57/78\n\nDepot opens\n\n" + body, "1978-06-26 header"},
		{"after words", "Depot opens\nPosted on Saturday, 21 January 2012\n\n" + body, "2012-01-21 header"},
		{"on the line below its label", "Depot opens\nAuthor\nAnn Lee\nPublished\nJune 15, 2011\n\n" + body, "2011-06-15 header"},
		{"not when it was changed", "Depot opens\n\nLast updated: 16 February 2026. Published: 12 February 2026.\n\n" +
			body, "2026-02-12 header"},
		{"only when it was changed", "Depot opens\n\nUpdated 16 February 2026\n\n" + body, "none"},
		{"above who signs", "Depot opens\n\n" + body + "\n\n5 March 2026\nVienna\n\nTitus Moll", "2026-03-05 header"},
		{"after the end mark", "Depot opens\n\n" + body + "\n\nENDS Sunday, 7 March 1999\nInquiries: Ann Lee", "1999-03-07 header"},
		{"after the city below the text", "Depot opens\n\n" + body + "\n\nVienna, 6th October, 1979.", "1979-10-06 dateline, Vienna"},
		{"digits that may be read both ways", "Depot opens\n\n03/09/12\n\n" + body, "none"},
		{"digits that may not", "Depot opens\n\n19/11/10\n\n" + body, "2010-11-19 header"},
		// The running text, and what stands around it.
		{"the one date of the text", "Depot opens\n\nThe permit expires on 31 December 2030. The mayor spoke on Friday.", "none"},
		{"an event in the headline", "Ministers to Meet on 9 December 2025\n\nThe ministers will meet in Vienna.", "none"},
		{"when an event is", "Depot opens\n\n" + body + "\n\nOpen house\nDate: April 20, 2008\nTime: 1 p.m.\nLocation: Tram depot", "none"},
		{"a field of an advisory", "MEDIA ADVISORY\n\nDepot opens\n\nWhen: Thursday, 5 March 2026\nWhere: Tram depot", "none"},
		{"a list of other releases", "Depot opens\n\n" + body + "\n\nMay 26, 2026\nMore trams\nMay 21, 2026\nFewer buses", "none"},
		{"the source of a quotation", "Depot opens\n\n" + body + "\n\nThe Tram Herald;  2 April 2001.", "none"},
		{"the stamp of a printer", "Depot opens\n\n" + body + "\n\nhttp://tram.example/782.htm [29/06/2000 2:22:20]", "none"},
	} {
		doc, err := a.Analyze(corpus.Release{ID: "x", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		if got := published(doc); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func published(doc *annot.Document) string {
	got := "none"
	if k := doc.Clock; !k.Published.IsZero() {
		got = k.Published.String() + " " + string(k.From)
		for _, cand := range k.Candidates {
			if cand.Date == k.Published && cand.From == k.From {
				got = strings.TrimSpace(got + " " + cand.Zone)
				break
			}
		}
	}
	if d := doc.Dateline; d != nil {
		got += ", " + d.Place.Text(doc.Release.Text)
	}
	return got
}

// TestUndated reads texts that nobody dates: what hangs on the day of publication
// stays open, what the text itself tells does not.
func TestUndated(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want, notBefore string }{
		{"Depot opens\n\nThe mayor spoke today. She will speak at 7 p.m. and on Monday.",
			"today=PRESENT_REF 7 p.m.=XXXX-XX-XXT19:00 Monday=XXXX-WXX-1", ""},
		{"Depot opens\n\nThe mayor speaks at 7 p.m. today, tonight and next week.",
			"7 p.m. today=XXXX-XX-XXT19:00 tonight=XXXX-XX-XXTNI next week=FUTURE_REF", ""},
		{"Depot opens\n\nThe depot opened on May 4. It burned last year.", "May 4=XXXX-05-04 last year=PAST_REF", ""},
		{"Depot opens\n\nThe depot opened in 2019. On June 4 it closed.", "2019=2019 June 4=2019-06-04", ""},
		{"Depot opens\n\nOn May 4, 2019, the depot opened. It will close on May 5, 2030. It burned last year.",
			"May 4, 2019=2019-05-04 May 5, 2030=2030-05-05 last year=PAST_REF", "2019-05-04"},
		{"On May 4–5, 2019, a fair took place in the depot. On the second day, it rained.\n\nThe town had two fairs last year. On June 4, a fair was held in the hall, and on July 5, 2018, one in the park.",
			"May 4–5, 2019=2019-05-04/2019-05-05 the second day=2019-05-05 last year=2018 June 4=2018-06-04 July 5, 2018=2018-07-05", "2019-05-05"},
		{"On May 4–5, 2019, a fair took place in the depot.\n\nThe town had two fairs last year. On July 5, 2011, one was held in the park.",
			"May 4–5, 2019=2019-05-04/2019-05-05 last year=PAST_REF July 5, 2011=2011-07-05", "2019-05-05"},
	} {
		doc, err := a.Analyze(corpus.Release{ID: "x", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, tx := range doc.Timexes {
			got = append(got, tx.Text(c.text)+"="+tx.Value)
		}
		if s := strings.Join(got, " "); s != c.want || doc.Clock.NotBefore.String() != c.notBefore || !doc.Clock.Published.IsZero() {
			t.Errorf("%q:\ngot  %s, %+v\nwant %s, not before %s", c.text, s, doc.Clock, c.want, c.notBefore)
		}
		for _, e := range doc.Events {
			if e.When != nil && e.When.From.IsZero() && !e.When.To.IsZero() || e.When != nil && e.When.Rule == "published" {
				t.Errorf("%q: event %+v is dated", c.text, e)
			}
		}
	}
}
