package clean

import "sort"

// A Map leads from byte offsets of a cleaned text to those of the text as read
// and back. The zero Map leads each offset to itself.
type Map struct {
	pieces []piece // ascending in both texts
}

// A piece is a stretch that reads otherwise in the two texts. Between pieces both
// are the same. The clean stretch is empty where something was taken away.
type piece struct{ raw, clean span }

// A span is a half-open range of bytes.
type span struct{ start, end int }

// Start returns where in the text as read that begins which begins at byte i of
// the cleaned text.
func (m Map) Start(i int) int {
	n := sort.Search(len(m.pieces), func(n int) bool { return m.pieces[n].clean.start > i })
	if n == 0 {
		return i
	}
	p := m.pieces[n-1]
	if i < p.clean.end {
		return p.raw.start
	}
	return p.raw.end + i - p.clean.end
}

// End returns where in the text as read that ends which ends before byte i of the
// cleaned text. What was taken away between two words belongs to neither.
func (m Map) End(i int) int {
	n := sort.Search(len(m.pieces), func(n int) bool { return m.pieces[n].clean.start >= i })
	if n == 0 {
		return i
	}
	p := m.pieces[n-1]
	if i <= p.clean.end {
		return p.raw.end
	}
	return p.raw.end + i - p.clean.end
}

// Clean returns where byte i of the text as read stands in the cleaned text; of a
// stretch that reads otherwise there, where it begins.
func (m Map) Clean(i int) int {
	n := sort.Search(len(m.pieces), func(n int) bool { return m.pieces[n].raw.start > i })
	if n == 0 {
		return i
	}
	p := m.pieces[n-1]
	if i < p.raw.end {
		return p.clean.start
	}
	return p.clean.end + i - p.raw.end
}

// then returns the way over both maps: m leads from the middle text back to raw,
// next from the clean text back to the middle one. Pieces that touch the same
// bytes of the middle text become one.
func (m Map) then(next Map) Map {
	if len(m.pieces) == 0 {
		return next
	}
	a, b := m.pieces, next.pieces
	out := make([]piece, 0, len(a)+len(b))
	raw, clean := 0, 0 // how far ahead of the middle text the others are
	for len(a) > 0 || len(b) > 0 {
		var mid span
		if len(b) == 0 || len(a) > 0 && a[0].clean.start <= b[0].raw.start {
			mid = a[0].clean
		} else {
			mid = b[0].raw
		}
		p := piece{raw: span{start: mid.start + raw}, clean: span{start: mid.start + clean}}
		for first := true; ; first = false {
			switch {
			case len(a) > 0 && (a[0].clean.start < mid.end || first && a[0].clean == mid):
				mid.end = max(mid.end, a[0].clean.end)
				raw = a[0].raw.end - a[0].clean.end
				a = a[1:]
				continue
			case len(b) > 0 && b[0].raw.start < mid.end:
				mid.end = max(mid.end, b[0].raw.end)
				clean = b[0].clean.end - b[0].raw.end
				b = b[1:]
				continue
			}
			break
		}
		p.raw.end, p.clean.end = mid.end+raw, mid.end+clean
		out = append(out, p)
	}
	return Map{out}
}
