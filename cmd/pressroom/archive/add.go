package archive

import (
	"context"
	"iter"

	"pressroom/analyze"
	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
)

// Filled counts what became of releases that were to be added.
type Filled struct {
	Added     int // new, or a new text of a known source
	Unchanged int // known source, known text
	Same      int // known from another source, or given twice
	Undated   int // of the added: neither printed nor given when it was published
}

// Fill analyses what is new and adds it. What cannot be read is told to bad, what was added
// to each; the rest is done. It returns early when ctx is done or nothing can be written.
func Fill(ctx context.Context, a *analyze.Analyzer, w *index.Writer, in iter.Seq2[corpus.Release, error],
	bad func(error), each func(corpus.Release)) (done Filled, err error) {
	fresh := func(yield func(corpus.Release, error) bool) {
		for rel, err := range in {
			if err == nil {
				switch w.Claim(rel) {
				case index.Unchanged:
					done.Unchanged++
					continue
				case index.Same:
					done.Same++
					continue
				}
			}
			if !yield(rel, err) {
				return
			}
		}
	}
	for doc, err := range a.Stream(ctx, fresh) {
		switch {
		case ctx.Err() != nil:
			return done, ctx.Err()
		case err != nil:
			bad(err)
			continue
		}
		if doc.Clock.Published.IsZero() {
			done.Undated++
		}
		if err := w.Add(doc.Release, Kept(doc)); err != nil {
			return done, err
		}
		done.Added++
		each(doc.Release)
	}
	return done, ctx.Err()
}

// Kept is the analysis that the index keeps of a document: reported speech, too.
func Kept(doc *annot.Document) schema.Analysis {
	an := schema.Of(doc, schema.CodePoints)
	an.Indirect = schema.Indirect(doc, schema.CodePoints)
	return an
}
