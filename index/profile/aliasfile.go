package profile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"pressroom/index"
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
	a := &Aliases{}
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

// ChangeAliases reads the lines of a file of aliases, which must be in order, and
// writes what change makes of them, in one step that lasts. Others who change the
// file wait; index.ErrBusy when that takes too long. The file keeps its mode and
// the link that leads to it. When change returns an error, nothing has changed.
func ChangeAliases(ctx context.Context, path string, change func(lines []string) ([]string, error)) error {
	var refused error
	err := index.ReplaceFile(ctx, path, func(path string) (text string, err error) {
		text, refused = changed(path, change)
		return text, refused
	})
	if err != nil && refused == nil {
		return fmt.Errorf("write the aliases: %w", err)
	}
	return err
}

// changed returns the text of a file of aliases after a change.
func changed(path string, change func([]string) ([]string, error)) (string, error) {
	lines, err := aliasLines(path)
	if err != nil {
		return "", err
	}
	if _, err := parseAliases(path, lines); err != nil {
		return "", err
	}
	if lines, err = change(lines); err != nil || len(lines) == 0 {
		return "", err
	}
	return strings.Join(lines, "\n") + "\n", nil
}
