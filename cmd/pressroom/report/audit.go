package report

import (
	"fmt"
	"slices"
	"strings"

	"pressroom/analyze/eval"
	"pressroom/index"
)

// AuditKinds are the kinds of facts that can be audited.
var AuditKinds = []string{"person", "place", "organisation", "date", "quote", "event", "topic", "keyphrase", "headline", "dateline",
	"issuer", "published"}

// Audited is a fact as a row of a table for somebody who marks it as right or wrong.
type Audited struct {
	Kind    string
	What    string
	Says    string // what else it tells: "status: happened; when: Monday"
	Text    string // where it stands, with the words around it
	Fact    string
	Release string
	Source  string
}

// AuditColumns are the columns of that table; the first is for the mark.
var AuditColumns = []string{"right", "kind", "what", "says", "text", "fact", "release", "source"}

// Cells returns the row, with a mark or none.
func (a Audited) Cells(mark string) []string {
	return []string{mark, a.Kind, a.What, a.Says, a.Text, a.Fact, a.Release, a.Source}
}

// Key tells which fact of which release it is, and what that said.
func (a Audited) Key() string {
	return strings.Join([]string{a.Release, a.Fact, harmless(Plain(a.What))}, "\x00")
}

// AuditedOf returns the facts of a release of some kinds.
func AuditedOf(st index.Stored, kinds []string) (out []Audited) {
	r := newReading(st)
	for _, f := range Facts(st) {
		kind := strings.TrimPrefix(f.Kind, "main ")
		if slices.Contains(kinds, kind) {
			says, text := r.checkable(f)
			out = append(out, Audited{kind, f.What, says, text, f.Fact, st.Release.ID, st.Release.Source})
		}
	}
	return out
}

// checkable returns what a fact tells beside its name, and the first stretch of the text that it stands on.
func (r *reading) checkable(f Fact) (says, text string) {
	var parts []string
	for _, p := range f.Proofs {
		stands := p.Start != nil && p.End != nil
		if stands && text == "" {
			text = Look{}.inContext(r, *p.Start, *p.End)
		}
		switch p.Label {
		case "evidence", "trigger", "detail", "mention", "words", "confidence", "probability", "score", "phrase", "word":
		default:
			parts = append(parts, p.Label+": "+cut(Plain(p.Text), 60))
		}
	}
	return strings.Join(slices.Compact(parts), "; "), text
}

// Share is how many facts of a kind were found right, and what that tells of all of them.
type Share struct {
	Kind   string  `json:"kind"`
	Marked int     `json:"marked"`
	Right  int     `json:"right"`
	Share  float64 `json:"share"` // in per cent
	Low    float64 `json:"low"`   // the interval of 95 %
	High   float64 `json:"high"`
	All    int     `json:"all"`        // facts of the kind among which they were drawn
	From   int     `json:"right_from"` // how many of them are right, at least and
	To     int     `json:"right_to"`   // at most, by the interval
}

// ShareOf reckons from a sample that was drawn at random.
func ShareOf(kind string, right, marked, all int) Share {
	low, high := eval.Wilson(right, marked)
	return Share{kind, marked, right, percent(float64(right) / float64(max(1, marked))), percent(low), percent(high), all,
		int(low * float64(all)), int(high*float64(all) + 0.5)}
}

// ShareHead is the head of a table of shares.
func ShareHead() string {
	return fmt.Sprintf("%-14s %7s %7s  %-13s %8s  %s\n", "kind", "marked", "right %", "95 %", "of", "right of these")
}

// Share is a line of that table.
func (l Look) Share(s Share) string {
	return fmt.Sprintf("%-14s %7d %7.1f  %-13s %8d  %d to %d\n", s.Kind, s.Marked, s.Share, fmt.Sprintf("%.1f–%.1f", s.Low, s.High), s.All,
		s.From, s.To)
}
