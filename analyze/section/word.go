package section

import (
	_ "embed"

	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// wordClasses holds the words by which the head of a release is read, each class a set.
var wordClasses, errWordTable = lexicon.ReadClasses("words.tsv", wordTable,
	"body", "joins-body", "joins-names", "before-date", "small", "site")
