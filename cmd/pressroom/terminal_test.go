package main

import (
	"bytes"
	"fmt"
	"testing"
)

func TestPager(t *testing.T) {
	for _, c := range []struct{ name, command, want string }{
		{"a pager", "sed s/^/paged:/", "paged:one\npaged:two\nnote: done\n"},
		{"who leaves early has seen enough", "head -n 1", "one\nnote: done\n"},
		{"one that fails", "sh -c 'cat; exit 3'", "one\ntwo\nnote: done\n"},
		{"none", "", "note: done\none\ntwo\n"},
		{"no such", "no-such-pager", "note: done\none\ntwo\n"},
	} {
		var screen bytes.Buffer
		p := &program{out: &screen, err: &screen}
		wait := p.startPager(c.command)
		p.note("done") // comes after what is read
		fmt.Fprint(p.out, "one\ntwo\n")
		wait()
		if got := screen.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if p.out != &screen || p.err != &screen {
			t.Errorf("%s: output does not go where it went", c.name)
		}
	}
}
