package quote

import (
	_ "embed"

	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// wordClasses are the words around quotation marks by what they do.
var wordClasses, errWordTable = lexicon.ReadClasses("words.tsv", wordTable, "names-thing", "without-that", "names-work", "work", "small",
	"article")
