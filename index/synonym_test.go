package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pressroom/index/query"
)

func synonymsOf(t *testing.T, text string) (*Synonyms, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "synonyms.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return ReadSynonyms(path)
}

func TestSynonymsExpand(t *testing.T) {
	s, err := synonymsOf(t, "# mine\n\nRTA = Regional Transport Agency\ncar = automobile = motor car\n")
	if err != nil {
		t.Fatal(err)
	}
	rta := `RTA OR "Regional Transport Agency"^0.13333333333333333`
	for _, c := range []struct{ in, want, notes string }{
		{"rta", strings.Replace(rta, "RTA", "rta", 1), "rta also as Regional Transport Agency"},
		{"bridge RTA", "bridge (" + rta + ")", "RTA also as Regional Transport Agency"},
		{"regional transport agency bridge", "(regional transport agency OR RTA^0.4) bridge", "regional transport agency also as RTA"},
		{`"Regional Transport Agency"`, `"Regional Transport Agency" OR RTA^0.4`, "Regional Transport Agency also as RTA"},
		{"car", `car OR automobile^0.4 OR "motor car"^0.2`, "car also as automobile, motor car"},
		{"car AND bridge", `(car OR automobile^0.4 OR "motor car"^0.2) AND bridge`, "car also as automobile, motor car"},
		{`"the RTA said"`, `"the RTA said"`, ""},
		{"bridge -RTA", "bridge -RTA", ""},
		{"org:RTA", "org:RTA", ""},
		{"regional agency", "regional agency", ""},
	} {
		q, err := query.Parse(c.in)
		if err != nil {
			t.Fatal(err)
		}
		got, notes := s.Expand(q)
		if got.String() != c.want || strings.Join(notes, "; ") != c.notes {
			t.Errorf("%s: %s, notes %q; want %s, %q", c.in, got, notes, c.want, c.notes)
		}
	}
}

func TestSynonymsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"a1 = b1\nalone\n":                     ":2: a group is two to 11",
		"a1=b=c=d=e=f=g=h=i=j=k=l\n":           ":1: a group is two to 11",
		"car = \n":                             ":1: there is no word",
		"car = van\n# remark\nCar = lorry\n":   `:3: "Car" stands in the file twice`,
		"car = \xff\n":                         ":1: the line is no text in UTF-8",
		strings.Repeat("#\n", maxSynonymsFile): "longer than",
	} {
		if _, err := synonymsOf(t, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: %v, want %s", text, err, want)
		}
	}
	if s, err := ReadSynonyms(filepath.Join(t.TempDir(), "none")); err != nil || len(s.of) > 0 {
		t.Error("a file that is not there", err)
	}
}

// TestSynonymRank searches for a word with a synonym that hardly any release has: what
// was typed comes first all the same.
func TestSynonymRank(t *testing.T) {
	var items []item
	for n := range 30 {
		items = append(items, ofText(fmt.Sprint("typed", n), fmt.Sprintf("Report %d\n\nThe river rose over the bridge, and over all that the town has built along it.", n)))
	}
	items = append(items, ofText("other", "The brook\n\nThe brook and again the brook: a brook."), ofText("none", "A dam\n\nThe dam holds."))
	i := open(t, build(t, items))
	q := query.Synonyms{Typed: query.Word("river"), Others: []query.Q{query.Boost{Q: query.Word("brook"), By: synonymWeight}}}
	res, err := i.Search(context.Background(), q, Options{Limit: 40})
	if err != nil || res.Total != 31 {
		t.Fatal(res.Total, err)
	}
	if first, last := res.Hits[0].Source, res.Hits[30].Source; first == "other" || last != "other" {
		t.Errorf("the first is %s, the last %s", first, last)
	}
}
