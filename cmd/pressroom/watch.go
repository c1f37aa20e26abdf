package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/urfave/cli/v2"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// settled is for how long the size of a file has to stay the same until it is whole.
const settled = time.Second

func (p *program) watchCommand() *cli.Command {
	return &cli.Command{
		Name:      "watch",
		Usage:     "Add what arrives in a folder, and tell what saved searches find in it.",
		UsageText: "pressroom watch inbox/",
		Description: "What lies in the folder is added first. A file is read when it has not grown for a second. Releases of\n" +
			"a file that has changed take the place of what it had. Interrupt ends it, and nothing is lost.",
		ArgsUsage: "FOLDER",
		Flags:     append(inputFlags("format"), waitFlag()),
		Action:    p.watch,
	}
}

// watcher adds the files of a folder as they arrive.
type watcher struct {
	*program
	c       *cli.Context
	opt     ingest.Options
	a       *analyze.Analyzer
	dir     string               // of the index
	events  *fsnotify.Watcher    // of the folder and those below it
	waiting map[string]arrival   // files that may still grow
	taken   map[string]time.Time // when those that were read had been written last
}

// arrival is a file that was seen to have so many bytes.
type arrival struct {
	size  int64
	since time.Time
}

func (p *program) watch(c *cli.Context) (err error) {
	folder := c.Args().First()
	if info, err := os.Stat(folder); c.NArg() != 1 || err != nil || !info.IsDir() {
		return usageError("pressroom watch --help", "watch takes one FOLDER")
	}
	w := &watcher{program: p, c: c, waiting: map[string]arrival{}, taken: map[string]time.Time{}}
	if w.opt, err = p.inputOptions(c); err != nil {
		return err
	}
	if w.dir, err = indexDir(c); err != nil {
		return err
	}
	if w.a, err = analyze.New(); err != nil {
		return err
	}
	if w.events, err = fsnotify.NewWatcher(); err != nil {
		return fmt.Errorf("%s: cannot be watched: %w", folder, err)
	}
	defer w.events.Close()
	if err := w.look(folder); err != nil {
		return err
	}
	if err := w.run(); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil // an interrupt is how it ends
}

// look watches a folder with those below it, and lets what lies there arrive.
func (w *watcher) look(folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // it is gone, or shut to us: it may come back
		case strings.HasPrefix(d.Name(), ".") && path != folder:
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.IsDir():
			return w.events.Add(path)
		case d.Type().IsRegular():
			w.waiting[path] = arrival{size: -1}
		}
		return nil
	})
}

// run waits for files, and adds those that are whole.
func (w *watcher) run() error {
	tick := time.NewTicker(settled / 4)
	defer tick.Stop()
	for {
		select {
		case <-w.c.Context.Done():
			return context.Canceled
		case e := <-w.events.Events:
			if err := w.event(e); err != nil {
				return err
			}
		case err := <-w.events.Errors:
			w.note("%v: the folder is looked through again", err) // more has arrived at once than the system tells of
			if err := w.look(w.c.Args().First()); err != nil {
				return err
			}
		case now := <-tick.C:
			if whole := w.whole(now); len(whole) > 0 {
				if err := w.add(whole); err != nil {
					return err
				}
			}
		}
	}
}

// event lets a file arrive that was made or changed.
func (w *watcher) event(e fsnotify.Event) error {
	if !e.Has(fsnotify.Create) && !e.Has(fsnotify.Write) || strings.HasPrefix(filepath.Base(e.Name), ".") {
		return nil
	}
	info, err := os.Stat(e.Name)
	switch {
	case err != nil:
		return nil // it is gone already
	case info.IsDir():
		return w.look(e.Name)
	case info.Mode().IsRegular():
		w.waiting[e.Name] = arrival{size: -1}
	}
	return nil
}

// whole returns the files that have not grown for a while, in the order of their names,
// each once for each time that it was written.
func (w *watcher) whole(now time.Time) (files []string) {
	for path, was := range w.waiting {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			delete(w.waiting, path)
			delete(w.taken, path)
		case w.taken[path].Equal(info.ModTime()):
			delete(w.waiting, path)
		case info.Size() != was.size:
			w.waiting[path] = arrival{info.Size(), now}
		case now.Sub(was.since) >= settled:
			delete(w.waiting, path)
			w.taken[path] = info.ModTime()
			files = append(files, path)
		}
	}
	slices.Sort(files)
	return files
}

// add adds files, and tells what saved searches find in them.
func (w *watcher) add(files []string) (err error) {
	for rel, err := range ingest.Read(w.c.Context, files, w.opt) {
		if err == nil {
			w.a.Learn(rel)
		}
	}
	out, err := w.writer(w.c, w.dir, archive.OpenWriter)
	if err != nil {
		return err
	}
	result, told := addResult{Index: w.dir}, w.newInputs(w.c)
	err = fill(w.c, w.a, out, ingest.Read(w.c.Context, files, w.opt), newProgress(w.err, 0), told, &result)
	if err = errors.Join(err, w.finish(w.c, out, err, result)); err != nil {
		return err
	}
	result.Changed = out.Changed()
	result.Added -= result.Changed
	result.Failed, result.Passed = told.failed, told.passedOver()
	if result.Added+result.Changed+result.Failed > 0 {
		if _, err := fmt.Fprintln(w.out, result); err != nil {
			return err
		}
		return w.tell()
	}
	return nil
}

// tell tells what the saved searches find that they had not found before.
func (w *watcher) tell() error {
	a, err := archiveOf(w.c)
	if err != nil {
		return err
	}
	all, err := a.Saved()
	if err != nil {
		return err
	}
	for _, s := range all {
		hits, err := w.ask(w.c, s.Query)
		if err != nil {
			w.complain(fmt.Sprintf("%s: %v", s.Name, err), "")
			continue
		}
		fresh := s.Fresh(hits)
		if len(fresh) == 0 {
			continue
		}
		if _, err := fmt.Fprintf(w.out, "%s: %s new\n", report.Plain(s.Name), report.Plural(len(fresh), "release")); err != nil {
			return err
		}
		if err := w.printHits(w.c, index.Result{Hits: fresh, Total: len(fresh)}, page{len(fresh), 0}); err != nil {
			return err
		}
		s.Seen, s.Asked = archive.Identifiers(hits), today()
		if err := a.Save(w.c.Context, s); err != nil {
			return err
		}
	}
	return nil
}
