package ingest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"pressroom/corpus"
)

// Size returns the number of bytes that the paths hold on disk, for a progress
// bar; what cannot be seen counts as nothing.
func Size(paths []string) int64 {
	var total int64
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if !info.IsDir() {
			total += info.Size()
			continue
		}
		_ = filepath.WalkDir(path+string(filepath.Separator), func(file string, d fs.DirEntry, err error) error {
			if err == nil && hidden(d.Name()) && filepath.Clean(file) != filepath.Clean(path) {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if err == nil && d.Type().IsRegular() {
				if info, err := d.Info(); err == nil {
					total += info.Size()
				}
			}
			return nil
		})
	}
	return total
}

// folder reads the files of a folder and of those below it, in the order of
// their paths. What is not read is told, but for hidden files.
func (r *reader) folder(root string) bool {
	return r.walk(root, root, nil)
}

// walk reads a folder. Above are the real paths of the folders that links led
// into on the way here, so that no circle of links is walked twice.
func (r *reader) walk(root, folder string, above []string) bool {
	going := true
	// With a separator after it, a link that the user named is followed.
	err := filepath.WalkDir(folder+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		switch {
		case r.ctx.Err() != nil:
			going = false
		case err != nil:
			going = r.fail(path, 0, "%s", reason(err))
			if going && d != nil && d.IsDir() {
				return filepath.SkipDir
			}
		case hidden(d.Name()) && filepath.Clean(path) != filepath.Clean(folder):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.Type()&fs.ModeSymlink != 0:
			going = r.link(root, path, above)
		case !d.IsDir():
			going = r.member(path, d.Type())
		}
		if !going {
			return filepath.SkipAll
		}
		return nil
	})
	if err != nil && going {
		return r.fail(folder, 0, "%s", reason(err))
	}
	return going
}

// member reads a file of a folder. Pipes and devices are not opened: they might
// never end.
func (r *reader) member(path string, mode fs.FileMode) bool {
	if mode&fs.ModeType != 0 {
		return r.passOver(path, special(mode))
	}
	info, err := os.Stat(path)
	if err != nil {
		return r.fail(path, 0, "%s", reason(err))
	}
	return r.file(path, info.Size(), true)
}

// link reads what a link in a folder leads to. Within the folder that is a file,
// since folders are walked anyway; outside of it only what the user asked for.
func (r *reader) link(root, path string, above []string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return r.fail(path, 0, "leads nowhere: %s", reason(err))
	}
	home, err := filepath.EvalSymlinks(root)
	if err != nil {
		return r.fail(path, 0, "%s", reason(err))
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return r.fail(path, 0, "%s", reason(err))
	}
	inside := within(home, target)
	switch {
	case !inside && !r.opt.FollowLinks:
		return r.passOver(path, "link out of the folder")
	case !info.IsDir():
		return r.member(path, info.Mode())
	case inside:
		return true
	case within(target, home):
		return r.passOver(path, "link to a folder around")
	}
	for _, folder := range above {
		if within(target, folder) || within(folder, target) {
			return true
		}
	}
	return r.walk(root, path, append(above[:len(above):len(above)], target))
}

// within reports whether a cleaned path is a folder or lies below it.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func (r *reader) passOver(path, kind string) bool {
	return r.yield(corpus.Release{}, &Error{Path: path, Reason: fmt.Sprintf("is passed over (%s)", kind), Class: PassedOver, Kind: kind})
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." && name != ".." }

// textual reports whether the name of a file says that it is text.
func textual(name string) bool {
	switch filepath.Ext(unpackedName(name)) {
	case ".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson", ".json", ".csv", ".tsv":
		return true
	}
	return false
}

// ending is the kind of a file that is not read, by its name: "pdf".
func ending(name string) string {
	end := strings.TrimPrefix(filepath.Ext(strings.ToLower(name)), ".")
	if end == "" || len(end) > 12 {
		return "without an ending"
	}
	return end
}

// special is the kind of what is neither a file nor a folder.
func special(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}
