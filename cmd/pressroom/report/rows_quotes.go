package report

import "pressroom/index"

// quoteRows is a quote a row. The rule is that by which its speaker is known, who is
// named at speaker_start to speaker_end; within is the quote in which it stands, if it does. Short quotes are left out.
var quoteRows = rows{
	name: "quotes",
	key:  "quote",
	columns: append([]column{{"quote", words, false}, {"speaker", words, true}, {"speaker_id", words, false}, {"cue", words, false},
		{"text", words, true}, {"speaker_start", integer, false}, {"speaker_end", integer, false},
		{"within", words, false}}, textAt...),
	of: func(st index.Stored) (out [][]any) {
		outer := ""
		for n, q := range st.Analysis.Quotes {
			within := outer
			if !q.Nested {
				outer, within = numbered("q", n), ""
			}
			if q.Short {
				continue
			}
			by := placed(q.SpeakerSpan, "")
			out = append(out, []any{numbered("q", n), text(q.Speaker), text(q.SpeakerID), text(q.Cue), text(q.Text),
				by[0], by[1], text(within), q.Start, q.End, by[2]})
		}
		return out
	},
}
