package ingest

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html/charset"
)

// A walker reads the elements of an XML document.
type walker interface {
	// start begins an element; taken says that it was read to its end, with d.
	start(d *xml.Decoder, e xml.StartElement) (taken bool, err error)
	end(name string)
	chars(s string)
}

// maxNested is how many elements of XML may stand within each other.
const maxNested = 1000

var errNested = fmt.Errorf("has over %d elements of XML within each other", maxNested)

// walk reads an XML document. Entities that it defines are not read: they may grow
// without end, or lead to files of this machine.
func walk(in io.Reader, w walker) error {
	d := newXML(in)
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			taken, err := w.start(d, t)
			if err != nil {
				return err
			}
			if !taken {
				depth++
			}
			if depth > maxNested {
				return errNested
			}
		case xml.EndElement:
			depth--
			w.end(t.Name.Local)
		case xml.CharData:
			w.chars(string(t))
		}
	}
}

// newXML returns a decoder of XML in any character set.
func newXML(in io.Reader) *xml.Decoder {
	buffered := bufio.NewReader(in)
	head, _ := buffered.Peek(headBytes)
	if enc, _ := wide(head); enc != nil {
		d := xml.NewDecoder(enc.NewDecoder().Reader(buffered))
		d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
		return d
	}
	d := xml.NewDecoder(buffered)
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// attr returns the value of an attribute, whatever its name space is.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
