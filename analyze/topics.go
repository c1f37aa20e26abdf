package analyze

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/topic"
)

// Topics lists the topics that a release may have.
func Topics() ([]annot.Concept, error) { return topic.Tops() }
