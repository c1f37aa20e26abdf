package index

import (
	"context"
	"errors"
	"math"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// postings are the documents that have a word in a field, in the order of the index.
type postings struct {
	index.TermFieldReader
	buf   index.TermFieldDoc
	doc   *index.TermFieldDoc // where it stands; nil at the end
	begun bool
}

func openPostings(ctx context.Context, r index.IndexReader, field, word string) (*postings, error) {
	reader, err := r.TermFieldReader(ctx, []byte(word), field, true, true, false)
	if err != nil {
		return nil, err
	}
	return &postings{TermFieldReader: reader}, nil
}

// Close closes them; nil closes nothing.
func (p *postings) Close() error {
	if p == nil {
		return nil
	}
	return p.TermFieldReader.Close()
}

// at returns the entry of a document, nil for none. Documents are asked for in
// the order of the index.
func (p *postings) at(id index.IndexInternalID) (_ *index.TermFieldDoc, err error) {
	if !p.begun || p.doc != nil && p.doc.ID.Compare(id) < 0 {
		p.begun = true
		if p.doc, err = p.Advance(id, p.buf.Reset()); err != nil {
			return nil, err
		}
	}
	if p.doc == nil || p.doc.ID.Compare(id) != 0 {
		return nil, nil
	}
	return p.doc, nil
}

// fieldLength returns how many words a field of a document has: bleve keeps one
// divided by the square root.
func fieldLength(doc *index.TermFieldDoc) float64 { return 1 / (doc.Norm * doc.Norm) }

// everyRelease is a word that each release has and that nobody can type: its
// postings tell how many releases there are and how long they are.
const everyRelease = "\x00"

// lengths are how many releases there are and how many words one has on average.
// They are read once, with the first search.
type lengths struct {
	once           sync.Once
	releases, mean float64
	err            error
}

func (l *lengths) read(ctx context.Context, r index.IndexReader) error {
	l.once.Do(func() {
		l.err = errors.New("the lengths of the releases cannot be read") // unless it ends well
		l.err = l.sum(context.WithoutCancel(ctx), r)
	})
	return l.err
}

func (l *lengths) sum(ctx context.Context, r index.IndexReader) error {
	every, err := openPostings(ctx, r, "anywhere", everyRelease)
	if err != nil {
		return err
	}
	words := 0.0
	doc, err := every.Next(nil)
	for ; err == nil && doc != nil; doc, err = every.Next(doc.Reset()) {
		l.releases++
		words += math.Round(fieldLength(doc)) // whole numbers: the same sum in any order
	}
	l.mean = words / max(l.releases, 1)
	return errors.Join(err, every.Close())
}
