package index

import "testing"

// TestKeyOf holds pairs of names that are one, and pairs that are two.
func TestKeyOf(t *testing.T) {
	one := [][3]string{
		{"person", "Armen Grigoryan", "ARMEN GRIGORIAN"},
		{"person", "Sen. Edward M. Kennedy", "Edward Kennedy"},
		{"person", "Martin Luther King, Jr.", "Martin Luther King Jr."},
		{"person", "José Núñez", "Jose Nunez"},
		{"person", "Volodymyr Zelenskyy", "Volodymyr Zelensky"},
		{"org", "the U.S. Department of Energy", "Department of Energy"},
		{"place", "Washington, D.C.", "WASHINGTON D C"},
		{"place", "U.S.", "United States"},
	}
	for _, c := range one {
		if a, b := keyOf(c[0], c[1]), keyOf(c[0], c[2]); a != b {
			t.Errorf("%q and %q are one, and have the keys %q and %q", c[1], c[2], a, b)
		}
	}
	two := [][3]string{
		{"person", "Ann Lee", "Anna Lee"},
		{"person", "Ryan", "Rian"},
		{"person", "George Bush", "George Walker Bush"},
		{"place", "Georgia", "Georgiana"},
		{"org", "Ministry of Health", "Ministry of Health of Colombia"},
	}
	for _, c := range two {
		if a, b := keyOf(c[0], c[1]), keyOf(c[0], c[2]); a == b {
			t.Errorf("%q and %q are two, and have the key %q", c[1], c[2], a)
		}
	}
}
