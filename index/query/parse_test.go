package query

import (
	"errors"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want Q
	}{
		{"peace", Word("peace")},
		{"peace summit", And{Word("peace"), Word("summit")}},
		{"peace AND summit", All{Word("peace"), Word("summit")}},
		{"peace AND summit talks", And{All{Word("peace"), Word("summit")}, Word("talks")}},
		{"talks peace AND summit OR truce", Or{And{Word("talks"), All{Word("peace"), Word("summit")}}, Word("truce")}},
		{"a AND (b AND c)", All{Word("a"), Word("b"), Word("c")}},
		{"a AND (b c)", All{Word("a"), And{Word("b"), Word("c")}}},
		{"a b OR c", Or{And{Word("a"), Word("b")}, Word("c")}},
		{"a (b OR c)", And{Word("a"), Or{Word("b"), Word("c")}}},
		{"(a b) c", And{Word("a"), Word("b"), Word("c")}},
		{"a OR (b OR c)", Or{Word("a"), Word("b"), Word("c")}},
		{"a -b", And{Word("a"), Not{Word("b")}}},
		{"a NOT (b OR c)", And{Word("a"), Not{Or{Word("b"), Word("c")}}}},
		{"--a", Not{Not{Word("a")}}},
		{"well-known", Word("well-known")},
		{"and or not", And{Word("and"), Word("or"), Word("not")}},
		{`"peace summit"`, Phrase("peace summit")},
		{"“peace summit”", Phrase("peace summit")},
		{`"say \"no\" \\ again"`, Phrase(`say "no" \ again`)},
		{`"AND"`, Phrase("AND")},
		{`a"b"(c)`, And{Word("a"), Phrase("b"), Word("c")}},
		{"sanction*", Prefix("sanction")},
		{"Élé*", Prefix("Élé")},
		{"10:30", Word("10:30")},
		{"https://a.example/b", Word("https://a.example/b")},
		{"https://a.example/b?c=d*&e=~f", Word("https://a.example/b?c=d*&e=~f")},
		{"person:grigoryan", In{Person, Word("grigoryan")}},
		{`PERSON:"Armen Grigoryan"`, In{Person, Phrase("Armen Grigoryan")}},
		{"org:osce* place:AND", And{In{Org, Prefix("osce")}, In{Place, Phrase("AND")}}},
		{"topic:medtop:11000000", In{Topic, Word("medtop:11000000")}},
		{"-kind:visit", Not{In{Kind, Word("visit")}}},
		{"date:2006", Date{"2006-01-01", "2006-12-31"}},
		{"date:2008-02", Date{"2008-02-01", "2008-02-29"}},
		{"date:2006-03-14", Date{"2006-03-14", "2006-03-14"}},
		{"date:2006-01..2006-03", Date{"2006-01-01", "2006-03-31"}},
		{"date:..2006", Date{"", "2006-12-31"}},
		{"date:2006-03-02..", Date{"2006-03-02", ""}},
		{"date:>=2006-03-01", Date{"2006-03-01", ""}},
		{"date:>2006", Date{"2007-01-01", ""}},
		{"date:<=2006-02", Date{"", "2006-02-28"}},
		{`date:"<2006-03"`, Date{"", "2006-02-28"}},
		{"said-by:lee", In{SaidBy, Word("lee")}},
		{"Zone:Date-Line peace", And{In{Zone, Word("date_line")}, Word("peace")}},
		{"country:am", In{Country, Word("am")}},
		{"near:40.18,44.51,50km", Near{40.18, 44.51, 50}},
		{"near:-0,-44.5,7", Near{0, -44.5, 7}},
		{"near:40.18,44.51,5mi", Near{40.18, 44.51, 8.04672}},
		{`near:"40.18, 44.51, 5 km"`, Near{40.18, 44.51, 5}},
		{"storm - what", And{Word("storm"), Word("what")}},
		{"a -", Word("a")},
		{"Correction: dam opens", And{Word("Correction"), Word("dam"), Word("opens")}},
		{"katrina~", Fuzzy{"katrina", 1}},
		{"katrina~2^0.5", Boost{Fuzzy{"katrina", 2}, 0.5}},
		{"person:katrina~ wom?n", And{In{Person, Fuzzy{"katrina", 1}}, Pattern("wom?n")}},
		{"w?men* who?", And{Pattern("w?men*"), Word("who")}},
		{`"dam report"~5 x`, And{Close{"dam report", 5}, Word("x")}},
		{`headline:"dam report"~0^2`, Boost{In{Headline, Close{"dam report", 0}}, 2}},
		{`dam^3 (a -b)^10 -c^2`, And{Boost{Word("dam"), 3}, Boost{And{Word("a"), Not{Word("b")}}, 10}, Not{Boost{Word("c"), 2}}}},
		{"(-a)^2", Boost{Not{Word("a")}, 2}},
		{`title:"prime minister" who:lee`, And{In{Title, Phrase("prime minister")}, In{Who, Word("lee")}}},
		{"C++ R&D +4 70% 5/6 a/b #1",
			And{Word("C++"), Word("R&D"), Word("+4"), Word("70%"), Word("5/6"), Word("a/b"),
				Word("#1")}},
	} {
		got, err := Parse(tt.src)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.src, err)
			continue
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("Parse(%q) = %#v, want %#v", tt.src, got, tt.want)
		}
		checkCanonical(t, got)
	}
}

func TestParseErrors(t *testing.T) {
	for _, tt := range []struct {
		src    string
		offset int
		msg    string // a part of the message
	}{
		{"", 0, "empty"},
		{"  \t", 0, "empty"},
		{"*", 0, "every word"},
		{"peace *ism", 6, "every word"},
		{"person:*", 7, "every word"},
		{"sa*", 2, "at least 3"},
		{"a--*", 3, "at least 3"},
		{"sanc*ion", 4, "end of a word"},
		{"(a b", 0, "never closed"},
		{"a (b (c)", 2, "never closed"},
		{"a b)", 3, "closes nothing"},
		{"()", 1, "missing before"},
		{`a "b c`, 2, "no partner"},
		{`a ""`, 2, "nothing between"},
		{"OR a", 0, "stands between"},
		{"a AND OR b", 6, "stands between"},
		{"a AND", 5, "ends where"},
		{"a NOT", 5, "ends where"},
		{"whom:grigoryan", 0, "no field"},
		{"-", 0, "no word"},
		{"dam~3", 3, "1, 2 or nothing"},
		{"a person:da~", 11, "at least 3 letters"},
		{"a~b", 1, "1, 2 or nothing"},
		{"dam^", 3, "a number from 0.1"},
		{"dam^x", 3, "a number from 0.1"},
		{"dam^NaN", 3, "a number from 0.1"},
		{"(dam x)^0", 7, "a number from 0.1"},
		{`"dam report"^1000`, 12, "a number from 0.1"},
		{"^3", 0, "directly after what it weighs"},
		{`"dam report"~x`, 12, "a number from 0 to 100"},
		{`"dam"~5`, 5, "near nothing"},
		{"?*", 1, "at least 3"},
		{"d?m", 1, "at least 3"},
		{"wom?n's", 5, "letters and digits only"},
		{"wom?n~", 5, "takes no ~"},
		{"a 2005-01..2005-03", 2, "after date: only"},
		{"a >=5", 2, "after date: only"},
		{"person:2005..2006", 7, "after date: only"},
		{"a [2005 TO 2006]", 2, "two dots"},
		{"kind:visit~", 5, "takes no"},
		{"country:a?menia", 8, "takes no"},
		{"date:[2005 TO 2006]", 5, "not a date"},
		{"peace person: x", 13, "missing after"},
		{"person:(a OR b)", 7, "missing after"},
		{"date:yesterday", 5, "not a date"},
		{"date:2006-02-30", 5, "not a date"},
		{"date:0000", 5, "not a date"},
		{"date:..", 5, "needs a date"},
		{"date:2007..2006", 5, "ends before"},
		{"date:>9999", 5, "no day after"},
		{"date:<0001", 5, "no day before"},
		{"near:1,2", 5, "takes latitude"},
		{"zone:cellar x", 5, "no zone"},
		{"zone:quotes x", 5, "no zone"},
		{"zone:", 5, "a value is missing"},
		{"near:91,2,3", 5, "not a latitude"},
		{"near:1,NaN,3", 5, "not a longitude"},
		{"near:NaN,1,3", 5, `"NaN" is not a latitude`},
		{"near:1,2,NaN", 5, `"NaN" is not a distance`},
		{"near:1,2,Inf", 5, `"Inf" is not a distance`},
		{"near:1,2,5m", 5, `"5m" is not a distance`},
		{"near:1,2,-5mi", 5, "more than nothing"},
		{"near:1,2,20000mi", 5, "not a distance"},
		{"near:Boston", 5, "takes latitude, longitude and distance"},
		{"near:1,2,3,4", 5, "takes latitude"},
		{"near:1,2,0km", 5, "more than nothing"},
		{"a \xff", 2, "UTF-8"},
		{strings.Repeat("(", 60) + "a" + strings.Repeat(")", 60), MaxDepth, "inside one another"},
		{strings.Repeat("-", 60) + "a", MaxDepth, "inside one another"},
		{strings.Repeat("a ", MaxTerms+1), 2 * MaxTerms, "more than 100 words"},
		{strings.Repeat("a", MaxLength+1), MaxLength, "longer than"},
	} {
		q, err := Parse(tt.src)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%.40q) = %v, %v, want an error", tt.src, q, err)
			continue
		}
		if e.Offset != tt.offset || !strings.Contains(e.Msg, tt.msg) {
			t.Errorf("Parse(%.40q): %v, want byte %d and %q", tt.src, e, tt.offset, tt.msg)
		}
	}
}

// TestCanonical prints random trees and reads them back.
func TestCanonical(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for range 3000 {
		checkCanonical(t, randomTree(rng, 4))
	}
}

func randomTree(rng *rand.Rand, depth int) Q {
	if depth == 0 || rng.Intn(3) == 0 {
		return randomLeaf(rng)
	}
	switch rng.Intn(5) {
	case 0:
		return Not{randomTree(rng, depth-1)}
	case 4:
		return Boost{randomTree(rng, depth-1), float64(1+rng.Intn(40)) / 8}
	case 2:
		var q All
		for len(q) < 2+rng.Intn(2) {
			part := randomTree(rng, depth-1)
			if _, same := part.(All); !same {
				q = append(q, part)
			}
		}
		return q
	case 1:
		var q And
		for len(q) < 2+rng.Intn(2) {
			part := randomTree(rng, depth-1)
			if _, same := part.(And); !same {
				q = append(q, part)
			}
		}
		return q
	}
	var q Or
	for len(q) < 2+rng.Intn(2) {
		part := randomTree(rng, depth-1)
		if _, same := part.(Or); !same {
			q = append(q, part)
		}
	}
	return q
}

func randomLeaf(rng *rand.Rand) Q {
	words := []string{"treaty", "naïve", "10:30", "o'neil", "well-known", "10%"}
	values := []Q{Word(words[rng.Intn(len(words))]), Prefix("sanct"), Phrase(`a "b" \ c`), Phrase("OR"),
		Pattern("s?nct*"), Fuzzy{"sanct", 1 + rng.Intn(2)}, Close{`a "b`, rng.Intn(9)}}
	switch rng.Intn(6) {
	case 0:
		return Date{"2006-01-01", []string{"", "2006-01-01", "2007-12-31"}[rng.Intn(3)]}
	case 1:
		return Near{float64(rng.Intn(180)-90) / 3, 44.25, 12.5}
	case 2, 3:
		fields := fieldNames()
		field := fields[rng.Intn(len(fields)-3)]
		if slices.Contains(exactFields, field) {
			return In{field, values[rng.Intn(4)]}
		}
		return In{field, values[rng.Intn(len(values))]}
	}
	return values[rng.Intn(len(values))]
}

func checkCanonical(t *testing.T, q Q) {
	t.Helper()
	s := q.String()
	if len(s) > MaxLength {
		return
	}
	again, err := Parse(s)
	if err != nil {
		t.Fatalf("%#v prints as %q: %v", q, s, err)
	}
	if !reflect.DeepEqual(again, q) {
		t.Fatalf("%#v prints as %q, which reads as %#v", q, s, again)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a (b OR -"c d") person:x`, "date:2006-01..", "near:1,2,3km", "“x”", "NOT NOT a*", `"\`,
		`"a b"~3^2 c~2^0.5 (w?rd*)^9`, "a: - or", "a:b", "((("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		q, err := Parse(src)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > len(src) || e.Msg == "" {
				t.Fatalf("Parse(%q): bad error %#v", src, err)
			}
			return
		}
		checkCanonical(t, q)
	})
}

// TestMap changes fields wherever they stand, and leaves the tree it is given.
func TestMap(t *testing.T) {
	q, err := Parse(`place:here (place:there OR -place:"far off") AND person:here NOT word`)
	if err != nil {
		t.Fatal(err)
	}
	before := q.String()
	got := Map(q, func(in In) Q {
		if in.Field == Place {
			return Or{in, In{Country, Word("XX")}}
		}
		return in
	})
	if n := strings.Count(got.String(), "country:XX"); n != 3 || strings.Count(got.String(), "person:here") != 1 {
		t.Errorf("got %s, want each of three places with a country", got)
	}
	if q.String() != before {
		t.Errorf("the tree has become %s", q)
	}
}

// TestReader reads what only some values of a field are, and what is told of a query.
func TestReader(t *testing.T) {
	values := map[Field][]Value{
		Kind:    {{Name: "meeting"}, {Name: "legal_action"}},
		Country: {{Name: "AM", Also: []string{"Armenia"}}, {Name: "GE", Also: []string{"Georgia"}}},
		Topic:   {{Name: "politics and government", Also: []string{"medtop:11000000"}}, {Name: "labour"}},
	}
	r := Reader{
		Values: func(f Field) []Value { return values[f] },
		Days: func(said string) (first, last time.Time, ok bool) {
			day := time.Date(2026, 2, 16, 0, 0, 0, 0, time.UTC)
			return day, day, said == "today" || said == "16 Feb 2026"
		},
	}
	for _, tt := range []struct {
		src, want string // the query, the error or its hint
		note      string
	}{
		{"kind:Meeting", "kind:meeting", ""},
		{`kind:"legal action"`, "kind:legal_action", ""},
		{"kind:meet*", "kind:meet*", ""},
		{"kind:meetings", "did you mean kind:meeting? there is meeting, legal_action", ""},
		{"kind:action", "there is meeting, legal_action", ""},
		{"kind:zzz*", `there is no kind "zzz"`, ""},
		{"country:armenia^2", "country:AM^2", ""},
		{"country:Armenai", "did you mean country:AM?", ""},
		{"topic:politics", "topic:politics", ""},
		{"topic:polit*", "topic:polit*", ""},
		{"topic:11000000", "topic:11000000", ""},
		{"topic:polites", "there is politics and government, labour", ""},
		{"topic:labor", "did you mean topic:labour?", ""},
		{"date:today", "date:2026-02-16", "today is 2026-02-16"},
		{`date:"2026-01 .. today"`, "date:2026-01-01..2026-02-16", "today is"},
		{"date:tomorow", `"tomorow" is not a date`, ""},
		{"Correction: dam", "Correction dam", "Correction: is no field"},
		{"rock or jazz", "rock or jazz", "OR in capitals"},
		{"rock && jazz", "rock && jazz", "AND in capitals"},
		{"rock & jazz", "rock & jazz", "AND in capitals"},
		{"rock not jazz", "rock not jazz", "NOT in capitals excludes"},
		{"person=lee", "person=lee", "a field has a colon"},
		{"+rock jazz", "+rock jazz", "AND in capitals"},
		{"!rock jazz", "!rock jazz", "NOT excludes"},
		{"rock NEAR/5 jazz", "rock NEAR/5 jazz", "near each other"},
		{"who pays?", "who pays", "question mark"},
		{`"rock* star"`, `"rock* star"`, "within quotation marks"},
		{"foto:dam", "foto dam", "foto: is no field"},
		{"Update:Minister says", "Update Minister says", "Update: is no field"},
		{`What:"open day"`, `What "open day"`, "What: is no field"},
		{"When:Monday", "When Monday", "When: is no field"},
		{"Update:-dam", "there is no field \"Update\"", ""},
		{"persn:lee", "did you mean person:?", ""},
		{"Persn:Lee", "did you mean person:?", ""},
		{"by:lee", "did you mean said-by:?", ""},
		{"published:2005", "did you mean date:?", ""},
		{"dam 16 Feb 2026", "dam 16 Feb 2026", "16 Feb 2026 is searched for as words; date:2026-02-16 finds"},
		{"dam 2026-02-16", "dam 2026-02-16", "date:2026-02-16 finds"},
		{"dam 2026", "dam 2026", ""},
		{"zone:quotes", "did you mean zone:quote?", ""},
	} {
		q, notes, err := r.Read(tt.src)
		var e *Error
		if errors.As(err, &e) {
			if !strings.Contains(e.Msg+"\n"+e.Hint, tt.want) {
				t.Errorf("%s: %v, want %q", tt.src, err, tt.want)
			}
		} else if q.String() != tt.want {
			t.Errorf("%s: %s, want %q", tt.src, q, tt.want)
		}
		if told := strings.Join(notes, "; "); !strings.Contains(told, tt.note) || tt.note == "" && told != "" {
			t.Errorf("%s: note %q, want %q", tt.src, told, tt.note)
		}
	}
}

// TestNearest guesses words, and leaves alone what is near none.
func TestNearest(t *testing.T) {
	words := []string{"search", "summary", "stats", "people", "person", "places", "place"}
	for in, want := range map[string]string{
		"serach": "search", "sumary": "summary", "Stat": "stats", "peple": "people", "persons": "person", "plac": "places",
		"xyzzy": "", "a": "", "": "",
	} {
		if got := Nearest(in, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
	if d := Distance("acht", "cahty", 9); d != 2 {
		t.Errorf("distance %d, want 2", d)
	}
}
