package report

import (
	"fmt"
	"strings"

	"pressroom/index"
)

// Explanation is a fact with the release that it was found in.
type Explanation struct {
	Release string `json:"release"`
	Source  string `json:"source"`
	Fact
}

// FactLine is a fact as a line of a list: its name, its kind and what it is, cut
// to 100 characters.
func (l Look) FactLine(f Fact) string {
	return fmt.Sprintf("%-10s %-12s %s\n", f.Fact, f.Kind, cut(Plain(f.What), 100))
}

// Fact is a fact of a release in full, a proof a line.
func (l Look) Fact(st index.Stored, f Fact) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", l.paint(bold, f.Fact), Plain(f.Kind+": "+f.What))
	fmt.Fprintf(&b, "  %-12s %s  %s\n", "source", Plain(st.Release.Source), l.paint(dim, Plain(st.Release.ID)))
	r := newReading(st)
	for _, proof := range f.Proofs {
		fmt.Fprintf(&b, "  %-12s %s\n", proof.Label, l.proofLine(r, proof))
	}
	return b.String()
}

// proofLine is where a part of a fact stands, with the words around it, and its
// rule.
func (l Look) proofLine(r *reading, proof Proof) string {
	s := Plain(proof.Text)
	if proof.Start != nil && proof.End != nil {
		start, end := *proof.Start, *proof.End
		s = fmt.Sprintf("%d–%d,%s line %d: %s", start, end, r.page(start), r.line(start), l.inContext(r, start, end))
	}
	if proof.Rule != "" {
		s += "  " + l.paint(dim, "("+Plain(string(proof.Rule))+")")
	}
	return s
}

// around is how many code points are shown on either side of a few words.
const around = 40

// inContext quotes a stretch of the text between brackets with the words around
// it; a long one without.
func (l Look) inContext(r *reading, start, end int) string {
	words := Plain(r.words(start, end))
	if end-start > 2*around {
		return "“" + l.paint(quoted, words) + "”"
	}
	before, after := r.slice(start-around, start), r.slice(end, end+around)
	if start > around {
		_, before, _ = strings.Cut(before, " ")
		before = "…" + before
	}
	if end+around < len(r.bytes)-1 {
		after = after[:max(0, strings.LastIndexByte(after, ' '))] + "…"
	}
	return "“" + strings.TrimLeft(spaced(before), " ") + "[" + l.paint(quoted, words) + "]" + strings.TrimRight(spaced(after), " ") + "”"
}

// spaced is plain but keeps a blank at either end.
func spaced(s string) string {
	words := Plain("|" + s + "|")
	return words[1 : len(words)-1]
}
