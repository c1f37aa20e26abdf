//go:build !purego

package main

import "golang.org/x/sys/cpu"

// wide is whether the processor reckons with eight floats at once.
var wide = cpu.X86.HasAVX

// dots4 sets out to what dot gives for each of four rows of cols numbers with x, over the first eights·8 columns.
//
//go:noescape
func dots4(out, w, x *float32, cols, eights int)

// axpy adds eights·8 numbers of x, each times the factor, to out.
//
//go:noescape
func axpy(out, x *float32, factor float32, eights int)
