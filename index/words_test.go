package index

import (
	"maps"
	"slices"
	"testing"
)

// What is one word for a reader is found however it is written, and what is another
// word is not.
func TestWordsAsWritten(t *testing.T) {
	texts := map[string]string{
		"news": "The news came.", "new": "A new bridge.", "universe": "The universe.", "university": "A university.",
		"universal": "Universal care.",
		"generic":   "A generic drug.", "generous": "Generous gifts.", "generation": "Our generation.", "customs": "At customs.",
		"customer": "A customer came.", "intern": "An intern wrote.", "internal": "Internal mail.", "international": "International mail.",
		"buses": "They bought 1,200 buses.", "coop": "A co-operative of farmers.", "bill": "H.R. 1234 passed.", "phone": "Call 202-555-0147 now.",
		"cpp": "Written in C++ by hand.", "c": "Vitamin C helps.",
		"mail": "Write to press.office@example.org or see https://www.example.org/story today.",
		"att":  "AT&T paid.", "name": "Mary O'Brien spoke.", "us": "US troops left.", "pronoun": "They told us so.", "who": "The WHO warned.",
		"labour": "Labour organisation grew.", "labor": "A labor organization grew.", "men": "Two men sat.", "children": "The children sat.",
		"joint": "Bill C-12 and S.J.Res. 4 were read.", "run": "They ran on.",
	}
	var items []item
	for _, source := range slices.Sorted(maps.Keys(texts)) {
		items = append(items, written(source, "", "Notice\n\n"+texts[source], nil))
	}
	i := open(t, build(t, items))
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{"news", []string{"news"}}, {`"universe"`, []string{"universe"}}, {"universe", []string{"universe"}}, {"generic", []string{"generic"}},
		{"customs", []string{"customs"}}, {"intern", []string{"intern"}}, {"man", []string{"men"}}, {"child", []string{"children"}},
		{`"man"`, nil},
		{"running", []string{"run"}}, {`"running"`, nil},
		{"1200", []string{"buses"}}, {"1,200 bus", []string{"buses"}}, {"cooperative", []string{"coop"}}, {"co-operatives", []string{"coop"}},
		{"HR 1234", []string{"bill"}}, {"H.R.1234", []string{"bill"}}, {"HR1234", []string{"bill"}}, {"bill:hr1234", []string{"bill"}},
		{`bill:"H. R. 1,234"`, []string{"bill"}}, {"bill:C-12", []string{"joint"}}, {`bill:"s.j. res. 4"`, []string{"joint"}}, {"bill:s4", nil},

		{"2025550147", []string{"phone"}}, {"C++", []string{"cpp"}}, {"example office", []string{"mail"}}, {"example.org", []string{"mail"}},
		{"press.office@example.org", []string{"mail"}}, {"https://www.example.org/story", []string{"mail"}}, {"AT&T", []string{"att"}},
		{"AT & T", []string{"att"}}, {"obrien", []string{"name"}}, {"O’Brien", []string{"name"}}, {"US troops", []string{"us"}},
		{"U.S.", []string{"us"}}, {"WHO", []string{"who"}},
		{"labour", []string{"labor", "labour"}}, {"organization", []string{"labor", "labour"}},
	} {
		if got := sources(t, i, tt.query, Newest); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.query, got, tt.want)
		}
	}
}
