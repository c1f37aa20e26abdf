package report

import (
	"pressroom/analyze/annot"
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
		{"lon", number, false}, {"recipients", list, false}, {"amount", number, false}, {"currency", words, false}, {"giver", words, false},
		{"receiver", words, false}, {"numbers", list, false}, {"process", words, false}, {"stage", words, false},
		{"confidence", number, false}, {"evidence", words, false}}, textAt...),
	of: func(st index.Stored) (out [][]any) {
		for n, ev := range st.Analysis.Events {
			var from, to, when any
			if ev.When != nil {
				from, to, when = dayOf(ev.When.From), dayOf(ev.When.To), text(ev.When.Value)
			}
			roles, recipients := make([]string, len(ev.Participants)), []string{}
			for k, who := range ev.Participants {
				roles[k] = who.Role
				if who.Role == string(annot.Recipient) {
					recipients = append(recipients, who.Name)
				}
			}
			lat, lon := pointOf(ev, st.Analysis.Places)
			row := []any{numbered("e", n), ev.Main, text(ev.Kind), text(ev.Plover), text(ev.Status), text(ev.What), from, to, when,
				ev.Who, roles, ev.Where, text(ev.Venue), lat, lon, recipients}
			row = append(row, figuresOf(ev)...)
			row = append(row, ev.Confidence, text(ev.Evidence.Text))
			out = append(out, append(row, placed(&ev.Evidence, ev.Rule)...))
		}
		return out
	},
}

// figuresOf is the first amount of an event with its currency, giver and receiver, all its numbers as the text has them with their roles,
// and the process of which it is a stage.
func figuresOf(ev schema.Event) []any {
	out := []any{nil, nil, nil, nil, numbersOf(ev), nil, nil}
	for _, n := range ev.Numbers {
		if paid := n.Role == string(annot.Amount) || n.Role == string(annot.Fine); paid && out[0] == nil {
			out[0], out[1], out[2], out[3] = n.Value, n.Unit, text(n.Giver), text(n.Receiver)
		}
	}
	if ev.Process != nil {
		out[5], out[6] = ev.Process.ID, ev.Process.Stage
	}
	return out
}

// numbersOf are the numbers of an event as the text has them, each with what it is: "dead: 12 people".
func numbersOf(ev schema.Event) []string {
	out := []string{}
	for _, n := range ev.Numbers {
		out = append(out, n.Role+": "+n.Text)
	}
	return out
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
