package main

import (
	"slices"
	"strings"
	"testing"
)

// TestOrdered puts command lines into the order of the library.
func TestOrdered(t *testing.T) {
	app := (&program{}).app()
	for _, tt := range []struct{ args, want string }{ // want of an error: its message
		{"search dam", "search -- dam"},
		{"search dam --limit 3 --json -school", "search --limit 3 --json -- dam -school"},
		{"search -school dam --index ix", "--index ix search -- -school dam"},
		{"--index ix search dam", "--index ix search -- dam"},
		{"search --limit=3 dam river", "search --limit=3 -- dam river"},
		{"search -limit 3 dam", "search -limit 3 -- dam"},
		{"search dam -limit", "search -- dam -limit"},
		{"search -- --limit", "search -- --limit"},
		{"search dam -- --limit 3", "search -- dam --limit 3"},
		{"analyze - --json", "analyze --json -- -"},
		{"help search", "help -- search"},
		{"search dam --help river", "search --help"},
		{"stats extra -h", "stats -h"},
		{"--help search dam", "--help dam"},
		{"search search", "search -- search"},
		{"nonsense --json", `there is no flag "--json"`},
		{"remove --dryrun x", `there is no flag "--dryrun"`},
		{"remove x -n", `there is no flag "-n"`},
		{"search --limit", "flag needs an argument: --limit"},
		{"", ""},
	} {
		got, err := ordered(app, append([]string{"pressroom"}, strings.Fields(tt.args)...))
		line := strings.Join(got[min(1, len(got)):], " ")
		if err != nil {
			line = err.Error()
		}
		if line != tt.want {
			t.Errorf("%s: %s, want %s", tt.args, line, tt.want)
		}
	}
}

// FuzzOrdered loses no argument and makes none but "--".
func FuzzOrdered(f *testing.F) {
	f.Add("search dam --limit 3 --json -school --index x -- y")
	app := (&program{}).app()
	f.Fuzz(func(t *testing.T, line string) {
		args := append([]string{"pressroom"}, strings.Fields(line)...)
		got, err := ordered(app, slices.Clone(args))
		if err != nil || slices.ContainsFunc(got, asksHelp) {
			return
		}
		keep := func(list []string) []string {
			list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "--" })
			slices.Sort(list)
			return list
		}
		if !slices.Equal(keep(got), keep(args)) {
			t.Errorf("%q became %q", args, got)
		}
	})
}
