package query

import (
	"errors"
	"math/rand"
	"reflect"
	"strings"
	"testing"
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
		{"person:grigoryan", In{Person, Word("grigoryan")}},
		{`PERSON:"Armen Grigoryan"`, In{Person, Phrase("Armen Grigoryan")}},
		{"org:osce* place:AND", And{In{Org, Prefix("osce")}, In{Place, Word("AND")}}},
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
		{"a - b", 2, "directly before"},
		{"a -", 2, "directly before"},
		{"OR a", 0, "stands between"},
		{"a AND OR b", 6, "stands between"},
		{"a AND", 5, "ends where"},
		{"a NOT", 5, "ends where"},
		{"who:grigoryan", 0, "no field"},
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
	switch rng.Intn(4) {
	case 0:
		return Not{randomTree(rng, depth-1)}
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
	values := []Q{Word(words[rng.Intn(len(words))]), Prefix("sanct"), Phrase(`a "b" \ c`), Phrase("OR")}
	switch rng.Intn(6) {
	case 0:
		return Date{"2006-01-01", []string{"", "2006-01-01", "2007-12-31"}[rng.Intn(3)]}
	case 1:
		return Near{float64(rng.Intn(180)-90) / 3, 44.25, 12.5}
	case 2, 3:
		fields := fieldNames()
		return In{fields[rng.Intn(len(fields)-3)], values[rng.Intn(len(values))]}
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
	for _, s := range []string{`a (b OR -"c d") person:x`, "date:2006-01..", "near:1,2,3km", "“x”", "NOT NOT a*", `"\`, "a:b", "((("} {
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
