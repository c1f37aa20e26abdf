package report

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus/clean"
	"pressroom/index"
)

// reading finds in a text what an analysis says without offsets. Code points are
// those of the text as read, words those of the cleaned one.
type reading struct {
	text  string // cleaned
	back  clean.Map
	bytes []int // of each code point, and the end
	lines []int // code points at which a line ends
	an    schema.Analysis
	areas map[schema.Nullable][]schema.Place // countries and regions, by country
}

func newReading(st index.Stored) *reading {
	rel := st.Release.Clean()
	r := &reading{text: rel.Text, back: rel.Back(), an: st.Analysis, areas: map[schema.Nullable][]schema.Place{}}
	for i, c := range rel.Original() {
		if c == '\n' {
			r.lines = append(r.lines, len(r.bytes))
		}
		r.bytes = append(r.bytes, i)
	}
	r.bytes = append(r.bytes, len(rel.Original()))
	for _, x := range r.an.Places {
		if x.Kind == string(annot.Country) || x.Kind == string(annot.Region) {
			r.areas[x.Country] = append(r.areas[x.Country], x)
		}
	}
	return r
}

// line returns the number of the line of a code point, from 1.
func (r *reading) line(point int) int { return 1 + sort.SearchInts(r.lines, point) }

// slice returns the words between two code points; offsets beyond the text are cut.
func (r *reading) slice(start, end int) string {
	return r.text[r.cleaned(start):r.cleaned(max(end, start))]
}

// cleaned returns where a code point stands in the cleaned text.
func (r *reading) cleaned(point int) int {
	return r.back.Clean(r.bytes[min(max(point, 0), len(r.bytes)-1)])
}

func (r *reading) at(label string, start, end int, rule string) Proof {
	return Proof{label, &start, &end, r.slice(start, end), schema.Nullable(rule)}
}

func (r *reading) mention(label string, m schema.Mention, rule string) Proof {
	return r.at(label, m.Start, m.End, rule)
}

// near returns the occurrence of a phrase that is nearest to a code point, in
// whatever white space and letter case; one without offsets when there is none.
func (r *reading) near(label, phrase string, point int, rule string) Proof {
	if m, ok := nearest(r.all(phrase), point, point); ok {
		return r.mention(label, m, rule)
	}
	return known(label, phrase, "not in these words in the text")
}

// nearest returns the mention that the fewest code points part from the stretch
// start to end, the first of equals, and whether there is any.
func nearest(mentions []schema.Mention, start, end int) (best schema.Mention, ok bool) {
	distance := 0
	for _, m := range mentions {
		if d := max(m.Start-end, start-m.End); !ok || d < distance {
			best, distance, ok = m, d, true
		}
	}
	return best, ok
}

// all returns the occurrences of a phrase.
func (r *reading) all(phrase string) []schema.Mention {
	return r.within(pattern(phrase), 0, len(r.bytes)-1)
}

// pattern matches a phrase in whatever white space and letter case; it is nil for
// none, and for one that is longer than the library takes.
func pattern(phrase string) *regexp.Regexp {
	words := strings.Fields(phrase)
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	re, err := regexp.Compile(`(?i)` + strings.Join(words, `\s+`))
	if err != nil || len(words) == 0 {
		return nil
	}
	return re
}

// within returns the matches of whole words, or their plurals, between two code points.
func (r *reading) within(re *regexp.Regexp, start, end int) (out []schema.Mention) {
	if re == nil {
		return nil
	}
	text, from := r.slice(start, end), r.cleaned(start)
	for _, m := range re.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		// Of "Senators Lee and Diaz" each is a Senator.
		after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[m[1]:], "s"))
		if unicode.IsLetter(before) || unicode.IsLetter(after) { // a part of a word
			continue
		}
		first, last := r.back.Start(from+m[0]), r.back.End(from+m[1])
		out = append(out, schema.Mention{Start: sort.SearchInts(r.bytes, first), End: sort.SearchInts(r.bytes, last),
			Text: text[m[0]:m[1]]})
	}
	return out
}

// reach is how many code points away from a name its title is looked for before
// the rest of the text.
const reach = 200

// beside returns the occurrence of a phrase nearest to one of the mentions.
func (r *reading) beside(label, phrase string, mentions []schema.Mention) Proof {
	if m, ok := r.closest(phrase, mentions); ok {
		return r.mention(label, m, "")
	}
	return r.near(label, phrase, 0, "")
}

// closest returns the occurrence of a phrase that is nearest to one of the
// mentions, within reach, and whether there is any.
func (r *reading) closest(phrase string, mentions []schema.Mention) (best schema.Mention, ok bool) {
	re, distance := pattern(phrase), 0
	for _, m := range mentions {
		for _, found := range r.within(re, m.Start-reach, m.End+reach) {
			if d := max(found.Start-m.End, m.Start-found.End, 0); !ok || d < distance {
				best, distance, ok = found, d, true
			}
		}
	}
	return best, ok
}

// mentionsOf returns where the entity of an identifier is named.
func (r *reading) mentionsOf(id string) []schema.Mention {
	for _, x := range r.an.People {
		if x.ID == id {
			return x.Mentions
		}
	}
	for _, x := range r.an.Places {
		if x.ID == id {
			return x.Mentions
		}
	}
	for _, x := range r.an.Organizations {
		if x.ID == id {
			return x.Mentions
		}
	}
	return nil
}
