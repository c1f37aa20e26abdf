package index

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/numeric"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/index/query"
)

// Months returns how many of the releases that match were published in each month
// ("2026-02") from the first to the last, those without any included, and how many
// have no date. The errors are those of Search.
func (i *Index) Months(ctx context.Context, q query.Q) (months []Count, undated int, err error) {
	return i.idx.months(ctx, i.compiler().release(q))
}

func (e *engine) months(ctx context.Context, compiled bq.Query) (months []Count, undated int, err error) {
	n, err := count(ctx, e, compiled)
	if err != nil {
		return nil, 0, err
	}
	req := request(compiled, int(n), 0)
	req.SortByCustom(search.SortOrder{published(false)})
	found, err := run(ctx, e, req)
	if err != nil {
		return nil, 0, err
	}
	for _, match := range found.Hits {
		day, err := numeric.PrefixCoded(match.Sort[0]).Int64()
		if err != nil || match.Sort[0] == search.HighTerm {
			undated++
			continue
		}
		number := int(numeric.Int64ToFloat64(day))
		months = addMonth(months, number/10000, number/100%100)
	}
	return months, undated, nil
}

// addMonth counts a release of a month that is not before the last of the list.
func addMonth(months []Count, year, month int) []Count {
	name := fmt.Sprintf("%04d-%02d", year, month)
	for len(months) > 0 && months[len(months)-1].Value < name {
		var y, m int
		if _, err := fmt.Sscanf(months[len(months)-1].Value, "%d-%d", &y, &m); err != nil {
			break
		}
		months = append(months, Count{Value: fmt.Sprintf("%04d-%02d", y+m/12, m%12+1)})
	}
	if len(months) == 0 {
		months = append(months, Count{Value: name})
	}
	months[len(months)-1].N++
	return months
}
