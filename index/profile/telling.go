package profile

import (
	"iter"
	"slices"

	"pressroom/analyze/annot"
	"pressroom/corpus"
	"pressroom/index"
)

// telling is an event with what of it is compared.
type telling struct {
	*index.EventRow
	blocks     []*postings  // see blocksOf
	block      [1]*postings // memory for one of them, which most have
	bySentence bool         // only sentences join it: what is said, or what happened that year, is too much
	undated    bool         // or mostVague and more

	// Known once it is weighed.
	weighed bool
	people  []words // the name of each person who takes part
	others  []words // and of everybody else
	places  []index.EventPlace
}

// tell reads what of an event is compared but for what it is weighed by.
func (g *grouper) tell(t *telling, row *index.EventRow) {
	*t = telling{EventRow: row, bySentence: long(row) || isStatement(row), undated: undated(row)}
	t.blocks = t.block[:0]
	for b := range blocksOf(row) {
		ps := g.blocks[b]
		if ps == nil {
			ps = &postings{}
			g.blocks[b] = ps
		}
		ps.tellings++
		t.blocks = append(t.blocks, ps)
	}
}

func isStatement(ev *index.EventRow) bool { return ev.Kind == string(annot.StatementEvent) }

// weigh reads who takes part and where, which is needed to compare a telling; it may be
// called again.
func (g *grouper) weigh(t *telling) {
	if t.weighed || g.err != nil {
		return
	}
	t.weighed = true
	roles, err := g.roles(t.EventRow)
	g.err = err
	t.places = slices.Clone(roles.Places)
	// Whoever a statement is made to or of says none of it.
	for _, who := range roles.Participants {
		if isStatement(t.EventRow) && who.Role != string(annot.Actor) {
			continue
		}
		if kind := kindOf(string(who.ID)); kind == "person" {
			t.people = append(t.people, g.name(kind, who.Name))
		} else {
			t.others = append(t.others, g.name(kind, who.Name))
		}
	}
}

// name returns the words of what somebody or something is usually called.
func (g *grouper) name(kind, name string) words {
	full := kind + " " + name
	set, ok := g.names[full]
	if !ok {
		set = g.index.StemSet(g.all.usual(kind, name), g.nameStems)
		g.names[full] = set
	}
	return set
}

// kindOf returns the kind of name (Kinds) of a participant, by the first letter of
// its identifier; "" for one without.
func kindOf(id string) string {
	if id == "" {
		return ""
	}
	return map[byte]string{'p': "person", 'l': "place", 'o': "org"}[id[0]]
}

// blocksOf returns where the same event may be found: each day of a short event,
// the whole of a long one, the sentence of one without a date or with a vague one.
func blocksOf(ev *index.EventRow) iter.Seq[block] {
	return func(yield func(block) bool) {
		from, to := ev.From, lastDay(ev)
		switch {
		case undated(ev):
			yield(block{kind: ev.Kind, sentence: ev.Digest})
		case long(ev):
			yield(block{kind: ev.Kind, from: number(from), to: number(to)})
		default:
			for day := from; !to.Before(day) && yield(block{kind: ev.Kind, from: number(day)}); {
				day = day.AddDays(1)
			}
		}
	}
}

// block is where tellings of the same event are looked for.
type block struct {
	kind     string
	from, to int // days (number); to is set for a long event alone
	sentence uint64
}

// number writes a day as a number.
func number(d corpus.Date) int { return d.Year*10000 + int(d.Month)*100 + d.Day }

func undated(ev *index.EventRow) bool {
	return !ev.Dated || ev.From.IsZero() || lastDay(ev).DaysSince(ev.From) > mostVague
}

func long(ev *index.EventRow) bool { return !undated(ev) && lastDay(ev).DaysSince(ev.From) >= longest }

func lastDay(ev *index.EventRow) corpus.Date {
	if ev.To.IsZero() {
		return ev.From
	}
	return ev.To
}
