package index

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"unicode"

	"pressroom/analyze/schema"
	"pressroom/corpus"
)

// A sketch says how much two texts are the same without the texts: of their runs of
// shingle words, the share that both have (Jaccard). It is a MinHash (Broder, On the
// resemblance and containment of documents, 1997) of which a byte each is kept (Li
// and König, b-bit minwise hashing, 2010). A text that is too short has none.
type sketch string

const (
	shingle       = 5  // words
	sketchBytes   = 64 // how many hashes there are; the share is right to about 0.05
	leastShingles = 8
	// Texts are found to be near each other by bandBytes of the sketch that are the
	// same: of those of which leastSame is the same, one in 10,000 is missed.
	bandBytes = 4
	// leastSame is the share from which on two releases are nearly the same, unless one
	// issuer fills in a form (refilled). It was set by reading 70 pairs drawn by a seed
	// (testdata/pairs.tsv): from 0.8 on 20 of 28 told the same news, and all of the
	// others but two were forms filled in; from 0.5 to 0.8 two of 42 did.
	leastSame = 0.8
	// leastSimilar is the share from which on one is said to be similar.
	leastSimilar = 0.1
	// mostCompared bounds the work on many texts that have a band in common.
	mostCompared = 64
)

// sketchOf makes the sketch of a folded text.
func sketchOf(text string) sketch {
	words := smallWords(text)
	if len(words) < shingle+leastShingles-1 {
		return ""
	}
	var least [sketchBytes]uint64
	for n := range least {
		least[n] = ^uint64(0)
	}
	for n := range len(words) - shingle + 1 {
		h := fnv.New64a()
		for _, word := range words[n : n+shingle] {
			h.Write([]byte(word))
			h.Write([]byte{' '})
		}
		sum := h.Sum64()
		for n := range least {
			least[n] = min(least[n], mix(sum+uint64(n+1)*golden))
		}
	}
	out := make([]byte, sketchBytes)
	for n, h := range least {
		out[n] = byte(h)
	}
	return sketch(out)
}

// smallWords are the words of a text in small letters.
func smallWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// golden and mix are those of SplitMix64 (Steele, Lea and Flood, 2014), which make of
// one hash as many as are needed.
const golden = 0x9e3779b97f4a7c15

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// same estimates the share of runs of words that two texts have in common: one byte
// in 256 is the same by chance.
func (s sketch) same(t sketch) float64 {
	if len(s) != sketchBytes || len(t) != sketchBytes {
		return 0
	}
	n := 0
	for i := range sketchBytes {
		if s[i] == t[i] {
			n++
		}
	}
	const chance = 1.0 / 256
	return max(0, (float64(n)/sketchBytes-chance)/(1-chance))
}

// likeness is what says whether two releases are nearly the same.
type likeness struct {
	sketch   sketch
	headline string
	issuer   string // empty when it is not known
}

func likenessOf(doc document, rel corpus.Release, an schema.Analysis) likeness {
	return likeness{sketchOf(doc.body), string(an.Headline), rel.Issuer}
}

// nearlySame reports whether two releases tell the same news, changed a little or
// published by another issuer.
func (l *likeness) nearlySame(m *likeness) bool {
	return l.sketch.same(m.sketch) >= leastSame && !(l.issuer == m.issuer && refilled(l.headline, m.headline))
}

// groupsOf joins the releases that are nearly the same, and those that are so by way
// of others; each group and the list of them ascend. It depends on the likenesses
// alone, not on the order in which they came.
func groupsOf(all map[releaseID]likeness) (groups [][]releaseID) {
	ids := slices.SortedFunc(maps.Keys(all), releaseID.compare)
	list := make([]likeness, len(ids))
	leader := make([]int, len(ids))
	for n, id := range ids {
		list[n], leader[n] = all[id], n
	}
	find := func(n int) int {
		for leader[n] != n {
			leader[n] = leader[leader[n]]
			n = leader[n]
		}
		return n
	}
	for band := 0; band < sketchBytes; band += bandBytes {
		alike(list, band, func(a, b int) {
			x, y := find(a), find(b)
			leader[max(x, y)] = min(x, y)
		})
	}
	members := map[int][]releaseID{}
	for n, id := range ids {
		members[find(n)] = append(members[find(n)], id)
	}
	for _, first := range slices.Sorted(maps.Keys(members)) {
		if len(members[first]) > 1 {
			groups = append(groups, members[first])
		}
	}
	return groups
}

// alike calls join with the releases that are nearly the same and have the bytes of a
// band in common.
func alike(all []likeness, band int, join func(a, b int)) {
	type entry struct {
		bytes string
		n     int
	}
	var list []entry
	for n := range all {
		if s := all[n].sketch; s != "" {
			list = append(list, entry{string(s[band : band+bandBytes]), n})
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Or(cmp.Compare(a.bytes, b.bytes), a.n-b.n) })
	for i, a := range list {
		for _, b := range list[i+1 : min(i+1+mostCompared, len(list))] {
			if b.bytes != a.bytes {
				break
			}
			if all[a.n].nearlySame(&all[b.n]) {
				join(a.n, b.n)
			}
		}
	}
}
