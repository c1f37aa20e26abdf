package opensearch

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pressroom/index"
)

// TestWho asks a node over TLS, with a password and with a token, and one that knows neither.
func TestWho(t *testing.T) {
	for _, v := range []string{userVariable, passwordVariable, tokenVariable, authorityVariable} {
		t.Setenv(v, "")
	}
	var got string
	node := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Get("Authorization")
		if user, password, _ := r.BasicAuth(); (user != "reader" || password != "hush") && got != "Bearer hush" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, "{}")
	}))
	node.Config.ErrorLog = log.New(io.Discard, "", 0)
	node.StartTLS()
	defer node.Close()
	address := "opensearch+" + node.URL + "/p"
	open := func() error {
		_, err := Open(context.Background(), address)
		if err != nil && strings.Contains(err.Error(), "hush") {
			t.Errorf("the password is told: %v", err)
		}
		return err
	}
	if err := open(); err == nil || errors.Is(err, index.ErrMissing) {
		t.Errorf("nobody has signed the certificate: %v", err)
	}
	path := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: node.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(authorityVariable, path)
	if err := open(); err == nil || !strings.Contains(err.Error(), passwordVariable) {
		t.Errorf("without a password: %v", err)
	}
	t.Setenv(userVariable, "reader")
	t.Setenv(passwordVariable, "hush")
	if err := open(); !errors.Is(err, index.ErrMissing) { // there is none, but it was asked
		t.Errorf("with a password: %v", err)
	}
	t.Setenv(tokenVariable, "hush")
	if err := open(); !errors.Is(err, index.ErrMissing) || got != "Bearer hush" {
		t.Errorf("with a token: %v, %q", err, got)
	}
}

// busyNode takes a release at the third attempt, and one not at all.
type busyNode struct {
	mu    sync.Mutex
	tried map[string]int
	taken map[string]int
}

func (b *busyNode) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !strings.HasSuffix(r.URL.Path, "_bulk") {
		fmt.Fprint(w, "{}")
		return
	}
	var items []map[string]taken
	for lines := json.NewDecoder(r.Body); ; {
		var action map[string]struct {
			ID string `json:"_id"`
		}
		var doc any
		if err := lines.Decode(&action); err == io.EOF {
			break
		} else if err != nil || lines.Decode(&doc) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		id, answer := action["index"].ID, taken{Status: http.StatusCreated}
		switch b.tried[id]++; {
		case id == "odd":
			answer.Status, answer.Error.Reason = http.StatusBadRequest, "immense term"
		case b.tried[id] < 3:
			answer.Status = http.StatusTooManyRequests
		default:
			b.taken[id]++
		}
		items = append(items, map[string]taken{"index": answer})
	}
	json.NewEncoder(w).Encode(map[string]any{"items": items})
}

// TestWriteBusy writes to a node that has no room for the moment.
func TestWriteBusy(t *testing.T) {
	node := &busyNode{tried: map[string]int{}, taken: map[string]int{}}
	server := httptest.NewServer(node)
	defer server.Close()
	i, err := connect("opensearch+" + server.URL + "/p")
	if err != nil {
		t.Fatal(err)
	}
	i.lock, i.generation, i.copies = &lock{i: i, until: time.Now().Add(time.Hour)}, 1, 1
	changes := []index.Change{{Key: "a", Source: "a.txt"}, {Key: "odd", Source: "odd.txt"}, {Key: "b", Source: "b.txt"}}
	err = i.Write(context.Background(), changes)
	var refused *Refused
	if !errors.As(err, &refused) || refused.Source != "odd.txt" || !strings.Contains(err.Error(), "immense term") {
		t.Errorf("what is refused is told with its source: %v", err)
	}
	for key, want := range map[string]int{"a": 1, "b": 1, "odd": 0} {
		if node.taken[key] != want {
			t.Errorf("%s was taken %d times, want %d", key, node.taken[key], want)
		}
	}
	if node.tried["odd"] != 1 {
		t.Errorf("what is refused was sent %d times", node.tried["odd"])
	}
}

func TestBefore(t *testing.T) {
	for begin, want := range map[string]string{"": "", "b": "a\U0010FFFF", "ab": "aa\U0010FFFF", "a ": ""} {
		if got := before(begin); got != want {
			t.Errorf("%q: %q, want %q", begin, got, want)
		}
	}
}
