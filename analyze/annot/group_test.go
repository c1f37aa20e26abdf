package annot

import (
	"reflect"
	"strings"
	"testing"
)

// TestGroup groups mentions by their last word: the fullest form is the name, a
// mention without a key stands in no entity, and one of another kind is not asked for.
func TestGroup(t *testing.T) {
	d := Of("LEE spoke, Ann\n Lee listened, Lee left. Acme paid. Bob ran, and Ms. Hill slept.")
	for _, m := range []struct {
		name string
		kind Kind
	}{{"LEE", Person}, {"Ann\n Lee", Person}, {"Lee left", Person}, {"Acme", Organization}, {"Bob", Person}, {"Hill", Person}} {
		start := strings.Index(d.Release.Text, m.name)
		end := start + len(strings.TrimSuffix(m.name, " left"))
		d.Mentions = append(d.Mentions, Mention{Span: Span{Start: start, End: end}, Kind: m.kind})
	}
	got := d.Group(Person, func(m int) string {
		words := strings.Fields(d.NameOf(m))
		if words[0] == "Bob" {
			return ""
		}
		return strings.ToLower(words[len(words)-1])
	})
	want := []Entity{
		{ID: "p1", Kind: Person, Name: "Ann Lee", Aliases: []string{"LEE", "Lee"}, Mentions: []int{0, 1, 2}},
		{ID: "p2", Kind: Person, Name: "Hill", Mentions: []int{5}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}
