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
	var hit, got, want [4]int
	count := func(text string, spans []span) {
		right := map[span]bool{}
		for _, s := range spans {
			s.unsure = false
			right[s] = true
			want[s.kind]++
		}
		for _, m := range r.mentions(find, text) {
			k := kindOf(m.Kind)
			got[k]++
			if right[span{m.Span, k, false}] {
				hit[k]++
			}
		}
	}
	if on != "" {
		err = jsonl.Each(filepath.Join(dir, on), func(doc document) error {
			count(doc.Text, spansOf(doc))
			return nil
		})
	} else {
		var all annotations
		if all, err = readAnnotations(); err == nil {
			one := func(source, text string, spans []span) {
				if held(source) && strings.HasPrefix(source, only) {
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
	line := func(of string, hit, got, want int) {
		fmt.Printf("%-13s F1 %5.1f  P %5.1f  R %5.1f  of %d\n", of, 200*float64(hit)/float64(max(1, got+want)),
			100*float64(hit)/float64(max(1, got)), 100*float64(hit)/float64(max(1, want)), want)
	}
	for k, kind := range name.Kinds {
		line(string(kind), hit[k], got[k], want[k])
	}
	line("names", hit[0]+hit[1]+hit[2], got[0]+got[1]+got[2], want[0]+want[1]+want[2])
	return nil
}

func kindOf(kind annot.Kind) int {
	for k, have := range name.Kinds {
		if have == kind {
			return k
		}
	}
	return -1
}
