package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// consoles are the blocks of a document that show a session.
var consoles = regexp.MustCompile("(?s)```console\n(.*?)```")

// TestReadme runs every session of README.md in a folder where the sample
// releases lie in sample/, as "pressroom demo" names them, and compares what is
// printed. A line "…" stands for any lines.
func TestReadme(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	samples, err := filepath.Abs(filepath.Join("..", "..", "corpus", "sample", "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Symlink(samples, "sample"); err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, block := range consoles.FindAllStringSubmatch(string(b), -1) {
		for _, session := range strings.Split("\n"+block[1], "\n$ ")[1:] {
			line, want, _ := strings.Cut(session, "\n")
			args := words(line)
			if args[0] != "pressroom" {
				t.Errorf("%q is not a session of pressroom", line)
				continue
			}
			commands++
			var out bytes.Buffer
			run(context.Background(), args, strings.NewReader(""), &out, &out)
			if !fits(out.String(), want) {
				t.Errorf("$ %s\n%s\nREADME has\n%s", line, out.String(), want)
			}
		}
	}
	if commands < 5 {
		t.Errorf("README.md shows only %d commands", commands)
	}
}

// words splits a line as a shell does, with single quotes.
func words(line string) []string {
	var args []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			args = append(args, part)
			continue
		}
		args = append(args, strings.Fields(part)...)
	}
	return args
}

// fits compares line by line, without blanks at the ends.
func fits(got, want string) bool {
	g, w := strings.Split(strings.TrimSpace(got), "\n"), strings.Split(strings.TrimSpace(want), "\n")
	for len(w) > 0 {
		if strings.TrimSpace(w[0]) == "…" {
			for len(g) > 0 && (len(w) == 1 || strings.TrimSpace(g[0]) != strings.TrimSpace(w[1])) {
				g = g[1:]
			}
			w = w[1:]
			continue
		}
		if len(g) == 0 || strings.TrimSpace(g[0]) != strings.TrimSpace(w[0]) {
			return false
		}
		g, w = g[1:], w[1:]
	}
	return len(g) == 0
}
