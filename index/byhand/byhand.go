// Package byhand makes releases with analyses that are written by hand, so that
// the index and its profiles are tested without the stages.
package byhand

import (
	"strings"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// An Item is a release with its analysis.
type Item struct {
	Rel corpus.Release
	An  schema.Analysis
}

// Release builds an item by hand: text is headline, blank line, body; change adds
// what the stages would have found.
func Release(source, date, text string, change func(*schema.Analysis)) Item {
	it := Item{Rel: corpus.Release{ID: corpus.TextID(text), Source: source, Text: text}}
	if date != "" {
		it.An.Published = Day(date)
		it.Rel.Dates = []corpus.Claim{{Date: it.An.Published, From: corpus.Given}}
	}
	headline, _, _ := strings.Cut(text, "\n\n")
	points := len([]rune(headline))
	it.An.Schema, it.An.ID, it.An.Source, it.An.Language = schema.Version, it.Rel.ID, source, "en"
	it.An.Headline = schema.Nullable(headline)
	it.An.Sections = []schema.Section{{Kind: "headline", Start: 0, End: points}, {Kind: "body", Start: points + 2, End: len([]rune(text))}}
	if change != nil {
		change(&it.An)
	}
	return it
}

// Person builds a person of no mentions.
func Person(id, name string, titles ...string) schema.Person {
	return schema.Person{ID: id, Name: name, Aliases: []string{}, Titles: titles, Mentions: []schema.Mention{}}
}

// Place builds a city.
func Place(name, country string, lat, lon float64) schema.Place {
	return schema.Place{ID: "l", Name: name, Kind: "city", Country: schema.Nullable(country), Lat: &lat, Lon: &lon,
		Mentions: []schema.Mention{}}
}

// Day reads a day; it panics on what is none, as the days of tests are written in them.
func Day(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Event builds an event; from and to are its days, empty where it has none.
func Event(kind, what, from, to string, who, where []string) schema.Event {
	ev := schema.Event{Kind: kind, What: what, Who: who, Where: where, Confidence: 0.5}
	if from != "" {
		ev.When = &schema.When{Value: from, From: Day(from), To: Day(to)}
	}
	return ev
}

// Sample is a small press room.
func Sample() []Item {
	return []Item{
		Release("am/peace.txt", "2026-02-16", "Security Council Secretary meets EU envoys\n\n"+
			"YEREVAN – Armen Grigoryan received a delegation to talk about the peace agenda. The sanctions were not on the "+
			"agenda.\n\nAt the end they went to Gyumri.", func(an *schema.Analysis) {
			an.People = []schema.Person{Person("p1", "Armen Grigoryan", "Security Council Secretary"), Person("p2", "Éva Kovács")}
			an.People[0].Aliases = []string{"Grigoryan"}
			an.Places = []schema.Place{Place("Yerevan", "AM", 40.18, 44.51), Place("Gyumri", "AM", 40.79, 43.85)}
			an.Organizations = []schema.Organization{{ID: "o1", Name: "European Union", Acronym: "EU"}}
			an.Topics = []schema.Topic{{ID: "medtop:11000000", Label: "politics and government", Score: 0.9}}
			an.Quotes = []schema.Quote{{Start: 1, End: 9, Text: "Peace is a long road", Speaker: "Armen Grigoryan",
				SpeakerID: "p1", Cue: "said"}}
			an.Events = []schema.Event{
				Event("meeting", "talks about peace", "2026-02-13", "2026-02-14", []string{"Armen Grigoryan"}, []string{"Yerevan"}),
				Event("visit", "visit to Gyumri", "2026-02-15", "2026-02-15", []string{"Éva Kovács"}, []string{"Gyumri"}),
			}
			an.Dateline = &schema.Dateline{Place: "YEREVAN"}
		}),
		Release("us/budget.txt", "2006-03-14",
			"Senate passes the budget\n\nWASHINGTON – The budget passed the Senate. The naïve café bill, long sanctioned by peace "+
				"groups, did not.", func(an *schema.Analysis) {
				an.People = []schema.Person{Person("p1", "Susan O’Reilly", "Senator"), Person("p2", "Hasmik Grigoryan")}
				an.Places = []schema.Place{Place("Washington", "US", 38.9, -77.04)}
				an.Topics = []schema.Topic{{ID: "medtop:04000000", Label: "economy, business and finance", Score: 0.8}}
				an.Events = []schema.Event{Event("legislation", "budget passed", "2006-03-13", "2006-03-13", []string{"Senate"}, nil)}
				an.Dateline = &schema.Dateline{Place: "WASHINGTON"}
			}),
		Release("us/summit.txt", "2006-01-02",
			"A summit on peace, peace and more peace\n\nPeace summit planned for the spring. Well-known speakers come.", nil),
		Release("undated.txt", "", "Notice\n\nThe office is closed. Summit of the mountain.", func(an *schema.Analysis) {
			an.Events = []schema.Event{Event("other", "office closed", "", "", nil, nil)}
		}),
	}
}
