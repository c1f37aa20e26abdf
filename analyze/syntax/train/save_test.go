package main

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/syntax"
)

const builtInData = "../data"

// readBack fills a model with the weights that are built in, and returns the forms. The vectors are 0: their part is in the table
// of forms.
func readBack(t *testing.T) (*model, string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(builtInData, "network.bin"))
	if err != nil {
		t.Fatal(err)
	}
	forms, err := os.ReadFile(filepath.Join(builtInData, "forms.txt"))
	if err != nil {
		t.Fatal(err)
	}
	m := newModel(1, make([]float32, syntax.NewLists(string(forms)).Len()*vectorCols), builtIn)
	number := func() uint32 {
		x := binary.LittleEndian.Uint32(data)
		data = data[4:]
		return x
	}
	for _, p := range m.params[1:] { // the first is the projection of vectors
		name, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		rows, cols := int(number()), int(number())
		if string(name) != p.name || rows*max(cols, 1) != len(p.w) {
			t.Fatalf("%q of %d rows and %d columns, where %q has to stand", name, rows, cols, p.name)
		}
		units := make([]float32, rows)
		for i := range units {
			units[i] = math.Float32frombits(number())
		}
		if cols == 0 {
			copy(p.w, units)
		}
		for i, c := range data[:rows*cols] {
			p.w[i] = float32(int8(c)) * units[i/cols]
		}
		data = data[rows*cols:]
	}
	return m, string(forms)
}

// TestSave writes the weights that are built in, as the model reads them: the same bytes come out but for a unit that is rounded.
func TestSave(t *testing.T) {
	m, forms := readBack(t)
	dir := t.TempDir()
	if err := m.save(dir, forms); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "network.bin"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(builtInData, "network.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("%d bytes, want %d", len(got), len(want))
	}
	differ := 0
	for i := range got {
		if got[i] != want[i] {
			differ++
		}
	}
	if differ > len(got)/100 {
		t.Errorf("%d of %d bytes differ", differ, len(got))
	}
}

// TestSame reads sentences with the trainer and with package syntax. One computes in floats and the other in whole numbers, so that
// a word may differ where two readings are about as good.
func TestSame(t *testing.T) {
	m, forms := readBack(t)
	parser, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	a, err := newAligner()
	if err != nil {
		t.Fatal(err)
	}
	words, differ := 0, 0
	p := newPass(m, nil, 0)
	lists := syntax.NewLists(forms)
	for _, text := range []string{
		"The council approved the budget on Monday.",
		"Governor Ann Lee, who signed the bill, said that farmers would get more water next year.",
		"The firm refused to pay the fine and closed two of its plants in Ashford.",
		"“We know what they need,” said Bo Chan, the head of the union.",
		"Three people were hurt when a bus left the road near the river.",
	} {
		e := (&tree{words: tokensOf(a, text)}).number(lists)
		heads, relations := p.parse(e)
		for i, n := range parser.Read(tokensOf(a, text)) {
			words++
			tag := greatestOf(p.tags[i+1])
			if heads[i+1] != n.Head+1 || relations[i+1] != int32(n.Relation) || tag != int(n.Tag) {
				differ++
				t.Logf("%q, word %d: the trainer finds %d %s %s, the parser %d %s %s", text, i+1, heads[i+1], syntax.Relations[relations[i+1]],
					syntax.Tags[tag], n.Head+1, syntax.Relations[n.Relation], syntax.Tags[n.Tag])
			}
		}
	}
	if words < 60 || differ > 2 {
		t.Errorf("%d of %d words differ", differ, words)
	}
}

// tokensOf returns our tokens of a text with our tags.
func tokensOf(a *aligner, text string) (words []syntax.Word) {
	tokens, _ := a.splitter.Split(annot.Of(text))
	for _, k := range tokens {
		words = append(words, syntax.Word{Form: k.Text(text), Tag: k.Tag})
	}
	return words
}
