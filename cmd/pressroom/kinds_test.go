//go:build !nopdf

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// kindsDir has a release in each kind of file.
const kindsDir = "testdata/kinds"

// TestKinds adds a folder with a file of each kind, as their programs write them, and
// finds each release by a word, a person and its day: with the files of the repository, and
// where pandoc and LibreOffice are there, with those that they make now.
func TestKinds(t *testing.T) {
	t.Run("kept", func(t *testing.T) { findKinds(t, filepath.Join(kindsDir, "made")) })
	t.Run("made", func(t *testing.T) {
		if testing.Short() {
			t.Skip("LibreOffice takes long to start")
		}
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(filepath.Join(kindsDir, "made"))); err != nil {
			t.Fatal(err)
		}
		if os.Getenv("UPDATE") != "" {
			dir = filepath.Join(kindsDir, "made")
		}
		if makeKinds(t, dir) == 0 {
			t.Skip("neither pandoc nor LibreOffice is here")
		}
		findKinds(t, dir)
	})
}

// makeKinds makes documents in a folder with the programs that are there, and returns how
// many.
func makeKinds(t *testing.T, dir string) (n int) {
	t.Helper()
	run := func(program string, args ...string) bool {
		if _, err := exec.LookPath(program); err != nil {
			return false
		}
		if out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s %q: %v, %s", program, args, err, out)
		}
		n++
		return true
	}
	src := func(name string) string { return filepath.Join(kindsDir, "src", name+".md") }
	for _, name := range []string{"ferry.docx", "lighthouse.odt", "vaccine.rtf", "orchard.html"} {
		base, _, _ := strings.Cut(name, ".")
		args := []string{"--standalone", "--metadata", "pagetitle=" + base, "--output", filepath.Join(dir, name), src(base)}
		if name == "orchard.html" {
			args = append(args, "--template", filepath.Join(kindsDir, "src", "page.html"))
		}
		run("pandoc", args...)
	}
	if doc := filepath.Join(t.TempDir(), "tunnel.docx"); run("pandoc", "--output", doc, src("tunnel")) {
		run("soffice", "--headless", "-env:UserInstallation=file://"+t.TempDir(), "--convert-to", "pdf", "--outdir", dir, doc)
	}
	return n
}

// findKinds adds a folder and looks for each of its releases.
func findKinds(t *testing.T, dir string) {
	t.Helper()
	idx := filepath.Join(t.TempDir(), "index")
	pressroom := func(args ...string) string {
		var out, told bytes.Buffer
		if code := run(t.Context(), append([]string{"pressroom", "--index", idx}, args...), nil, &out, &told); code > 1 {
			t.Fatalf("%q: exit code %d, %s", args, code, told.String())
		}
		return out.String()
	}
	pressroom("add", dir)
	table, err := os.ReadFile(filepath.Join(kindsDir, "kinds.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.Lines(string(table)) {
		col := strings.Split(strings.TrimSpace(row), "\t")
		if strings.HasPrefix(row, "#") {
			continue
		}
		for _, query := range []string{col[1], `person:"` + col[2] + `"`, "date:" + col[3]} {
			if got := sources(t, pressroom("search", "--json", query)); got != col[0] && got != filepath.Join(dir, col[0]) {
				t.Errorf("%s: found %s, want %s", query, got, col[0])
			}
		}
	}
}

// sources are those of the hits that search prints as JSON.
func sources(t *testing.T, hits string) string {
	t.Helper()
	var all []string
	for line := range strings.Lines(hits) {
		var hit struct{ Source string }
		if err := json.Unmarshal([]byte(line), &hit); err != nil {
			t.Fatal(err)
		}
		all = append(all, hit.Source)
	}
	return strings.Join(all, " ")
}
