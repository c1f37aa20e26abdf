package web

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

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
	Parts         []part // countries to be looked at nearer
	Near          bool   // one of them is
	Label         string // what the map shows, in words
	More          bool   // there are further places
}

// box is the part of the map that is shown.
type box struct{ X, Y, W, H float64 }

func (b box) String() string { return fmt.Sprintf("%.0f %.0f %.0f %.0f", b.X, b.Y, b.W, b.H) }

// label is the name of a place beside its point. X is where it begins, or ends.
type label struct {
	X, Y, Size float64
	Name       string
	Left       bool // it ends at X
}

// part is a country with the map of its places alone.
type part struct {
	facetValue
	Here bool
}

const (
	mapFound  = 600 // places that are looked for
	mapSpots  = 150 // of them that are drawn
	mapParts  = 12
	leastPart = 3 // places of a country that is worth a map
	sureNames = 6 // names that are written even over other points
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
	spots, err := r.Profiler.Spots(r.Context(), q, mapFound)
	if err != nil {
		return out, err
	}
	show := r.value("show")
	p.parts(r, spots, show)
	if within := inCountry(spots, show); len(within) > 0 {
		spots = within
	}
	p.More = len(spots) > mapSpots
	spots = spots[:min(len(spots), mapSpots)]
	p.Box = boxOf(spots)
	switch {
	case show != "" && show != "world":
		p.World, p.Near = r.with("show", ""), true
	case p.Box == world:
	case show == "world":
		p.Box, p.Zoomed = world, r.with("show", "")
	default:
		p.World = r.with("show", "world")
	}
	p.place(spots)
	return out, nil
}

// inCountry are the places of a country.
func inCountry(spots []profile.Spot, code string) (within []profile.Spot) {
	for _, s := range spots {
		if string(s.Place.Country) == code && code != "" {
			within = append(within, s)
		}
	}
	return within
}

// parts are the countries of most places.
func (p *mapPage) parts(r *request, spots []profile.Spot, here string) {
	counts := map[string]int{}
	for _, s := range spots {
		counts[string(s.Place.Country)]++
	}
	codes := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	for _, code := range codes {
		if code != "" && counts[code] >= leastPart && len(p.Parts) < mapParts {
			p.Parts = append(p.Parts, part{facetValue{nameOfValue("country", code), r.with("show", code), counts[code]}, code == here})
		}
	}
	if len(p.Parts) == 1 && here == "" { // the map shows it as it is
		p.Parts = nil
	}
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
	}
	for n, at := range p.Spots {
		if len(p.Labels) < mapLabels {
			p.name(at, unit, n < sureNames)
		}
	}
	p.Label = fmt.Sprintf("Map of %d places", len(spots))
	if len(spots) > 0 {
		p.Label += ", most often named: " + spots[0].Place.Name
	}
}

// labelSize is how high letters are, in thousandths of the width of the map.
const labelSize = 15

// box is the stretch of the map that a label takes, rather too wide than too narrow.
func (l label) box() box {
	w := 0.62 * l.Size * float64(len([]rune(l.Name)))
	b := box{l.X, l.Y - l.Size, w, 1.2 * l.Size}
	if l.Left {
		b.X -= w
	}
	return b
}

func (b box) meets(o box) bool {
	return b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H
}

// name writes the name of a place on a side of its point where no other name and no point is;
// a sure one on the first side without a name, if there is none without a point.
func (p *mapPage) name(at spot, unit float64, sure bool) {
	size, gap := labelSize*unit, at.R+3*unit
	var second *label
	for _, l := range []label{
		{at.X + gap, at.Y + size/3, size, at.Name, false}, {at.X - gap, at.Y + size/3, size, at.Name, true},
		{at.X, at.Y - gap, size, at.Name, false}, {at.X, at.Y + gap + size*0.8, size, at.Name, false},
	} {
		l.X, l.Y, l.Size = round(l.X), round(l.Y), round(l.Size)
		b := l.box()
		outside := b.X < p.Box.X || b.X+b.W > p.Box.X+p.Box.W || b.Y < p.Box.Y
		if outside || slices.ContainsFunc(p.Labels, func(o label) bool { return b.meets(o.box()) }) {
			continue
		}
		if !p.overPoints(b, at) {
			p.Labels = append(p.Labels, l)
			return
		}
		if second == nil {
			second = &l
		}
	}
	if sure && second != nil {
		p.Labels = append(p.Labels, *second)
	}
}

// overPoints reports whether a stretch of the map lies over points other than one.
func (p *mapPage) overPoints(b box, but spot) bool {
	return slices.ContainsFunc(p.Spots, func(s spot) bool {
		return s != but && b.meets(box{s.X - s.R, s.Y - s.R, 2 * s.R, 2 * s.R})
	})
}

func round(x float64) float64 { return math.Round(10*x) / 10 }
