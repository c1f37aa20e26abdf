package index

import (
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"pressroom/index/query"
	"pressroom/index/words"
)

// A Clause is what a compiled query asks of an engine elsewhere (Remote), in words that
// no engine owns.
type Clause struct {
	Op     Op
	Field  string
	Words  []string   // of Has: any of them; of Begins, Spelled and Fuzzy one
	Slots  [][]string // of Follows: which words may stand at each place
	Window int        // of Close: all Words stand in so many words
	Rare   bool       // of Begins, Spelled and Fuzzy: common words (words.CommonWords) are not meant
	Edits  int        // of Fuzzy: letters that may differ; two neighbours that change places are one
	From   int        // of Between, both included
	To     int
	Lat    float64 // of Around, in degrees
	Lon    float64
	Km     float64
	Parts  []Clause
	Not    []Clause     // of Every
	Event  *EventFilter // of Happens
}

// Op is what a Clause asks for.
type Op int

// What a Clause may ask for. The zero value matches everything.
const (
	Everything Op = iota
	None
	Every   // all of Parts and nothing of Not
	Either  // one of Parts
	Keys    // the releases of the keys in Words
	Has     // a term of a field, as a whole
	Begins  // a term that begins so
	Spelled // a term of this spelling, ? standing for a letter and * for any
	Fuzzy   // a term in which at most Edits letters differ
	Follows // words one after the other in one value of a field
	Close   // words in any order in a window of one value of a field
	Between // a number
	Around  // a point in a circle
	Happens // an event of the kind and status, in the days, of a filter: who takes part and where is not asked
)

// clause translates a compiled query; zero asks for everything.
func clause(q bq.Query) (Clause, error) {
	switch q := q.(type) {
	case nil:
		return Clause{}, nil
	case *bq.MatchNoneQuery:
		return Clause{Op: None}, nil
	case *bq.TermQuery:
		if q.Field() == "type" {
			return Clause{}, nil
		}
		return Clause{Op: Has, Field: q.Field(), Words: []string{q.Term}}, nil
	case *bq.PrefixQuery:
		return Clause{Op: Begins, Field: q.Field(), Words: []string{q.Prefix}}, nil
	case *bq.DocIDQuery:
		return Clause{Op: Keys, Words: q.IDs}, nil
	case *bq.NumericRangeQuery:
		return Clause{Op: Between, Field: q.Field(), From: int(*q.Min), To: int(*q.Max)}, nil
	case *bq.ConjunctionQuery:
		return clauses(Every, q.Conjuncts, nil)
	case *bq.DisjunctionQuery:
		return clauses(Either, q.Disjuncts, nil)
	case *bq.BooleanQuery:
		var must, not []bq.Query
		if of, ok := q.Must.(*bq.ConjunctionQuery); ok {
			must = of.Conjuncts
		}
		if of, ok := q.MustNot.(*bq.DisjunctionQuery); ok {
			not = of.Disjuncts
		}
		return clauses(Every, must, not)
	case near:
		return Clause{Op: Around, Field: "point", Lat: q.Lat, Lon: q.Lon, Km: q.Km}, nil
	case spelled:
		return spelledClause(q.field, isText(q.field), q.like)
	case placedLike:
		return spelledClause(q.scope.field(), isText(q.scope.engine), q.like)
	case placed:
		return q.clause()
	}
	return Clause{}, fmt.Errorf("an engine elsewhere cannot be asked for %T", q)
}

func clauses(op Op, parts, not []bq.Query) (c Clause, err error) {
	c.Op = op
	for n, q := range slices.Concat(parts, not) {
		part, err := clause(q)
		if err != nil {
			return c, err
		}
		if n < len(parts) {
			c.Parts = append(c.Parts, part)
		} else {
			c.Not = append(c.Not, part)
		}
	}
	return c, nil
}

func spelledClause(field string, rare bool, like query.Q) (Clause, error) {
	switch like := like.(type) {
	case query.Prefix:
		return Clause{Op: Begins, Field: field, Rare: rare, Words: []string{string(like)}}, nil
	case query.Pattern:
		return Clause{Op: Spelled, Field: field, Rare: rare, Words: []string{string(like)}}, nil
	case query.Fuzzy:
		return Clause{Op: Fuzzy, Field: field, Rare: rare, Words: []string{like.Word}, Edits: like.Edits}, nil
	}
	return Clause{}, fmt.Errorf("an engine elsewhere cannot be asked for %s", like)
}

// field is that of an engine elsewhere which has the words of the scope, and no others, in
// their order.
func (s scope) field() string {
	switch {
	case s.zone != "":
		return zoneField + s.zone
	case !s.whole:
		return bodyField
	}
	return s.engine
}

// The fields that only an engine elsewhere has: the body and the zones of a text, each in
// one of its own, where the directory has a column of words.
const (
	bodyField = "body"
	zoneField = "in."
)

// clause asks for words where they stand. The engine elsewhere has them all in their
// order.
func (q placed) clause() (Clause, error) {
	field := q.scope.field()
	if len(q.slots) == 1 {
		var some []string
		for _, n := range q.slots[0] {
			some = append(some, q.words[n])
		}
		return Clause{Op: Has, Field: field, Words: some}, nil
	}
	if q.slots != nil {
		c := Clause{Op: Follows, Field: field}
		for _, slot := range q.slots {
			var some []string
			for _, n := range slot {
				some = append(some, q.words[n])
			}
			c.Slots = append(c.Slots, some)
		}
		return c, nil
	}
	for n, often := range q.need {
		if often > 1 {
			return Clause{}, &UnsupportedError{What: fmt.Sprintf("find the word %q twice among words near each other", q.words[n])}
		}
	}
	return Clause{Op: Close, Field: field, Words: q.words, Window: q.window}, nil
}

// An Order is one by which releases are sorted; those without a value come last.
type Order struct {
	Field string // ByKey or a field, of which the least value counts
	Desc  bool
}

// ByKey orders releases by their keys.
const ByKey = "key"

// orders translates an order of the embedded engine.
func orders(in search.SortOrder) (out []Order) {
	for _, by := range in {
		switch by := by.(type) {
		case *search.SortField:
			out = append(out, Order{by.Field, by.Desc})
		case *search.SortDocID:
			out = append(out, Order{Field: ByKey})
		}
	}
	return out
}

// A Ranked is a word by which an engine elsewhere ranks releases (rank.go): the sum of
// Rarity·x/(x+Saturation) over all words, where x is the sum over the forms of Weight
// times the frequency of the form in the field, divided by 1-Share+Share·length/Usual.
type Ranked struct {
	Rarity float64
	Forms  []RankedForm
}

// RankedForm is a form of a word in a field.
type RankedForm struct {
	Field, Length string // and the field that has its length in words
	Text          string
	Weight        float64
	Share, Usual  float64
}

// ranked says how the words of a plan rank, which must be opened (openWords).
func rankedForms(form words.Form, mean float64) []RankedForm {
	return []RankedForm{
		{"anywhere", "anywhere_words", form.Text, form.Weight, textShare, mean},
		{"headline", "headline_words", form.Text, form.Weight * headlineWeight, headlineShare, headlineLength},
	}
}

// Saturation is how soon one more occurrence of a word adds little (see Ranked).
const Saturation = saturation

// Point is where a place is, in degrees.
type Point struct{ Lat, Lon float64 }

// RemoteCells lists the fields of a Change that hold bytes.
func RemoteCells() []string { return append([]string{recordField}, cellFields[:]...) }
