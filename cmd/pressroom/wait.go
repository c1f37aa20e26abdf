package main

import (
	"errors"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/index"
)

// waitFlag says how long a command that writes waits for another that does.
func waitFlag() cli.Flag {
	return &cli.StringFlag{Name: "wait", Value: "10s",
		Usage: "wait so long (`TIME`: 30s, 5m, 2h; 0 not at all) for another process that writes to the index"}
}

// waitPause is how often it looks.
const waitPause = 50 * time.Millisecond

// writer opens an index for writing; it waits for whoever writes there, and says so.
func (p *program) writer(c *cli.Context, dir string, open func(dir, analyzer string) (*index.Writer, error)) (*index.Writer, error) {
	patience, err := patienceOf(c.String("wait"))
	if err != nil {
		return nil, err
	}
	told := false
	for until := time.Now().Add(patience); ; told = true {
		w, err := open(dir, analyze.Version)
		switch {
		case !errors.Is(err, index.ErrBusy):
			return w, err
		case !time.Now().Before(until):
			return nil, &exitError{exitBusy, err.Error(), "wait until it is done, or stop it; --wait 10m waits longer"}
		case !told:
			p.note("%v; waiting for it, %s at most (--wait)", err, patience)
		}
		select {
		case <-c.Context.Done():
			return nil, c.Context.Err()
		case <-time.After(waitPause):
		}
	}
}

// patienceOf reads a time; a number without a unit is one of seconds.
func patienceOf(s string) (time.Duration, error) {
	unit := ""
	if _, err := strconv.Atoi(s); err == nil {
		unit = "s"
	}
	d, err := time.ParseDuration(s + unit)
	if err != nil || d < 0 {
		return 0, usageError("as in: --wait 30s", "--wait: %q is no time", s)
	}
	return d, nil
}
