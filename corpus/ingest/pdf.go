//go:build !nopdf

package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfFormats are the formats that a build with the tag nopdf leaves out.
var pdfFormats = []format{{"pdf", readPDF}}

const (
	maxPages  = 2000            // of a document
	pdfTime   = 2 * time.Minute // for a document; of the wall, on a machine that is busy
	pdfMemory = 4096            // of a document, in pages of 64 KiB
)

// A pdfEngine is PDFium as WebAssembly: what a damaged file does to it happens in
// memory of its own, without files or network. It starts with the first document.
type pdfEngine struct{ pool pdfium.Pool }

// instance returns an engine in memory of its own for one document.
func (e *pdfEngine) instance() (pdfium.Pdfium, error) {
	if e.pool == nil {
		pool, err := startPDF(pdfCache())
		if err != nil {
			pool, err = startPDF(nil) // a cache that cannot be written to, or is damaged
		}
		if err != nil {
			return nil, err
		}
		e.pool = pool
	}
	return e.pool.GetInstance(pdfTime)
}

func (e *pdfEngine) close() {
	if e.pool != nil {
		_ = e.pool.Close() // nothing was written
		e.pool = nil
	}
}

// pdfCache is where the compiled engine is kept from one run to the next; nil where there
// is no such place: it is compiled anew then, which takes seconds.
func pdfCache() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "pressroom", "wazero"))
	if err != nil {
		return nil
	}
	return cache
}

func startPDF(cache wazero.CompilationCache) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).WithMemoryLimitPages(pdfMemory)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{Context: context.Background(), MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RuntimeConfig: config})
}

// readPDF reads the text layer of a PDF document. When it was made is no date of
// publication.
func readPDF(in *input, give func(part) error) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	engine, err := in.pdf.instance()
	if err != nil {
		return fmt.Errorf("cannot be read: its reader does not start: %w", err)
	}
	d := &pdfDocument{engine: engine, most: in.max}
	read := make(chan error, 1)
	go func() { read <- guarded(func() error { return d.read(raw) }) }()
	select {
	case err = <-read:
		_ = engine.Close() // it was only read
	case <-time.After(pdfTime):
		_ = engine.Kill()
		if <-read; len(d.pages) == 0 {
			return fmt.Errorf("cannot be read within %v", pdfTime)
		}
		err, d.short = nil, fmt.Sprintf("it is not read to its end within %v", pdfTime)
	}
	if err != nil {
		return err
	}
	text := layout(d.pages)
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("has no text layer: it is a scan, or a picture (%d pages)", d.count)
	}
	return give(part{page: &page{text: text}, reason: d.remark()})
}

// A pdfDocument is what has been read of a document.
type pdfDocument struct {
	engine pdfium.Pdfium
	most   int64 // bytes of text
	count  int   // pages that it has
	pages  []pdfPage
	short  string // why pages at its end are not read
}

// remark says which pages have no text.
func (d *pdfDocument) remark() string {
	var empty []string
	for i, p := range d.pages {
		if len(p.lines) == 0 && len(empty) < 10 {
			empty = append(empty, fmt.Sprint(i+1))
		}
	}
	var all []string
	if len(empty) > 0 {
		all = append(all, "pages without text: "+strings.Join(empty, ", "))
	}
	if len(d.pages) < d.count {
		all = append(all, fmt.Sprintf("pages read: %d of %d: %s", len(d.pages), d.count, d.short))
	}
	return strings.Join(all, "; ")
}

func (d *pdfDocument) read(raw []byte) error {
	doc, err := d.engine.OpenDocument(&requests.OpenDocument{File: &raw})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return errors.New("is encrypted: it asks for a password")
	case err != nil:
		return errors.New("is no valid PDF document")
	}
	count, err := d.engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil || count.PageCount < 1 {
		return errors.New("is a PDF document without pages")
	}
	d.count = count.PageCount
	for i := range d.count {
		switch {
		case i >= maxPages:
			d.short = fmt.Sprintf("more than %d are not", maxPages)
			return nil
		case d.most < 0:
			d.short = "it is over the limit (--max-bytes)"
			return nil
		}
		page, err := d.page(doc.Document, i)
		if err != nil { // of a page that is damaged, others can be read
			page = pdfPage{err: err}
		}
		d.pages = append(d.pages, page)
	}
	return nil
}

// page reads the lines of a page as the engine makes them of its characters.
func (d *pdfDocument) page(doc references.FPDF_DOCUMENT, i int) (p pdfPage, err error) {
	loaded, err := d.engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: i})
	if err != nil {
		return p, err
	}
	defer d.engine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	of := requests.Page{ByReference: &loaded.Page}
	size, err := d.engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: doc, Index: i})
	if err != nil {
		return p, err
	}
	p.height = size.Height
	layer, err := d.engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: of})
	if err != nil {
		return p, err
	}
	defer d.engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: layer.TextPage})
	chars, err := d.engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: layer.TextPage})
	if err != nil || chars.Count < 1 {
		return p, err
	}
	text, err := d.engine.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: layer.TextPage, Count: chars.Count})
	if err != nil {
		return p, err
	}
	d.most -= int64(len(text.Text))
	l := pdfLayer{d.engine, layer.TextPage}
	at := 0 // in units of UTF-16
	for _, line := range splitLines(text.Text) {
		units := len(utf16.Encode([]rune(line)))
		if pieces := l.pieces(line, at, at+units); len(pieces) > 0 {
			p.lines = append(p.lines, pieces)
		}
		at += units
	}
	return p, nil
}

// splitLines returns the lines of a page with their ends. The engine takes away the line
// end after a hyphen.
func splitLines(text string) (lines []string) {
	for text != "" {
		n := strings.IndexAny(text, "\n\x02\ufffe")
		if n < 0 {
			return append(lines, text)
		}
		_, size := utf8.DecodeRuneInString(text[n:])
		lines, text = append(lines, text[:n+size]), text[n+size:]
	}
	return lines
}

// A pdfLayer is the text of a page.
type pdfLayer struct {
	engine pdfium.Pdfium
	layer  references.FPDF_TEXTPAGE
}

// pieces returns a line, which is text from one offset to another, in one piece, or in several
// where wide gaps part it.
func (l pdfLayer) pieces(line string, start, end int) []piece {
	text := strings.TrimSpace(hyphens.Replace(line))
	if text == "" {
		return nil
	}
	from, err := l.char(start)
	to, err2 := l.char(end - 1)
	if err != nil || err2 != nil || from < 0 || to < from {
		return []piece{{text: text}}
	}
	em, err := l.engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: l.layer, Index: from})
	if err != nil {
		return []piece{{text: text}}
	}
	if rightToLeft(text) && l.drawnFromLeft(line, start) {
		text = mirrored(text)
	}
	top, bottom := float64(em.Rect.Top), float64(em.Rect.Bottom)
	var out []piece
	for _, r := range l.boxes(from, to-from+1) {
		if n := len(out); n > 0 && r.left < out[n-1].right+wideGap*(top-bottom) {
			out[n-1].right = max(out[n-1].right, r.right)
			out[n-1].left = min(out[n-1].left, r.left)
			continue
		}
		out = append(out, piece{left: r.left, right: r.right, top: top, bottom: bottom})
	}
	switch len(out) {
	case 0:
		return []piece{{text: text, top: top, bottom: bottom}}
	case 1:
		out[0].text = text
		return out
	}
	for i := range out {
		b, err := l.engine.FPDFText_GetBoundedText(&requests.FPDFText_GetBoundedText{TextPage: l.layer,
			Left: out[i].left - 0.5, Right: out[i].right + 0.5, Top: top, Bottom: bottom})
		if err != nil || squeezed(b.Text) == "" {
			out[0].right, out[0].text = out[len(out)-1].right, text
			return out[:1]
		}
		out[i].text = squeezed(hyphens.Replace(b.Text))
	}
	return out
}

// hyphens are what the engine has for a hyphen at the end of a line.
var hyphens = strings.NewReplacer("\x02", "-", "\ufffe", "-", "\x00", "")

func (l pdfLayer) char(i int) (int, error) {
	c, err := l.engine.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: l.layer, NTextIndex: i})
	if err != nil {
		return 0, err
	}
	return c.CharIndex, nil
}

// drawnFromLeft reports whether a line of Arabic or Hebrew comes in the order in which its
// letters stand on the page, not in that in which they are read.
func (l pdfLayer) drawnFromLeft(line string, start int) bool {
	var at []float64
	for _, c := range line {
		if isRightToLeft(c) {
			i, err := l.char(start)
			if err != nil {
				return false
			}
			box, err := l.engine.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: l.layer, Index: i})
			if err != nil {
				return false
			}
			if at = append(at, box.Left); len(at) == sampled {
				break
			}
		}
		start += utf16.RuneLen(c)
	}
	rises := 0
	for i := 1; i < len(at); i++ {
		if at[i] > at[i-1] {
			rises++
		}
	}
	return 2*rises > len(at)-1
}

// sampled is how many letters show in which direction a line is drawn.
const sampled = 8

// boxes returns where runs of characters stand.
func (l pdfLayer) boxes(from, n int) (out []piece) {
	count, err := l.engine.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: l.layer, StartIndex: from, Count: n})
	if err != nil {
		return nil
	}
	for i := range count.Count {
		r, err := l.engine.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: l.layer, Index: i})
		if err != nil {
			return nil
		}
		out = append(out, piece{left: r.Left, right: r.Right, top: r.Top, bottom: r.Bottom})
	}
	return out
}
