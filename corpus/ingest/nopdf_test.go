//go:build nopdf

package ingest

var hostilePDFs []hostile
