// Gen writes data/words.txt, the vocabulary of package clean, from collections of
// releases in JSON Lines, gzipped or not, that are free of rights:
//
//	go run ./corpus/clean/gen RELEASES.jsonl.gz... > corpus/clean/data/words.txt
package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"pressroom/corpus/jsonl"
)

const (
	leastTexts    = 12 // that have a word
	leastCompound = 4  // that have a compound
	leastPartners = 12 // words that a part makes compounds with
)

func main() {
	texts := map[string]int{}
	for _, path := range os.Args[1:] {
		if err := count(path, texts); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	out := bufio.NewWriter(os.Stdout)
	for _, w := range vocabulary(texts) {
		fmt.Fprintln(out, w)
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var word = regexp.MustCompile(`(?:^|[\s(“"‘])([a-zA-Z]{2,}(?:-[a-zA-Z]{2,})?)(?:$|[\s,.;:!?)”"’])`)

// count adds to each word in how many texts of a file it stands.
func count(path string, texts map[string]int) error {
	return jsonl.Each(path, func(rel struct{ Text, Licence string }) error {
		if rel.Licence != "" && rel.Licence != "CC0" {
			return nil
		}
		seen := map[string]bool{}
		for _, w := range strings.Fields(rel.Text) {
			if m := word.FindStringSubmatch(w); m != nil && !seen[strings.ToLower(m[1])] {
				seen[strings.ToLower(m[1])] = true
				texts[strings.ToLower(m[1])]++
			}
		}
		return nil
	})
}

// vocabulary chooses what is known: of "longterm" and "long-term" the more usual.
func vocabulary(texts map[string]int) (out []string) {
	partners := map[string]int{}
	for w, n := range texts {
		head, tail, compound := strings.Cut(w, "-")
		whole := texts[head+tail]
		switch {
		case !compound && n >= leastTexts:
			out = append(out, w)
		case compound && n > whole && n > 1:
			partners[head+"-"]++
			if texts[tail] >= leastTexts {
				partners["-"+tail]++
			}
			if n >= leastCompound {
				out = append(out, w)
			}
		}
	}
	split := map[string]bool{} // words that are more usual as a compound
	for _, w := range out {
		if strings.Contains(w, "-") {
			split[strings.Replace(w, "-", "", 1)] = true
		}
	}
	out = slices.DeleteFunc(out, func(w string) bool { return split[w] })
	for part, n := range partners {
		if n >= leastPartners {
			out = append(out, part)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
