package words

import (
	"strings"
	"testing"
)

func TestCut(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Ministers' report of the Minister's aide", "ministers report of the minister aide"},
		{"O'Brien's and OBrien", "obrien and obrien"},
		{"They don't; we'll", "they dont we"},
		{"1,200 buses, 3.5 km, 12,5", "1200 buses 3.5 km 125"},
		{"H.R. 1234; H R 1234; HR 1234; H. R. 1234", "hr 1234 hr 1234 hr 1234 hr 1234"},
		{"H.R.1234 HR1234", "hr 1234 hr 1234 [hr1234]"},
		{"an F-16, an F16", "an f 16 [f16] an f 16 [f16]"},
		{"co-operative on-line", "co operative [cooperative] on line [online]"},
		{"state-of-the-art", "state of the art"},
		{"AT&T, R & D", "at t [at&t] r d [r&d]"},
		{"C++ and C# on .NET", "c++ and c# on net [.net]"},
		{"press.office@example.org", "press office [press.office] example org [example.org]"},
		{"https://www.example.org/news", "https www example org [www.example.org] news"},
		{"the U.S. and US troops tell us", "the u.s and u.s troops tell us"},
		{"SENATE TELLS US WHO", "senate tells us who"},
		{"the WHO says who it is", "the w.h.o says who it is"},
		{"Washington  D C  met J. B. Hunt and George W  Bush", "washington dc met jb hunt and george w bush"},
		{"a Ph.D. of St.Louis", "a phd of st louis [st.louis]"},
		{"Call 202-555-0147", "call 202 555 0147 [2025550147]"},
		{"東京 한국", "東 京 한국"},
		{"- & + ' .", ""},
	} {
		var got []string
		for _, tok := range Cut(tt.text) {
			s := tok.Text
			if tok.Joined {
				s = "[" + s + "]"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("Cut(%q) = %s, want %s", tt.text, s, tt.want)
		}
	}
}

// FuzzCut: tokens stand in the text, in order, and are never empty.
func FuzzCut(f *testing.F) {
	f.Add("H.R. 1234 of the O'Brien-Smith U. S. C++ a.b@c.de 1,2 .x &y")
	f.Add("\u0301'é.\xff1,a")
	f.Fuzz(func(t *testing.T, text string) {
		at, position := 0, 0
		for _, tok := range Cut(text) {
			if tok.Text == "" || tok.Start < 0 || tok.End <= tok.Start || tok.End > len(text) || tok.Position < position {
				t.Fatalf("Cut(%q): %+v after position %d", text, tok, position)
			}
			if !tok.Joined && tok.Start < at {
				t.Fatalf("Cut(%q): %+v begins before %d", text, tok, at)
			}
			at, position = max(at, tok.Start), tok.Position
		}
	})
}
