// Package api answers programs: the questions of the commands, over HTTP.
//
// Operations (operations.go) is the one table of what can be asked. It gives the addresses
// (http.go), what they take (param.go), the OpenAPI document (openapi.go) and, to those who
// ask it in another way, Service.Ask. What answers a question is in a file of its kind:
// search.go, release.go, names.go, events.go, quotes.go, export.go. An answer is made of
// the objects that the commands print with --json, in the words of report/answers.json: what
// a command prints on several lines is a list of items here (answer.go).
//
// Whatever goes wrong is a Problem (problem.go). Offsets count code points of the text of
// a release as it was read.
package api

import (
	"context"
	"sync"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
)

// Version begins every address: what is added later may come beside what there is, and
// nothing of it is taken away.
const Version = "v1"

// A Service answers questions about an archive. Its methods may be called from several
// goroutines.
type Service struct {
	live     *archive.Live
	analyzer func() (*analyze.Analyzer, error) // made when the first text comes
	log      func(error)
	exports  chan struct{} // those that are being written
	document []byte        // the OpenAPI document
}

// New returns a service. It tells log of errors that are nobody's mistake; nil for nobody.
func New(live *archive.Live, log func(error)) (*Service, error) {
	if log == nil {
		log = func(error) {}
	}
	doc, err := document()
	return &Service{live, sync.OnceValues(analyze.New), log, make(chan struct{}, maxExports), doc}, err
}

// asking is a question while it is being answered.
type asking struct {
	context.Context
	*archive.Reading
	Args
	service *Service
	answer  Answer
}

// Ask answers a question that has an Answer. Its error is always a *Problem.
func (s *Service) Ask(ctx context.Context, op Operation, given map[string][]string) (Answer, error) {
	args, err := op.Read(given)
	if err != nil {
		return Answer{}, problemOf(ctx, err)
	}
	reading, _, release, err := s.live.Take()
	if err != nil {
		return Answer{}, problemOf(ctx, err)
	}
	defer release()
	a := &asking{ctx, reading, args, s, Answer{}}
	if err := op.ask(a); err != nil {
		return Answer{}, s.told(problemOf(ctx, err))
	}
	return a.answer, nil
}

// told tells the log what a problem hides from who asked.
func (s *Service) told(p *Problem) error {
	if p.cause != nil {
		s.log(p.cause)
	}
	return p
}

func (a *asking) note(note string) { a.answer.Notes = append(a.answer.Notes, note) }

// reader reads what is asked; what it has to tell stands in the answer.
func (a *asking) reader() archive.Reader { return archive.Reader{Today: archive.Today(), Note: a.note} }
