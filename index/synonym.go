package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/index/query"
)

const (
	mostSynonyms    = 10      // other names of a word
	synonymWeight   = 0.4     // of another name beside the one typed, as of derived words
	acronymWeight   = 0.1     // of what releases print with it, most of which have the one typed
	maxSynonymsFile = 1 << 20 // bytes
)

// Synonyms are words and names with others that are searched for with them: groups of
// the user's own, and acronyms with their full names that the releases print together.
type Synonyms struct {
	of      map[string]others // by the words of a name, see nameKey
	longest int               // words of the longest name
}

// others are what a name is searched for with.
type others struct {
	names   []string // as written
	printed int      // releases that print both together; 0 for the user's own
	shouted bool     // only of a name in capitals
}

// ReadSynonyms reads a file of synonyms: a group on each line, "car = automobile";
// lines that begin with # are remarks. One that does not exist has none. Errors name
// the file and the line.
func ReadSynonyms(path string) (*Synonyms, error) {
	s := &Synonyms{of: map[string]others{}}
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
		if names[n] = strings.Join(strings.Fields(name), " "); nameKey(name) == "" {
			return errors.New("there is no word on one side of a =")
		}
	}
	for n, name := range names {
		if _, twice := s.of[nameKey(name)]; twice {
			return fmt.Errorf("%q stands in the file twice", name)
		}
		s.add(name, others{names: slices.Delete(slices.Clone(names), n, n+1)})
	}
	return nil
}

// add gives a name what it is searched for with, unless it has that already.
func (s *Synonyms) add(name string, with others) {
	key := nameKey(name)
	if _, known := s.of[key]; known || key == "" {
		return
	}
	s.of[key] = with
	s.longest = max(s.longest, countWords(key))
}

// AddAcronyms adds the acronyms of the index. What stands there already stays: the user
// knows better. One that is mostly another word is searched for in capitals alone, and
// not with its full names.
func (s *Synonyms) AddAcronyms(i *Index) error {
	all, err := i.Acronyms()
	for _, a := range all {
		s.add(a.Short, others{names: a.Names, printed: a.N, shouted: a.Word})
		for n, name := range a.Names {
			with := slices.Delete(slices.Clone(a.Names), n, n+1)
			if !a.Word {
				with = append([]string{a.Short}, with...)
			}
			if len(with) > 0 {
				s.add(name, others{names: with, printed: a.N})
			}
		}
	}
	return err
}

// nameKey returns the words of a name as texts are cut, with blanks between them.
func nameKey(name string) string { return strings.Join(cutWords(name), " ") }

func countWords(key string) int { return strings.Count(key, " ") + 1 }

// Expand returns the query with the other names of its words, which rank lower than
// what was typed, and a line on each that has some. Words that follow one another and
// phrases as a whole may be a name; what stands in a field, within a longer phrase or
// after a minus stays as it is, and so do acronyms and full names in quotation marks.
func (s *Synonyms) Expand(q query.Q) (query.Q, []string) {
	if len(s.of) == 0 || q == nil {
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

// name returns q, which asks for a name, with the other names of it.
func (e *expander) name(text string, q query.Q) query.Q {
	with, ok := e.of[nameKey(text)]
	_, exact := q.(query.Phrase)
	if !ok || exact && with.printed > 0 || with.shouted && strings.ContainsFunc(text, unicode.IsLower) {
		return q
	}
	weight := synonymWeight
	if with.printed > 0 {
		weight = acronymWeight
	}
	either := query.Synonyms{Typed: q}
	for _, name := range with.names {
		either.Others = append(either.Others, alternative(name, weight))
	}
	note := text + " also as " + strings.Join(with.names, ", ")
	if with.printed > 0 {
		note += fmt.Sprintf(" (releases that print both: %d); in quotation marks it stands alone", with.printed)
	}
	e.notes = append(e.notes, note)
	return either
}

// alternative asks for another name. Its words weigh together as much as one would.
func alternative(name string, weight float64) query.Q {
	words := countWords(nameKey(name))
	if words == 1 {
		return query.Boost{Q: query.Word(name), By: weight}
	}
	return query.Boost{Q: query.Phrase(name), By: weight / float64(words)}
}
