package ingest

import (
	"strings"
	"testing"
)

func TestSignatureTable(t *testing.T) {
	rows := 0
	for row := range strings.Lines(signatureTable) {
		if !strings.HasPrefix(row, "#") {
			rows++
		}
	}
	if got := len(signatures()); got != rows || rows < 40 {
		t.Errorf("%d of %d rows can be read", got, rows)
	}
}

// TestKind names files as texts whose content says that they are none, and
// texts that look a little like such content.
func TestKind(t *testing.T) {
	for _, c := range []struct{ why, raw, want string }{
		{"HTML 5", "<!DOCTYPE html>\n<html><body>x", "a web page"},
		{"HTML after a mark and blanks", "\ufeff \n<HTML lang=en>", "a web page"},
		{"HTML after a comment", "<!-- saved -->\n<html>", "a web page"},
		{"XHTML", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html xmlns=\"y\">", "a web page"},
		{"a page with a line before it", "Saved on Monday\n<html>\n<head>", "a web page"},
		{"a page with its header", "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<p>", "a web page with its header"},
		{"a piece of a page", "<div class=\"x\"><p>Mayor opens bridge</p><p>He <b>spoke</b></p></div>", "a web page"},
		{"RSS", "<?xml version='1.0'?><rss version=\"2.0\">", "a feed (RSS or Atom)"},
		{"Atom without a declaration", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "a feed (RSS or Atom)"},
		{"XML", "<?xml version=\"1.0\"?><!-- x --><book><body>", "an XML document"},
		{"NITF", "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n<nitf><body>", "an item of news (NITF, NewsML)"},
		{"XML by its name space", "<book xmlns=\"x\">", "an XML document"},
		{"SVG", "<svg xmlns=\"x\">", "a drawing (SVG)"},
		{"PDF", "%PDF-1.7\n%\xe2\xe3", "a PDF document"},
		{"Word", "PK\x03\x04\x14\x00 [Content_Types].xml word/document.xml", "no valid zip archive"},
		{"OpenDocument", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "no valid zip archive"},
		{"zip that is cut", "PK\x03\x04 a.txt", "no valid zip archive"},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a document of an older Word"},
		{"winmail.dat", "\x78\x9f\x3e\x22\x01\x00\x01\x06", "an attachment of Outlook that holds others (winmail.dat)"},
		{"tar", strings.Repeat("a", 257) + "ustar\x0000", "not a valid tar archive"},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00", "an image (PNG)"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", "an image (JPEG)"},
		{"a program", "\x7fELF\x02\x01\x01\x00", "a program"},
		{"mail", "Return-Path: <a@b.org>\nReceived: from x\n\tby y; Mon\nFrom: A <a@b.org>\nSubject: x\n\nbody", "a mail with its header"},
		{"mail in a mailbox", "From a@b.org Mon Feb 16 10:00:00 2026\nMIME-Version: 1.0\nFrom: A\n\nbody", "a mailbox with its mails"},
		{"mail without fields of machines", "From: A <a@b.org>\r\nDate: Mon, 16 Feb 2026 10:00:00 +0000\r\nSubject: x\r\n\r\n" +
			"body", "a mail with its header"},
		{"a saved page", "From: <Saved by Blink>\nContent-Type: multipart/related;\n\tboundary=x\n\n", "a saved web page (MHTML)"},
		{"JSON of something else", `{"title":"x","summary":"y"}`, `JSON without the "text"`},
		{"JSON Lines of something else", `{"title":"x"}` + "\n" + `{"title":"y"}`, `JSON without the "text"`},
		{"a list", `["a","b"]`, `JSON without the "text"`},

		{"plain", "Mayor opens bridge", ""},
		{"elements within the text", "New rules for <html> pages\n\nUse <b>bold</b>, <i>italic</i>, <p>paragraphs</p> and <body>.", ""},
		{"an element at the beginning", "<b>Mayor opens bridge</b>\n\nLEEDS – The mayor spoke.", ""},
		{"an address in angle brackets", "<https://example.org/news>\nMayor opens bridge", ""},
		{"an address of mail", "<press@example.org>\nMayor opens bridge", ""},
		{"a placeholder", "<PRESS RELEASE>\nMayor opens bridge", ""},
		{"a memo", "FROM: The Ministry\nTO: Editors\nDATE: 16 February 2026\nSUBJECT: Bridge\n\nThe mayor spoke.", ""},
		{"a letter", "From: Ann Lee <ann@example.org>\nSent: Monday, 16 February 2026\nTo: Editors\nSubject: Bridge\n\n" +
			"The mayor spoke.", ""},
		{"an entry of a register", "From: Ann Lee\nReceived: 16 February 2026\n\nThe mayor spoke.", ""},
		{"fields above a release", "Contact: Ann Lee\nRelease-Date: 16 February 2026\n\nMayor opens bridge", ""},
		{"initials of a program", "MZ Holdings names a chief executive", ""},
		{"initials of an image", "BM Group names a chief executive", ""},
		{"a percent sign", "%PDF files are to go, says the minister", ""},
		{"initials of a zip", "PK Industries names a chief executive", ""},
		{"a bracket", "[Embargoed until Monday]\n\nMayor opens bridge", ""},
		{"a brace", "{Photo: Ann Lee}\n\nMayor opens bridge", ""},
		{"a comment of Markdown", "<!-- draft -->\n# Mayor opens bridge\n\nThe mayor spoke.", ""},
	} {
		rels, errs := read(t, Options{}, write(t, "x.txt", []byte(c.raw)))
		told := strings.Join(errs, "; ")
		if k := (&reader{signatures: signatures()}).kindOf("x.txt", []byte(c.raw)); k != nil {
			told += "; is " + k.what
		}
		if c.want == "" && (told != "" || len(rels) != 1) || !strings.Contains(told, "is "+c.want) && c.want != "" {
			t.Errorf("%s: %d releases, told %q, want %q", c.why, len(rels), told, c.want)
		}
	}
	page := "<p>Mayor</p><p>opens</p><p>bridge</p>"
	if rels, errs := read(t, Options{}, write(t, "x.md", []byte(page))); len(rels) != 1 {
		t.Errorf("Markdown: got %q", errs)
	}
}

func TestLinesOfJSON(t *testing.T) {
	for _, c := range []struct{ why, raw, want string }{
		{"nothing", "", "x.jsonl: is empty"},
		{"empty lines only", "\n \n", "x.jsonl: is empty"},
		{"empty lines between", "{\"text\":\"a\"}\n\n\n{\"text\":\"b\"}\n", "x.jsonl: lines that are empty: 2"},
		{"fields", `{"text":"a","Tags":"x","page":"y"}` + "\n" + `{"text":"b","page":"z"}`,
			`x.jsonl: fields that are not read, with the number of lines: "Tags" (1), "page" (2)`},
		{"known ones in any case", `{"TEXT":"a","Source":"x","ID":null,"published":"2026-02-16","issuer":"y"}`, ""},
		{"a web page", "<!DOCTYPE html>", "x.jsonl: has no text"},
	} {
		path := write(t, "x.jsonl", []byte(c.raw))
		_, errs := read(t, Options{}, path)
		told := strings.ReplaceAll(strings.Join(errs, "; "), strings.TrimSuffix(path, "x.jsonl"), "")
		if !strings.HasPrefix(told, c.want) || c.want == "" && told != "" {
			t.Errorf("%s: told %q, want %q", c.why, told, c.want)
		}
	}
}
