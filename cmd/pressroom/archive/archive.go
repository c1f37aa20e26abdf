// Package archive is an index together with what lies beside it: the names that its
// user says are one (aliases), the words that are searched for together (synonyms) and
// the saved searches. It reads what people ask (Reader), opens the index for it
// (Archive, Reading), and keeps it open while others write (Live).
//
// The commands, the page and the programs that ask over the network share it, so that
// the same question has the same answer everywhere. It prints nothing: what is to be told
// beside an answer comes as notes.
package archive

import (
	"context"
	"path/filepath"
	"sync"

	"pressroom/index"
	"pressroom/index/profile"
	"pressroom/index/query"
)

// The files beside an index. They stand there, not in it, so that a new index knows
// them, too, and that they can be kept under version control.
const (
	AliasesName  = "pressroom-aliases.txt"
	SynonymsName = "pressroom-synonyms.txt"
	SavedName    = "pressroom-searches.jsonl"
)

// An Archive is where an index lies.
type Archive struct {
	Dir     string // of the index
	Aliases string // the file of aliases; "" for AliasesName beside the index
}

// Beside is the path of a file beside the index; one in OpenSearch has its files in the
// folder in which the program runs.
func (a Archive) Beside(name string) string {
	if IsAddress(a.Dir) {
		return name
	}
	return filepath.Join(filepath.Dir(a.Dir), name)
}

// AliasesPath is the path of the file of aliases.
func (a Archive) AliasesPath() string {
	if a.Aliases != "" {
		return a.Aliases
	}
	return a.Beside(AliasesName)
}

// A Reading is an archive open for reading, as the last batch left it. It is safe for
// concurrent use.
type Reading struct {
	*profile.Profiler
	synonyms func() (*index.Synonyms, error)
}

// Open opens an archive. The errors are those of index.Open, and a *Wrong where a file
// beside the index cannot be read.
func (a Archive) Open() (*Reading, error) {
	joined, err := profile.ReadAliases(a.AliasesPath())
	if err != nil {
		return nil, wrong("pressroom alias --help tells the form of the file", "%v", err)
	}
	idx, err := OpenIndex(context.Background(), a.Dir)
	if err != nil {
		return nil, err
	}
	pr := &profile.Profiler{Index: idx, Aliases: joined}
	idx.Meaning(pr.Meaning)
	return &Reading{pr, sync.OnceValues(func() (*index.Synonyms, error) { return a.readSynonyms(idx) })}, nil
}

// readSynonyms reads the words and names that are searched for together: those of the
// user's file, and the acronyms of the index.
func (a Archive) readSynonyms(idx *index.Index) (*index.Synonyms, error) {
	all, err := index.ReadSynonyms(a.Beside(SynonymsName))
	if err != nil {
		return nil, wrong("a line of the file is as in: car = automobile = motor car", "%v", err)
	}
	return all, all.AddAcronyms(idx)
}

// warm reads what most answers need: synonyms, and who is who.
func (r *Reading) warm(ctx context.Context) error {
	if _, err := r.synonyms(); err != nil {
		return err
	}
	for _, by := range []index.Facet{index.People, index.Places, index.Orgs, index.Topics, index.Kinds, index.Countries, index.Issuers} {
		if _, err := r.Count(ctx, nil, by, 1); err != nil {
			return err
		}
	}
	return nil
}

// Close lets go of the index.
func (r *Reading) Close() error { return r.Index.Close() }

// Expand returns a query with the synonyms of its words, and a note on each that has some.
func (r *Reading) Expand(q query.Q) (query.Q, []string, error) {
	all, err := r.synonyms()
	if err != nil {
		return nil, nil, err
	}
	q, notes := all.Expand(q)
	return q, notes, nil
}
