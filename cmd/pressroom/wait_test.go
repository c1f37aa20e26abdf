package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/index"
)

// TestWait asks an index that another writer has: of one in the making nothing can be
// read, and who wants to write waits for so long.
func TestWait(t *testing.T) {
	dir := t.TempDir()
	in, at := filepath.Join(dir, "in.txt"), filepath.Join(dir, "index")
	if err := os.WriteFile(in, []byte("Dam opens\n\nThe dam is open."), 0o644); err != nil {
		t.Fatal(err)
	}
	ask := func(command string) (string, int) {
		var out bytes.Buffer
		args := append([]string{"pressroom", "--index", at}, strings.Fields(command)...)
		code := run(context.Background(), args, strings.NewReader(""), &out, &out)
		return out.String(), code
	}
	w, err := index.OpenWriter(at, analyze.Version)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		command string
		code    int
		say     []string
	}{
		{"search dam", exitBusy, []string{"being made by process", "nothing can be read yet"}},
		{"add --wait 0 " + in, exitBusy, []string{"being written by process", "--wait 10m waits longer"}},
		{"add --wait 100ms " + in, exitBusy, []string{"waiting for it, 100ms at most", "error: index"}},
		{"rebuild --wait 0s", exitBusy, []string{"being written"}},
		{"add --wait soon " + in, exitUsage, []string{`--wait: "soon" is no time`}},
		{"add --wait=-1 " + in, exitUsage, []string{`--wait: "-1" is no time`}},
		{"summary " + in, exitFound, []string{"Dam opens"}},
	} {
		said, code := ask(x.command)
		if code != x.code {
			t.Errorf("%s: exit code %d, want %d: %s", x.command, code, x.code, said)
		}
		for _, want := range x.say {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q does not say %q", x.command, said, want)
			}
		}
	}
	out := &listener{word: "at most", act: func() { w.Discard() }}
	code := run(context.Background(), []string{"pressroom", "--index", at, "add", "--wait", "60", in}, strings.NewReader(""), out, out)
	said := out.String()
	if code != exitFound || !strings.Contains(said, "1m0s at most") || !strings.Contains(said, "1 added") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if said, code := ask("search dam"); code != exitFound {
		t.Errorf("exit code %d: %s", code, said)
	}
}

// A listener keeps what is written and acts once, as soon as it has heard a word.
type listener struct {
	bytes.Buffer
	word string
	act  func()
}

func (l *listener) Write(p []byte) (int, error) {
	n, err := l.Buffer.Write(p)
	if l.act != nil && strings.Contains(l.String(), l.word) {
		l.act()
		l.act = nil
	}
	return n, err
}
