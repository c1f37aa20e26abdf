package syntax_test

import (
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/syntax"
	"pressroom/analyze/token"
)

func parser(t testing.TB) *syntax.Parser {
	t.Helper()
	p, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func splitter(t testing.TB) *token.Splitter {
	t.Helper()
	s, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// read returns a document with its grammar.
func read(p *syntax.Parser, s *token.Splitter, text string) *annot.Document {
	d := annot.Of(text)
	d.Tokens, d.Sentences = s.Split(d)
	d.Syntax = p.Parse(d, true)
	return d
}

// TestParse reads sentences of which the grammar is plain: "word relation head", a line for each word; the head of the root is "-".
func TestParse(t *testing.T) {
	p, s := parser(t), splitter(t)
	for text, want := range map[string]string{
		"The council approved the budget.": "The det council, council nsubj approved, approved root -, the det budget, budget obj approved, . punct approved",
		"The bridge was opened by Ann Lee.": "The det bridge, bridge nsubj:pass opened, was aux:pass opened, opened root -, by case Ann, " +
			"Ann obl:agent opened, Lee flat Ann, . punct opened",
		// What stands in brackets belongs to the word before it.
		"Acme (the maker of tyres) closed a plant.": "Acme nsubj closed, ( flat Acme, the flat Acme, maker flat Acme, of flat Acme, tyres flat Acme, " +
			") flat Acme, closed root -, a det plant, plant obj closed, . punct closed",
	} {
		d := read(p, s, text)
		var got []string
		for k, w := range d.Syntax {
			head := "-"
			if w.Head != annot.None {
				head = d.Word(w.Head)
			}
			got = append(got, d.Word(k)+" "+w.Relation+" "+head)
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s\nfound %s\nwant  %s", text, g, want)
		}
	}
}

// TestPicked reads the sentences of the running text, which have a verb, and all others only where they are asked for.
func TestPicked(t *testing.T) {
	p, s := parser(t), splitter(t)
	d := read(p, s, "Ann came home. A day in the life of a town? Bo slept all day.")
	if got := firsts(d); !slices.Equal(got, []string{"Ann", "A", "Bo"}) {
		t.Errorf("of all sentences %v are read", got)
	}
	d.Syntax = p.Parse(d, false)
	if got := firsts(d); !slices.Equal(got, []string{"Ann", "Bo"}) {
		t.Errorf("%v are read", got)
	}
}

// firsts returns the first word of each sentence that was read.
func firsts(d *annot.Document) (out []string) {
	for _, s := range d.Sentences {
		if d.Read(s.First) {
			out = append(out, d.Word(s.First))
		}
	}
	return out
}

// TestBounds reads sentences at the greatest length, and none longer.
func TestBounds(t *testing.T) {
	p := parser(t)
	words := slices.Repeat([]syntax.Word{{Form: "went", Tag: "VBD"}}, syntax.MaxWords+1)
	for n, want := range map[int]int{0: 0, 1: 1, syntax.MaxWords: syntax.MaxWords, syntax.MaxWords + 1: 0} {
		if got := len(p.Read(words[:n])); got != want {
			t.Errorf("%d words: %d nodes, want %d", n, got, want)
		}
	}
}

// TestLemma looks up forms that the list has, and forms that the rules of spelling have to do.
func TestLemma(t *testing.T) {
	p := parser(t)
	for _, c := range [][3]string{
		{"went", "VBD", "go"}, {"men", "NNS", "man"}, {"better", "JJR", "good"}, {"left", "VBD", "leave"}, {"left", "JJ", "left"},
		{"Was", "VBD", "be"}, {"written", "VBN", "write"}, {"children", "NNS", "child"}, {"worst", "JJS", "bad"},
		{"ministers", "NNS", "minister"}, {"cities", "NNS", "city"}, {"ties", "NNS", "tie"}, {"boxes", "NNS", "box"}, {"houses", "NNS", "house"},
		{"churches", "NNS", "church"}, {"losses", "NNS", "loss"}, {"goes", "VBZ", "go"}, {"says", "VBZ", "say"}, {"denies", "VBZ", "deny"},
		{"announced", "VBD", "announce"}, {"planned", "VBD", "plan"}, {"hoped", "VBD", "hope"}, {"stopped", "VBN", "stop"},
		{"carried", "VBD", "carry"}, {"passed", "VBD", "pass"}, {"agreed", "VBD", "agree"},
		{"opened", "VBN", "open"}, {"visited", "VBD", "visit"},
		{"making", "VBG", "make"}, {"running", "VBG", "run"}, {"saying", "VBG", "say"}, {"selling", "VBG", "sell"}, {"creating", "VBG", "create"},
		{"larger", "JJR", "large"}, {"bigger", "JJR", "big"}, {"earlier", "RBR", "early"}, {"oldest", "JJS", "old"}, {"happiest", "JJS", "happy"},
		{"Jones", "NNP", "Jones"}, {"The", "DT", "the"}, {"bus", "NN", "bus"}, {"s", "NNS", "s"}, {"ed", "VBD", "ed"}, {"", "NNS", ""},
	} {
		if got := p.Lemma(c[0], c[1]); got != c[2] {
			t.Errorf("%s/%s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// FuzzParse reads the grammar of any text: each token that is read has a place in a tree of its sentence.
func FuzzParse(f *testing.F) {
	p, s := parser(f), splitter(f)
	f.Add("The council (of the town) approved the budget, said Ann Lee. (a (b) went. - * - was • | ... did.")
	f.Add("went went went\x00 \u200b went ’s ’s was “ ) ( is")
	f.Fuzz(func(t *testing.T, text string) {
		d := read(p, s, strings.ToValidUTF8(text[:min(len(text), 400)], "\ufffd"))
		if err := annot.Check(d); err != nil {
			t.Fatal(err)
		}
		for _, sentence := range d.Sentences {
			for k := sentence.First; k < sentence.Last; k++ {
				steps := 0
				for h := k; h != annot.None; h = d.Head(h) {
					if steps++; h < sentence.First || h >= sentence.Last || steps > len(d.Tokens) {
						t.Fatalf("%q: token %d hangs in no tree of its sentence", text, k)
					}
				}
			}
		}
	})
}
