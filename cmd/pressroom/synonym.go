package main

import (
	"path/filepath"

	"github.com/urfave/cli/v2"

	"pressroom/index"
	"pressroom/index/query"
)

// synonymsName is the file of synonyms, beside the index as that of aliases.
const synonymsName = "pressroom-synonyms.txt"

// synonyms reads the words and names that are searched for together: those of the
// user's file, and the acronyms of the index.
func (p *program) synonyms(c *cli.Context, idx *index.Index) (*index.Synonyms, error) {
	dir, err := indexDir(c)
	if err != nil {
		return nil, err
	}
	all, err := index.ReadSynonyms(filepath.Join(filepath.Dir(dir), synonymsName))
	if err != nil {
		return nil, usageError("a line of the file is as in: car = automobile = motor car", "%v", err)
	}
	return all, all.AddAcronyms(idx)
}

// withSynonyms returns a query with the synonyms of its words, and tells which.
func (p *program) withSynonyms(c *cli.Context, idx *index.Index, q query.Q) (query.Q, error) {
	all, err := p.synonyms(c, idx)
	if err != nil {
		return nil, err
	}
	expanded, notes := all.Expand(q)
	for _, note := range notes {
		p.note("%s", note)
	}
	return expanded, nil
}
