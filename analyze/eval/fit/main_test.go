package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFitted holds that the weights in the repository are those that the program
// writes: nobody types them, and none is left from an earlier state of a stage.
// The development set is not in the repository.
func TestFitted(t *testing.T) {
	const dev, corpusDir = "../../../../shared/gold/dev", "../../../../shared/corpus"
	if testing.Short() {
		t.Skip("analyses all annotated releases")
	}
	if _, err := os.Stat(dev); err != nil {
		t.Skip("no development set beside the checkout:", err)
	}
	if _, err := os.Stat(corpusDir); err != nil {
		t.Skip("no corpus beside the checkout:", err)
	}
	all, err := tables(dev, corpusDir, "../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range all {
		got, err := os.ReadFile(filepath.Join("../..", want.file))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want.text {
			t.Errorf("analyze/%s is not what a fit gives: go run ./analyze/eval/fit, then read what changes\ngot\n%s\nwant\n%s",
				want.file, got, want.text)
		}
	}
}
