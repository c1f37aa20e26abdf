package annot

// EventKind is what sort of happening an event is.
type EventKind string

// StatementEvent is the kind of what somebody says in public.
const StatementEvent EventKind = "statement"

// EventKinds are all kinds of events, the last for what fits none.
var EventKinds = []EventKind{
	"meeting", "visit", StatementEvent, "agreement", "appointment", "election", "legislation", "legal_action",
	"grant_or_funding", "product_launch", "financial_result", "merger_or_acquisition", "award", "publication_or_study",
	"conflict_or_attack", "disaster", "protest", "deployment", "mission_or_launch", "competition", "ceremony", "other",
}

// EventStatus is how far a happening has come, as the release tells it.
type EventStatus string

// The states of an event. What is Proposed, Required or Expected may yet come;
// what is Alleged somebody says of somebody else; what is Denied somebody says is
// not so, and NotHappened is what did not come about.
const (
	Happened    EventStatus = "happened"
	UnderWay    EventStatus = "under_way"
	Planned     EventStatus = "planned"
	Proposed    EventStatus = "proposed"
	Required    EventStatus = "required"
	Expected    EventStatus = "expected"
	Alleged     EventStatus = "alleged"
	Cancelled   EventStatus = "cancelled"
	Postponed   EventStatus = "postponed"
	Denied      EventStatus = "denied"
	NotHappened EventStatus = "not_happened"
)

// EventStatuses are all of them.
var EventStatuses = []EventStatus{Happened, UnderWay, Planned, Proposed, Required, Expected, Alleged, Cancelled, Postponed, Denied,
	NotHappened}

// Open reports whether what has a status may lie ahead.
func (s EventStatus) Open() bool {
	switch s {
	case Happened, Alleged, Denied, NotHappened:
		return false
	}
	return true
}

// Role is the part that somebody has in an event.
type Role string

// The roles. A recipient is whom an act is done to: who is appointed, awarded,
// sentenced, addressed.
const (
	Actor       Role = "actor"
	Attendee    Role = "participant"
	Host        Role = "host"
	Organiser   Role = "organiser"
	Counterpart Role = "counterpart"
	Recipient   Role = "recipient"
)

// Roles are all of them.
var Roles = []Role{Actor, Attendee, Host, Organiser, Counterpart, Recipient}

// An Event is something that happened or is to happen, as the release tells it.
type Event struct {
	What        string // a short phrase: who does what, in the words of the release
	WhatAt      []Span // the parts of the text of which What is put together, in their order; names in brackets stand in none of them
	Trigger     Span   // the verb or noun that says that something happened
	Kind        EventKind
	Plover      string // event type of the PLOVER ontology, such as CONSULT; empty where it has none
	Status      EventStatus
	Who         []Participant
	When        *Timex     // nil when unknown; its span is empty when it is the clock, not an expression of the text
	WhenDerived bool       // the date is concluded: that of another sentence, or the day of publication
	WhenAt      Evidence   // where the date stands and why it is that of the event
	Where       []int      // indexes into Document.Entities, of places
	WhereAt     []Evidence // of each of them where it is named, as that of a participant
	Venue       Span       // the house or room that is named; empty if none is
	Evidence    Span       // the sentence that tells it
	Details     []Span     // further sentences that tell of it, in the order of the text
	Mentions    []Span     // the verbs and nouns that tell it, Trigger among them, in the order of the text
	Numbers     []Number   // that it is told with, in the order of the text
	Process     *Process   // of which it is a stage, nil where none is known
	Odds        float64    // the logarithm of the odds that a reader would note it
	Confidence  float64    // how likely a reader notes it, too, and finds all right that it is told with
	Main        bool
	Tier        Tier
	Rule        string // the frame that fired
}

// Tier is how much an event matters to who reads the release in short.
type Tier string

// The tiers. What is TierTold stands in a full list alone.
const (
	TierMain Tier = "main" // what the release is about
	TierKey  Tier = "key"
	TierNext Tier = "next" // what lies ahead
	TierTold Tier = "told"
)

// A Participant takes part in an event. At is where it is named: in the sentence
// that tells of the event, else before it, else where it is named first.
type Participant struct {
	Name   string
	Entity int // index into Document.Entities, None when it is only a noun phrase
	Role   Role
	At     Evidence

	Derived bool // concluded, not said of the event: the issuer where nobody else acts
}

// A Number is a figure that an event is told with, where it stands with what it counts.
type Number struct {
	Span
	Value           float64
	Unit            string // "people", "votes", "months", the noun that is counted, or the ISO 4217 code of a currency ($: nobody says whose)
	Of              string // what is counted or paid, in the words of the release; may be empty
	Role            NumberRole
	Giver, Receiver string // of an amount, where the text names them
}

// NumberRole is what a figure says of an event.
type NumberRole string

// The roles of numbers.
const (
	Count          NumberRole = "count"
	Dead           NumberRole = "dead"
	Injured        NumberRole = "injured"
	Amount         NumberRole = "amount"
	For            NumberRole = "for" // votes
	Against        NumberRole = "against"
	SentenceNumber NumberRole = "sentence" // how long somebody is put away
	Fine           NumberRole = "fine"
)

// NumberRoles are all of them.
var NumberRoles = []NumberRole{Count, Dead, Injured, Amount, For, Against, SentenceNumber, Fine}

// A Process is a bill or a case that goes through stages, each an event.
type Process struct {
	ID    string // "bill:H.R. 1234", "case:" and the accused
	Stage string // "introduced", "charged"
}
