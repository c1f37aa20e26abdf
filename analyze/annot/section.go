package annot

// SectionKind names a part of a release.
type SectionKind string

// The parts of a release, as the JSON contract names them.
const (
	Slug        SectionKind = "slug"     // FOR IMMEDIATE RELEASE, letterhead, a date alone on its line
	Headline    SectionKind = "headline" //
	Subhead     SectionKind = "subhead"  //
	DatelineSec SectionKind = "dateline" // the dateline, at the head of the first body paragraph
	Body        SectionKind = "body"     //
	Boilerplate SectionKind = "boilerplate"
	Contact     SectionKind = "contact"
	Notes       SectionKind = "notes" // notes to editors
	SafeHarbor  SectionKind = "safe_harbor"
	Media       SectionKind = "media"
	EndMark     SectionKind = "end_mark" // ###, -30-, ENDS
)

// SectionKinds lists every kind.
var SectionKinds = []SectionKind{Slug, Headline, Subhead, DatelineSec, Body, Boilerplate, Contact, Notes, SafeHarbor, Media, EndMark}

// A Section is a part of a release. Sections do not overlap; white space
// between them belongs to none.
type Section struct {
	Span
	Kind SectionKind
}

// A Dateline says where, and often when, a release was issued: the whole of
// it with its separator, the place as printed ("YEREVAN, Armenia"), and the
// date if it prints one (else an empty span).
type Dateline struct {
	Span
	Place Span
	Date  Span
}
