package admission

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"puente/graph/model"
)

// refused reports whether an error is that of a request for which there was no room.
func refused(err error) bool {
	fault, ok := errors.AsType[*model.Error](err)
	return ok && fault.Code == model.CodeUnavailable && fault.MessageEs != ""
}

func enter(t *testing.T, c *Controller, class Class) *Pass {
	t.Helper()
	p, err := c.Enter(t.Context(), class)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Who waits is admitted in the order of arrival; who finds the queue full is refused at once.
func TestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Statements: 2, Dear: 1, Queue: 3})
		first := enter(t, c, Cheap)
		var mu sync.Mutex
		var order []int
		for i := range 3 {
			go func() {
				p, err := c.Enter(t.Context(), Cheap)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				order = append(order, i)
				mu.Unlock()
				p.Leave()
			}()
			synctest.Wait() // it waits before the next one comes
		}
		if s := c.State(Cheap); s != (State{Running: 1, Waiting: 3}) {
			t.Errorf("%+v", s)
		}
		if _, err := c.Enter(t.Context(), Cheap); !refused(err) {
			t.Errorf("beyond the queue: %v", err)
		}
		first.Leave()
		first.Leave() // gives back one slot only
		synctest.Wait()
		if !slices.Equal(order, []int{0, 1, 2}) {
			t.Errorf("admitted in the order %v", order)
		}
		if s := c.State(Cheap); s != (State{Refused: 1}) {
			t.Errorf("%+v", s)
		}
		enter(t, c, Cheap)
		if s := c.State(Cheap); s.Running != 1 {
			t.Errorf("%+v", s)
		}
	})
}

// Dear requests that wait keep no cheap one out, nor their statements.
func TestClassesAreApart(t *testing.T) {
	c := New(Config{Statements: 4, Dear: 1, Queue: 0})
	dear := enter(t, c, Dear)
	if _, err := dear.Statement(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Enter(t.Context(), Dear); !refused(err) {
		t.Errorf("a second dear request: %v", err)
	}
	for range 3 {
		if _, err := enter(t, c, Cheap).Statement(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Enter(t.Context(), Cheap); !refused(err) {
		t.Errorf("a fourth cheap request: %v", err)
	}
	fewer := New(Config{Statements: 4, Dear: 1, Cheap: 2})
	enter(t, fewer, Cheap)
	enter(t, fewer, Cheap)
	if _, err := fewer.Enter(t.Context(), Cheap); !refused(err) {
		t.Errorf("a third cheap request where two are allowed: %v", err)
	}
}

// A request that waits leaves the queue with its context: told UNAVAILABLE at its deadline, nothing if its client has left.
func TestWaitingEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Statements: 2, Dear: 1, Queue: 1})
		enter(t, c, Cheap)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := c.Enter(ctx, Cheap); !refused(err) {
			t.Errorf("at the deadline: %v", err)
		}
		left, leave := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, leave)
		if _, err := c.Enter(left, Cheap); !errors.Is(err, context.Canceled) {
			t.Errorf("the client has left: %v", err)
		}
		if s := c.State(Cheap); s != (State{Running: 1, Refused: 1}) {
			t.Errorf("%+v", s)
		}
	})
}

// However many statements a request has, a few of them run at once, and those of a class never exceed its slots.
func TestStatementsAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Statements: 7, Dear: 1, Queue: 0})
		var running, most atomic.Int64
		run := func(p *Pass) {
			for range 20 {
				go func() {
					done, err := p.Statement(t.Context())
					if err != nil {
						t.Error(err)
						return
					}
					defer done()
					most.Store(max(most.Load(), running.Add(1)))
					time.Sleep(time.Second)
					running.Add(-1)
				}()
			}
			synctest.Wait()
		}
		one := enter(t, c, Cheap)
		run(one)
		if n := most.Load(); n != statementsOfRequest {
			t.Errorf("%d statements of one request ran at once", n)
		}
		run(enter(t, c, Cheap))
		if n := most.Load(); n != 6 {
			t.Errorf("%d statements of two requests ran at once", n)
		}
		time.Sleep(time.Minute)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := one.Statement(ctx); err == nil {
			t.Error("a statement of a cancelled request was admitted")
		}
		if done, err := one.Statement(t.Context()); err != nil {
			t.Error(err)
		} else {
			done()
		}
	})
}
