package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// one returns the release that is asked for: of several with the same text the first.
func (a *asking) one() (index.Stored, error) {
	all, err := a.Index.Release(a, a.Text("id"))
	if err != nil {
		return index.Stored{}, err
	}
	return all[0], nil
}

func (a *asking) release() error {
	all, err := a.Index.Release(a, a.Text("id"))
	for _, st := range all {
		a.addAnalysis(st.Analysis)
	}
	return err
}

// addAnalysis adds an analysis, which bears the version of its contract itself.
func (a *asking) addAnalysis(an schema.Analysis) {
	a.answer.Items = append(a.answer.Items, bytes.TrimSuffix(an.Line(), []byte("\n")))
}

// textOf tells the text of a release, or of a former version.
func (a *asking) textOf(w http.ResponseWriter) error {
	st, err := a.one()
	rel := st.Release
	if err != nil {
		if rel, err = a.former(a.Text("id"), err); err != nil {
			return err
		}
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err = strings.NewReader(rel.Text).WriteTo(w)
	return err
}

func (a *asking) summary() error {
	st, err := a.one()
	if err != nil {
		return err
	}
	return add(&a.answer.Items, report.Summarize(st))
}

// facts lists the facts of a release.
func (a *asking) facts() error {
	st, err := a.one()
	if err != nil {
		return err
	}
	for _, f := range report.Facts(st) {
		if wanted := a.Text("fact"); wanted != "" && !strings.EqualFold(f.Fact, wanted) {
			continue
		}
		a.answer.Total++
		if err := add(&a.answer.Items, report.Explanation{Release: st.Release.ID, Source: st.Release.Source, Fact: f}); err != nil {
			return err
		}
	}
	if wanted := a.Text("fact"); wanted != "" && a.answer.Total == 0 {
		return problem(http.StatusNotFound, fmt.Sprintf("there is no fact %q", wanted), "without fact all of them are told")
	}
	return nil
}

// diff compares a version of a release with another, or with what its source had before.
func (a *asking) diff() error {
	new, err := a.version("new")
	if err != nil {
		return err
	}
	var old index.Stored
	if a.Text("old") != "" {
		old, err = a.version("old")
	} else {
		old, err = a.before(new)
	}
	if err != nil {
		return err
	}
	return add(&a.answer.Items, report.DifferenceOf(old, new))
}

// version returns the release of an identifier, or the former version.
func (a *asking) version(param string) (index.Stored, error) {
	all, err := a.Index.Release(a, a.Text(param))
	if err == nil {
		return all[0], nil
	}
	former, err := a.former(a.Text(param), err)
	if err != nil {
		return index.Stored{}, err
	}
	return a.service.analyzed(former)
}

// former returns the former version of an identifier that no release has; missing is the error
// that tells so.
func (a *asking) former(id string, missing error) (corpus.Release, error) {
	if !errors.Is(missing, index.ErrNotFound) || len(id) < index.MinIDPrefix {
		return corpus.Release{}, missing
	}
	all, err := a.Index.VersionsByID(id)
	if err != nil || len(all) == 0 {
		return corpus.Release{}, errors.Join(err, missing)
	}
	return all[0], nil
}

// before returns what the source of a release had last before it: the first that had any.
func (a *asking) before(st index.Stored) (index.Stored, error) {
	all, err := a.Before(st.Release)
	if err != nil {
		return index.Stored{}, err
	}
	for n, former := range all {
		if n == len(all)-1 || all[n+1].Source != former.Source {
			return a.service.analyzed(former)
		}
	}
	return index.Stored{}, problem(http.StatusNotFound, fmt.Sprintf("the source of %q had no other text before", st.Release.ID),
		"old names another release")
}

// versions lists the texts that the sources of a release have had, the one of now first.
func (a *asking) versions() error {
	st, err := a.one()
	if err != nil {
		return err
	}
	former, err := a.Before(st.Release)
	if err != nil {
		return err
	}
	slices.Reverse(former)
	for n, rel := range append([]corpus.Release{st.Release}, former...) {
		if err := add(&a.answer.Items, report.Version{Release: rel.ID, Source: rel.Source, Current: n == 0}); err != nil {
			return err
		}
	}
	a.answer.Total = len(a.answer.Items)
	return nil
}

// analyzed analyses a release that is not in the index.
func (s *Service) analyzed(rel corpus.Release) (index.Stored, error) {
	an, err := s.analyzer()
	if err != nil {
		return index.Stored{}, err
	}
	return archive.Analyzed(an, rel)
}

// analyze analyses the text that is sent.
func (a *asking) analyze() error {
	published, err := a.given("published")
	if err != nil {
		return err
	}
	rel, err := readText(a, a.Text("text"), a.Text("source"), published)
	if err != nil {
		return err
	}
	an, err := a.service.analyzer()
	if err != nil {
		return err
	}
	doc, err := an.Analyze(rel)
	if err != nil {
		return err
	}
	out := schema.Of(doc, schema.CodePoints)
	if a.yes("indirect") {
		out.Indirect = schema.Indirect(doc, schema.CodePoints)
	}
	a.addAnalysis(out)
	return nil
}

// readText reads a text as the commands read one from standard input.
func readText(ctx context.Context, text, source string, published corpus.Date) (corpus.Release, error) {
	opt := ingest.Options{Stdin: strings.NewReader(text), Source: source, Format: "text", Published: published}
	for rel, err := range ingest.Read(ctx, []string{"-"}, opt) {
		if err != nil {
			return rel, wrongParam("text", err.Error(), "")
		}
		return rel, nil
	}
	return corpus.Release{}, wrongParam("text", "there is nothing in it", "")
}

// Release returns a release of the archive. The error is a *Problem.
func (s *Service) Release(ctx context.Context, id string) (index.Stored, error) {
	reading, _, release, err := s.live.Take()
	if err != nil {
		return index.Stored{}, problemOf(ctx, err)
	}
	defer release()
	all, err := reading.Index.Release(ctx, id)
	if err != nil {
		return index.Stored{}, s.told(problemOf(ctx, err))
	}
	return all[0], nil
}

// Analyze analyses a text. The error is a *Problem.
func (s *Service) Analyze(ctx context.Context, text, source string) (index.Stored, error) {
	rel, err := readText(ctx, text, source, corpus.Date{})
	if err == nil {
		var st index.Stored
		if st, err = s.analyzed(rel); err == nil {
			return st, nil
		}
	}
	return index.Stored{}, s.told(problemOf(ctx, err))
}

// given reads a day in digits.
func (a *asking) given(name string) (day corpus.Date, err error) {
	if a.Text(name) == "" {
		return day, nil
	}
	if day, err = corpus.ParseDate(a.Text(name)); err != nil {
		return day, wrongParam(name, fmt.Sprintf("%q is no day", a.Text(name)), "as in 2026-02-16")
	}
	return day, nil
}
