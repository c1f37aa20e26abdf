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
	doc   *index.TermFieldDoc
	at    uint64 // number of the document where it stands; nowhere at the end
	begun bool
	id    index.IndexInternalID
}

// nowhere is after all documents.
const nowhere = math.MaxUint64

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

// seek goes to the first document from at on, unless it stands there or after it
// already.
func (p *postings) seek(at uint64) (err error) {
	if p.begun && p.at >= at {
		return nil
	}
	p.begun = true
	p.id = index.NewIndexInternalID(p.id, at)
	if p.doc, err = p.Advance(p.id, p.buf.Reset()); err != nil {
		return err
	}
	if p.at = nowhere; p.doc != nil {
		p.at = p.doc.ID.Value()
	}
	return nil
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
