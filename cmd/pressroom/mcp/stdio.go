package mcp

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// maxLine is how many bytes a message to the server may have.
const maxLine = 4 << 20

// stdio is a stream of messages, one a line. A line that is no message is answered with an
// error and passed over, for the protocol's library would end the connection. Where the input ends,
// that is told after what was asked is answered.
type stdio struct {
	in    *bufio.Reader
	close func() error
	rest  []byte // of the line that is being read

	mu      sync.Mutex // held to write
	out     io.Writer
	waiting int // questions without an answer
	done    *sync.Cond
	closed  bool
}

func newStdio(in io.ReadCloser, out io.Writer) *stdio {
	s := &stdio{in: bufio.NewReaderSize(in, maxLine), close: in.Close, out: out}
	s.done = sync.NewCond(&s.mu)
	return s
}

// Read reads messages.
func (s *stdio) Read(b []byte) (int, error) {
	for len(s.rest) == 0 {
		line, err := s.in.ReadSlice('\n')
		for errors.Is(err, bufio.ErrBufferFull) { // too long: passed over
			line = nil
			_, err = s.in.ReadSlice('\n')
		}
		if err != nil {
			s.settle()
			return 0, err
		}
		if len(bytes.TrimSpace(line)) == 0 && line != nil {
			continue
		}
		if err := s.check(line); err != nil {
			return 0, err
		}
	}
	n := copy(b, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// check takes a line that is a message, and answers one that is none.
func (s *stdio) check(line []byte) error {
	msg, err := jsonrpc.DecodeMessage(line)
	s.mu.Lock()
	defer s.mu.Unlock()
	switch req, ok := msg.(*jsonrpc.Request); {
	case line == nil:
		err = fmt.Errorf("a message has more than %d bytes", maxLine)
	case err == nil && ok && req.IsCall():
		s.waiting++
		fallthrough
	case err == nil:
		s.rest = line
		return nil
	}
	_, err = fmt.Fprintf(s.out, `{"jsonrpc":"2.0","id":null,"error":{"code":%d,"message":%q}}`+"\n", jsonrpc.CodeParseError, clean(err.Error()))
	return err
}

// Write writes a message: the library writes each at once.
func (s *stdio) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if msg, err := jsonrpc.DecodeMessage(b); err == nil {
		if _, answer := msg.(*jsonrpc.Response); answer {
			s.waiting--
			s.done.Broadcast()
		}
	}
	return s.out.Write(b)
}

// settle waits until all that was asked is answered.
func (s *stdio) settle() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.waiting > 0 && !s.closed {
		s.done.Wait()
	}
}

// Close ends the input.
func (s *stdio) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.done.Broadcast()
	return s.close()
}
