package logistic

import "math"

// A Choice is one among alternatives, of which some are right. Publisher says whose release
// it stands in.
type Choice struct {
	Features  [][]Feature // of each alternative
	Right     []bool
	Publisher string
}

// FitChoices returns the weights that make the right alternatives of the choices most likely
// under a ridge penalty, where the odds of two alternatives are the difference of their sums
// (conditional logit, McFadden 1974). The bias is 0. Newton's method, until no weight moves by
// 1e-6, 100 steps at most. All alternatives have features of the same names and order. The
// same choices give the same weights.
func FitChoices(choices []Choice, ridge float64) Model {
	names := []string{Bias}
	for _, f := range choices[0].Features[0] {
		names = append(names, f.Name)
	}
	n := len(names) - 1
	w := make([]float64, n)
	for range 100 {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			gradient[i], hessian[i][i] = -ridge*w[i], ridge
		}
		for _, c := range choices {
			c.slope(w, gradient, hessian)
		}
		most := 0.0
		for i, step := range solve(hessian, gradient) {
			w[i] += max(-1, min(1, step))
			most = max(most, math.Abs(step))
		}
		if most < 1e-6 {
			break
		}
	}
	return Model{names, append([]float64{0}, w...)}
}

// slope adds the gradient of the logarithm of the likelihood of a choice at the weights w, and
// the covariance of the features of its alternatives.
func (c Choice) slope(w, gradient []float64, hessian [][]float64) {
	p := c.probabilities(w)
	right := 0.0
	for k, ok := range c.Right {
		if ok {
			right += p[k]
		}
	}
	mean := make([]float64, len(w))
	for k, fs := range c.Features {
		for i, f := range fs {
			mean[i] += p[k] * f.Value
			if c.Right[k] {
				gradient[i] += p[k] / right * f.Value
			}
		}
	}
	for i := range w {
		gradient[i] -= mean[i]
	}
	for k, fs := range c.Features {
		for i, f := range fs {
			if d := p[k] * (f.Value - mean[i]); d != 0 {
				for j, g := range fs {
					hessian[i][j] += d * (g.Value - mean[j])
				}
			}
		}
	}
}

func (c Choice) probabilities(w []float64) []float64 {
	p := make([]float64, len(c.Features))
	most := math.Inf(-1)
	for k, fs := range c.Features {
		for i, f := range fs {
			p[k] += w[i] * f.Value
		}
		most = max(most, p[k])
	}
	sum := 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - most)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}
