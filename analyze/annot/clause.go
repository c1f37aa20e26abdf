package annot

// A Clause is a predicate with what it is said of and what it governs, as the grammar of
// its sentence has it.
type Clause struct {
	Predicate   int    // token of the verb, or of the noun or adjective after a form of "be"
	Lemma       string // of the predicate
	First, Last int    // tokens of the verb group, from its first auxiliary to the predicate and its particles; Last excluded

	Tense    Tense
	Passive  bool
	Polarity Polarity
	Modality Modality

	Subject  Phrase    // of a passive verb, what is done to
	Source   Source    // where the subject comes from
	Agent    Phrase    // by whom a passive act is done
	Objects  []Phrase  // direct objects
	Obliques []Oblique // in the order of the text
	Timexes  []int     // time expressions that are said of the predicate, no other clause and no noun between

	Parent   int    // the clause on which this one depends, or None
	Relation string // how its predicate depends on its head: "root", "ccomp", "acl:relcl", "conj"
}

// A Phrase is a noun phrase without the clauses, appositions and asides that describe it: its head and its tokens from First to
// Last, the last excluded. All three are None where there is none.
type Phrase struct{ Head, First, Last int }

// NoPhrase is the absent phrase.
var NoPhrase = Phrase{None, None, None}

// An Oblique is a phrase with its preposition, in lower case; "" where it has none.
type Oblique struct {
	Preposition string
	Phrase
}

// A Tense is that of the finite verb of a clause; "" for infinitives and participles.
type Tense string

// The tenses.
const (
	Past    Tense = "past" // the perfect too
	Present Tense = "present"
	Future  Tense = "future"
)

// A Polarity says whether what a clause tells is so.
type Polarity string

// The polarities: positive unless another word says no.
const (
	Positive     Polarity = "positive"
	Negated      Polarity = "negated" // "did not sign"
	Failed       Polarity = "failed"  // "refused to sign"
	DeniedClause Polarity = "denied"  // "denied that he had signed"
)

// A Modality says in what other way than as a fact a clause tells something; "" for a fact.
type Modality string

// The modalities.
const (
	PlannedClause  Modality = "planned"     // "will sign", "plans to sign"
	ProposedClause Modality = "proposed"    // "called for X to sign"
	RequiredClause Modality = "required"    // "must sign"
	ExpectedClause Modality = "expected"    // "is expected to sign"
	PossibleClause Modality = "possible"    // "may sign"
	AllegedClause  Modality = "alleged"     // "allegedly signed"
	Conditional    Modality = "conditional" // "if X signs", "would sign"
)

// A Source says where the subject of a clause comes from.
type Source string

// The sources of subjects.
const (
	OwnSubject Source = "own"
	Shared     Source = "shared"     // "X came and signed"
	Relative   Source = "relative"   // "X, who signed", "the bill signed by X"
	Controlled Source = "controlled" // "X wants to sign", "signing it, X said"
)
