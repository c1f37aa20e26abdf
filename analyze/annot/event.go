package annot

// EventKind is the kind of a happening.
type EventKind string

// EventKinds are the kinds of events, as the JSON contract names them.
var EventKinds = []EventKind{
	"meeting", "visit", "statement", "agreement", "appointment", "election", "legislation", "legal_action",
	"grant_or_funding", "product_launch", "financial_result", "merger_or_acquisition", "award", "publication_or_study",
	"conflict_or_attack", "disaster", "protest", "deployment", "mission_or_launch", "competition", "ceremony", "other",
}

// An Event is something that happened or is to happen, with the sentence that
// says so. Of the events of a document that has any, exactly one is Main.
type Event struct {
	What       string // a short phrase: the trigger and its object
	Kind       EventKind
	Who        []Participant
	When       *Timex   // nil when unknown; its span is empty when it is the clock, not an expression of the text
	Where      []string // names of place entities
	Evidence   Span
	Confidence float64 // in (0, 1]
	Main       bool
	Rule       string // the trigger that fired
}

// A Participant is somebody who takes part in an event: an entity, or the noun
// phrase used when nobody is named (Entity is then None).
type Participant struct {
	Name   string
	Entity int
}
