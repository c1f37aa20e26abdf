// Command gen writes the dictionary with which the index packs its records: the
// sample releases with their analyses, in the form of a record, so that the names
// of the fields and the turns of a release cost next to nothing.
//
//	go run ./index/gen
//
// A record can be read with the dictionary of its time alone: whoever writes
// another one gives it another name and raises the format of the index.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/corpus/sample"
)

// window is how far back DEFLATE looks, in bytes.
const window = 32 << 10

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run() error {
	an, err := analyze.New()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for _, rel := range sample.Releases() {
		doc, err := an.Analyze(rel)
		if err != nil {
			return err
		}
		b.WriteString(rel.Text)
		b.Write(bytes.TrimSpace(schema.Of(doc, schema.CodePoints).Line()))
	}
	out := b.Bytes()
	out = out[max(0, len(out)-window):]
	return os.WriteFile(filepath.Join("index", "data", "dictionary-7.txt"), out, 0o666)
}
