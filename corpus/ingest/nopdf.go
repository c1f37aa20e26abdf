//go:build nopdf

package ingest

// pdfFormats is empty in a build without the reader of PDF, which is 14 MB smaller.
var pdfFormats []format

type pdfEngine struct{}

func (*pdfEngine) close() {}
