package token

import "testing"

func TestAbbreviations(t *testing.T) {
	if errAbbreviations != nil {
		t.Fatal(errAbbreviations)
	}
	for tok, want := range map[string]abbreviation{
		"Sen.": leading, "SEN.": leading, "No.": leading, "vs.": leading, "Inc.": trailing, "D-Mass.": trailing, "U.S.": trailing,
		"p.m.": trailing, "J.": trailing,
		"dam.": noAbbreviation, ".": noAbbreviation, "Sen": noAbbreviation, "the Sen.": noAbbreviation, "": noAbbreviation,
	} {
		if got := abbreviationOf(tok); got != want {
			t.Errorf("%q: got %d, want %d", tok, got, want)
		}
	}
	if !isStarter("The") || !isStarter("It's") || isStarter("the") || isStarter("Congress") || isStarter("") {
		t.Error("the starters are others")
	}
}
