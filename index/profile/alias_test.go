package profile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// TestChangeAliases changes a file thirty times at once: nothing is lost.
func TestChangeAliases(t *testing.T) {
	path := filepath.Join(t.TempDir(), "aliases.txt")
	const changes = 30
	var wg sync.WaitGroup
	for n := range changes {
		wg.Go(func() {
			err := ChangeAliases(context.Background(), path, func(lines []string) ([]string, error) {
				return append(lines, ApartLine("person", fmt.Sprintf("Person %d", n))), nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	lines, err := AliasLines(path)
	if err != nil || len(lines) != changes {
		t.Errorf("%d lines, %v, want %d", len(lines), err, changes)
	}
	refused := errors.New("no")
	refuse := func([]string) ([]string, error) { return nil, refused }
	if err := ChangeAliases(context.Background(), path, refuse); !errors.Is(err, refused) {
		t.Errorf("got %v", err)
	}
	if again, err := AliasLines(path); err != nil || len(again) != changes {
		t.Errorf("a refused change changed the file: %d lines, %v", len(again), err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("left: %v, %v", entries, err)
	}
}

func TestForget(t *testing.T) {
	lines := []string{"# people", "person same Ann Lee = A. Lee=Anna Lee", "person apart Bob", "org same Ann Lee = X"}
	got, found := Forget(lines, "person", "a. lee")
	want := []string{"# people", "person same Ann Lee = Anna Lee", "person apart Bob", "org same Ann Lee = X"}
	if !found || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, %q", found, got)
	}
	got, found = Forget(got, "person", "Anna Lee")
	if want := []string{"# people", "person apart Bob", "org same Ann Lee = X"}; !found || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, %q", found, got)
	}
	if got, found = Forget(got, "person", "Nobody"); found || len(got) != 3 {
		t.Errorf("got %v, %q", found, got)
	}
}
