package section

import (
	_ "embed"

	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// wordClasses are the words of the head of a release by what they do.
var wordClasses, errWordTable = lexicon.ReadClasses("words.tsv", wordTable, "body", "joins-body", "joins-names", "before-date", "small")
