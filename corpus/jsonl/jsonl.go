// Package jsonl reads the JSON Lines from which the generators make tables and models.
// Here a bad line is an error; corpus/ingest, which reads the releases of users,
// reports it and goes on.
package jsonl

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// Each calls do with every value of a file, which is gzipped where its name ends in
// .gz. It ends at the first error, which names the file.
func Each[T any](path string, do func(T) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	for values := json.NewDecoder(in); ; {
		var v T
		if err := values.Decode(&v); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := do(v); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}
