package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"pressroom/index/query"
	"pressroom/index/words"
)

const (
	mostSynonyms    = 10      // other names of a word
	synonymWeight   = 0.4     // of another name beside the one typed, as of derived words
	maxSynonymsFile = 1 << 20 // bytes
)

// Synonyms are groups of words or names that are searched for together.
type Synonyms struct {
	groups  [][]string     // as written
	of      map[string]int // the group of a name by its words, see nameKey
	longest int            // words of the longest name
}

// ReadSynonyms reads a file of synonyms: a group on each line, "car = automobile";
// lines that begin with # are remarks. One that does not exist has none. Errors name
// the file and the line.
func ReadSynonyms(path string) (*Synonyms, error) {
	s := &Synonyms{of: map[string]int{}}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return nil, fmt.Errorf("read the synonyms: %w", err)
	case !info.Mode().IsRegular(): // a pipe would wait for a writer
		return nil, fmt.Errorf("read the synonyms: %s is no file", path)
	case info.Size() > maxSynonymsFile:
		return nil, fmt.Errorf("read the synonyms: %s is longer than %d bytes", path, maxSynonymsFile)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the synonyms: %w", err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		if err := s.line(strings.TrimSpace(line)); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s, nil
}

// line adds the group of a line.
func (s *Synonyms) line(line string) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	if !utf8.ValidString(line) {
		return errors.New("the line is no text in UTF-8")
	}
	names := strings.Split(line, "=")
	if len(names) < 2 || len(names) > mostSynonyms+1 {
		return fmt.Errorf("a group is two to %d words or names with = between them", mostSynonyms+1)
	}
	for n, name := range names {
		names[n] = strings.Join(strings.Fields(name), " ")
		key := nameKey(name)
		if key == "" {
			return errors.New("there is no word on one side of a =")
		}
		if _, twice := s.of[key]; twice {
			return fmt.Errorf("%q stands in the file twice", names[n])
		}
		s.of[key] = len(s.groups)
		s.longest = max(s.longest, countWords(key))
	}
	s.groups = append(s.groups, names)
	return nil
}

// nameKey returns the words of a name as texts are cut, with blanks between them.
func nameKey(name string) string {
	var out []string
	for _, token := range words.Cut(fold(name).text) {
		if !token.Joined {
			out = append(out, token.Text)
		}
	}
	return strings.Join(out, " ")
}

func countWords(key string) int { return strings.Count(key, " ") + 1 }

// Expand returns the query with the other names of its words, which rank lower than
// what was typed, and a line on each that has some. Words that follow one another and
// phrases as a whole may be a name; what stands in a field, within a longer phrase or
// after a minus stays as it is.
func (s *Synonyms) Expand(q query.Q) (query.Q, []string) {
	if len(s.groups) == 0 {
		return q, nil
	}
	e := expander{Synonyms: s}
	return e.expand(q), e.notes
}

type expander struct {
	*Synonyms
	notes []string
}

func (e *expander) expand(q query.Q) query.Q {
	switch q := q.(type) {
	case query.Word, query.Phrase:
		return e.name(leafText(q), q)
	case query.Boost:
		return query.Boost{Q: e.expand(q.Q), By: q.By}
	case query.And:
		return e.and(q)
	case query.All:
		return query.All(e.each(q))
	case query.Or:
		return query.Or(e.each(q))
	}
	return q
}

func (e *expander) each(parts []query.Q) []query.Q {
	out := make([]query.Q, len(parts))
	for n, part := range parts {
		out[n] = e.expand(part)
	}
	return out
}

// and expands words side by side, the longest names first.
func (e *expander) and(parts query.And) (out query.And) {
	for at := 0; at < len(parts); {
		part, n := e.longestName(parts[at:])
		out = append(out, part)
		at += n
	}
	return out
}

// longestName expands the longest name that parts begin with, and returns how many of
// them it takes.
func (e *expander) longestName(parts query.And) (query.Q, int) {
	run := 0
	for run < min(len(parts), e.longest) && isWord(parts[run]) {
		run++
	}
	for n := run; n > 1; n-- {
		text := parts[:n].String()
		if _, ok := e.of[nameKey(text)]; ok {
			return e.name(text, parts[:n:n]), n
		}
	}
	return e.expand(parts[0]), 1
}

func isWord(q query.Q) bool {
	_, ok := q.(query.Word)
	return ok
}

// name returns q, which asks for a name, with the other names of its group.
func (e *expander) name(text string, q query.Q) query.Q {
	key := nameKey(text)
	group, ok := e.of[key]
	if !ok {
		return q
	}
	either, also := query.Or{q}, []string(nil)
	for _, name := range e.groups[group] {
		other := nameKey(name)
		if other == key {
			continue
		}
		var alternative query.Q = query.Phrase(name)
		if countWords(other) == 1 {
			alternative = query.Word(name)
		}
		// The words of a name weigh together as much as one would.
		by := synonymWeight / float64(countWords(other))
		either, also = append(either, query.Boost{Q: alternative, By: by}), append(also, name)
	}
	e.notes = append(e.notes, text+" also as "+strings.Join(also, ", "))
	return either
}
