package words

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/bills.tsv
var billsTSV string

// billForms are the codes of bills, resolutions, laws and cases by the words that
// stand before their numbers.
var billForms = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, row := range rows(billsTSV) {
		for _, form := range row[1:] {
			out[form] = strings.TrimSuffix(row[0], "-")
		}
	}
	return out
})

// courts are the kinds of cases that stand inside their numbers: "05-CV-1234".
var courts = []string{"cv", "cr", "mj", "md", "mc", "civ", "crim", "bk", "ap"}

// maxBillWords is how many words a form has at most.
const maxBillWords = 3

// Bills returns the bills, resolutions, laws and cases that a text names, each once
// and by one code: "hr1234" of "H.R. 1234", "sjres12", "pl109-13", "c12" of "Bill
// C-12", "05-cv-1234", "14-2024" of "No. 14/2024".
func Bills(text string) (out []string) {
	tokens := slices.DeleteFunc(Cut(text), func(t Token) bool { return t.Joined })
	for i, t := range tokens {
		code := ""
		switch {
		case slices.Contains(courts, t.Text):
			code = caseNumber(text, tokens, i)
		case isNumber(t.Text):
			code = numbered(text, tokens, i)
		}
		if code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// Bill returns the code of a bill as somebody writes it, who means one: also in small
// letters, and without its form.
func Bill(text string) string {
	for _, try := range []string{text, strings.ToUpper(text), "Case No. " + text, "Bill " + strings.ToUpper(text)} {
		if codes := Bills(try); len(codes) > 0 {
			return codes[0]
		}
	}
	return strings.NewReplacer(" ", "", ".", "").Replace(strings.ToLower(text))
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// numbered returns the code of the number i where words before it say what it is.
func numbered(text string, tokens []Token, i int) string {
	number := withoutZeros(tokens[i].Text)
	rest, sign := "", ""
	if i+1 < len(tokens) && isNumber(tokens[i+1].Text) {
		if sign = text[tokens[i].End:tokens[i+1].Start]; sign == "-" || sign == "/" {
			rest = "-" + withoutZeros(tokens[i+1].Text)
		}
	}
	if sign == "/" {
		if i > 0 && tokens[i-1].Text == "no" && len(tokens[i+1].Text) == 4 {
			return number + rest
		}
		return ""
	}
	for n := min(maxBillWords, i); n > 0; n-- {
		code, ok := billForms()[form(text, tokens[i-n:i+1])]
		switch {
		case !ok || n == 1 && code == "s" && !senate(text, tokens[i-1], tokens[i]):
			continue
		case code == "case": // the year keeps its zero
			if rest == "" {
				return ""
			}
			return tokens[i].Text + rest
		case code == "pl":
			return code + number + rest
		}
		return code + number
	}
	return ""
}

// form returns the words before a number with blanks between, empty when something
// else stands between two of them.
func form(text string, tokens []Token) string {
	var parts []string
	for n, t := range tokens[:len(tokens)-1] {
		if gap := text[t.End:tokens[n+1].Start]; len(gap) > 3 || strings.Trim(gap, ". -:") != "" {
			return ""
		}
		parts = append(parts, t.Text)
	}
	return strings.Join(parts, " ")
}

// senate reports whether an S before a number is that of a bill: a capital, and with
// a point or before a number of two digits.
func senate(text string, s, number Token) bool {
	gap := text[s.End:number.Start]
	return text[s.Start] == 'S' && gap != "" && gap[0] != '-' && (gap[0] == '.' || len(number.Text) > 1)
}

// caseNumber returns the code of a case from the kind in its number.
func caseNumber(text string, tokens []Token, i int) string {
	if i == 0 || i+1 == len(tokens) {
		return ""
	}
	year, number := tokens[i-1], tokens[i+1]
	if !isNumber(year.Text) || !isNumber(number.Text) || text[year.End:tokens[i].Start] != "-" || text[tokens[i].End:number.Start] != "-" {
		return ""
	}
	if len(year.Text) == 4 {
		year.Text = year.Text[2:]
	}
	return year.Text + "-" + tokens[i].Text + "-" + withoutZeros(number.Text)
}

func withoutZeros(number string) string {
	if s := strings.TrimLeft(number, "0"); s != "" {
		return s
	}
	return "0"
}
