// Command gen makes many releases of those of an index, to measure what a large one costs: each copy has
// other names of people and other years, the first none but those it had. It writes them as JSON Lines to be
// added, or, with -into, puts them into another index as they were analysed, and analyses nothing.
//
//	go run ./index/scale/gen -from BASE -copies 6 > many.jsonl
//	go run ./index/scale/gen -from BASE -copies 30 -into INDEX
//
// The same index gives the same bytes. What it writes is for measuring, and never comes into the repository.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"pressroom/analyze"
	"pressroom/index"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) (err error) {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	from := flags.String("from", ".pressroom", "the index whose releases are copied")
	copies := flags.Int("copies", 6, "how many times, 1 to 100")
	limit := flags.Int("limit", 0, "how many of its releases, the oldest first; 0 for all")
	into := flags.String("into", "", "the index that gets them; without it they are printed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *copies < 1 || *copies > maxCopies {
		return fmt.Errorf("-copies: 1 to %d", maxCopies)
	}
	base, err := index.Open(*from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, base.Close()) }()
	if *into == "" {
		w := bufio.NewWriter(out)
		err := each(base, *copies, *limit, func(st index.Stored) error { return printed(w, st) })
		return errors.Join(err, w.Flush())
	}
	w, err := index.OpenWriter(*into, analyze.Version)
	if err != nil {
		return err
	}
	err = each(base, *copies, *limit, func(st index.Stored) error { return w.Add(st.Release, st.Analysis) })
	return errors.Join(err, w.Close())
}

// errEnough ends the reading of an index.
var errEnough = errors.New("enough")

// each calls do with every copy of every release.
func each(base *index.Index, copies, limit int, do func(index.Stored) error) error {
	for number := range copies {
		n := 0
		err := base.Each(context.Background(), nil, index.Oldest, func(st index.Stored) error {
			if n++; limit > 0 && n > limit {
				return errEnough
			}
			shifted(&st, number)
			return do(st)
		})
		if err != nil && !errors.Is(err, errEnough) {
			return err
		}
	}
	return nil
}

// printed writes a release as add reads it.
func printed(w io.Writer, st index.Stored) error {
	record := map[string]any{"id": st.Release.ID, "source": st.Release.Source, "text": st.Release.Text}
	if !st.Analysis.Published.IsZero() {
		record["published"] = st.Analysis.Published.String()
	}
	if st.Release.Issuer != "" {
		record["issuer"] = st.Release.Issuer
	}
	line, err := json.Marshal(record)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", line)
	return err
}
