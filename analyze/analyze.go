// Package analyze reads press releases: it runs the stages, each of which adds
// one layer to an annot.Document, in the order of the table below. Nothing
// here knows a file, an index or a terminal.
package analyze

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"runtime"

	"pressroom/analyze/annot"
	"pressroom/analyze/clause"
	"pressroom/analyze/event"
	"pressroom/analyze/issuer"
	"pressroom/analyze/language"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/name"
	"pressroom/analyze/organization"
	"pressroom/analyze/person"
	"pressroom/analyze/place"
	"pressroom/analyze/quote"
	"pressroom/analyze/refer"
	"pressroom/analyze/section"
	"pressroom/analyze/syntax"
	"pressroom/analyze/timex"
	"pressroom/analyze/token"
	"pressroom/analyze/topic"
	"pressroom/corpus"
)

// Version names what an analysis depends on beside the text; it changes
// whenever the same text may give another analysis, and with it an index made
// of older analyses asks to be rebuilt.
const Version = "14"

// An Analyzer analyses releases. It is safe for concurrent use, except that
// Learn goes before all analyses.
type Analyzer struct {
	// Whole asks for the grammar of all sentences, and not only of those that are likely to tell an event. It is
	// set before all analyses.
	Whole bool

	stages    []Stage
	languages *language.Recognizer
	lex       *lexicon.Lexicon
	repeats   *section.Repeats
	tok       *token.Splitter
	names     *name.Finder
	bodies    *organization.Finder
	syntax    *syntax.Parser
	clauses   *clause.Finder
	topics    *topic.Classifier
	phrases   *topic.Phraser
	events    *event.Finder
	issuers   *issuer.Finder
	referents *refer.Finder
}

// New loads the models and tables that are built into the program. It fails
// only when one of them is broken.
func New() (*Analyzer, error) {
	a := Analyzer{stages: Stages, languages: language.New()}
	var err error
	if a.lex, err = words(); err != nil {
		return nil, err
	}
	a.repeats = section.NewRepeats(a.lex)
	if a.tok, err = token.New(); err != nil {
		return nil, err
	}
	if a.syntax, err = syntax.New(); err != nil {
		return nil, err
	}
	if a.clauses, err = clause.New(); err != nil {
		return nil, err
	}
	if a.names, err = name.New(a.lex); err != nil {
		return nil, err
	}
	if a.bodies, err = organization.New(a.lex); err != nil {
		return nil, err
	}
	if a.topics, err = topic.New(); err != nil {
		return nil, err
	}
	if a.phrases, err = topic.NewPhraser(a.topics); err != nil {
		return nil, err
	}
	if a.issuers, err = issuer.New(a.lex); err != nil {
		return nil, err
	}
	if a.referents, err = refer.New(a.lex); err != nil {
		return nil, err
	}
	if a.events, err = event.New(a.lex); err != nil {
		return nil, err
	}
	return &a, nil
}

// Learn counts the paragraphs of a release. What its issuer says again and again
// under different headlines is boilerplate in all that are analysed later.
func (a *Analyzer) Learn(rel corpus.Release) { a.repeats.Add(rel.Issuer, rel.Clean().Text) }

// A Stage adds one layer to a document; it is pure, total and deterministic.
type Stage struct {
	Name string
	Run  func(a *Analyzer, d *annot.Document)
}

// Stages in their order: each line shows what a stage reads and what it writes.
var Stages = []Stage{
	{"language", func(a *Analyzer, d *annot.Document) { d.Language = a.languages.Recognize(d) }},
	{"section", func(a *Analyzer, d *annot.Document) { d.Anatomy = section.Split(d, a.lex, a.repeats) }},
	{"token", func(a *Analyzer, d *annot.Document) { d.Tokens, d.Sentences = a.tok.Split(d) }},
	{"timex", func(a *Analyzer, d *annot.Document) { d.Timexes, d.Clock = timex.Find(d, a.lex) }},
	{"syntax", func(a *Analyzer, d *annot.Document) { d.Syntax = a.syntax.Parse(d, a.Whole) }},
	{"embargo", func(a *Analyzer, d *annot.Document) { d.Embargo = timex.Embargo(d) }},
	{"name", func(a *Analyzer, d *annot.Document) { d.Mentions = a.names.Find(d) }},
	{"place abroad", func(a *Analyzer, d *annot.Document) { d.Entities = place.Abroad(d, a.lex) }},
	{"speaker abroad", func(a *Analyzer, d *annot.Document) { d.Entities = append(quote.Speakers(d, a.lex), d.Entities...) }},
	{"place", func(a *Analyzer, d *annot.Document) { d.Entities = place.Find(d, a.lex) }},
	{"country", func(a *Analyzer, d *annot.Document) { d.Countries, d.Focus = place.Countries(d, a.lex) }},
	{"organization", func(a *Analyzer, d *annot.Document) { d.Entities = append(d.Entities, a.bodies.Find(d)...) }},
	{"person", func(a *Analyzer, d *annot.Document) { d.Entities = append(person.Find(d, a.lex), d.Entities...) }},
	{"clause", func(a *Analyzer, d *annot.Document) { d.Clauses = a.clauses.Find(d) }},
	{"quotation", func(a *Analyzer, d *annot.Document) { d.Quotations = quote.Marked(d, a.lex) }},
	{"refer", func(a *Analyzer, d *annot.Document) { d.References = a.referents.Find(d) }},
	{"quote", func(a *Analyzer, d *annot.Document) { d.Quotes = quote.Find(d, a.lex) }},
	{"indirect", func(a *Analyzer, d *annot.Document) { d.Indirect = quote.Indirect(d, a.lex) }},
	{"statement", func(a *Analyzer, d *annot.Document) { d.Statements = quote.Statements(d, a.lex) }},
	{"issuer", func(a *Analyzer, d *annot.Document) { d.Issuers = a.issuers.Find(d) }},
	// Who speaks and who issues the release tell who "we" are.
	{"refer again", func(a *Analyzer, d *annot.Document) { d.References = a.referents.Find(d) }},
	{"topic", func(a *Analyzer, d *annot.Document) { d.Topics = a.topics.Classify(d) }},
	{"keyphrase", func(a *Analyzer, d *annot.Document) { d.Keyphrases = a.phrases.Find(d) }},
	{"event", func(a *Analyzer, d *annot.Document) { d.Events, d.Told = a.events.Find(d) }},
}

// anyLanguage are the stages that read texts of any language, and abroad those that read
// all but English; the others read English, and leave all other texts alone.
var (
	anyLanguage = map[string]bool{"language": true, "section": true, "token": true, "timex": true, "country": true, "quotation": true,
		"quote": true}
	abroad = map[string]bool{"place abroad": true, "speaker abroad": true}
)

// reads reports whether a stage reads a text.
func (s Stage) reads(d *annot.Document) bool {
	if d.Language.Foreign() {
		return anyLanguage[s.Name] || abroad[s.Name]
	}
	return !abroad[s.Name]
}

// A StageError says that a stage panicked: a fault of the program that this text
// brings to light. No other release is touched by it.
type StageError struct {
	Source string // of the release; its identifier where it has none
	Stage  string
	Cause  any // what the stage panicked with
}

func (e *StageError) Error() string {
	return fmt.Sprintf("%s: a fault of the program in stage %s (%v); please report this text", e.Source, e.Stage, e.Cause)
}

// Analyze returns everything that the stages find in a release, as offsets into its
// cleaned text, which is that of the document. The only error is
// a *StageError.
func (a *Analyzer) Analyze(rel corpus.Release) (*annot.Document, error) {
	doc := &annot.Document{Release: rel.Clean()}
	for _, s := range a.stages {
		if !s.reads(doc) {
			continue
		}
		if err := s.add(a, doc); err != nil {
			return nil, err
		}
	}
	return doc, nil
}

// add runs a stage and makes an error of its panic.
func (s Stage) add(a *Analyzer, doc *annot.Document) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &StageError{Source: cmp.Or(doc.Release.Source, doc.Release.ID), Stage: s.Name, Cause: cause}
		}
	}()
	s.Run(a, doc)
	return nil
}

// result is what became of one release: its document, or an error of the input or
// of a stage.
type result struct {
	doc *annot.Document
	err error
}

// job is a release on its way through Stream.
type job struct {
	rel  corpus.Release
	done chan result // receives one result
}

// Stream analyses the releases of in on all cores and yields the documents in
// the order of the input. An error of the input, and a *StageError, is yielded in
// its place, with a nil document, and the stream goes on. No more than a few
// releases for each core are held at a time. When ctx is cancelled, or the caller
// stops ranging, the stream ends at once; a cancelled stream yields ctx.Err() last.
func (a *Analyzer) Stream(ctx context.Context, in iter.Seq2[corpus.Release, error]) iter.Seq2[*annot.Document, error] {
	return func(yield func(*annot.Document, error) bool) {
		ctx, cancel := context.WithCancelCause(ctx)
		defer cancel(nil)
		workers := runtime.GOMAXPROCS(0)
		work, order := make(chan job), make(chan job, 4*workers)
		for range workers {
			go func() {
				for j := range work {
					doc, err := a.Analyze(j.rel)
					j.done <- result{doc, err}
				}
			}()
		}
		go feed(ctx, in, work, order)
		for {
			res, ok := next(ctx, order)
			if !ok {
				if ctx.Err() != nil {
					yield(nil, context.Cause(ctx))
				}
				return
			}
			if !yield(res.doc, res.err) {
				return
			}
		}
	}
}

// next returns the result of the next release in the order of the input, and
// whether there is one: not after the last, and not when ctx is cancelled.
func next(ctx context.Context, order <-chan job) (result, bool) {
	select {
	case <-ctx.Done():
	case j, ok := <-order:
		if !ok {
			break
		}
		select {
		case <-ctx.Done():
		case res := <-j.done:
			return res, true
		}
	}
	return result{}, false
}

// feed hands each release to a worker and, in the order of the input, to the
// caller, until the input ends or ctx is cancelled.
func feed(ctx context.Context, in iter.Seq2[corpus.Release, error], work, order chan<- job) {
	defer close(order)
	defer close(work)
	for rel, err := range in {
		j := job{rel: rel, done: make(chan result, 1)}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			j.done <- result{err: err}
			continue
		}
		select {
		case work <- j:
		case <-ctx.Done():
			return
		}
	}
}
