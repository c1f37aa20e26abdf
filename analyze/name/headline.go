package name

import "pressroom/analyze/annot"

// shorten cuts a person's name in a headline back to the form in which the running text
// has it, because a headline writes with a capital what follows a name, too: "Ann Lee
// Opens Harbour". A name that the running text has as a whole stays.
func (r *reader) shorten(mentions []annot.Mention) {
	given := map[string]bool{} // the full names of people in the running text
	for _, m := range mentions {
		if m.Kind == annot.Person && r.SectionAt(m.Span).Running() {
			given[r.TextOf(m.Span)] = true
		}
	}
	for i := range mentions {
		m := &mentions[i]
		if kind := r.SectionAt(m.Span); m.Kind != annot.Person || kind != annot.Headline && kind != annot.Subhead || given[r.TextOf(m.Span)] {
			continue
		}
		first, end := r.TokensIn(m.Start, m.End)
		for n := end - 1; n-first >= 2; n-- {
			if given[r.textOf(first, n)] && len(r.Word(n)) > longestSuffix {
				m.End = r.Tokens[n-1].End
				m.Rule += ", cut to its form in the text"
				break
			}
		}
	}
}

// longestSuffix is the most bytes of what stands after a surname: "Jr.", "III".
const longestSuffix = 3
