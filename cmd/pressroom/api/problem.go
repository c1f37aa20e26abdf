package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
)

// A Problem says why there is no answer, as RFC 9457 has it.
type Problem struct {
	Type      string   `json:"type"` // "about:blank": the title is that of the status
	Title     string   `json:"title"`
	Status    int      `json:"status"`
	Detail    string   `json:"detail"`
	Hint      string   `json:"hint,omitempty"`      // what to do instead
	Parameter string   `json:"parameter,omitempty"` // the one that is wrong
	Offset    *int     `json:"offset,omitempty"`    // where in it, in bytes
	Releases  []string `json:"releases,omitempty"`  // identifiers that begin as the one asked for

	wait  int   // seconds after which to ask again; 0 for unknown
	cause error // what is wrong here; nil for what was asked wrongly
}

// Error tells what went wrong.
func (p *Problem) Error() string { return p.Detail }

func problem(status int, detail, hint string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail, Hint: hint}
}

// wrongParam says what is wrong with a parameter.
func wrongParam(name, detail, hint string) *Problem {
	p := problem(http.StatusBadRequest, name+": "+detail, hint)
	p.Parameter = name
	return p
}

// inParam says in which parameter it is that something was asked wrongly.
func inParam(name string, err error) error {
	var wrong *archive.Wrong
	if errors.As(err, &wrong) {
		return wrongParam(name, wrong.Msg, wrong.Hint)
	}
	return err
}

// problemOf says what an error means for who asked.
func problemOf(ctx context.Context, err error) *Problem {
	var p *Problem
	var syntax *archive.SyntaxError
	var ambiguous *index.AmbiguousError
	var size *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &size):
		return problem(http.StatusRequestEntityTooLarge, "the text is longer than "+strconv.FormatInt(size.Limit, 10)+" bytes", "")
	case errors.As(err, &syntax):
		p = wrongParam("q", syntax.Err.Msg, syntax.Err.Hint)
		p.Offset = &syntax.Err.Offset
		return p
	}
	fault := archive.FaultOf(ctx, err)
	p = problem(fault.Status, fault.Msg, fault.Hint)
	if errors.As(err, &ambiguous) {
		p.Releases = ambiguous.IDs
	}
	if fault.Status == http.StatusInternalServerError {
		p.cause = err
	}
	return p
}

// write answers with a problem.
func (p *Problem) write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Del("ETag")
	if p.wait > 0 {
		h.Set("Retry-After", strconv.Itoa(p.wait))
	}
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // who does not listen any more is not told
}
