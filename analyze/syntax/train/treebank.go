package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
)

// treebanks are the sentences that the network learns from and is scored on. Silver was read by another parser, the others by people.
type treebanks struct {
	gum, ewt, silver []sentence
	news, ewtDev     []sentence // for scores only
}

// A sentence of a treebank, with the document that it stands in.
type sentence struct {
	doc  string
	text string
	rows []row
}

// A row is a word of a sentence.
type row struct {
	form, lemma, xpos, relation string
	head                        int // 0 is the root, 1 the first word
	annot.Span                      // bytes of the text
}

// readTreebanks reads the files of a folder, of which ewt-train is left out with gumOnly.
func readTreebanks(dir string, gumOnly bool) (b treebanks, err error) {
	var gum []sentence
	for _, f := range []struct {
		name string
		to   *[]sentence
	}{{"gum", &gum}, {"ewt-train", &b.ewt}, {"ewt-dev", &b.ewtDev}, {"silver", &b.silver}} {
		if gumOnly && f.name == "ewt-train" {
			continue
		}
		if *f.to, err = readTreebank(filepath.Join(dir, f.name+".conllu.gz")); err != nil {
			return b, err
		}
	}
	for _, s := range gum {
		if heldOut(s.doc) {
			b.news = append(b.news, s)
		} else {
			b.gum = append(b.gum, s)
		}
	}
	return b, nil
}

// heldOut reports whether a document is one of the third of the news of GUM that nothing is learned from.
func heldOut(doc string) bool {
	if !strings.HasPrefix(doc, "GUM_news") {
		return false
	}
	h := fnv.New32a()
	h.Write([]byte(doc))
	return h.Sum32()%3 == 0
}

// readTreebank reads a compressed file of CoNLL-U.
func readTreebank(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var r treebankReader
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := r.read(lines.Text()); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	r.end()
	return r.sentences, nil
}

// A treebankReader gathers the rows of a sentence until a line is empty.
type treebankReader struct {
	sentences []sentence
	doc       string
	text      strings.Builder
	rows      []row
}

func (r *treebankReader) read(line string) error {
	switch {
	case line == "":
		r.end()
	case line[0] == '#':
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			r.doc = id
		}
	default:
		return r.word(strings.Split(line, "\t"))
	}
	return nil
}

func (r *treebankReader) word(col []string) error {
	if len(col) != 10 || col[4] == "" {
		return fmt.Errorf("no row of CoNLL-U with a tag")
	}
	if strings.ContainsAny(col[0], "-.") { // several words written as one, or an empty word
		return nil
	}
	head, err := strconv.Atoi(col[6])
	if err != nil {
		return err
	}
	at := r.text.Len()
	r.text.WriteString(col[1])
	r.rows = append(r.rows, row{form: col[1], lemma: col[2], xpos: col[4], relation: col[7], head: head,
		Span: annot.Span{Start: at, End: r.text.Len()}})
	if !strings.Contains(col[9], "SpaceAfter=No") {
		r.text.WriteByte(' ')
	}
	return nil
}

func (r *treebankReader) end() {
	if len(r.rows) > 0 {
		r.sentences = append(r.sentences, sentence{r.doc, r.text.String(), r.rows})
	}
	r.text.Reset()
	r.rows = nil
}
