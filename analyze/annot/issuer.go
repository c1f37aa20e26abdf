package annot

// IssuerOrigin says what tells who issues a release.
type IssuerOrigin string

// The origins of an issuer, as the JSON contract names them.
const (
	IssuerGiven      IssuerOrigin = "metadata"   // the record says so
	IssuerLetterhead IssuerOrigin = "letterhead" // it stands above the headline, or signs the page
	IssuerDateline   IssuerOrigin = "dateline"   // it stands where a wire stands: "LEEDS, May 3 / Acme /"
	IssuerAbout      IssuerOrigin = "about"      // "About Acme"
	IssuerContact    IssuerOrigin = "contact"    // who is to be asked; its address on the Internet
	IssuerSpeaker    IssuerOrigin = "speaker"    // it speaks: "Acme announced today"
)

// IssuerOrigins lists every origin.
var IssuerOrigins = []IssuerOrigin{IssuerGiven, IssuerLetterhead, IssuerDateline, IssuerAbout, IssuerContact, IssuerSpeaker}

// An Issuer is who put a release out: a body or a person, not the wire that carries
// it. Name is that of the entity, or the words used where it is none; Entity is an
// index into Document.Entities, or None. At is where the text names it in the way that
// tells most; its span is empty where the record alone names it. Probability is in
// (0, 1], 1 where the record says so.
type Issuer struct {
	Name        string
	Entity      int
	From        IssuerOrigin
	At          Evidence
	Probability float64
}

// SureIssuer is the probability from which an issuer is not called doubtful.
const SureIssuer = 0.7
