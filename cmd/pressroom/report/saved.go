package report

import "pressroom/corpus"

// Saved is a saved search: what it asks, the day on which it was asked last, and how
// many releases it had found until then.
type Saved struct {
	Name  string      `json:"name"`
	Query string      `json:"query"`
	Asked corpus.Date `json:"asked"`
	Seen  int         `json:"seen"`
}
