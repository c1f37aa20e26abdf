package report

import (
	"fmt"
	"strings"

	"pressroom/corpus"
	"pressroom/index/profile"
)

// Place is a place as all releases together tell of it.
type Place struct {
	Name          string      `json:"name"`
	Kind          string      `json:"kind"`
	Country       *string     `json:"country"`
	Lat           *float64    `json:"lat"`
	Lon           *float64    `json:"lon"`
	GeoNames      *int        `json:"geonames"`
	Aliases       []Count     `json:"aliases"`
	Within        []Count     `json:"within"`
	People        []Count     `json:"people"`
	Organizations []Count     `json:"organizations"`
	Months        []Count     `json:"months"`
	First         corpus.Date `json:"first"`
	Last          corpus.Date `json:"last"`
	Releases      []Hit       `json:"releases"`
	Events        []Event     `json:"events"`
}

// Place is a profile of a place, with limit names a row, events and releases at
// most.
func (l Look) Place(pr profile.Place, limit int) string {
	var b strings.Builder
	at := []string{pr.Place.Kind}
	if pr.Place.Country != "" {
		at = append(at, string(pr.Place.Country))
	}
	if pr.Place.Lat != nil && pr.Place.Lon != nil {
		at = append(at, fmt.Sprintf("%.2f,%.2f", *pr.Place.Lat, *pr.Place.Lon))
	}
	where := l.paint(place, strings.Join(at, " "))
	fmt.Fprintf(&b, "%s  %s  %s\n", l.paint(bold, Plain(pr.Place.Name)), where, covered(pr.Coverage))
	writeCounts(&b, "also", pr.Aliases, limit)
	writeCounts(&b, "in it", pr.Within, limit)
	writeCounts(&b, "people", pr.People, limit)
	writeCounts(&b, "orgs", pr.Organizations, limit)
	writeCounts(&b, "months", pr.Months, len(pr.Months))
	for _, ev := range pr.Events[:min(limit, len(pr.Events))] {
		fmt.Fprintf(&b, "  %-10s %s\n", "event", l.Event(ev.Event))
	}
	for _, hit := range pr.Releases[:min(limit, len(pr.Releases))] {
		l.writeRelease(&b, hit)
	}
	return b.String()
}

// PlaceOf returns a profile as programs read it, all of it.
func PlaceOf(pr profile.Place) Place {
	out := Place{
		Name: pr.Place.Name, Kind: pr.Place.Kind, Lat: pr.Place.Lat, Lon: pr.Place.Lon, GeoNames: pr.Place.GeoNames,
		Aliases: countsOf(pr.Aliases), Within: countsOf(pr.Within), People: countsOf(pr.People),
		Organizations: countsOf(pr.Organizations), Months: countsOf(pr.Months),
		First: pr.First, Last: pr.Last, Releases: hitsOf(pr.Releases), Events: []Event{},
	}
	if code := string(pr.Place.Country); code != "" {
		out.Country = &code
	}
	for _, hit := range pr.Events {
		out.Events = append(out.Events, eventOf(hit))
	}
	return out
}
