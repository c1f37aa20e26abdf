package unseen

import (
	"slices"
	"sort"

	"pressroom/analyze/annot"
)

// GivePlaces puts the places that a reader marked in a part of a release in the stead of
// those that the program has found there. doc is the program's reading of the release.
func (r Release) GivePlaces(doc *annot.Document) {
	at := []int{} // by code point of the text as read: its first byte in the cleaned one
	back := doc.Release.Back()
	for i := range r.Text + "." {
		at = append(at, sort.Search(len(doc.Release.Text), func(k int) bool { return back.Start(k) >= i }))
	}
	part := annot.Span{End: len(r.Text)}
	if r.Part != nil {
		part = annot.Span{Start: at[r.Part.Start], End: at[r.Part.End]}
	}
	var given []annot.Mention
	for _, m := range r.Mentions {
		given = append(given, annot.Mention{Span: annot.Span{Start: at[m.Start], End: at[m.End]}, Kind: annot.Place, Rule: "given"})
	}
	byStart := func(a, b annot.Mention) int { return a.Start - b.Start }
	slices.SortStableFunc(given, byStart)
	// "Central and South America" is two places at one spot.
	given = slices.CompactFunc(given, func(a, b annot.Mention) bool { return a.Start < b.End && b.Start < a.End })
	doc.Mentions = slices.DeleteFunc(doc.Mentions, func(m annot.Mention) bool {
		return m.Kind == annot.Place && part.Contains(m.Span) ||
			slices.ContainsFunc(given, func(g annot.Mention) bool { return g.Start < m.End && m.Start < g.End })
	})
	doc.Mentions = append(doc.Mentions, given...)
	slices.SortStableFunc(doc.Mentions, byStart)
}
