package main

import (
	"bytes"
	"context"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// some is one line or more: how many depends on what the analyses find.
const some = -1

// everyEngine are questions that every engine answers alike, and of how many lines the answer of
// the sample releases is; a search has one for each release.
var everyEngine = []struct {
	line string
	want int
}{
	// The query language.
	{"search port", 2},
	{"search river valley", 1},
	{"search minister -health", 3},
	{"search minister OR river", 6},
	{"search (minister OR river) border", 2},
	{`search "pay deal"`, 1},
	{`search "deal pay"~3`, 1},
	{`search "called off"`, 1},
	{"search wages rise", 1},
	{"search minist*", 5},
	{"search ri?er", 2},
	{"search rivre~", 2},
	{"search headline:dockworkers", 1},
	{"search headline:strike^3 port", 1},
	{`search title:"prime minister"`, 1},
	{"search said-by:mokoena", 1},
	{"search who:minister", 4},
	{"search date:2026-03", 3},
	{"search date:2026-03..2026-05", 6},
	{"search date:>=2026-09-01", 5},
	{"search kind:meeting", 5},
	{"search topic:health", 2},
	{"search lang:en --limit 50", 24},
	{"search --sort=-date minister", 4},
	{"search the", 0},
	{"search zzzz port", 2},
	{`search "no such words" port`, 0},
	// Names, and which of them are one.
	{"search person:mokoena", 1},
	{`search person:"Thandi Mokoena"`, 1},
	{"search org:union", 1},
	{"search org:udu", 1},
	{"search issuer:union", 1},
	{"search place:durban", 1},
	// Near a place, and in it.
	{"search near:-29.85,31.02,50km", 1},
	{"search near:40.18,44.51,300km", 2},
	{"search --near Yerevan minister", 1},
	{"search country:ZA", 1},
	{"search region:US.CA", 0},
	{"search place:armenia", 1},
	// Parts of releases.
	{"search zone:quote agree", 1},
	{`search zone:quote "tired people"`, 1},
	{"search zone:headline strike", 2},
	{"search zone:contact", 7},
	{"search zone:boilerplate", 2},
	{"search zone:lead minister", 1},
	// Lists, counts and profiles.
	{"people", some},
	{"people --all", some},
	{"places", some},
	{"orgs", some},
	{"topics minister", some},
	{"search --facet person,place,org,topic,kind,country,issuer,month minister", some},
	{"timeline", some},
	{"timeline minister", some},
	{"person mwangi", some},
	{"person mokoena", some},
	{"org union", some},
	{"place durban", some},
	{"place armenia", some},
	{"quotes --all", some},
	{"quotes --indirect --all", some},
	{"quotes --by mokoena", some},
	// Events.
	{"events --all", some},
	{"events --no-group --all", some},
	{"events --all --who minister", some},
	{"events --all --kind visit", some},
	{"events --all --from 2026-03-01 --to 2026-04-30", some},
	{"events --all --where yerevan", some},
	{"events --all --status planned", some},
	// One release, and all of them.
	{"similar ID", 0},
	{"show ID", some},
	{"explain ID", some},
	{"summary ID", some},
	{"network", some},
	{"export --format jsonl", some},
	{"export --format jsonl minister", some},
	{"export --format csv", some},
	{"export --format csv --rows quotes", some},
	{"export --format csv --rows people", some},
	{"export --format geojson", some},
	{"export --format ics", some},
	{"export --format md --rows releases", some},
}

// TestEngines asks the index in a directory, and the same in OpenSearch where
// PRESSROOM_OPENSEARCH names a node, and holds the answers equal, ranks and all.
func TestEngines(t *testing.T) {
	inSamples(t)
	engines := []string{"here"}
	if address := os.Getenv("PRESSROOM_OPENSEARCH"); address != "" {
		engines = append(engines, address+"_engines")
	}
	for _, engine := range engines {
		answer(t, "--index", engine, "add", "--rebuild", "sample")
	}
	_, after, _ := strings.Cut(string(answer(t, "--index", "here", "search", "--json", "dockworkers")), `"release":"`)
	id, _, _ := strings.Cut(after, `"`)
	for _, q := range everyEngine {
		first, best := "", []float64(nil)
		for n, engine := range engines {
			got, lines := reply(engine, strings.ReplaceAll(q.line, "ID", id))
			got, ranks := unranked(t, got)
			if n == 0 {
				first, best = got, ranks
			}
			if lines != q.want && (q.want != some || lines < 1) {
				t.Errorf("%s, %s: %d lines, want %d", engine, q.line, lines, q.want)
			}
			if got != first || !slices.EqualFunc(ranks, best, near) {
				t.Errorf("%s, %s:\n%s\nwant\n%s", engine, q.line, got, first)
			}
		}
	}
}

// quotedArgs are the words of a command line, in which those in quotation marks are one, marks
// and all.
var quotedArgs = regexp.MustCompile(`(\S*"[^"]*"\S*|\S+)`)

var scores = regexp.MustCompile(`"score":([\d.e+-]+)`)

// unranked takes the scores out of an answer.
func unranked(t *testing.T, answer string) (without string, ranks []float64) {
	t.Helper()
	for _, found := range scores.FindAllStringSubmatch(answer, -1) {
		score, err := strconv.ParseFloat(found[1], 64)
		if err != nil {
			t.Error(err)
		}
		ranks = append(ranks, score)
	}
	return scores.ReplaceAllString(answer, ""), ranks
}

// near reports whether two scores are the same to six digits: OpenSearch keeps seven.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(a, b) }

// reply is what a command line prints, and of how many lines.
func reply(engine, line string) (string, int) {
	args := append([]string{"pressroom", "--index", engine}, quotedArgs.FindAllString(line, -1)...)
	if command := args[3]; command != "export" && command != "network" {
		args = append(args, "--json")
	}
	var out, told bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &told); code > exitNothing {
		return told.String(), 0
	}
	return out.String(), bytes.Count(out.Bytes(), []byte("\n"))
}
