// Package corpus defines a Release, a press release before it is analysed: a text that
// never changes, with its source and the dates that the source gives. Package ingest
// reads releases from files of many formats, package sample holds a few that were
// written for this project, and package analyze analyses them.
package corpus

import (
	"crypto/sha256"
	"encoding/hex"

	"pressroom/corpus/clean"
)

// A Release is one press release as it came in. It is never changed after
// ingest. What reads it works on Clean, which remembers the text as read: every
// annotation is an offset into the text of that.
type Release struct {
	ID     string   // TextID of the text as read, or the identifier its source gives
	Source string   // path, URL or name, as given; Nameless where there is none
	Also   []string // further sources that have the very same release
	Named  bool     // the record or the user gives the source: it is no path to look for
	Issuer string   // who put it out, where the source says so; else empty
	Dates  []Claim
	// Language and Address are those that the source declares: "fr", as BCP 47 has it, and
	// the URL where it was published; else empty.
	Language, Address string
	Text              string // valid UTF-8, line ends "\n", otherwise as found; cleaned in what Clean returns

	original *original // nil until Text is cleaned
}

// original is a text as read, with the way back to it.
type original struct {
	text string
	back clean.Map
}

// Clean returns the release with the text that its author wrote (package clean).
// A release that is clean comes back as it is.
func (r Release) Clean() Release {
	if r.original == nil {
		text, back := clean.Text(r.Text)
		r.original = &original{r.Text, back}
		r.Text = text
	}
	return r
}

// Original returns the text as read.
func (r Release) Original() string {
	if r.original == nil {
		return r.Text
	}
	return r.original.text
}

// Back leads from offsets of Text to those of Original.
func (r Release) Back() clean.Map {
	if r.original == nil {
		return clean.Map{}
	}
	return r.original.back
}

// Nameless is the source of what came over standard input without a name.
const Nameless = "-"

// A Claim is a publication date that the source, not the text, names.
type Claim struct {
	Date  Date
	From  Origin
	Field string `json:",omitempty"` // that says so, of Metadata: "pubDate", "article:published_time"
	Zone  string `json:",omitempty"` // of the time that stands beside the date: "+0400"
}

// Origin says where a publication date was read.
type Origin string

// The origins of a publication date, the most trusted first.
const (
	Metadata Origin = "metadata" // the record says so, or the file's format
	Dateline Origin = "dateline" // "YEREVAN, Feb. 14, 2026 –"
	Header   Origin = "header"   // a date line, above the text or below it
	Given    Origin = "given"    // the user says so, for releases that print none
	Filename Origin = "filename" // 2026-02-14-title.txt
)

// TextID returns the identifier of a text: the first 64 bits of its SHA-256 as
// 16 hexadecimal digits, the same on every machine.
func TextID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
