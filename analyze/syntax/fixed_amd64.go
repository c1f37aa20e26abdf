//go:build !purego

package syntax

import "golang.org/x/sys/cpu"

// wide is whether the processor multiplies 32 bytes at once. Of the time of a parse products took three quarters without.
var wide = cpu.X86.HasAVX2

// addProducts adds the products of one vector with so many blocks of a matrix to out, which has a number for each row of theirs.
// cells, biases and units are those of the first block; x is the vector, of quads·4 columns, and unit its unit. quads is even.
//
//go:noescape
func addProducts(out *float32, cells *int8, x *uint8, biases *int32, units *float32, unit float32, blocks, quads int)

// addWeights adds weights, each times the unit, to out; there are eights·8 of them, at least 8.
//
//go:noescape
func addWeights(out *float32, weights *int8, unit float32, eights int)
