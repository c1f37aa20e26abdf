package report

import "testing"

// Plain and cut: what a release says drives no terminal and takes one line.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"two\n  lines\tand a gap": "two lines and a gap",
		"\x1b[31mred\x1b[0m":      "[31mred [0m",
		"right\u202eleft":         "right left",
		"Café “Ö” – fine":         "Café “Ö” – fine",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := Multiline("a\x07\nb\tc"); got != "a \nb\tc" {
		t.Errorf("lines: %q", got)
	}
	for _, tt := range []struct {
		text string
		n    int
		want string
	}{
		{"ééé", 3, "ééé"},
		{"éééé", 3, "éé…"},
		{"a b cd", 3, "a…"},
	} {
		if got := cut(tt.text, tt.n); got != tt.want {
			t.Errorf("%q to %d: got %q, want %q", tt.text, tt.n, got, tt.want)
		}
	}
}

// Colours stand around words, never around nothing.
func TestPaint(t *testing.T) {
	plain, colour := Look{}, Look{Colour: true}
	if got := plain.paint(person, "Ann"); got != "Ann" {
		t.Errorf("without: %q", got)
	}
	if got := colour.paint(person, "Ann"); got != "\x1b[36mAnn\x1b[0m" {
		t.Errorf("with: %q", got)
	}
	if got := colour.paint(person, ""); got != "" {
		t.Errorf("around nothing: %q", got)
	}
}

// TestTitled shows no title that another one says, too.
func TestTitled(t *testing.T) {
	for _, tt := range []struct {
		titles []string
		want   string
	}{
		{nil, "Dr. Ann Lee"},
		{[]string{"U.S. Attorney", "U.S. Attorney for the District of Ohm"}, "Dr. Ann Lee, U.S. Attorney for the District of Ohm"},
		{[]string{"Minister of Tides, Ports and Dams", "minister", "Judge"}, "Dr. Ann Lee, Minister of Tides, Ports and Dams, Judge"},
		{[]string{"Chair", "Chair, Board of Ports"}, "Dr. Ann Lee, Chair, Board of Ports"},
		{[]string{"Senator", "senator"}, "Dr. Ann Lee, Senator"},
		{[]string{"Vice", "Vice-President"}, "Dr. Ann Lee, Vice, Vice-President"},
		{[]string{"Chair", "Chairwoman of the Board", "Acting Chair"}, "Dr. Ann Lee, Chair, Chairwoman of the Board, Acting Chair"},
	} {
		if got := titled("Ann Lee", []string{"Dr.", "Ms"}, tt.titles, Plain); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.titles, got, tt.want)
		}
	}
}
