package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"
)

// replacePatience is how long ReplaceFile waits for others, and replacePause how
// often it looks; a change takes milliseconds.
const (
	replacePatience = 10 * time.Second
	replacePause    = 5 * time.Millisecond
)

// ReplaceFile gives a file that lies beside an index the text that change returns,
// in one step that lasts; change gets the path that the links lead to. Others who
// replace the file wait; ErrBusy when that takes too long. The file keeps its mode
// and its links. When change returns an error, nothing has changed, and ReplaceFile
// returns it.
func ReplaceFile(ctx context.Context, path string, change func(path string) (text string, err error)) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	// The new file is its own lock: who has waited finds that it has got its name.
	f, err := lockPatiently(ctx, path+".new")
	if err != nil {
		return err
	}
	defer f.Close()
	text, err := change(path)
	if err == nil {
		err = replace(path, f, text)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// replace writes a text into f, which takes the place of the file.
func replace(path string, f *os.File, text string) error {
	if info, err := os.Stat(path); err == nil {
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := f.Truncate(0); err != nil { // a killed process may have left something
		return err
	}
	if _, err := f.WriteAt([]byte(text), 0); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// lockPatiently opens and locks a file, and waits for whoever has it.
func lockPatiently(ctx context.Context, path string) (*os.File, error) {
	for until := time.Now().Add(replacePatience); ; {
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
		case <-time.After(replacePause):
		}
	}
}
