package annot

import "strings"

// Kind is the kind of a mention or an entity.
type Kind string

// The kinds of names.
const (
	Person       Kind = "person"
	Place        Kind = "place"
	Organization Kind = "organization"
	Other        Kind = "other" // laws, products, events: kept apart, in no entity
)

// A Mention is a name in the text, without title, "the" or "'s", which reader of names
// found it, and how likely its bounds and its kind are right: 0 where that is not known.
type Mention struct {
	Span
	Kind        Kind
	Rule        string
	Probability float64
}

// Evidence returns where the mention stands and which reader found it.
func (m Mention) Evidence() Evidence { return Evidence{m.Span, m.Rule} }

// An Entity is one person, place or organisation of the release with all its
// mentions. Name is the fullest form, Aliases the others in order of first use.
type Entity struct {
	ID       string // p1, l1, o1: the kind and the order of first mention
	Kind     Kind
	Name     string
	Aliases  []string
	Mentions []int // indexes into Document.Mentions, ascending

	Honorifics    []string   // people: the forms of address before the name, "Dr.", "His Excellency"; no offices
	HonorificsAt  []Evidence // of each
	Titles        []string   // people: the offices and ranks that the release gives them
	TitlesAt      []Evidence // of each title; of a list's, "Senators", the words of all
	Organization  string     // people: the one their title names
	Affiliation   string     // people: US party and state, "D-MA"
	AffiliationAt Evidence

	Geo   *Geo     // places: nil when nothing is known
	GeoAt Evidence // what tells where it lies: other words of the text, or its own name and why that means this place

	OrgKind   OrgKind  // organisations: "" when the name does not show it
	OrgKindAt Evidence // the form of the name that shows it, or the ticker
	Acronym   string   // organisations: as in "Organization … (OSCE)"
	AcronymAt Evidence
	Ticker    string // organisations: as in "(NYSE: XYZ)"
	TickerAt  Evidence
}

// Called returns what stands for a person beside the name: each word of the forms of address, and the titles.
func (e *Entity) Called() []string {
	return append(strings.Fields(strings.Join(e.Honorifics, " ")), e.Titles...)
}

// OrgKind is the kind of an organisation.
type OrgKind string

// The kinds of organisations.
const (
	GovernmentBody    OrgKind = "government" // with parliaments, agencies, the police and the armed forces
	CourtBody         OrgKind = "court"
	PartyBody         OrgKind = "party"
	CompanyBody       OrgKind = "company" // with exchanges and law firms
	MediaBody         OrgKind = "media"
	NGOBody           OrgKind = "ngo" // associations, foundations, chambers
	UnionBody         OrgKind = "union"
	SchoolBody        OrgKind = "school" // with universities
	HealthBody        OrgKind = "health" // hospitals, clinics, practices
	TeamBody          OrgKind = "team"
	ReligiousBody     OrgKind = "religious"
	InternationalBody OrgKind = "international" // of several states
)

// CountryCount is how often a release names a country or a place in it, and how
// often it uses its adjective alone.
type CountryCount struct {
	Country           string // ISO 3166-1 alpha-2
	Names, Adjectives int
}

// GeoKind is the kind of a place.
type GeoKind string

// The kinds of places.
const (
	Country  GeoKind = "country"
	Region   GeoKind = "region"
	City     GeoKind = "city"
	District GeoKind = "district"
	Water    GeoKind = "water"
	Mountain GeoKind = "mountain"
	Facility GeoKind = "facility"
	Site     GeoKind = "other"
)

// Precision says of what place a point is.
type Precision string

// The precisions of points.
const (
	AtPlace Precision = "place" // of the place itself, of an area its middle
	AtTown  Precision = "town"  // of the town in which the place lies
	InArea  Precision = "area"  // of the middle of the region or country in which the place lies
)

// Geo places an entity on the map. Country is an ISO 3166-1 alpha-2 code or
// empty; Region the first-level region that it is or lies in, as GeoNames codes it
// ("US.LA"), or empty. Lat and Lon are degrees of WGS 84 and mean nothing unless Located.
type Geo struct {
	Kind      GeoKind
	Country   string
	Region    string
	Located   bool
	Lat, Lon  float64
	Precision Precision   // of the point
	Box       *[4]float64 // western, southern, eastern and northern edge of a country or first-level region, in degrees; else nil
	GeoNames  int         // GeoNames identifier, 0 when unknown
}
