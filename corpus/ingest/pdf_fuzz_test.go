//go:build !nopdf

package ingest

import "testing"

// FuzzPDF varies a document: what the engine makes of damage stays in its memory.
func FuzzPDF(f *testing.F) {
	f.Add([]byte(pdfOf(at(50, 700, mayor))))
	f.Add([]byte(pdfRelease()))
	fuzzFormat(f, bare)
}
