package event

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// A wording is the words of a release that tell one happening: what a verb is said of, the verb and all that completes it, as the
// grammar has them. Appositions, asides, scenes set before the subject, and the date that stands beside the event are left out.
type wording struct {
	*reader
	t    *telling
	top  int          // the predicate, or the noun
	kept map[int]bool // tokens
	left map[int]bool // tokens of what was left out on purpose
}

// wordingOf gathers the words of a telling around a predicate or a noun.
func (r *reader) wordingOf(t *telling, top int) *wording {
	return &wording{r, t, top, map[int]bool{}, map[int]bool{}}
}

// predicateOf returns the predicate around which the phrase of a clause is built: that of the clause, or the one above an infinitive that
// tells the happening: "is pleased to announce", "will have to close".
func (r *reader) predicateOf(c *clause) int {
	top := c.head
	for n := 0; n < 3 && !c.infinitive && r.Relation(top) == "xcomp" && r.Head(top) != annot.None && r.verbGroup(top) == ""; n++ {
		top = r.Head(top)
	}
	return top
}

// verbGroup returns the tense of the predicate at token k, "" where it has none.
func (r *reader) verbGroup(k int) annot.Tense {
	if g := r.grammarOf(k); g != nil {
		return g.Tense
	}
	return ""
}

// subject keeps what the predicate is said of, with the names beside a title.
func (w *wording) subject(p annot.Phrase) {
	if m := w.described(p); m != annot.None {
		for k := w.firstOf(m); k < w.after(m); k++ {
			w.kept[k] = true
		}
		for k := w.after(m); k < p.Last; k++ {
			w.left[k] = true
		}
		return
	}
	w.gather(p.Head)
	for n := range w.Dependents(w.Head(p.Head)) { // the parser takes "a Salem, Oregon, man" for two subjects
		if beside := n > p.Head && n < w.top || n == p.First-1; w.Relation(n) == w.Relation(p.Head) && beside {
			w.gather(n)
		}
	}
	if w.KindOf(p.Head) == annot.Person {
		return
	}
	last := w.withNames(p)
	for last > p.Last && (w.Part(last) == "CC" || w.Word(last) == ",") && w.KindOf(last+1) == annot.Person {
		last = w.after(w.MentionOf(last + 1))
	}
	for k := p.Last; k < last || last > p.Last && k == last && w.Word(k) == ","; k++ {
		w.kept[k] = true
		delete(w.left, k)
	}
}

// borrow keeps the auxiliaries that a coordinated verb has in common with the first: "was arrested and [was] charged".
func (w *wording) borrow() {
	if part := w.Part(w.top); part != "VBN" && part != "VB" && part != "VBG" || w.Dependent(w.top, "aux", "aux:pass", "mark") != annot.None {
		return
	}
	for h := w.top; w.Relation(h) == "conj"; {
		h = w.Head(h)
		for n := range w.Dependents(h) {
			if relation := w.Relation(n); strings.HasPrefix(relation, "aux") || relation == "cop" || w.Lower(n) == "not" {
				w.kept[n] = true
			}
		}
	}
}

// gather keeps a token with the dependents that belong to the phrase.
func (w *wording) gather(k int) {
	w.kept[k] = true
	delete(w.left, k)
	for n := range w.Dependents(k) {
		switch {
		case n == w.top || w.kept[n]:
		case w.aside(k, n):
			w.leave(n)
			w.afterDate(k, n)
		default:
			w.gather(n)
		}
	}
}

// leave leaves a constituent out.
func (w *wording) leave(n int) {
	first, last := w.Subtree(n)
	if first <= w.top && w.top < last && n != w.top { // the parser hangs a part from beyond the verb on it
		first, last = n, n+1
		for d := range w.Dependents(n) {
			w.leave(d)
		}
	}
	for k := first; k < last; k++ {
		w.left[k] = true
		delete(w.kept, k)
	}
}

// afterDate keeps what the parser hangs on a date although it is said of the verb: "pleaded guilty on Friday to fraud".
func (w *wording) afterDate(k, n int) {
	if !w.dated(n) {
		return
	}
	for d := range w.Dependents(n) {
		relation := w.Relation(d)
		said := strings.HasPrefix(relation, "obl") || relation == "nmod" && w.Dependent(d, "case") != annot.None
		if said && !w.dated(d) && !w.aside(k, d) {
			w.gather(d)
		}
	}
}

// describing are the relations of a date that belongs to the noun after it: "the 2027 season", "today's vote".
var describing = []string{"compound", "amod", "nummod", "nmod:poss"}

// aside reports whether a dependent of a token is left out.
func (w *wording) aside(k, n int) bool {
	switch {
	case w.accordingTo(n): // who announces something answers for it
		return w.t.speech()
	case w.dated(n):
		return w.shownAnyway(k, n)
	case w.affiliation(k, n):
		return true
	}
	return !w.namedWith(k, n) && !w.occasions(n) && (w.detached(k, n) || k == w.top && w.leads(n))
}

// occasions reports whether a dependent of the predicate tells on what a statement was made that says nothing itself: "issued a
// statement after the vote".
func (w *wording) occasions(n int) bool {
	if w.Head(n) != w.top || n < w.top || w.t.noun || w.t.frame == nil || w.t.frame.class != light {
		return false
	}
	o := w.Dependent(w.top, "obj")
	f, _ := w.match(w.events, o, o+1)
	relation := w.Relation(n)
	return o != annot.None && f != nil && f.kind == "statement" && (relation == "advcl" || strings.HasPrefix(relation, "obl") && !w.dated(n))
}

// namedWith reports whether a token belongs to the name before it or to a list of such names: "Salem, Oregon", "a Salem, Oregon, man",
// "A, 26, B, 30, and C".
func (w *wording) namedWith(k, n int) bool {
	m := w.MentionOf(n)
	if m != annot.None && (m == w.MentionOf(k) || w.KindOf(n) == annot.Place && w.KindOf(k) == annot.Place) {
		return true
	}
	first, _ := w.Subtree(n)
	if w.Relation(n) != "appos" || w.Part(first) == "DT" || n < k {
		return false
	}
	if w.Word(first) == "," {
		first++
	}
	ends := w.Word(first-1) != "," || w.Part(n+1) != "IN" // "Hartford, Conn.", but "in parliament, Minister for …"
	return w.KindOf(k) == annot.Place && ends || w.KindOf(k) == annot.Person && w.KindOf(n) == annot.Person && first >= w.firstOf(m)
}

// leads reports whether a dependent of the predicate is told elsewhere: its subject, and what joins it to another clause.
func (w *wording) leads(n int) bool {
	switch w.Relation(n) {
	case "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl":
		return n < w.top
	case "cc", "conj":
		return !w.shares(n)
	case "mark":
		return w.Lower(n) != "to"
	case "advmod":
		opens := w.t.grammar != nil && n < w.t.grammar.Subject.First
		return w.is(n, linking) || opens || w.setOff(n) && w.Lower(n) != "not" && w.Lower(n) != "never"
	}
	return false
}

// shares reports whether the predicate and the verb joined to it, or the "and" between them, have what completes both after them:
// "was endorsed and approved by X".
func (w *wording) shares(n int) bool {
	if w.Relation(n) == "cc" {
		n = w.Head(n)
	}
	if w.Relation(n) != "conj" || w.Head(n) != w.top || w.Part(n) != w.Part(w.top) || w.Part(w.top+1) != "CC" || n > w.top+3 {
		return false
	}
	for d := range w.Dependents(w.top) {
		if d > w.top && d < n && w.Relation(d) != "punct" && w.Relation(d) != "cc" {
			return false
		}
	}
	return w.Dependent(n, "nsubj", "nsubj:pass", "aux", "aux:pass") == annot.None
}

// detached reports whether a dependent stands apart from the rest of the clause, by its relation, by a comma, or before the subject.
func (w *wording) detached(k, n int) bool {
	setOff := w.setOff(n)
	switch relation := w.Relation(n); relation {
	case "punct", "parataxis", "discourse", "vocative", "dep", "advcl:relcl", "orphan":
		return true
	case "list":
		return !w.predicative(k, n)
	case "appos", "acl", "acl:relcl":
		return setOff && !w.naming(k, n) && !w.predicative(k, n) || w.onlyDated(n)
	case "nmod", "nmod:unmarked":
		return setOff && w.Relation(n-1) != "cc"
	case "conj":
		return w.describedBefore(k, n)
	case "advcl":
		return n < k || setOff || w.opened(n)
	case "obl", "obl:unmarked", "obl:agent":
		return w.scene(k, n) || setOff && n > k || n < k && strings.HasPrefix(w.Part(k), "J")
	case "advmod":
		return w.scene(k, n)
	}
	return false
}

// predicative reports whether an adjective after a comma says what an object is found to be: "found X, 37, of Rome, guilty of fraud".
func (w *wording) predicative(k, n int) bool {
	return w.Relation(k) == "obj" && strings.HasPrefix(w.Part(n), "J") && w.Head(k) == w.top && w.MentionOf(k) != annot.None
}

// naming reports whether an apposition says what a noun without a name is called: "its latest product, Chessnut Go".
func (w *wording) naming(k, n int) bool {
	first, last := w.Subtree(n)
	return w.Relation(n) == "appos" && n > k && k > w.top && w.Part(k) == "NN" && w.MentionOf(k) == annot.None && last-first <= mostName &&
		strings.HasPrefix(w.Part(n), "NNP") && w.Part(n-1) != "DT"
}

// mostName is how many tokens a name in an apposition has at most, with its comma.
const mostName = 6

// opened reports whether a clause begins with a word that tells when or why: "after", "when".
func (w *wording) opened(n int) bool {
	m, a := w.Dependent(n, "mark"), w.Dependent(n, "advmod")
	return m != annot.None && w.is(m, opener) || a < n && w.Part(a) == "WRB"
}

// affiliation reports whether token n belongs to the party and state after the name of the person at token k: "D MA".
func (w *wording) affiliation(k, n int) bool {
	m := w.MentionOf(k)
	if m == annot.None || w.entity[m] == annot.None {
		return false
	}
	at := w.Entities[w.entity[m]].AffiliationAt
	return at.Start <= w.Tokens[n].Start && w.Tokens[n].Start < at.End
}

// scene reports whether a circumstance stands before the subject of its predicate: "In Rome, X met Y".
func (w *wording) scene(k, n int) bool {
	relation := w.Relation(k)
	if k != w.top && relation != "ccomp" && relation != "root" {
		return false
	}
	s := w.Dependent(k, "nsubj", "nsubj:pass")
	return n < k && (k == w.top && w.Relation(n) != "advmod" || n < s)
}

// accordingTo reports whether a constituent says by whom something is true: "according to the indictment".
func (r *reader) accordingTo(n int) bool {
	first, _ := r.Subtree(n)
	for r.Relation(first) == "punct" {
		first++
	}
	return r.Lower(first) == "according" && first <= n
}

// describedBefore reports whether a conjunct belongs to the apposition or the clause before it that was left out: "X, founder and head
// of Y", "X, set to open in May and close in June".
func (w *wording) describedBefore(k, n int) bool {
	for d := range w.Dependents(k) {
		if relation := w.Relation(d); k < d && d < n && w.left[d] && (relation == "appos" && w.KindOf(k) != w.KindOf(n) ||
			relation != "appos" && relation != "punct" && w.verbal(d) && w.verbal(n)) {
			return true
		}
	}
	return false
}

// firstOfGroup returns the first token of the verb group of a predicate.
func (w *wording) firstOfGroup(k int) int {
	if g := w.grammarOf(k); g != nil {
		return min(k, g.First)
	}
	return k
}

// setOff reports whether a constituent stands after a comma or a dash that belongs to no list. The comma that closes a date or "Salem,
// Oregon" does not part the verb from what completes it; where a text has lost its commas, wide gaps stand for them.
func (w *wording) setOff(n int) bool {
	first, _ := w.Subtree(n)
	relation := w.Relation(n)
	if w.Relation(first) == "punct" {
		first++
	}
	mark := first - 1
	switch {
	case relation == "conj" || mark < 0:
		return false
	case relation == "appos" && w.Part(first) == "DT" && w.Tokens[first].Start-w.Tokens[first-1].End > 1:
		return true
	case w.Word(mark) == "" || !strings.Contains(",–—-;", w.Word(mark)):
		return false
	}
	completes := strings.HasPrefix(relation, "obl") || relation == "xcomp" || relation == "acl:relcl" ||
		(relation == "advcl" || relation == "acl") && (w.Part(first) == "TO" || w.Lower(first) == "for")
	return !w.governed(n) && (!completes || !w.dated(mark-1) && !w.closesPlace(mark) && !w.closesApposition(mark))
}

// governed reports whether a participle completes a verb before it through its preposition: "barred X and her firm, Y LLC, from selling …".
func (w *wording) governed(n int) bool {
	lead := w.leadIn(n)
	if w.Relation(n) != "advcl" || w.Part(n) != "VBG" {
		return false
	}
	for k := w.top; k < n; k++ {
		if w.kept[k] && w.verbal(k) && w.takes(k, lead) {
			return true
		}
	}
	return false
}

// closesApposition reports whether a comma is the second of "his company, X LLC,".
func (r *reader) closesApposition(mark int) bool {
	for k := mark - 1; k != annot.None; k = r.Head(k) {
		first, last := r.Subtree(k)
		if last > mark+1 {
			return false
		}
		if r.Relation(k) == "appos" {
			return r.Word(first-1) == "," || r.Word(first) == ","
		}
	}
	return false
}

// closesPlace reports whether a comma is the second of "Salem, Oregon,".
func (r *reader) closesPlace(mark int) bool {
	m := r.MentionOf(mark - 1)
	if m == annot.None || r.KindOf(mark-1) != annot.Place {
		return strings.HasSuffix(r.Word(mark-1), ".") && r.Word(mark-2) == "," && r.KindOf(mark-3) == annot.Place // "Salem, Ore.,"
	}
	first := r.firstOf(m)
	return r.Word(first-1) == "," && r.KindOf(first-2) == annot.Place || strings.Contains(r.Mentions[m].Text(r.Release.Text), ",")
}

// shownAnyway reports whether a date is that of the happening, which stands beside the phrase, or tells a day only to those who know when
// the release was put out ("today").
func (w *wording) shownAnyway(k, n int) bool {
	inNoun := slices.Contains(describing, w.Relation(n)) || n < k && w.nominal(k) && !w.verbal(k) && k != w.top
	if inNoun || w.dated(k) || w.Relation(n) == "obj" {
		return false
	}
	if w.Relation(n) == "nmod" && w.Lower(w.Dependent(n, "case")) == "for" {
		return false // "the strike set for Tuesday"
	}
	tx := &w.Timexes[w.TimexOf(n)]
	own := w.t.when != nil && tx.Span == w.t.when.Span
	return own || k == w.top || w.deictic(tx) && w.Relation(n) != "nmod"
}

// deictic reports whether an expression has no figure, and so tells a day only by that of the release: "today", "last Tuesday".
func (r *reader) deictic(tx *annot.Timex) bool {
	return !strings.ContainsAny(r.Release.Text[tx.Start:tx.End], "0123456789")
}

// onlyDated reports whether a participle says no more than when: "the strike set for Tuesday".
func (r *reader) onlyDated(n int) bool {
	dated := false
	for d := range r.Dependents(n) {
		switch {
		case r.dated(d):
			dated = true
		case r.Relation(d) != "case" && r.Relation(d) != "punct":
			return false
		}
	}
	return dated || r.Part(n) == "VBN" && r.Part(n+1) == "IN" && r.dated(n+2)
}

// dated reports whether a token belongs to the date of an event: "six years" in
// "sentenced to six years" does not.
func (r *reader) dated(k int) bool {
	n := r.TimexOf(k)
	if n == annot.None {
		return false
	}
	tx := r.Timexes[n]
	return tx.Type == annot.DateTimex || tx.Type == annot.TimeTimex
}

// ordered returns the kept tokens in the order of the text: names whole, without what stands in brackets, with the marks between two of
// them.
func (w *wording) ordered() (words []int) {
	for k := range w.kept {
		m := w.MentionOf(k)
		if m == annot.None {
			words = append(words, k)
			continue
		}
		for n := w.firstOf(m); n < w.after(m) && !w.lost(m); n++ {
			words = append(words, n)
		}
	}
	slices.Sort(words)
	words = w.withoutBrackets(slices.Compact(words))
	for i := len(words) - 1; i > 0; i-- { // "A[, 26,] B[, 30,] and C"
		if a, b := words[i-1], words[i]; b > a+2 && w.Word(b-1) == "," && w.KindOf(a) == annot.Person && w.KindOf(b) == annot.Person {
			words = slices.Insert(words, i, b-1)
		}
	}
	for i := len(words) - 1; i > 0; i-- {
		for k := words[i] - 1; k > words[i-1] && words[i]-words[i-1] <= 3 && w.marks(words[i-1]+1, words[i]); k-- {
			words = slices.Insert(words, i, k)
		}
	}
	return w.balanced(words)
}

// lost reports whether the word on which the others of a name depend was left out, and with it the name.
func (w *wording) lost(m int) bool {
	return w.left[w.HeadIn(w.firstOf(m), w.after(m))]
}

// marks reports whether tokens are all marks that may stand between two words of a phrase.
func (w *wording) marks(first, last int) bool {
	for k := first; k < last; k++ {
		if w.Relation(k) != "punct" || strings.ContainsAny(w.Word(k), "()[]*•|") {
			return false
		}
	}
	return true
}

// withoutBrackets leaves out what stands in brackets.
func (r *reader) withoutBrackets(words []int) []int {
	if len(words) == 0 {
		return words
	}
	within := map[int]bool{}
	depth := 0
	for k := words[0]; k <= words[len(words)-1]; k++ {
		switch r.Word(k) {
		case "(", "[":
			depth++
		case ")", "]":
			within[k] = true
			depth = max(depth-1, 0)
		}
		within[k] = within[k] || depth > 0
	}
	return slices.DeleteFunc(words, func(k int) bool { return within[k] })
}

// balanced leaves quotation marks out where one of a pair is missing.
func (r *reader) balanced(words []int) []int {
	open, plain := 0, 0
	for _, k := range words {
		switch r.Word(k) {
		case "“", "``":
			open++
		case "”", "''":
			open--
		case "\"":
			plain++
		}
	}
	words = r.singly(words)
	if open == 0 && plain%2 == 0 {
		return words
	}
	return slices.DeleteFunc(words, func(k int) bool { return slices.Contains([]string{"“", "”", "``", "''", "\""}, r.Word(k)) })
}

// singly leaves a single quotation mark out that none closes.
func (r *reader) singly(words []int) []int {
	opens := slices.IndexFunc(words, func(k int) bool { return r.Word(k) == "‘" })
	if opens < 0 || slices.ContainsFunc(words[opens:], func(k int) bool { return r.Word(k) == "’" }) {
		return words
	}
	return slices.Delete(words, opens, opens+1)
}
