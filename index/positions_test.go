package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pressroom/index/words"
)

// TestCodes writes numbers of every length and reads them again.
func TestCodes(t *testing.T) {
	numbers := []uint32{0, firstWord, oneByte - 1, oneByte, twoBytes - 1, twoBytes, threeBytes - 1, threeBytes, 1 << 30, 1<<32 - 1}
	for n := range uint32(1000) {
		numbers = append(numbers, n*n*4000)
	}
	for _, n := range numbers {
		code := appendCode(nil, n)
		if got, size := readCode(code); got != n || size != len(code) {
			t.Errorf("%d was written as %v and read as %d in %d bytes", n, code, got, size)
		}
		for cut := 1; cut < len(code); cut++ {
			if _, size := readCode(code[:cut]); size != 0 {
				t.Errorf("%d was read from %d of %d bytes", n, cut, len(code))
			}
		}
	}
}

// TestCell looks for words in a cell and in the values that it was made of: both find
// them in the same places.
func TestCell(t *testing.T) {
	tokens := words.Cut("The Who of the U.S. made a hyphen-ated F-16 plan. Co-operative aside of who.")
	asides := []zoneSpan{{"contact", 4, 8}}
	values := append(valuesOf(tokens, asides), wordValue{field: headlineField, words: placedWords("Who Is Who")},
		wordValue{field: orgField, aside: true, words: placedWords("The Who")})
	of := &table{}
	cell := newWordCell(values, of)
	for _, some := range [][]string{{"who"}, {"the", "who"}, {"f16", "16"}, {"hyphenated", "cooperative", "absent"}} {
		sought := newSought()
		for n, word := range some {
			if slices.Contains(of.list, word) {
				sought.add(uint32(of.of(word)), n)
			}
		}
		want := findIn(tokens, asides, some)
		for n := range want {
			want[n].Mark = Mark{}
		}
		if got, ok := sought.find(cell.cell, textField, nil); !ok || len(got) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%v: got %v, want %v", some, got, want)
		}
	}
	who := newSought()
	who.add(uint32(of.of("who")), 0)
	var got []string
	stand, _ := who.find(cell.cell, sourceField, nil)
	for _, s := range stand {
		got = append(got, fmt.Sprint(s.field, s.aside, s.value, s.pos))
	}
	if want := "[0 false 1 2 0 false 3 17 1 false 4 1 1 false 4 3 4 true 5 2]"; fmt.Sprint(got) != want {
		t.Errorf("who stands in %v, want %s", got, want)
	}
}

// TestRenumber writes cells with a vocabulary in the order of frequency, and finds the
// same words in them.
func TestRenumber(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	rows, want, first, second := map[releaseID]*facts{}, map[releaseID]string{}, &table{}, &table{}
	var order []releaseID
	for n := range 60 {
		var list []string
		for range 1 + rng.Intn(300) {
			digits := fmt.Sprint(rng.Intn(1 + rng.Intn(20000)))
			list = append(list, "w"+strings.Map(func(r rune) rune { return r - '0' + 'a' }, digits))
		}
		text, of := strings.Join(list, " "), []*table{first, second}[n%2]
		id := releaseID{byte(n)}
		order, want[id] = append(order, id), text
		rows[id] = &facts{order: newWordCell([]wordValue{{words: placedWords(text)}}, of)}
	}
	out, err := joinCells(order, rows)
	if err != nil {
		t.Fatal(err)
	}
	p := &part{dir: "d", path: "p", sections: map[string]string{}, contents: contents{Releases: len(order)}}
	p.sections[vocabularySection], p.sections[orderEndSection], p.sections[orderSection] =
		string(out.vocabulary), string(out.ends), string(out.text)
	if p.order, err = p.newOrderColumn(string(out.vocabulary), string(out.ends), out.text); err != nil {
		t.Fatal(err)
	}
	cells, err := p.orderCells()
	if err != nil {
		t.Fatal(err)
	}
	for n, id := range order {
		var list []string
		for at := 1; at < len(cells[n].cell); { // a value begins with one byte
			code, size := readCode(cells[n].cell[at:])
			list, at = append(list, cells[n].of.list[code-firstWord]), at+size
		}
		if got := strings.Join(list, " "); got != want[id] {
			t.Errorf("%s, want %s", got, want[id])
		}
	}
}

// TestPhrasesOfCommonWords looks for names that are made of words too common to be
// searched for one by one.
func TestPhrasesOfCommonWords(t *testing.T) {
	i := open(t, build(t, []item{
		written("band", "", "Festival opens\n\nOn Friday The Who and Take That will play.", nil),
		written("list", "", "Who Is Who\n\nThe yearbook lists those whom one has to know.", nil),
		written("play", "", "Theatre\n\nTo be, or not to be: the play begins at eight.", nil),
		written("other", "", "Report\n\nIt is not the one who was to be there or that.", nil),
	}))
	for _, tt := range []struct{ query, want, passage string }{
		{`"the who"`, "band", "The Who"},
		{`"who is who"`, "list", ""},
		{`headline:"who is who"`, "list", ""},
		{`"to be or not to be"`, "play", "To be, or not to be"},
		{`"not to be"~1`, "play", "To be not to be"}, // "be, or not to" is a window, too
		{`"to be" report`, "other", ""},
		{`"who the"`, "", ""},
		{`zone:body "the who"`, "band", ""},
		{`"is who" OR "the who"`, "band list", ""},
		{`-"the who" -"to be"`, "list", ""},
	} {
		res, err := i.Search(context.Background(), parse(t, tt.query), Options{Limit: 10, Highlight: true})
		if err != nil {
			t.Fatalf("%s: %v", tt.query, err)
		}
		var got []string
		for _, hit := range res.Hits {
			got = append(got, hit.Source)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != tt.want || len(res.Ignored) > 0 {
			t.Errorf("%s: %v, ignored %v, want %s", tt.query, got, res.Ignored, tt.want)
		}
		if tt.passage == "" {
			continue
		}
		var marked []string
		for _, s := range res.Hits[0].Snippets {
			for _, m := range s.Marks {
				marked = append(marked, s.Text[m.Start:m.End])
			}
		}
		if got := strings.Join(marked, " "); got != strings.NewReplacer(",", "").Replace(tt.passage) {
			t.Errorf("%s: %q is marked, want %q", tt.query, got, tt.passage)
		}
	}
	if res, err := i.Search(context.Background(), parse(t, `"the"`), Options{Limit: 1}); err != nil || len(res.Ignored) == 0 {
		t.Errorf("one word: %+v, %v", res, err)
	}
}

// TestDamagedWords flips a bit in the words of each release: whoever looks for a phrase
// is told.
func TestDamagedWords(t *testing.T) {
	dir := build(t, []item{written("a", "", "Head\n\nThe dam report of the county.", nil)})
	path, err := filepath.Glob(filepath.Join(dir, snapshotPart+"*", partPrefix+"*"))
	if err != nil || len(path) != 1 {
		t.Fatal(path, err)
	}
	p, err := openPart(dir, path[0])
	if err != nil {
		t.Fatal(err)
	}
	at := p.contents.Sections[slices.IndexFunc(p.contents.Sections, func(s section) bool { return s.Name == orderSection })].At
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path[0])
	if err != nil {
		t.Fatal(err)
	}
	b[at+sealLength+1] ^= 1
	if err := os.WriteFile(path[0], b, 0o666); err != nil {
		t.Fatal(err)
	}
	i := open(t, dir)
	var damage *DamagedError
	if _, err := i.Search(context.Background(), parse(t, `"dam report"`), Options{Limit: 1}); !errors.As(err, &damage) {
		t.Errorf("a flipped bit: %v", err)
	}
}

// TestFormerAnalyzers finds the analyzers that the mappings of former formats name:
// without them their originals cannot be read.
func TestFormerAnalyzers(t *testing.T) {
	m, err := newMapping()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{textAnalyzer, wordsAnalyzer} {
		if m.AnalyzerNamed(name) == nil {
			t.Errorf("there is no analyzer %q", name)
		}
	}
}
