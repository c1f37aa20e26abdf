package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// Row is a line of a layer: offsets, what it is, its words, cut to 100
// characters, and its rule.
func (l Look) Row(row schema.Row) string {
	at := fmt.Sprintf("%d–%d", row.Start, row.End)
	s := fmt.Sprintf("%-11s %-20s %s", at, cut(Plain(row.What), 60), l.paint(quoted, cut(Plain(row.Text), 100)))
	if row.Rule != "" {
		s += "  " + l.paint(dim, "("+Plain(row.Rule)+")")
	}
	return s + "\n"
}

// CoNLLU writes the sentences of a document in the ten columns of CoNLL-U. The tags
// of the Penn Treebank are in the column of the language's own (XPOS); lemma, head and relation stand where
// the grammar of a sentence was read; offsets, in code points of the text as read, are in the last column. What is not known is "_".
func CoNLLU(doc *annot.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# newdoc id = %s\n", Plain(cmp.Or(doc.Release.Source, doc.Release.ID)))
	tokens := schema.Layer(doc, "tokens")
	for n, sent := range doc.Sentences {
		fmt.Fprintf(&b, "# sent_id = %s-%d\n# text = %s\n", Plain(doc.Release.ID), n+1, Plain(sent.Text(doc.Release.Text)))
		for k := sent.First; k < sent.Last; k++ {
			lemma, head, relation, space := "_", "_", "_", ""
			if doc.Read(k) {
				lemma, head, relation = cmp.Or(Plain(doc.Lemma(k)), "_"), "0", doc.Relation(k)
				if h := doc.Head(k); h != annot.None {
					head = strconv.Itoa(h - sent.First + 1)
				}
			}
			if k+1 < sent.Last && doc.Tokens[k].End == doc.Tokens[k+1].Start {
				space = "|SpaceAfter=No"
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t_\t%s\t_\t%s\t%s\t_\tStart=%d|End=%d%s\n", k-sent.First+1, cmp.Or(Plain(tokens[k].Text), "_"), lemma,
				cmp.Or(doc.Part(k), "_"), head, relation, tokens[k].Start, tokens[k].End, space)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
