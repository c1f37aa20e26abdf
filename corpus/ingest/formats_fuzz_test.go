package ingest

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzzFormat reads what a fuzzer makes of inputs: releases are valid text or there are
// errors with a reason, and nothing crashes, its parser neither.
func fuzzFormat(f *testing.F, wrap func(t *testing.T, raw []byte) []byte) {
	f.Helper()
	f.Fuzz(func(t *testing.T, raw []byte) {
		opt := Options{MaxBytes: hostileLimit, Stdin: bytes.NewReader(wrap(t, raw))}
		for rel, err := range Read(context.Background(), []string{"-"}, opt) {
			switch {
			case err == nil && (!utf8.ValidString(rel.Text) || strings.TrimSpace(rel.Text) == ""):
				t.Errorf("text %.100q", rel.Text)
			case err != nil && (strings.TrimSpace(err.Error()) == "" || strings.Contains(err.Error(), "crashed")):
				t.Error(err)
			}
		}
	})
}

func bare(_ *testing.T, raw []byte) []byte { return raw }

// FuzzDOCX varies the text of a document of Word, its XML within a sound archive.
func FuzzDOCX(f *testing.F) {
	f.Add([]byte(para(run(mayor))))
	f.Add([]byte(listItem("1", "0", "a") + listItem("2", "0", "b")))
	f.Add([]byte("<tbl><tr><tc>" + para(run("a")) + "</tc><tc><p><txbxContent>" + para(run("b")) + "</txbxContent></p></tc></tr></tbl>"))
	f.Add([]byte(`<sdt><sdtPr><showingPlcHdr/></sdtPr><sdtContent/></sdt><p><pPr><rPr><del/></rPr></pPr></p><footnoteReference id="1"/>`))
	fuzzFormat(f, func(t *testing.T, raw []byte) []byte {
		return zipOf(t, "[Content_Types].xml", wordTypes, "word/document.xml", "<d>"+string(raw)+"</d>", "word/numbering.xml", wordLists)
	})
}

// FuzzODT varies the content of an OpenDocument text.
func FuzzODT(f *testing.F) {
	f.Add([]byte(`<text:list text:style-name="N"><text:list-item><text:p>one<text:s text:c="2"/></text:p></text:list-item></text:list>`))
	f.Add([]byte(`<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>b</text:p></text:note-body></text:note></text:p>`))
	f.Add([]byte(`<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>`))
	fuzzFormat(f, func(t *testing.T, raw []byte) []byte { return []byte(odtOf(t, string(raw))) })
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}\f0\'cc\u1080?{\b b}\par\trowd a\cell b\cell\row}`))
	f.Add([]byte(`{\rtf1 {\*\shpinst{\shptxt a{\footnote b}}}{\listtext 1.\tab}c\bin2 {}{\upr{x}{\*\ud{y}}}}`))
	fuzzFormat(f, bare)
}

// FuzzArchive varies archives and packed files as they are.
func FuzzArchive(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Add(zipped(mayor))
	f.Add([]byte(packedBzip2))
	f.Add([]byte(packedXZ))
	f.Add([]byte("\x28\xb5\x2f\xfd\x04\x00\x91\x00\x00Mayor opens bridge"))
	fuzzFormat(f, bare)
}

// FuzzLayout puts pieces anywhere on two pages: no text is lost but at their edges.
func FuzzLayout(f *testing.F) {
	f.Add([]byte("\x10\x20\x30\x40the mayor spoke\x90\x20\x30\x41of the bridge-"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p := pdfPage{height: 800}
		words := 0
		for len(raw) > 12 && len(p.lines) < 100 {
			text := strings.Join(strings.Fields(strings.ToValidUTF8(string(raw[4:12]), "x")), " ")
			if text == "" {
				text = "x"
			}
			x, y := float64(raw[0])*2, 150+float64(raw[1])*2
			at := piece{text, x, x + float64(raw[2]), y + 10, y}
			if n := len(p.lines); raw[3]%3 == 0 && n > 0 && p.lines[n-1].right() < x {
				p.lines[n-1] = append(p.lines[n-1], at)
			} else {
				p.lines = append(p.lines, pieces{at})
			}
			words += len(strings.Fields(text))
			raw = raw[12:]
		}
		if got := len(strings.Fields(layout([]pdfPage{p, {height: 800}}))); got != words {
			t.Errorf("%d words, want %d", got, words)
		}
	})
}
