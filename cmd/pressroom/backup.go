package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

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
	if archive.IsAddress(used.Dir) {
		return &index.UnsupportedError{What: "be copied by this command; snapshots of OpenSearch itself do that"}
	}
	result := backupResult{Index: used.Dir, Backup: c.Args().First(), Beside: []string{}, Left: []string{}}
	if entries, _ := os.ReadDir(to.Dir); len(entries) > 0 { // what cannot be read, Copy tells
		return somethingThere(to.Dir)
	}
	made, err := p.copyAllBeside(c, from, to, back, &result)
	if err == nil {
		err = index.Copy(c.Context, from.Dir, to.Dir)
	}
	if errors.Is(err, fs.ErrExist) {
		err = somethingThere(to.Dir)
	}
	if err != nil {
		for _, path := range slices.Backward(made) {
			os.Remove(path) // a folder stays where something else is in it
		}
		return err
	}
	done := fmt.Sprintf("%s: copied to %s\n", from.Dir, to.Dir)
	return p.print(c, result, done)
}

func somethingThere(path string) error {
	return usageError("name another folder, or move it away first", "%s: there is something already", path)
}

// copyAllBeside copies the files beside an index, before the index itself: where that is, nothing is lacking.
// Those that are there already stay as they are, which a backup that differs from them does not put up with. It
// returns the paths that it made.
func (p *program) copyAllBeside(c *cli.Context, from, to archive.Archive, back bool, result *backupResult) (made []string, err error) {
	if _, err := os.Stat(from.Dir); err != nil {
		return nil, nil // Copy tells
	}
	if dir := filepath.Dir(to.Dir); !isThere(dir) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, err
		}
		made = append(made, dir)
	}
	for _, pair := range [][2]string{{from.AliasesPath(), to.AliasesPath()},
		{from.Beside(archive.SynonymsName), to.Beside(archive.SynonymsName)}, {from.Beside(archive.SavedName), to.Beside(archive.SavedName)}} {
		name := filepath.Base(pair[1])
		switch err := copyBeside(c.Context, pair[0], pair[1]); {
		case err == nil:
			made, result.Beside = append(made, pair[1]), append(result.Beside, name)
		case errors.Is(err, errSame) && !back: // of a run that was killed
			result.Beside = append(result.Beside, name)
		case errors.Is(err, fs.ErrExist) && !back:
			return made, somethingThere(pair[1])
		case errors.Is(err, fs.ErrExist), errors.Is(err, errSame):
			p.note("%s is there already, and stays as it is", pair[1])
			result.Left = append(result.Left, name)
		case !errors.Is(err, fs.ErrNotExist):
			return made, err
		}
	}
	return made, nil
}

// errSame says that a file is there already, and is the one that was to be copied.
var errSame = errors.New("it is there already")

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// copyBeside copies a small file that does not exist yet. The errors are fs.ErrNotExist where there is nothing to copy,
// errSame and fs.ErrExist.
func copyBeside(ctx context.Context, from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if isThere(to) {
		if have, err := os.ReadFile(to); err == nil && bytes.Equal(have, b) {
			return errSame
		}
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	return index.ReplaceFile(ctx, to, func(string) (string, error) { return string(b), nil })
}
