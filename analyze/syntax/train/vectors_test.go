package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVectors reads a file in the form of the package: forms with a count of 2 and frequent ones are kept, those with the highest
// counts first, each with a vector of length 3.
func TestVectors(t *testing.T) {
	numbers := func(x string) string { return "[" + x + strings.Repeat(",0", vectorCols-1) + ",9,9]" }
	words := make([]string, frequent+2)
	for i := range words {
		words[i] = fmt.Sprintf(`"w%d"`, i)
	}
	path := filepath.Join(t.TempDir(), vectorFile)
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(fmt.Sprintf(`{"size":4,"words":[%s],"vectors":{"w0":%s,"w%d":%s,"w%d":%s,"w1":%s},"unkVector":[0]}`, strings.Join(words, ","),
		numbers("1"), frequent, numbers("2"), frequent+1, numbers("-2"), numbers("4")))
	v, err := readVectors(path, map[string]int{"w1": 1, fmt.Sprintf("w%d", frequent): 1, fmt.Sprintf("w%d", frequent+1): 2})
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("w%d\nw1\nw0\n", frequent+1); v.forms != want {
		t.Errorf("forms %q, want %q", v.forms, want)
	}
	if len(v.cells) != v.lists().Len()*vectorCols || v.cells[0] != 0 || v.cells[2*vectorCols] != -length || v.cells[3*vectorCols] != length {
		t.Errorf("%d numbers, of a form %v", len(v.cells), v.cells[2*vectorCols])
	}
	for _, broken := range []string{
		"", "[]", `{"words":["a"],"vectors":{"a":[1,2]}}`, `{"vectors":{}}`, `{"words":["a"],"vectors":{"a"`, `{"words":1}`,
	} {
		write(broken)
		if _, err := readVectors(path, nil); err == nil || !strings.Contains(err.Error(), vectorFile) {
			t.Errorf("%s: %v", broken, err)
		}
	}
}

// TestCountForms counts what people have read twice.
func TestCountForms(t *testing.T) {
	b := treebanks{silver: []sentence{conllu(t, "The the DT 0 root", "hall hall NN 1 nmod")}, ewt: []sentence{conllu(t, "the the DT 0 root")}}
	if c := b.countForms(); c["the"] != 3 || c["hall"] != 1 {
		t.Errorf("counts %v", c)
	}
}

// TestLemmas writes the forms of which spelling gives another lemma, with the licence of the treebanks that were read.
func TestLemmas(t *testing.T) {
	rows := conllu(t, "Men man NNS 2 nsubj", "went go VBD 0 root", "home home RB 2 advmod", "knew new VBD 2 conj", "towns town NNS 2 obj",
		"IT's it NNS 2 dep", "slower slow JJR 2 dep")
	for licence, b := range map[string]treebanks{
		"Licence: CC BY 4.0.":    {gum: []sentence{rows, rows}},
		"Licence: CC BY-SA 4.0.": {gum: []sentence{rows}, ewt: []sentence{rows}},
	} {
		dir := t.TempDir()
		if err := writeLemmas(dir, vectors{forms: "town\nslow\n"}.lists(), b); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, "lemmas.tsv"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), licence) || !strings.HasSuffix(string(got), "lemma\nknew\tVBD\tnew\nmen\tNNS\tman\nwent\tVBD\tgo\n") {
			t.Errorf("%s:\n%s", licence, got)
		}
	}
	once := countLemmas([]sentence{rows})
	if lemma, n := commonest(once[tagged{"knew", "VBD"}]); lemma != "new" || n != 1 {
		t.Errorf("%q %d", lemma, n)
	}
}
