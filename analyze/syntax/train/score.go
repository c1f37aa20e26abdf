package main

import (
	"fmt"
	"strings"

	"pressroom/analyze/syntax"
)

// figures count words, and among them subjects and objects.
type figures struct{ words, attached, related, right, found, both int }

// count counts a word by its head and relation and the right ones.
func (f *figures) count(head, relation, rightHead, rightRelation int) {
	attached := head == rightHead
	related := attached && relation == rightRelation
	right, found := isCore(rightRelation), isCore(relation)
	f.words++
	f.attached += one(attached)
	f.related += one(related)
	f.right += one(right)
	f.found += one(found)
	f.both += one(right && related)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isCore reports whether a relation is that of a subject or an object.
func isCore(relation int) bool {
	name := syntax.Relations[relation]
	return strings.HasPrefix(name, "nsubj") || name == "obj" || name == "iobj"
}

// uas and las are the words with the right head, and with the right relation to it, in per cent.
func (f figures) uas() float64 { return 100 * float64(f.attached) / float64(max(f.words, 1)) }

func (f figures) las() float64 { return 100 * float64(f.related) / float64(max(f.words, 1)) }

// core is the F1 of subjects and objects, in per cent.
func (f figures) core() float64 { return 200 * float64(f.both) / float64(max(f.right+f.found, 1)) }

func (f figures) String() string {
	return fmt.Sprintf("%d words, UAS %.1f, LAS %.1f, subjects and objects %.1f", f.words, f.uas(), f.las(), f.core())
}

// score parses examples.
func (m *model) score(examples []*example) (f figures) {
	p := newPass(m, nil, 0)
	for _, e := range examples {
		heads, relations := p.parse(e)
		for i := 1; i < p.n; i++ {
			f.count(heads[i], int(relations[i]), int(e.heads[i]), int(e.relations[i]))
		}
	}
	return f
}
