package web

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestLook holds that pages are others when what they are made of is.
func TestLook(t *testing.T) {
	look := func(names ...string) string {
		files := fstest.MapFS{}
		for _, name := range names {
			files[name] = &fstest.MapFile{Data: []byte(name)}
		}
		s, err := lookOf(files)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if look("a", "b") != look("b", "a") || look("a", "b") == look("a", "c") || look("a") == look("a", "b") {
		t.Error("a look does not name its files")
	}
	s := newServer(t, nil)
	tag := get(s, "/help").Header.Get("ETag")
	if s.look = "another"; tag == "" || get(s, "/help").Header.Get("ETag") == tag {
		t.Error("a page of another look is taken for the same")
	}
}

// TestTitleWords cuts headlines between words, and late.
func TestTitleWords(t *testing.T) {
	long := strings.Repeat("Harbour office opens ", 20)
	for headline, want := range map[string]string{
		"Terbium qualified": "Terbium qualified", strings.Repeat("x", 150): strings.Repeat("x", 150),
		long: strings.Repeat("Harbour office opens ", 10) + "Harbour …", strings.Repeat("港", 300): strings.Repeat("港", titleLetters) + "…",
	} {
		if have := titleWords(headline, "", ""); have != want {
			t.Errorf("%q becomes %q, want %q", headline, have, want)
		}
	}
	if have := titleWords("", "It opens so", "a.txt"); have != "[It opens so…]" {
		t.Errorf("without a headline: %q", have)
	}
}
