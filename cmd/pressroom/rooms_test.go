package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stages are the rooms that add a layer each; none knows another.
var stages = []string{"language", "token", "section", "timex", "syntax", "clause", "name", "place", "organization", "person",
	"quote", "issuer", "refer", "topic", "event"}

// allowed is the import table: which rooms of ours a room may know. A room
// that does not stand here may know none.
var allowed = map[string][]string{
	"corpus":              {"corpus/clean"},
	"corpus/ingest":       {"corpus", "corpus/clean"},
	"corpus/sample":       {"corpus"},
	"analyze/annot":       {"corpus"},
	"analyze/logistic":    {"analyze/lexicon"},
	"analyze/schema":      {"corpus", "corpus/clean", "analyze/annot"},
	"analyze/eval":        {"corpus", "analyze/annot", "analyze/schema"},
	"analyze/eval/cases":  {"analyze/lexicon"},
	"analyze/eval/unseen": {"analyze/annot", "analyze/eval", "analyze/lexicon", "corpus/jsonl"},
	"analyze/eval/marked": {"corpus", "analyze/annot", "analyze/lexicon", "analyze/section", "analyze/token"},
	"index":               {"corpus", "analyze/annot", "analyze/schema", "index/identity", "index/query", "index/words"},
	"index/opensearch":    {"corpus", "index", "index/words"},
	"index/identity":      {"analyze/lexicon"},
	"index/words":         {},
	"index/byhand":        {"corpus", "analyze/schema"},
	"index/profile":       {"corpus", "analyze/annot", "analyze/schema", "index", "index/query", "index/identity"},
	"index/difference":    {"corpus", "analyze/schema", "index"},
	"analyze":             {"corpus", "analyze/annot", "analyze/lexicon"},
	"cmd/pressroom/report": {"corpus", "corpus/clean", "analyze/annot", "analyze/schema", "analyze/eval", "index", "index/difference",
		"index/profile"},
	"cmd/pressroom/archive/archivetest": {"cmd/pressroom/archive", "corpus", "analyze", "index"},
	"cmd/pressroom/archive": {"cmd/pressroom/report", "corpus", "analyze", "analyze/annot", "analyze/schema", "index", "index/opensearch",
		"index/profile", "index/query"},
	"cmd/pressroom/api": {"cmd/pressroom/archive", "cmd/pressroom/report", "corpus", "corpus/ingest", "analyze", "analyze/annot",
		"analyze/schema", "index", "index/profile", "index/query"},
	"cmd/pressroom/mcp": {"cmd/pressroom/api", "cmd/pressroom/report", "corpus", "analyze", "analyze/schema", "index"},
	"cmd/pressroom/web": {"cmd/pressroom/archive", "cmd/pressroom/report", "cmd/pressroom/web/atlas", "corpus", "corpus/ingest", "analyze",
		"analyze/annot", "analyze/schema", "index", "index/identity", "index/profile", "index/query", "index/difference"},
	"cmd/pressroom/web/atlas": {},
	"cmd/pressroom": {"cmd/pressroom/api", "cmd/pressroom/archive", "cmd/pressroom/mcp", "cmd/pressroom/report", "cmd/pressroom/web", "corpus",
		"corpus/clean", "corpus/ingest", "corpus/sample",
		"analyze", "analyze/annot", "analyze/schema", "analyze/eval", "index", "index/profile", "index/query"},
}

func init() {
	for _, s := range stages {
		allowed["analyze/"+s] = []string{"corpus", "analyze/annot", "analyze/lexicon", "analyze/logistic"}
		allowed["analyze"] = append(allowed["analyze"], "analyze/"+s)
	}
}

// doors are the rooms that alone may know a library.
var doors = map[string]string{
	"github.com/jdkato/prose":         "analyze/token",
	"github.com/blevesearch/b":        "index", // bleve and its parts
	"github.com/blevesearch/snow":     "index/words",
	"github.com/opensearch-project/":  "index/opensearch",
	"modernc.org/sqlite":              "cmd/pressroom/report",
	"github.com/urfave/cli":           "cmd/pressroom",
	"github.com/abadojack/":           "analyze/language",
	"golang.org/x/net/html":           "corpus/ingest",
	"golang.org/x/text/encoding":      "corpus/ingest",
	"codeberg.org/readeck/":           "corpus/ingest",
	"github.com/mmcdole/":             "corpus/ingest",
	"github.com/fsnotify/":            "cmd/pressroom",
	"github.com/klauspost/":           "corpus/ingest",
	"github.com/therootcompany/":      "corpus/ingest",
	"github.com/klippa-app/":          "corpus/ingest",
	"github.com/tetratelabs/":         "corpus/ingest",
	"gopkg.in/neurosnap/sentence":     "analyze/token",
	"github.com/modelcontextprotocol": "cmd/pressroom/mcp",
}

// TestRooms reads the imports of every file that is built into the program.
func TestRooms(t *testing.T) {
	root := filepath.Join("..", "..")
	files := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		files++
		checkImports(t, file, path.Dir(filepath.ToSlash(rel)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 40 {
		t.Errorf("only %d files found: is the walk broken?", files)
	}
}

func checkImports(t *testing.T, file, room string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	generator := slices.Contains([]string{"gen", "train", "fit"}, path.Base(room))
	for _, imp := range f.Imports {
		name, err := strconv.Unquote(imp.Path.Value)
		if err != nil {
			t.Error(err)
			continue
		}
		if other, ours := strings.CutPrefix(name, "pressroom/"); ours && !generator && !contains(allowed[room], other) {
			t.Errorf("%s: room %s may not know room %s", file, room, other)
		}
		for lib, door := range doors {
			if strings.HasPrefix(name, lib) && room != door && !(generator && strings.HasPrefix(room, door)) {
				t.Errorf("%s: only %s may know %s", file, door, name)
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
