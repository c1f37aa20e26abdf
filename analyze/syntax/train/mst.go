package main

import "math"

func math_log(x float32) float64 { return math.Log(max(float64(x), 1e-10)) }
