package index

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/query"
)

// earthRadius is the mean radius in kilometres (IUGG).
const earthRadius = 6371.0088

// pointTerm writes a point as a term of the index: degrees from the south pole, so
// that the order of the terms is that of the latitudes, and the longitude. bleve's
// own points are not used: it looks at the first of a document only.
func pointTerm(lat, lon float64) string {
	return fmt.Sprintf("%s,%s", southing(lat), strconv.FormatFloat(lon, 'f', -1, 64))
}

// southing is exact to a millionth of a degree, a tenth of a metre.
func southing(lat float64) string {
	return fmt.Sprintf("%010.6f", min(max(lat+90, 0), 180))
}

func parsePoint(term string) (lat, lon float64, err error) {
	south, east, _ := strings.Cut(term, ",")
	lat, err = strconv.ParseFloat(south, 64)
	lon, err2 := strconv.ParseFloat(east, 64)
	return lat - 90, lon, errors.Join(err, err2)
}

// kilometres is the distance of two points in degrees, by the haversine formula.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const degree = math.Pi / 180
	north, east := math.Sin((lat2-lat1)*degree/2), math.Sin((lon2-lon1)*degree/2)
	h := north*north + math.Cos(lat1*degree)*math.Cos(lat2*degree)*east*east
	return 2 * earthRadius * math.Asin(min(1, math.Sqrt(h)))
}

// near asks for the releases that name a place in a circle, whichever of their
// places it is: it measures every point that the index holds once.
type near query.Near

// Searcher finds all of them at once.
func (q near) Searcher(ctx context.Context, r index.IndexReader, _ mapping.IndexMapping,
	_ search.SearcherOptions) (search.Searcher, error) {
	terms, err := q.terms(r)
	if err != nil {
		return nil, err
	}
	var found list
	for _, term := range terms {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if found, err = found.with(ctx, r, term); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(found, func(a, b scored) int { return a.id.Compare(b.id) })
	found = slices.CompactFunc(found, func(a, b scored) bool { return a.id.Compare(b.id) == 0 })
	return &found, nil
}

// terms returns the points in the circle. Those of other latitudes are not looked at.
func (q near) terms(r index.IndexReader) (terms []string, err error) {
	aside := q.Km/(earthRadius*math.Pi/180) + 0.001
	dict, err := r.FieldDictRange("point", []byte(southing(q.Lat-aside)), []byte(southing(q.Lat+aside)+"~"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, dict.Close()) }()
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return terms, err
		}
		lat, lon, err := parsePoint(entry.Term)
		if err != nil {
			return nil, err
		}
		if kilometres(q.Lat, q.Lon, lat, lon) <= q.Km {
			terms = append(terms, entry.Term)
		}
	}
}

// with adds the documents that have a point.
func (l list) with(ctx context.Context, r index.IndexReader, term string) (list, error) {
	reader, err := r.TermFieldReader(ctx, []byte(term), "point", false, false, false)
	if err != nil {
		return nil, err
	}
	doc, err := reader.Next(nil)
	for ; err == nil && doc != nil; doc, err = reader.Next(doc.Reset()) {
		l = append(l, scored{id: slices.Clone(doc.ID)})
	}
	return l, errors.Join(err, reader.Close())
}
