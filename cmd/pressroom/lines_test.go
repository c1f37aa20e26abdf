package main

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// maxColumns is how many characters a line of Go may have, a tab counted as one.
const maxColumns = 140

// TestLines reads the lines of every Go file. A line may be longer where one text
// alone, such as a regular expression or the text of a test, makes it so.
func TestLines(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") {
			return err
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		texts := textsOf(src)
		for n, line := range strings.Split(string(src), "\n") {
			if width := utf8.RuneCountInString(line) - texts[n+1]; width > maxColumns {
				t.Errorf("%s:%d: %d columns beside its texts, want at most %d", file, n+1, width, maxColumns)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// leastText is how many characters a text has that may make its line long.
const leastText = 40

// textsOf returns for each line, counted from 1, how many characters of it are
// long texts.
func textsOf(src []byte) map[int]int {
	files := token.NewFileSet()
	file := files.AddFile("", files.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, 0)
	texts := map[int]int{}
	for {
		pos, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			return texts
		case token.STRING:
			for i, part := range strings.Split(lit, "\n") {
				if n := utf8.RuneCountInString(part); n >= leastText {
					texts[files.Position(pos).Line+i] += n
				}
			}
		}
	}
}
