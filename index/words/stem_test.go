package words

import (
	"strconv"
	"strings"
	"testing"
)

// Each line of the table has forms of one word, then, after a bar, words that are
// others.
func TestStems(t *testing.T) {
	for _, tt := range []struct{ lang, same, others string }{
		{"ru", "ереван ереване еревана ереваном", "европа"},
		{"ru", "армянскии армянскои армянского армянская", "армия"},
		{"ru", "реформа реформы реформу реформ реформами", "форма"},
		{"ru", "партия партии партию", "парад"},
		{"de", "reform reformen", "form"},
		{"de", "land landes lander landern", "landung"},
		{"fr", "ministere ministeres", "ministrable"},
		{"fr", "declare declaree declarees declares", "declin"},
		{"es", "informacion informaciones", "informe"},
		{"es", "acuerdo acuerdos", "acuarela"},
		{"it", "ministro ministri", "minestra"},
		{"pt", "eleicao eleicoes", "eleitor"},
		{"hy", "երեվան երեվանում երեվանի երեվանից երեվանը", "երեխա"},
		{"hy", "նախարար նախարարի նախարարներ նախարարները նախարարներին", "նախագահ"},
		{"hy", "կառավարություն կառավարության կառավարությունը կառավարությունից", "կառավարել"},
		{"ka", "თბილისი თბილისში თბილისის თბილისიდან", "ბათუმი"},
		{"ka", "მინისტრი მინისტრმა მინისტრები მინისტრების", "მინა"},
		{"az", "baki bakida bakinin bakidan", "bakire"},
		{"az", "nazirlik nazirliyi nazirliyinin", "nazir"},
		{"uk", "реформа реформи реформу реформам", "форма"},
		{"uk", "украіна украіні украіни украіною", "украіти"},
		{"ar", "وزير الوزير", "وزن"},
	} {
		forms := strings.Fields(tt.same)
		want := Stem(tt.lang, forms[0])
		for _, form := range forms[1:] {
			if got := Stem(tt.lang, form); got != want || got == "" {
				t.Errorf("%s: %s has %q, %s has %q", tt.lang, forms[0], want, form, got)
			}
		}
		for _, other := range strings.Fields(tt.others) {
			if got := Stem(tt.lang, other); got == want {
				t.Errorf("%s: %s and %s both have %q", tt.lang, forms[0], other, got)
			}
		}
	}
	for _, none := range [][2]string{{"en", "nations"}, {"xx", "nations"}, {"fr", "le"}, {"fr", "a2b2"}} {
		if got := Stem(none[0], none[1]); got != "" {
			t.Errorf("%s %s: %q", none[0], none[1], got)
		}
	}
}

func TestStemsTable(t *testing.T) {
	for _, row := range rows(stemsTSV) {
		if len(row) != 4 {
			t.Fatalf("%q has %d cells", row, len(row))
		}
		if n, err := strconv.Atoi(row[3]); err != nil || n < 2 {
			t.Errorf("%q: %v", row, err)
		}
	}
}
