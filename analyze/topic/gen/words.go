package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/section"
	"pressroom/analyze/token"
	"pressroom/analyze/topic"
)

const (
	// leastBits is the rarity from which on words are rare: in one text of 256.
	leastBits = 8
	// leastUses is how often a word is used before its tags say what it is.
	leastUses = 15
	// nounShare is how often a word must be a noun or an adjective, to be one
	// wherever the tagger says so.
	nounShare = 0.3
	// doubtShare is how often it must be, not to be taken for a verb between nouns.
	doubtShare = 0.75
)

const wordsHeader = `# How rare words are, and which are no nouns whatever the tagger says.
# A row with a number holds the words, in lower case and singular, that one text of 2 to the power of that number has, or more;
# what stands in no such row is rarer. The row "closed" holds words, as written, that are seldom nouns or adjectives, the row
# "doubtful" those that often are something else.
# Source: counts over 20,000 press releases of the US Senate 2005-2007 (public domain; collected for J. Grimmer, Political Analysis 18(1), 2010) and
# 364 texts of WikiGold (CC BY 4.0, Balasuriya et al. 2009), MEANTIME (CC BY 4.0, NewsReader), re3d (public domain, OGL v3.0, CC BY 3.0 AU, Dstl) and
# GUM (CC BY 2.5 and 4.0, GUM corpus). Made by: go run ./analyze/topic/gen. Date: 2026-11-24.
# row	words
`

// counts are those of one collection of texts.
type counts struct {
	texts float64
	df    map[string]float64 // texts that have a word, by topic.Key
}

// tags are what the tagger says of a word in lower case.
type tags struct{ all, nominal int }

// writeWords counts the words of the Senate's releases and, apart from them,
// those of all others: a word counts as common that is common in either.
func writeWords(corpus, train, out string) error {
	tok, err := token.New()
	if err != nil {
		return err
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	seen := map[string]*tags{}
	count := func(c *counts, text string) {
		s := section.Split(text, lex, nil)
		toks, _ := tok.Split(text, s.Sections)
		c.add(text, toks)
		tally(seen, text, s.Sections, toks)
	}
	senate := &counts{df: map[string]float64{}}
	if err := read(corpus, func(text string) { count(senate, text) }); err != nil {
		return err
	}
	others := &counts{df: map[string]float64{}}
	for _, name := range []string{"re3d", "meantime", "gum-news", "wikigold"} {
		if err := read(filepath.Join(train, name+".jsonl"), func(text string) { count(others, text) }); err != nil {
			return err
		}
	}
	return os.WriteFile(out, []byte(wordsHeader+rows(senate, others, seen)), 0o644)
}

func (c *counts) add(text string, toks []annot.Token) {
	c.texts++
	once := map[string]bool{}
	for _, t := range toks {
		k := topic.Key(t.Text(text))
		if !once[k] && k[0] >= 'a' && k[0] <= 'z' {
			once[k] = true
			c.df[k]++
		}
	}
}

func tally(seen map[string]*tags, text string, secs []annot.Section, toks []annot.Token) {
	i := 0
	for _, t := range toks {
		for i < len(secs) && secs[i].End <= t.Start {
			i++
		}
		w := t.Text(text)
		if i < len(secs) && secs[i].Kind == annot.Headline || w != strings.ToLower(w) || w[0] < 'a' || w[0] > 'z' {
			continue
		}
		if seen[w] == nil {
			seen[w] = &tags{}
		}
		seen[w].all++
		if strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") {
			seen[w].nominal++
		}
	}
}

func rows(senate, others *counts, seen map[string]*tags) string {
	words := make([][]string, leastBits)
	for _, c := range []*counts{senate, others} {
		for w := range c.df {
			share := max((senate.df[w]+0.5)/senate.texts, others.df[w]/others.texts/2)
			if bits := int(-math.Log2(share)); bits < leastBits && len(w) > 1 {
				words[bits] = append(words[bits], w)
			}
		}
	}
	var closed, doubtful []string
	for w, t := range seen {
		switch share := float64(t.nominal) / float64(t.all); {
		case t.all < leastUses || share >= doubtShare:
		case share < nounShare:
			closed = append(closed, w)
		default:
			doubtful = append(doubtful, w)
		}
	}
	var b strings.Builder
	for bits, list := range words {
		slices.Sort(list)
		fmt.Fprintf(&b, "%d\t%s\n", bits, strings.Join(slices.Compact(list), " "))
	}
	slices.Sort(closed)
	fmt.Fprintf(&b, "closed\t%s\n", strings.Join(closed, " "))
	slices.Sort(doubtful)
	fmt.Fprintf(&b, "doubtful\t%s\n", strings.Join(doubtful, " "))
	return b.String()
}

// read hands the text of each line of a JSONL file, gzipped or not, to add.
func read(path string, add func(text string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var in struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		add(in.Text)
	}
	return sc.Err()
}
