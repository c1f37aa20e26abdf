// Package sample holds 24 press releases that were written for this project, so
// that the program can be tried and tested without any other data. The people,
// companies and events are invented, but for the names of the roundtable; the
// geography is real. README.md says which hard cases each release shows.
package sample

import (
	"embed"
	"strings"

	"pressroom/corpus"
)

//go:embed data
var data embed.FS

// given are the publication dates of releases that do not print theirs. The
// roundtable has none at all: its date has to come from its text.
var given = map[string]string{
	"court": "2026-05-05", "embargo": "2026-03-12", "health": "2026-02-03",
	"product": "2026-09-08", "readout": "2026-05-14", "results": "2026-04-28",
}

// Releases returns the sample releases in the order of their names, the same at
// each call.
func Releases() []corpus.Release {
	entries, err := data.ReadDir("data")
	if err != nil {
		return nil // cannot be: the folder is built in
	}
	var rels []corpus.Release
	for _, e := range entries {
		b, err := data.ReadFile("data/" + e.Name())
		if err != nil {
			continue
		}
		rel := corpus.Release{ID: corpus.TextID(string(b)), Source: "sample/" + e.Name(), Text: string(b)}
		if d, err := corpus.ParseDate(given[strings.TrimSuffix(e.Name(), ".txt")]); err == nil {
			rel.Dates = []corpus.Claim{{Date: d, From: corpus.Given}}
		}
		rels = append(rels, rel)
	}
	return rels
}
