package words

import (
	"slices"
	"strings"
	"testing"
)

// vocabulary knows some words.
func vocabulary(s string) func(string) bool {
	all := strings.Fields(s)
	return func(w string) bool { return slices.Contains(all, w) }
}

func TestForms(t *testing.T) {
	known := vocabulary(`news new university universe universal generic generous general customs customer custom intern internal
		past paste pasted run runs running ran runner city cities agree agreed agreement men man women woman children child policemen
		policeman hop hope hoped hopped plan planned plane pass passed passes passing change changed changing chang house houses bus
		buses cause causes labour labor labourers laborers organisation organization organise centre center centers past visited visit
		controlled control settled settle seed see breed agreeing exceed stated state stat texas texa added add ad sanctions sanctioned
		movies movie dies died die dying agenda agendas tied tie breathed breathe breath`)
	for _, tt := range []struct{ word, want string }{
		{"news", ""}, {"new", ""}, {"university", ""}, {"universe", ""}, {"generic", ""}, {"customs", ""}, {"customer", ""},
		{"custom", ""}, {"intern", ""}, {"past", ""}, {"paste", "pasted"}, {"pasted", "paste"},
		{"run", "ran running runs"}, {"ran", "run running runs"}, {"cities", "city"}, {"agreed", "agree agreeing agreement"},
		{"men", "man"}, {"women", "woman"}, {"child", "children"}, {"policeman", "policemen"},
		{"hoped", "hope"}, {"hop", "hopped"}, {"plan", "planned"}, {"pass", "passed passes passing"}, {"changed", "change changing"},
		{"house", "houses"}, {"buses", "bus"}, {"causes", "cause"}, {"labour", "labor"}, {"labourer", "labor laborers labour labourers"},
		{"organization", "organisation organise"}, {"centre", "center centers"}, {"visited", "visit"}, {"control", "controlled"},
		{"settled", "settle"}, {"see", ""}, {"stated", "state"}, {"texas", ""}, {"added", "add"}, {"sanctions", "sanctioned"},
		{"movie", "movies"}, {"dies", "die died dying"}, {"agenda", "agendas"}, {"tied", "tie"}, {"breathe", "breathed"}, {"breath", ""},
		{"hr1234", ""}, {"", ""}, {"s", ""}, {"naïve", ""},
	} {
		var got []string
		for _, f := range Forms(tt.word, known)[1:] {
			got = append(got, f.Text)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("Forms(%q): %s, want %s", tt.word, s, tt.want)
		}
	}
}
