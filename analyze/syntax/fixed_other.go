//go:build !amd64 || purego

package syntax

// What fixed_amd64.go declares is never called on other processors: plain Go gives the same bits there.
const wide = false

func addProducts(out *float32, cells *int8, x *uint8, biases *int32, units *float32, unit float32, blocks, quads int) {
}

func addWeights(out *float32, weights *int8, unit float32, eights int) {}
