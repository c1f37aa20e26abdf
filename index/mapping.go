package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"

	"pressroom/index/query"
)

const (
	englishAnalyzer = en.AnalyzerName // stems, and without stop words
	wordsAnalyzer   = "words"         // every word, whole
)

// analyzer cuts text into terms as the index does.
type analyzer interface {
	Analyze([]byte) analysis.TokenStream
}

// newMapping says how each field of a document (record.go) is indexed. A
// change here changes the hash in the manifest and so asks for a rebuild.
func newMapping() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	err := m.AddCustomAnalyzer(wordsAnalyzer, map[string]any{
		"type":          custom.Name,
		"tokenizer":     unicode.Name,
		"token_filters": []string{en.PossessiveName, lowercase.Name},
	})
	if err != nil {
		return nil, err
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
	add(bare(englishAnalyzer, ""), "anywhere")
	add(bare(keyword.Name, "anywhere"), "every")
	add(present(wordsAnalyzer, "word"), "anywhere")
	add(text(englishAnalyzer), "headline", "body")
	in := bleve.NewDocumentStaticMapping()
	for _, zone := range query.Zones {
		field := text(englishAnalyzer)
		field.IncludeInAll = false
		in.AddFieldMappingsAt(zone, field)
	}
	doc.AddSubDocumentMapping("in", in)
	add(text(wordsAnalyzer), "said_by", "name", "person", "place", "org", "topic", "issuer", "source", "title", "acting")
	add(exact(false), "zone", "type", "content", "id", "point")
	add(exact(true), "kind", "person_name", "place_name", "org_name", "topic_name", "issuer_name", "country", "region", "sources")
	add(number(), "published")
	add(stored(), "record")
	m.DefaultMapping = doc
	return m, m.Validate()
}

// text is searched by words and phrases; phrases need the positions that term
// vectors hold.
func text(analyzer string) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Index: true, IncludeTermVectors: true}
}

// bare is searched by words alone and ranks: it needs no positions.
func bare(analyzer, name string) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Name: name, Index: true}
}

// present is searched by words alone and neither counts them nor ranks.
func present(analyzer, name string) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Name: name, Index: true, SkipFreqNorm: true}
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
