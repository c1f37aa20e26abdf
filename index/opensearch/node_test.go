package opensearch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/byhand"
	language "pressroom/index/query"
)

// The tests of this file ask a real node, which .ci/opensearch starts.

func node(t *testing.T) string {
	t.Helper()
	address := os.Getenv("PRESSROOM_OPENSEARCH")
	if address == "" {
		t.Skip("PRESSROOM_OPENSEARCH names no node; .ci/opensearch starts one")
	}
	return address + "_" + strings.ToLower(t.Name())
}

// write opens an index for adding.
func write(t *testing.T, address string, anew bool) *index.Writer {
	t.Helper()
	to, err := OpenWriter(context.Background(), address, anew)
	if err != nil {
		t.Fatal(err)
	}
	w, err := index.OpenRemoteWriter(context.Background(), to, "test 1", anew)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func read(t *testing.T, address string) *index.Index {
	t.Helper()
	from, err := Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	i, err := index.OpenRemote(context.Background(), from)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// release is number n of many that differ.
func release(n int) byhand.Item {
	text := fmt.Sprintf("Bridge %d is open\n\nThe town of number%d opened a bridge over the river, and the mayor walked over it.", n, n)
	return byhand.Release(fmt.Sprintf("bridge/%d.txt", n), fmt.Sprintf("%d-03-01", 2020+n%3), text, func(an *schema.Analysis) {
		an.Places = []schema.Place{byhand.Place("Durban", "ZA", -29.85, 31.02)}
	})
}

func fill(t *testing.T, w *index.Writer, from, to int) (fresh int) {
	t.Helper()
	for n := from; n < to; n++ {
		it := release(n)
		if w.Claim(it.Rel) != index.New {
			continue
		}
		if fresh++; w.Add(it.Rel, it.An) != nil {
			break
		}
	}
	return fresh
}

// holds fails unless the index has each of the releases once, and nothing else.
func holds(t *testing.T, address string, n int) {
	t.Helper()
	i := read(t, address)
	defer i.Close()
	seen := map[string]int{}
	err := i.Each(context.Background(), nil, index.Oldest, func(st index.Stored) error {
		seen[st.Release.Source]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for k := range n {
		if source := release(k).Rel.Source; seen[source] != 1 {
			t.Errorf("%s is there %d times", source, seen[source])
		}
	}
	if len(seen) != n {
		t.Errorf("%d releases, want %d", len(seen), n)
	}
	if h, err := i.Verify(context.Background()); err != nil || h.Releases != n {
		t.Errorf("verify: %d releases, %v", h.Releases, err)
	}
}

func TestYears(t *testing.T) {
	address := node(t)
	w := write(t, address, true)
	fill(t, w, 0, 7)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, address, 7)
	from, err := Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	for _, year := range []string{"2020", "2021", "2022"} {
		if !from.years[year] {
			t.Errorf("there is no index of %s: %v", year, from.years)
		}
	}
}

// TestTwoWriters lets a second one wait, and one who comes later go on.
func TestTwoWriters(t *testing.T) {
	address := node(t)
	w := write(t, address, true)
	var busy *index.BusyError
	_, err := OpenWriter(context.Background(), address, false)
	if !errors.As(err, &busy) || busy.Owner == nil || busy.Owner.PID != os.Getpid() {
		t.Errorf("a second writer: %v", err)
	}
	fill(t, w, 0, 3)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = write(t, address, false)
	if fresh := fill(t, w, 0, 5); fresh != 2 {
		t.Errorf("%d releases are new, want 2", fresh)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, address, 5)
}

// TestRefused adds a release that OpenSearch does not take among others.
func TestRefused(t *testing.T) {
	address := node(t)
	w := write(t, address, true)
	fill(t, w, 0, 2)
	long := strings.Repeat("long", 10_000)
	it := byhand.Release(long, "2020-03-01", "A long source\n\nIt has no end.", nil)
	w.Claim(it.Rel)
	if err := w.Add(it.Rel, it.An); err != nil {
		t.Fatal(err)
	}
	var refused *Refused
	if err := w.Close(); !errors.As(err, &refused) || refused.Source != long {
		t.Errorf("%.200v", err)
	}
}

// TestRebuild makes an index anew while it is read: readers see the old one or the new one.
func TestRebuild(t *testing.T) {
	address := node(t)
	w := write(t, address, true)
	fill(t, w, 0, 4)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			from, err := Open(context.Background(), address)
			if err != nil {
				done <- err
				return
			}
			n, err := from.Count(context.Background(), index.Clause{})
			if err == nil && n[0] != 4 && n[0] != 6 {
				err = fmt.Errorf("%d releases", n[0])
			}
			from.Close()
			if err != nil {
				done <- err
				return
			}
		}
	}()
	w = write(t, address, true)
	fill(t, w, 0, 6)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	close(stop)
	if err := <-done; err != nil {
		t.Errorf("while it was made anew: %v", err)
	}
	holds(t, address, 6)
	w = write(t, address, true)
	fill(t, w, 0, 1)
	if err := w.Discard(); err != nil {
		t.Fatal(err)
	}
	holds(t, address, 6)
}

// TestReader asks as a user who may only read.
func TestReader(t *testing.T) {
	address := node(t)
	w := write(t, address, true)
	fill(t, w, 0, 9)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	to, err := Read(address)
	if err != nil {
		t.Fatal(err)
	}
	behind, err := url.Parse(to.nodes[0])
	if err != nil {
		t.Fatal(err)
	}
	var writes atomic.Bool // from now on it is meant
	proxy := httputil.NewSingleHostReverseProxy(behind)
	door := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		reads := r.Method == http.MethodGet || strings.Contains(r.URL.Path, "_search")
		if writes.Load() {
			rw.WriteHeader(http.StatusForbidden)
			return
		}
		if !reads || strings.HasPrefix(r.URL.Path, "/_cluster") {
			t.Errorf("a reader asks for %s %s", r.Method, r.URL.Path)
			rw.WriteHeader(http.StatusForbidden)
			return
		}
		proxy.ServeHTTP(rw, r)
	}))
	defer door.Close()
	i := read(t, "opensearch+"+door.URL+"/"+to.prefix)
	defer i.Close()
	q, err := language.Parse(`bridge place:durban near:-29.85,31.02,10km`)
	if err != nil {
		t.Fatal(err)
	}
	res, err := i.Search(context.Background(), q, index.Options{Limit: 3, Highlight: true, Fold: true})
	if err != nil || res.Total != 9 {
		t.Errorf("%d releases, %v", res.Total, err)
	}
	if counts, err := i.Count(context.Background(), nil, index.Places, 0); err != nil || len(counts) != 1 || counts[0].N != 9 {
		t.Errorf("%v, %v", counts, err)
	}
	if err := i.Each(context.Background(), nil, index.Newest, func(index.Stored) error { return nil }); err != nil {
		t.Error(err)
	}
	writes.Store(true)
	_, err = OpenWriter(context.Background(), "opensearch+"+door.URL+"/"+to.prefix+"_new", false)
	if err == nil || !strings.Contains(err.Error(), "may not") {
		t.Errorf("a reader writes: %v", err)
	}
}

// TestKilled kills, in the middle of adding, the node of three that the releases of a year
// are written to first: nothing is lost, and nothing is there twice.
func TestKilled(t *testing.T) {
	address := os.Getenv("PRESSROOM_OPENSEARCH_NODES")
	if address == "" {
		t.Skip("PRESSROOM_OPENSEARCH_NODES names no three nodes; .ci/opensearch starts them")
	}
	const many = 2000
	w := write(t, address, true)
	fill(t, w, 0, many/2)
	kill(t, address)
	fill(t, w, many/2, many)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, address, many)
	w = write(t, address, false)
	if fresh := fill(t, w, 0, many); fresh != 0 {
		t.Errorf("%d releases were lost", fresh)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, address, many)
}

// kill kills the node that has the first copy of a year; PRESSROOM_OPENSEARCH_PIDS says
// which process that is ("n1=100,n2=101").
func kill(t *testing.T, address string) {
	t.Helper()
	i, err := connect(address)
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close()
	path := "_cat/shards/" + i.prefix + "-g*-2021?format=json"
	b, err := i.request(context.Background(), http.MethodGet, path, "application/json", nil)
	var shards []struct{ Prirep, Node string }
	if err != nil || json.Unmarshal(b, &shards) != nil {
		t.Fatal(string(b), err)
	}
	for _, s := range shards {
		_, after, ok := strings.Cut(os.Getenv("PRESSROOM_OPENSEARCH_PIDS"), s.Node+"=")
		number, _, _ := strings.Cut(after, ",")
		pid, err := strconv.Atoi(number)
		if s.Prirep != "p" {
			continue
		}
		if !ok || err != nil {
			t.Fatalf("nobody knows the process of %s", s.Node)
		}
		process, err := os.FindProcess(pid)
		if err == nil {
			err = process.Kill()
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("killed %s", s.Node)
		return
	}
	t.Fatalf("no node has 2021: %s", b)
}
