package main

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
	"puente/loaders"
)

// How the database is tried while it does not answer: soon at first, then twice a second, so that the server is ready within a second of
// the database and an outage of an hour costs no more connections than one of a minute.
const (
	firstTrial   = 50 * time.Millisecond
	longestPause = 500 * time.Millisecond
	trialTimeout = 5 * time.Second // of one read; Neo4j plans its first statements slowly
)

// health knows whether the database answers, by a real read. It is a circuit breaker: once a statement fails because the database
// is away, further ones fail at once, until the read that health repeats in the background succeeds.
type health struct {
	read func(context.Context) error
	log  *slog.Logger

	ctx    context.Context // ends the trials
	cancel context.CancelFunc
	trials sync.WaitGroup

	outage atomic.Pointer[string] // why the database does not answer; nil: it does
	doubts atomic.Bool            // a trial runs because statements took too long

	mu     sync.Mutex
	check  *check // the latest one of ready
	closed bool
}

// check is one read for all who ask at the same time.
type check struct {
	done chan struct{}
	err  error
}

func newHealth(read func(context.Context) error, log *slog.Logger) *health {
	ctx, cancel := context.WithCancel(context.Background())
	return &health{read: read, log: log, ctx: ctx, cancel: cancel}
}

// close ends the trials.
func (h *health) close() {
	h.mu.Lock()
	h.closed = true
	h.mu.Unlock()
	h.cancel()
	h.trials.Wait()
}

// why is the reason why the database does not answer; "": it does.
func (h *health) why() string {
	if reason := h.outage.Load(); reason != nil {
		return *reason
	}
	return ""
}

// guard is the same query, which fails at once while the database is away.
func (h *health) guard(query loaders.Query) loaders.Query {
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		if h.why() != "" {
			return nil, model.Fault(model.CodeUnavailable, "The database cannot be reached at the moment. Try again shortly.",
				"No se puede acceder a la base de datos en este momento. Intente de nuevo en breve.")
		}
		records, err := query(ctx, cypher, params)
		switch {
		case err == nil || errors.Is(ctx.Err(), context.Canceled):
		case errors.Is(err, context.DeadlineExceeded):
			h.doubt()
		default:
			if reason, away := outageOf(err); away {
				h.open(reason)
			}
		}
		return records, err
	}
}

// doubt reads from the database after a statement that took too long: it may have been a dear one, or the database is away.
func (h *health) doubt() {
	if !h.doubts.CompareAndSwap(false, true) {
		return
	}
	h.background(func() {
		defer h.doubts.Store(false)
		if reason, away := h.try(); away {
			h.open(reason)
		}
	})
}

// open begins an outage, and the trials that end it.
func (h *health) open(reason string) {
	if !h.outage.CompareAndSwap(nil, &reason) {
		h.outage.Store(&reason)
		return
	}
	h.log.Warn("the database does not answer; requests are refused until it does", "reason", reason)
	start := time.Now()
	h.background(func() {
		for pause := firstTrial; ; pause = min(2*pause, longestPause) {
			select {
			case <-time.After(pause/2 + rand.N(pause/2)):
			case <-h.ctx.Done():
				return
			}
			reason, away := h.try()
			if !away {
				break
			}
			h.outage.Store(&reason)
		}
		if h.ctx.Err() != nil {
			return
		}
		h.outage.Store(nil)
		h.log.Info("the database answers again", "after", time.Since(start).Round(time.Millisecond).String())
	})
}

// try reads from the database once. Every error says that it is away: this read is never at fault itself.
func (h *health) try() (reason string, away bool) {
	ctx, cancel := context.WithTimeout(h.ctx, trialTimeout)
	defer cancel()
	err := h.read(ctx)
	if err == nil {
		return "", false
	}
	if reason, away := outageOf(err); away {
		return reason, true
	}
	return reasonOf(err), true
}

// background runs a trial unless the database is being closed.
func (h *health) background(trial func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.trials.Go(trial)
	}
}

// ready reads from the database, once for all who ask at the same time, and gives the reason why that fails; "": it does not.
func (h *health) ready(ctx context.Context) string {
	if reason := h.why(); reason != "" {
		return reason
	}
	h.mu.Lock()
	c := h.check
	if c == nil {
		c = &check{done: make(chan struct{})}
		h.check = c
		go h.run(c)
	}
	h.mu.Unlock()
	select {
	case <-c.done:
	case <-ctx.Done():
		return reasonOf(ctx.Err())
	}
	if c.err == nil {
		return ""
	}
	return reasonOf(c.err)
}

func (h *health) run(c *check) {
	ctx, cancel := context.WithTimeout(h.ctx, readyTimeout)
	defer cancel()
	c.err = h.read(ctx)
	h.mu.Lock()
	h.check = nil
	h.mu.Unlock()
	if reason, away := outageOf(c.err); away {
		h.open(reason)
	}
	close(c.done)
}
