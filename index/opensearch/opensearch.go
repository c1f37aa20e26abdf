// Package opensearch keeps an index in OpenSearch, for archives that outgrow one
// machine. It is the only room that knows OpenSearch. What a question means package index
// says; here it becomes a request (query.go), as releases become documents (mapping.go,
// write.go).
//
// An index of the name "prefix" consists of
//
//	prefix-g1-2026   the releases of a year of a generation, prefix-g1-undated those without
//	                 a date; each made when the first release of its year comes
//	prefix           an alias of all of one generation, which readers ask
//	prefix-state     who writes (lock.go), and what was found out of all releases (state.go)
//
// An index made anew is another generation, and the alias goes over to it in one step.
package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/opensearch-project/opensearch-go/v4"

	"pressroom/index"
)

// An Index is one in OpenSearch (index.Remote, and index.RemoteWriter when it was opened for
// writing). Its methods may be called from several goroutines.
type Index struct {
	client     *opensearch.Client
	address    string // for messages
	prefix     string
	generation int
	former     int  // the generation that this one takes the place of; 0 for none
	published  bool // readers see this generation
	lock       *lock
	years      map[string]bool // of which there is an index
	copies     int             // that have to be there before a write
}

// How often a request is made, and how long it waits in between at most; a node that is
// restarted is back by then.
const (
	retries  = 6
	patience = 90 * time.Second
)

// Open opens an index for reading. The address is as Read describes it. Errors to branch on:
// index.ErrMissing.
func Open(ctx context.Context, address string) (*Index, error) {
	i, err := connect(address)
	if err != nil {
		return nil, err
	}
	if err = i.locate(ctx); err == nil && i.generation == 0 {
		err = fmt.Errorf("index %s: %w", i, index.ErrMissing)
	}
	if err != nil {
		i.Close()
		return nil, err
	}
	return i, nil
}

// OpenWriter opens an index for writing, or a new generation of it; it is made when it is
// absent. Errors to branch on: index.ErrBusy.
func OpenWriter(ctx context.Context, address string, anew bool) (*Index, error) {
	i, err := connect(address)
	if err != nil {
		return nil, err
	}
	if i.lock, err = i.take(ctx); err == nil {
		err = i.begin(ctx, anew)
	}
	if err != nil {
		i.Close()
		return nil, err
	}
	return i, nil
}

func connect(address string) (*Index, error) {
	to, err := Read(address)
	if err != nil {
		return nil, err
	}
	cfg := opensearch.Config{
		Addresses: to.nodes, Username: to.user, Password: to.password, Header: http.Header{},
		MaxRetries: retries, RetryOnStatus: []int{http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout},
		RetryBackoff:          func(n int) time.Duration { return time.Duration(n*n) * 100 * time.Millisecond },
		HealthCheckMaxRetries: -1, CompressRequestBody: !to.loopback(),
	}
	if to.token != "" {
		cfg.Header.Set("Authorization", "Bearer "+to.token)
	}
	if to.authority != "" {
		if cfg.CACert, err = os.ReadFile(to.authority); err != nil {
			return nil, fmt.Errorf("read the certificate authority: %w", err)
		}
	}
	client, err := opensearch.NewClient(cfg)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", to, err)
	}
	return &Index{client: client, address: to.String(), prefix: to.prefix, years: map[string]bool{}}, nil
}

// String is the address, without a password.
func (i *Index) String() string { return i.address }

// Close lets go of the lock and of the connections.
func (i *Index) Close() error {
	var err error
	if i.lock != nil {
		err = i.lock.release()
	}
	return errors.Join(err, i.client.Close())
}

// locate finds out which generation the alias names, 0 for none, and which years it has.
func (i *Index) locate(ctx context.Context) error {
	var found map[string]struct{ Aliases map[string]any }
	if err := i.get(ctx, i.prefix+"-g*/_alias?ignore_unavailable=true", &found); err != nil {
		return err
	}
	i.generation = 0
	for name, of := range found {
		generation, year, ok := i.parse(name)
		if _, current := of.Aliases[i.prefix]; ok && current {
			i.generation, i.published = generation, true
			i.years[year] = true
		}
	}
	return nil
}

// begin chooses the generation to write to, and takes away those that were never finished.
func (i *Index) begin(ctx context.Context, anew bool) error {
	if err := i.locate(ctx); err != nil {
		return err
	}
	if err := i.sweep(ctx, i.generation); err != nil {
		return err
	}
	switch {
	case anew:
		i.former, i.generation, i.published, i.years = i.generation, i.generation+1, false, map[string]bool{}
	case i.generation == 0:
		i.generation, i.published = 1, true
	}
	return i.measure(ctx)
}

// sweep deletes all generations but one, and what was found out of them.
func (i *Index) sweep(ctx context.Context, but int) error {
	var found map[string]any
	if err := i.get(ctx, i.prefix+"-g*/_alias?ignore_unavailable=true", &found); err != nil {
		return err
	}
	var old []string
	for name := range found {
		if generation, _, ok := i.parse(name); ok && generation != but {
			old = append(old, name)
		}
	}
	slices.Sort(old)
	for _, name := range old {
		if err := i.call(ctx, http.MethodDelete, name+"?ignore_unavailable=true", nil, nil); err != nil {
			return err
		}
	}
	if len(old) == 0 {
		return nil
	}
	where := object{"query": object{"bool": object{"must_not": list{object{"term": object{"generation": but}}},
		"filter": list{object{"exists": object{"field": "generation"}}}}}}
	return i.call(ctx, http.MethodPost, i.state()+"/_delete_by_query?ignore_unavailable=true&conflicts=proceed&refresh=true", where, nil)
}

// measure finds out how many copies of a release can be wanted before it is taken for written.
func (i *Index) measure(ctx context.Context) error {
	var health struct {
		Nodes int `json:"number_of_data_nodes"`
	}
	err := i.get(ctx, "_cluster/health", &health)
	i.copies = min(2, max(1, health.Nodes))
	return err
}

// name is that of the index of a year.
func (i *Index) name(year string) string {
	return fmt.Sprintf("%s-g%d-%s", i.prefix, i.generation, year)
}

// parse is the way back from name.
func (i *Index) parse(name string) (generation int, year string, ok bool) {
	rest, ok := strings.CutPrefix(name, i.prefix+"-g")
	number, year, two := strings.Cut(rest, "-")
	generation, err := strconv.Atoi(number)
	return generation, year, ok && two && err == nil
}

// all is what a request names that asks for all releases: a reader goes by the alias, a
// writer sees a generation that readers do not see yet.
func (i *Index) all() string {
	if i.lock == nil {
		return i.prefix
	}
	return i.name("*")
}

// An object and a list are those of JSON.
type (
	object = map[string]any
	list   = []any
)

func (i *Index) get(ctx context.Context, path string, into any) error {
	return i.call(ctx, http.MethodGet, path, nil, into)
}

// call makes a request with a body of JSON, and reads the answer into what is not nil.
func (i *Index) call(ctx context.Context, method, path string, body, into any) error {
	var b []byte
	var err error
	if body != nil {
		if b, err = json.Marshal(body); err != nil {
			return err
		}
	}
	b, err = i.request(ctx, method, path, "application/json", b)
	if err == nil && into != nil {
		err = json.Unmarshal(b, into)
	}
	return err
}

// A refusal is what OpenSearch answers to a request that it does not do.
type refusal struct {
	address string
	status  int
	kind    string
	reason  string
}

func (r *refusal) Error() string {
	switch r.status {
	case http.StatusUnauthorized:
		return fmt.Sprintf("index %s: OpenSearch does not know who asks; %s and %s, or %s, say so", r.address, userVariable, passwordVariable,
			tokenVariable)
	case http.StatusForbidden:
		return fmt.Sprintf("index %s: this user may not do that: %s", r.address, r.reason)
	}
	return fmt.Sprintf("index %s: %s (%s, %d)", r.address, r.reason, r.kind, r.status)
}

// Is reports whether target is index.ErrMissing, and there is no such index.
func (r *refusal) Is(target error) bool {
	return target == index.ErrMissing && r.kind == "index_not_found_exception"
}

// request makes a request. What the answer says of an error is told without what was sent.
func (i *Index) request(ctx context.Context, method, path, kind string, body []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, "/"+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", kind)
	res, err := i.client.Stream(req)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", i, err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", i, err)
	}
	if res.StatusCode < http.StatusMultipleChoices {
		return b, nil
	}
	told := struct{ Error json.RawMessage }{}
	why := struct {
		Type, Reason string
		Causes       []struct{ Type, Reason string } `json:"root_cause"`
	}{}
	if json.Unmarshal(b, &told) != nil || json.Unmarshal(told.Error, &why) != nil || why.Type == "" {
		why.Type, why.Reason = http.StatusText(res.StatusCode), "the request was refused"
	}
	if len(why.Causes) > 0 {
		why.Type, why.Reason = why.Causes[0].Type, why.Causes[0].Reason
	}
	return nil, &refusal{i.address, res.StatusCode, why.Type, why.Reason}
}

// isStatus reports whether an error is a refusal of this status.
func isStatus(err error, status int) bool {
	var r *refusal
	return errors.As(err, &r) && r.status == status
}
