package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/section"
	"pressroom/analyze/token"
	"pressroom/corpus/jsonl"
)

const (
	// leastUses is how often a word is used before its tags say what it is.
	leastUses = 15
	// nounShare is how often a word must be a noun or an adjective, to be one
	// wherever the tagger says so.
	nounShare = 0.3
	// doubtShare is how often it must be, not to be taken for a verb between nouns.
	doubtShare = 0.75
)

const wordsHeader = `# Words, in lower case, that are no nouns whatever the tagger says: "closed" are those that seldom are nouns or adjectives, "doubtful" those
# that often are something else. Source: tags counted over 20,000 press releases of the US Senate 2005-2007 (public domain; collected for J. Grimmer,
# Political Analysis 18(1), 2010) and 364 texts of WikiGold (CC BY 4.0, Balasuriya et al. 2009), MEANTIME (CC BY 4.0, NewsReader), re3d (public domain,
# OGL v3.0, CC BY 3.0 AU, Dstl) and GUM (CC BY 2.5 and 4.0, GUM corpus). Made by: go run ./analyze/topic/gen. Date: 2026-11-24.
# class	word
`

// tags are what the tagger says of a word in lower case.
type tags struct{ all, nominal int }

// writeWords counts what the tagger says of the words of releases and other texts.
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
	for _, path := range []string{
		filepath.Join(corpus, "senate-20k.jsonl.gz"), filepath.Join(train, "re3d.jsonl"), filepath.Join(train, "meantime.jsonl"),
		filepath.Join(train, "gum-news.jsonl"), filepath.Join(train, "wikigold.jsonl"),
	} {
		err := jsonl.Each(path, func(rel struct{ Text string }) error {
			doc := annot.Of(rel.Text)
			doc.Anatomy = section.Split(doc, lex, nil)
			doc.Tokens, _ = tok.Split(doc)
			tally(seen, rel.Text, doc.Sections, doc.Tokens)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return os.WriteFile(out, []byte(wordsHeader+rows(seen)), 0o644)
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

func rows(seen map[string]*tags) string {
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
	slices.Sort(closed)
	slices.Sort(doubtful)
	var rows strings.Builder
	for _, w := range closed {
		fmt.Fprintf(&rows, "closed\t%s\n", w)
	}
	for _, w := range doubtful {
		fmt.Fprintf(&rows, "doubtful\t%s\n", w)
	}
	return rows.String()
}
