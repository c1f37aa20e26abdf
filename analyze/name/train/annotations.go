package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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
// and a line "START END LABEL" for each name after it. Where only an excerpt was
// annotated, the line of the release goes on with "CORPUS START END PUBLISHER".
type annotations map[string]annotated

type annotated struct {
	hash    string
	spans   []span
	excerpt *excerpt // nil if the whole text was annotated
}

// An excerpt is a part of a text of a corpus, in bytes.
type excerpt struct {
	annot.Span
	corpus    string // the file
	publisher string // who issued it
}

const annotationsFile = "analyze/name/train/annotations.tsv"

// keptAside returns the sources of the releases whose names only measure the tagger.
func keptAside() (map[string]bool, error) {
	aside := map[string]bool{}
	return aside, jsonl.Each("analyze/eval/unseen/names-aside.jsonl", func(doc document) error {
		aside[doc.Source] = true
		return nil
	})
}

func hashOf(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return fmt.Sprintf("%016x", h.Sum64())
}

// held reports whether a text is kept for testing: a fifth, by its source.
func held(source string) bool { return hash(source)%5 == 0 }

// order puts a source or a publisher somewhere from 0 to 99.
func order(name string) int { return int(hash("order of "+name) % 100) }

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
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
		case len(col) == 7 && col[0] == "release":
			source = col[1]
			part, err := spanOf(col[4], col[5])
			if err != nil {
				return nil, err
			}
			all[source] = annotated{hash: col[2], excerpt: &excerpt{part, col[3], col[6]}}
		case len(col) == 3:
			name, err := spanOf(col[0], col[1])
			if err != nil {
				return nil, err
			}
			a := all[source]
			a.spans = append(a.spans, span{name, kinds[col[2]], false})
			all[source] = a
		default:
			return nil, fmt.Errorf("%s: %q has not 3 or 7 columns", annotationsFile, lines.Text())
		}
	}
	return all, nil
}

func spanOf(start, end string) (s annot.Span, err error) {
	if s.Start, err = strconv.Atoi(start); err == nil {
		s.End, err = strconv.Atoi(end)
	}
	return s, err
}

// eachAnnotated calls do for every annotated release with its text, which it
// looks up in the corpus, in re3d and in the files that the excerpts are from.
func eachAnnotated(all annotations, dir, corpus string, do func(source, text string, spans []span)) error {
	files := map[string]bool{corpus: true}
	for _, a := range all {
		if a.excerpt != nil {
			files[filepath.Join(filepath.Dir(corpus), a.excerpt.corpus)] = true
		}
	}
	n, re3d := 0, filepath.Join(dir, "re3d.jsonl")
	for _, path := range append(slices.Sorted(maps.Keys(files)), re3d) {
		if err := jsonl.Each(path, func(doc document) error {
			source := doc.Source
			if path == re3d {
				source = "re3d/" + doc.ID
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

// part is the part of a text that was annotated.
func (a annotated) part(text string) annot.Span {
	if a.excerpt == nil {
		return whole(text)
	}
	return a.excerpt.Span
}

func whole(text string) annot.Span { return annot.Span{Start: 0, End: len(text)} }

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
		all[h.Source] = annotated{hash: hashOf(text), spans: spans}
	}
	var out []string
	for source, a := range all {
		var lines strings.Builder
		for _, s := range a.spans {
			fmt.Fprintf(&lines, "\n%d\t%d\t%s", s.Start, s.End, letters[name.Kinds[s.kind]])
		}
		head := fmt.Sprintf("release\t%s\t%s", source, a.hash)
		if e := a.excerpt; e != nil {
			head += fmt.Sprintf("\t%s\t%d\t%d\t%s", e.corpus, e.Start, e.End, e.publisher)
		}
		out = append(out, head+lines.String())
	}
	sort.Strings(out)
	const head = "# Releases annotated by reading: source and hash of the text (FNV-1a), then byte offsets and kind of each name.\n" +
		"# P person, L place, O organisation, X other. Of an excerpt also its corpus, its range in bytes and its publisher.\n" +
		"# Sources: SOURCES.md. Licence: MIT, as the project.\n"
	return os.WriteFile(annotationsFile, []byte(head+strings.Join(out, "\n")+"\n"), 0o644)
}
