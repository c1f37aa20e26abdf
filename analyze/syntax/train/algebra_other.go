//go:build !amd64 || purego

package main

// What algebra_amd64.go declares is never called on other processors: plain Go gives the same bits there.
const wide = false

func dots4(out, w, x *float32, cols, eights int) {}

func axpy(out, x *float32, factor float32, eights int) {}
