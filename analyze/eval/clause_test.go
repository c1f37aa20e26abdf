package eval_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/eval/unseen"
	"pressroom/corpus"
	"pressroom/corpus/jsonl"
)

// judged is a predicate that a reader judged; clauses/README.md says how. Offsets count code points.
type judged struct {
	unseen.Text
	Predicate                  [2]int
	Subject, Agent, Complement *[2]int
	Objects                    [][2]int
	Polarity                   annot.Polarity
	Modality                   string
	Set                        string
}

// clauseFloor is the least share of clauses, in per cent, of which subject, objects, agent and polarity are right.
const clauseFloor = 77.0

// TestClauses compares the clauses that are found with what a reader sees in 300 of them. Of those held back it
// tells the figures alone.
func TestClauses(t *testing.T) {
	all, docs := judgements[judged](t, "clauses.jsonl", true)
	for _, set := range []string{"open", "held"} {
		counts := map[string]int{}
		for _, j := range all {
			doc := docs[j.SHA256]
			if j.Set != set || doc == nil {
				continue
			}
			counts["all"]++
			wrong, found := compare(doc, j)
			for _, w := range wrong {
				counts[w]++
			}
			if len(wrong) == 0 {
				counts["right"]++
			} else if set == "open" {
				t.Logf("%s: %v\n\t%s\n\tfound %s, want %s", j.Source, wrong, sentenceOf(doc, j.Predicate), found, told(doc, j))
			}
		}
		share := 100 * float64(counts["right"]) / float64(max(counts["all"], 1))
		t.Logf("%s: all right %.1f %%; %v", set, share, counts)
		if share < clauseFloor {
			t.Errorf("%s: under the floor of %.1f %%", set, clauseFloor)
		}
	}
}

// judgements reads a file of clauses/ and analyses the texts that its rows are of.
func judgements[T any](t *testing.T, file string, whole bool) (all []T, docs map[string]*annot.Document) {
	t.Helper()
	var texts []unseen.Text
	file = filepath.Join("clauses", file)
	err := errors.Join(
		jsonl.Each(file, func(row T) error { all = append(all, row); return nil }),
		jsonl.Each(file, func(text unseen.Text) error { texts = append(texts, text); return nil }))
	if err != nil {
		t.Fatal(err)
	}
	return all, documents(t, texts, whole)
}

// documents analyses texts of the corpus, by their SHA-256. With whole, the grammar of all sentences is read.
func documents(t *testing.T, wanted []unseen.Text, whole bool) map[string]*annot.Document {
	t.Helper()
	texts, err := unseen.Texts(realReleases, wanted)
	if err != nil {
		t.Skipf("the corpus does not lie beside the checkout: %v", err)
	}
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	a.Whole = whole
	docs := map[string]*annot.Document{}
	for _, w := range wanted {
		text, ok := texts[w.SHA256]
		if !ok || docs[w.SHA256] != nil {
			continue
		}
		docs[w.SHA256], err = a.Analyze(corpus.Release{ID: corpus.TextID(text), Source: w.Source, Text: text})
		if err != nil {
			t.Fatal(err)
		}
	}
	return docs
}

// in returns where a range of the text as read stands in a document.
func in(doc *annot.Document, at [2]int) annot.Span {
	text := []rune(doc.Release.Original())
	back := doc.Release.Back()
	return annot.Span{Start: back.Clean(len(string(text[:at[0]]))), End: back.Clean(len(string(text[:at[1]])))}
}

// compare returns what is wrong with the clause that was found.
func compare(doc *annot.Document, j judged) (wrong []string, found string) {
	at := in(doc, j.Predicate)
	i := slices.IndexFunc(doc.Clauses, func(c annot.Clause) bool { return at.Overlaps(doc.Tokens[c.Predicate].Span) })
	if i < 0 {
		if !doc.Read(doc.TokenAt(at.Start)) {
			return []string{"not read"}, "-"
		}
		return []string{"no predicate"}, "-"
	}
	c := doc.Clauses[i]
	right := func(p annot.Phrase, want *[2]int) bool {
		if want == nil || p == annot.NoPhrase {
			return want == nil && p == annot.NoPhrase
		}
		return in(doc, *want).Overlaps(doc.Tokens[p.Head].Span)
	}
	if !right(c.Subject, j.Subject) {
		wrong = append(wrong, "subject")
	}
	if !right(c.Agent, j.Agent) {
		wrong = append(wrong, "agent")
	}
	if (c.Polarity == annot.Positive) != (j.Polarity == annot.Positive) {
		wrong = append(wrong, "polarity")
	}
	objects := len(c.Objects) == 0 && len(j.Objects) > 0
	for _, o := range c.Objects {
		objects = objects || !slices.ContainsFunc(j.Objects, func(w [2]int) bool { return right(o, &w) }) && !right(o, j.Complement)
	}
	for _, w := range j.Objects {
		missed := !slices.ContainsFunc(c.Objects, func(o annot.Phrase) bool { return right(o, &w) })
		objects = objects || missed && len(c.Objects) < 2 && w == j.Objects[0]
	}
	if objects {
		wrong = append(wrong, "objects")
	}
	m := string(c.Modality)
	if m == "" {
		m = "none"
	}
	if m != j.Modality {
		found = " modality " + m + " for " + j.Modality
	}
	say := func(p annot.Phrase) string {
		if p == annot.NoPhrase {
			return "-"
		}
		return doc.Word(p.Head)
	}
	var os []string
	for _, o := range c.Objects {
		os = append(os, say(o))
	}
	return wrong, fmt.Sprintf("%s(%s; %s; by %s) %s%s", c.Lemma, say(c.Subject), strings.Join(os, ","), say(c.Agent), c.Polarity, found)
}

func told(doc *annot.Document, j judged) string {
	say := func(at *[2]int) string {
		if at == nil {
			return "-"
		}
		return doc.TextOf(in(doc, *at))
	}
	var os []string
	for _, o := range j.Objects {
		os = append(os, say(&o))
	}
	return fmt.Sprintf("%s(%s; %s; by %s) %s", say(&j.Predicate), say(j.Subject), strings.Join(os, ","), say(j.Agent), j.Polarity)
}

func sentenceOf(doc *annot.Document, at [2]int) string {
	return doc.TextOf(doc.Sentences[doc.SentenceAt(in(doc, at).Start)].Span)
}
