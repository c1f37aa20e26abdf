package main

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"
)

// progress is a bar on a terminal: how much is done, how fast, how long still.
// Anywhere else it prints nothing. It alone reads the clock of the wall.
type progress struct {
	w      io.Writer
	total  int64 // bytes; 0 when unknown
	done   atomic.Int64
	count  int
	begun  time.Time
	shown  time.Time
	active bool
}

// newProgress returns a bar for so many bytes of input.
func newProgress(w io.Writer, total int64) *progress {
	now := time.Now()
	return &progress{w: w, total: total, begun: now, shown: now, active: isTerminal(w)}
}

// read counts bytes of input; it may be called from another goroutine.
func (b *progress) read(bytes int) { b.done.Add(int64(bytes)) }

// add counts one release.
func (b *progress) add() {
	b.count++
	if now := time.Now(); b.active && now.Sub(b.shown) > 100*time.Millisecond {
		b.shown = now
		fmt.Fprintf(b.w, "\r\x1b[K%s", bar(b.count, b.done.Load(), b.total, now.Sub(b.begun)))
	}
}

// clear takes the bar away, so that a message or a result can stand there.
func (b *progress) clear() {
	if b.active {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}

const barWidth = 24

// bar draws the state after so much time.
func bar(count int, done, total int64, spent time.Duration) string {
	rate := float64(count) / max(spent.Seconds(), 0.001)
	if total <= 0 {
		return fmt.Sprintf("%d releases  %.0f/s", count, rate)
	}
	part := min(float64(done)/float64(total), 1)
	full := int(part * barWidth)
	left := ""
	if part > 0.01 {
		left = "  " + (time.Duration(float64(spent) * (1 - part) / part)).Round(time.Second).String() + " left"
	}
	return fmt.Sprintf("[%s%s] %3.0f %%  %d releases  %.0f/s%s",
		strings.Repeat("#", full), strings.Repeat("·", barWidth-full), 100*part, count, rate, left)
}
