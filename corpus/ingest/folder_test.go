package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLinks has links within a folder, out of it to a file and to a folder that
// leads back, and to nothing.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	for _, f := range []string{"in/a.txt", "in/sub/b.txt", "out/c.txt", "out/deep/d.txt"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, f)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f), []byte("Text of "+f), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{
		"in/inside.txt": "sub/b.txt", "in/outside.txt": "../out/c.txt", "in/folder": "../out", "in/nowhere.txt": "gone.txt",
		"in/self": ".", "in/above": "..", "out/deep/back": "../..", "out/deep/round": "..", "in/picture.jpg": "../out/c.txt",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		follow       bool
		sources, say string
	}{
		{false, "a.txt inside.txt sub/b.txt", "above: is passed over (link out of the folder); folder: is passed over (link out " +
			"of the folder); " +
			"nowhere.txt: leads nowhere: does not exist; outside.txt: is passed over (link out of the folder); picture.jpg: is " +
			"passed over (link out of the folder)"},
		{true, "a.txt folder/c.txt folder/deep/d.txt inside.txt outside.txt sub/b.txt",
			"above: is passed over (link to a folder around); " +
				"folder/deep/back: is passed over (link to a folder around); nowhere.txt: leads nowhere: does not exist; picture.jpg: " +
				"is passed over (jpg)"},
	} {
		rels, errs := read(t, Options{FollowLinks: c.follow}, in)
		var sources []string
		for _, rel := range rels {
			sources = append(sources, strings.TrimPrefix(rel.Source, in+"/"))
		}
		if got := strings.Join(sources, " "); got != c.sources {
			t.Errorf("follow %t: read %q, want %q", c.follow, got, c.sources)
		}
		if got := strings.ReplaceAll(strings.Join(errs, "; "), in+"/", ""); got != c.say {
			t.Errorf("follow %t: told %q, want %q", c.follow, got, c.say)
		}
	}
}
