package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/query"
)

// Search is a query with a name, and the releases that it had found when it was
// asked last: a line of the file.
type Search struct {
	Name  string      `json:"name"`
	Query string      `json:"query"` // as typed: "last week" means another week each time
	Asked corpus.Date `json:"asked"`
	Seen  []string    `json:"seen"` // identifiers, ascending
}

// maxName is how many bytes long a name may be: a list of them stays readable.
const maxName = 100

// CheckName says what is wrong with the name of a saved search.
func CheckName(name string) error {
	if name == "" || report.Plain(name) != name || len(name) > maxName {
		return wrong(fmt.Sprintf("a name is at most %d bytes long, without line ends, hidden characters and blanks at its ends", maxName),
			"%q is no name", name)
	}
	return nil
}

// Saved reads the saved searches; a file that does not exist has none.
func (a Archive) Saved() (all []Search, err error) { return readSaved(a.Beside(SavedName)) }

func readSaved(path string) (all []Search, err error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		var s Search
		if err := json.Unmarshal([]byte(line), &s); err != nil || s.Name == "" {
			return nil, wrong("mend the file by hand, or remove it", "%s:%d: this is no saved search", path, n)
		}
		all = append(all, s)
	}
	return all, err
}

// changeSaved writes what change makes of the saved searches, in one step; others
// wait. When change returns an error, nothing has changed.
func (a Archive) changeSaved(ctx context.Context, change func([]Search) ([]Search, error)) error {
	return index.ReplaceFile(ctx, a.Beside(SavedName), func(path string) (string, error) {
		all, err := readSaved(path)
		if err == nil {
			all, err = change(all)
		}
		if err != nil {
			return "", err
		}
		slices.SortFunc(all, func(a, b Search) int { return strings.Compare(a.Name, b.Name) })
		var b strings.Builder
		for _, s := range all {
			if err := report.WriteJSON(&b, s); err != nil {
				return "", err
			}
		}
		return b.String(), nil
	})
}

// Save keeps a search, in the place of the one of its name.
func (a Archive) Save(ctx context.Context, s Search) error {
	return a.changeSaved(ctx, func(all []Search) ([]Search, error) { return append(without(all, s.Name), s), nil })
}

// Forget removes the search of a name.
func (a Archive) Forget(ctx context.Context, name string) error {
	return a.changeSaved(ctx, func(all []Search) ([]Search, error) {
		if _, err := SearchOf(all, name); err != nil {
			return nil, err
		}
		return without(all, name), nil
	})
}

func without(all []Search, name string) []Search {
	return slices.DeleteFunc(all, func(s Search) bool { return s.Name == name })
}

// SearchOf returns the search of a name; the error is a *Wrong where there is none.
func SearchOf(all []Search, name string) (Search, error) {
	var names []string
	for _, s := range all {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	hint := "pressroom save NAME QUERY keeps one"
	if len(names) > 0 {
		hint = "they are: " + strings.Join(names, ", ")
		slices.Sort(names)
		if near := query.Nearest(name, names); near != "" {
			hint = "did you mean " + near + "? " + hint
		}
	}
	return Search{}, wrong(hint, "there is no saved search %q", name)
}

// Ask returns the releases that a query as typed finds now, the oldest first.
func (r *Reading) Ask(ctx context.Context, reader Reader, typed string) ([]index.Hit, error) {
	q, err := reader.Query(typed)
	if err != nil {
		return nil, err
	}
	q, notes, err := r.Expand(q)
	if err != nil {
		return nil, err
	}
	for _, note := range notes {
		reader.Note(note)
	}
	return r.Index.All(ctx, q)
}

// Identifiers are those of releases, ascending, each once.
func Identifiers(hits []index.Hit) []string {
	ids := make([]string, len(hits))
	for n, hit := range hits {
		ids[n] = hit.ID
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Fresh returns the hits that a search had not seen before, the newest first.
func (s Search) Fresh(hits []index.Hit) []index.Hit {
	hits = slices.DeleteFunc(slices.Clone(hits), func(hit index.Hit) bool {
		_, known := slices.BinarySearch(s.Seen, hit.ID)
		return known
	})
	slices.Reverse(hits)
	return hits
}
