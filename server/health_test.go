package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// faulty is a database whose reads fail as long as it has an error, and that counts them.
type faulty struct {
	fault atomic.Pointer[error]
	reads atomic.Int64
}

func (f *faulty) fail(err error) { f.fault.Store(&err) }

func (f *faulty) read(context.Context) error {
	f.reads.Add(1)
	if err := f.fault.Load(); err != nil {
		return *err
	}
	return nil
}

func (f *faulty) query(ctx context.Context, _ string, _ map[string]any) ([]*neo4j.Record, error) {
	return nil, f.read(ctx)
}

func inBubble(t *testing.T, test func(t *testing.T, f *faulty, h *health)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		f := &faulty{}
		h := newHealth(f.read, slog.New(slog.DiscardHandler))
		test(t, f, h)
		h.close()
	})
}

// In an outage no statement is sent, the database is tried twice a second at most, and the end is found within half a second.
func TestOutage(t *testing.T) {
	inBubble(t, func(t *testing.T, f *faulty, h *health) {
		query := h.guard(f.query)
		f.fail(&neo4j.ConnectivityError{Inner: io.EOF})
		if _, err := query(t.Context(), "", nil); err == nil || h.why() != "Neo4j cannot be reached" {
			t.Errorf("%v, %q", err, h.why())
		}
		before := f.reads.Load()
		for range 1000 {
			_, err := query(t.Context(), "", nil)
			if fault, ok := errors.AsType[*model.Error](err); !ok || fault.Code != model.CodeUnavailable {
				t.Fatalf("during the outage: %v", err)
			}
		}
		if n := f.reads.Load() - before; n != 0 {
			t.Errorf("%d statements were sent", n)
		}
		if reason := h.ready(t.Context()); reason != "Neo4j cannot be reached" {
			t.Errorf("it is ready: %q", reason)
		}
		time.Sleep(time.Hour)
		if n := f.reads.Load() - before; n < 3600 || n > 4*3600 {
			t.Errorf("%d trials in an hour", n)
		}
		f.fail(&neo4j.Neo4jError{Code: codeDatabaseUnavailable})
		time.Sleep(longestPause)
		if reason := h.why(); reason != "Neo4j is starting its database" {
			t.Errorf("the reason is %q", reason)
		}
		f.fail(nil)
		time.Sleep(longestPause)
		if _, err := query(t.Context(), "", nil); err != nil || h.why() != "" || h.ready(t.Context()) != "" {
			t.Errorf("back: %v, %q", err, h.why())
		}
	})
}

// A statement that took too long opens the circuit only if a read does not succeed; one that fails by itself or with its client never does.
func TestDoubts(t *testing.T) {
	late := func(context.Context, string, map[string]any) ([]*neo4j.Record, error) {
		return nil, context.DeadlineExceeded
	}
	inBubble(t, func(t *testing.T, f *faulty, h *health) {
		for range 10 {
			_, _ = h.guard(late)(t.Context(), "", nil)
		}
		synctest.Wait()
		if n := f.reads.Load(); n != 1 || h.why() != "" {
			t.Errorf("%d reads, %q", n, h.why())
		}
		f.fail(context.DeadlineExceeded)
		_, _ = h.guard(late)(t.Context(), "", nil)
		synctest.Wait()
		if h.why() != "Neo4j does not answer in time" {
			t.Errorf("the reason is %q", h.why())
		}
	})
	inBubble(t, func(t *testing.T, f *faulty, h *health) {
		f.fail(&neo4j.Neo4jError{Code: "Neo.ClientError.Statement.SyntaxError"})
		_, _ = h.guard(f.query)(t.Context(), "", nil)
		gone, leave := context.WithCancel(t.Context())
		leave()
		f.fail(&neo4j.ConnectivityError{Inner: context.Canceled})
		_, _ = h.guard(f.query)(gone, "", nil)
		synctest.Wait()
		if h.why() != "" {
			t.Errorf("the circuit is open: %q", h.why())
		}
	})
}

// However many ask at the same time whether the database answers, it is read once; and what they learn opens the circuit.
func TestReadyIsRead(t *testing.T) {
	inBubble(t, func(t *testing.T, f *faulty, h *health) {
		release := make(chan struct{})
		read := h.read
		h.read = func(ctx context.Context) error {
			<-release
			return read(ctx)
		}
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() {
				if reason := h.ready(t.Context()); reason != "" {
					t.Errorf("it is not ready: %q", reason)
				}
			})
		}
		synctest.Wait()
		close(release)
		all.Wait()
		if n := f.reads.Load(); n != 1 {
			t.Errorf("%d reads", n)
		}
		f.fail(&neo4j.Neo4jError{Code: "Neo.ClientError.Security.Unauthorized"})
		if reason := h.ready(t.Context()); reason != "Neo4j refuses the user or the password" {
			t.Errorf("the reason is %q", reason)
		}
		f.fail(&neo4j.ConnectivityError{Inner: io.EOF})
		if h.ready(t.Context()); h.why() == "" {
			t.Error("the circuit is closed")
		}
	})
}
