package web

import (
	"strings"
	"testing"
)

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
