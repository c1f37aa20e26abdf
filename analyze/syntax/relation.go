package syntax

// A Relation is a number in the list of Relations.
type Relation uint8

// Those that this package asks for: root is that of the word on which the others depend.
const root, nsubj, nsubjPass Relation = 0, 36, 38

// Relations are those of Universal Dependencies 2 for English; a relation is a
// number in this list.
var Relations = [...]string{
	"root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod",
	"appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp",
	"compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det",
	"det:predet", "discourse", "dislocated", "expl", "fixed", "flat",
	"goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked",
	"nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj",
	"obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
}
