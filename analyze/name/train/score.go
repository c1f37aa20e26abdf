package main

import (
	"fmt"

	"pressroom/analyze/annot"
	"pressroom/analyze/name"
)

// score prints how well the Finder, with the model that is built in, finds the
// names of the annotated releases that were held back from training.
func (r *reader) score(dir, corpus string) error {
	find, err := name.New(r.lex)
	if err != nil {
		return err
	}
	all, err := readAnnotations()
	if err != nil {
		return err
	}
	var hit, got, want [4]int
	if err := eachAnnotated(all, dir, corpus, func(source, text string, spans []span) {
		if !held(source) {
			return
		}
		right := map[span]bool{}
		for _, s := range spans {
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
	}); err != nil {
		return err
	}
	for k, kind := range name.Kinds {
		fmt.Printf("%-13s F1 %5.1f  P %5.1f  R %5.1f  of %d\n", kind, 200*float64(hit[k])/float64(max(1, got[k]+want[k])),
			100*float64(hit[k])/float64(max(1, got[k])), 100*float64(hit[k])/float64(max(1, want[k])), want[k])
	}
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
