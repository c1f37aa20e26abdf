package index_test

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/query"
	"pressroom/index/words"
)

// The oracle answers queries by looking at one release after the other, with nothing
// of the engine: what it says is what the query language means. It shares with the
// index how a text is cut into words (package words), which has tests of its own.

// asked is a release as the oracle sees it.
type asked struct {
	rel    corpus.Release
	an     schema.Analysis
	texts  map[string][]cutText // by field, the values of it
	exact  map[string][]string
	points [][2]float64
}

// cutText is a value of a field, cut into its words.
type cutText struct {
	tokens []words.Token
	at     map[string][]int // positions of each word
}

// ofTexts are the fields that hold texts: a common word alone is not searched for
// there, and any form of a word is found.
func ofTexts(field string) bool {
	return field == "anywhere" || field == "headline" || field == "body" || strings.HasPrefix(field, "in.")
}

func (a *asked) add(field string, values ...string) {
	for _, v := range values {
		a.put(field, words.Cut(index.Fold(v)))
	}
}

// put adds a value that is cut.
func (a *asked) put(field string, tokens []words.Token) {
	text := cutText{tokens, map[string][]int{}}
	for _, t := range tokens {
		text.at[t.Text] = append(text.at[t.Text], t.Position)
	}
	a.texts[field] = append(a.texts[field], text)
}

// look reads what the oracle knows of a release.
func look(rel corpus.Release, an schema.Analysis) *asked {
	rel = rel.Clean()
	a := &asked{rel: rel, an: an, texts: map[string][]cutText{},
		exact: map[string][]string{"id": {rel.ID}, "zone": {"body"}, "lang": {an.Language}}}
	a.zones()
	a.add("headline", string(an.Headline))
	a.add("anywhere", string(an.Headline))
	a.issuers()
	a.add("source", rel.Source)
	a.names()
	for _, topic := range an.Topics {
		a.add("topic", topic.Label, topic.ID)
	}
	for _, ev := range an.Events {
		a.exact["kind"] = append(a.exact["kind"], ev.Kind)
		a.add("acting", ev.Who...)
		for _, part := range ev.Participants {
			for _, p := range an.People {
				if p.ID == string(part.ID) {
					a.add("acting", p.Titles...)
				}
			}
		}
	}
	return a
}

// issuers reads who issues it, in all forms.
func (a *asked) issuers() {
	names := []string{a.rel.Issuer}
	for _, x := range a.an.Issuers {
		names = append(names, x.Name)
		for _, p := range a.an.People {
			if p.ID == string(x.ID) {
				names = append(append(names, p.Name), p.Aliases...)
			}
		}
		for _, o := range a.an.Organizations {
			if o.ID == string(x.ID) {
				names = append(append(names, o.Name, string(o.Acronym)), o.Aliases...)
			}
		}
	}
	a.add("issuer", names...)
}

// zones reads the parts of the text. A word is of a zone that has all of it; where what
// is aside parts the body, nothing follows over it.
func (a *asked) zones() {
	text := a.rel.Text
	tokens := words.Cut(index.Fold(text))
	type span struct{ start, end int }
	var asides []span
	zones := map[string][]span{}
	add := func(zone string, start, end int) {
		at := func(points int) int {
			return len(index.Fold(text[:a.rel.Back().Clean(byteOf(a.rel.Original(), points))]))
		}
		s := span{at(start), at(end)}
		zones[zone] = append(zones[zone], s)
		if kind := annot.SectionKind(zone); kind.Aside() || kind == annot.Headline {
			asides = append(asides, s)
		}
	}
	for _, s := range a.an.Sections {
		add(s.Kind, s.Start, s.End)
	}
	for _, q := range a.an.Spoken() {
		add("quote", q.Start, q.End)
	}
	in := func(spans []span, t words.Token) bool {
		return slices.ContainsFunc(spans, func(s span) bool { return s.start <= t.Start && t.End <= s.end })
	}
	for _, zone := range slices.Sorted(maps.Keys(zones)) {
		a.exact["zone"] = append(a.exact["zone"], zone)
		for _, s := range zones[zone] {
			a.put("in."+zone, slices.DeleteFunc(slices.Clone(tokens), func(t words.Token) bool { return !in([]span{s}, t) }))
		}
	}
	if len(a.an.Spoken()) == 0 && !strings.ContainsAny(text, `"“”„«»`) {
		a.exact["zone"] = append(a.exact["zone"], "unmarked")
	}
	for from := 0; from < len(tokens); {
		to := from + 1
		for to < len(tokens) && in(asides, tokens[to]) == in(asides, tokens[from]) {
			to++
		}
		if !in(asides, tokens[from]) {
			a.put("body", tokens[from:to])
			a.put("anywhere", tokens[from:to])
		}
		from = to
	}
	a.exact["bill"] = words.Bills(index.Fold(text))
}

func byteOf(text string, points int) (at int) {
	for ; points > 0 && at < len(text); points-- {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at
}

// names reads who and what is named. What is named in asides alone is no subject of
// the release, and words do not find it.
func (a *asked) names() {
	subject := func(mentions []schema.Mention) bool {
		return len(mentions) == 0 || slices.ContainsFunc(mentions, func(m schema.Mention) bool {
			return !slices.ContainsFunc(a.an.Sections, func(s schema.Section) bool {
				return annot.SectionKind(s.Kind).Aside() && s.Start <= m.Start && m.End <= s.End
			})
		})
	}
	name := func(field string, mentions []schema.Mention, names ...string) {
		a.add(field, names...)
		if subject(mentions) {
			a.add("name", names...)
			a.add("anywhere", names...)
		}
	}
	for _, p := range a.an.People {
		names := append([]string{p.Name}, p.Aliases...)
		name("person", p.Mentions, names...)
		a.add("title", p.Titles...)
		if slices.ContainsFunc(a.an.Spoken(), func(q schema.Quote) bool { return string(q.SpeakerID) == p.ID }) {
			a.add("said_by", names...)
		}
	}
	for _, q := range a.an.Spoken() {
		a.add("said_by", string(q.Speaker))
	}
	for _, p := range a.an.Places {
		name("place", p.Mentions, p.Forms()...)
		a.exact["country"] = append(a.exact["country"], string(p.Country))
		a.exact["region"] = append(a.exact["region"], string(p.Region))
		if p.Lat != nil && p.Kind != "country" && p.Kind != "region" {
			a.points = append(a.points, [2]float64{*p.Lat, *p.Lon})
		}
	}
	for _, o := range a.an.Organizations {
		name("org", o.Mentions, append([]string{o.Name, string(o.Acronym), string(o.Ticker)}, o.Aliases...)...)
	}
}

// oracle knows all releases.
type oracle struct {
	releases []*asked
	heard    map[string]map[string]bool    // the words of each field
	stems    map[[2]string]map[string]bool // by language and stem: the words of texts
	english  map[string]bool               // the words of English releases
	asked    string                        // the language that a part of a query asks for
}

func newOracle(releases []*asked) *oracle {
	o := &oracle{releases, map[string]map[string]bool{}, map[[2]string]map[string]bool{}, map[string]bool{}, ""}
	for _, a := range releases {
		o.learn(a)
		for field, texts := range a.texts {
			if o.heard[field] == nil {
				o.heard[field] = map[string]bool{}
			}
			for _, text := range texts {
				for word := range text.at {
					if !ofTexts(field) || !words.Common(word) {
						o.heard[field][word] = true
					}
				}
			}
		}
	}
	return o
}

// condition says whether a release matches a part of a query; nil is a part that
// cannot be searched for, and is left out.
type condition func(a *asked) bool

// sources returns the sources of the releases that match.
func (o *oracle) sources(q query.Q) (found []string) {
	match := o.node(q, "")
	for _, a := range o.releases {
		if match != nil && match(a) {
			found = append(found, a.rel.Source)
		}
	}
	slices.Sort(found)
	return found
}

// counts returns how many of the releases that match have each value, in the order of
// the values, and how many have none.
func (o *oracle) counts(q query.Q, values func(*asked) []string) (list string, none int) {
	n := map[string]int{}
	match := o.node(q, "")
	for _, a := range o.releases {
		if match == nil || !match(a) {
			continue
		}
		has := slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(values(a)))), func(v string) bool { return v == "" })
		for _, v := range has {
			n[v]++
		}
		if len(has) == 0 {
			none++
		}
	}
	var lines []string
	for v, n := range n {
		lines = append(lines, fmt.Sprint(v, " ", n))
	}
	slices.Sort(lines)
	return strings.Join(lines, ", "), none
}

// loosened is the query that a search falls back on: some of the words that stand
// side by side, and all else.
func loosened(q query.Q) query.Q {
	parts, ok := q.(query.And)
	if !ok {
		parts = query.And{q}
	}
	var some query.Or
	var rest query.And
	for _, part := range parts {
		words, gives := giving(part)
		if some = append(some, words...); !gives {
			rest = append(rest, part)
		}
	}
	if len(some) < 2 {
		return nil
	}
	return append(rest, some)
}

// giving returns what of a part is looked for alone; it is not ok for a part that does
// not give way.
func giving(part query.Q) (some []query.Q, ok bool) {
	if boost, is := part.(query.Boost); is {
		part = boost.Q
	}
	switch part := part.(type) {
	case query.Word:
		folded := index.Fold(string(part))
		for _, t := range words.Cut(folded) {
			if !words.Common(t.Text) {
				some = append(some, query.Word(folded[t.Start:t.End]))
			}
		}
		return some, true
	case query.Prefix, query.Pattern, query.Fuzzy:
		return []query.Q{part}, true
	case query.Synonyms:
		name, is := part.Typed.(query.And)
		for _, word := range name { // a name of several words
			words, _ := giving(word)
			some = append(some, words...)
		}
		if is {
			return append(some, part.Others...), true
		}
		_, ok = part.Typed.(query.Word)
		return []query.Q{part}, ok
	}
	return nil, false
}

func (o *oracle) node(q query.Q, zone string) condition {
	switch q := q.(type) {
	case query.And:
		return o.and(q, zone)
	case query.All:
		return o.and(query.And(q), zone)
	case query.Not:
		return o.and(query.And{q}, zone)
	case query.Boost:
		return o.node(q.Q, zone)
	case query.Or:
		var parts []condition
		for _, part := range q {
			parts = append(parts, o.node(part, zone))
		}
		return anyOf(parts...)
	case query.Synonyms:
		return o.node(append(query.Or{q.Typed}, q.Others...), zone)
	case query.Date:
		return func(a *asked) bool {
			day := a.an.Published.String()
			return day != "" && (q.From == "" || day >= q.From) && (q.To == "" || day <= q.To)
		}
	case query.Near:
		return func(a *asked) bool {
			return slices.ContainsFunc(a.points, func(p [2]float64) bool { return distance(p, [2]float64{q.Lat, q.Lon}) <= q.Km })
		}
	case query.In:
		return o.in(q)
	}
	return o.plain(q, zone)
}

func anyOf(parts ...condition) condition {
	parts = slices.DeleteFunc(parts, func(c condition) bool { return c == nil })
	if len(parts) == 0 {
		return nil
	}
	return func(a *asked) bool { return slices.ContainsFunc(parts, func(c condition) bool { return c(a) }) }
}

func (o *oracle) and(parts query.And, zone string) condition {
	for _, part := range parts {
		if in, ok := part.(query.In); ok && in.Field == query.Zone && in.Value != query.Word("unmarked") {
			zone = in.Value.String()
		}
		if in, ok := part.(query.In); ok && in.Field == query.Lang {
			defer func(outer string) { o.asked = outer }(o.asked)
			o.asked = in.Value.String()
		}
	}
	var must, not []condition
	for _, part := range parts {
		if n, ok := part.(query.Not); ok {
			if c := o.node(n.Q, zone); c != nil {
				not = append(not, c)
			}
		} else if c := o.node(part, zone); c != nil {
			must = append(must, c)
		}
	}
	if len(must)+len(not) == 0 {
		return nil
	}
	return func(a *asked) bool {
		return !slices.ContainsFunc(must, func(c condition) bool { return !c(a) }) &&
			!slices.ContainsFunc(not, func(c condition) bool { return c(a) })
	}
}

// distance is that of two points on a sphere, in kilometres, by the angle between
// their vectors.
func distance(a, b [2]float64) float64 {
	vector := func(p [2]float64) [3]float64 {
		lat, lon := p[0]*math.Pi/180, p[1]*math.Pi/180
		return [3]float64{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
	}
	u, v := vector(a), vector(b)
	return 6371.0088 * math.Acos(max(-1, min(1, u[0]*v[0]+u[1]*v[1]+u[2]*v[2])))
}

// in looks into one field.
func (o *oracle) in(q query.In) condition {
	text, prefix := "", false
	switch v := q.Value.(type) {
	case query.Word:
		text = string(v)
	case query.Phrase:
		text = string(v)
	case query.Prefix:
		text, prefix = string(v), true
	}
	exactly := func(field, value string) condition {
		return func(a *asked) bool {
			return slices.ContainsFunc(a.exact[field], func(s string) bool { return s == value || prefix && strings.HasPrefix(s, value) })
		}
	}
	switch q.Field {
	case query.ID:
		prefix = true
		return exactly("id", text)
	case query.Zone, query.Region, query.Lang:
		return exactly(string(q.Field), text)
	case query.Kind:
		return exactly("kind", strings.ToLower(strings.ReplaceAll(text, " ", "_")))
	case query.Country:
		return exactly("country", strings.ToUpper(text))
	case query.Bill:
		prefix = false
		return exactly("bill", words.Bill(index.Fold(text)))
	case query.Who:
		return o.field("acting", q.Value)
	}
	return o.field(strings.ReplaceAll(string(q.Field), "-", "_"), q.Value)
}

// plain looks for words wherever words are looked for.
func (o *oracle) plain(q query.Q, zone string) condition {
	if zone == "headline" || zone == "body" {
		return o.field(zone, q)
	}
	if zone != "" {
		return o.field("in."+zone, q)
	}
	return o.field("anywhere", q)
}

// known leaves out the words that are not searched for alone.
func known(field string, tokens []words.Token) []words.Token {
	return slices.DeleteFunc(slices.Clone(tokens), func(t words.Token) bool { return ofTexts(field) && words.Common(t.Text) })
}

func unjoined(tokens []words.Token) []words.Token {
	return slices.DeleteFunc(slices.Clone(tokens), func(t words.Token) bool { return t.Joined })
}

// field looks for a value in one field of texts or names.
func (o *oracle) field(field string, q query.Q) condition {
	switch q := q.(type) {
	case query.Word:
		return o.word(field, string(q))
	case query.Phrase:
		return phrase(field, words.Cut(index.Fold(string(q))))
	case query.Close:
		return near(field, words.Cut(index.Fold(q.Words)), q.Gap)
	case query.Prefix:
		return o.prefix(field, index.Fold(string(q)))
	case query.Pattern:
		s := regexp.QuoteMeta(strings.ToLower(index.Fold(string(q))))
		looks := regexp.MustCompile("^(?s:" + strings.NewReplacer(`\?`, `.`, `\*`, `.*`).Replace(s) + ")$")
		return o.some(field, looks.MatchString)
	case query.Fuzzy:
		var all []condition
		for _, t := range unjoined(words.Cut(index.Fold(q.Word))) {
			all = append(all, o.some(field, func(word string) bool { return query.Distance(word, t.Text, q.Edits+1) <= q.Edits }))
		}
		if len(all) == 0 {
			return nil
		}
		return func(a *asked) bool { return !slices.ContainsFunc(all, func(c condition) bool { return !c(a) }) }
	}
	return nil
}

// some holds for a release that has a word of a kind in a field.
func (o *oracle) some(field string, is func(string) bool) condition {
	var wanted []string
	for word := range o.heard[field] {
		if is(word) {
			wanted = append(wanted, word)
		}
	}
	return func(a *asked) bool {
		return slices.ContainsFunc(a.texts[field], func(text cutText) bool {
			return slices.ContainsFunc(wanted, func(word string) bool { return len(text.at[word]) > 0 })
		})
	}
}

func (o *oracle) word(field, text string) condition {
	tokens := words.Cut(index.Fold(text))
	alone := known(field, tokens)
	switch {
	case len(alone) == 0:
		return nil
	case len(alone) == 1:
		return o.anyForm(field, alone[0].Text)
	}
	if last := tokens[len(tokens)-1]; last.Joined && last.Start <= tokens[0].Start {
		return anyOf(phrase(field, tokens), o.anyForm(field, last.Text))
	}
	return phrase(field, tokens)
}

// anyForm looks for a word, in a text for any form of it.
func (o *oracle) anyForm(field, word string) condition {
	forms := []words.Form{{Text: word}}
	if ofTexts(field) {
		forms = o.inflected(words.Forms(word, func(form string) bool { return o.heard[field][form] }), word)
	}
	return o.some(field, func(have string) bool {
		return slices.ContainsFunc(forms, func(f words.Form) bool { return f.Text == have })
	})
}

func (o *oracle) prefix(field, text string) condition {
	tokens := unjoined(words.Cut(text))
	if len(tokens) == 0 {
		return nil
	}
	last := tokens[len(tokens)-1]
	begins := anyOf(o.anyForm(field, last.Text), o.some(field, func(w string) bool { return strings.HasPrefix(w, last.Text) }))
	if len(tokens) == 1 {
		return begins
	}
	if head := o.word(field, text[:last.Start]); head != nil {
		return func(a *asked) bool { return head(a) && begins(a) }
	}
	return begins
}

// phrase looks for words one after the other; one alone must not be too common.
func phrase(field string, tokens []words.Token) condition {
	if len(tokens) == 0 {
		return nil
	}
	if tokens[0].Position == tokens[len(tokens)-1].Position {
		if tokens = known(field, tokens); len(tokens) == 0 {
			return nil
		}
	}
	return func(a *asked) bool {
		return slices.ContainsFunc(a.texts[field], func(text cutText) bool {
			return slices.ContainsFunc(text.at[tokens[0].Text], func(start int) bool {
				return !slices.ContainsFunc(tokens, func(t words.Token) bool {
					at := start + t.Position - tokens[0].Position
					return !slices.ContainsFunc(tokens, func(same words.Token) bool {
						return same.Position == t.Position && slices.Contains(text.at[same.Text], at)
					})
				})
			}) || phraseFromJoined(text, tokens)
		})
	}
}

// phraseFromJoined tries the other words that stand where the first does.
func phraseFromJoined(text cutText, tokens []words.Token) bool {
	for _, first := range tokens[1:] {
		if first.Position != tokens[0].Position {
			continue
		}
		for _, start := range text.at[first.Text] {
			holds := true
			for _, t := range tokens {
				at := start + t.Position - tokens[0].Position
				holds = holds && slices.ContainsFunc(tokens, func(same words.Token) bool {
					return same.Position == t.Position && slices.Contains(text.at[same.Text], at)
				})
			}
			if holds {
				return true
			}
		}
	}
	return false
}

// near looks for words in any order in a window.
func near(field string, tokens []words.Token, gap int) condition {
	tokens = unjoined(tokens)
	if len(tokens) < 2 {
		return phrase(field, tokens)
	}
	window := tokens[len(tokens)-1].Position - tokens[0].Position + 1 + gap
	need := map[string]int{}
	for _, t := range tokens {
		need[t.Text]++
	}
	return func(a *asked) bool {
		return slices.ContainsFunc(a.texts[field], func(text cutText) bool {
			for _, first := range text.tokens {
				holds := need[first.Text] > 0
				for word, n := range need {
					have := 0
					for _, at := range text.at[word] {
						if at >= first.Position && at < first.Position+window {
							have++
						}
					}
					holds = holds && have >= n
				}
				if holds {
					return true
				}
			}
			return false
		})
	}
}

// learn reads which words of a release have which stem.
func (o *oracle) learn(a *asked) {
	lang := a.an.Language
	for _, text := range a.texts["anywhere"] {
		for _, token := range text.tokens {
			o.english[token.Text] = o.english[token.Text] || lang == annot.English
		}
	}
	for _, token := range append(words.Cut(index.Fold(a.rel.Text)), words.Cut(index.Fold(string(a.an.Headline)))...) {
		if stem := words.Stem(lang, token.Text); stem != "" {
			key := [2]string{lang, stem}
			if o.stems[key] == nil {
				o.stems[key] = map[string]bool{}
			}
			o.stems[key][token.Text] = true
		}
		o.english[token.Text] = o.english[token.Text] || lang == annot.English
	}
}

// inflected adds the forms of a word in other languages than English (inflected.go).
func (o *oracle) inflected(forms []words.Form, word string) []words.Form {
	english := slices.ContainsFunc(forms, func(f words.Form) bool { return o.english[f.Text] })
	known := english
	for key, same := range o.stems {
		known = known || same[word] && words.Stem(key[0], word) == key[1]
	}
	for key, same := range o.stems {
		if words.Stem(key[0], word) != key[1] || known && !same[word] && key[0] != o.asked {
			continue
		}
		for form := range same {
			if !english || key[0] == o.asked || !o.english[form] {
				forms = append(forms, words.Form{Text: form})
			}
		}
	}
	return forms
}
