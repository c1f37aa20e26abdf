package section

import (
	"strings"
	"testing"

	"pressroom/analyze/lexicon"
)

// What an issuer says under four headlines is boilerplate; three drafts of one
// release, a short line, and another issuer's words are not.
func TestRepeats(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	const us = "Lee Dams has built dams on rivers since 1950 and employs nine hundred people."
	release := func(headline string) string {
		return headline + "\n\nThe committee heard four witnesses on the plan " + headline + " and will report in May.\n\n" + us +
			"\n\nThank you."
	}
	r := NewRepeats(lex)
	boilerplate := func(issuer string) string {
		var got []string
		text := release("Fifth plant")
		for _, sec := range split(text, lex, r.In(issuer)).Sections {
			if sec.Kind == "boilerplate" {
				got = append(got, sec.Text(text))
			}
		}
		return strings.Join(got, "|")
	}
	for _, headline := range []string{"First plant", "Second plant", "Third plant", "Third plant", "Third plant"} {
		r.Add("Lee", release(headline))
	}
	if got := boilerplate("Lee"); got != "" {
		t.Errorf("after three headlines: %q", got)
	}
	r.Add("Lee", release("Fourth plant"))
	if got := boilerplate("Lee"); got != us {
		t.Errorf("after four: %q", got)
	}
	if got := boilerplate("Park"); got != "" {
		t.Errorf("of another issuer: %q", got)
	}
	var none *Repeats
	if none.In("Lee")(us) {
		t.Error("no memory knows something")
	}
}
