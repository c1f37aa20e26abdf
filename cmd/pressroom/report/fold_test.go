package report

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		width            int
	}{
		{"no width", "one two three four five six seven", "one two three four five six seven", 0},
		{"a line", "one two three four five six seven\n", "one two three four\nfive six seven\n", 20},
		{"lead", "  one two three four five six\n", "  one two three four\n  five six\n", 20},
		{"two columns", "who       Anna Lee, Tom Ray, Eve Moss\n", "who       Anna Lee,\n          Tom Ray,\n          Eve Moss\n", 20},
		{"a wide first column", "what a long label  text of it\n", "what a long label\n  text of it\n", 20},
		{"a long word", "see https://example.org/a/long/address here\n", "see\nhttps://example.org/a/long/address\nhere\n", 20},
		{"colours", "\x1b[1mone two three four\x1b[0m five\n", "\x1b[1mone two three four\x1b[0m\nfive\n", 20},
		{"wide letters", "東京 大阪 京都 神戸 奈良\n", "東京 大阪 京都 神戸\n奈良\n", 20},
		{"marks", "e\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301 x\n",
			"e\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301\nx\n", 20},
		{"empty lines stay", "a\n\n  \nb\n", "a\n\n  \nb\n", 20},
	} {
		if got := (Look{Width: c.width}).Fold(c.text); got != c.want {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
	}
}

// FuzzFold checks that no word is lost, and that a line is too long only where one word is.
func FuzzFold(f *testing.F) {
	f.Add("  people     Anna Lee; Tom Ray, Minister; 東京", 30)
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = max(1, width%200)
		got := Look{Width: width}.Fold(text)
		if a, b := strings.Fields(text), strings.Fields(got); strings.Join(a, " ") != strings.Join(b, " ") {
			t.Fatalf("%q has other words than %q", got, text)
		}
		for line := range strings.Lines(got) {
			line = strings.TrimRight(line, "\n")
			text := strings.TrimLeft(line, " ")
			oneColumn := hanging(line) == len(line)-len(text) && !strings.Contains(line, "\x1b")
			if oneColumn && strings.Contains(text, " ") && columnsOf(line) > max(width, minWidth) {
				t.Fatalf("a line of %d columns: %q", columnsOf(line), line)
			}
		}
	})
}
