package language

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pressroom/analyze/annot"
)

func cases(t *testing.T, path string, least int) []txtar.File {
	t.Helper()
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(ar.Files) < least {
		t.Fatalf("%s has only %d texts", path, len(ar.Files))
	}
	return ar.Files
}

func TestForeign(t *testing.T) {
	r := New()
	seen := map[string]int{}
	for _, f := range cases(t, "testdata/foreign.txtar", 60) {
		want, _, _ := strings.Cut(f.Name, "/")
		seen[want]++
		if got := r.Recognize(annot.Of(string(f.Data))); got.Code != want || got.Probability < 0.5 || !got.Foreign() {
			t.Errorf("%s: got %+v", f.Name, got)
		}
	}
	if len(seen) < 12 {
		t.Errorf("only %d languages", len(seen))
	}
}

func TestEnglish(t *testing.T) {
	r := New()
	for _, f := range cases(t, "testdata/english.txtar", 12) {
		if got := r.Recognize(annot.Of(string(f.Data))); got.Code != annot.English || got.Foreign() {
			t.Errorf("%s: got %+v", f.Name, got)
		}
	}
}

// TestScripts: a few words in a script of one language are enough; a script that is
// not in the table is of a language that is not known.
func TestScripts(t *testing.T) {
	r := New()
	for text, want := range map[string]string{
		"Η νέα γέφυρα άνοιξε.": "el", "新しい橋が開通しました。": "ja", "新桥于星期一开通。": "zh", "새 다리가 월요일에 열렸습니다.": "ko", "สะพานใหม่เปิดแล้ว": "th",
		"הגשר החדש נפתח ביום שני לתנועה": "he", "نیا پل پیر کے روز ٹریفک کے لیے کھول دیا گیا ہے۔": "ur",
		"नया पुल सोमवार को यातायात के लिए खोल दिया गया है":                   "hi",
		"وزارت راه روز دوشنبه اعلام کرد که پل تازه در بهار گشایش خواهد یافت": "fa", "ᐅᖃᐅᓯᖅ ᐃᓄᒃᑎᑐᑦ": annot.UnknownLanguage,
	} {
		if got := r.Recognize(annot.Of(text)); got.Code != want {
			t.Errorf("%s: got %+v, want %s", text, got, want)
		}
	}
}

func FuzzRecognize(f *testing.F) {
	for _, text := range []string{"", "Ann Lee", "Le pont est ouvert à tous depuis hier matin", "橋です", "\u0301",
		"aaa aaa aaa aaa aaa aaa aaa aaa aaa"} {
		f.Add(text)
	}
	r := New()
	f.Fuzz(func(t *testing.T, text string) {
		got := r.Recognize(annot.Of(text))
		if len(got.Code) != 2 && got.Code != annot.UnknownLanguage || !(got.Probability >= 0.5 && got.Probability <= 1) {
			t.Fatalf("%q: %+v", text, got)
		}
		if again := r.Recognize(annot.Of(text)); again != got {
			t.Fatalf("%q: %+v, then %+v", text, got, again)
		}
	})
}
