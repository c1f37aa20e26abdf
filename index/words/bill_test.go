package words

import (
	"strings"
	"testing"
)

func TestBills(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The House passed H.R. 1234 and H.R.1235, HR 1236, H R  1237 and H. R. 1,238.", "hr1234 hr1235 hr1236 hr1237 hr1238"},
		{"Under S. 5, S.1637, S 1638 and S. 1637", "s5 s1637 s1638"},
		{"H.Res. 100, H. Res. 101, H.J.Res. 3, S.J. Res. 4, S. Con. Res. 18, H.Con.Res. 7",
			"hres100 hres101 hjres3 sjres4 sconres18 hconres7"},
		{"Senate Resolution 12; House Bill 101; SB 20; Public Law 109-13; P.L. 110-5; P L  110 6", "sres12 hb101 sb20 pl109-13 pl110-5 pl110"},
		{"Bill C-12 was read; he sat in row C-13", "c12"},
		{"case 3:05-CV-0627-L, 2012-cv-22958; Case No. 06-0389; No. 14/2024", "05-cv-627 12-cv-22958 06-389 14-2024"},
		{"Galaxy S24, the S 5, route s. 20, 12/2024, men's 1200 m, HR managers, case 12", ""},
	} {
		if got := strings.Join(Bills(tt.text), " "); got != tt.want {
			t.Errorf("Bills(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
	for _, tt := range []struct{ text, want string }{
		{"H.R. 1234", "hr1234"}, {"hr1234", "hr1234"}, {"hr 1234", "hr1234"}, {"s1637", "s1637"}, {"S.1637", "s1637"}, {"c-12", "c12"},
		{"s.j.res. 4", "sjres4"}, {"05-CV-0627", "05-cv-627"}, {"06-0389", "06-389"}, {"14/2024", "14-2024"}, {"no. 14/2024", "14-2024"},
	} {
		if got := Bill(tt.text); got != tt.want {
			t.Errorf("Bill(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}
