package archive

import (
	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

// Kept is the analysis that the index keeps of a document: reported speech, too.
func Kept(doc *annot.Document) schema.Analysis {
	an := schema.Of(doc, schema.CodePoints)
	an.Indirect = schema.Indirect(doc, schema.CodePoints)
	return an
}
