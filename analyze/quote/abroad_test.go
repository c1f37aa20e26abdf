package quote

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/corpus"
)

// TestAbroad names who says a quote in another language; "" where nobody can be told.
func TestAbroad(t *testing.T) {
	if err := CheckAbroad(); err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "« Nous avons tenu tous nos délais », a déclaré la ministre des Transports, Claire Dumont.", "Claire Dumont (déclaré)"},
		{"fr", "« Nous avons tenu nos délais cette année », a ajouté M. Jean-Paul de la Tour, maire de la ville.", "Jean-Paul de la Tour (ajouté)"},
		{"fr", "Claire Dumont, ministre des Transports, a précisé : « Nous avons tenu tous nos délais. »", "Claire Dumont (précisé)"},
		{"fr", "« Nous avons tenu tous nos délais », a déclaré la Commission Européenne.", ""},
		{"fr", "« Nous avons tenu tous nos délais », a déclaré la ministre, avant que Claire Dumont ne parle.", ""},
		{"de", "„Wir haben alle Fristen eingehalten“, sagte Verkehrsministerin Anna Schmidt am Montag.", "Anna Schmidt (sagte)"},
		{"de", "„Wir haben alle Fristen eingehalten“, so Dr. Jürgen von Berg.", "Jürgen von Berg (so)"},
		{"de", "Bürgermeister Thomas Keller erklärte: „Wir haben alle Fristen eingehalten.“", "Thomas Keller (erklärte)"},
		{"de", "„Wir haben alle Fristen eingehalten“, teilte die Deutsche Bahn mit.", ""},
		{"de", "„Wir haben alle Fristen eingehalten“, sagte der Vorstand Technik.", ""},
		{"es", "«Hemos cumplido todos los plazos», afirmó la ministra de Transportes, Ana Pérez.", "Ana Pérez (afirmó)"},
		{"es", "El alcalde Luis Ortega señaló: «Hemos cumplido todos los plazos».", "Luis Ortega (señaló)"},
		{"es", "«Hemos cumplido todos los plazos», dijo el Gobierno Vasco.", ""},
		{"ru", "«Мы уложились во все сроки в этом году», — заявила министр транспорта Мария Захарова.", "Мария Захарова (заявила)"},
		{"ru", "Губернатор Олег Соколов отметил: «Мы уложились во все сроки в этом году».", "Олег Соколов (отметил)"},
		{"ru", "«Мы уложились во все сроки», — заявили сегодня. Мария Захарова промолчала.", ""},
		{"ru", "«Мы уложились во все сроки», — сообщил представитель Минобороны России.", ""},
		{"hy", "«Մենք պահպանել ենք բոլոր ժամկետները»,- ասաց նախարար Արամ Պետրոսյանը։", "Արամ Պետրոսյան (ասաց)"},
		{"hy", "Քաղաքապետ Արամ Պետրոսյանը նշեց. «Մենք պահպանել ենք բոլոր ժամկետները»։", ""},
		{"az", "\"Biz bütün müddətlərə əməl etmişik\", - nazir Rəşad Əliyev deyib.", "Rəşad Əliyev (deyib)"},
		{"az", "\"Biz bütün müddətlərə əməl etmişik\", - Nəqliyyat Nazirliyi bildirib.", ""},
		{"it", "«Abbiamo rispettato tutte le scadenze», ha detto Anna Rossi.", ""},
	} {
		doc := &annot.Document{Release: corpus.Release{Text: c.text}, Language: annot.Language{Code: c.lang, Probability: 1}}
		doc.Quotations = Marked(doc, lex)
		doc.Entities = Speakers(doc, lex)
		doc.Quotes = Find(doc, lex)
		if err := annot.Check(doc); err != nil {
			t.Errorf("%s: %v", c.text, err)
		}
		var got []string
		for _, q := range doc.Quotes {
			if q.Speaker != "" {
				got = append(got, q.Speaker+" ("+q.Cue+")")
			}
		}
		if len(doc.Quotes) != 1 || strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %d quotes, said by %q, want %q", c.text, len(doc.Quotes), got, c.want)
		}
	}
}
