package index

import (
	"context"
	"errors"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// Words of a query that stand near each other in a text tell more of it than the
// same words far apart (Büttcher, Clarke and Lushman, Term Proximity Scoring, 2006).
// Where words stand costs more than how often, so that only the best releases are
// looked at, always as many, whatever is wanted. How the weight was held against others
// says BENCHMARKS.md.
const (
	closest      = 12  // releases that are looked at
	closestPairs = 6   // pairs of a query that are looked at
	nearWords    = 8   // words apart that are still near
	nearWeight   = 0.1 // of two words side by side, beside the rarity of the more common
	leastNear    = 0.5 // of a form: what is only derived from a word is not looked for
)

// position opens where the forms of a word stand in a field.
type position struct {
	forms []*postings
	pos   []int // of the release looked at, ascending
}

func openPosition(ctx context.Context, r index.IndexReader, field string, w *rankingWord) (p position, err error) {
	for _, f := range w.forms {
		if f.weight < leastNear {
			continue
		}
		reader, err := r.TermFieldReader(ctx, []byte(f.word), field, true, true, true)
		if err != nil {
			return p, err
		}
		p.forms = append(p.forms, &postings{TermFieldReader: reader})
	}
	return p, nil
}

// seek reads where the word stands in a release.
func (p *position) seek(at uint64) error {
	p.pos = p.pos[:0]
	for _, f := range p.forms {
		if err := f.seek(at); err != nil {
			return err
		}
		if f.at != at {
			continue
		}
		for _, v := range f.doc.Vectors {
			p.pos = append(p.pos, int(v.Pos))
		}
	}
	slices.Sort(p.pos)
	return nil
}

// apart returns how many words two words are apart at their nearest, 0 when one of
// them is missing.
func apart(a, b []int) (least int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		d := b[j] - a[i]
		if d > 0 {
			i++
		} else {
			d = -d
			j++
		}
		if d > 0 && (least == 0 || d < least) {
			least = d
		}
	}
	return least
}

// closer adds to the scores of the best releases how near the words of the query
// stand to each other, and sorts them again.
func (s *ranker) closer(r index.IndexReader) (err error) {
	if len(s.pairs) == 0 || len(s.found) < 2 {
		return nil
	}
	n := len(s.found)
	for n > closest && s.found[n-1].score < s.found[closest-1].score {
		n--
	}
	if n > 4*closest { // they are all alike
		return nil
	}
	best := s.found[:n]
	slices.SortFunc(best, func(a, b found) int { return int(int64(a.at) - int64(b.at)) })
	for _, field := range []string{"headline", "body"} {
		if err := s.nearIn(r, field, best); err != nil {
			return err
		}
	}
	for i := range best {
		best[i].score += best[i].near
	}
	sortFound(best)
	return nil
}

// nearIn looks at one field of releases, which are in the order of the engine.
func (s *ranker) nearIn(r index.IndexReader, field string, best []found) (err error) {
	places := map[*rankingWord]*position{}
	defer func() {
		for _, p := range places {
			for _, f := range p.forms {
				err = errors.Join(err, f.Close())
			}
		}
	}()
	for _, pair := range s.pairs {
		for _, w := range pair {
			if places[w] != nil {
				continue
			}
			p, err := openPosition(s.ctx, r, field, w)
			places[w] = &p
			if err != nil {
				return err
			}
		}
	}
	for i := range best {
		for _, p := range places {
			if err := p.seek(best[i].at); err != nil {
				return err
			}
		}
		near := 0.0
		for _, pair := range s.pairs {
			if d := apart(places[pair[0]].pos, places[pair[1]].pos); d > 0 && d <= nearWords {
				near += nearWeight * min(pair[0].rarity, pair[1].rarity) / float64(d)
			}
		}
		best[i].near = max(best[i].near, near)
	}
	return nil
}
