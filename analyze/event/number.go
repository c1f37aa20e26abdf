package event

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

//go:embed data/numbers.tsv
var numberTable string

// measures holds the words around figures, by class and word; the header of the table says what each class means.
type measures map[string]map[string]string

func readMeasures() (measures, error) {
	classes := []string{"money", "scale", "word", "term", "custody", "dead", "injured", "fine", "bound", "give", "get", "human"}
	ms := measures{}
	return ms, lexicon.ReadTable("numbers.tsv", numberTable, 3, func(col []string) error {
		if !slices.Contains(classes, col[0]) {
			return fmt.Errorf("there is no class %q", col[0])
		}
		if ms[col[0]] == nil {
			ms[col[0]] = map[string]string{}
		}
		ms[col[0]][col[1]] = dashed(col[2])
		return nil
	})
}

// has reports whether a word is of a class.
func (ms measures) has(class, word string) bool {
	_, ok := ms[class][word]
	return ok
}

// maxNumbers is the most figures of an event.
const maxNumbers = 8

// number gives events the figures that they are told with. A figure belongs to the happening whose verb is the first above it in the
// grammar of its sentence; what a relative clause says of somebody is none.
func (r *reader) number(events []*annot.Event) {
	byHead := map[int]int{}
	for n := range events {
		byHead[r.TokenAt(events[n].Trigger.Start)] = n
	}
	for n := range events {
		ev := events[n]
		if ev.Status == annot.NotHappened || ev.Status == annot.Denied {
			continue
		}
		sent := r.Sentences[r.SentenceAt(ev.Evidence.Start)]
		if seen := slices.IndexFunc(events, func(o *annot.Event) bool { return o.Evidence == ev.Evidence }); seen < n {
			continue // its figures were read with those of the first
		}
		for _, x := range r.figures(sent) {
			if to := r.eventOf(x, byHead, events); to != annot.None && len(events[to].Numbers) < maxNumbers {
				if num, ok := r.roleOf(x, events[to]); ok {
					events[to].Numbers = append(events[to].Numbers, num...)
				}
			}
		}
	}
}

// A figure is a number in a sentence with what it counts.
type figure struct {
	first, last int // tokens of the number, with its currency and scale
	value       float64
	currency    string
	noun        int // token of what it counts, or None
}

// eventOf returns the event whose verb is the first above a figure, or None. Of two coordinated verbs, "was jailed for a year and ordered
// to pay", the first has what is not told of the other in a summary.
func (r *reader) eventOf(x figure, byHead map[int]int, events []*annot.Event) int {
	k := x.noun
	if k == annot.None {
		k = r.HeadIn(x.first, x.last)
	}
	found := annot.None
	for ; k != annot.None; k = r.Head(k) {
		rel := r.Relation(k)
		if n, ok := byHead[k]; ok && (found == annot.None || events[n].Tier != annot.TierTold) {
			found = n
		}
		if found != annot.None && (rel != "conj" || events[found].Tier != annot.TierTold) {
			return found
		}
		before := rel == "advcl" && k < r.Head(k) // "Known for raising $20 million, X will …"
		if before || rel == "acl:relcl" || rel == "parataxis" || rel == "appos" && r.grammarOf(k) == nil && k != x.noun {
			return annot.None
		}
	}
	return found
}

// figures returns the numbers of a sentence that are no dates, ages or parts of names.
func (r *reader) figures(sent annot.Sentence) (all []figure) {
	for k := sent.First; k < sent.Last; k++ {
		if r.TimexOf(k) != annot.None && !r.isTerm(k, sent.Last) || r.MentionOf(k) != annot.None {
			continue
		}
		x, ok := r.figureAt(k, sent.Last)
		if !ok {
			continue
		}
		if !r.bounded(x, sent.First) {
			all = append(all, x)
		}
		k = x.last - 1
	}
	return all
}

// isTerm reports whether a figure at token k may be the length of a sentence: "41 months", which is a time expression, too.
func (r *reader) isTerm(k, last int) bool {
	for n := k + 1; n < min(last, k+3); n++ {
		if r.measures.has("term", r.Lemma(n)) {
			return true
		}
	}
	return false
}

// spelled is a number in digits, with the mark of a currency before it and the ending of a scale after it.
var spelled = regexp.MustCompile(`^([A-Za-z]{0,3}[$€£¥₹])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([A-Za-z]{1,2})?$`)

// figureAt reads the number that begins at token k.
func (r *reader) figureAt(k, last int) (x figure, ok bool) {
	x = figure{first: k, last: k, noun: annot.None}
	w := r.Word(k)
	if cur, isMoney := r.measures["money"][r.Lower(k)]; isMoney && k+1 < last && (len(w) != 3 || w == strings.ToUpper(w)) {
		x.currency, x.last = cur, k+1
	}
	m := spelled.FindStringSubmatch(r.Word(x.last))
	switch word := r.measures["word"][r.Lower(x.last)]; {
	case m != nil:
		x.value, _ = strconv.ParseFloat(strings.ReplaceAll(m[2], ",", "")+m[3], 64) // the expression holds that it is a number
		if m[1] != "" {
			if x.currency, ok = r.measures["money"][strings.ToLower(m[1])]; !ok {
				return x, false
			}
		}
		if m[4] != "" {
			by, err := strconv.ParseFloat(r.measures["scale"][strings.ToLower(m[4])], 64)
			if err != nil || x.currency == "" {
				return x, false
			}
			x.value *= by
		}
	case word != "":
		x.value, _ = strconv.ParseFloat(word, 64) // a test holds that the table has numbers
	default:
		return x, false
	}
	x.last++
	for x.last < last {
		by, err := strconv.ParseFloat(r.measures["scale"][r.Lower(x.last)], 64)
		if err != nil {
			break
		}
		x.value *= by
		x.last++
	}
	if cur, isMoney := r.measures["money"][r.Lower(x.last)]; isMoney && x.last < last && len(r.Lower(x.last)) > 3 && x.currency == "" {
		x.currency = cur
		x.last++
	}
	x.noun = r.counted(x)
	return x, true
}

// counted returns the noun of what a figure counts, or None.
func (r *reader) counted(x figure) int {
	h := r.Head(r.HeadIn(x.first, x.last))
	if h == annot.None || h < x.last || h > x.last+5 || !strings.HasPrefix(r.Part(h), "NN") || r.MentionOf(h) != annot.None {
		return annot.None
	}
	switch rel := r.Relation(r.HeadIn(x.first, x.last)); rel {
	case "nummod", "compound", "amod", "nmod":
		return h
	}
	return annot.None
}

// bounded reports whether a figure is only a limit, a rate or a share: "up to 20 years", "as many as 30", "one of five".
func (r *reader) bounded(x figure, first int) bool {
	for k := x.first - 1; k >= max(first, x.first-4); k-- {
		if w := r.Lower(k); r.measures.has("bound", w) && !(w == "than" && r.Lower(k-1) == "more") {
			return true
		} else if w == "," || w == ";" || r.verbal(k) && k < x.first-1 {
			break
		}
	}
	next := r.Lower(x.last)
	return slices.Contains([]string{"%", "percent", "of", "-", "–"}, next) || next == "to" && x.currency == "" || r.measures.has("bound", next)
}

// roleOf returns what a figure is in an event; ok is false where that is not sure.
func (r *reader) roleOf(x figure, ev *annot.Event) (nums []annot.Number, ok bool) {
	at := r.Words(x.first, x.last)
	switch {
	case x.currency != "":
		return []annot.Number{r.amount(x, ev, at)}, true
	case x.noun == annot.None:
		return nil, false
	}
	at = r.Words(x.first, x.noun+1)
	lemma := r.Lemma(x.noun)
	if unit := r.measures["term"][lemma]; unit != "" {
		of := r.served(x)
		if of == "" || r.Lower(x.noun+1) == "to" || ev.Kind != "legal_action" || ev.Status != annot.Happened {
			return nil, false
		}
		return []annot.Number{{Span: at, Value: x.value, Unit: unit, Of: of, Role: annot.SentenceNumber}}, true
	}
	num := annot.Number{Span: at, Value: x.value, Unit: r.unit(x.noun), Of: r.TextOf(r.Words(x.last, x.noun+1)), Role: annot.Count}
	if r.TimexOf(x.noun) != annot.None || strings.HasSuffix(lemma, "year") || x.value == 1 {
		return nil, false
	}
	num.Role = r.harm(x.noun)
	return []annot.Number{num}, num.Role != annot.Count || r.countable(x)
}

// countable reports whether a figure counts what the happening is done by or to: the noun depends on its verb.
func (r *reader) countable(x figure) bool {
	if r.Part(r.Head(x.noun)) == "CD" || r.Lemma(x.noun) == "vote" { // "one of its 12 shops"
		return false
	}
	switch r.Relation(x.noun) {
	case "obj", "nsubj", "nsubj:pass", "obl", "obl:agent", "conj", "nmod":
		return r.Part(x.noun) == "NNS" && r.Relation(r.HeadIn(x.first, x.last)) == "nummod"
	}
	return false
}

// unit names what a figure counts: people, or the noun in the plural.
func (r *reader) unit(noun int) string {
	if r.measures.has("human", r.Lemma(noun)) {
		return "people"
	}
	return r.Lower(noun)
}

// harm returns the role of those whom a noun counts, if they died or were hurt.
func (r *reader) harm(noun int) annot.NumberRole {
	verb, rel := r.Head(noun), r.Relation(noun)
	if rel == "conj" {
		verb, rel = r.Head(verb), r.Relation(verb)
	}
	done := rel == "obj" || rel == "nsubj:pass"
	for _, role := range []annot.NumberRole{annot.Dead, annot.Injured} {
		how, ok := r.measures[string(role)][r.Lemma(verb)]
		if ok && r.verbal(verb) && (done && how == "" || rel == "nsubj" && how == "self") || r.measures.has(string(role), r.Lemma(noun)) {
			return role
		}
	}
	return annot.Count
}

// served returns what somebody who is sentenced serves for the time of a figure; empty where the figure is no such time.
func (r *reader) served(x figure) string {
	for k := x.noun + 1; k < min(len(r.Tokens), x.noun+7); k++ {
		w := r.Lower(k)
		if of, ok := r.measures["custody"][w]; ok {
			if of == "" {
				of = "prison"
			}
			return of
		}
		if w == "," || w == "." || w == ";" || r.measures.has("term", r.Lemma(k)) {
			return ""
		}
	}
	return ""
}

// amount is a sum of money: what the law makes somebody pay, or else what a happening is worth, with giver and receiver where it gives
// money, and what for.
func (r *reader) amount(x figure, ev *annot.Event, at annot.Span) annot.Number {
	num := annot.Number{Span: at, Value: x.value, Unit: x.currency, Role: annot.Amount}
	if x.currency == "$" && r.Focus == "US" {
		num.Unit = "USD"
	}
	if x.noun != annot.None {
		num.Of = r.TextOf(r.Words(x.last, x.noun+1))
	} else if k := x.last + 1; r.Lower(x.last) == "in" && r.nominal(k) && r.TimexOf(k) == annot.None {
		num.Of = r.Lower(k)
	}
	last := num.Of[strings.LastIndexByte(num.Of, ' ')+1:]
	if r.measures.has("fine", strings.ToLower(last)) || r.Lemma(r.TokenAt(ev.Trigger.Start)) == "fine" {
		num.Role = annot.Fine
	}
	r.pays(ev, &num)
	return num
}

// pays gives an amount who pays it to whom, where the verb says so.
func (r *reader) pays(ev *annot.Event, num *annot.Number) {
	by := func(roles ...annot.Role) string {
		i := slices.IndexFunc(ev.Who, func(p annot.Participant) bool { return slices.Contains(roles, p.Role) })
		if i < 0 {
			return ""
		}
		return ev.Who[i].Name
	}
	verb := r.Lemma(r.TokenAt(ev.Trigger.Start))
	switch {
	case num.Role == annot.Fine && ev.Kind == "legal_action":
		num.Giver = by(annot.Recipient)
	case ev.Kind != "grant_or_funding" || num.Role != annot.Amount:
	case r.measures.has("give", verb):
		num.Giver, num.Receiver = by(annot.Actor), by(annot.Recipient)
	case r.measures.has("get", verb):
		if num.Receiver = by(annot.Recipient); num.Receiver == "" {
			num.Receiver = by(annot.Actor)
		} else {
			num.Giver = by(annot.Actor)
		}
	}
}
