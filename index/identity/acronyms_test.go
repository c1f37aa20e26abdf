package identity

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestAcronyms joins acronyms and full names that are printed together, in any order.
func TestAcronyms(t *testing.T) {
	forms := []Counted{
		{BodyForm("Federal Emergency Management Agency", "FEMA"), 3}, {BodyForm("FEMA", ""), 9},
		{BodyForm("U.S. Federal Emergency Management Administration", "F.E.M.A."), 2},
		{BodyForm("Fruit and Egg Makers' Alliance", "FEMA"), 1},
		{BodyForm("United Dockworkers' Union", "UDU"), 1},
		{BodyForm("Harbour Board", "PDA"), 1},                                                   // once, with other letters
		{BodyForm("Harbour Office", "HRO"), 2},                                                  // twice
		{BodyForm("Centre for Tides", "CFT"), 2}, {BodyForm("Council of Farm Towns", "CFT"), 2}, // two bodies
		{BodyForm("Agency for International Development", "AID"), 4}, {BodyForm("AID", ""), 1}, // mostly a word
		{BodyForm("Department of Veterans Affairs", "VA"), 8},
		{BodyForm("Coastal Rescue Service CRS", ""), 1}, // its brackets lost
		{BodyForm("Ministry of Salt", "MOS"), 2}, {BodyForm("Ministry of Sugar", "MOS"), 2},
	}
	having := map[string]int{"fema": 12, "udu": 1, "aid": 70, "va": 9, "hro": 2, "crs": 1, "cft": 4, "mos": 4}
	want := "AID 4 word [Agency for International Development]; CRS 1 [Coastal Rescue Service]; " +
		"FEMA 5 [Federal Emergency Management Agency Federal Emergency Management Administration]; HRO 2 [Harbour Office]; " +
		"UDU 1 [United Dockworkers' Union]; VA 8 word [Department of Veterans Affairs]"
	j, err := joiner()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		rng.Shuffle(len(forms), func(i, j int) { forms[i], forms[j] = forms[j], forms[i] })
		all, err := Acronyms(j.Bodies(forms), func(word string) (int, error) { return having[word], nil })
		if err != nil {
			t.Fatal(err)
		}
		if all, err = ReadAcronyms(WriteAcronyms(all)); err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, a := range all {
			word := ""
			if a.Word {
				word = "word "
			}
			lines = append(lines, fmt.Sprintf("%s %d %s%v", a.Short, a.N, word, a.Names))
		}
		if got := strings.Join(lines, "; "); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	}
	for _, bad := range []string{"FEMA\n", "FEMA\tx\t\tName\n"} {
		if _, err := ReadAcronyms([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
