package place

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// TestAbroad: the same release in several languages names the same countries and towns.
func TestAbroad(t *testing.T) {
	if err := CheckAbroad(); err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		want  string
		texts map[string]string
	}{
		{"AM France RU Yerevan", map[string]string{
			"fr": "Le ministre de la Russie a reçu à Erevan son homologue de France. L'Arménie s'en réjouit.",
			"de": "Der Minister aus Russland empfing in Jerewan seinen Kollegen aus Frankreich. Armenien begrüßt dies.",
			"es": "El ministro de Rusia recibió en Ereván a su homólogo de Francia. Armenia lo celebra.",
			"ru": "Министр России принял в Ереване коллегу из Франции. В Армении это приветствуют.",
			"hy": "Ռուսաստանի նախարարը Երևանում ընդունեց Ֆրանսիայից ժամանած գործընկերոջը։ Հայաստանը ողջունում է դա։",
			"az": "Rusiyanın naziri İrəvanda Fransadan gəlmiş həmkarını qəbul edib. Ermənistan bunu alqışlayıb.",
		}},
		{"Baku Iran Moscow US", map[string]string{
			"fr": "Après Moscou, la délégation des États-Unis s'est rendue à Bakou puis en Iran.",
			"de": "Nach Moskau reiste die Delegation der Vereinigten Staaten nach Baku und dann in den Iran.",
			"ru": "После Москвы делегация США отправилась в Баку, а затем в Иран.",
			"hy": "Մոսկվայից հետո ԱՄՆ պատվիրակությունը մեկնեց Բաքու, ապա՝ Իրան։",
			"az": "Moskvadan sonra ABŞ nümayəndə heyəti Bakıya, daha sonra İrana yola düşüb.",
		}},
		{"", map[string]string{
			"de": "Das Essen war gut, sagte Anna Berlin. Singen macht Spaß.",
			"fr": "Nice journée pour Jean Paris, qui part en tours.",
			"ru": "Владимир Киров сказал, что того достаточно. Того же мнения Вера.",
			"hy": "Նա ասաց, որ մեծ քաղաքը գեղեցիկ է։",
			"pl": "Minister przyjechał do Moskwy.",
		}},
	} {
		for lang, text := range tt.texts {
			doc := annot.Of(text)
			doc.Language = annot.Language{Code: lang, Probability: 1}
			doc.Entities = Abroad(doc, lex)
			doc.Countries, doc.Focus = Countries(doc, lex)
			var got []string
			for _, e := range doc.Entities {
				name := e.Name
				if e.Geo.Kind == annot.Country && slices.Contains([]string{"AM", "RU", "US"}, e.Geo.Country) {
					name = e.Geo.Country
				}
				got = append(got, name)
			}
			slices.Sort(got)
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("%s: %s, want %s", lang, s, tt.want)
			}
			if err := annot.Check(doc); err != nil {
				t.Errorf("%s: %v", lang, err)
			}
			if n := fmt.Sprint(doc.Countries); tt.want == "" && n != "[]" {
				t.Errorf("%s: countries %s", lang, n)
			}
		}
	}
}
