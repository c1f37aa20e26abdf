package quote

import (
	_ "embed"

	"pressroom/analyze/lexicon"
)

//go:embed data/words.tsv
var wordTable string

// wordClasses holds the words by which quotes and their cues are read, each class a
// set.
var wordClasses, errWordTable = lexicon.ReadClasses("words.tsv", wordTable, "names-thing", "without-that", "names-work", "work", "small",
	"article", "speech", "author", "farewell", "of", "question", "answer")
