package report

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// TestQuoteThatMatters: each case is a list of quotes and which of them it is.
func TestQuoteThatMatters(t *testing.T) {
	people := []schema.Person{{ID: "p1", Name: "Ann Lee", Titles: []string{"Minister"}}, {ID: "p2", Name: "Omar Diaz"},
		{ID: "p3", Name: "Nino Beridze", Titles: []string{"Engineer"}}}
	const (
		plainWords = "It was a long day and all of us are glad that it is over."
		dam        = "The turbines of the dam will turn in the spring, and the valley will have light."
		long       = 2*mostLength + 1
	)
	said := func(who, text string) schema.Quote {
		q := schema.Quote{Text: text}
		if who != "" {
			q.SpeakerID, q.Speaker = schema.Nullable(who), "somebody"
		}
		return q
	}
	for _, tt := range []struct {
		name   string
		quotes []schema.Quote
		want   string
	}{
		{"none", nil, ""},
		{"the only one, by nobody", []schema.Quote{said("", plainWords)}, "q1"},
		{"the actor before others with a title", []schema.Quote{said("p3", dam), said("p1", plainWords)}, "q2"},
		{"a title before none", []schema.Quote{said("p2", plainWords), said("p3", plainWords)}, "q2"},
		{"somebody before nobody", []schema.Quote{said("", plainWords), said("p2", plainWords)}, "q2"},
		{"the words of the headline", []schema.Quote{said("p1", plainWords), said("p1", dam)}, "q2"},
		{"a thought before a scrap", []schema.Quote{said("p1", "We are very glad."), said("p1", plainWords)}, "q2"},
		{"a thought before a speech", []schema.Quote{said("p1", strings.Repeat("word ", long)), said("p1", plainWords)}, "q2"},
		{"the first of equals", []schema.Quote{said("p1", plainWords), said("p1", plainWords)}, "q1"},
	} {
		an := schema.Analysis{
			Headline: "Turbines of the valley dam arrive", People: people, Quotes: tt.quotes,
			Events: []schema.Event{{What: "opened the dam", Main: true,
				Participants: []schema.Participant{{Name: "Ann Lee", ID: "p1", Role: string(annot.Actor)}}}},
		}
		got := ""
		if q := quoteThatMatters(an); q != nil {
			got = q.Fact
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
