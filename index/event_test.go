package index

import (
	"context"
	"strings"
	"testing"

	"pressroom/analyze/schema"
)

// TestEventOrder asks for events in the orders and by the precision that there are.
func TestEventOrder(t *testing.T) {
	told := func(source, published, what, value, from, to string) item {
		return written(source, published, what+"\n\nText.", func(an *schema.Analysis) {
			ev := event("meeting", what, from, to, nil, nil)
			ev.Status = "planned"
			if ev.When != nil {
				ev.When.Value = value
			}
			an.Events = []schema.Event{ev}
		})
	}
	i := open(t, build(t, []item{
		told("a", "2026-02-10", "fair", "2026-03", "2026-03-01", "2026-03-31"),
		told("b", "2026-02-20", "summit", "2026-03-05", "2026-03-05", "2026-03-05"),
		told("c", "2026-01-05", "talks", "2026-02-28/2026-03-02", "2026-02-28", "2026-03-02"),
		told("d", "2026-01-05", "reform", "2026", "2026-01-01", "2026-12-31"),
		told("e", "2026-01-05", "plan", "", "", ""),
	}))
	for _, tt := range []struct {
		name   string
		filter EventFilter
		want   string
	}{
		{"all", EventFilter{}, "reform talks fair summit plan"},
		{"the latest first", EventFilter{Newest: true}, "summit fair talks reform plan"},
		{"to the day", EventFilter{Precise: ToTheDay}, "talks summit"},
		{"to the month", EventFilter{Precise: ToTheMonth}, "talks fair summit"},
		{"to the year", EventFilter{Precise: ToTheYear}, "reform talks fair summit"},
		{"as of a day", EventFilter{Known: day("2026-02-10")}, "reform talks fair plan"},
		{"from", EventFilter{From: day("2026-03-01")}, "fair summit reform talks"},
		{"upcoming, by day first", EventFilter{Upcoming: day("2026-02-20")}, "talks summit reform fair"},
		{"upcoming, the latest first", EventFilter{Upcoming: day("2026-02-20"), Newest: true}, "summit talks fair reform"},
	} {
		tt.filter.Limit = 10
		res, err := i.Events(context.Background(), tt.filter)
		if err != nil {
			t.Fatal(err)
		}
		var what []string
		for _, hit := range res.Hits {
			what = append(what, hit.Event.What)
		}
		if got := strings.Join(what, " "); got != tt.want || res.Total != len(what) {
			t.Errorf("%s: got %s (%d), want %s", tt.name, got, res.Total, tt.want)
		}
	}
}

// TestUpcomingPart asks what is to come when only a part of a time is meant.
func TestUpcomingPart(t *testing.T) {
	told := func(what, said string) item {
		return written(what, "2025-02-16", what+"\n\nText.", func(an *schema.Analysis) {
			ev := event("ceremony", what, "2026-01-01", "2026-12-31", nil, nil)
			ev.Status, ev.When.Value, ev.When.Text = "planned", "2026", schema.Nullable(said)
			an.Events = []schema.Event{ev}
		})
	}
	i := open(t, build(t, []item{told("bridge", "Early 2026"), told("road", "late 2026"), told("dam", "2026")}))
	for today, want := range map[string]int{"2026-11-28": 2, "2026-03-01": 3, "2027-01-01": 0} {
		res, err := i.Events(context.Background(), EventFilter{Upcoming: day(today)})
		if err != nil || res.Total != want {
			t.Errorf("%s: %d events, %v; want %d", today, res.Total, err, want)
		}
	}
}
