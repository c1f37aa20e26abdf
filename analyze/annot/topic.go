package annot

// A Concept is a term of the IPTC Media Topics.
type Concept struct {
	ID, Label string
}

// A Topic is a top-level term of the IPTC Media Topics with what spoke for it: the
// first use of each of the strongest terms, the strongest first; the rule is the row
// of the table that has the term. Narrower is the concept below it, zero where the
// text is not about one above all. Score is how likely the topic is, in (0, 1].
type Topic struct {
	ID       string // medtop:11000000
	Label    string
	Narrower Concept
	Score    float64
	Evidence []Evidence
}

// A Keyphrase is a phrase of the text that tells what it is about, and its uses in
// the order of the text. Scores lie in (0, 1].
type Keyphrase struct {
	Text  string
	Score float64
	Uses  []Evidence
}
