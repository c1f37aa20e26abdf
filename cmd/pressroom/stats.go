package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/index/profile"
)

// statsJSON describes an index.
type statsJSON struct {
	Releases      int         `json:"releases"`
	Events        int         `json:"events"`
	People        int         `json:"people"`
	Places        int         `json:"places"`
	Organizations int         `json:"organizations"`
	Topics        int         `json:"topics"`
	Issuers       int         `json:"issuers"`
	Undated       int         `json:"undated"`
	First         corpus.Date `json:"first"`
	Last          corpus.Date `json:"last"`
	Analyzer      string      `json:"analyzer"`
	Bytes         int64       `json:"bytes"`
}

func (p *program) statsCommand() *cli.Command {
	return &cli.Command{
		Name:      "stats",
		Usage:     "Say how much the index holds.",
		UsageText: "pressroom stats",
		Flags:     []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			return withProfiler(c, func(pr *profile.Profiler) error {
				st, err := pr.Stats(c.Context)
				if err != nil {
					return err
				}
				if c.Bool("json") {
					return report.WriteJSON(p.out, statsJSON{st.Releases, st.Events, st.People, st.Places, st.Orgs, st.Topics,
						st.Issuers, st.Undated, st.First, st.Last, st.Analyzer, st.Bytes})
				}
				_, err = fmt.Fprintf(p.out, "releases       %d (%d without a date)\nevents         %d\npeople         %d\n"+
					"places         %d\norganisations  %d\ntopics         %d\nissuers        %d\npublished      %s to %s\n"+
					"size           %.1f MB\n",
					st.Releases, st.Undated, st.Events, st.People, st.Places, st.Orgs, st.Topics, st.Issuers,
					report.Dash(st.First.String()), report.Dash(st.Last.String()), float64(st.Bytes)/1e6)
				return err
			})
		},
	}
}
