package main

import (
	"path/filepath"

	"github.com/urfave/cli/v2"

	"pressroom/index"
	"pressroom/index/query"
)

// synonymsName is the file of synonyms, beside the index as that of aliases.
const synonymsName = "pressroom-synonyms.txt"

// searchSynonyms searches for the words of a query and for their synonyms. Where no
// release has all of them, the words as typed are searched for, since these give way.
func (p *program) searchSynonyms(c *cli.Context, idx *index.Index, q query.Q, opt index.Options) (index.Result, error) {
	dir, err := indexDir(c)
	if err != nil {
		return index.Result{}, err
	}
	synonyms, err := index.ReadSynonyms(filepath.Join(filepath.Dir(dir), synonymsName))
	if err != nil {
		return index.Result{}, usageError("a line of the file is as in: car = automobile = motor car", "%v", err)
	}
	expanded, notes := synonyms.Expand(q)
	if len(notes) > 0 {
		res, err := idx.Search(c.Context, expanded, opt)
		if err != nil || res.Total > 0 && !res.Partial {
			for _, note := range notes {
				p.note("%s", note)
			}
			return res, err
		}
	}
	return idx.Search(c.Context, q, opt)
}
