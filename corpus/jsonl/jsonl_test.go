package jsonl_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pressroom/corpus/jsonl"
)

// TestEach reads the same lines plain and gzipped, and stops at what is wrong.
func TestEach(t *testing.T) {
	lines := "{\"text\":\"one\"}\n\n{\"text\":\"two\"}"
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(lines)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	for name, c := range map[string]struct{ data, want, fails string }{
		"a.jsonl":    {lines, "one two", ""},
		"a.jsonl.gz": {packed.String(), "one two", ""},
		"cut.jsonl":  {lines[:20], "one", "cut.jsonl"},
		"no.gz":      {lines, "", "no.gz"},
		"stop.jsonl": {`{"text":"stop"} {"text":"on"}`, "stop", "enough"},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		var got []string
		err := jsonl.Each(path, func(v struct{ Text string }) error {
			if got = append(got, v.Text); v.Text == "stop" {
				return enough
			}
			return nil
		})
		if strings.Join(got, " ") != c.want || (err == nil) != (c.fails == "") || err != nil && !strings.Contains(err.Error(), c.fails) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if jsonl.Each("nowhere.jsonl", func(any) error { return nil }) == nil {
		t.Error("a file that is not there is read")
	}
}
