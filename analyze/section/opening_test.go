package section

import (
	"testing"

	"pressroom/analyze/lexicon"
)

// TestOpenings holds that each row matches its example, and that no other row of its
// class does: without the row the line would not be known.
func TestOpenings(t *testing.T) {
	if errOpenings != nil {
		t.Fatal(errOpenings)
	}
	type row struct{ class, pattern, example string }
	var rows []row
	err := lexicon.ReadTable("openings.tsv", openingTable, 3, func(col []string) error {
		rows = append(rows, row{col[0], col[1], col[2]})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		for _, other := range rows {
			re, err := beginning(other.pattern)
			if err != nil {
				t.Fatal(err)
			}
			if other.class == r.class && re.MatchString(r.example) != (other == r) {
				t.Errorf("%s: %q, the example of %s: %v", r.class, r.example, r.pattern, other.pattern)
			}
		}
		if !openings[r.class].MatchString(r.example) || openings[r.class].MatchString("The harbour opens on Monday") {
			t.Errorf("%s does not tell %q from a headline", r.class, r.example)
		}
	}
	for _, class := range []string{"slug", "short-slug", "contact", "page-field", "digest"} {
		if openings[class] == nil {
			t.Errorf("no row of class %s", class)
		}
	}
}
