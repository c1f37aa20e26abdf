package api

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// one returns the release that is asked for: of several with the same text the first.
func (a *asking) one() (index.Stored, error) {
	all, err := a.Index.Release(a, a.text("id"))
	if err != nil {
		return index.Stored{}, err
	}
	return all[0], nil
}

func (a *asking) release() error {
	all, err := a.Index.Release(a, a.text("id"))
	for _, st := range all {
		a.addAnalysis(st.Analysis)
	}
	return err
}

// addAnalysis adds an analysis, which bears the version of its contract itself.
func (a *asking) addAnalysis(an schema.Analysis) {
	a.answer.Items = append(a.answer.Items, bytes.TrimSuffix(an.Line(), []byte("\n")))
}

func (a *asking) textOf(w http.ResponseWriter) error {
	st, err := a.one()
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err = strings.NewReader(st.Release.Text).WriteTo(w)
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
		if wanted := a.text("fact"); wanted != "" && !strings.EqualFold(f.Fact, wanted) {
			continue
		}
		a.answer.Total++
		if err := add(&a.answer.Items, report.Explanation{Release: st.Release.ID, Source: st.Release.Source, Fact: f}); err != nil {
			return err
		}
	}
	if wanted := a.text("fact"); wanted != "" && a.answer.Total == 0 {
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
	if a.text("old") != "" {
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
	id := a.text(param)
	all, err := a.Index.Release(a, id)
	if err == nil {
		return all[0], nil
	}
	if !errors.Is(err, index.ErrNotFound) || len(id) < index.MinIDPrefix {
		return index.Stored{}, err
	}
	former, none := a.Index.VersionsByID(id)
	if none != nil || len(former) == 0 {
		return index.Stored{}, errors.Join(none, err)
	}
	return a.analyzed(former[0])
}

// before returns what the source of a release had last before it.
func (a *asking) before(st index.Stored) (index.Stored, error) {
	for _, source := range append([]string{st.Release.Source}, st.Release.Also...) {
		before, err := a.Index.Versions(source)
		if err != nil {
			return index.Stored{}, err
		}
		if len(before) > 0 {
			return a.analyzed(before[len(before)-1])
		}
	}
	return index.Stored{}, problem(http.StatusNotFound, fmt.Sprintf("the source of %q had no other text before", st.Release.ID),
		"old names another release")
}

// analyzed analyses a release that is not in the index.
func (a *asking) analyzed(rel corpus.Release) (index.Stored, error) {
	an, err := a.service.analyzer()
	if err != nil {
		return index.Stored{}, err
	}
	doc, err := an.Analyze(rel)
	if err != nil {
		return index.Stored{}, err
	}
	return index.Stored{Release: doc.Release, Analysis: schema.Of(doc, schema.CodePoints)}, nil
}

// analyze analyses the text that is sent.
func (a *asking) analyze() error {
	published, err := a.given("published")
	if err != nil {
		return err
	}
	opt := ingest.Options{Stdin: strings.NewReader(a.text("text")), Source: a.text("source"), Format: "text", Published: published}
	for rel, err := range ingest.Read(a, []string{"-"}, opt) {
		if err != nil {
			return wrongParam("text", err.Error(), "")
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
	return wrongParam("text", "there is nothing in it", "")
}

// given reads a day in digits.
func (a *asking) given(name string) (day corpus.Date, err error) {
	if a.text(name) == "" {
		return day, nil
	}
	if day, err = corpus.ParseDate(a.text(name)); err != nil {
		return day, wrongParam(name, fmt.Sprintf("%q is no day", a.text(name)), "as in 2026-02-16")
	}
	return day, nil
}
