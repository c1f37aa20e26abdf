package lexicon

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"sort"
	"strings"
)

// The gazetteer holds the cities, the first-level regions and the counties of the
// United States (data/SOURCES.md). It is searched in the form in which it is embedded:
//
//	5 × uint32   names, records, bytes of the region codes, of the index, of the names
//	filter       a bit for the hash of each name, so that most words that are none
//	             cost one look
//	codes        of regions ("US.VA") and countries ("US"), one a line
//	boxes        for each code the western, southern, eastern and northern edge of its
//	             towns, in hundredths of a degree
//	index        for each block of names: where it begins, and its first record
//	names        sorted by Fold, in blocks: the number of bytes shared with the name
//	             before and of those that follow, in half a byte each, or in a byte
//	             each after 0xFF; those bytes; twice the number of places of that name
//	             (their records follow each other), and one more if others are also
//	             called so: then their number and records
//	records      latitude and longitude in hundredths of a degree, region, size
//	             (ten times the binary logarithm of the inhabitants), kind, GeoNames
//	             identifier in three bytes
//
//go:embed data/gazetteer.bin
var gazetteerData []byte

// GazetteerBlock is the number of names in a block.
const GazetteerBlock = 16

// GazetteerFilter is the number of bits of the filter.
const GazetteerFilter = 1 << 21

// GazetteerHash returns the bit of the filter for a folded name (FNV-1a).
func GazetteerHash(key string) uint32 {
	h := uint32(2166136261)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return (h ^ h>>21) % GazetteerFilter
}

const (
	recordSize = 11
	boxSize    = 8
)

// GazetteerCommon marks, in the kind of a record, a place that Places leaves out: a
// village, or a small place whose name is an English word.
const GazetteerCommon = 0x80

// gazetteerKinds are the kinds of its places by number; counties are regions too.
var gazetteerKinds = [3]string{"region", "region", "city"}

type gazetteer struct {
	size           int // names
	regions        []string
	boxes          []byte
	numbers        map[string]int // of the codes
	first          []string       // folded first name of each block
	index          []byte
	filter         []byte
	names, records []byte
}

var errGazetteer = errors.New("gazetteer.bin: cut short")

func newGazetteer(b []byte) (*gazetteer, error) {
	var n [5]int
	for i := range n {
		if len(b) < 4 {
			return nil, errGazetteer
		}
		n[i], b = int(binary.LittleEndian.Uint32(b)), b[4:]
	}
	if len(b) < GazetteerFilter/8+n[2] {
		return nil, errGazetteer
	}
	g := &gazetteer{size: n[0], filter: b[:GazetteerFilter/8]}
	b = b[GazetteerFilter/8:]
	g.regions = strings.Split(string(b[:n[2]]), "\n")
	if b = b[n[2]:]; len(b) != len(g.regions)*boxSize+n[3]+n[4]+n[1]*recordSize {
		return nil, errGazetteer
	}
	g.numbers = make(map[string]int, len(g.regions))
	for i, code := range g.regions {
		g.numbers[code] = i
	}
	g.boxes, b = b[:len(g.regions)*boxSize], b[len(g.regions)*boxSize:]
	g.index, b = b[:n[3]], b[n[3]:]
	g.names, g.records = b[:n[4]], b[n[4]:]
	g.first = make([]string, len(g.index)/8)
	for i := range g.first {
		_, more, at := lengths(g.names[binary.LittleEndian.Uint32(g.index[8*i:]):])
		g.first[i] = Fold(string(at[:more]))
	}
	return g, nil
}

// places returns the places of a folded name: regions, then cities, the largest
// first.
func (g *gazetteer) places(key string) []Place {
	if h := GazetteerHash(key); g.filter[h/8]&(1<<(h%8)) == 0 {
		return nil
	}
	block := sort.Search(len(g.first), func(i int) bool { return g.first[i] > key }) - 1
	if block < 0 {
		return nil
	}
	var out []Place
	g.scan(block, func(name string, first, own int, also []int) bool {
		folded := Fold(name)
		if folded == key {
			for i := range own {
				out = append(out, g.place(first+i, name))
			}
			for _, i := range also {
				out = append(out, g.place(i, g.nameOf(i)))
			}
		}
		return folded < key
	})
	sort.SliceStable(out, func(i, j int) bool {
		if ci, cj := out[i].Kind == "city", out[j].Kind == "city"; ci != cj {
			return cj
		}
		return out[i].Kind == "city" && out[i].Population > out[j].Population
	})
	return out
}

// scan calls visit for the names of a block until it returns false.
func (g *gazetteer) scan(block int, visit func(name string, first, own int, also []int) bool) {
	b := g.names[binary.LittleEndian.Uint32(g.index[8*block:]):]
	record := int(binary.LittleEndian.Uint32(g.index[8*block+4:]))
	var name []byte
	var also []int
	number := func() int {
		x, n := binary.Uvarint(b)
		b = b[n:]
		return int(x)
	}
	for range min(GazetteerBlock, g.size-block*GazetteerBlock) {
		var shared, more int
		shared, more, b = lengths(b)
		name = append(name[:shared], b[:more]...)
		b = b[more:]
		own := number()
		also = also[:0]
		if own%2 == 1 {
			for range number() {
				also = append(also, number())
			}
		}
		own /= 2
		if !visit(string(name), record, own, also) {
			return
		}
		record += own
	}
}

// GazetteerLong stands before the lengths of a name that do not fit into half a byte.
const GazetteerLong = 0xFF

// lengths returns how many bytes a name shares with the one before it, how many follow, and the rest.
func lengths(b []byte) (shared, more int, rest []byte) {
	if b[0] == GazetteerLong {
		return int(b[1]), int(b[2]), b[3:]
	}
	return int(b[0] >> 4), int(b[0] & 15), b[1:]
}

// A Box holds an area: its western, southern, eastern and northern edge in degrees. One that
// crosses the 180th meridian has a western edge greater than its eastern.
type Box [4]float64

// Box returns the box around the towns of a country ("AM") or of a first-level region
// ("US.LA"); it is not ok for any other code.
func (lex *Lexicon) Box(code string) (box Box, ok bool) {
	i, ok := lex.gazetteer.numbers[code]
	if !ok {
		return box, false
	}
	for k := range box {
		box[k] = float64(int16(binary.LittleEndian.Uint16(lex.gazetteer.boxes[i*boxSize+2*k:]))) / 100
	}
	return box, true
}

// nameOf returns the own name of a record.
func (g *gazetteer) nameOf(record int) (name string) {
	block := sort.Search(len(g.first), func(i int) bool { return int(binary.LittleEndian.Uint32(g.index[8*i+4:])) > record }) - 1
	g.scan(block, func(s string, first, own int, _ []int) bool {
		name = s
		return record >= first+own
	})
	return name
}

func (g *gazetteer) place(record int, name string) Place {
	b := g.records[record*recordSize:][:recordSize]
	degrees := func(i int) float64 { return float64(int16(binary.LittleEndian.Uint16(b[i:]))) / 100 }
	p := Place{
		Name: name, Kind: gazetteerKinds[b[7]&^GazetteerCommon], Region: g.regions[binary.LittleEndian.Uint16(b[4:])], Located: true,
		Lat: degrees(0), Lon: degrees(2),
		GeoNames: int(b[8]) | int(b[9])<<8 | int(b[10])<<16,
	}
	if b[6] > 0 {
		p.Population = int(math.Exp2(float64(b[6]) / 10))
	}
	p.Country, p.State, _ = strings.Cut(p.Region, ".")
	if p.Country != "US" {
		p.State = ""
	}
	p.County, p.Common = b[7] == 1, b[7]&GazetteerCommon != 0
	return p
}
