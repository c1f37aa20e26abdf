package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/api"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/web"
)

func (p *program) serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "Show the archive as pages in a browser, and answer programs over HTTP.",
		UsageText: "pressroom serve\n   pressroom serve --addr 127.0.0.1:9000\n" +
			"   PRESSROOM_TOKEN=… pressroom serve --addr :8080",
		Description: "Search, releases with all that was found in them, people, places and bodies, timelines, calendar and map.\n" +
			"Only this machine is answered, unless --addr names another address. That wants a --token, which who\n" +
			"comes has to know, or a proxy in front that sets the header of --trust-header for those it lets in (and\n" +
			"takes it away from all others). What \"pressroom add\" writes meanwhile is seen at its next batch.\n" +
			"Interrupt ends it when what was asked is answered.\n\n" +
			"Programs ask below /api/v1, with the words of the commands and the answers of --json (pressroom help\n" +
			"answers); /api/v1/openapi.json describes all of it. They show the token as Authorization: Bearer SECRET.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "addr", Value: "127.0.0.1:8080", Usage: "`ADDRESS` to listen at; port 0 takes any that is free"},
			&cli.StringFlag{Name: "token", EnvVars: []string{"PRESSROOM_TOKEN"},
				Usage: fmt.Sprintf("`SECRET` of %d characters or more that who asks has to know", minToken)},
			&cli.StringFlag{Name: "trust-header", Usage: "answer only requests that have this `HEADER`, which a proxy in front sets"},
		},
		Action: p.serve,
	}
}

// minToken is how many characters a token has at least: fewer can be guessed.
const minToken = 16

// The limits of a connection. Who is slower, or keeps one open without asking, is cut off;
// an upload sets its own.
const (
	headTime    = 5 * time.Second // for the head of a request
	readTime    = 30 * time.Second
	writeTime   = 60 * time.Second
	idleTime    = 60 * time.Second
	maxHead     = 16 << 10 // bytes of a head
	maxOpen     = 4096     // connections
	shutTime    = 10 * time.Second
	refreshTime = 500 * time.Millisecond // how often it is looked whether a batch was written
)

func (p *program) serve(c *cli.Context) error {
	opt := web.Options{Token: c.String("token"), TrustHeader: c.String("trust-header")}
	local, err := checkAccess(c.String("addr"), opt)
	if err != nil {
		return err
	}
	if local && opt.TrustHeader == "" {
		opt.Hosts = localNames
	}
	a, err := archiveOf(c)
	if err != nil {
		return err
	}
	if opt.Live, err = archive.OpenLive(a); err != nil {
		return err
	}
	opt.Log = func(err error) { p.complain(err.Error(), "") }
	programs, err := api.New(opt.Live, opt.Log)
	if err != nil {
		return errors.Join(err, opt.Live.Close())
	}
	opt.API = programs.Handler()
	handler, err := web.New(opt)
	if err != nil {
		return errors.Join(err, opt.Live.Close())
	}
	listener, err := net.Listen("tcp", c.String("addr"))
	if err != nil {
		return errors.Join(usageError("--addr names another", "%v", err), opt.Live.Close())
	}
	if _, err := fmt.Fprintf(p.out, "http://%s\n", listener.Addr()); err != nil {
		return errors.Join(err, listener.Close(), opt.Live.Close())
	}
	return serveUntil(c.Context, limitListener(listener, maxOpen), handler, opt)
}

// localNames are those of this machine alone.
var localNames = []string{"localhost", "127.0.0.1", "::1"}

// checkAccess refuses to answer others than this machine without saying who they are.
func checkAccess(addr string, opt web.Options) (local bool, err error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, usageError("as in: --addr 127.0.0.1:8080", "--addr: %v", err)
	}
	if opt.Token != "" && len(opt.Token) < minToken {
		return false, usageError("for example: openssl rand -hex 16", "--token is shorter than %d characters", minToken)
	}
	ip := net.ParseIP(host)
	local = strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
	if !local && opt.Token == "" && opt.TrustHeader == "" {
		return local, usageError("--token SECRET, or --trust-header NAME of a proxy in front; 127.0.0.1 needs neither",
			"%s lets others ask: say who may", addr)
	}
	return local, nil
}

// serveUntil answers until ctx is done; then what was asked is answered to its end.
func serveUntil(ctx context.Context, l net.Listener, handler http.Handler, opt web.Options) error {
	srv := &http.Server{Handler: handler, ReadHeaderTimeout: headTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHead}
	watching, stop := context.WithCancel(ctx)
	defer stop()
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		if err := opt.Live.Warm(watching); err != nil && watching.Err() == nil {
			opt.Log(err)
		}
		opt.Live.Watch(watching, refreshTime, opt.Log)
	}()
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(l) }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutTime)
		defer cancel()
		if err = srv.Shutdown(last); errors.Is(err, context.DeadlineExceeded) {
			err = srv.Close() // who has not been answered by now never will
		}
	}
	stop()
	<-watched
	return errors.Join(err, opt.Live.Close())
}

// limited is a listener that has no more than so many connections open.
type limited struct {
	net.Listener
	room chan struct{}
}

func limitListener(l net.Listener, n int) net.Listener { return &limited{l, make(chan struct{}, n)} }

// Accept waits until there is room.
func (l *limited) Accept() (net.Conn, error) {
	l.room <- struct{}{}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.room
		return nil, err
	}
	return &counted{Conn: c, room: l.room}, nil
}

// counted is a connection that makes room when it is closed.
type counted struct {
	net.Conn
	room   chan struct{}
	closed sync.Once
}

func (c *counted) Close() error {
	err := c.Conn.Close()
	c.closed.Do(func() { <-c.room })
	return err
}
