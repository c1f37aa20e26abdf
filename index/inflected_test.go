package index

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

// Forms of a word find each other in releases of the language that they are forms in,
// and an English search finds what it found without them.
func TestInflected(t *testing.T) {
	texts := []struct{ source, lang, text string }{
		{"ru1", "ru", "Министр прибыл в Ереван для участия в переговорах."},
		{"ru2", "ru", "В Ереване прошли переговоры, её участники согласились."},
		{"de1", "de", "Der Minister will die Reformen der Verwaltung. Die Straße ist offen."},
		{"de2", "de", "Eine Reform der Verwaltung ist nötig."},
		{"fr1", "fr", "Les ministères et les parties ont signé."},
		{"fr2", "fr", "Le ministère a fait sa part."},
		{"hy1", "hy", "Հանդիպումը տեղի ունեցավ Երևանում։"},
		{"hy2", "hy", "Երեւանը ողջունեց հյուրերին։"},
		{"az1", "az", "Görüş Bakıda keçirilib."},
		{"ar1", "ar", "أعلن الوزير"},
		{"en1", "en", "Both parties met in Yerevan."},
		{"en2", "en", "A reform for his part."},
	}
	var items []item
	for _, tt := range texts {
		it := written(tt.source, "", "Notice\n\n"+tt.text, nil)
		it.An.Language = tt.lang
		items = append(items, it)
	}
	i := open(t, build(t, items))
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{"Ереван", []string{"ru1", "ru2"}}, {"ереване", []string{"ru1", "ru2"}}, {`"Ереване"`, []string{"ru2"}}, {"ее", []string{"ru2"}},
		{"Reformen", []string{"de1", "de2", "en2"}}, {"reform", []string{"de1", "de2", "en2"}}, {"strasse", []string{"de1"}},
		{"Ministers", []string{"de1", "fr1", "fr2"}}, {"ministère", []string{"fr1", "fr2"}}, {"ministeres", []string{"fr1", "fr2"}},
		{"Երևան", []string{"hy1", "hy2"}}, {"ԵՐԵՎԱՆ", []string{"hy1", "hy2"}}, {"Երեւանում", []string{"hy1", "hy2"}},
		{"baki", []string{"az1"}}, {"وزير", []string{"ar1"}}, {"اعلن", []string{"ar1"}},
		{"lang:de Reformen", []string{"de1", "de2"}}, {"party", []string{"en1", "fr1"}},
		{"part", []string{"en2", "fr2"}}, {"parties", []string{"en1", "fr1"}}, {"lang:fr part", []string{"fr1", "fr2"}},
		{"lang:fr", []string{"fr1", "fr2"}}, {"-lang:en -lang:ru -lang:de -lang:fr -lang:hy", []string{"ar1", "az1"}},
		{"mutual reforms", nil}, {"reforms", []string{"de2", "en2"}},
	} {
		if got := sources(t, i, tt.query, Newest); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.query, got, tt.want)
		}
	}
	counts, err := i.Count(context.Background(), nil, Languages, 3)
	if got := fmt.Sprint(counts); err != nil || got != "[{de 2} {en 2} {fr 2}]" {
		t.Errorf("languages: %s, %v", got, err)
	}
}
