package profile

import (
	"pressroom/analyze/annot"
	"pressroom/index"
)

// alike is what the words of two tellings have in common, as far as that is known without
// asking how rare they are.
type alike struct {
	sentence float64 // how much the sentences share (dice)
	trigger  bool    // the verb or noun is the same
}

func alikeness(t, u *telling) alike {
	return alike{dice(t.Words.Sentence(), u.Words.Sentence()), sameTrigger(t, u)}
}

// perhaps reports whether two tellings may use the same words; together says whether
// they have somebody in common.
func (a alike) perhaps(t *telling, together bool) bool {
	switch {
	case a.sentence >= sameSentence, a.trigger && a.sentence >= likeSentence:
		return true
	}
	return !t.bySentence && a.sentence >= leastSentence && (a.trigger || together)
}

// like reports whether two tellings use the same words.
func (g *grouper) like(t, u *telling, together bool) bool {
	a := alikeness(t, u)
	switch {
	case !a.perhaps(t, together), a.sentence >= sameFrame && g.otherNames(t, u):
		return false
	case a.sentence >= sameSentence, a.trigger && a.sentence >= likeSentence && g.nearObject(t, u):
		return true
	case t.bySentence:
		return false
	}
	return g.sameObject(t, u, a.trigger, together)
}

// otherNames reports whether each of two sentences has rare names that the other has
// not.
func (g *grouper) otherNames(t, u *telling) bool {
	return g.rare.beyond(t.Words.Names(), u.Words.Names()) && g.rare.beyond(u.Words.Names(), t.Words.Names())
}

func sameTrigger(t, u *telling) bool { return common(t.Words.Trigger(), u.Words.Trigger()) > 0 }

// nearObject reports whether two objects share leastObject, or one is empty.
func (g *grouper) nearObject(t, u *telling) bool {
	a, b := t.Words.Object(), u.Words.Object()
	return len(a) == 0 || len(b) == 0 || g.rare.share(a, b, leastObject)
}

// sameObject reports whether two objects are one: that of the same verb or noun, or
// of different ones with somebody in common.
func (g *grouper) sameObject(t, u *telling, trigger, together bool) bool {
	a, b := t.Words.Object(), u.Words.Object()
	if g.rare.shared(a, b) < leastWeight {
		return false
	}
	return trigger && g.rare.share(a, b, sameObject) || together && g.rare.share(a, b, likeObject)
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
func samePlace(a, b index.EventPlace) bool {
	switch {
	case a.Name == b.Name:
		return true
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return false
	case a.GeoNames != 0 && a.GeoNames == b.GeoNames:
		return true
	}
	return rank(a) != rank(b)
}

func rank(p index.EventPlace) int {
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
