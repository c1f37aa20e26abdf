package api

import (
	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
	"pressroom/index/profile"
)

// events lists what happened.
func (a *asking) events() error {
	filter, err := a.eventFilter()
	if err != nil {
		return err
	}
	typed, expanded, err := a.asked()
	if err != nil {
		return err
	}
	filter.Query = expanded
	ask := a.Happenings
	if a.yes("no_group") {
		ask = a.Tellings
	}
	res, err := ask(a, filter)
	if err != nil {
		return err
	}
	a.answer.Total = res.Total
	for _, h := range page(a, res.Hits) {
		if err := add(&a.answer.Items, report.HappeningOf(h, res.Total)); err != nil {
			return err
		}
	}
	if res.Total == 0 {
		return a.suggest(typed)
	}
	return nil
}

var precisions = map[string]index.Precision{"year": index.ToTheYear, "month": index.ToTheMonth, "day": index.ToTheDay}

// eventFilter reads what chooses events.
func (a *asking) eventFilter() (filter index.EventFilter, err error) {
	filter = index.EventFilter{
		Who: a.Text("who"), Where: a.Text("where"), Kind: annot.EventKind(a.Text("kind")), Status: annot.EventStatus(a.Text("status")),
		Precise: precisions[a.Text("precision")], Newest: a.Text("sort") == "-date", Limit: a.Number("offset") + a.Number("limit"),
	}
	if filter.Where != "" {
		a.reader().NoteNamesakes(filter.Where)
		_, filter.Within, _ = analyze.Area(filter.Where)
	}
	if filter.Known, err = a.given("today"); err != nil {
		return filter, err
	}
	reader := a.reader()
	if !filter.Known.IsZero() {
		reader.Today = filter.Known
	}
	if a.yes("upcoming") {
		filter.Upcoming = reader.Today
	}
	if filter.From, err = a.day(reader, "from", false); err != nil {
		return filter, err
	}
	filter.To, err = a.day(reader, "to", true)
	if err == nil && !filter.To.IsZero() && filter.To.Before(filter.From) {
		err = wrongParam("from", "it is after to", "")
	}
	return filter, err
}

// quotes lists what people said.
func (a *asking) quotes() error {
	filter := profile.QuoteFilter{By: a.Text("by"), About: a.Text("about"), Indirect: a.yes("indirect"), Short: a.yes("short"),
		Limit: a.Number("offset") + a.Number("limit")}
	typed, expanded, err := a.asked()
	if err != nil {
		return err
	}
	filter.Query = expanded
	if filter.From, filter.To, err = a.days(); err != nil {
		return err
	}
	res, err := a.Quotes(a, filter)
	if err != nil {
		return err
	}
	a.answer.Total = res.Total
	for _, hit := range page(a, res.Hits) {
		if err := add(&a.answer.Items, report.QuoteOf(hit, res.Total)); err != nil {
			return err
		}
	}
	if res.Unmarked > 0 && !filter.Indirect {
		a.note(report.Plural(res.Unmarked, "release") + " without quotation marks; indirect tells what they report")
	}
	if res.Total == 0 {
		return a.suggest(typed)
	}
	return nil
}
