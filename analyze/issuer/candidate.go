package issuer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

const (
	maxSlots = 40 // names read from slots
	maxUses  = 60 // uses of a candidate that are looked at
	maxForms = 4  // forms of a candidate that are sought in the head
)

// candidate is a name with all its forms and uses.
type candidate struct {
	key    string
	name   string
	forms  []string
	entity int          // or annot.None
	uses   []annot.Span // ascending
	person bool
	slots  [slotKinds]annot.Span // where it stands in each slot first; empty where it does not
	use    usage                 // what is done with it where it is used
	mail   bool                  // an address of mail belongs to it
	web    bool                  // an address of the web does
	hosts  float64               // share of all addresses that belongs to it
	news   bool                  // the text says that it carries the news of others
	odds   float64
}

// reading is what is known of one document.
type reading struct {
	*Finder
	*annot.Document
	candidates []*candidate // in the order of their first use
	byKey      map[string]*candidate
	top        int // byte where the running text begins
	headline   annot.Span
	lead       annot.Span // the first paragraphs of the running text
	abouts     []*candidate
	hosts      []host
	most       int                    // uses of the candidate that has most
	speaks     map[*candidate]float64 // share of all that is quoted, of who says it and of the body spoken for
	quoted     map[int]bool           // entities that are quoted
	acting     bool                   // a body is the subject of a verb in the head
	leading    bool                   // and of the first sentence
	mailed     bool                   // an address of mail belongs to a candidate
	carried    bool                   // a candidate carries the news of others
	bodies     map[*candidate]bool    // those that an office of somebody names
	officers   map[*candidate]bool    // those whose office names a body
}

// read collects the candidates of a document.
func (f *Finder) read(doc *annot.Document) *reading {
	r := &reading{Finder: f, Document: doc, byKey: map[string]*candidate{}, speaks: map[*candidate]float64{},
		bodies: map[*candidate]bool{}, officers: map[*candidate]bool{}, quoted: map[int]bool{}}
	r.zones()
	r.hosts = hostsOf(doc.Release.Text)
	for _, q := range doc.OuterQuotes() {
		r.quoted[q.Entity] = true
	}
	for i, ent := range doc.Entities {
		if ent.Kind == annot.Person || ent.Kind == annot.Organization {
			r.addEntity(i, ent)
		}
	}
	for i, s := range r.slotsOf() {
		if i == maxSlots {
			break
		}
		r.addSlot(s)
	}
	r.nest()
	r.candidates = slices.DeleteFunc(r.candidates, func(c *candidate) bool { return len(c.uses) == 0 || f.wires[squeeze(c.name)] })
	slices.SortStableFunc(r.candidates, func(a, b *candidate) int { return cmp.Compare(a.uses[0].Start, b.uses[0].Start) })
	for _, c := range r.candidates {
		r.most = max(r.most, len(c.uses))
	}
	r.speakers()
	for _, c := range r.candidates {
		c.use = r.usage(c)
		c.mail, c.web, c.hosts = r.addressed(c)
		c.news = !c.person && r.carries(c)
		r.mailed, r.carried = r.mailed || c.mail, r.carried || c.news
		if !c.person && !r.words.Is("parliament", c.key) {
			r.acting = r.acting || c.use.acts || c.use.actsInHeadline
			r.leading = r.leading || c.use.leads && c.use.acts
		}
	}
	return r
}

// zones finds the headline and the first paragraphs.
func (r *reading) zones() {
	if sec, ok := r.Section(annot.Headline); ok {
		r.headline = sec.Span
	}
	r.top = len(r.Release.Text)
	for _, sec := range r.Sections {
		if sec.Kind == annot.Lead || sec.Kind == annot.Body || sec.Kind == annot.DatelineSec {
			r.top = sec.Start
			break
		}
	}
	start := r.top
	if sec, ok := r.Section(annot.Lead); ok {
		start = sec.Start
	}
	end := min(len(r.Release.Text), start+leadBytes)
	if n := r.SentenceAt(end - 1); n < len(r.Sentences) {
		end = max(end, min(r.Sentences[n].End, end+leadBytes))
	}
	r.lead = annot.Span{Start: start, End: end}
}

// leadBytes is how much of the running text is searched for an announcement.
const leadBytes = 700

// headBytes is how much of a text is searched for a name that the tagger found.
const headBytes = 8 << 10

func (r *reading) addEntity(i int, ent annot.Entity) {
	name := r.untitled(trimmed(once(ent.Name)))
	if ent.Kind == annot.Organization {
		name = r.owned(name)
	}
	c := &candidate{key: r.keyOf(name), name: name, forms: append([]string{name}, ent.Aliases...), entity: i}
	for _, m := range ent.Mentions[:min(len(ent.Mentions), maxUses)] {
		c.uses = append(c.uses, r.Mentions[m].Span)
	}
	c.person = ent.Kind == annot.Person && (len(ent.Called()) > 0 || r.lex.FirstName(strings.Fields(name)[0]) || r.quoted[i])
	for _, form := range c.forms[:min(len(c.forms), maxForms)] {
		c.addUses(r.usesOf(form, min(r.lead.End, headBytes)))
	}
	r.shorten(c)
	if same := r.byKey[c.key]; same != nil { // the tagger takes one name now for a person's and now for a body's
		same.join(c)
		return
	}
	r.candidates = append(r.candidates, c)
	for _, form := range c.forms {
		if key := r.keyOf(form); key != "" && r.byKey[key] == nil {
			r.byKey[key] = c
		}
	}
}

// shorten gives a candidate whose full name stands in the headline alone the form that
// the text below uses, if that is the beginning of it: in headlines verbs have
// capitals, and the tagger takes some for parts of a name.
func (r *reading) shorten(c *candidate) {
	full := r.usesOf(c.name, min(len(r.Release.Text), headBytes))
	if len(full) != 1 || !r.headline.Contains(full[0]) {
		return
	}
	for _, form := range c.forms {
		if strings.Contains(form, " ") && strings.HasPrefix(c.name, form+" ") {
			c.name, c.key = form, r.keyOf(form)
			return
		}
	}
}

// join adds the uses of a candidate of the same name. The one with more uses says which
// entity it is.
func (c *candidate) join(o *candidate) {
	if len(o.uses) > len(c.uses) {
		c.name, c.entity, c.person = o.name, o.entity, o.person
	}
	c.addUses(o.uses)
	c.forms = append(c.forms, o.forms...)
}

// addUses adds the uses that overlap none of those that are known.
func (c *candidate) addUses(uses []annot.Span) {
	for _, s := range uses {
		if !slices.ContainsFunc(c.uses, s.Overlaps) {
			c.uses = append(c.uses, s)
		}
	}
	slices.SortFunc(c.uses, func(a, b annot.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// possessor matches the body before the division of it that is named with it; texts
// lose apostrophes.
var possessor = regexp.MustCompile(`^.{3,}?(?:['’]s|\b(?:Departments|Divisions)) (\pL.*)$`)

// owned returns the name of an office without that of the body before it, "the
// Ministry's Roads Division", and that of a body whose possessive lost its apostrophe
// without the "s": "the Works Departments rules".
func (r *reading) owned(name string) string {
	if m := possessor.FindStringSubmatch(name); m != nil && strings.Contains(m[1], " ") && r.isOffice(name) {
		name = m[1]
	}
	if first := strings.LastIndexByte(name, ' '); first > 0 && strings.HasSuffix(name, "s") && r.isOffice(name[first+1:]) {
		return name[:len(name)-1]
	}
	return name
}

// nest takes from each candidate the uses that are the end or the middle of a longer
// name, if that is used twice or stands where issuers are named: "Roads Division" is not
// used in "Orta Roads Division".
func (r *reading) nest() {
	for _, long := range r.candidates {
		if long.person || len(long.uses) < 2 && !long.has([]slotKind{about, contact, source, rights, strokes, site, domain}) {
			continue
		}
		for _, c := range r.candidates {
			if c == long || len(c.name) >= len(long.name) {
				continue
			}
			c.uses = slices.DeleteFunc(c.uses, func(s annot.Span) bool {
				return slices.ContainsFunc(long.uses, func(l annot.Span) bool { return l.Start < s.Start && s.End <= l.End })
			})
			if !slices.ContainsFunc(c.uses, func(s annot.Span) bool {
				return !slices.ContainsFunc(long.uses, func(l annot.Span) bool { return l.Contains(s) })
			}) {
				c.uses = nil
			}
		}
	}
}

// trimmed returns a name without what stands in brackets after it and without a word
// that joins it to another: "Acme Bridges (ACB)", "Acme Bridges and".
func trimmed(name string) string {
	if before, _, ok := strings.Cut(name, " ("); ok && len(before) > 2 {
		name = before
	}
	for _, word := range []string{" and", " of", " for", " the", " &"} {
		name = strings.TrimSuffix(name, word)
	}
	return name
}

// once returns a name that stands twice in a row, because a line break was lost, once.
func once(name string) string {
	if n := len(name) / 2; len(name)%2 == 0 && name[:n] == name[n:] {
		return name[:n]
	}
	if n := len(name) / 2; len(name)%2 == 1 && name[n] == ' ' && name[:n] == name[n+1:] {
		return name[:n]
	}
	return name
}

// addSlot adds a name that stands in a slot to the candidate of that name, or makes
// one of it.
func (r *reading) addSlot(s slot) {
	name := r.untitled(r.TextOf(s.Span))
	key := r.keyOf(name)
	if key == "" || r.words.Is("common", key) || r.wires[squeeze(name)] || r.place(name) || r.lex.Title(name) != "" {
		return
	}
	c := r.byKey[key]
	if c == nil {
		c = &candidate{key: key, name: name, forms: []string{name}, entity: annot.None, person: r.personal(name)}
		c.uses = r.usesOf(name, len(r.Release.Text))
		if len(c.uses) == 0 {
			c.uses = []annot.Span{s.Span}
		}
		r.candidates, r.byKey[key] = append(r.candidates, c), c
	}
	if s.kind == about && !slices.Contains(r.abouts, c) {
		r.abouts = append(r.abouts, c)
	}
	for _, o := range r.candidates {
		if (o == c || o.short(c) || c.short(o)) && o.slots[s.kind].Len() == 0 {
			o.slots[s.kind] = s.Span
		}
	}
}

// short reports whether a body's name is the beginning of another's: some words, or
// one in capitals.
func (c *candidate) short(o *candidate) bool {
	telling := strings.Contains(c.key, " ") || strings.ToUpper(c.name) == c.name
	return telling && !c.person && !o.person && strings.HasPrefix(o.key, c.key+" ")
}

// untitled returns a name without the titles before a first name and the letters after
// it: "Hon. ANN LEE MP". "Cardinal Digital Works" has no title.
func (r *reading) untitled(name string) string {
	words := strings.Fields(name)
	title := func(w string) bool {
		return r.lex.Title(w) != "" || r.words.Is("address", strings.ToLower(strings.Trim(w, ".")))
	}
	named := func(w string) bool { return r.lex.FirstName(w) || title(w) || len(strings.Trim(w, ".")) == 1 }
	for len(words) > 2 && title(words[0]) && named(words[1]) {
		words = words[1:]
	}
	for len(words) > 2 && r.lex.Is(lexicon.Postnominal, strings.ReplaceAll(words[len(words)-1], ".", "")) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// place reports whether a name is that of a place of the gazetteer. What the tagger
// takes for a place may be a firm.
func (r *reading) place(name string) bool { return len(r.lex.Places(name)) > 0 }

// usesOf returns where a name stands in the text before byte end, as a whole.
func (r *reading) usesOf(name string, end int) []annot.Span {
	return wholes(r.Release.Text[:end], name, maxUses)
}

// wholes returns where a name stands in a text as a whole, the first most.
func wholes(text, name string, most int) (uses []annot.Span) {
	for at := 0; len(uses) < most; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			break
		}
		s := annot.Span{Start: at + i, End: at + i + len(name)}
		if at = s.End; whole(text, s) {
			uses = append(uses, s)
		}
	}
	return uses
}

// whole reports whether no letter or digit touches a span.
func whole(text string, s annot.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return !inWord(before) && !inWord(after)
}

// inWord reports whether c is a letter or digit.
func inWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// personal reports whether a name that no entity has looks like a person's.
func (r *reading) personal(name string) bool {
	words := strings.Fields(name)
	n := len(words)
	return (n == 2 || n == 3) && r.lex.FirstName(words[0]) && !r.legal(name)
}

// legal reports whether a name ends with the legal form of a company.
func (r *reading) legal(name string) bool {
	return r.words.Is("legal", strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]))
}

// entityCalled returns the index of the entity of that name, or None. After a title a
// surname is enough if one person alone has it: "Senator Hill".
func (r *reading) entityCalled(name string) int {
	if c := r.byKey[r.keyOf(name)]; c != nil {
		return c.entity
	}
	words := strings.Fields(name)
	title := 0
	for title < len(words)-1 && r.lex.Title(words[title]) != "" {
		title++
	}
	if title == 0 {
		return annot.None
	}
	surname, found := " "+r.keyOf(strings.Join(words[title:], " ")), annot.None
	for _, c := range r.candidates {
		if !c.person || c.entity == annot.None || !strings.HasSuffix(" "+c.key, surname) {
			continue
		}
		if found != annot.None && found != c.entity {
			return annot.None
		}
		found = c.entity
	}
	return found
}

// keyOf returns the form under which the names of issuers compare: folded, without
// marks of trade, "the" and the legal form of a company.
func (f *Finder) keyOf(name string) string {
	words := strings.FieldsFunc(lexicon.Fold(name), func(c rune) bool {
		return !inWord(c) && !strings.ContainsRune(".&'", c)
	})
	for len(words) > 1 && (words[0] == "the" || words[0] == "u.s.") {
		words = words[1:]
	}
	for len(words) > 1 && f.words.Is("legal", strings.Trim(words[len(words)-1], ".")) {
		words = words[:len(words)-1]
	}
	return strings.Trim(strings.Join(words, " "), ".&' ")
}

// squeeze returns the letters and digits of a name in lower case, as addresses on the
// Internet have them.
func squeeze(name string) string {
	return strings.Map(func(c rune) rune {
		if inWord(c) {
			return c
		}
		return -1
	}, lexicon.Fold(name))
}

// likeliest returns the candidates with their odds, the likeliest first.
func (r *reading) likeliest() []*candidate {
	for _, c := range r.candidates {
		c.odds = r.weights.Odds(r.features(c))
	}
	return slices.SortedStableFunc(slices.Values(r.candidates), func(a, b *candidate) int { return cmp.Compare(b.odds, a.odds) })
}

// speakers links people with the bodies that their offices name, and counts who is
// quoted.
func (r *reading) speakers() {
	of := map[int]*candidate{}
	for _, c := range r.candidates {
		if c.entity != annot.None {
			of[c.entity] = c
		}
	}
	spokenFor := map[*candidate][]*candidate{}
	for _, c := range r.candidates {
		if c.person && c.entity != annot.None {
			spokenFor[c] = r.bodiesOf(c, of)
			for _, body := range spokenFor[c] {
				r.bodies[body], r.officers[c] = true, true
			}
		}
	}
	all, quotes := 0.0, r.OuterQuotes()
	for _, q := range quotes {
		if q.Speaker != "" {
			all++
		}
	}
	for _, q := range quotes {
		c := of[q.Entity]
		if c == nil {
			continue
		}
		r.speaks[c] += 1 / all
		for _, body := range spokenFor[c] {
			r.speaks[body] += 1 / all
		}
	}
}

// reach is how many bytes after a title may name its body: "director of roads at Acme".
const reach = 40

// bodiesOf returns the bodies that the titles of a person name, or the words right
// after a title; of gives the candidate of an entity.
func (r *reading) bodiesOf(c *candidate, of map[int]*candidate) (bodies []*candidate) {
	ent := r.Entities[c.entity]
	add := func(body *candidate) {
		if body != nil && !body.person && !slices.Contains(bodies, body) {
			bodies = append(bodies, body)
		}
	}
	if ent.Organization != "" {
		add(r.byKey[r.keyOf(ent.Organization)])
	}
	for _, m := range ent.Mentions[:min(len(ent.Mentions), maxUses)] {
		add(r.officeAfter(r.Mentions[m].End))
	}
	for _, at := range ent.TitlesAt {
		add(r.officeAfter(at.End))
		for m := r.MentionsBefore(at.Start); m < len(r.Mentions) && r.Mentions[m].Start <= at.End+reach; m++ {
			s := r.Mentions[m].Span
			if s.Start < at.End || !strings.ContainsAny(r.Release.Text[at.End:s.Start], ".;\n\"“”") {
				add(of[r.EntityOf(m)])
			}
		}
	}
	return bodies
}

// officeAfter returns the office that is named right after byte i in the same
// sentence: "Ann Lee of the Roads Division".
func (r *reading) officeAfter(i int) *candidate {
	for _, c := range r.candidates {
		if c.slots[office].Len() == 0 {
			continue
		}
		for _, s := range c.uses {
			if s.Start >= i && s.Start <= i+reach && ofThe(r.Release.Text[i:s.Start]) {
				return c
			}
		}
	}
	return nil
}

// ofThe reports whether words are "of the" or the like, and no line ends among them.
func ofThe(words string) bool {
	return !strings.Contains(words, "\n") && !slices.ContainsFunc(strings.Fields(words), func(w string) bool {
		return w != "of" && w != "for" && w != "the" && w != "at" && w != "in"
	})
}
