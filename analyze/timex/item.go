package timex

import (
	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// An itemDay is the day of the dateline that an item of a digest has of its own: the item's times are reckoned from it.
type itemDay struct {
	item int // byte with which the item begins
	day  corpus.Date
	at   annot.Span // of the date
}

type days struct {
	doc *annot.Document
	all []itemDay
}

// itemDays returns the days of the datelines of items. One without a year has that in which it is nearest to the publication.
func itemDays(doc *annot.Document, all []found, published corpus.Date) days {
	out := days{doc: doc}
	for _, l := range doc.Datelines {
		for _, f := range all {
			p, ok := dayOf(f.mean)
			if !ok || !l.Contains(f.Span) {
				continue
			}
			if p.year == 0 && !published.IsZero() {
				p.year = (&context{clock: published}).yearFor(p)
			}
			if d := p.date(); p.year != 0 && !d.IsZero() {
				out.all = append(out.all, itemDay{doc.ItemStart(l.Start), d, f.Span})
			}
			break
		}
	}
	return out
}

// at returns the day from which times at byte i are reckoned: that of its item, else the day of publication.
func (d days) at(i int, published corpus.Date) corpus.Date {
	if len(d.all) == 0 {
		return published
	}
	for _, x := range d.all {
		if x.item == d.doc.ItemStart(i) {
			return x.day
		}
	}
	return published
}
