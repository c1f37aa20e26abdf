package timex

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// Where a text in another language than English prints its day of publication: after the
// name of a town at the head of a paragraph ("Paris, le 16 février 2026 –"), or alone on
// a line of its own, perhaps after a label ("Datum: 16.02.2026").
var (
	townAbroad  = regexp.MustCompile(`^\s*\p{Lu}[\p{L}'’ .-]{1,40}[,(]\s*(?:le|den|dem|am|el|a)?\s*$`)
	markAbroad  = regexp.MustCompile(`^\s*(?:[-–—.:)։/|]|$)`)
	labelAbroad = regexp.MustCompile(`^[^\p{L}\d]*(?:\p{L}[\p{L} ]{0,30}[:|]\s*)?$`)
	restAbroad  = regexp.MustCompile(`^[^\p{L}]*$`)
)

// abroadWithin is how many bytes of a text may print its day of publication.
const abroadWithin = 1500

// placesAbroad returns the printed days of a text in another language.
func (m imprint) placesAbroad() (out []place) {
	for _, f := range m.all {
		day, ok := dayOf(f.mean)
		switch {
		case !ok:
		case m.Dateline != nil && m.Dateline.Contains(f.Span):
			out = append(out, place{f, corpus.Dateline})
		case day.year != 0:
			if from := m.abroad(f.Span); from != "" {
				out = append(out, place{f, from})
			}
		}
	}
	return out
}

// abroad tells what of a text in another language than English a day of publication
// stands in, nothing for a day of the running text.
func (m imprint) abroad(s annot.Span) corpus.Origin {
	if s.Start > abroadWithin {
		return ""
	}
	text := m.Release.Text
	before := blanked(text[strings.LastIndexByte(text[:s.Start], '\n')+1 : s.Start])
	after := blanked(text[s.End:lineEnd(text, s.End)])
	switch {
	case townAbroad.MatchString(before) && markAbroad.MatchString(after):
		return corpus.Dateline
	case labelAbroad.MatchString(before) && restAbroad.MatchString(after):
		return corpus.Header
	}
	return ""
}
