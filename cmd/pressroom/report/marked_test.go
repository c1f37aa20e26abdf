package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pressroom/corpus"
	"pressroom/index"
)

// TestParts holds that a page has all the words of a release in their order, and marks
// what the analysis found.
func TestParts(t *testing.T) {
	kinds := map[string]int{}
	for _, st := range analysedSamples(t) {
		var b strings.Builder
		parts := Parts(st)
		last := -1
		for _, p := range parts {
			for _, line := range p.Lines {
				if line.Start <= last {
					t.Errorf("%s: a line begins at %d, the one before at %d", st.Release.Source, line.Start, last)
				}
				last = line.Start
				for _, run := range line.Runs {
					if run.Quote != "" {
						kinds["quote"]++
					}
					for _, x := range run.Pieces {
						b.WriteString(x.Text)
						kinds[x.Kind]++
					}
				}
				b.WriteByte('\n')
			}
		}
		if have, want := wordsOf(b.String()), wordsOf(st.Release.Clean().Text); have != want {
			t.Errorf("%s: its page reads\n%s\nand it is\n%s", st.Release.Source, have, want)
		}
	}
	for _, kind := range []string{"person", "place", "organization", "date", "quote"} {
		if kinds[kind] < 20 {
			t.Errorf("only %d marks of the kind %s", kinds[kind], kind)
		}
	}
}

func wordsOf(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestPartsOverlap marks names within quotes, and quotes over several lines, once.
func TestPartsOverlap(t *testing.T) {
	m := &marker{reading: newReading(index.Stored{})}
	m.text = "x Ann said\ny Ann z"
	m.bytes = make([]int, len(m.text)+1)
	m.names = inOrder([]mark{{13, 16, "person", "p1"}, {2, 5, "person", "p1"}, {3, 7, "place", "l1"}})
	m.quotes = inOrder([]mark{{4, 15, "quote", "q1"}})
	var got strings.Builder
	for _, p := range m.part(nil, "body", 0, len(m.text)) {
		for _, line := range p.Lines {
			for _, run := range line.Runs {
				got.WriteString("[" + run.Quote)
				for _, x := range run.Pieces {
					got.WriteString("|" + x.Fact + x.Text)
				}
				got.WriteString("]")
			}
			got.WriteString("/")
		}
	}
	if want := "[|x |p1An][q1|p1n| said]/[q1|y |p1An][|p1n| z]/"; got.String() != want {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
}

// TestPartsLong parts a line without end after a blank, and one without blanks anywhere but
// within a character.
func TestPartsLong(t *testing.T) {
	for _, text := range []string{strings.Repeat("Ann ran. ", 3000), strings.Repeat("é", 9000)} {
		m := &marker{reading: newReading(index.Stored{Release: corpus.Release{Text: text}})}
		var got strings.Builder
		parts := m.part(nil, "body", 0, len(text))
		for _, line := range parts[0].Lines {
			s := line.Runs[0].Pieces[0].Text
			if len(s) > longLine || !utf8.ValidString(s) {
				t.Errorf("a line of %d bytes", len(s))
			}
			got.WriteString(s)
		}
		if got.String() != text {
			t.Error("the lines together are not the text")
		}
	}
}
