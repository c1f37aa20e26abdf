package opensearch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for _, v := range []string{userVariable, passwordVariable, tokenVariable, authorityVariable} {
		t.Setenv(v, "")
	}
	for _, c := range []struct {
		address, prefix, shown string
		nodes                  []string
	}{
		{"opensearch+https://search.example:9200/releases", "releases", "opensearch+https://search.example:9200/releases",
			[]string{"https://search.example:9200"}},
		{"opensearch+http://a:9200,b:9201/p_1/", "p_1", "opensearch+http://a:9200,b:9201/p_1", []string{"http://a:9200", "http://b:9201"}},
	} {
		got, err := Read(c.address)
		if err != nil || got.prefix != c.prefix || got.String() != c.shown || !slices.Equal(got.nodes, c.nodes) {
			t.Errorf("%s: %+v, %v", c.address, got, err)
		}
	}
	for address, why := range map[string]string{
		"opensearch+https://host:9200":             "name of an index",
		"opensearch+https://host:9200/Upper":       "name of an index",
		"opensearch+https://host:9200/a-b":         "name of an index",
		"opensearch+https://host:9200/a*":          "name of an index",
		"opensearch+https://me:secret@host/a":      "has no password in it",
		"opensearch+ftp://host/a":                  "an address is as in",
		"opensearch+https:///a":                    "no host",
		"opensearch+https://host?x=1/a":            "no host",
		"opensearch+file:/nowhere/to/be/found.txt": "read the address",
	} {
		if _, err := Read(address); err == nil || !strings.Contains(err.Error(), why) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want %q", address, err, why)
		}
	}
}

// TestReadSecrets reads who asks from the environment and from a file, and tells it to nobody.
func TestReadSecrets(t *testing.T) {
	t.Setenv(userVariable, "reader")
	t.Setenv(passwordVariable, "hush")
	t.Setenv(tokenVariable, "")
	got, err := Read("opensearch+https://host:9200/p")
	if err != nil || got.user != "reader" || got.password != "hush" || strings.Contains(got.String(), "hush") {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := Read("opensearch+http://host:9200/p"); err == nil || strings.Contains(err.Error(), "hush") {
		t.Errorf("a password would go over the network as it is: %v", err)
	}
	if _, err := Read("opensearch+http://127.0.0.1:9200/p"); err != nil {
		t.Error(err)
	}
	path := filepath.Join(t.TempDir(), "address")
	text := "# of the archive\naddress = opensearch+https://other:9200/q\ntoken = t = k\nca = /etc/ca.pem\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read("opensearch+file:" + path); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("a file that others may read: %v", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err = Read("opensearch+file:" + path)
	if err != nil || got.token != "t = k" || got.user != "" || got.password != "" || got.authority != "/etc/ca.pem" || got.prefix != "q" {
		t.Errorf("%+v, %v", got, err)
	}
	if err := os.WriteFile(path, []byte("pass word"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read("opensearch+file:" + path); err == nil || !strings.Contains(err.Error(), "address:1: ") {
		t.Errorf("a line that says nothing: %v", err)
	}
}
