package opensearch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"

	"pressroom/index"
)

// One process writes to an index. It has a lease, a document of prefix-state, and renews it
// while it writes: who was killed blocks others for no longer than the lease lasts.
const (
	leaseTime = time.Minute
	renewTime = 15 * time.Second
)

// lease is that document.
type lease struct {
	Owner index.Owner `json:"owner"`
	Until time.Time   `json:"until"`
}

// leased is the document with what tells one state of it from another.
type leased struct {
	Seq    int   `json:"_seq_no"`
	Term   int   `json:"_primary_term"`
	Source lease `json:"_source"`
}

// lock is a lease that is being renewed.
type lock struct {
	i    *Index
	stop context.CancelFunc
	done chan struct{}

	mu    sync.Mutex
	own   leased
	until time.Time
	lost  error
}

const lockName = "/_doc/lock"

// take takes the lease, at once or not at all.
func (i *Index) take(ctx context.Context) (*lock, error) {
	if err := i.makeState(ctx); err != nil {
		return nil, err
	}
	var now leased
	condition := "op_type=create"
	switch err := i.get(ctx, i.state()+lockName, &now); {
	case err == nil && time.Now().Before(now.Source.Until):
		owner := now.Source.Owner
		return nil, &index.BusyError{Dir: i.address, Owner: &owner}
	case err == nil:
		condition = fmt.Sprintf("if_seq_no=%d&if_primary_term=%d", now.Seq, now.Term)
	case !isStatus(err, http.StatusNotFound):
		return nil, err
	}
	host, err := os.Hostname()
	if err != nil {
		host = "another machine"
	}
	l := &lock{i: i, done: make(chan struct{})}
	l.own.Source.Owner = index.Owner{PID: os.Getpid(), Host: host, Since: time.Now().UTC().Truncate(time.Second)}
	if err := l.write(ctx, condition); isStatus(err, http.StatusConflict) {
		return nil, &index.BusyError{Dir: i.address}
	} else if err != nil {
		return nil, err
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	l.stop = stop
	go l.renew(background)
	return l, nil
}

// write writes the lease, if it is as it was.
func (l *lock) write(ctx context.Context, condition string) error {
	l.own.Source.Until = time.Now().Add(leaseTime)
	if err := l.i.call(ctx, http.MethodPut, l.i.state()+lockName+"?"+condition, l.own.Source, &l.own); err != nil {
		return err
	}
	l.until = l.own.Source.Until
	return nil
}

func (l *lock) condition() string {
	return fmt.Sprintf("if_seq_no=%d&if_primary_term=%d", l.own.Seq, l.own.Term)
}

// renew renews the lease until ctx is done. What fails is tried again while the lease lasts.
func (l *lock) renew(ctx context.Context) {
	defer close(l.done)
	tick := time.NewTicker(renewTime)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		l.mu.Lock()
		err := l.write(ctx, l.condition())
		if isStatus(err, http.StatusConflict) {
			l.lost = errors.New("another process took the index over")
		}
		l.mu.Unlock()
	}
}

// held returns an error when the lease is lost.
func (l *lock) held() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.lost != nil:
		return fmt.Errorf("index %s: %w", l.i, l.lost)
	case time.Now().After(l.until):
		return fmt.Errorf("index %s: it could not be reached for %s", l.i, leaseTime)
	}
	return nil
}

// release gives the lease back.
func (l *lock) release() error {
	l.stop()
	<-l.done
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lost != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), leaseTime)
	defer cancel()
	err := l.i.call(ctx, http.MethodDelete, l.i.state()+lockName+"?"+l.condition(), nil, nil)
	if isStatus(err, http.StatusConflict) {
		err = nil
	}
	return err
}
