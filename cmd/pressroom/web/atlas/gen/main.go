// Command gen makes the map of the world of the page out of countries-50m.json of the npm
// package world-atlas, which is Natural Earth (public domain) as TopoJSON:
//
//	npm pack world-atlas && tar xzf world-atlas-*.tgz
//	go run ./cmd/pressroom/web/atlas/gen -in package/countries-50m.json -out cmd/pressroom/web/static/world.svg
//
// Lines are simplified to what can be seen, and islands that are smaller than a point are
// left out unless they are the largest of a country.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"strings"

	"pressroom/cmd/pressroom/web/atlas"
)

// What can be seen, in units of the map.
const (
	tolerance = 2 // how far a simplified line may be off
	smallest  = 6 // how wide or high an island is at least
)

// point is a point on the map, and where it is on the Earth: longitudes go on beyond 180
// where a line crosses that meridian.
type point struct{ x, y, lat, lon float64 }

func at(lat, lon float64) point {
	x, y := atlas.Project(lat, lon)
	return point{x, y, lat, lon}
}

// topology is a file of TopoJSON.
type topology struct {
	Arcs      [][][2]float64 `json:"arcs"`
	Transform struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Objects struct {
		Countries, Land geometry
	} `json:"objects"`
}

type geometry struct {
	Type       string          `json:"type"`
	Arcs       json.RawMessage `json:"arcs"`
	Geometries []geometry      `json:"geometries"`
}

// polygons are the rings of a geometry, each a list of arcs.
func (g geometry) polygons() (out [][][]int, err error) {
	switch g.Type {
	case "Polygon":
		var one [][]int
		err = json.Unmarshal(g.Arcs, &one)
		out = append(out, one)
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &out)
	}
	for _, part := range g.Geometries {
		more, err := part.polygons()
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, err
}

func main() {
	in := flag.String("in", "countries-50m.json", "the TopoJSON of the countries")
	out := flag.String("out", "world.svg", "the map")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		log.Fatal(err)
	}
}

func run(in, out string) error {
	b, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return err
	}
	arcs := t.projected()
	land, err := t.Objects.Land.polygons()
	if err != nil {
		return err
	}
	used, largest, err := t.countries(arcs)
	if err != nil {
		return err
	}
	var fill, lines strings.Builder
	for _, polygon := range land {
		for n, ring := range polygon {
			if line := join(arcs, ring); large(line) || n == 0 && largest[arcOf(ring[0])] {
				for _, part := range onMap(line) {
					write(&fill, part, true)
				}
			}
		}
	}
	for n, arc := range arcs {
		if used[n] > 1 {
			write(&lines, arc, false)
		}
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><path id="land" d="%s"/>`+
		`<path id="borders" fill="none" vector-effect="non-scaling-stroke" d="%s"/></svg>`+"\n", atlas.Width, atlas.Height, fill.String(), lines.String())
	return os.WriteFile(out, []byte(svg), 0o666)
}

// projected returns the arcs on the map, simplified.
func (t topology) projected() [][]point {
	out := make([][]point, len(t.Arcs))
	for n, arc := range t.Arcs {
		var line []point
		x, y := 0.0, 0.0
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			lat, lon := y*t.Transform.Scale[1]+t.Transform.Translate[1], x*t.Transform.Scale[0]+t.Transform.Translate[0]
			if len(line) > 0 {
				lon = beside(lon, line[len(line)-1].lon)
			}
			line = append(line, at(lat, lon))
		}
		out[n] = simplify(line)
	}
	return out
}

// countries counts how many countries have each arc, and returns the arcs of the largest
// ring of each.
func (t topology) countries(arcs [][]point) (used map[int]int, largest map[int]bool, err error) {
	used, largest = map[int]int{}, map[int]bool{}
	for _, country := range t.Objects.Countries.Geometries {
		polygons, err := country.polygons()
		if err != nil {
			return nil, nil, err
		}
		var best []int
		size := 0.0
		for _, polygon := range polygons {
			for _, ring := range polygon {
				for _, arc := range ring {
					used[arcOf(arc)]++
				}
			}
			if s := extent(join(arcs, polygon[0])); s >= size {
				best, size = polygon[0], s
			}
		}
		for _, arc := range best {
			largest[arcOf(arc)] = true
		}
	}
	return used, largest, nil
}

// arcOf is the number of an arc that may be walked backwards.
func arcOf(n int) int {
	if n < 0 {
		return ^n
	}
	return n
}

// beside returns a longitude that is less than half a turn from another.
func beside(lon, other float64) float64 { return lon + 360*math.Round((other-lon)/360) }

// onMap returns what of a ring lies on the map: what goes on beyond the meridian of 180
// degrees comes in on the other side. A ring around a pole is none.
func onMap(ring []point) (parts [][]point) {
	if first, last := ring[0], ring[len(ring)-1]; math.Abs(first.lon-last.lon) > 1 {
		return nil
	}
	for _, turn := range []float64{-360, 0, 360} {
		moved := make([]point, len(ring))
		for n, p := range ring {
			moved[n] = at(p.lat, p.lon+turn)
		}
		if part := clip(clip(moved, 180, 1), -180, -1); len(part) > 2 {
			parts = append(parts, part)
		}
	}
	return parts
}

// clip cuts a ring at a meridian (Sutherland and Hodgman, 1974): what lies west of it stays
// with side 1, what lies east with -1.
func clip(ring []point, meridian, side float64) (out []point) {
	for n, p := range ring {
		before := ring[(n+len(ring)-1)%len(ring)]
		in, was := (p.lon-meridian)*side <= 0, (before.lon-meridian)*side <= 0
		if in != was {
			t := (meridian - before.lon) / (p.lon - before.lon)
			out = append(out, at(before.lat+t*(p.lat-before.lat), meridian))
		}
		if in {
			out = append(out, p)
		}
	}
	return out
}

// join walks the arcs of a ring.
func join(arcs [][]point, ring []int) (line []point) {
	for _, n := range ring {
		arc := arcs[arcOf(n)]
		for i := range arc {
			p := arc[i]
			if n < 0 {
				p = arc[len(arc)-1-i]
			}
			if len(line) > 0 {
				p = at(p.lat, beside(p.lon, line[len(line)-1].lon))
			}
			if len(line) == 0 || line[len(line)-1] != p {
				line = append(line, p)
			}
		}
	}
	return line
}

// extent is the width and height of a line, whichever is more.
func extent(line []point) float64 {
	lo, hi := line[0], line[0]
	for _, p := range line {
		lo.x, lo.y, hi.x, hi.y = min(lo.x, p.x), min(lo.y, p.y), max(hi.x, p.x), max(hi.y, p.y)
	}
	return max(hi.x-lo.x, hi.y-lo.y)
}

func large(line []point) bool { return extent(line) >= smallest }

// simplify leaves out what is nearer to the line than the tolerance (Douglas and Peucker,
// 1973). A ring keeps the point that is farthest from its beginning.
func simplify(line []point) []point {
	if len(line) < 3 {
		return line
	}
	first, last := line[0], line[len(line)-1]
	at, most := 0, -1.0
	for i := 1; i < len(line)-1; i++ {
		if d := off(line[i], first, last); d > most {
			at, most = i, d
		}
	}
	if most <= tolerance && first != last {
		return []point{first, last}
	}
	return append(simplify(line[:at+1]), simplify(line[at:])[1:]...)
}

// off is how far a point is from the line between two.
func off(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	if dx == 0 && dy == 0 {
		return math.Hypot(p.x-a.x, p.y-a.y)
	}
	t := min(1, max(0, ((p.x-a.x)*dx+(p.y-a.y)*dy)/(dx*dx+dy*dy)))
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}

// write writes a line as a path of whole units, each point from the one before.
func write(b *strings.Builder, line []point, closed bool) {
	x, y := int(math.Round(line[0].x)), int(math.Round(line[0].y))
	fmt.Fprintf(b, "M%d %dl", x, y)
	first := true
	for _, p := range line[1:] {
		nx, ny := int(math.Round(p.x)), int(math.Round(p.y))
		if nx == x && ny == y {
			continue
		}
		if dx := nx - x; !first && dx >= 0 {
			b.WriteByte(' ')
		}
		fmt.Fprint(b, nx-x)
		if dy := ny - y; dy >= 0 {
			b.WriteByte(' ')
		}
		fmt.Fprint(b, ny-y)
		x, y, first = nx, ny, false
	}
	if first {
		b.WriteString("0 0")
	}
	if closed {
		b.WriteByte('z')
	}
}
