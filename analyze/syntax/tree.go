package syntax

// A Tree is a sentence with its right heads: -1 is the root.
type Tree struct {
	Words, Tags []string
	Right       []int
	Heads       []int32
	Rels        []uint8
}
