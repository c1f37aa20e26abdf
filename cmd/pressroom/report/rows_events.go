package report

import (
	"pressroom/analyze/schema"
	"pressroom/index"
)

// eventRows is an event a row, at the first of its places that has a point. Start
// and end are those of the sentence that tells it.
var eventRows = rows{
	name: "events",
	key:  "event",
	columns: append([]column{{"event", words, false}, {"main", truth, false}, {"kind", words, true}, {"plover", words, false},
		{"status", words, true}, {"what", words, true}, {"from", day, false}, {"to", day, false}, {"when", words, true},
		{"who", list, true}, {"roles", list, false}, {"where", list, true}, {"venue", words, true}, {"lat", number, false},
		{"lon", number, false}, {"confidence", number, false}, {"evidence", words, false}}, textAt...),
	of: func(st index.Stored) (out [][]any) {
		for n, ev := range st.Analysis.Events {
			var from, to, when any
			if ev.When != nil {
				from, to, when = dayOf(ev.When.From), dayOf(ev.When.To), text(ev.When.Value)
			}
			roles := make([]string, len(ev.Participants))
			for k, who := range ev.Participants {
				roles[k] = who.Role
			}
			lat, lon := pointOf(ev, st.Analysis.Places)
			row := []any{numbered("e", n), ev.Main, text(ev.Kind), text(ev.Plover), text(ev.Status), text(ev.What), from, to, when,
				ev.Who, roles, ev.Where, text(ev.Venue), lat, lon, ev.Confidence, text(ev.Evidence.Text)}
			out = append(out, append(row, placed(&ev.Evidence, ev.Rule)...))
		}
		return out
	},
}

// pointOf returns latitude and longitude of the first place of an event that has
// them.
func pointOf(ev schema.Event, places []schema.Place) (lat, lon any) {
	for _, name := range ev.Where {
		for _, p := range places {
			if p.Name == name && p.Lat != nil && p.Lon != nil {
				return *p.Lat, *p.Lon
			}
		}
	}
	return nil, nil
}
