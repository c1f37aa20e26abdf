package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/words"
)

// releaseType is the type of all documents.
const releaseType = "release"

// document is what bleve gets of a release. What it lacks is nil, so that it leaves
// no empty term. The mapping says what becomes of each field; whoever changes what a
// field holds raises format (manifest.go).
type document struct {
	Type string `json:"type"`

	Content   []string  `json:"content"` // digest: whether this very release is in
	ID        []string  `json:"id"`
	Anywhere  []string  `json:"anywhere"` // what words are looked for in and what ranks: headline, body and names
	Every     []string  `json:"every"`    // everyRelease, among the words of Anywhere
	Headline  []string  `json:"headline"`
	Zone      []string  `json:"zone"` // which parts it has
	Rest      []string  `json:"rest"` // headline and asides of the text
	SaidBy    []string  `json:"said_by"`
	Person    []string  `json:"person"`
	Place     []string  `json:"place"`
	Org       []string  `json:"org"`
	Topic     []string  `json:"topic"` // labels and identifiers
	Bill      []string  `json:"bill"`  // codes (words.Bills)
	Issuer    []string  `json:"issuer"`
	Source    []string  `json:"source"`
	Sources   []string  `json:"sources"` // the same, each as a whole
	Kind      []string  `json:"kind"`
	Published []float64 `json:"published"` // see dayNumber
	Point     []string  `json:"point"`     // see pointTerm
	Title     []string  `json:"title"`     // of people
	Acting    []string  `json:"acting"`    // who takes part in its events, by name and title

	// Forms of names (package identity) and other names as displayed, for counting.
	SaidByName []string `json:"said_by_name"`
	PersonName []string `json:"person_name"`
	PlaceName  []string `json:"place_name"`
	OrgName    []string `json:"org_name"`
	TopicName  []string `json:"topic_name"`
	IssuerName []string `json:"issuer_name"`
	Country    []string `json:"country"`
	Region     []string `json:"region"` // codes of first-level regions
	Language   []string `json:"lang"`   // ISO 639-1 codes of all languages that parts of it are in
	Stem       []string `json:"stem"`   // words of languages with inflections that are not English (inflected.go)

	Record []string `json:"record"` // what is given back (stored.go)

	// For the columns.
	body   string                                  // the text, blanked where it is headline or aside
	spans  []zoneSpan                              // its zones
	values []wordValue                             // all words in their order
	names  []string                                // of its subjects: words of a query find them, too
	forms  struct{ people, places, orgs []string } // of each that is named (formTerm)
}

// Head is the header of a release: what a list shows of it.
type Head struct {
	ID        string      `json:"id"`
	Source    string      `json:"source"`   // the first, where it has several
	Headline  string      `json:"headline"` // empty when it has none
	Opening   string      `json:"opening"`  // what stands for it then
	Published corpus.Date `json:"published"`
	Place     string      `json:"place"`             // of the dateline, as printed
	Address   string      `json:"address,omitempty"` // where it was published (URL), as its source declares it
	Issuer    string      `json:"from,omitempty"`    // who issues it; empty where that is doubtful, and in indexes made by earlier versions
}

// Head returns what a list shows of a release that was read.
func (st Stored) Head() Head { return headOf(st.Release, st.Analysis) }

func headOf(rel corpus.Release, an schema.Analysis) Head {
	hd := Head{ID: rel.ID, Source: rel.Source, Headline: string(an.Headline), Published: an.Published, Address: rel.Address,
		Issuer: string(an.SureIssuer())}
	if an.Opening != nil {
		hd.Opening = an.Opening.Text
	}
	if an.Dateline != nil {
		hd.Place = string(an.Dateline.Place)
	}
	return hd
}

// head is the header with what is needed to read a release or to replace it; it
// spares the reader the analysis.
type head struct {
	Head
	Also     []string       `json:"also,omitempty"` // further sources of the same release
	Named    bool           `json:"named,omitempty"`
	Declared string         `json:"issuer,omitempty"`   // who issues it, as its source declares
	Lang     string         `json:"language,omitempty"` // declared
	Dates    []corpus.Claim `json:"dates,omitempty"`
	Lead     int            `json:"lead"`   // byte of the cleaned text at which the body begins
	Events   int            `json:"events"` // how many there are
}

// digest identifies a release whatever its source: the same text under another
// path is the same release. What dates it is the record, not the name of a file.
func digest(rel corpus.Release) string {
	h := sha256.New()
	for _, s := range []string{rel.ID, rel.Issuer, rel.Original()} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	for _, claim := range rel.Dates {
		if claim.From == corpus.Filename {
			continue
		}
		fmt.Fprintf(h, "%s %s;", claim.Date, claim.From)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// releaseKey names the document of a release by its content.
func releaseKey(rel corpus.Release) string { return digest(rel) }

// sourcesOf lists all sources of a release.
func sourcesOf(rel corpus.Release) []string { return append(values(rel.Source), rel.Also...) }

// dayNumber writes a day as the number YYYYMMDD. bleve's own dates hold the
// years 1678 to 2262 only and lose all others without a word.
func dayNumber(d corpus.Date) float64 {
	return float64(d.Year*10000 + int(d.Month)*100 + d.Day)
}

func dayNumbers(d corpus.Date) []float64 {
	if d.IsZero() {
		return nil
	}
	return []float64{dayNumber(d)}
}

// recordOf makes what is stored of a release.
func recordOf(rel corpus.Release, an schema.Analysis) (record, error) {
	rel = rel.Clean()
	line, err := json.Marshal(head{
		Head: headOf(rel, an), Also: rel.Also, Named: rel.Named, Declared: rel.Issuer, Lang: rel.Language, Dates: rel.Dates,
		Lead: lead(rel, an.Sections), Events: len(an.Events),
	})
	return record{line, []byte(rel.Original()), bytes.TrimSpace(an.Line())}, err
}

// releaseDocument makes the document of a release but for its record.
func releaseDocument(rel corpus.Release, an schema.Analysis) document {
	rel = rel.Clean()
	doc := document{
		Type: releaseType, Content: []string{digest(rel)}, ID: values(rel.ID),
		Headline: terms(string(an.Headline)), Published: dayNumbers(an.Published),
		Issuer: terms(issuerForms(rel, an)...), IssuerName: issuersOf(rel, an), Source: terms(sourcesOf(rel)...), Sources: sourcesOf(rel),
	}
	parts := zonesOf(rel, an)
	doc.Bill = words.Bills(parts.text)
	doc.Zone, doc.spans, doc.body = parts.names(), parts.spanned(), parts.body()
	doc.addNames(an, parts)
	doc.Every = values(everyRelease)
	for _, topic := range an.Topics {
		doc.Topic = append(doc.Topic, terms(topic.Label, topic.ID)...)
		doc.TopicName = append(doc.TopicName, values(topic.Label)...)
	}
	for _, ev := range an.Events {
		doc.Kind = append(doc.Kind, values(ev.Kind)...)
		doc.Acting = append(doc.Acting, terms(append(titlesOf(an.People, ev.Participants), ev.Who...)...)...)
	}
	doc.SaidByName = distinct(doc.SaidByName)
	doc.PersonName, doc.PlaceName, doc.OrgName = distinct(doc.PersonName), distinct(doc.PlaceName), distinct(doc.OrgName)
	doc.TopicName, doc.Country, doc.Kind = distinct(doc.TopicName), distinct(doc.Country), distinct(doc.Kind)
	doc.Point, doc.Region = distinct(doc.Point), distinct(doc.Region)
	doc.cut(parts)
	doc.inflect(an)
	return doc
}

// cut cuts what is searched by words: into values in their order for the column, and for
// the engine into words with blanks between them, common ones left out of texts.
func (doc *document) cut(parts *parts) {
	for _, v := range valuesOf(parts.tokens, asidesOf(doc.spans)) {
		doc.values = append(doc.values, v)
		if v.aside {
			doc.Rest = append(doc.Rest, spaced(v, false)...)
		} else {
			doc.Anywhere = append(doc.Anywhere, spaced(v, false)...)
		}
	}
	of := [wordFields]*[]string{
		headlineField: &doc.Headline, personField: &doc.Person, placeField: &doc.Place, orgField: &doc.Org, saidByField: &doc.SaidBy,
		titleField: &doc.Title, actingField: &doc.Acting, topicField: &doc.Topic, issuerField: &doc.Issuer, sourceField: &doc.Source,
	}
	doc.names = distinct(doc.names)
	for field := headlineField; field < wordFields; field++ {
		var out []string
		for _, s := range distinct(*of[field]) {
			v := wordValue{field: field, words: placedWords(s)}
			if field >= personField && field <= orgField {
				_, subject := slices.BinarySearch(doc.names, s)
				v.aside = !subject
			}
			doc.values = append(doc.values, v)
			out = append(out, spaced(v, field != headlineField)...)
		}
		*of[field] = out
	}
	doc.Anywhere = append(doc.Anywhere, doc.Headline...)
	for _, name := range doc.names {
		doc.Anywhere = append(doc.Anywhere, spaced(wordValue{words: placedWords(name)}, false)...)
	}
}

// spaced writes the words of a value with blanks between them, common ones only where
// every one is wanted; nil for none.
func spaced(v wordValue, every bool) []string {
	var b strings.Builder
	for _, w := range v.words {
		if every || !words.Common(w.text) {
			b.WriteString(w.text)
			b.WriteByte(' ')
		}
	}
	return values(b.String())
}

// addNames adds all names to what is searched by its field. Those that stand in
// boilerplate and contacts alone neither count as a subject nor rank.
func (doc *document) addNames(an schema.Analysis, parts *parts) {
	said := map[string]bool{}
	for _, q := range an.Spoken() {
		said[string(q.SpeakerID)] = true
		doc.SaidBy = append(doc.SaidBy, terms(string(q.Speaker))...)
	}
	doc.SaidBy = distinct(doc.SaidBy)
	for _, p := range an.People {
		names := terms(append([]string{p.Name}, p.Aliases...)...)
		doc.Person = append(doc.Person, names...)
		doc.Title = append(doc.Title, terms(p.Called()...)...)
		subject := parts.subject(p.Mentions)
		form := formTerm(personForm(p), subject)
		doc.forms.people = append(doc.forms.people, form)
		doc.PersonName = append(doc.PersonName, values(form)...)
		if said[p.ID] {
			doc.SaidBy = append(doc.SaidBy, names...)
			doc.SaidByName = append(doc.SaidByName, values(form)...)
		}
		if subject {
			doc.names = append(doc.names, names...)
		}
	}
	for _, p := range an.Places {
		names := distinct(terms(p.Forms()...))
		doc.Place = append(doc.Place, names...)
		subject := parts.subject(p.Mentions)
		form := formTerm(placeForm(p), subject)
		doc.forms.places = append(doc.forms.places, form)
		doc.PlaceName = append(doc.PlaceName, values(form)...)
		if subject {
			doc.names = append(doc.names, names...)
		}
		doc.Country = append(doc.Country, values(string(p.Country))...)
		doc.Region = append(doc.Region, values(string(p.Region))...)
		// The middle of a country or region is near nothing that was named.
		area := p.Kind == string(annot.Country) || p.Kind == string(annot.Region)
		if p.Lat != nil && p.Lon != nil && !area {
			doc.Point = append(doc.Point, pointTerm(*p.Lat, *p.Lon))
		}
	}
	for _, o := range an.Organizations {
		names := distinct(terms(append([]string{o.Name, string(o.Acronym), string(o.Ticker)}, o.Aliases...)...))
		doc.Org = append(doc.Org, names...)
		subject := parts.subject(o.Mentions)
		form := formTerm(orgForm(o), subject)
		doc.forms.orgs = append(doc.forms.orgs, form)
		doc.OrgName = append(doc.OrgName, values(form)...)
		if subject {
			doc.names = append(doc.names, names...)
		}
	}
}

// titlesOf lists the titles of those who take part in an event.
func titlesOf(people []schema.Person, who []schema.Participant) (titles []string) {
	for _, part := range who {
		for _, p := range people {
			if p.ID == string(part.ID) {
				titles = append(titles, p.Called()...)
			}
		}
	}
	return distinct(titles)
}

// lead returns the byte of the cleaned text at which what follows the headline begins: snippets
// need not repeat what the list shows anyway. Sections count code points of the text
// as read.
func lead(rel corpus.Release, sections []schema.Section) int {
	for _, s := range sections {
		if annot.SectionKind(s.Kind).Running() || s.Kind == string(annot.DatelineSec) {
			return rel.Back().Clean(byteOffset(rel.Original(), s.Start))
		}
	}
	return 0
}

func byteOffset(text string, points int) int {
	at := 0
	for ; points > 0 && at < len(text); points-- {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at
}

// values drops empty strings.
func values(in ...string) []string {
	var out []string
	for _, s := range in {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// terms folds what is searched by words.
func terms(in ...string) []string {
	out := values(in...)
	for i, s := range out {
		out[i] = fold(s).text
	}
	return out
}

// distinct sorts and drops repetitions.
func distinct(in []string) []string {
	out := append([]string(nil), in...)
	sort.Strings(out)
	n := 0
	for i, s := range out {
		if i == 0 || s != out[n-1] {
			out[n] = s
			n++
		}
	}
	return out[:n]
}
