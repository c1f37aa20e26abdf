package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/name"
	"pressroom/corpus/jsonl"
)

// annotations are the releases that we annotated by reading: their sources, the
// names in them as byte offsets, and no text. The table has a line "release
// SOURCE HASH" for each, with the hash of the text that the offsets count in,
// and a line "START END LABEL" for each name after it.
type annotations map[string]annotated

type annotated struct {
	hash  string
	spans []span
}

const annotationsFile = "analyze/name/train/annotations.tsv"

func hashOf(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return fmt.Sprintf("%016x", h.Sum64())
}

// held reports whether a text is kept for testing: a fifth, by its source.
func held(source string) bool {
	h := fnv.New32a()
	h.Write([]byte(source))
	return h.Sum32()%5 == 0
}

func readAnnotations() (annotations, error) {
	f, err := os.Open(annotationsFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all := annotations{}
	source := ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		col := strings.Split(lines.Text(), "\t")
		switch {
		case strings.HasPrefix(lines.Text(), "#"):
		case len(col) == 3 && col[0] == "release":
			source = col[1]
			all[source] = annotated{hash: col[2]}
		case len(col) == 3:
			start, err := strconv.Atoi(col[0])
			if err != nil {
				return nil, err
			}
			end, err := strconv.Atoi(col[1])
			if err != nil {
				return nil, err
			}
			a := all[source]
			a.spans = append(a.spans, span{annot.Span{Start: start, End: end}, kinds[col[2]], false})
			all[source] = a
		default:
			return nil, fmt.Errorf("%s: %q has not 3 columns", annotationsFile, lines.Text())
		}
	}
	return all, nil
}

// eachAnnotated calls do for every annotated release with its text, which it
// looks up in the corpus and in re3d.
func eachAnnotated(all annotations, dir, corpus string, do func(source, text string, spans []span)) error {
	n := 0
	for _, from := range []struct{ path, prefix string }{{corpus, ""}, {filepath.Join(dir, "re3d.jsonl"), "re3d/"}} {
		if err := jsonl.Each(from.path, func(doc document) error {
			source := doc.Source
			if from.prefix != "" {
				source = from.prefix + doc.ID
			}
			a, ok := all[source]
			if !ok {
				return nil
			}
			if a.hash != hashOf(doc.Text) {
				return fmt.Errorf("%s: the text is not the one that was annotated", source)
			}
			n++
			do(source, doc.Text, a.spans)
			return nil
		}); err != nil {
			return err
		}
	}
	if n != len(all) {
		return fmt.Errorf("found the texts of %d of %d annotated releases", n, len(all))
	}
	return nil
}

var markup = regexp.MustCompile(`\[\[([PLOX])\||\]\]`)

// readMarkup returns the text of a marked-up one and the names in it.
func readMarkup(marked string) (string, []span) {
	var text strings.Builder
	var spans []span
	at := 0
	open := span{}
	for _, m := range markup.FindAllStringSubmatchIndex(marked, -1) {
		text.WriteString(marked[at:m[0]])
		at = m[1]
		if m[2] >= 0 {
			open = span{Span: annot.Span{Start: text.Len()}, kind: kinds[marked[m[2]:m[3]]]}
		} else {
			open.End = text.Len()
			spans = append(spans, open)
		}
	}
	text.WriteString(marked[at:])
	return text.String(), spans
}

//go:embed passages.txt
var passages string

//go:embed releases.txt
var wholeReleases string

// eachWritten calls do for every text that we wrote for the training, in the
// manner of publishers of which we have no releases: dense passages, and whole
// releases.
func eachWritten(do func(source, text string, spans []span)) {
	for _, file := range []struct{ prefix, texts string }{{"passage/", passages}, {"release/", wholeReleases}} {
		for _, p := range strings.Split(file.texts, "\n== ")[1:] {
			title, body, _ := strings.Cut(p, "\n")
			text, spans := readMarkup(body)
			do(file.prefix+title, text, spans)
		}
	}
}

// collect reads the releases of a folder that pick wrote and a reader corrected,
// and adds them to the table.
func collect(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.ann"))
	if err != nil {
		return err
	}
	all, err := readAnnotations()
	if err != nil {
		return err
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		head, body, _ := strings.Cut(string(b), "\n====\n")
		var h struct{ Source string }
		if err := json.Unmarshal([]byte(head), &h); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		text, spans := readMarkup(body)
		all[h.Source] = annotated{hashOf(text), spans}
	}
	var out []string
	for source, a := range all {
		var lines strings.Builder
		for _, s := range a.spans {
			fmt.Fprintf(&lines, "\n%d\t%d\t%s", s.Start, s.End, letters[name.Kinds[s.kind]])
		}
		out = append(out, fmt.Sprintf("release\t%s\t%s%s", source, a.hash, lines.String()))
	}
	sort.Strings(out)
	const head = "# Releases annotated by reading: source and hash of the text (FNV-1a), then byte offsets and kind of each name.\n" +
		"# P person, L place, O organisation, X other. Sources: SOURCES.md. Licence: MIT, as the project.\n"
	return os.WriteFile(annotationsFile, []byte(head+strings.Join(out, "\n")+"\n"), 0o644)
}
