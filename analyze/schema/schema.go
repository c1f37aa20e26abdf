// Package schema defines the form in which users get an analysis: the JSON object of
// one release (Analysis), which Of makes from an annot.Document. Users rely on schema
// 1, so fields may be added to it, and none is renamed or removed. schema.json beside
// this file describes the same as a JSON Schema.
package schema

import (
	_ "embed"
	"slices"

	"pressroom/corpus"
)

// Version is the number of the contract.
const Version = 1

// JSON is the contract as a JSON Schema (draft 2020-12).
//
//go:embed schema.json
var JSON string

// A Nullable is a string that JSON writes as null when it is empty.
type Nullable string

// MarshalJSON writes the string, or null.
func (n Nullable) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return Marshal(string(n))
}

// Analysis is everything that was found in one release. Offsets count code
// points of the text, or bytes, end exclusive; lists are never nil.
type Analysis struct {
	Schema        int            `json:"schema"`
	ID            string         `json:"id"`
	Source        string         `json:"source"`
	Also          []string       `json:"also,omitempty"`    // further sources of the same release; only where there are
	Address       string         `json:"address,omitempty"` // where it was published (URL), as the source declares it
	Pages         []int          `json:"pages,omitempty"`   // offsets at which the second page of its file and each further one begin
	Issuer        Nullable       `json:"issuer"`
	Issuers       []Issuer       `json:"issuers"`
	Language      string         `json:"language"`
	LanguageP     float64        `json:"language_probability"`
	Published     corpus.Date    `json:"published"`
	Clock         Clock          `json:"clock"`
	Form          string         `json:"form"`
	Correction    *Mention       `json:"correction"`
	EmbargoedTo   *Embargo       `json:"embargoed_until"`
	Advisory      []Field        `json:"advisory"`
	Headline      Nullable       `json:"headline"`
	Opening       *Mention       `json:"opening,omitempty"` // what stands for the headline where there is none
	Subheads      []string       `json:"subheads"`
	Dateline      *Dateline      `json:"dateline"`
	Sections      []Section      `json:"sections"`
	Items         []Range        `json:"items,omitempty"` // of a digest; only where there are
	People        []Person       `json:"people"`
	Places        []Place        `json:"places"`
	Countries     []Country      `json:"countries"`
	Focus         Nullable       `json:"focus"`
	Organizations []Organization `json:"organizations"`
	Dates         []Date         `json:"dates"`
	Quotes        []Quote        `json:"quotes"`
	Indirect      []Quote        `json:"indirect,omitzero"` // only where asked for
	Statements    []Quote        `json:"statements"`
	Topics        []Topic        `json:"topics"`
	Keyphrases    []Keyphrase    `json:"keyphrases"`
	Events        []Event        `json:"events"`
	Told          []Event        `json:"told"`
}

// Issuer is who put the release out: a body or a person, not the wire that carries
// it. ID is that of the person or organisation, null where it is none of these. From
// says what tells it; of the record's own word there is no place in the text.
type Issuer struct {
	Name        string   `json:"name"`
	ID          Nullable `json:"id"`
	From        string   `json:"from"`
	Probability float64  `json:"probability"`
	Start       *int     `json:"start"`
	End         *int     `json:"end"`
	Rule        string   `json:"rule"`
}

// Clock is the publication date, where it was read, and the other candidates.
// NotBefore is the latest past day that the text of a release without a date
// names in full: a bound, from which nothing is reckoned.
type Clock struct {
	Published  corpus.Date `json:"published"`
	From       Nullable    `json:"from"`
	NotBefore  corpus.Date `json:"not_before"`
	Conflict   bool        `json:"conflict"`
	Candidates []Candidate `json:"candidates"`
}

// Candidate is a day that may be the publication date. Start and End are null
// when it was not read in the text; Field is then what of the source says it.
// Zone is the time zone that stands beside the time of publication.
type Candidate struct {
	Date  corpus.Date `json:"date"`
	From  string      `json:"from"`
	Field string      `json:"field,omitempty"`
	Zone  Nullable    `json:"zone"`
	Start *int        `json:"start"`
	End   *int        `json:"end"`
}

// Dateline is where and when the release was issued, as printed.
type Dateline struct {
	Start int         `json:"start"`
	End   int         `json:"end"`
	Place Nullable    `json:"place"`
	Date  corpus.Date `json:"date"`
}

// Embargo is when the release may be used first: a day, or a day and a time of
// day in a zone.
type Embargo struct {
	Value string   `json:"value"`
	Zone  Nullable `json:"zone"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
}

// Field is a labelled part of an advisory: who, what, when, where, why, how.
type Field struct {
	Label string `json:"label"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Range is a stretch of the text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Section is a part of the release.
type Section struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Mention is a stretch of the text and, where it is evidence, the rule, the model
// or the row of a table by which it was found.
type Mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Rule  string `json:"rule,omitempty"`
}

// Person is one person of the release. The spans of titles and aliases stand in the
// order of these, each where it is first said.
type Person struct {
	ID              string    `json:"id"`
	Name            string    `json:"name"`
	Aliases         []string  `json:"aliases"`
	AliasSpans      []Mention `json:"alias_spans"`
	Honorifics      []string  `json:"honorifics"`
	HonorificSpans  []Mention `json:"honorific_spans"`
	Titles          []string  `json:"titles"`
	TitleSpans      []Mention `json:"title_spans"`
	Organization    Nullable  `json:"organization"`
	Affiliation     Nullable  `json:"affiliation"`
	AffiliationSpan *Mention  `json:"affiliation_span"`
	Mentions        []Mention `json:"mentions"`
}

// Called returns what stands for the person beside the name: the forms of address and the titles.
func (p *Person) Called() []string { return slices.Concat(p.Honorifics, p.Titles) }

// Country is how often the release names a country or a place in it, and how
// often it uses its adjective alone ("Armenian").
type Country struct {
	Country    string `json:"country"`
	Names      int    `json:"names"`
	Adjectives int    `json:"adjectives"`
}

// Place is one place of the release. Region is the first-level region that it is or
// lies in, as GeoNames codes it ("US.LA"). It and coordinates are null when unknown.
// Precision is of what the point is ("place", "town", "area"), Box the western, southern,
// eastern and northern edge of a country or first-level region, null for any other place.
// GeoSpan is where the text tells which place it is and by which rule: the words that
// say what it lies in, or its own name where that is enough.
type Place struct {
	ID        string      `json:"id"`
	Name      string      `json:"name"`
	Kind      string      `json:"kind"`
	Country   Nullable    `json:"country"`
	Region    Nullable    `json:"region"`
	Lat       *float64    `json:"lat"`
	Lon       *float64    `json:"lon"`
	Precision Nullable    `json:"precision"`
	Box       *[4]float64 `json:"bbox"`
	GeoNames  *int        `json:"geonames"`
	GeoSpan   *Mention    `json:"geo_span"`
	Mentions  []Mention   `json:"mentions"`
}

// Forms returns the name of a place and how the release writes it: "Paris, Texas",
// "Del.".
func (p Place) Forms() []string {
	forms := []string{p.Name}
	for _, m := range p.Mentions {
		forms = append(forms, m.Text)
	}
	return forms
}

// Organization is one organisation of the release.
type Organization struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"`
	Aliases     []string  `json:"aliases"`
	AliasSpans  []Mention `json:"alias_spans"`
	Kind        Nullable  `json:"kind"`
	KindSpan    *Mention  `json:"kind_span"`
	Acronym     Nullable  `json:"acronym"`
	AcronymSpan *Mention  `json:"acronym_span"`
	Ticker      Nullable  `json:"ticker"`
	TickerSpan  *Mention  `json:"ticker_span"`
	Mentions    []Mention `json:"mentions"`
}

// Date is one time expression. Mod is its TIMEX3 modifier, Quant and Freq are the
// quantifier and the frequency of a set, Zone the time zone of a time of day as printed.
// Candidates are the days of which it is one, if nothing shows which. If Conflict is set,
// they are the day that it names and the nearest day of the weekday that it names.
type Date struct {
	Start      int           `json:"start"`
	End        int           `json:"end"`
	Text       string        `json:"text"`
	Type       string        `json:"type"`
	Value      string        `json:"value"`
	Mod        Nullable      `json:"mod"`
	Quant      Nullable      `json:"quant"`
	Freq       Nullable      `json:"freq"`
	From       corpus.Date   `json:"from"`
	To         corpus.Date   `json:"to"`
	Zone       Nullable      `json:"zone"`
	Candidates []corpus.Date `json:"candidates"`
	Conflict   bool          `json:"conflict"`
	Rule       string        `json:"rule"`
}

// Quote is one stretch of direct speech. SpeakerSpan is the name, the pronoun or
// the words that the attribution rests on, and its rule; CueSpan is the verb. Short
// marks one of fewer than four words, Nested one within the last before it that is not
// nested.
type Quote struct {
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Text        string   `json:"text"`
	Speaker     Nullable `json:"speaker"`
	SpeakerID   Nullable `json:"speaker_id"`
	SpeakerSpan *Mention `json:"speaker_span"`
	Cue         Nullable `json:"cue"`
	CueSpan     *Mention `json:"cue_span"`
	Short       bool     `json:"short,omitzero"`
	Nested      bool     `json:"nested,omitzero"`
}

// Topic is a top-level term of the IPTC Media Topics. Narrower is the term of
// the second level that most of its evidence speaks for, null if there is none.
// Evidence are the words that spoke for it most, EvidenceSpans where each stands
// first.
type Topic struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Narrower *Concept `json:"narrower"`
	Score    float64  `json:"score"`
	Evidence []string `json:"evidence"`

	EvidenceSpans []Mention `json:"evidence_spans"`
}

// Concept is a term of the IPTC Media Topics.
type Concept struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Keyphrase is a phrase that tells what the release is about, and its uses.
type Keyphrase struct {
	Text  string    `json:"text"`
	Score float64   `json:"score"`
	Spans []Mention `json:"spans"`
}

// Event is something that happened or is to happen. When is null when the
// text does not say. Tier is main, key, next or, for those of Told, told.
type Event struct {
	What         string        `json:"what"`
	Kind         string        `json:"kind"`
	Plover       Nullable      `json:"plover"`
	Status       string        `json:"status"`
	Who          []string      `json:"who"`
	Participants []Participant `json:"participants"`
	When         *When         `json:"when"`
	Where        []string      `json:"where"`
	WhereSpans   []Mention     `json:"where_spans"`
	Venue        Nullable      `json:"venue"`
	VenueSpan    *Mention      `json:"venue_span"`
	Evidence     Mention       `json:"evidence"`
	Details      []Mention     `json:"details"`
	Trigger      Mention       `json:"trigger"`
	Mentions     []Mention     `json:"mentions"`
	Numbers      []Number      `json:"numbers"`
	Process      *Process      `json:"process"`
	Confidence   float64       `json:"confidence"`
	Main         bool          `json:"main"`
	Tier         string        `json:"tier"`
	Rule         string        `json:"rule"`
}

// Participant is who takes part in an event. ID is null when it is no entity
// of the release; Span is where the part is told.
type Participant struct {
	Name string   `json:"name"`
	ID   Nullable `json:"id"`
	Role string   `json:"role"`
	Span *Mention `json:"span"`

	Derived bool `json:"derived"` // concluded, not said of the event
}

// Number is a figure that an event is told with: what it counts or pays, and who gives to whom.
type Number struct {
	Value    float64  `json:"value"`
	Unit     string   `json:"unit"`
	Of       Nullable `json:"of"`
	Role     string   `json:"role"`
	Giver    Nullable `json:"giver"`
	Receiver Nullable `json:"receiver"`
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Text     string   `json:"text"`
}

// Process is the bill or the case of which an event is a stage.
type Process struct {
	ID    string `json:"id"`
	Stage string `json:"stage"`
}

// When is the time of an event. Text, start and end are null when it is the
// publication date; Rule says why the time is that of the event.
type When struct {
	Value string      `json:"value"`
	From  corpus.Date `json:"from"`
	To    corpus.Date `json:"to"`
	Text  Nullable    `json:"text"`
	Start *int        `json:"start"`
	End   *int        `json:"end"`
	Rule  string      `json:"rule"`

	Derived bool `json:"derived"` // concluded, not said in the clause of the event
}
