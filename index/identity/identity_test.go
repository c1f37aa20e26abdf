package identity

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// joiner is made once, for its tables are large.
var joiner = sync.OnceValues(New)

// join makes entities of forms written "12 Name|of", and returns for each name the
// entity that has it.
func join(t testing.TB, kind Kind, forms ...string) map[string]Entity {
	t.Helper()
	out := map[string]Entity{}
	for _, e := range joined(t, kind, forms) {
		for _, f := range e.Forms {
			out[f.Name+"|"+f.Of] = e
		}
	}
	return out
}

func joined(t testing.TB, kind Kind, forms []string) []Entity {
	t.Helper()
	j, err := joiner()
	if err != nil {
		t.Fatal(err)
	}
	var in []Counted
	for _, s := range forms {
		var n int
		if _, err := fmt.Sscan(s, &n); err != nil {
			t.Fatal(err)
		}
		name, of, _ := strings.Cut(s[strings.Index(s, " ")+1:], "|")
		in = append(in, Counted{Form{Name: name, Of: of}, n})
	}
	out, err := j.Join(kind, in, func(word string) (int, error) {
		return map[string]int{"start": 5000, "due": 3000, "street": 5000, "seniors": 2000}[word], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPairs holds pairs of names that are one, with the rule, and pairs that are two.
func TestPairs(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		a, b string
		rule Rule // empty for two
	}{
		{Person, "Armen Grigoryan", "ARMEN GRIGORIAN", Spelling},
		{Person, "Edward M. Kennedy", "Sen. Edward M Kennedy", Same},
		{Person, "Edward M. Kennedy", "Edward Kennedy", Middle},
		{Person, "Edward M. Kennedy", "Ted Kennedy", Nickname},
		{Person, "Edward M. Kennedy", "Edward Moore Kennedy", Middle},
		{Person, "Edward M. Kennedy", "Edward T. Kennedy", ""},
		{Person, "William Frist", "Bill Frist", Nickname},
		{Person, "E. Benjamin Nelson", "Ben Nelson", Nickname},
		{Person, "Martin Luther King, Jr.", "Martin Luther King Jr.", Same},
		{Person, "Harold Ford Jr.", "Harold Ford Sr.", ""},
		{Person, "George Bush III", "George Bush Jr.", ""},
		{Person, "José Núñez", "Jose Nunez", Same},
		{Person, "Mary O'Brien", "Mary OBrien", Same},
		{Person, "Mary O’Brien", "Mary O Brien", Same},
		{Person, "Volodymyr Zelenskyy", "Volodymyr Zelensky", Spelling},
		{Person, "George W. Bush", "George H.W. Bush", ""},
		{Person, "George Herbert Walker Bush", "George H. W. Bush", Middle},
		{Person, "George W. Bush", "George Walker Bush", Middle},
		{Person, "George Bush", "George Walker Bush", Middle},
		{Person, "Ann Lee", "Anna Lee", ""},
		{Person, "Robert Byrd", "Richard Byrd", ""},
		{Person, "R. Byrd", "Robert Byrd", ""},
		{Person, "Ryan", "Rian", ""},
		{Body, "the U.S. Department of Energy", "Department of Energy", Same},
		{Body, "U S Department of Energy", "United States Department of Energy", Same},
		{Body, "Department of Energy", "Energy Department", Order},
		{Body, "Senate Committee on the Judiciary", "Senate Judiciary Committee", Order},
		{Body, "Federal Aviation Agency", "Federal Aviation Agencys", Possessive},
		{Body, "Federal Aviation Agency FAA", "Federal Aviation Agency", Same},
		{Body, "FAA", "FAAs", Possessive},
		{Body, "Ministry of Health", "Ministry of Health of Colombia", ""},
		{Body, "Fire Department", "Fire Departments", ""},
		{Place, "Washington, D.C.|US city - -", "WASHINGTON D C|US city - -", Same},
		{Place, "Paris|FR city 1 -", "Paris, France|FR city 1 -", Gazetteer},
		{Place, "U.S.|US country - -", "United States|US country - -", Gazetteer},
		{Place, "Georgia|US region - -", "Georgia|GE country - -", ""},
		{Place, "Georgia|US region - -", "Georgiana|US region - -", ""},
	} {
		got := joined(t, c.kind, []string{"9 " + c.a, "3 " + c.b})
		one := len(got) == 1
		if one != (c.rule != "") || one && !slices.ContainsFunc(got[0].Forms, func(f Joined) bool { return f.Rule == c.rule }) {
			t.Errorf("%q and %q: got %+v, want rule %q", c.a, c.b, got, c.rule)
		}
	}
}

// TestSurnames gives surnames to those who are called so, and leaves others alone.
func TestSurnames(t *testing.T) {
	got := join(t, Person, "50 Edward Kennedy|senator", "9 Edward Kennedy|chairman senator", "20 John F. Kennedy|president",
		"3 Anthony Kennedy|justice", "7 Kennedy|senator", "6 Kennedy|president", "5 Kennedy|justice", "2 Kennedy|mayor", "3 Kennedy",
		"3 Kennedys|senator",
		"80 Ben Nelson|senator D-NE", "75 Bill Nelson|senator D-FL", "9 Nelson|senator", "4 Nelson|D-FL",
		"60 Hillary Rodham Clinton|senator",
		"2 Hillary Clinton|president senator", "9 Bill Clinton|president",
		"30 Clinton|president", "5 Clinton|senator",
		"40 John Kerry|senator", "12 John", "3 Elton John", "5 Harry Potter|")
	for form, want := range map[string]string{
		"Kennedy|senator": "Edward Kennedy", "Kennedys|senator": "Edward Kennedy",
		"Kennedy|president": "John F. Kennedy",
		"Kennedy|justice":   "Anthony Kennedy", "Kennedy|mayor": "Kennedy", "Kennedy|": "Kennedy",
		"Nelson|senator": "Nelson", "Nelson|D-FL": "Bill Nelson",
		"Clinton|president": "Bill Clinton", "Clinton|senator": "Hillary Rodham Clinton", "John|": "John",
	} {
		if got[form].Name != want {
			t.Errorf("%q goes to %q, want %q", form, got[form].Name, want)
		}
	}
	for _, pair := range [][2]string{{"John F. Kennedy|president", "Edward Kennedy|senator"},
		{"Bill Clinton|president", "Hillary Rodham Clinton|senator"},
		{"Ben Nelson|senator D-NE", "Bill Nelson|senator D-FL"}} {
		if got[pair[0]].ID == got[pair[1]].ID {
			t.Errorf("%q and %q are one", pair[0], pair[1])
		}
	}
}

// TestBodies gives acronyms to the bodies that are printed with them.
func TestBodies(t *testing.T) {
	got := join(t, Body, "30 Federal Emergency Management Agency|FEMA", "90 Federal Emergency Management Agency", "70 FEMA",
		"2 FEMAs", "5 NASA",
		"8 National Lottery|NL", "7 Northern League|NL", "9 NL", "90 Senate Judiciary Committee",
		"4 House Judiciary Committee", "30 Judiciary Committee",
		"50 Senate Budget Committee", "40 House Budget Committee", "30 Budget Committee")
	for form, want := range map[string]string{
		"FEMA|": "Federal Emergency Management Agency", "FEMAs|": "Federal Emergency Management Agency",
		"NASA|": "NASA", "NL|": "NL",
		"Judiciary Committee|": "Senate Judiciary Committee", "Budget Committee|": "Budget Committee",
	} {
		if got[form].Name != want {
			t.Errorf("%q goes to %q, want %q", form, got[form].Name, want)
		}
	}
}

// TestPlaces tells places of one name apart.
func TestPlaces(t *testing.T) {
	got := join(t, Place, "9 Georgia|US region - US.GA", "5 Georgia|GE country - -",
		"3 New York|US city 1 US.NY", "4 New York|US region - US.NY", "2 Springfield|US city 2 US.IL", "2 Springfield|US city 3 US.MO",
		"2 Yerevan|AM city 4 -")
	for form, want := range map[string]string{
		"Georgia|US region - US.GA": "Georgia (US)", "Georgia|GE country - -": "Georgia (GE)",
		"New York|US city 1 US.NY": "New York (US, city)", "New York|US region - US.NY": "New York (US, region)",
		"Springfield|US city 2 US.IL": "Springfield (US, city, US.IL)", "Yerevan|AM city 4 -": "Yerevan",
	} {
		if got[form].Name != want {
			t.Errorf("%q is called %q, want %q", form, got[form].Name, want)
		}
	}
}

// TestNameless takes out what names nobody, and nothing else.
func TestNameless(t *testing.T) {
	got := join(t, Person, "40 Start", "9 Due", "12 Maliki", "5 Jack", "30 Jack Reed", "3 Clinton Start",
		"60 Hillary Clinton")
	for form, nameless := range map[string]bool{
		"Start|": true, "Due|": true, "Maliki|": false, "Jack|": false,
		"Jack Reed|": false, "Clinton Start|": true} {
		if got[form].Forms[0].Rule == NoName != nameless {
			t.Errorf("%q: %+v", form, got[form])
		}
	}
}

// TestMisread takes out what is made of other things than names of people.
func TestMisread(t *testing.T) {
	got := join(t, Person, "40 Ann Lee|senator", "40 Omar Ostrow|senator", "30 Rosa Collins|senator", "9 Jack Reed",
		"1 Ann Lee Omar Ostrow", "1 Ann Lee Memorandum", "1 Ostrow Collins", "2 D Calif", "1 Rosa CollinsChairman", "1 Olive Street",
		"1 Bill Announces Seniors", "1 Mary Lee Reed", "1 Ostrow Marsh", "1 Della Street|ms", "1 Ian FitzGerald", "1 R Marsh")
	for form, nobody := range map[string]bool{
		"Ann Lee Omar Ostrow|": true, "Ann Lee Memorandum|": true, "Ostrow Collins|": true, "D Calif|": true,
		"Rosa CollinsChairman|": true, "Olive Street|": true, "Bill Announces Seniors|": true,
		"Ann Lee|senator": false, "Mary Lee Reed|": false, "Ostrow Marsh|": false, "Della Street|ms": false, "Ian FitzGerald|": false,
		"R Marsh|": false,
	} {
		if got[form].Forms[0].Rule == NoName != nobody {
			t.Errorf("%q: %+v", form, got[form])
		}
	}
}

// TestOrder gives the same entities whatever the order of the forms, and reads back
// what it writes.
func TestOrder(t *testing.T) {
	forms := []string{"9 Edward M. Kennedy|senator", "5 Ted Kennedy", "5 Edward Kennedy", "2 Edward T. Kennedy", "7 Kennedy|senator",
		"3 John Kennedy",
		"3 Jack Kennedy", "1 Theodore Kennedy", "4 OBrien", "4 Mary O'Brien", "4 George W. Bush|president",
		"4 George H. W. Bush|president", "4 George Bush"}
	want := joined(t, Person, forms)
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		r.Shuffle(len(forms), func(a, b int) { forms[a], forms[b] = forms[b], forms[a] })
		if got := joined(t, Person, forms); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q:\n%+v, want\n%+v", forms, got, want)
		}
	}
	b := Write(map[Kind][]Entity{Person: want})
	if got, err := Read(section(b), Person); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("read back: %+v, %v", got, err)
	}
	for i := range b {
		c := slices.Clone(b)
		c[i] ^= 1
		if got, err := Read(section(c), Person); err == nil && fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("a flipped bit of byte %d is read as %+v", i, got)
		}
	}
}

func section(b []byte) *io.SectionReader {
	return io.NewSectionReader(bytes.NewReader(b), 0, int64(len(b)))
}
