package person_test

import (
	"fmt"
	"strings"
	"testing"

	"pressroom/analyze/eval/marked"
	"pressroom/analyze/person"
)

// TestFind reads who the people of a text are: name, titles, affiliation and
// aliases.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"It rained on the dam.", ""},
		{"Senator [person Ann Lee] met [person John Brown], mayor of [place Leeds].", "Ann Lee|Senator|| John Brown|mayor of Leeds||"},
		{"[person Ann Lee] left. [person Lee] was late.", "Ann Lee|||Lee"},
		{"[person Ann Lee] met [person John Lee]. Mr. [person Lee] spoke.", "Ann Lee||| John Lee|Mr.||Lee"},
		{"Sen. [person Ann Lee] (D-MA) voted.", "Ann Lee|Sen.|D-MA|"},
		{"Senators [person Ann Lee] and [person John Brown] voted.", "Ann Lee|Senator|| John Brown|Senator||"},
		{"A law to protect Federal judges [person Lee] said.", "Lee|||"},
		{"[person Thomas Berg] spoke. [person Tom Berg] is ill.", "Thomas Berg|||Tom Berg"},
	} {
		doc, lex := marked.Document(t, c.text)
		var got []string
		for _, e := range person.Find(doc, lex) {
			got = append(got, fmt.Sprintf("%s|%s|%s|%s", e.Name, strings.Join(e.Titles, ","), e.Affiliation, strings.Join(e.Aliases, ",")))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}
