package main

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// consoles are the blocks of a document that show a session.
var consoles = regexp.MustCompile("(?s)```console\n(.*?)```")

// TestReadme runs every session of README.md and of the guide in a folder where the sample
// releases lie in sample/, as "pressroom demo" names them, and compares what is
// printed. A line "…" stands for any lines. UPDATE=1 writes what is printed, up
// to a "…" that ends a session.
func TestReadme(t *testing.T) {
	documents, err := filepath.Glob("guide/*.md")
	if err != nil || len(documents) < 4 {
		t.Fatalf("the guide has %d pages (%v)", len(documents), err)
	}
	for _, document := range append(documents, filepath.Join("..", "..", "README.md")) {
		path, err := filepath.Abs(document)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(document), func(t *testing.T) { runSessions(t, path) })
	}
}

// runSessions runs the sessions of a document.
func runSessions(t *testing.T, path string) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	document := string(b)
	inSamples(t)
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
			if os.Getenv("UPDATE") != "" {
				document = strings.Replace(document, "$ "+session, "$ "+line+"\n"+renewed(out.String(), want), 1)
			} else if !fits(out.String(), want) {
				t.Errorf("$ %s\n%s\nthe document has\n%s", line, out.String(), want)
			}
		}
	}
	if commands < 3 {
		t.Errorf("it shows only %d commands", commands)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(document), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// renewed returns what a session shows of what is printed now: all of it, or as
// many lines as it showed before the "…" that ends it. One with another "…"
// stays for a person to edit.
func renewed(got, want string) string {
	before, after, cut := strings.Cut("\n"+want+"\n", "\n…\n")
	end := cmp.Or(want[len(strings.TrimRight(want, "\n")):], "\n")
	switch {
	case cut && (strings.TrimSpace(after) != "" || before == ""):
		return want
	case cut:
		lines := strings.SplitAfter(got, "\n")
		return strings.Join(lines[:min(len(lines), strings.Count(before, "\n"))], "") + "…" + end
	}
	return strings.TrimSpace(got) + end
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
