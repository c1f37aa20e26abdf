package index

import (
	"bytes"
	"errors"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
)

// givenAnalyzer parts words that are cut already. The others are named by the mappings
// of former formats.
const (
	givenAnalyzer = "pressroom given"
	textAnalyzer  = "pressroom text"
	wordsAnalyzer = "pressroom words"
)

// given takes words with blanks between them (record.go) as they are: texts are indexed
// by their words as they stand, and searched by all forms of a word (leaf.go).
type given struct{}

// Analyze parts the words.
func (given) Analyze(text []byte) analysis.TokenStream {
	parted := bytes.Fields(text)
	tokens, out := make([]analysis.Token, len(parted)), make(analysis.TokenStream, len(parted))
	for n, word := range parted {
		tokens[n] = analysis.Token{Term: word, Position: n + 1}
		out[n] = &tokens[n]
	}
	return out
}

// registered tells bleve of the analyzers, which finds them by their names alone.
var registered = errors.Join(register(givenAnalyzer), register(textAnalyzer), register(wordsAnalyzer))

func register(name string) error {
	return registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) { return given{}, nil })
}

// newMapping says how each field of a document (record.go) is indexed. A
// change here changes the hash in the manifest and so asks for a rebuild.
func newMapping() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	if registered != nil {
		return nil, registered
	}
	doc := bleve.NewDocumentStaticMapping()
	// "_all" would cost half of the time and of the disk.
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	add := func(f *mapping.FieldMapping, names ...string) {
		f.IncludeInAll = false
		for _, name := range names {
			doc.AddFieldMappingsAt(name, f)
		}
	}
	add(text(givenAnalyzer, ""), "anywhere", restField)
	add(text(keyword.Name, "anywhere"), "every")
	add(text(givenAnalyzer, ""), wordFieldNames[headlineField:]...)
	add(exact(false), "bill", "said_by_name", "zone", "type", "content", "id", "point", languageField, stemField)
	add(exact(true), "kind", "person_name", "place_name", "org_name", "topic_name", "issuer_name", "country", "region", "sources")
	add(number(), "published")
	add(stored(), "record")
	m.DefaultMapping = doc
	return m, m.Validate()
}

// text is searched by words; where they stand, a column knows (positions.go).
func text(analyzer, name string) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Name: name, Index: true}
}

// exact is searched as a whole; counted fields need doc values.
func exact(counted bool) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: keyword.Name, Index: true, DocValues: counted}
}

// number is searched by range and sorted by.
func number() *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "number", Index: true, DocValues: true}
}

// stored is given back as it came.
func stored() *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: keyword.Name, Store: true}
}
