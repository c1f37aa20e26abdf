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

// TestKeyOf holds pairs of names that are one, and pairs that are two.
func TestKeyOf(t *testing.T) {
	one := [][3]string{
		{"person", "Armen Grigoryan", "ARMEN GRIGORIAN"},
		{"person", "Sen. Edward M. Kennedy", "Edward Kennedy"},
		{"person", "Martin Luther King, Jr.", "Martin Luther King Jr."},
		{"person", "José Núñez", "Jose Nunez"},
		{"person", "Volodymyr Zelenskyy", "Volodymyr Zelensky"},
		{"org", "the U.S. Department of Energy", "Department of Energy"},
		{"place", "Washington, D.C.", "WASHINGTON D C"},
		{"place", "U.S.", "United States"},
	}
	for _, c := range one {
		if a, b := keyOf(c[0], c[1]), keyOf(c[0], c[2]); a != b {
			t.Errorf("%q and %q are one, and have the keys %q and %q", c[1], c[2], a, b)
		}
	}
	two := [][3]string{
		{"person", "Ann Lee", "Anna Lee"},
		{"person", "Ryan", "Rian"},
		{"person", "George Bush", "George Walker Bush"},
		{"place", "Georgia", "Georgiana"},
		{"org", "Ministry of Health", "Ministry of Health of Colombia"},
	}
	for _, c := range two {
		if a, b := keyOf(c[0], c[1]), keyOf(c[0], c[2]); a == b {
			t.Errorf("%q and %q are two, and have the key %q", c[1], c[2], a)
		}
	}
}
