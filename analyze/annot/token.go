package annot

// A Token is a word, number or mark of punctuation with its Penn Treebank
// part-of-speech tag. Every byte of the text that is not white space is in
// exactly one token.
type Token struct {
	Span
	Tag string
}

// A Sentence is a span of text and its tokens, Tokens[First:Last]. Sentences
// partition the tokens.
type Sentence struct {
	Span
	First, Last int
}
