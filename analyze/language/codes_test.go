package language

import (
	"slices"
	"testing"
)

func TestCodes(t *testing.T) {
	codes, names := Codes()
	for code, name := range map[string]string{"fr": "French", "hy": "հայերեն", "ka": "Georgian", "az": "Azerbaijani",
		"und": "unknown", "en": "English"} {
		if !slices.Contains(codes, code) || !slices.Contains(names[code], name) {
			t.Errorf("%s: %v", code, names[code])
		}
	}
}
