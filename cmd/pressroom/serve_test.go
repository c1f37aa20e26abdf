package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// served runs pressroom serve on an index of one release, and returns its address and what
// ends it and tells its exit code.
func served(t *testing.T, args ...string) (address string, end func() int) {
	t.Helper()
	idx := filepath.Join(t.TempDir(), "index")
	add := []string{"pressroom", "--index", idx, "add", "--source", "mayor.txt", "-"}
	run(t.Context(), add, strings.NewReader(oddRelease), io.Discard, io.Discard)
	ctx, interrupt := context.WithTimeout(t.Context(), time.Minute)
	in, out := io.Pipe()
	var told bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append([]string{"pressroom", "--index", idx, "serve", "--addr", "127.0.0.1:0"}, args...), nil, out, &told)
		out.Close()
	}()
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil {
		t.Fatalf("%v: %s", err, told.String())
	}
	return strings.TrimSpace(line), func() int { interrupt(); return <-code }
}

// TestServe asks a server over the network, and ends it while it answers.
func TestServe(t *testing.T) {
	address, end := served(t)
	res, err := http.Get(address + "/?q=mayor")
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK || !strings.Contains(string(page), "1 release") {
		t.Errorf("%s, %v\n%s", res.Status, err, page)
	}
	if code := end(); code != exitFound {
		t.Errorf("exit code %d after an interrupt", code)
	}
	if _, err := http.Get(address); err == nil {
		t.Error("it answers after its end")
	}
}

// TestServeOthers holds that nobody else is let in without being told who.
func TestServeOthers(t *testing.T) {
	for _, args := range [][]string{
		{"--addr", "0.0.0.0:0"}, {"--addr", ":0"}, {"--addr", "192.0.2.1:0"}, {"--addr", "nonsense"}, {"--token", "short"},
	} {
		var out, told bytes.Buffer
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		code := run(ctx, append([]string{"pressroom", "--index", t.TempDir(), "serve"}, args...), nil, &out, &told)
		cancel()
		if code != exitUsage || !strings.Contains(told.String(), "token") && !strings.Contains(told.String(), "--addr") {
			t.Errorf("serve %q: exit code %d, %s", args, code, told.String())
		}
	}
}
