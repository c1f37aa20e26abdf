package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/eval"
	"pressroom/analyze/event"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/logistic"
)

// eventCases reads the cases of an archive: texts written for the project, with their events, of which a line tells day, kind, phrase,
// places and whether the text is about it.
func eventCases(a *analyze.Analyzer, file string) (all []reading, err error) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		return nil, err
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		g := eval.Gold{ID: archive.Files[i].Name, Text: string(archive.Files[i].Data), Published: "2026-02-16"}
		for line := range strings.Lines(string(archive.Files[i+1].Data)) {
			head, rest, ok := strings.Cut(line, "; where: ")
			words := strings.Fields(head)
			if !ok || len(words) < 3 || strings.HasPrefix(line, " ") {
				continue
			}
			ev := eval.GoldEvent{Kind: strings.TrimSuffix(words[2], ":"), Evidence: eval.Range{End: utf8.RuneCountInString(g.Text)}}
			if where, _, _ := strings.Cut(rest, "; "); where != "" {
				ev.Where = strings.Split(where, " | ")
			}
			ev.What, _, _ = strings.Cut(strings.Join(words[3:], " "), "; who: ")
			ev.Main = strings.HasSuffix(strings.TrimSpace(rest), "main: true")
			if words[0] != "happened" {
				ev.When = words[0]
			}
			g.Events = append(g.Events, ev)
		}
		r, err := readingOf(a, g)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// placedEvent is an annotated event with the places that may be its own.
type placedEvent struct {
	places    []logistic.Example
	publisher string
	named     int // places that are annotated
}

// eventFinder returns what finds events.
func eventFinder() (*event.Finder, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	return event.New(lex)
}

// whereTable is the table of the weights of the places of events.
func whereTable(readings []reading) (string, error) {
	f, err := eventFinder()
	if err != nil {
		return "", err
	}
	var events []placedEvent
	var examples []logistic.Example
	releases := 0
	for _, r := range readings {
		if len(r.gold.Events) > 0 {
			releases++
		}
		told := f.Tellings(r.doc)
		for _, ev := range r.gold.Events {
			t := tellingOf(r.doc, ev, told)
			if t == nil {
				continue
			}
			e := placedEvent{publisher: r.publisher, named: len(ev.Where)}
			for _, c := range t.Places {
				e.places = append(e.places, logistic.Example{Features: c.Features, Right: eval.OneOf(ev.Where, c.Name), Publisher: r.publisher})
			}
			events = append(events, e)
			examples = append(examples, e.places...)
		}
	}
	return fitted("how likely a happening is at a place that is named near it", releases, examples, logistic.Ridge, placesTold(events)), nil
}

// tellingOf returns what tells of an annotated event: of the clauses in its sentence the likeliest, one of its kind before the others.
func tellingOf(doc *annot.Document, ev eval.GoldEvent, told []event.Telling) (best *event.Telling) {
	back, original := doc.Release.Back(), doc.Release.Original()
	points := func(i int) int { return utf8.RuneCountInString(original[:i]) }
	for i := range told {
		t := &told[i]
		start, end := points(back.Start(t.Evidence.Start)), points(back.End(t.Evidence.End))
		if both := min(end, ev.Evidence.End) - max(start, ev.Evidence.Start); 2*both < min(end-start, ev.Evidence.End-ev.Evidence.Start) {
			continue
		}
		same, had := string(t.Kind) == ev.Kind, best != nil && string(best.Kind) == ev.Kind
		if best == nil || same && !had || same == had && t.Weight > best.Weight {
			best = t
		}
	}
	return best
}

// placesTold tells how many of the annotated places are found, and how many that are not, on publishers held out.
func placesTold(events []placedEvent) string {
	right, wrong, named := 0, 0, 0
	for others, held := range heldOut(events, func(e placedEvent) string { return e.publisher }) {
		var train []logistic.Example
		for _, e := range others {
			train = append(train, e.places...)
		}
		m := logistic.Fit(train, logistic.Ridge)
		for _, e := range held {
			named += e.named
			for _, s := range score(m, e.places) {
				switch {
				case s.odds < 0:
				case s.right:
					right++
				default:
					wrong++
				}
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Of %d places of %d events of publishers held out it tells %d, and %d that are wrong.\n", named, len(events), right, wrong)
	return b.String()
}
