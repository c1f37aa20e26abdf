package main

import (
	"context"
	"errors"
	"io"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/api"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/mcp"
)

func (p *program) mcpCommand() *cli.Command {
	return &cli.Command{
		Name:      "mcp",
		Usage:     "Answer an assistant over standard input and output (Model Context Protocol).",
		UsageText: "pressroom --index /home/me/archive/.pressroom mcp",
		Description: "An assistant starts it as a server of tools: search, show, summary, person, place, org, events, quotes, diff,\n" +
			"analyze. They read the index and change nothing; what \"pressroom add\" writes meanwhile is seen at its next\n" +
			"batch. Answers are JSON with the releases and the code points that they rest on, in portions. Standard output\n" +
			"is the assistant's alone; errors of the program go to standard error. The end of the input ends it.\n\n" +
			"For assistants that are set up by a file:\n\n" +
			`   {"mcpServers": {"pressroom": {"command": "pressroom", "args": ["--index", "/home/me/archive/.pressroom", "mcp"]}}}`,
		Action: p.mcp,
	}
}

func (p *program) mcp(c *cli.Context) error {
	a, err := archiveOf(c)
	if err != nil {
		return err
	}
	live, err := archive.OpenLive(a)
	if err != nil {
		return err
	}
	tell := func(err error) { p.complain(err.Error(), "") }
	service, err := api.New(live, tell)
	if err != nil {
		return errors.Join(err, live.Close())
	}
	watching, stop := context.WithCancel(c.Context)
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		live.Watch(watching, refreshTime, tell)
	}()
	in, ok := p.in.(io.ReadCloser)
	if !ok {
		in = io.NopCloser(p.in)
	}
	err = mcp.Serve(c.Context, service, in, p.out)
	stop()
	<-watched
	return errors.Join(err, live.Close())
}
