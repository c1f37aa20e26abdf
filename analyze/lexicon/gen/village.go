package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"pressroom/analyze/lexicon"
)

// office is a post office of the United States.
type office struct {
	City, State         string
	Latitude, Longitude float64
}

// readOffices reads the table of the npm package zipcodes, which is a line of JavaScript.
func readOffices(path string) (offices map[string]office, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	_, table, ok := bytes.Cut(b, []byte("exports.codes ="))
	if !ok {
		return nil, fmt.Errorf("read %s: it has no exports.codes", path)
	}
	table, _, _ = bytes.Cut(table, []byte(";"))
	if err := json.Unmarshal(table, &offices); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return offices, nil
}

// villages returns the places with a post office that the list of towns lacks. How many live there is not known, so that nothing
// but the text around it says that such a name is a place.
func (in sources) villages() (places []place) {
	towns, states := map[string]bool{}, map[string]bool{}
	for _, c := range in.cities {
		if c.Country == "US" {
			towns[village(c.Name, c.Admin)], states[c.Admin] = true, true
		}
	}
	middle, names := map[string]*centre{}, map[string]office{}
	for _, zip := range slices.Sorted(maps.Keys(in.offices)) {
		o := in.offices[zip]
		key := village(o.City, o.State)
		if states[o.State] && !towns[key] {
			add(middle, key, o.Latitude, o.Longitude, 1)
			names[key] = o
		}
	}
	for _, key := range slices.Sorted(maps.Keys(names)) {
		o, m := names[key], middle[key]
		places = append(places, place{name: o.City, country: "US", region: "US." + o.State, kind: 2, common: true, lat: m.lat / m.weight,
			lon: m.lon / m.weight})
	}
	return places
}

// village is the name of a place with its state, the same for "St. Joe" and "Saint Joe".
func village(name, state string) string {
	name = strings.ReplaceAll(lexicon.Fold(name), ".", "")
	for short, long := range map[string]string{"st ": "saint ", "mt ": "mount ", "ft ": "fort "} {
		if rest, ok := strings.CutPrefix(name, short); ok {
			name = long + rest
		}
	}
	return name + " " + state
}
