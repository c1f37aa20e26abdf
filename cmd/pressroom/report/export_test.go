package report

import (
	"bytes"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// storedEvent is a release with one event in which every text is given.
func storedEvent(text, value string, from, to corpus.Date, status string) index.Stored {
	lat, lon, three, four := 40.18, 44.51, 3, 4
	at := []schema.Mention{{Start: 3, End: 4, Text: text, Rule: text}}
	an := schema.Analysis{
		ID: text, Source: text, Issuer: schema.Nullable(text), Headline: schema.Nullable(text), Published: from,
		Also: []string{text},
		Clock: schema.Clock{Published: from, From: "dateline",
			Candidates: []schema.Candidate{{Date: from, From: "dateline", Start: &three, End: &four}}},
		People: []schema.Person{{ID: "p1", Name: text, Aliases: []string{text, "Lee"}, Titles: []string{text}, Mentions: at}},
		Places: []schema.Place{{ID: "l1", Name: text, Kind: "city", Lat: &lat, Lon: &lon, Mentions: at,
			GeoSpan: &schema.Mention{Start: 3, End: 4, Rule: text}}},
		Organizations: []schema.Organization{{ID: "o1", Name: text, Acronym: schema.Nullable(text), Mentions: at}},
		Quotes: []schema.Quote{{Start: 3, End: 4, Text: text, Speaker: schema.Nullable(text), SpeakerID: "p1",
			SpeakerSpan: &schema.Mention{Start: 5, End: 6, Text: text, Rule: text}}},
		Events: []schema.Event{{
			What: text, Kind: "meeting", Status: status, Who: []string{text, "Ann Lee"}, Where: []string{text},
			Venue:        schema.Nullable(text),
			Participants: []schema.Participant{{Name: text, ID: "p1", Role: "actor"}, {Name: "Ann Lee", Role: "host"}},
			When:         &schema.When{Value: value, From: from, To: to}, Evidence: schema.Mention{Text: text}, Main: true, Rule: text,
		}},
	}
	return index.Stored{Release: corpus.Release{ID: text, Source: text, Text: text}, Analysis: an}
}

// hostile are texts that break formats.
var hostile = []string{
	"", "plain", "a|b\\|c", "line\nline\r\nline", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1",
	"\u200b=1", "\ufeff=1", "\u00ad\u00a0@a", "\u034f-1", "\u3164+1", `say "no", then; go\n`, `back\slash; semi, comma`,
	"\x1b]0;title\x07", "right\u202eleft", "\u2028paragraph\u2029", "nul\x00", "# head", "- item", "1. item", "12) item",
	"> quote", "[link](http://x)", "![i](x)", "<b>&amp;</b>", "*a* _b_ ~~c~~ `d`",
	strings.Repeat("é", 200), strings.Repeat("x", 74), strings.Repeat("x", 75), strings.Repeat("😀,", 60), "BEGIN:VEVENT",
	"END:VCALENDAR", "http://example.com/a b?c=d#e", "https://exämple.com/ü",
}

// written is what an Exporter makes of releases.
func written(t testing.TB, format string, all ...index.Stored) string {
	t.Helper()
	return writtenRows(t, format, "", all...)
}

// writtenRows is written with the rows of one table.
func writtenRows(t testing.TB, format, table string, all ...index.Stored) string {
	t.Helper()
	var b bytes.Buffer
	export(t, format, table, &b, slices.Values(all))
	return b.String()
}

func export(t testing.TB, format, table string, w io.Writer, all iter.Seq[index.Stored]) {
	t.Helper()
	x, err := NewExporter(format, table, w)
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := x.(io.Closer); ok {
		defer c.Close()
	}
	if err := x.Head(); err != nil {
		t.Fatal(err)
	}
	for st := range all {
		if err := x.Release(st); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Foot(); err != nil && err != ErrNothing {
		t.Fatal(err)
	}
}

var feb13, feb14 = corpus.Date{Year: 2026, Month: 2, Day: 13}, corpus.Date{Year: 2026, Month: 2, Day: 14}

// exportSeeds gives a fuzz target every hostile text.
func exportSeeds(f *testing.F) {
	for n, text := range hostile {
		f.Add(text, []string{"2026-02-13", "2026-02-13T15:00", "2026-02-13T15:00/2026-02-13T24:00", "2026-02-13/2026-02-14"}[n%4], n)
	}
}

// fuzzed is a release with an event of so many days, or of so many before.
func fuzzed(text, value string, days int) index.Stored {
	status := annot.EventStatuses[uint(days)%uint(len(annot.EventStatuses))]
	return storedEvent(strings.ToValidUTF8(text, "?"), value, feb13, feb13.AddDays(days%5000), string(status))
}
