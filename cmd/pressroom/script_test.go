package main

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"pressroom/analyze"
	"pressroom/analyze/annot"
)

// TestMain lets the scripts run pressroom as a command.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"pressroom": command,
		"breaking":  breaking,
	})
}

func command() { os.Exit(run(context.Background(), os.Args, os.Stdin, os.Stdout, os.Stderr)) }

// breaking is pressroom with one more stage, which panics on a text that says so.
func breaking() {
	analyze.Stages = append(analyze.Stages, analyze.Stage{Name: "breaking", Run: func(_ *analyze.Analyzer, doc *annot.Document) {
		if strings.Contains(doc.Release.Text, "break here") {
			panic("no such thing")
		}
	}})
	command()
}

// TestScripts runs testdata/script: the command line as a user types it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
		},
	})
}

// exits runs a command and checks its exit code: exits 3 pressroom analyze x
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = err.Error()[len("exit status "):]
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}
