package web

import (
	"strings"
	"testing"
)

// TestComplete completes fields, names and values.
func TestComplete(t *testing.T) {
	s := newServer(t, nil)
	for typed, want := range map[string]string{
		"pers":                   "person:",
		"peace%20-ki":            "peace -kind:",
		"person:mwang":           `person:"Esther Mwangi"`,
		"peace%20place:lee":      `peace place:"Leeds"`,
		"org:%22security%20cou":  `org:"Security Council"`,
		"kind:agr":               `kind:"agreement"`,
		"zone:boil":              `zone:"boilerplate"`,
		"(a%20OR%20said-by:moko": `(a OR said-by:"Thandi Mokoena"`,
	} {
		lines := strings.Split(body(t, get(s, "/complete?q="+typed)), "\n")
		found := false
		for _, line := range lines {
			found = found || line == want
		}
		if !found || len(lines) > completions {
			t.Errorf("%s: got %q, want %s", typed, lines, want)
		}
	}
	for _, typed := range []string{"", "x", "nosuch:x", "person:xyzzyq"} {
		if have := body(t, get(s, "/complete?q="+typed)); have != "" {
			t.Errorf("%q is completed to %q", typed, have)
		}
	}
}
