package clean

import (
	"html"
	"strings"
)

// longestEntity is how many bytes an entity of HTML has, at most.
const longestEntity = 34

// entities finds the entities of HTML that were left in a text: &nbsp; &#8217;
// &ldquo;. Without the semicolon there is none: "AT&T", "R&D".
func entities(text string) (edits []edit) {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '&')
		if n < 0 {
			return edits
		}
		i += n
		end := strings.IndexByte(text[i:min(len(text), i+longestEntity)], ';')
		if end < 0 {
			i++
			continue
		}
		end += i + 1
		with := html.UnescapeString(text[i:end])
		if with == text[i:end] || strings.HasSuffix(with, ";") && with != ";" { // only its beginning is one: "&copying;"
			i++
			continue
		}
		edits = append(edits, edit{i, end, strings.ReplaceAll(with, "\r", "\n")})
		i = end
	}
}
