package organization_test

import (
	"strings"
	"testing"

	"pressroom/analyze/eval/marked"
	"pressroom/analyze/organization"
)

// TestFind reads which mentions are one body: name, acronym, ticker, aliases.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"The [organization World Health Organization] ([organization WHO]) met. The [organization WHO] agreed.",
			"World Health Organization|WHO||WHO"},
		{"[organization Acme Corp.] (NYSE: ACM) grew. [organization Acme] hires.", "Acme Corp.||ACM|Acme"},
		{"The [organization River Council] met the [organization Dam Council].", "River Council||| Dam Council|||"},
	} {
		doc, lex := marked.Document(t, c.text)
		var got []string
		for _, e := range organization.Find(doc, lex) {
			got = append(got, strings.Join([]string{e.Name, e.Acronym, e.Ticker, strings.Join(e.Aliases, ",")}, "|"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}
