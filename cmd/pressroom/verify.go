package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// verifyResult is what pressroom verify found.
type verifyResult struct {
	Index    string   `json:"index"`
	Sound    bool     `json:"sound"`
	Releases int      `json:"releases"`
	Events   int      `json:"events"`
	Files    int      `json:"files"`
	Bytes    int64    `json:"bytes"`
	Versions int      `json:"versions"` // former ones that are kept
	Damage   []string `json:"damage"`
}

func (p *program) verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "Read the whole index and compare it with what was written.",
		UsageText: "pressroom verify\n   pressroom verify --against releases/",
		Description: "Every file is compared with its checksum, every release with its digest and its events. Searches look\n" +
			"at sizes and at what they read; only this command sees every flipped bit. --against reads the inputs of\n" +
			"add again, too, and tells which of their releases the index does not have, each with its source.",
		Flags: append(inputFlags(), jsonFlag(),
			&cli.StringSliceFlag{Name: "against", Usage: "also see whether all releases of `PATH` are in the index"}),
		Action: p.verify,
	}
}

// verifyIndex reads a whole index, wherever it lies.
func verifyIndex(c *cli.Context, dir string) (index.Health, error) {
	if !archive.IsAddress(dir) {
		return index.Verify(c.Context, dir)
	}
	idx, err := archive.OpenIndex(c.Context, dir)
	if err != nil {
		return index.Health{}, err
	}
	defer idx.Close()
	return idx.Verify(c.Context)
}

func (p *program) verify(c *cli.Context) error {
	dir, err := indexDir(c)
	if err != nil {
		return err
	}
	if paths := c.StringSlice("against"); len(paths) > 0 {
		if err := p.verifyAgainst(c, paths); err != nil {
			return err
		}
	}
	h, err := verifyIndex(c, dir)
	damage, other := damageIn(err)
	if other != nil {
		return other
	}
	if c.Bool("json") {
		result := verifyResult{dir, err == nil, h.Releases, h.Events, h.Files, h.Bytes, h.Versions, []string{}}
		for _, d := range damage {
			result.Damage = append(result.Damage, d.Msg)
		}
		if err := report.WriteAnswer(p.out, result); err != nil {
			return err
		}
		if len(damage) > 0 {
			return &exitError{code: exitIndex}
		}
		return nil
	}
	if len(damage) > 0 {
		return p.tellDamage(damage)
	}
	kept := ""
	if h.Versions > 0 {
		kept = ", " + report.Plural(h.Versions, "former version")
	}
	_, err = fmt.Fprintf(p.out, "%s: sound; %s, %s, %s, %.1f MB%s\n", dir, report.Plural(h.Releases, "release"),
		report.Plural(h.Events, "event"), report.Plural(h.Files, "file"), float64(h.Bytes)/1e6, kept)
	return err
}

// damageIn takes the errors of Verify apart: what is damaged, or else why nobody
// could look.
func damageIn(err error) (damage []*index.DamagedError, other error) {
	list := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		list = joined.Unwrap()
	}
	for _, err := range list {
		var d *index.DamagedError
		switch {
		case err == nil:
		case errors.As(err, &d):
			damage = append(damage, d)
		default:
			return nil, err
		}
	}
	return damage, nil
}

// mostDamage is how many places are listed.
const mostDamage = 20

// tellDamage lists the damage; the last line says what mends it.
func (p *program) tellDamage(damage []*index.DamagedError) error {
	for n, d := range damage[:len(damage)-1] {
		if n+1 == mostDamage {
			p.complain(fmt.Sprintf("and %d more", len(damage)-mostDamage), "")
			break
		}
		p.complain(d.Msg, "")
	}
	return damage[len(damage)-1]
}

// verifyAgainst reads inputs again and tells which of their releases are not in the index.
func (p *program) verifyAgainst(c *cli.Context, paths []string) error {
	opt, err := p.inputOptions(c)
	if err != nil {
		return err
	}
	told, read, lacking := p.newInputs(c), 0, 0
	err = withIndex(c, func(idx *index.Index) error {
		for rel, err := range ingest.Read(c.Context, paths, opt) {
			if c.Context.Err() != nil {
				return c.Context.Err()
			}
			if err != nil {
				told.take(err)
				continue
			}
			read++
			content, source, err := idx.Holds(c.Context, rel)
			if err != nil {
				return err
			}
			if content && source {
				continue
			}
			if lacking++; lacking > mostDamage {
				continue
			}
			what := "is not in the index"
			if content {
				what = "is in the index, but not as of this source"
			}
			p.complain(rel.Source+": "+what, "")
		}
		return nil
	})
	if err != nil {
		return err
	}
	if lacking > 0 {
		return &exitError{exitSomeFailed, fmt.Sprintf("%d of %s missing", lacking, report.Plural(read, "release")),
			"pressroom add " + strings.Join(paths, " ")}
	}
	p.note("all %s of %s are in the index", report.Plural(read, "release"), strings.Join(paths, ", "))
	return told.outcome(read)
}
