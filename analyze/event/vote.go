package event

import (
	"strconv"
	"strings"

	"pressroom/analyze/annot"
)

// votes gives events of a vote how many were for and against: "passed it 52-47", "by a vote of seven to two". Where a motion was
// defeated, the words do not say which is which.
func (r *reader) votes(events []*annot.Event) {
	for n := range events {
		ev := events[n]
		if ev.Kind != "legislation" && ev.Kind != "election" && ev.Kind != "appointment" || ev.Status != annot.Happened {
			continue
		}
		first, last := r.tokensOf(ev.Evidence)
		if !r.voted(first, last) {
			continue
		}
		for k := first; k < last; k++ {
			if a, b, end, ok := r.score(k, last); ok && r.TimexOf(k) == annot.None && r.MentionOf(k) == annot.None {
				if r.Lower(end) == "against" {
					a, b = b, a
				}
				at := r.Words(k, end)
				ev.Numbers = append(ev.Numbers, annot.Number{Span: at, Value: a, Unit: "votes", Role: annot.For},
					annot.Number{Span: at, Value: b, Unit: "votes", Role: annot.Against})
				break
			}
		}
	}
}

// voted reports whether a sentence tells how a vote was won.
func (r *reader) voted(first, last int) (won bool) {
	for k := first; k < last; k++ {
		switch r.Lemma(k) {
		case "vote", "pass", "approve", "adopt", "confirm", "margin":
			won = true
		case "defeat", "reject", "fail", "block", "cloture", "not":
			return false
		}
	}
	return won
}

// score reads two numbers of votes from token k: "98-0", "52 to 47", "seven votes to two". end is the token after them.
func (r *reader) score(k, last int) (a, b float64, end int, ok bool) {
	x, y, found := strings.Cut(strings.ReplaceAll(r.Word(k), "–", "-"), "-")
	end = k + 1
	to := k + 1
	if r.Lower(to) == "votes" {
		to++
	}
	if !found && to+1 < last && (r.Lower(to) == "to" || r.Word(to) == "-" || r.Word(to) == "–") {
		x, y, end = r.numeral(k), r.numeral(to+1), to+2
	}
	a, errA := strconv.ParseFloat(x, 64)
	b, errB := strconv.ParseFloat(y, 64)
	return a, b, end, errA == nil && errB == nil && a > b && a < 1000
}

// numeral is token k in digits, or its word.
func (r *reader) numeral(k int) string {
	if w := r.measures["word"][r.Lower(k)]; w != "" {
		return w
	}
	return r.Word(k)
}
