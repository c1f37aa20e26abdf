package eval

import (
	"slices"

	"pressroom/analyze/schema"
)

// A Presented is a person as a reader says that a release presents him or her; clauses/README.md says how.
type Presented struct {
	Name   string
	Titles []string
	Org    string
	Also   []string // right, but not asked for
}

// Among returns the person of that name, or nil.
func (p Presented) Among(people []schema.Person) *schema.Person {
	i := slices.IndexFunc(people, func(x schema.Person) bool { return sameName([]string{p.Name}, append([]string{x.Name}, x.Aliases...)) })
	if i < 0 {
		return nil
	}
	return &people[i]
}

// Compare returns the titles that are right, those that are not, and those that are missed among the titles found. Titles are
// compared as the scorer compares them, with the name of the body or without it; another wording of a title
// that is right counts for nothing.
func (p Presented) Compare(found []string) (right, wrong, missed []string) {
	found = offices(found)
	pairs := greedy(len(p.Titles), len(found), likeness, func(i, j int) float64 { return p.like(p.Titles[i], found[j]) })
	used := map[int]bool{}
	for i, title := range p.Titles {
		if j, ok := pairs[i]; ok {
			used[j] = true
			right = append(right, title)
		} else {
			missed = append(missed, title)
		}
	}
	for j, got := range found {
		same := func(title string) bool { return p.like(title, got) >= likeness }
		if !used[j] && !slices.ContainsFunc(p.Titles, same) && !slices.ContainsFunc(p.Also, same) {
			wrong = append(wrong, got)
		}
	}
	return right, wrong, missed
}

// SameBody reports whether a name of a body means that of the person.
func (p Presented) SameBody(name string) bool { return tokenF1(p.Org, name) >= likeness }

// likeness is the share of their words that two wordings of one title have at least in common.
const likeness = 0.5

func (p Presented) like(title, found string) float64 {
	return max(tokenF1(title, found), tokenF1(title+" of "+p.Org, found), tokenF1(p.Org+" "+title, found))
}
