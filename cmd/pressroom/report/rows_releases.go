package report

import (
	"pressroom/analyze/schema"
	"pressroom/index"
)

// releaseRows is a release a row. Start and end are where its date of publication
// was read, rule is what that was read from.
var releaseRows = rows{
	name: "releases",
	columns: append([]column{{"also", list, false}, {"language", words, true}, {"form", words, true}, {"place", words, true},
		{"topics", list, true}, {"text", words, false},
		{"opening", words, false}}, textAt...),
	of: func(st index.Stored) [][]any {
		an := st.Analysis
		var place schema.Nullable
		if an.Dateline != nil {
			place = an.Dateline.Place
		}
		topics := make([]string, len(an.Topics))
		for n, t := range an.Topics {
			topics[n] = t.Label
		}
		row := []any{an.Also, text(an.Language), text(an.Form), text(place), topics, text(st.Release.Original()), text(textOf(an.Opening))}
		return [][]any{append(row, placed(publishedAt(an.Clock), string(an.Clock.From))...)}
	},
}

// publishedAt returns where the date of publication stands, nil when it does not.
func publishedAt(clock schema.Clock) *schema.Mention {
	for _, c := range clock.Candidates {
		if c.Date == clock.Published && c.From == string(clock.From) && c.Start != nil && c.End != nil {
			return &schema.Mention{Start: *c.Start, End: *c.End}
		}
	}
	return nil
}
