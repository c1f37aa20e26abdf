package web

import (
	"fmt"
	"math"

	"pressroom/cmd/pressroom/web/atlas"
	"pressroom/index/profile"
)

// mapPage is the places of a query on the map.
type mapPage struct {
	Of            string
	Box           box
	Spots         []spot
	Labels        []label
	World, Zoomed string // the same with the whole world, and with the places alone
	Label         string // what the map shows, in words
	More          bool   // there are further places
}

// box is the part of the map that is shown.
type box struct{ X, Y, W, H float64 }

func (b box) String() string { return fmt.Sprintf("%.0f %.0f %.0f %.0f", b.X, b.Y, b.W, b.H) }

// label is the name of a place beside its point.
type label struct {
	X, Y, Size float64
	Name       string
}

const (
	mapSpots  = 150
	mapLabels = 24
	leastBox  = 500.0 // the narrowest part of the map that is shown: a country of middle size
	mapAspect = 2.0   // how much wider than high
)

// world is the part of the map in which people live.
var world = box{0, 130, atlas.Width, 4200}

// worldMap shows where the places of a query are.
func (r *request) worldMap() (shown, error) {
	p := &mapPage{Of: r.value("q")}
	out := shown{title: "Map", here: "map", body: p}
	q, err := r.scope()
	if err != nil {
		return out, err
	}
	if q, err = r.expand(q); err != nil {
		return out, err
	}
	spots, err := r.Profiler.Spots(r.Context(), q, mapSpots)
	if err != nil {
		return out, err
	}
	p.More = len(spots) == mapSpots
	p.Box = boxOf(spots)
	switch {
	case p.Box == world:
	case r.value("show") == "world":
		p.Box, p.Zoomed = world, r.with("show", "")
	default:
		p.World = r.with("show", "world")
	}
	p.place(spots)
	return out, nil
}

// boxOf is the part of the map that has the places, with a margin; the whole where they are
// far apart.
func boxOf(spots []profile.Spot) box {
	if len(spots) == 0 {
		return world
	}
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range spots {
		x, y := atlas.Project(*s.Place.Lat, *s.Place.Lon)
		x1, y1, x2, y2 = min(x1, x), min(y1, y), max(x2, x), max(y2, y)
	}
	w := max(leastBox, (x2-x1)*1.2, (y2-y1)*1.25*mapAspect)
	if w > atlas.Width*0.7 {
		return world
	}
	h := w / mapAspect
	return box{math.Round((x1 + x2 - w) / 2), math.Round((y1 + y2 - h) / 2), math.Round(w), math.Round(h)}
}

// place draws the places: as large as releases name them, the names of the most named where
// they do not stand on one another.
func (p *mapPage) place(spots []profile.Spot) {
	most := 1
	for _, s := range spots {
		most = max(most, s.N)
	}
	unit := p.Box.W / 1000
	for _, s := range spots {
		x, y := atlas.Project(*s.Place.Lat, *s.Place.Lon)
		at := spot{Lat: *s.Place.Lat, Lon: *s.Place.Lon, X: round(x), Y: round(y),
			R: round(unit * (3.5 + 11*math.Sqrt(float64(s.N)/float64(most)))), Name: s.Place.Name, N: s.N, Path: named("/place", s.Place.Name)}
		p.Spots = append(p.Spots, at)
		if len(p.Labels) < mapLabels {
			p.name(at, unit)
		}
	}
	p.Label = fmt.Sprintf("Map of %d places", len(spots))
	if len(spots) > 0 {
		p.Label += ", most often named: " + spots[0].Place.Name
	}
}

// name writes the name of a place, if there is room.
func (p *mapPage) name(at spot, unit float64) {
	const size = 15
	l := label{round(at.X + at.R + 3*unit), round(at.Y + size*unit/3), round(size * unit), at.Name}
	width := func(l label) float64 { return 0.62 * l.Size * float64(len([]rune(l.Name))) }
	for _, other := range p.Labels {
		if math.Abs(other.Y-l.Y) < 1.1*l.Size && l.X < other.X+width(other) && other.X < l.X+width(l) {
			return
		}
	}
	if l.X+width(l) < p.Box.X+p.Box.W {
		p.Labels = append(p.Labels, l)
	}
}

func round(x float64) float64 { return math.Round(10*x) / 10 }
