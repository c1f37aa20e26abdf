package api

import (
	"net/http"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
)

// An Operation is a question that programs can ask.
type Operation struct {
	Name   string // the command that asks the same, where there is one
	Method string // "" for GET
	Path   string // below /api/v1; {name} is a parameter
	Title  string
	More   string // what else there is to know
	Params []Param
	List   bool
	Answer string   // what an object is: its definition in report/answers.json
	Types  []string // the media types of what is no JSON

	ask   func(*asking) error
	write func(*asking, http.ResponseWriter) error // of what is no JSON
	alone bool                                     // the answer does not depend on the index alone: it is not marked by its state
}

// The parameters that several operations take.
var (
	queryParam = Param{Name: "q", Means: `Words and fields to search for, as in: river dam person:grigoryan date:2026-02 "peace agenda" -oil. ` +
		`Fields: person, org, place, country, topic, kind (of events), issuer, source, title, said-by, headline, lang, date, near, id. ` +
		`AND, OR, NOT, "a phrase", prefix*, fuzzy~ are understood.`}
	scopeParams = []Param{
		{Name: "from", Means: "Only releases published from this day on: 2026-02-16, 2026-02, 2026, or words (last month)."},
		{Name: "to", Means: "Only releases published up to this day, included."},
	}
	nearParams = []Param{
		{Name: "near", Means: "Only releases that name a place near this point: latitude and longitude (40.18,44.51), or a name (Yerevan)."},
		{Name: "radius", Means: "How far near reaches, in km or mi.", Default: "50km"},
	}
	idParam   = Param{Name: "id", In: InPath, Required: true, Max: 64, Means: "The identifier of a release, as search tells it, or its first four letters or more."}
	nameParam = Param{Name: "name", Required: true, Max: 300, Means: "The name, or some of its words in their order."}
)

// maxOffset is the last item that can be asked for; all of them are exported.
const maxOffset = 10_000

// pageParams choose a page of a list.
func pageParams(usual string, most int) []Param {
	return []Param{
		{Name: "limit", Type: Number, Means: "How many items to tell at most.", Default: usual, Min: 1, Max: most},
		{Name: "offset", Type: Number, Means: "How many items to leave out before.", Default: "0", Max: maxOffset},
	}
}

// asked are parameters after the query with its days and places.
func asked(more ...Param) []Param {
	return slices.Concat([]Param{queryParam}, scopeParams, nearParams, more)
}

// Operations are all questions, in the order of the documentation.
func Operations() []Operation {
	ops := []Operation{
		{Name: "search", Path: "/search", Title: "Search the releases", List: true, Answer: "search", ask: (*asking).search, Params: asked(append(
			pageParams("10", 100),
			Param{Name: "sort", Enum: []string{"relevance", "date", "-date"}, Default: "relevance", Means: "The order; date is the oldest first, -date the newest."},
			Param{Name: "unfold", Type: Flag, Means: "Tell every release, also those that are nearly the same as one before."},
			Param{Name: "facet", Enum: facetNames(), Many: true, Means: "Count what all releases that match have, besides: one or several of " + strings.Join(facetNames(), ", ") + "."},
		)...), More: "Without q it lists the releases. Where no release has all words, those that have some are told (partial is true), and " +
			"suggestion is what was probably meant. Snippets mark what was asked for by bytes of their text."},
		{Name: "release", Path: "/releases/{id}", Title: "The analysis of a release", Answer: "show", Params: []Param{idParam},
			ask: (*asking).release,
			More: "Everything that was found in it, with offsets in code points of its text. Where several sources have this very text with other " +
				"metadata, it is that of the first; application/x-ndjson has all."},
		{Name: "text", Path: "/releases/{id}/text", Title: "The text of a release, as it was read", Params: []Param{idParam},
			Types: []string{"text/plain; charset=utf-8"}, write: (*asking).textOf},
		{Name: "summary", Path: "/releases/{id}/summary", Title: "A release in short", Answer: "summary", Params: []Param{idParam},
			ask:  (*asking).summary,
			More: "What happened when and where, who, the quote that matters, and the sentence that says so."},
		{Name: "explain", Path: "/releases/{id}/facts", Title: "The facts of a release, and where they stand", List: true, Answer: "explain",
			ask: (*asking).facts, Params: []Param{idParam, {Name: "fact", Max: 20, Means: "Only this one, such as p1, e2, published; all unless told."}},
			More: "Each with where in the text it stands, in code points, and by which rule it is known."},
		{Name: "versions", Path: "/releases/{id}/versions", Title: "The texts that the sources of a release have had", List: true, Answer: "versions",
			ask: (*asking).versions, Params: []Param{idParam}, More: "The one of now first, then the newest. text and diff take their identifiers, too."},
		{Name: "diff", Path: "/diff", Title: "What changed between two versions of a release", Answer: "diff", ask: (*asking).diff, Params: []Param{
			{Name: "new", Required: true, Max: 64, Means: "The identifier of the new version."},
			{Name: "old", Max: 64, Means: "The identifier of the old one, also of a text that has been replaced; what the source of new had before unless told."},
		}, More: "Facts first, then other words; old and new tell where each stands."},
	}
	for _, l := range lists {
		ops = append(ops, Operation{Name: l.name, Path: "/" + l.name, Title: "Count the " + l.of + " that the releases name", List: true,
			Answer: l.name, ask: l.ask, Params: asked(pageParams("20", 1000)...), More: "Those of most releases first."})
	}
	ops = append(ops,
		Operation{Name: "person", Path: "/person", Title: "What the releases say of a person", List: true, Answer: "person",
			ask: (*asking).person, Params: profileParams, More: "Titles, other names, bodies, companions, releases, quotes. Several people may go by a name: those of most releases first."},
		Operation{Name: "org", Path: "/org", Title: "What the releases say of an organisation", List: true, Answer: "org", ask: (*asking).org,
			Params: profileParams, More: "Other names, who belongs to it with which title, people and organisations named with it, releases."},
		Operation{Name: "place", Path: "/place", Title: "What the releases say of a place", List: true, Answer: "place", ask: (*asking).place,
			Params: profileParams, More: "Where it is, people, bodies, months, releases, events. A country has all that is in it."},
		Operation{Name: "events", Path: "/events", Title: "What happened or is to happen", List: true, Answer: "events", ask: (*asking).events,
			Params: eventParams(), More: "The earliest first. What several releases tell of the same happening is one item, with all of them as its " +
				"sources and the sentence of each as evidence."},
		Operation{Name: "quotes", Path: "/quotes", Title: "What people said", List: true, Answer: "quotes", ask: (*asking).quotes,
			Params: quoteParams(), More: "The newest first, each with its release and where in its text it stands."},
		Operation{Name: "timeline", Path: "/timeline", Title: "How many releases were published in each month", List: true, Answer: "timeline",
			ask: (*asking).timeline, Params: asked()},
		Operation{Name: "export", Path: "/export", Title: "The releases as a file for another program", write: (*asking).export, Params: asked(
			Param{Name: "format", Required: true, Enum: report.ExportFormats(), Means: "The format of the file."},
			Param{Name: "rows", Enum: report.TableNames(), Means: "The table, of a format that has one."},
		), Types: exportTypes(), More: "All that match, the oldest first, written as they are read."},
		Operation{Name: "stats", Path: "/stats", Title: "How much the archive holds", Answer: "stats", ask: (*asking).stats},
		Operation{Name: "saved", Path: "/saved", Title: "The saved searches", List: true, Answer: "saved", ask: (*asking).saved, alone: true},
		Operation{Name: "analyze", Path: "/analyze", Method: http.MethodPost, Title: "Analyse a text", Answer: "analyze",
			ask: (*asking).analyze, alone: true, Params: []Param{
				{Name: "text", In: InBody, Required: true, Max: maxBody, Means: "The text of a press release."},
				{Name: "source", Max: 500, Means: "The name of its source."},
				{Name: "published", Means: "The day (YYYY-MM-DD) on which it was published, if the text does not tell."},
				{Name: "indirect", Type: Flag, Means: "Also reported speech."},
			}, More: "As the analysis of a release. Nothing is kept of the text."},
	)
	return ops
}

// maxBody is how many bytes a text to be analysed may have.
const maxBody = 512 << 10

func facetNames() (names []string) {
	for _, f := range archive.Facets {
		names = append(names, f.Name)
	}
	return names
}

// profileParams choose profiles by name.
var profileParams = slices.Concat([]Param{nameParam}, scopeParams, pageParams("5", 50), []Param{
	{Name: "entries", Type: Number, Means: "How many names, releases, quotes and events of each to tell at most.", Default: "20", Min: 1, Max: 1000}})

func eventParams() []Param {
	return slices.Concat([]Param{queryParam,
		{Name: "from", Means: "Only events that touch this day or a later one: 2026-02-16, 2026-02, 2026, or words (last month)."},
		{Name: "to", Means: "Only events that touch this day or an earlier one."}}, nearParams, pageParams("20", 100), []Param{
		{Name: "upcoming", Type: Flag, Means: "Only what begins after today, or touches it and is not told as past."},
		{Name: "today", Means: "The day (YYYY-MM-DD) that upcoming goes by; what was published later is left out. Today unless told."},
		{Name: "precision", Enum: []string{"day", "month", "year"}, Means: "Only what is known at least so exactly."},
		{Name: "sort", Enum: []string{"date", "-date"}, Default: "date", Means: "The order; -date is the latest first."},
		{Name: "who", Max: 300, Means: "The name or title of who takes part."},
		{Name: "where", Max: 300, Means: "The name of the place; of a country, state or province, also what takes place in it."},
		{Name: "kind", Enum: words(annot.EventKinds), Means: "The kind of event."},
		{Name: "status", Enum: words(annot.EventStatuses), Means: "How far it has come, as the release tells it."},
		{Name: "no_group", Type: Flag, Means: "An item for each telling."}})
}

func quoteParams() []Param {
	return asked(slices.Concat(pageParams("20", 100), []Param{
		{Name: "by", Max: 300, Means: "The name of the speaker."},
		{Name: "about", Max: 300, Means: "Words that the quote has, in any form."},
		{Name: "indirect", Type: Flag, Means: "Also what releases without quotation marks report (X said that …)."},
		{Name: "short", Type: Flag, Means: "Also quotes of fewer than four words."}})...)
}

func words[T ~string](list []T) []string {
	out := make([]string, len(list))
	for n, w := range list {
		out[n] = string(w)
	}
	return out
}
