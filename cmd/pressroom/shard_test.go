package main

import (
	"fmt"
	"testing"

	"pressroom/corpus"
)

// TestShard: every release is of one part, the same wherever it stands and whatever its source; the
// parts are about as large as each other; and which is which does not change with the program.
func TestShard(t *testing.T) {
	const parts, number = 7, 7000
	counts := [parts]int{}
	for n := range number {
		rel := corpus.Release{Source: fmt.Sprint("source ", n), Text: fmt.Sprintf("Release\n\nNumber %d.", n)}
		in := 0
		for i := range counts {
			if (shard{uint64(i), parts}).has(rel) {
				counts[i]++
				in++
			}
		}
		if in != 1 {
			t.Fatalf("release %d is of %d parts", n, in)
		}
	}
	for i, n := range counts {
		if n < number/parts*9/10 || n > number/parts*11/10 {
			t.Errorf("part %d has %d of %d", i, n, number)
		}
	}
	// printf abc | sha256sum begins ba7816bf8f01cfea, which is 13436514500253700074, modulo 10 4.
	if !(shard{4, 10}).has(corpus.Release{Text: "abc"}.Clean()) {
		t.Error("abc has left its part")
	}
}
