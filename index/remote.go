package index

import (
	"context"
	"encoding/json"
	"fmt"

	"pressroom/corpus"
)

// An index may lie in an engine elsewhere that many machines share (package opensearch).
// What a question means, which forms a word has, who is who and how near words stand is
// decided here, by the same code as for a directory. The engine chooses by boolean rules,
// ranks by the sum that it is given, counts, and keeps of each release the same record and
// the same cells of columns, which are read for the releases that are looked at.

// A Remote is an engine elsewhere that holds an index, for reading. Its methods may be
// called from several goroutines.
type Remote interface {
	// String names it, without a password.
	String() string
	// Find returns the releases that a question asks for.
	Find(ctx context.Context, q Question) (Found, error)
	// Count returns how many releases match each of the clauses.
	Count(ctx context.Context, of ...Clause) ([]int, error)
	// Values returns the terms of a field that begin so, in the releases that match, with
	// the number of these, by term.
	Values(ctx context.Context, of Clause, field, begin string) ([]Count, error)
	// Sum adds the numbers of a field of all releases.
	Sum(ctx context.Context, field string) (float64, error)
	// Read returns what fields of releases hold, by key and field; what is missing is left out.
	Read(ctx context.Context, keys, fields []string) (map[string]map[string][]byte, error)
	// Kept returns what Keep has kept; nil for nothing.
	Kept(ctx context.Context, name string) ([]byte, error)
	Close() error
}

// A RemoteWriter is a Remote that one process writes to.
type RemoteWriter interface {
	Remote
	// Write writes releases so that they last. A release that is written again takes its own
	// place. The error joins one for each release that was refused.
	Write(ctx context.Context, changes []Change) error
	// Keep keeps what was found out of all releases.
	Keep(ctx context.Context, name string, b []byte) error
	// Publish lets readers see what was written; last says that this was all.
	Publish(ctx context.Context, last bool) error
}

// A Question asks for releases.
type Question struct {
	Where  Clause
	Rank   []Ranked // the best first, before By; nil for none
	By     []Order
	Limit  int // releases to return at most; all when it is negative
	Offset int
}

// Found is the answer to a Question.
type Found struct {
	Keys   []string
	Scores []float64 // with Rank
	Total  int
}

// A Change writes a release or takes it out.
type Change struct {
	Key    string
	Source string      // for messages
	Day    corpus.Date // of publication, which may be zero; the same for the same key
	Gone   bool
	Fields map[string]any // by name: string, []string, int, []byte, RemoteEvent … as package opensearch maps them
}

// RemoteEvent is what an engine elsewhere knows of an event, to choose releases by.
type RemoteEvent struct {
	Kind, Status string
	From, To     corpus.Date // zero for one without a date
	Who, Where   []string
}

// RemoteQuote is what an engine elsewhere knows of a quote.
type RemoteQuote struct{ Speaker string }

// manifestKept is under which name a Remote keeps the manifest.
const manifestKept = "manifest"

// OpenRemote opens an index in an engine elsewhere for reading. It sees what is written from
// now on, as far as it has not been read. The errors are those of Open.
func OpenRemote(ctx context.Context, from Remote) (*Index, error) {
	man, err := remoteManifest(ctx, from)
	if err == nil {
		err = man.fits(from.String(), man.Analyzer)
	}
	if err == nil {
		err = man.measure(ctx, from)
	}
	if err != nil {
		return nil, err
	}
	i := newIndex(from.String(), man, newRemote(from))
	i.columns, i.remote = &columns{away: newCellsAway(from)}, from
	return i, nil
}

func remoteManifest(ctx context.Context, from Remote) (man manifest, err error) {
	b, err := from.Kept(ctx, manifestKept)
	switch {
	case err != nil:
		return man, fmt.Errorf("index %s: %w", from, err)
	case b == nil:
		return man, missing(from.String())
	}
	if err := json.Unmarshal(b, &man); err != nil {
		return man, damaged(from.String(), "its manifest cannot be read: %v", err)
	}
	return man, nil
}

// measure counts what is there: only the engine knows what survived.
func (man *manifest) measure(ctx context.Context, from Remote) error {
	n, err := from.Count(ctx, Clause{})
	if err != nil {
		return fmt.Errorf("index %s: %w", from, err)
	}
	events, err := from.Sum(ctx, tellingsField)
	if err != nil {
		return fmt.Errorf("index %s: %w", from, err)
	}
	man.Releases, man.Events, man.Documents = n[0], int(events), 0
	return nil
}

// current is Current of an index elsewhere.
func (i *Index) remoteCurrent() bool {
	man, err := remoteManifest(context.Background(), i.remote)
	return err != nil || man.Check == i.manifest.Check
}
