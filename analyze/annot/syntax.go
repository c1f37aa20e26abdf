package annot

import "iter"

// A Dependency is what the grammar says of a token, by the basic relations of
// Universal Dependencies 2 for English.
type Dependency struct {
	Head     int    // the token on which it depends; None for the one on which the others of its sentence do
	Relation string // "nsubj", "obl:agent"; empty where the sentence was not read
	Tag      string // its part of speech by the whole sentence, which may differ from that of the tagger
	Lemma    string // the form in which a dictionary has it
}

// Read reports whether the grammar of the sentence of token k was read.
func (d *Document) Read(k int) bool { return d.Relation(k) != "" }

// Relation returns how token k depends on its head, "" where that was not read.
func (d *Document) Relation(k int) string {
	if k < 0 || k >= len(d.Syntax) {
		return ""
	}
	return d.Syntax[k].Relation
}

// Lemma returns the dictionary form of token k, in lower case but for names; the token in lower case where
// the sentence was not read.
func (d *Document) Lemma(k int) string {
	if !d.Read(k) {
		return d.Lower(k)
	}
	return d.Syntax[k].Lemma
}

// Part returns the part of speech of token k by the grammar of its sentence, where that was read.
func (d *Document) Part(k int) string {
	if !d.Read(k) {
		return d.Tag(k)
	}
	return d.Syntax[k].Tag
}

// Head returns the token on which token k depends, or None.
func (d *Document) Head(k int) int {
	if !d.Read(k) {
		return None
	}
	return d.Syntax[k].Head
}

// HeadIn returns the token of a range, first to last, on which the others depend: the first whose own head lies outside of it. It is
// first where the sentence was not read.
func (d *Document) HeadIn(first, last int) int {
	for k := first; k < last; k++ {
		if h := d.Head(k); h < first || h >= last {
			return k
		}
	}
	return first
}

// Dependents yields the tokens that depend on token k, in their order.
func (d *Document) Dependents(k int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !d.Read(k) {
			return
		}
		v := d.family()
		for i := v.first[k]; i != None; i = v.next[i] {
			if !yield(i) {
				return
			}
		}
	}
}

// Dependent returns the first dependent of token k with one of the relations, or None.
func (d *Document) Dependent(k int, relations ...string) int {
	for i := range d.Dependents(k) {
		for _, r := range relations {
			if d.Syntax[i].Relation == r {
				return i
			}
		}
	}
	return None
}

// Subtree returns the tokens from the first to the last that depend on token k, directly or not, the last
// excluded; crossing arcs are rare enough that all between belong to it.
func (d *Document) Subtree(k int) (first, last int) {
	if !d.Read(k) {
		return k, k + 1
	}
	v := d.family()
	return v.left[k], v.right[k] + 1
}

// A family is the tree upside down, for every token of a document.
type family struct {
	first, next []int // the first dependent, and the next of the same head
	left, right []int // the ends of the subtree
}

func (d *Document) family() *family {
	v := &d.view.family
	n := len(d.Syntax)
	if len(v.first) == n {
		return v
	}
	*v = family{make([]int, n), make([]int, n), make([]int, n), make([]int, n)}
	for k := range n {
		v.first[k], v.next[k], v.left[k], v.right[k] = None, None, k, k
	}
	for k := n - 1; k >= 0; k-- {
		if h := d.Head(k); h != None {
			v.next[k], v.first[h] = v.first[h], k
		}
	}
	for k := range n {
		// A tree is no deeper than its sentence is long, and that is bounded.
		for h := d.Head(k); h != None; h = d.Head(h) {
			v.left[h], v.right[h] = min(v.left[h], k), max(v.right[h], k)
		}
	}
	return v
}
