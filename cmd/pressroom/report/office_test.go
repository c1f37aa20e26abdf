package report

import (
	"slices"
	"testing"
)

func TestOffices(t *testing.T) {
	if len(officeWords()) < 30 {
		t.Errorf("only %d short forms can be read", len(officeWords()))
	}
	for _, c := range []struct{ titles, want []string }{
		{[]string{"Sen.", "Senator"}, []string{"Senator"}},
		{[]string{"Senator", "U S Senator", "United States Senator"}, []string{"United States Senator"}},
		{[]string{"Mayor", "Mayor of Leeds", "Chair of the Board"}, []string{"Mayor of Leeds", "Chair of the Board"}},
		{[]string{"CEO", "Chief Executive Officer", "founder"}, []string{"Chief Executive Officer", "founder"}},
		{[]string{"Lt. Col.", "Lieutenant Colonel"}, []string{"Lieutenant Colonel"}},
		{[]string{"Minister", "former Prime Minister"}, []string{"Minister", "former Prime Minister"}},
		{[]string{"President", "Vice President of Sales"}, []string{"President", "Vice President of Sales"}},
		{[]string{"Vice President", "VP of Sales"}, []string{"VP of Sales"}},
		{[]string{"judge"}, []string{"judge"}},
		{nil, nil},
	} {
		if got := offices(c.titles); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.titles, got, c.want)
		}
	}
}
