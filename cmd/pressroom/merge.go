package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// mergeResult is what pressroom merge did.
type mergeResult struct {
	Index     string   `json:"index"`
	From      []string `json:"from"`
	Added     int      `json:"added"`
	Changed   int      `json:"changed"`
	Unchanged int      `json:"unchanged"`
	Same      int      `json:"same_text"`
	Versions  int      `json:"versions"` // former ones
}

// String lists the counts; of those that are rare only what there is.
func (r mergeResult) String() string {
	return fmt.Sprintf("%s: %d added, %s%d unchanged, %s%sfrom %s", r.Index, r.Added, rare(r.Changed, "changed"), r.Unchanged,
		rare(r.Same, "the same text"), rare(r.Versions, "former versions"), report.Plural(len(r.From), "archive"))
}

func (p *program) mergeCommand() *cli.Command {
	return &cli.Command{
		Name:  "merge",
		Usage: "Add what other archives hold, without analysing it anew.",
		UsageText: "pressroom merge shard-0 shard-1 shard-2 shard-3\n   pressroom --index /data/.pressroom merge /backup/*\n" +
			"   for i in 0 1 2 3; do pressroom --index shard-$i/.pressroom add --shard $i/4 releases; done",
		Description: "DIR is an index, or a folder that holds one (.pressroom). All releases come with the analyses and the former\n" +
			"versions that they have; the archives have to be made by this version of the program (rebuild sees to it), and\n" +
			"stay as they are. Name all that share sources in one command: what is merged later takes the place of older\n" +
			"texts of its sources, as with add. Aliases, synonyms and saved searches are not merged: copy their files. After\n" +
			"an interruption the same command goes on where it was.",
		ArgsUsage: "DIR...",
		Flags:     []cli.Flag{waitFlag(), jsonFlag()},
		Action:    p.merge,
	}
}

func (p *program) merge(c *cli.Context) (err error) {
	if c.NArg() == 0 {
		return usageError("pressroom merge --help", "no DIR given")
	}
	dir, err := indexDir(c)
	if err != nil {
		return err
	}
	result := mergeResult{Index: dir, From: c.Args().Slice()}
	from, err := openAll(result.From)
	defer func() {
		for _, idx := range from {
			err = errors.Join(err, idx.Close())
		}
	}()
	if err != nil {
		return err
	}
	w, err := p.writer(c, dir, archive.OpenWriter)
	if err != nil {
		return err
	}
	bar := newProgress(p.err, 0)
	m, err := w.Merge(c.Context, from, bar.add)
	bar.clear()
	if err != nil {
		return errors.Join(err, w.Stop())
	}
	if err := w.Close(); err != nil {
		return err
	}
	result.Changed = w.Changed()
	result.Added, result.Unchanged, result.Same, result.Versions = m.Added-result.Changed, m.Unchanged, m.Same, m.Versions
	return p.print(c, result, fmt.Sprintln(result))
}

// openAll opens indexes; those opened are returned with an error, too.
func openAll(dirs []string) (all []*index.Index, err error) {
	for _, dir := range dirs {
		if info, err := os.Stat(filepath.Join(dir, indexName)); err == nil && info.IsDir() {
			dir = filepath.Join(dir, indexName)
		}
		idx, err := index.Open(dir)
		if err != nil {
			return all, err
		}
		all = append(all, idx)
	}
	return all, nil
}
