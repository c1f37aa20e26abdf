package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// served runs pressroom serve on an index of one release, or of those of a folder, and returns
// its address and what ends it and tells its exit code.
func served(t *testing.T, folder string) (address string, end func() int) {
	t.Helper()
	idx := filepath.Join(t.TempDir(), "index")
	add := []string{"pressroom", "--index", idx, "add", "--source", "mayor.txt", "-"}
	if folder != "" {
		add = []string{"pressroom", "--index", idx, "add", folder}
	}
	run(t.Context(), add, strings.NewReader(oddRelease), io.Discard, io.Discard)
	ctx, interrupt := context.WithTimeout(t.Context(), time.Minute)
	in, out := io.Pipe()
	var told bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"pressroom", "--index", idx, "serve", "--addr", "127.0.0.1:0"}, nil, out, &told)
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
	address, end := served(t, "")
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

// TestServeReadme asks what README.md shows, and compares the answer.
func TestServeReadme(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile("(?s)```sh\n\\$ pressroom serve &\n\\S+\n\\$ curl -s 'http://127.0.0.1:8080(/[^']*)' \\| grep (\\w+)\n(.*?)```").
		FindStringSubmatch(string(b))
	if shown == nil {
		t.Fatal("README.md does not show pressroom serve")
	}
	address, end := served(t, filepath.Join("..", "..", "corpus", "sample", "data"))
	defer end()
	res, err := http.Get(address + shown[1])
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var have strings.Builder
	for lines := bufio.NewScanner(res.Body); lines.Scan(); {
		if strings.Contains(lines.Text(), shown[2]) {
			have.WriteString(lines.Text() + "\n")
		}
	}
	if have.String() != shown[3] {
		t.Errorf("%s\n%s\nREADME.md has\n%s", shown[1], have.String(), shown[3])
	}
}

// TestServeSlow keeps a thousand connections open that say nothing, or never end what they
// say; others are answered meanwhile, and the slow are cut off.
func TestServeSlow(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits until the slow are cut off")
	}
	address, end := served(t, "")
	defer end()
	host := strings.TrimPrefix(address, "http://")
	var slow []net.Conn
	for n := range 1000 {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatalf("connection %d: %v", n, err)
		}
		defer c.Close()
		if n%2 == 0 {
			fmt.Fprintf(c, "GET /?q=mayor HTTP/1.1\r\nHost: %s\r\nX-Slow: ", host)
		}
		slow = append(slow, c)
	}
	start := time.Now()
	res, err := http.Get(address + "/?q=mayor")
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("beside a thousand others: %v, %v", res, err)
	}
	res.Body.Close()
	if took := time.Since(start); took > headTime {
		t.Errorf("beside a thousand others it took %s", took)
	}
	for n, c := range slow {
		c.SetReadDeadline(time.Now().Add(idleTime))
		if _, err := io.ReadAll(c); err != nil && errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatalf("connection %d is still open", n)
		}
	}
	huge, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	huge.Header.Set("X-Large", strings.Repeat("x", 1<<20))
	if res, err := http.DefaultClient.Do(huge); err == nil {
		if res.Body.Close(); res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("a head of a megabyte: %s", res.Status)
		}
	}
}
