package token

import "strings"

// disguise returns the word that the model knows for a token of another form:
// it was trained on text in ASCII, with quotation marks told apart, and without
// square brackets, bullets or single dashes. Prose shows it the marks as they
// are, and it takes most of them for nouns.
func disguise(tok string, opening bool) string {
	switch tok {
	case `"`, "“", "”", "„", "«", "»":
		if opening {
			return "``"
		}
		return "''"
	case "[", "{":
		return "("
	case "]", "}":
		return ")"
	case "–", "—", "―", "‒", "…", "/", "*", "|", "•", "·", "▪", "●", "■", "◦", "►":
		return "--"
	}
	if strings.Trim(tok, "-") == "" || len(tok) > 1 && strings.Trim(tok, ".") == "" {
		return "--"
	}
	if isASCII(tok) {
		return tok
	}
	var b strings.Builder
	for _, r := range tok {
		switch r {
		case '’', '‘', 'ʼ', '′':
			r = '\''
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
