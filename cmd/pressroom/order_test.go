package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pressroom/corpus/sample"
)

// TestSameBytes adds the same releases in two orders, on one core and on two, whole and in shards. Every
// answer and every export has the same bytes, and so have, in the index, who is who and, in one order, the columns:
//
//	ORDER=../../../shared/corpus/senate-20k.jsonl.gz LIMIT=20000 go test ./cmd/pressroom -run SameBytes -v -timeout 3h
//
// Without ORDER the releases are those of the sample. Of a text that several sources have, the first comes
// first in whatever order: so each text is taken once.
func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("it adds the same releases several times")
	}
	dir := t.TempDir()
	lines := orderedReleases(t)
	there := writeLines(t, filepath.Join(dir, "there.jsonl"), lines)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(lines), func(a, b int) { lines[a], lines[b] = lines[b], lines[a] })
	mixed := writeLines(t, filepath.Join(dir, "mixed.jsonl"), lines)
	one := filepath.Join(dir, "one")
	onCores(t, 1, "--index", one, "add", there)
	want := answersOf(t, one)
	compared := 0
	for _, w := range want {
		compared += len(w)
	}
	t.Logf("%d releases, %d answers of %d bytes", len(lines), len(want), compared)
	others := map[string]func(at string){
		"two cores":                  func(at string) { onCores(t, 2, "--index", at, "add", there) },
		"another order on two cores": func(at string) { onCores(t, 2, "--index", at, "add", mixed) },
		"three shards": func(at string) {
			merge := []string{"--index", at, "merge"}
			for n := range 3 {
				part := at + "-" + strconv.Itoa(n)
				onCores(t, 1, "--index", part, "add", "--shard", fmt.Sprintf("%d/3", n), mixed)
				merge = append(merge, part)
			}
			onCores(t, 2, merge...)
		},
	}
	for name, add := range others {
		at := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
		add(at)
		for n, got := range answersOf(t, at) {
			if !bytes.Equal(got, want[n]) {
				t.Errorf("%s: %q has other bytes: %s", name, askedOfAll[n], firstDifference(got, want[n]))
			}
		}
		for _, file := range sameFiles(name) {
			if a, b := sumsOf(t, one, file), sumsOf(t, at, file); a != b || a == "" {
				t.Errorf("%s: the files %s* differ: %s and %s", name, file, a, b)
			}
		}
	}
}

// sameFiles are the files of two indexes that have the same bytes.
func sameFiles(how string) []string {
	if how == "two cores" {
		return []string{"identity", "acronyms", "columns-"}
	}
	return []string{"identity", "acronyms"}
}

// askedOfAll are the questions whose answers are compared.
var askedOfAll = []string{
	"export --format jsonl", "export --format csv", "export --format ics", "export --format geojson", "export --format csv --rows people",
	"export --format csv --rows quotes", "export --format sqlite", "people --all --json", "orgs --all --json", "places --all --json",
	"topics --all --json",
	"events --all --json", "events --no-group --all --json", "timeline --json", "network", "search --json --limit 200 health",
	"search --json --limit 200 --unfold the minister said", "search --facet person,month,kind,issuer port OR health", "alias list --suggest",
	"quotes --all --json",
}

func answersOf(t *testing.T, at string) (all [][]byte) {
	t.Helper()
	for _, q := range askedOfAll {
		all = append(all, onCores(t, 2, append([]string{"--index", at}, strings.Fields(q)...)...))
	}
	return all
}

// onCores runs a command on so many cores and returns what it prints; where nothing is found that is an answer, too.
func onCores(t *testing.T, cores int, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("pressroom", args...)
	var said bytes.Buffer
	cmd.Stderr, cmd.Env = &said, append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(cores))
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != exitNothing && cmd.ProcessState.ExitCode() != exitSomeFailed {
		t.Fatalf("%q: %v: %s", args, err, said.String())
	}
	return out
}

// orderedReleases are lines of JSON, each with another text and another source.
func orderedReleases(t *testing.T) (lines []string) {
	t.Helper()
	path := os.Getenv("ORDER")
	if path == "" {
		for _, rel := range sample.Releases() {
			line, err := json.Marshal(map[string]string{"source": rel.Source, "text": rel.Text})
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, string(line))
		}
		return lines
	}
	limit, err := strconv.Atoi(os.Getenv("LIMIT"))
	if err != nil {
		t.Fatal("LIMIT is no number")
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for r := bufio.NewReaderSize(in, 1<<20); len(lines) < limit; {
		line, err := r.ReadString('\n')
		if err == io.EOF {
			break
		}
		var rec struct{ Source, Text string }
		if err != nil || json.Unmarshal([]byte(line), &rec) != nil {
			t.Fatal(path, err)
		}
		if rec.Text == "" || known[rec.Source] || known["text "+rec.Text] {
			continue
		}
		known[rec.Source], known["text "+rec.Text] = true, true
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
	return lines
}

func writeLines(t *testing.T, path string, lines []string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sumsOf are the checksums of files of an index, whose names begin so.
func sumsOf(t *testing.T, at, prefix string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(at, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var man struct{ Files map[string]json.RawMessage }
	if err := json.Unmarshal(b, &man); err != nil {
		t.Fatal(err)
	}
	var sums []string
	for name, sum := range man.Files {
		if strings.HasPrefix(name, prefix) {
			sums = append(sums, name+" "+string(sum))
		}
	}
	slices.Sort(sums)
	return strings.Join(sums, ", ")
}

// firstDifference shows where two answers part.
func firstDifference(a, b []byte) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	from := max(0, n-60)
	return fmt.Sprintf("byte %d: …%q and …%q", n, a[from:min(len(a), n+60)], b[from:min(len(b), n+60)])
}
