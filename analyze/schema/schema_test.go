package schema_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// full is a document in which every field of the contract is set.
func full() *annot.Document {
	text := "Élan signs\nYEREVAN, Feb. 14 – “It is done at last,” Ann Lee said."
	at := func(s string) annot.Span {
		i := strings.Index(text, s)
		return annot.Span{Start: i, End: i + len(s)}
	}
	day := corpus.Date{Year: 2026, Month: 2, Day: 14}
	tx := annot.Timex{Span: at("Feb. 14"), Type: annot.DateTimex, Value: "2026-02-14", Mod: "APPROX",
		From: day, To: day, Zone: "ET", Candidates: []corpus.Date{day}, Rule: "date"}
	return &annot.Document{
		Release: corpus.Release{ID: "ab", Source: "a.txt", Issuer: "Élan", Text: text},
		Anatomy: annot.Anatomy{
			Form:       annot.Statement,
			Correction: at("at last"),
			Fields:     []annot.Field{{Span: at("Ann Lee"), Label: "who"}},
			Items:      []annot.Span{at("Élan signs")},
			Sections: []annot.Section{{Span: at("Élan signs"), Kind: annot.Headline}, {Span: at("YEREVAN, Feb. 14 –"), Kind: annot.DatelineSec},
				{Span: at("“It is done at last,” Ann Lee said."), Kind: annot.Body}},
			Dateline: &annot.Dateline{Span: at("YEREVAN, Feb. 14 –"), Place: at("YEREVAN"), Date: at("Feb. 14")},
		},
		Embargo: &annot.Embargo{Span: at("Feb. 14"), Value: "2026-02-14T00:01", Zone: "GMT"},
		Timexes: []annot.Timex{tx},
		Clock: annot.Clock{Published: day, From: corpus.Dateline, Candidates: []annot.Candidate{{Date: day, From: corpus.Dateline,
			Span: at("Feb. 14")}}},
		Mentions: []annot.Mention{{Span: at("Élan"), Kind: annot.Organization, Rule: "rules"}, {Span: at("YEREVAN"), Kind: annot.Place,
			Rule: "tagger"}, {Span: at("Ann Lee"), Kind: annot.Person, Rule: "tagger"}},
		Entities: []annot.Entity{{ID: "p1", Kind: annot.Person, Name: "Ann Lee", Mentions: []int{2}, Titles: []string{"Dr."},
			TitlesAt: []annot.Evidence{{Span: at("done"), Rule: "before the name"}}}, {ID: "l1", Kind: annot.Place, Name: "YEREVAN",
			Mentions: []int{1}, Geo: &annot.Geo{Kind: annot.City, Country: "AM", Located: true, Lat: 40.18, Lon: 44.51, GeoNames: 616052},
			GeoAt: annot.Evidence{Span: at("YEREVAN"), Rule: "the only place of this name"}},
			{ID: "o1", Kind: annot.Organization, Name: "Élan", Mentions: []int{0}}},
		Quotes: []annot.Quote{{Span: at("It is done at last,"), Speaker: "Ann Lee", Entity: 0, Cue: "said", CueSpan: at("said"),
			By: annot.Evidence{Span: at("Ann Lee"), Rule: "verb after the quote"}}},
		Indirect: []annot.Quote{{Span: at("It is done"), Speaker: "Ann Lee", Entity: 0, Cue: "said", CueSpan: at("said"),
			By: annot.Evidence{Span: at("Ann Lee"), Rule: "verb after the statement"}}},
		Topics: []annot.Topic{{ID: "medtop:11000000", Label: "politics and government", Narrower: annot.Concept{ID: "medtop:20000638",
			Label: "international relations"}, Score: 0.8765, Evidence: []annot.Evidence{{Span: at("signs"), Rule: "terms.tsv: sign"}}}},
		Keyphrases: []annot.Keyphrase{{Text: "last", Score: 1, Uses: []annot.Evidence{{Span: at("last"), Rule: "noun phrase"}}}},
		Events: []annot.Event{{What: "signs", Trigger: at("signs"),
			Mentions: []annot.Span{at("signs"), at("done")}, Kind: "agreement", Plover: "AGREE", Status: annot.Happened,
			Who: []annot.Participant{{Name: "Ann Lee", Entity: 0, Role: annot.Actor, At: annot.Evidence{Span: at("Ann Lee"),
				Rule: "named in the sentence"}}, {Name: "a crowd", Entity: annot.None, Role: annot.Attendee, At: annot.Evidence{Span: at("done"),
				Rule: "subject without a name"}}},
			When: &tx, WhenAt: annot.Evidence{Span: tx.Span, Rule: "in its clause"},
			Where: []int{1}, WhereAt: []annot.Evidence{{Span: at("YEREVAN"), Rule: "named before"}}, Venue: at("YEREVAN"),
			Evidence: at("Élan signs"), Details: []annot.Span{at("It is done at last")}, Confidence: 0.5, Main: true, Tier: annot.TierMain,
			Rule: "signs"}},
		Told: []annot.Event{{What: "is done", Trigger: at("done"), Mentions: []annot.Span{at("done")},
			Kind: "other", Status: annot.Happened, Evidence: at("It is done at last"),
			Confidence: 0.1, Tier: annot.TierTold, Rule: "verb"}},
	}
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(schema.JSON))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("analysis.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("analysis.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, line []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestContract(t *testing.T) {
	s := compile(t)
	for name, doc := range map[string]*annot.Document{"full": full(), "empty": {Release: corpus.Release{ID: "x"}}} {
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := validate(t, s, schema.Of(doc, schema.CodePoints).Line()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := schema.Of(full(), schema.CodePoints)
	broken.Dates[0].Type = "MOMENT"
	if validate(t, s, broken.Line()) == nil {
		t.Error("an unknown type of date passes the schema")
	}
}

func TestOffsets(t *testing.T) {
	doc := full()
	runes := []rune(doc.Release.Text)
	an := schema.Of(doc, schema.CodePoints)
	for _, p := range an.People {
		if m := p.Mentions[0]; string(runes[m.Start:m.End]) != m.Text {
			t.Errorf("code points %d-%d are %q, want %q", m.Start, m.End, string(runes[m.Start:m.End]), m.Text)
		}
	}
	inBytes := schema.Of(doc, schema.Bytes)
	if m := inBytes.People[0].Mentions[0]; doc.Release.Text[m.Start:m.End] != m.Text {
		t.Errorf("bytes %d-%d are not %q", m.Start, m.End, m.Text)
	}
	long := &annot.Document{Release: corpus.Release{Text: strings.Repeat("é", 1000) + "x"}}
	long.Timexes = []annot.Timex{{Span: annot.Span{Start: 2000, End: 2001}, Value: "2006", Rule: "year"}}
	if d := schema.Of(long, schema.CodePoints).Dates[0]; d.Start != 1000 || d.End != 1001 {
		t.Errorf("offset after 1000 letters of two bytes: got %d-%d", d.Start, d.End)
	}
}

func TestRoundTrip(t *testing.T) {
	line := schema.Of(full(), schema.CodePoints).Line()
	var an schema.Analysis
	if err := json.Unmarshal(line, &an); err != nil {
		t.Fatal(err)
	}
	if got := an.Line(); !bytes.Equal(got, line) {
		t.Errorf("read and written again:\n%swant\n%s", got, line)
	}
}
