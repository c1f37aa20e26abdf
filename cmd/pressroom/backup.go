package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
)

// backupResult is what pressroom backup and restore did.
type backupResult struct {
	Index  string   `json:"index"`
	Backup string   `json:"backup"`
	Beside []string `json:"beside"` // files beside the index that were copied
	Left   []string `json:"left"`   // those that were there already
}

func (p *program) backupCommand() *cli.Command {
	return &cli.Command{
		Name:      "backup",
		Usage:     "Copy the index and the files beside it, while it is in use.",
		UsageText: "pressroom backup /backup/2026-11-28",
		Description: "DIR is new or empty. It gets the index as its last batch left it, aliases, synonyms and saved searches.\n" +
			"Every file is compared with its checksum; a copy that fails leaves nothing. The backup is an archive\n" +
			"like any other: in DIR all commands answer from it.",
		ArgsUsage: "DIR",
		Flags:     []cli.Flag{jsonFlag()},
		Action:    func(c *cli.Context) error { return p.copyArchive(c, false) },
	}
}

func (p *program) restoreCommand() *cli.Command {
	return &cli.Command{
		Name:      "restore",
		Usage:     "Make the index from a backup.",
		UsageText: "pressroom restore /backup/2026-11-28",
		Description: "There must be no index yet: move away what is there. Files beside the index that are there already\n" +
			"stay as they are.",
		ArgsUsage: "DIR",
		Flags:     []cli.Flag{jsonFlag()},
		Action:    func(c *cli.Context) error { return p.copyArchive(c, true) },
	}
}

// copyArchive copies an archive to a folder, or back.
func (p *program) copyArchive(c *cli.Context, back bool) error {
	if c.NArg() != 1 {
		return usageError("pressroom "+c.Command.Name+" --help", "%s takes one DIR", c.Command.Name)
	}
	kept := archive.Archive{Dir: filepath.Join(c.Args().First(), indexName)}
	used, err := archiveOf(c)
	if err != nil {
		return err
	}
	from, to := used, kept
	if back {
		from, to = kept, used
	}
	result := backupResult{Index: used.Dir, Backup: c.Args().First(), Beside: []string{}, Left: []string{}}
	err = index.Copy(c.Context, from.Dir, to.Dir)
	switch {
	case errors.Is(err, fs.ErrExist):
		return usageError("name another folder, or move it away first", "%s: there is something already", to.Dir)
	case err != nil:
		return err
	}
	for _, pair := range [][2]string{{from.AliasesPath(), to.AliasesPath()},
		{from.Beside(archive.SynonymsName), to.Beside(archive.SynonymsName)}, {from.Beside(archive.SavedName), to.Beside(archive.SavedName)}} {
		switch err := copyBeside(c.Context, pair[0], pair[1]); {
		case err == nil:
			result.Beside = append(result.Beside, filepath.Base(pair[1]))
		case errors.Is(err, fs.ErrExist):
			p.note("%s is there already, and stays as it is", pair[1])
			result.Left = append(result.Left, filepath.Base(pair[1]))
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	done := fmt.Sprintf("%s: copied to %s\n", from.Dir, to.Dir)
	return p.print(c, result, done)
}

// copyBeside copies a small file that does not exist yet. The errors are fs.ErrNotExist where there is nothing to copy,
// and fs.ErrExist.
func copyBeside(ctx context.Context, from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	return index.ReplaceFile(ctx, to, func(string) (string, error) { return string(b), nil })
}
