package annot

// SectionKind names a part of a release.
type SectionKind string

// The parts of a release, as the JSON contract names them.
const (
	Letterhead  SectionKind = "letterhead" // who issues it, above all else
	Slug        SectionKind = "slug"       // FOR IMMEDIATE RELEASE, MEDIA ADVISORY
	DateLine    SectionKind = "date_line"  // a date alone on its line
	Headline    SectionKind = "headline"   //
	Subhead     SectionKind = "subhead"    //
	DatelineSec SectionKind = "dateline"   // the dateline, at the head of the lead
	Lead        SectionKind = "lead"       // the first paragraph of the running text
	Body        SectionKind = "body"       // the paragraphs after it
	Boilerplate SectionKind = "boilerplate"
	Contact     SectionKind = "contact" // whom to ask, above the headline or at the end
	Notes       SectionKind = "notes"   // notes to editors
	SafeHarbor  SectionKind = "safe_harbor"
	Media       SectionKind = "media"
	Table       SectionKind = "table"    // rows of figures and names within the body
	EndMark     SectionKind = "end_mark" // ###, -30-, ENDS
)

// SectionKinds lists every kind.
var SectionKinds = []SectionKind{Letterhead, Slug, DateLine, Headline, Subhead, DatelineSec, Lead, Body, Boilerplate, Contact, Notes,
	SafeHarbor, Media, Table, EndMark}

// Running reports whether a part is running text.
func (k SectionKind) Running() bool { return k == Lead || k == Body }

// Aside reports whether a part says nothing of what the release is about.
func (k SectionKind) Aside() bool {
	switch k {
	case Letterhead, Slug, DateLine, Boilerplate, Contact, SafeHarbor, EndMark:
		return true
	}
	return false
}

// Anatomy is how a release is built.
type Anatomy struct {
	Form       Form
	Correction Span // of what says that it corrects an earlier release; empty if none does
	Sections   []Section
	Dateline   *Dateline  // nil when the release has none
	Fields     []Field    // of an advisory
	Items      []Span     // of a digest, each with its heading; none of any other release
	Datelines  []Dateline // of the items that have one of their own, in order
}

// A Section is a part of a release. Sections do not overlap; white space
// between them belongs to none.
type Section struct {
	Span
	Kind SectionKind
}

// Form is what kind of release it calls itself.
type Form string

// The forms of releases. Plain is all that say nothing else.
const (
	Plain          Form = "release"
	Advisory       Form = "advisory" // an invitation of the press
	Statement      Form = "statement"
	JointStatement Form = "joint_statement"
	Readout        Form = "readout"
	Communique     Form = "communique"
	Remarks        Form = "remarks" // a speech, a transcript
)

// Forms lists every form.
var Forms = []Form{Plain, Advisory, Statement, JointStatement, Readout, Communique, Remarks}

// A Field is a labelled part of an advisory: "WHO: …".
type Field struct {
	Span         // of what the label tells, without it
	Label string // who, what, when, where, why, how
}

// An Embargo is when a release may be used first.
type Embargo struct {
	Span         // of the words that say so
	Value string // the day, with a time where one is given: 2026-03-04T00:01
	Zone  string // as printed ("GMT"), empty when none is
}

// A Dateline says where, and often when, a release was issued: the whole of
// it with its separator, the place as printed ("YEREVAN, Armenia"), and the
// date if it prints one (else an empty span).
type Dateline struct {
	Span
	Place Span
	Date  Span
}
