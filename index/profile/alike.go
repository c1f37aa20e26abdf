package profile

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// like reports whether two tellings use the same words; together says whether they
// have somebody in common.
func (g *grouper) like(t, u *telling, together bool) bool {
	sentence := dice(t.Words.Sentence, u.Words.Sentence)
	switch {
	case sentence >= sameFrame && g.otherNames(t, u):
		return false
	case sentence >= sameSentence:
		return true
	case sameTrigger(t, u) && sentence >= likeSentence && g.nearObject(t, u):
		return true
	case t.bySentence || sentence < leastSentence:
		return false
	}
	return g.sameObject(t, u, together)
}

// otherNames reports whether each of two sentences has rare names that the other has
// not.
func (g *grouper) otherNames(t, u *telling) bool {
	a, b := g.rare.rare(t.Words.Names), g.rare.rare(u.Words.Names)
	return a.beyond(b) && b.beyond(a)
}

func sameTrigger(t, u *telling) bool { return common(t.Words.Trigger, u.Words.Trigger) > 0 }

// nearObject reports whether two objects share leastObject, or one is empty.
func (g *grouper) nearObject(t, u *telling) bool {
	a, b := t.Words.Object, u.Words.Object
	return len(a) == 0 || len(b) == 0 || g.rare.dice(a, b) >= leastObject
}

// sameObject reports whether two objects are one: that of the same verb or noun, or
// of different ones with somebody in common.
func (g *grouper) sameObject(t, u *telling, together bool) bool {
	a, b := t.Words.Object, u.Words.Object
	if g.rare.shared(a, b) < leastWeight {
		return false
	}
	object := g.rare.dice(a, b)
	return sameTrigger(t, u) && object >= sameObject || together && object >= likeObject
}

// share reports whether two lists have somebody in common.
func share[T any](a, b []T, same func(x, y T) bool) bool {
	for _, x := range a {
		for _, y := range b {
			if same(x, y) {
				return true
			}
		}
	}
	return false
}

// agree reports whether two lists have something in common, or one says nothing.
func agree[T any](a, b []T, same func(x, y T) bool) bool {
	return len(a) == 0 || len(b) == 0 || share(a, b, same)
}

// sameName reports whether one name is the other or a part of it.
func sameName(a, b words) bool {
	n := common(a, b)
	return n > 0 && (n == len(a) || n == len(b))
}

// samePlace reports whether two places can be one, or one lie in the other: a
// house, a town and a country are of different ranks.
func samePlace(a, b schema.Place) bool {
	switch {
	case a.Name == b.Name:
		return true
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return false
	case a.GeoNames != nil && b.GeoNames != nil && *a.GeoNames == *b.GeoNames:
		return true
	}
	return rank(a) != rank(b)
}

func rank(p schema.Place) int {
	switch annot.GeoKind(p.Kind) {
	case annot.Country:
		return 3
	case annot.Region:
		return 2
	case annot.City:
		return 1
	}
	return 0
}

// agreeNumbers reports whether two sentences share a figure, or one has none.
func agreeNumbers(a, b words) bool { return len(a) == 0 || len(b) == 0 || common(a, b) > 0 }
