package ingest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Texts in several languages, written for these tests.
const (
	english = "The mayor said: “It’s a café for all” – the bridge opens on Monday. Entry costs £5, or €6 for visitors.\n" +
		"Senator Núñez agreed."
	french    = "Le maire a déclaré que le pont sera rénové l’été prochain. Les élèves de l'école ont été invités à la fête."
	german    = "Die Bürgermeisterin eröffnete die Brücke am Montag. Über tausend Gäste kamen; es war schön für die Straße."
	polish    = "Burmistrz Łodzi otworzył most w poniedziałek. Święto trwało cały dzień, a mieszkańcy byli bardzo zadowoleni."
	czech     = "Starosta otevřel most v pondělí. Příští týden začne oprava školy, řekl tiskový mluvčí města Plzeň."
	hungarian = "A polgármester hétfőn megnyitotta a hidat. A következő évben új iskola épül a városban, közölte a szóvivő."
	turkish   = "Belediye başkanı köprüyü pazartesi günü açtı. Gelecek yıl yeni bir okul yapılacağını söyledi; İstanbul'da yağmur var."
	greek     = "Ο δήμαρχος εγκαινίασε τη γέφυρα τη Δευτέρα. Το σχολείο θα ανοίξει τον επόμενο χρόνο."
	russian   = "Мэр города открыл мост в понедельник. По его словам, школа будет построена в следующем году."
	shouted   = "МЭР ОТКРЫЛ МОСТ\n\nМэр города открыл мост в понедельник, сообщила Анна Яковлева."
	ukrainian = "Мер міста відкрив міст у понеділок. За його словами, школу збудують наступного року, її чекають усі."
	bulgarian = "Кметът на града откри моста в понеделник. Училището ще бъде построено през следващата година."
	icelandic = "Borgarstjórinn opnaði brúna á mánudag. Það verður byggður nýr skóli á næsta ári, sagði Guðrún Þórsdóttir."
	latvian   = "Pilsētas mērs pirmdien atklāja tiltu. Nākamgad tiks uzcelta jauna skola, teica preses pārstāve Līga Bērziņa."
	hebrew    = "ראש העיר פתח את הגשר ביום שני. בית הספר ייבנה בשנה הבאה."
	arabic    = "افتتح رئيس البلدية الجسر يوم الاثنين. سيتم بناء المدرسة في العام المقبل."
)

// inBytes writes a text in a character set; what the set lacks is left out.
func inBytes(t *testing.T, text, set string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(set)
	switch set {
	case "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	out, err := encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// without drops what a set cannot write.
func without(text, signs string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(signs, r) {
			return -1
		}
		return r
	}, text)
}

func TestCharsetTable(t *testing.T) {
	c := newCharsets()
	for set, enc := range c.encodings {
		if enc == nil {
			t.Errorf("there is no character set %q", set)
		}
	}
	if len(c.languages) != strings.Count(charsetTable, "\n")-4 {
		t.Errorf("%d languages are read", len(c.languages))
	}
}

func TestGuess(t *testing.T) {
	plain := without(english, "“”–€’")
	for _, c := range []struct{ set, text string }{
		{"windows-1252", english}, {"windows-1252", french}, {"windows-1252", german}, {"windows-1252", icelandic},
		{"windows-1252", "Senator Núñez agreed."}, {"windows-1252", "A visit to Curaçao"},
		{"windows-1252", "The dam – the river’s last – holds."},
		{"windows-1252", "Prices rose 5½ %, said José"}, {"windows-1252", "It is 20°C in Genève"},
		{"windows-1252", "Ole Gunnar Solskjær and Søren Ærø"}, {"windows-1252", plain},
		{"macintosh", english}, {"macintosh", "The mayor’s “plan” is clear."},
		{"iso-8859-15", "Le prix est de 500 €, dit l'œuvre de Noël au cœur de la ville."},
		{"windows-1250", polish}, {"iso-8859-2", polish}, {"iso-8859-2", czech}, {"windows-1250", czech}, {"iso-8859-2", hungarian},
		{"iso-8859-2", "The minister, Rafał Trzaskowski of Łódź, met Wałęsa in Gdańsk."},
		{"windows-1254", turkish}, {"windows-1257", latvian}, {"iso-8859-7", without(greek, "Ά")}, {"windows-1253", greek},
		{"windows-1251", russian}, {"koi8-r", russian}, {"ibm866", russian}, {"iso-8859-5", russian}, {"x-mac-cyrillic", russian},
		{"windows-1251", shouted}, {"koi8-r", shouted},
		{"ibm866", shouted}, {"x-mac-cyrillic", shouted}, {"windows-1251", ukrainian}, {"koi8-u", ukrainian},
		{"windows-1251", bulgarian}, {"koi8-r", "The mayor, Анна Петрова, spoke."},
		{"windows-1251", "The mayor, Анна Петрова, spoke."}, {"windows-1255", hebrew}, {"windows-1256", arabic}, {"iso-8859-6", arabic},
		{"utf-16le", english}, {"utf-16be", english}, {"utf-16le", russian}, {"utf-16be", greek}, {"utf-16le", "A release."},
	} {
		rel, guessed := readOne(t, inBytes(t, c.text, c.set))
		if rel != c.text {
			t.Errorf("%s: read as %s: %q, want %q", c.set, guessed, rel, c.text)
		}
		if guessed == "" {
			t.Errorf("%s: %q: the guess is not told", c.set, c.text)
		}
	}
}

// readOne reads one text and returns which set was guessed for it.
func readOne(t *testing.T, raw []byte) (text, guessed string) {
	t.Helper()
	for rel, err := range Read(context.Background(), []string{write(t, "x.txt", raw)}, Options{}) {
		var about *Error
		switch {
		case err == nil:
			text = rel.Text
		case errors.As(err, &about) && about.Class == Guessed:
			guessed = about.Kind
		default:
			t.Errorf("%.40q: %v", raw, err)
		}
	}
	return text, guessed
}

// TestKnownCharset has texts whose set is not guessed.
func TestKnownCharset(t *testing.T) {
	wide, err := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().String(russian)
	if err != nil {
		t.Fatal(err)
	}
	for why, c := range map[string]struct {
		raw  string
		want string
	}{
		"UTF-8":              {russian, russian},
		"UTF-8 with a mark":  {"\ufeff" + english, english},
		"UTF-16 with a mark": {"\xff\xfe" + string(inBytes(t, russian, "utf-16le")), russian},
		"UTF-32 with a mark": {wide, russian},
		"declared":           {string(inBytes(t, "charset=koi8-r\n\nда", "koi8-r")), "charset=koi8-r\n\nда"},
		"declared wrongly":   {"Charset: windows-1251\n\n" + russian, "Charset: windows-1251\n\n" + russian},
	} {
		if got, guessed := readOne(t, []byte(c.raw)); got != c.want || guessed != "" {
			t.Errorf("%s: got %q, guessed %q, want %q", why, got, guessed, c.want)
		}
	}
}

func TestDamagedUTF8(t *testing.T) {
	for raw, want := range map[string]string{
		"“It’s safe” – Núñez’s caf\xe9.":   "“It’s safe” – Núñez’s café.",
		"“It\x92s safe,” said José.":       "“It’s safe,” said José.",
		"“It is safe\xe2\x80 said José.":   "“It is safe\ufffd said José.",
		"“It is safe,” said Jos\xc3. Yes.": "“It is safe,” said JosÃ. Yes.",
	} {
		if got, guessed := readOne(t, []byte(raw)); got != want || guessed != "damaged utf-8" {
			t.Errorf("%q: got %q (%s), want %q", raw, got, guessed, want)
		}
	}
	// Capitals and quotation marks of windows-1252 that would be UTF-8.
	if got, guessed := readOne(t, []byte("CAF\xc9\x92S \x93PLAN\x94 IS READY \x97 MAYOR")); got != "CAFÉ’S “PLAN” IS READY — "+
		"MAYOR" || guessed != "windows-1252" {
		t.Errorf("got %q (%s)", got, guessed)
	}
}

// TestGivenCharset overrides what a text seems to be in, but not its mark.
func TestGivenCharset(t *testing.T) {
	opt := Options{Charset: Charset("cp1251")}
	for raw, want := range map[string]string{"\xc5\xc6": "ЕЖ", "\ufeffя": "я", `{"text":"` + "\xc5\xc6" + `"}`: "ЕЖ",
		"\xff\xfeA\x00": "A"} {
		if rels, errs := read(t, opt, write(t, "x.txt", []byte(raw))); len(rels) != 1 || rels[0].Text != want {
			t.Errorf("%q: got %+v %q, want %q", raw, rels, errs, want)
		}
	}
	if Charset("nonsense") != nil || Charset("iso-2022-kr") != nil || Charset("Latin1") == nil {
		t.Error("names of character sets")
	}
}

// TestLinesInCharsets reads JSON Lines that are not UTF-8.
func TestLinesInCharsets(t *testing.T) {
	line := `{"text":"` + russian + `"}` + "\n" + `{"text":"` + shouted[:30] + `"}` + "\n"
	line = strings.ReplaceAll(line, shouted[:30], "МЭР ОТКРЫЛ МОСТ, сообщила Анна")
	for _, set := range []string{"koi8-r", "utf-16le", "windows-1251"} {
		rels, errs := read(t, Options{}, write(t, "x.jsonl", inBytes(t, line, set)))
		if len(rels) != 2 || rels[0].Text != russian || !strings.HasSuffix(rels[1].Text, "сообщила Анна") || len(errs) > 0 {
			t.Errorf("%s: got %+v %q", set, rels, errs)
		}
	}
}

func BenchmarkGuess(b *testing.B) {
	enc, _ := charset.Lookup("koi8-r")
	raw, _ := enc.NewEncoder().Bytes([]byte(strings.Repeat(russian, 50)))
	b.SetBytes(int64(len(raw)))
	sets := newCharsets()
	for b.Loop() {
		_, _ = sets.decode(raw, nil)
	}
}
