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
		bodies, err := organization.New(lex)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range bodies.Find(doc) {
			got = append(got, strings.Join([]string{e.Name, e.Acronym, e.Ticker, strings.Join(e.Aliases, ",")}, "|"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

// TestKind reads of what kind a body is, or says nothing.
func TestKind(t *testing.T) {
	for _, c := range []struct{ name, kind, rule string }{
		{"Ministry of Roads", "government", "head noun"},
		{"City of Abbo", "government", "first words of the name"},
		{"House of Representatives", "government", "head noun"},
		{"Abbo District Court", "court", "head noun"},
		{"University of Health Sciences", "school", "head noun"},
		{"Abbo Medical Center", "health", "head noun"},
		{"Abbo Energy Ltd.", "company", "legal form"},
		{"NATO", "international", "known name"},
		{"Friends of Abbo Foundation", "", ""},
		{"Center for Clean Energy", "", ""},
		{"Abbo Group", "", ""},
		{"Inc", "", ""},
		{"", "", ""},
	} {
		doc, lex := marked.Document(t, "It rained on [organization "+c.name+"] for days.")
		if c.name == "" {
			doc, lex = marked.Document(t, "It rained for days.")
		}
		bodies, err := organization.New(lex)
		if err != nil {
			t.Fatal(err)
		}
		kind, rule := "", ""
		for _, e := range bodies.Find(doc) {
			kind, rule = string(e.OrgKind), e.OrgKindAt.Rule
		}
		if kind != c.kind || rule != c.rule {
			t.Errorf("%s: %q by %q, want %q by %q", c.name, kind, rule, c.kind, c.rule)
		}
	}
}
