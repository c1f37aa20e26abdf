//go:build !nopdf

package ingest

import (
	"fmt"
	"strings"
)

var hostilePDFs = []hostile{
	{"a PDF that is its first line", "x.pdf", as("%PDF-1.7\n"), "", "is no valid PDF document"},
	{"a PDF that is cut", "x.pdf", as(pdfRelease()[:len(pdfRelease())/3]), "", "PDF document"},
	{"a PDF that has lost its end", "x.pdf", as(pdfRelease()[:len(pdfRelease())-200]), "", "is no valid PDF document"},
	{"pages that are their own parents", "x.pdf", as(pdfFile([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"}, "")),
		"", "has no text layer"},
	{"two billion pages", "x.pdf", as(strings.Replace(pdfOf(at(50, 700, mayor)), "/Count 1", "/Count 2000000000", 1)), mayor, ""},
	{"pages to less than none", "x.pdf", as(strings.Replace(pdfOf(at(50, 700, mayor)), "/Count 1", "/Count -1", 1)), mayor, ""},
	{"a document within an object of itself", "x.pdf", as(pdfFile([]string{"1 0 R"}, "")), "", "PDF document"},
	{"a cross-reference to itself", "x.pdf",
		as(strings.Replace(pdfOf(at(50, 700, mayor)), "/Root 1 0 R", "/Root 1 0 R/Prev 20", 1)), mayor, ""},
	{"a form that draws itself", "x.pdf", as(pdfFile([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Contents 5 0 R>>",
		"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 10>>stream\n/X Do     \nendstream",
		pdfStream("/X Do")}, "")), "", "has no text layer"},
	{"a stream that says it is larger", "x.pdf",
		as(strings.Replace(pdfOf(at(50, 700, mayor)), "/Length 5", "/Length 999999995", 1)), mayor, ""},
	{"a stream that cannot be unpacked", "x.pdf",
		as(strings.ReplaceAll(pdfOf(at(50, 700, mayor)), "<</Length", "<</Filter/FlateDecode/Length")),
		mayor, ""},
	{"a page without a size", "x.pdf", as(strings.Replace(pdfOf(at(50, 700, mayor)), "[0 0 600 800]", "[0 0 0 0]", 1)), mayor, ""},
	{"a page as large as a town", "x.pdf",
		as(strings.Replace(pdfOf(at(50, 700, mayor)), "[0 0 600 800]", "[0 0 9e30 9e30]", 1)), mayor, ""},
	{"brackets without end", "x.pdf", as(pdfOf(strings.Repeat("[", 200_000) + at(50, 700, mayor))), "", "has no text layer"},
	{"dictionaries within each other", "x.pdf", as(pdfFile([]string{strings.Repeat("<</A", 100_000)}, "")), "", "PDF document"},
	{"twenty thousand objects", "x.pdf", as(pdfFile(append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"},
		strings.Split(strings.Repeat("null ", 20_000), " ")...), "")), "", "PDF document"},
	{"more lines than are put in columns", "x.pdf", as(pdfOf(manyLines(3000))), mayor, ""},
}

func manyLines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "BT /F1 1 Tf %d %d Td (%s) Tj ET\n", i%10*50, 780-i/10, mayor)
	}
	return b.String()
}
