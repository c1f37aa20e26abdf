package index

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
)

// ReadAliases reads a file of aliases; one that does not exist has none. Errors
// name the file and the line.
func ReadAliases(path string) (*Aliases, error) {
	lines, err := aliasLines(path)
	if err != nil {
		return nil, err
	}
	return parseAliases(path, lines)
}

func parseAliases(path string, lines []string) (*Aliases, error) {
	a := &Aliases{map[string]string{}, map[string]string{}, map[string]bool{}}
	for n, line := range lines {
		if silent(line) {
			continue
		}
		if err := a.line(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
		}
	}
	return a, nil
}

// AliasLines returns the lines of a file of aliases that say something. The errors
// are those of ReadAliases.
func AliasLines(path string) ([]string, error) {
	lines, err := aliasLines(path)
	if err != nil {
		return nil, err
	}
	if _, err := parseAliases(path, lines); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(lines, silent), nil
}

// silent reports whether a line is empty or a remark.
func silent(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

// aliasLines reads the lines of the file. Whatever is no file is not even opened:
// a pipe would keep the program waiting for a writer.
func aliasLines(path string) ([]string, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read the aliases: %w", err)
	case !info.Mode().IsRegular() && path != os.DevNull:
		return nil, fmt.Errorf("read the aliases: %s is no file", path)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the aliases: %w", err)
	}
	if len(b) == 0 {
		return nil, nil
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n"), nil
}

// aliasPatience is how long a change waits for others, and aliasPause how often it
// looks; a change takes milliseconds.
const (
	aliasPatience = 10 * time.Second
	aliasPause    = 5 * time.Millisecond
)

// ChangeAliases reads the lines of a file of aliases, which must be in order, and
// writes what change makes of them, in one step that lasts. Others who change the
// file wait; ErrBusy when that takes too long. The file keeps its mode and the
// link that it lies behind. When change returns an error, nothing has changed.
func ChangeAliases(ctx context.Context, path string, change func(lines []string) ([]string, error)) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	// The new file is its own lock: who has waited finds that it has got its name.
	f, err := lockPatiently(ctx, path+".new")
	if err != nil {
		return fmt.Errorf("write the aliases: %w", err)
	}
	defer f.Close()
	if err := writeAliases(f, path, change); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

func writeAliases(f *os.File, path string, change func([]string) ([]string, error)) error {
	lines, err := aliasLines(path)
	if err != nil {
		return err
	}
	if _, err := parseAliases(path, lines); err != nil {
		return err
	}
	if lines, err = change(lines); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil {
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			return fmt.Errorf("write the aliases: %w", err)
		}
	}
	text := strings.Join(lines, "\n")
	if text != "" {
		text += "\n"
	}
	err = f.Truncate(0) // a killed process may have left something
	if err == nil {
		_, err = f.WriteAt([]byte(text), 0)
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err == nil {
		err = syncDir(filepath.Dir(path))
	}
	if err != nil {
		return fmt.Errorf("write the aliases: %w", err)
	}
	return nil
}

// lockPatiently opens and locks a file, and waits for whoever has it.
func lockPatiently(ctx context.Context, path string) (*os.File, error) {
	for until := time.Now().Add(aliasPatience); ; {
		f, err := openLock(path, os.O_RDWR|os.O_CREATE, true)
		var held *heldError
		if !errors.As(err, &held) {
			return f, err
		}
		if time.Now().After(until) {
			return nil, &BusyError{Dir: path}
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(aliasPause):
		}
	}
}
