package token

import "strings"

// cut returns where the tokens of word end, in bytes; word has no white space and the
// last end is its length. Prose cuts most words correctly. Before it runs, the word is
// cut at joints that prose does not see; after it, its errors are mended.
func cut(word string) []int {
	folded := string(fold(word))
	var ends []int
	from := 0
	for _, to := range append(joints(folded), len(folded)) {
		if from < to {
			ends = cutPiece(ends, folded[from:to], from)
		}
		from = to
	}
	if len(folded) < len(word) {
		widths(word, ends)
	}
	return ends
}

// cutPiece appends the ends of the tokens of piece, which stands at base.
func cutPiece(ends []int, piece string, base int) []int {
	if isWhole(piece) {
		return append(ends, base+len(piece))
	}
	n := len(ends)
	found, ok := proseEnds(nil, piece, base)
	if !ok {
		found = strippedEnds(nil, piece, base)
	}
	from := base
	for _, end := range found {
		tok := piece[from-base : end-base]
		if tok == "." && len(ends) > n && isAbbreviation(lastToken(piece, ends, base)+".") {
			ends[len(ends)-1] = end // "Mass" "." is "Mass."
		} else {
			ends = mend(ends, tok, from)
		}
		from = end
	}
	return ends
}

// lastToken returns the token of piece that ends last in ends.
func lastToken(piece string, ends []int, base int) string {
	from, to := base, ends[len(ends)-1]
	if len(ends) > 1 {
		from = max(base, ends[len(ends)-2])
	}
	return piece[from-base : to-base]
}

// isWhole reports whether piece is one token, whatever prose would do with it.
func isWhole(piece string) bool {
	return len(piece) == 1 || isAddress(piece) || bracketed(piece) || sameMarks(piece)
}

// mend appends the ends of a token that prose made, which stands at base. It
// cuts the full stop from a short word at the end of a sentence ("Act."), which
// prose takes for an abbreviation; an opening quotation mark; and a clitic.
func mend(ends []int, tok string, base int) []int {
	if len(tok) > 1 && tok[0] == '\'' && opensQuote(tok) {
		ends = append(ends, base+1)
		tok, base = tok[1:], base+1
	}
	n := len(tok)
	if n > 1 && tok[n-1] == '.' && !isAbbreviation(tok) && !sameMarks(tok) {
		ends = mend(ends, tok[:n-1], base)
		return append(ends, base+n)
	}
	if c := clitic(tok); c > 0 {
		if d := clitic(tok[:c]); d > 0 { // couldn't've
			ends = append(ends, base+d)
		}
		ends = append(ends, base+c)
	}
	if c := compound(tok); c > 0 {
		ends = append(ends, base+c)
	}
	return append(ends, base+n)
}

// compound returns where the hyphen stands after which a word says how a name has to do with
// what follows ("Houston-based", "Fla.-based"), so that the name is a token of its own; 0 if there is none.
func compound(tok string) int {
	at := strings.LastIndexByte(tok, '-')
	if at < 2 || !isUpper(tok[0]) || !abbreviations.Is("compound", tok[at+1:]) {
		return 0
	}
	return at
}

// opensQuote reports whether the apostrophe before a word is a quotation mark and not
// that of a clitic, an elision or a year ('s, 'em, '90s).
func opensQuote(tok string) bool {
	if isDigit(tok[1]) || !isWord(tok[1]) {
		return !isDigit(tok[1])
	}
	switch strings.ToLower(tok[1:]) {
	case "s", "t", "d", "m", "re", "ve", "ll", "em", "tis", "twas", "til", "till", "cause", "n":
		return false
	}
	return true
}

// clitic returns where the clitic at the end of tok begins, 0 if there is none.
func clitic(tok string) int {
	if len(tok) < 3 || !strings.Contains(tok[max(0, len(tok)-3):], "'") {
		return 0
	}
	low := strings.ToLower(tok[max(0, len(tok)-3):])
	n := 0
	switch {
	case low == "n't", low == "'ll", low == "'re", low == "'ve":
		n = 3
	case strings.HasSuffix(low, "'s"), strings.HasSuffix(low, "'m"), strings.HasSuffix(low, "'d"):
		n = 2
	}
	// In "O'D" and "L'M" the letters belong to a name: so before a clitic in capitals
	// there must be two letters, or an I.
	at := len(tok) - n
	if n == 0 || at == 0 || !isWord(tok[at-1]) || at == 1 && tok[0] != 'I' && isUpper(tok[len(tok)-1]) {
		return 0
	}
	return at
}

// sameMarks reports whether s is a run of one mark: "...", "--", "***".
func sameMarks(s string) bool {
	return !isWord(s[0]) && s[0] != alone && strings.ContainsRune(runMarks, rune(s[0])) && strings.Trim(s, s[:1]) == ""
}

// runMarks are the marks whose runs are one token.
const runMarks = ".-*#_=~+"
