package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/name"
	"pressroom/corpus/jsonl"
)

// score prints how well the Finder, with the model that is built in, finds the
// names of the annotated releases that were held back from training, or those of
// a file of other data.
func (r *reader) score(dir, corpus, on, only string) error {
	find, err := name.New(r.lex)
	if err != nil {
		return err
	}
	var t tally
	count := func(text string, spans []span) { t.count(text, spans, r.mentions(find, text)) }
	if on != "" {
		err = jsonl.Each(filepath.Join(dir, on), func(doc document) error {
			count(doc.Text, spansOf(doc))
			return nil
		})
	} else {
		var all annotations
		if all, err = readAnnotations(); err == nil {
			one := func(source, text string, spans []span) {
				if all[source].excerpt == nil && held(source) && strings.HasPrefix(source, only) {
					count(text, spans)
				}
			}
			eachWritten(one)
			err = eachAnnotated(all, dir, corpus, one)
		}
	}
	if err != nil {
		return err
	}
	t.print()
	return nil
}

// tally counts names by their kind.
type tally struct {
	hit, got, want [4]int
	tell           bool // what is wrong
}

func (t *tally) count(text string, spans []span, found []annot.Mention) {
	right := map[span]bool{}
	for _, s := range spans {
		s.unsure = false
		right[s] = true
		t.want[s.kind]++
	}
	for _, m := range found {
		s := span{m.Span, kindOf(m.Kind), false}
		t.got[s.kind]++
		if right[s] {
			t.hit[s.kind]++
			delete(right, s)
			if t.tell {
				fmt.Printf("right\t%s\t%s\t%q\n", m.Kind, m.Rule, around(text, s))
			}
		} else if t.tell {
			fmt.Printf("false\t%s\t%s\t%q\n", m.Kind, m.Rule, around(text, s))
		}
	}
	for _, s := range spans {
		if s.unsure = false; t.tell && right[s] {
			fmt.Printf("missed\t%s\t\t%q\n", name.Kinds[s.kind], around(text, s))
		}
	}
}

// around returns a name in brackets with the text beside it.
func around(text string, s span) string {
	from, to := max(0, s.Start-40), min(len(text), s.End+30)
	return text[from:s.Start] + "[" + s.Text(text) + "]" + text[s.End:to]
}

func (t *tally) print() {
	line := func(of string, hit, got, want int) {
		fmt.Printf("%-13s F1 %5.1f  P %5.1f  R %5.1f  of %d\n", of, 200*float64(hit)/float64(max(1, got+want)),
			100*float64(hit)/float64(max(1, got)), 100*float64(hit)/float64(max(1, want)), want)
	}
	for k, kind := range name.Kinds {
		line(string(kind), t.hit[k], t.got[k], t.want[k])
	}
	line("names", t.hit[0]+t.hit[1]+t.hit[2], t.got[0]+t.got[1]+t.got[2], t.want[0]+t.want[1]+t.want[2])
}

func kindOf(kind annot.Kind) int {
	for k, have := range name.Kinds {
		if have == kind {
			return k
		}
	}
	return -1
}
