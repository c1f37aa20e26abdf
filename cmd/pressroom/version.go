package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
)

// versionInfo is what pressroom version prints.
type versionInfo struct {
	Version  string `json:"version"`
	Analyzer string `json:"analyzer"`
	Go       string `json:"go"`
}

func (p *program) versionCommand() *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "Print the versions of the program, of its analyses and of their JSON.",
		UsageText: "pressroom version",
		Flags:     []cli.Flag{jsonFlag()},
		Action:    p.version,
	}
}

func (p *program) version(c *cli.Context) error {
	v := versionInfo{"devel", analyze.Version, runtime.Version()}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	return p.print(c, v, fmt.Sprintf("pressroom %s (analyzer %s, schema %d, %s)\n", v.Version, v.Analyzer, schema.Version, v.Go))
}

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "print JSON for programs (pressroom help answers)"}
}

func (p *program) helpCommand() *cli.Command {
	return &cli.Command{
		Name: "help",
		Usage: "Show the commands, the help of one (help COMMAND), the JSON of an analysis (help json) and of" +
			" all other answers (help answers), or the query language (help query).",
		UsageText: "pressroom help search\n   pressroom help json > analysis.json; pressroom help answers > answers.json",
		ArgsUsage: "[COMMAND|json|answers|query]",
		Action: func(c *cli.Context) error {
			switch topic := c.Args().First(); topic {
			case "":
				return cli.ShowAppHelp(c)
			case "json":
				_, err := fmt.Fprint(p.out, schema.JSON)
				return err
			case "answers":
				_, err := fmt.Fprint(p.out, report.AnswersJSON)
				return err
			case "query":
				_, err := fmt.Fprint(p.out, queryHelp)
				return err
			default:
				if c.App.Command(topic) == nil {
					return usageError("pressroom help lists the commands", "there is no help for %q", topic)
				}
				return cli.ShowCommandHelp(c, topic)
			}
		},
	}
}

// queryHelp is the query language as package query documents it.
const queryHelp = `peace summit              both words, in any form; where no release has both, search shows those with one
peace AND summit          both words, and nothing else will do
"peace summit"            these very words side by side
"peace summit"~5          in any order, with five others at most between them
peace OR summit           either one
peace -summit             the first without the second; also NOT summit
(peace OR truce) talks    brackets
sanction*                 the word, and all that begin so, from three letters on
wom?n                     ? stands for one letter
katrina~                  words that differ in one letter; katrina~2 in two
car                       search also finds the words of its line in pressroom-synonyms.txt beside the index
                          (car = automobile = motor car), which rank lower
dam^3 report              the first word ranks three times as much
headline:budget           in the headline only
person:grigoryan          somebody's name, or a part of it; also "in quotation marks"
org: issuer: source: id:  likewise
org:="Senate"             what lists call so and nothing else, under all its names; also person:= place:= issuer:=
title:"prime minister"    somebody with this title
who:lee                   tells what somebody did, by name or by title
place:armenia             a place of that name, and every place in the country, state or province of that name
country:AM region:US.LA   the same by their codes
lang:fr                   in a language, by its code or its name; the words beside it are then looked for in all forms
                          of that language
bill:HR1234               names a bill, resolution, law or case, however it is written
kind:agreement            with an event of this kind
topic:politics            about a topic
said-by:grigoryan         with words that somebody said
zone:quote peace          the words in one part of a release only; alone, releases with that part:
                          quote headline subhead dateline lead body table notes media letterhead slug
                          date_line boilerplate safe_harbor contact end_mark
date:2006-03-14           published on a day, in a month (2006-03) or a year (2006)
date:2006-01..2006-03     from, to; either end may be left open
date:>=2006-03-01         also > < <=
date:"last month"         as people say it: yesterday, "12 Oct 2005", "the last 30 days"
near:40.18,44.51,50km     names a place within 50 km (or miles: 30mi) of a point; also --near NAME
`
