package ingest

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
)

// isGzip reports whether an input begins as gzip does (RFC 1952).
func isGzip(head []byte) bool { return len(head) > 1 && head[0] == 0x1f && head[1] == 0x8b }

// members reads the members of a gzip file one after another, as gzip(1) does:
// zeros after the last one are padding, other bytes are garbage that is passed over.
type members struct {
	in      *bufio.Reader
	zip     *gzip.Reader
	garbage bool // there were bytes after the last member
}

func newMembers(in *bufio.Reader) (*members, error) {
	zip, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	zip.Multistream(false)
	return &members{in: in, zip: zip}, nil
}

// Read reads on into the next member where one ends.
func (m *members) Read(b []byte) (int, error) {
	for {
		n, err := m.zip.Read(b)
		if n > 0 || !errors.Is(err, io.EOF) {
			return n, err
		}
		if err := m.next(); err != nil {
			return 0, err
		}
	}
}

// next opens the next member; io.EOF says that there is none.
func (m *members) next() error {
	head, err := m.in.Peek(2)
	if isGzip(head) {
		if err := m.zip.Reset(m.in); err != nil {
			return err
		}
		m.zip.Multistream(false)
		return nil
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	for {
		c, err := m.in.ReadByte()
		if err != nil {
			return err
		}
		if c != 0 {
			m.garbage = true
			return io.EOF
		}
	}
}
