package web

import (
	"strings"
	"testing"
)

// TestWords holds that pages speak of pages.
func TestWords(t *testing.T) {
	rows := 0
	for line := range strings.Lines(wordsTSV) {
		if !strings.HasPrefix(line, "#") {
			rows++
		}
	}
	if len(rewordings()) != rows {
		t.Errorf("%d rows of %d can be read", len(rewordings()), rows)
	}
	for said, want := range map[string]string{
		"foo: is no field": "foo: is no field.", "there is no order": "There is no order.", "élan is rare": "Élan is rare.", "": "",
		"is searched for": "Is searched for.", "near: takes latitude": "near: takes latitude.", "no release: none": "No release: none.",
	} {
		if have := sentence(said); have != want {
			t.Errorf("%q becomes %q, want %q", said, have, want)
		}
	}
	s := newServer(t, nil)
	text := page(t, s, "/?q=foo%3Abar", "<li>foo: is no field", `<a href="/help">How to ask</a>`)
	if strings.Contains(text, "pressroom help") {
		t.Error("the page speaks of the terminal")
	}
	for _, path := range []string{"/saved", "/upload", "/?q=near%3Ax"} {
		if text := body(t, get(s, path)); strings.Contains(text, "pressroom save") || strings.Contains(text, "--near") {
			t.Errorf("%s speaks of the terminal", path)
		}
	}
}
