package mcp

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/api"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
)

// shown is a piece of a release with the facts that stand in it.
type shown struct {
	Release   string          `json:"release"`
	Source    string          `json:"source"`
	Headline  schema.Nullable `json:"headline"`
	Issuer    schema.Nullable `json:"issuer"`
	Language  string          `json:"language"`
	Published corpus.Date     `json:"published"`
	Length    int             `json:"length"` // code points of the whole text
	Start     int             `json:"start"`  // of the piece
	End       int             `json:"end"`
	Next      *int            `json:"next_start"` // where the next piece begins; null for none
	Text      string          `json:"text"`
	Facts     []fact          `json:"facts"` // that stand in the piece; those that stand nowhere are told with the first
	Left      int             `json:"facts_left_out,omitempty"`
}

// fact is a fact with where in the text it stands first.
type fact struct {
	Fact  string          `json:"fact"`
	Kind  string          `json:"kind"`
	What  string          `json:"what"`
	Start *int            `json:"start"`
	End   *int            `json:"end"`
	Rule  schema.Nullable `json:"rule"`
}

// The code points of a piece.
const (
	usualPiece, mostPiece = 6000, 12000
	mostText              = 100_000 // bytes of a text to be analysed
	maxFacts              = 150
)

var pieceParams = []api.Param{
	{Name: "start", Type: api.Number, Means: "The code point of the text to begin with.", Default: "0", Max: 1 << 30},
	{Name: "length", Type: api.Number, Means: "How many code points of the text to tell at most.", Default: strconv.Itoa(usualPiece), Min: 1, Max: mostPiece},
}

// factsParam chooses among the facts.
var factsParam = api.Param{Name: "facts", Max: 200, Means: "Kinds of facts to tell, with commas between them (person, place, organisation, date, quote, " +
	"event, topic, keyphrase …), or none; all where it is not given."}

// showTool tells the text of a release and the facts in it.
func (x *tools) showTool() tool {
	op := api.Operation{
		Name: "show", Title: "The text of a release, with the facts found in it",
		More: "A long text is told in pieces: next_start is where the next begins. Each fact says what it is (fact is p1, e2, published …) and " +
			"where in the text it stands.",
		Params: append([]api.Param{{Name: "id", Required: true, Max: 64, Means: "The identifier of the release, as search tells it."}, factsParam},
			pieceParams...),
	}
	return tool{op, func(ctx context.Context, given map[string][]string) (result, error) {
		args, err := op.Read(given)
		if err != nil {
			return result{}, err
		}
		st, err := x.service.Release(ctx, args.Text("id"))
		if err != nil {
			return result{}, err
		}
		return pieceOf(st, args)
	}}
}

// analyzeTool is showTool for a text that is given.
func (x *tools) analyzeTool() tool {
	op := api.Operation{
		Name: "analyze", Title: "Analyse the text of a press release that is not in the archive",
		More: "People, places, organisations, dates, quotes, events, topics, each with where in the text it stands. Nothing is kept.",
		Params: append([]api.Param{
			{Name: "text", Required: true, Max: mostText, Means: "The text."},
			{Name: "source", Max: 500, Means: "The name of its source."}, factsParam,
		}, pieceParams...),
	}
	return tool{op, func(ctx context.Context, given map[string][]string) (result, error) {
		args, err := op.Read(given)
		if err != nil {
			return result{}, err
		}
		st, err := x.service.Analyze(ctx, args.Text("text"), args.Text("source"))
		if err != nil {
			return result{}, err
		}
		return pieceOf(st, args)
	}}
}

// pieceOf tells a piece of a release.
func pieceOf(st index.Stored, args api.Args) (result, error) {
	an := st.Analysis
	length := utf8.RuneCountInString(st.Release.Text)
	start := min(args.Number("start"), length)
	end := min(start+args.Number("length"), length)
	s := shown{Release: an.ID, Source: an.Source, Headline: an.Headline, Issuer: an.Issuer, Language: an.Language, Published: an.Published,
		Length: length, Start: start, End: end, Facts: []fact{}}
	if end < length {
		s.Next = &end
	}
	runes := []rune(st.Release.Text)
	s.Text = string(runes[start:end])
	wanted := strings.FieldsFunc(args.Text("facts"), func(r rune) bool { return r == ',' || r == ' ' })
	for _, f := range report.Facts(st) {
		if len(wanted) > 0 && !slices.Contains(wanted, strings.TrimPrefix(f.Kind, "main ")) {
			continue
		}
		told := factOf(f)
		if at := told.Start; at != nil && (*at < start || *at >= end) || at == nil && start > 0 {
			continue
		}
		if len(s.Facts) == maxFacts {
			s.Left++
			continue
		}
		s.Facts = append(s.Facts, told)
	}
	line, err := schema.Marshal(s)
	return result{object: json.RawMessage(line)}, err
}

// factOf is a fact where it stands first: of somebody or something where the name does, not a
// title or a part of an address.
func factOf(f report.Fact) fact {
	out := fact{Fact: f.Fact, Kind: f.Kind, What: short(f.What)}
	for _, p := range f.Proofs {
		named := p.Label == "mention"
		if p.Start != nil && (out.Start == nil || named) {
			out.Start, out.End, out.Rule = p.Start, p.End, p.Rule
		}
		if out.Rule == "" {
			out.Rule = p.Rule
		}
		if named {
			break
		}
	}
	return out
}

// short cuts what is told of a fact: the text has all of it.
func short(s string) string {
	const most = 200
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
