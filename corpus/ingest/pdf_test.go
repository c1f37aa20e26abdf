//go:build !nopdf

package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pressroom/corpus/clean"
)

// pdfOf is a PDF document with a page of each content stream. Font F1 is Helvetica, F2
// has the characters of Unicode by their numbers.
func pdfOf(contents ...string) string {
	kids := ""
	for i := range contents {
		kids += fmt.Sprintf("%d 0 R ", 7+2*i)
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(contents)),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>",
		pdfStream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
			"4 beginbfrange <0000> <00FF> <0000> <0400> <04FF> <0400> <0500> <05FF> <0500> <0600> <06FF> <0600> endbfrange endcmap end end"),
	}
	for i, content := range contents {
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"+
			"/Contents %d 0 R>>", 8+2*i), pdfStream(content))
	}
	return pdfFile(objects, "")
}

func pdfStream(s string) string { return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(s), s) }

// pdfFile is a PDF document of objects, the first of which is the catalogue.
func pdfFile(objects []string, trailer string) string {
	var b, xref strings.Builder
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for i, o := range objects {
		fmt.Fprintf(&xref, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, xref.String(), len(objects)+1, trailer, start)
	return b.String()
}

// at is a line of text of 10 points.
func at(x, y float64, s string) string {
	return fmt.Sprintf("BT /F1 10 Tf %g %g Td (%s) Tj ET\n", x, y, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(s))
}

// wideAt is a line in font F2.
func wideAt(x, y float64, s string) string {
	hex := ""
	for _, unit := range utf16.Encode([]rune(s)) {
		hex += fmt.Sprintf("%04X", unit)
	}
	return fmt.Sprintf("BT /F2 10 Tf %g %g Td <%s> Tj ET\n", x, y, hex)
}

func down(x, y float64, lines ...string) (s string) {
	for i, line := range lines {
		s += at(x, y-12*float64(i), line)
	}
	return s
}

// pdfRelease is a release of two pages with a head and page numbers, two columns that are
// drawn row by row, a word parted at a line end, and a sentence over the page.
func pdfRelease() string {
	head := func(n int) string {
		return at(50, 780, "Ministry of Works - Press Release") + at(300, 20, fmt.Sprintf("Page %d of 3", n))
	}
	left := []string{"LEEDS, March 3, 2026 - Mayor Tom Hill", "opened the bridge over the river on Mon-", "day, after ten years in which a ferry took",
		"people to the other side of the town.", "The old bridge was shut by the Ministry", "of Works, said Ann Lee of the council."}
	right := []string{"It was a long-standing wish of the town", "that people can go over the river again,", "and so they will from this day on, said",
		"the mayor, who came to the river by bus.", "Lamps of the old kind stand on each side", "of the bridge, as they did in the old days"}
	columns := ""
	for i := range left {
		columns += at(50, 700-12*float64(i), left[i]) + at(320, 700-12*float64(i), right[i])
	}
	return pdfOf(head(1)+"BT /F1 20 Tf 150 740 Td (Mayor opens the bridge) Tj ET\n"+columns,
		head(2)+down(50, 740, "when the first one was built.", "", "Year")+at(200, 716, "Tons")+
			at(50, 704, "2025")+at(200, 704, "40")+at(300, 704, "80"),
		head(3)+down(50, 740, "Contact: Ann Lee"))
}

const pdfReleaseText = `Ministry of Works - Press Release

Mayor opens the bridge

LEEDS, March 3, 2026 - Mayor Tom Hill opened the bridge over the river on Monday, after ten years in which a ferry took ` +
	`people to the other side of the town.

The old bridge was shut by the Ministry of Works, said Ann Lee of the council.

It was a long-standing wish of the town that people can go over the river again, and so they will from this day on, said ` +
	`the mayor, who came to the river by bus. Lamps of the old kind stand on each side of the bridge, as they did in the old days ` +
	`when the first one was built.
Year	Tons
2025	40	80

Contact: Ann Lee
`

func TestPDF(t *testing.T) {
	rels, errs := read(t, Options{}, write(t, "x.pdf", []byte(pdfRelease())), write(t, "y.txt", []byte("junk\n"+pdfRelease())))
	if len(rels) != 2 || len(errs) > 0 {
		t.Fatalf("%d releases, told %q", len(rels), errs)
	}
	if text, _ := clean.Text(rels[0].Text); text != pdfReleaseText {
		t.Errorf("got %q, want %q", text, pdfReleaseText)
	}
	if n := strings.Count(rels[0].Text, "\f"); n != 2 {
		t.Errorf("%d page ends, want 2", n)
	}
}

func TestPDFOfOtherScripts(t *testing.T) {
	arabic := []rune("افتتح رئيس البلدية الجسر في 2026")
	slices.Reverse(arabic)
	drawn := strings.Replace(string(arabic), "6202", "2026", 1) // numbers are drawn from the left
	raw := pdfOf(wideAt(50, 740, "Мэр Ереван открыл мост") + wideAt(50, 700, "Երևանի քաղաքապետ") + wideAt(50, 660, drawn))
	checkText(t, "other scripts", "x.pdf", raw, "Мэр Ереван открыл мост\n\nԵրևանի քաղաքապետ\n\nافتتح رئيس البلدية الجسر في 2026")
}

func TestPDFWithoutText(t *testing.T) {
	locked := strings.Repeat("x", 32)
	for _, c := range []struct{ why, raw, told string }{
		{"a scan", pdfOf("0 0 100 100 re f", ""), "has no text layer: it is a scan, or a picture (2 pages)"},
		{"a cut one", pdfRelease()[:60], "is no valid PDF document"},
		{"an encrypted one", pdfFile([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"},
			fmt.Sprintf("/ID[(%s)(%s)]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O(%s)/U(%s)>>", locked[:16], locked[:16], locked, locked)),
			"is encrypted: it asks for a password"},
	} {
		rels, errs := read(t, Options{}, write(t, "x.pdf", []byte(c.raw)))
		if told := strings.Join(errs, "; "); len(rels) > 0 || !strings.Contains(told, c.told) {
			t.Errorf("%s: %d releases, told %q, want %q", c.why, len(rels), told, c.told)
		}
	}
}

// TestPDFCache reads a document where the compiled reader can and cannot be kept.
func TestPDFCache(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the reader three times")
	}
	path := write(t, "x.pdf", []byte(pdfOf(at(50, 700, "Mayor opens bridge"))))
	home := t.TempDir()
	for _, c := range []struct{ why, home string }{{"a home", home}, {"the same home", home}, {"none", ""}, {"a file for a home", path}} {
		t.Setenv("XDG_CACHE_HOME", c.home)
		t.Setenv("HOME", c.home)
		if rels, errs := read(t, Options{}, path); len(rels) != 1 || len(errs) > 0 {
			t.Errorf("%s: %d releases, told %q", c.why, len(rels), errs)
		}
	}
	kept, err := filepath.Glob(filepath.Join(home, "pressroom", "wazero", "*", "*"))
	if err != nil || len(kept) != 1 {
		t.Errorf("kept %q, %v", kept, err)
		return
	}
	if err := os.WriteFile(kept[0], []byte("damage"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", home)
	if rels, errs := read(t, Options{}, path); len(rels) != 1 || len(errs) > 0 {
		t.Errorf("a damaged cache: %d releases, told %q", len(rels), errs)
	}
}
