//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestRefused lets the system refuse what a command needs: it is told as such. The
// index is sound, and nobody may be told to make it anew.
func TestRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.txt")
	if err := os.WriteFile(in, []byte("Dam opens\n\nThe dam is open."), 0o644); err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(dir, "index")
	if said, code := shell(fmt.Sprintf("pressroom --index %s add %s", index, in)); code != exitFound {
		t.Fatalf("%d: %s", code, said)
	}
	refuseFiles(t, index)
	if os.Geteuid() == 0 {
		return // whom nothing is forbidden
	}
	if err := os.Chmod(filepath.Join(index, "manifest.json"), 0); err != nil {
		t.Fatal(err)
	}
	said, code := shell(fmt.Sprintf("pressroom --index %s search dam", index))
	if code != exitIndex || !strings.Contains(said, "permission denied") || strings.Contains(said, "damaged") {
		t.Errorf("%d: %s", code, said)
	}
}

// refuseFiles lets commands open fewer files than they need.
func refuseFiles(t *testing.T, index string) {
	t.Helper()
	told := 0
	for files := 8; files < 30; files++ {
		for _, command := range []string{"search dam", "stats", "verify"} {
			said, code := shell(fmt.Sprintf("ulimit -n %d; pressroom --index %s %s", files, index, command))
			misled := strings.Contains(said, "damaged") || strings.Contains(said, "goroutine")
			switch {
			case code == exitFound, strings.HasPrefix(said, "runtime:"): // before the program begins
			case code != exitIndex || misled || !strings.Contains(said, "too many open files"):
				t.Errorf("%s with %d files: %d: %s", command, files, code, said)
			default:
				told++
			}
		}
	}
	if told == 0 {
		t.Error("nothing was refused")
	}
}

// shell runs a script and returns what it says on standard error, and its exit code.
func shell(script string) (said string, code int) {
	cmd := exec.Command("sh", "-c", script)
	var b bytes.Buffer
	cmd.Stderr = &b
	_ = cmd.Run() // the exit code says it
	return b.String(), cmd.ProcessState.ExitCode()
}
