package difference

import (
	"cmp"
	"slices"
	"strings"

	"pressroom/analyze/schema"
)

// item is one of a list of facts as it is compared: two items with the same key are
// the same, and of the others those that are alike enough are one that changed.
type item struct {
	key   string
	told  *Told
	words string // what likeness is measured on; empty where like ones are no pair
}

// alike is how alike two quotes or events have to be to be one that changed.
const alike = 0.6

// facts compares two analyses, fact by fact.
func facts(old, new schema.Analysis) []Change {
	out := scalars(old, new)
	out = append(out, lists("quote", "", quotes(old), quotes(new))...)
	out = append(out, people(old, new)...)
	out = append(out, lists("organization", "", organizations(old), organizations(new))...)
	out = append(out, lists("place", "", places(old), places(new))...)
	out = append(out, lists("date", "", dates(old), dates(new))...)
	out = append(out, events(old, new)...)
	return append(out, lists("topic", "", topics(old), topics(new))...)
}

// scalars compares what a release has once.
func scalars(old, new schema.Analysis) []Change {
	out := []Change{}
	for _, f := range []Change{
		{What: "headline", Old: headline(old), New: headline(new)},
		{What: "published", Old: bare(old.Published.String()), New: bare(new.Published.String())},
		{What: "dateline", Old: bare(dateline(old)), New: bare(dateline(new))},
		{What: "issuer", Old: bare(string(old.Issuer)), New: bare(string(new.Issuer))},
		{What: "embargo", Old: bare(embargo(old)), New: bare(embargo(new))},
		{What: "form", Old: bare(old.Form), New: bare(new.Form)},
	} {
		if plain(f.Old.text()) != plain(f.New.text()) {
			out = append(out, f)
		}
	}
	return out
}

func headline(an schema.Analysis) *Told {
	for _, s := range an.Sections {
		if s.Kind == "headline" && an.Headline != "" {
			return told(string(an.Headline), s.Start, s.End)
		}
	}
	return bare(string(an.Headline))
}

func dateline(an schema.Analysis) string {
	if an.Dateline == nil {
		return ""
	}
	return strings.TrimSpace(string(an.Dateline.Place) + " " + an.Dateline.Date.String())
}

func embargo(an schema.Analysis) string {
	if an.EmbargoedTo == nil {
		return ""
	}
	return an.EmbargoedTo.Value
}

// lists compares two lists of facts of a kind; name says whose they are.
func lists(what, name string, old, new []item) []Change {
	pairs, gone, added := match(old, new)
	out := []Change{}
	for _, p := range pairs {
		if p[0].key != p[1].key {
			out = append(out, Change{what, name, p[0].told, p[1].told})
		}
	}
	for _, it := range gone {
		out = append(out, Change{what, name, it.told, nil})
	}
	for _, it := range added {
		out = append(out, Change{what, name, nil, it.told})
	}
	byPlace(out)
	return out
}

// match pairs the items of two lists: first those of one key, in order, then those
// that are most alike. The rest is gone or added.
func match(old, new []item) (pairs [][2]item, gone, added []item) {
	used := make([]bool, len(new))
	for _, o := range old {
		n := slices.IndexFunc(new, func(it item) bool { return it.key == o.key })
		for n >= 0 && used[n] {
			next := slices.IndexFunc(new[n+1:], func(it item) bool { return it.key == o.key })
			if next < 0 {
				n = -1
				break
			}
			n += 1 + next
		}
		if n < 0 {
			gone = append(gone, o)
			continue
		}
		used[n] = true
		pairs = append(pairs, [2]item{o, new[n]})
	}
	for n, it := range new {
		if !used[n] {
			added = append(added, it)
		}
	}
	return pair(pairs, gone, added)
}

// pair makes pairs of what is gone and what was added and is like it, the most alike
// first.
func pair(pairs [][2]item, gone, added []item) ([][2]item, []item, []item) {
	type couple struct {
		old, new int
		like     float64
	}
	var couples []couple
	for o := range gone {
		for n := range added {
			if gone[o].words == "" || added[n].words == "" {
				continue
			}
			if like := likeness(gone[o].words, added[n].words); like >= alike {
				couples = append(couples, couple{o, n, like})
			}
		}
	}
	slices.SortStableFunc(couples, func(a, b couple) int { return cmp.Compare(b.like, a.like) })
	goneUsed, addedUsed := map[int]bool{}, map[int]bool{}
	for _, c := range couples {
		if goneUsed[c.old] || addedUsed[c.new] {
			continue
		}
		goneUsed[c.old], addedUsed[c.new] = true, true
		pairs = append(pairs, [2]item{gone[c.old], added[c.new]})
	}
	return pairs, without(gone, goneUsed), without(added, addedUsed)
}

func without(items []item, used map[int]bool) []item {
	var out []item
	for i, it := range items {
		if !used[i] {
			out = append(out, it)
		}
	}
	return out
}

func first(ms []schema.Mention, name string) *Told {
	if len(ms) == 0 {
		return bare(name)
	}
	return told(name, ms[0].Start, ms[0].End)
}

// people compares who is named; of those in both versions, their titles.
func people(old, new schema.Analysis) []Change {
	items := func(an schema.Analysis) []item {
		var out []item
		for _, p := range an.People {
			out = append(out, item{key: plain(p.Name), told: first(p.Mentions, p.Name)})
		}
		return out
	}
	out := lists("person", "", items(old), items(new))
	for _, p := range new.People {
		was := slices.IndexFunc(old.People, func(o schema.Person) bool { return plain(o.Name) == plain(p.Name) })
		if was >= 0 {
			out = append(out, lists("title", p.Name, titles(old.People[was]), titles(p))...)
		}
	}
	return out
}

func titles(p schema.Person) []item {
	var out []item
	for i, t := range p.Titles {
		it := item{key: plain(t), told: bare(t)}
		if i < len(p.TitleSpans) {
			it.told = told(t, p.TitleSpans[i].Start, p.TitleSpans[i].End)
		}
		out = append(out, it)
	}
	return out
}

func organizations(an schema.Analysis) []item {
	var out []item
	for _, o := range an.Organizations {
		out = append(out, item{key: plain(o.Name), told: first(o.Mentions, o.Name)})
	}
	return out
}

func places(an schema.Analysis) []item {
	var out []item
	for _, p := range an.Places {
		out = append(out, item{key: plain(p.Name) + string(p.Country), told: first(p.Mentions, p.Name)})
	}
	return out
}

// dates are the days and times of the text, each value once.
func dates(an schema.Analysis) []item {
	var out []item
	for _, d := range an.Dates {
		if d.Type != "DATE" && d.Type != "TIME" || slices.ContainsFunc(out, func(it item) bool { return it.key == d.Value }) {
			continue
		}
		text := d.Text
		if plain(d.Value) != plain(d.Text) {
			text += " = " + d.Value
		}
		out = append(out, item{key: d.Value, told: told(text, d.Start, d.End)})
	}
	return out
}

func topics(an schema.Analysis) []item {
	var out []item
	for _, t := range an.Topics {
		out = append(out, item{key: t.ID, told: bare(t.Label)})
	}
	return out
}

func quotes(an schema.Analysis) []item {
	var out []item
	for _, q := range an.Quotes {
		out = append(out, item{key: plain(q.Text) + "\x00" + plain(string(q.Speaker)), words: q.Text, told: told(said(q), q.Start, q.End)})
	}
	return out
}

func said(q schema.Quote) string {
	if q.Speaker == "" {
		return "“" + q.Text + "”"
	}
	return string(q.Speaker) + ": “" + q.Text + "”"
}

// events compares what happened: which event is new or gone, and of those in both the
// time, the status, the place and who takes part.
func events(old, new schema.Analysis) []Change {
	items := func(an schema.Analysis) []item {
		var out []item
		for _, e := range an.Events {
			out = append(out, item{key: plain(e.What) + "\x00" + e.Kind, words: e.What, told: told(e.What, e.Evidence.Start, e.Evidence.End)})
		}
		return out
	}
	was, is := items(old), items(new)
	pairs, gone, added := match(was, is)
	var out []Change
	for _, p := range pairs {
		o, n := old.Events[indexOf(was, p[0])], new.Events[indexOf(is, p[1])]
		for _, f := range []struct{ what, old, new string }{
			{"time of event", time(o), time(n)},
			{"status of event", o.Status, n.Status},
			{"place of event", strings.Join(o.Where, ", "), strings.Join(n.Where, ", ")},
			{"who of event", strings.Join(o.Who, ", "), strings.Join(n.Who, ", ")},
		} {
			if plain(f.old) != plain(f.new) {
				out = append(out, Change{f.what, n.What, toldIn(f.old, o.Evidence), toldIn(f.new, n.Evidence)})
			}
		}
	}
	for _, it := range gone {
		out = append(out, Change{"event", "", it.told, nil})
	}
	for _, it := range added {
		out = append(out, Change{"event", "", nil, it.told})
	}
	byPlace(out)
	return out
}

func toldIn(text string, where schema.Mention) *Told {
	if text == "" {
		return nil
	}
	return told(text, where.Start, where.End)
}

func indexOf(items []item, it item) int {
	return slices.IndexFunc(items, func(o item) bool { return o.told == it.told })
}

func time(e schema.Event) string {
	if e.When == nil {
		return ""
	}
	return e.When.Value
}
