package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pressroom/index"
)

// TestWithRemedy says which command each error of the index is told with.
func TestWithRemedy(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string // the end of the message
	}{
		{fmt.Errorf("index a: %w", index.ErrMissing), "make one with: pressroom add PATH"},
		{&index.DamagedError{Dir: "a", Msg: "manifest.json is gone"},
			"gone; make it anew from its inputs: pressroom add --rebuild PATH..."},
		{fmt.Errorf("read x: %w", &index.VersionError{What: "format", Age: index.Older}),
			"make it anew from what it holds: pressroom rebuild"},
		{&index.VersionError{What: "format", Age: index.TooOld}, "make it anew from its inputs: pressroom add --rebuild PATH..."},
		{&index.VersionError{What: "format", Age: index.Newer}, "a newer pressroom wrote it"},
		{fmt.Errorf("the disk is full"), "the disk is full"},
	} {
		if got := withRemedy(tt.err); !strings.HasSuffix(got, tt.want) {
			t.Errorf("got %q, want the end %q", got, tt.want)
		}
	}
}

// TestEcho gives every kind of argument at too great a length: no message
// repeats more of it than maxEcho characters.
func TestEcho(t *testing.T) {
	t.Chdir(t.TempDir())
	letters, words := strings.Repeat("é", 3000), strings.Repeat("ab ç ", 700)
	for _, long := range []string{letters, words} {
		for _, args := range [][]string{
			{long}, {"analyze", long}, {"add", long}, {"summary", long}, {"help", long}, {"stats", long},
			{"search", "x", "--" + long}, {"analyze", "x", "-" + long},
			{"--index", long, "show", "abcd"}, {"--aliases", long, "show", "abcd"}, {"search", "near:" + long},
			{"search", `"` + long}, {"search", long + ":x"}, {"search", "kind:" + long},
			{"search", "--sort", long, "x"}, {"search", "--near", long}, {"search", "--near", "1,1", "--radius", long},
			{"search", "--limit", long, "x"}, {"search", "--" + long},
			{"events", "--from", long}, {"events", "--kind", long}, {"events", "--status", long}, {"export", "--format", long},
			{"alias", long}, {"alias", "add", long}, {"alias", "split", "person", long + "="},
			{"analyze", "--published", long, "x"}, {"analyze", "--max-bytes", long, "x"}, {"analyze", "--offsets", long, "x"},
			{"explain", "x", long}, {"timeline", "near:" + long}, {"batch", long}, {"batch", "--names", long, "x"},
			{"save", "x", "kind:" + long}, {"save", long, "(x"}, {"new", long}, {"saved", "--remove", long}, {"search", "--facet", long, "x"},
			{"search", "x", "--from", long}, {long, "--json"}, {"search", "date:" + long}, {"search", long + "~9"},
		} {
			var out, err bytes.Buffer
			run(context.Background(), append([]string{"pressroom"}, args...), strings.NewReader(""), &out, &err)
			// One message names an argument twice.
			for line := range strings.Lines(err.String()) {
				if n := utf8.RuneCountInString(line); n > 2*maxEcho+100 {
					t.Errorf("%.20s %.20s: a line of %d characters: %.80s", args[0], args[min(1, len(args)-1)], n, line)
				}
			}
			if err.Len() == 0 {
				t.Errorf("%.20s: no message", args)
			}
		}
	}
}
