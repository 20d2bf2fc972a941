// Package admission decides how much a server does at once. Requests are of two classes, by what they cost before they run. Each
// class has slots of its own for requests and for their statements, so that dear requests never take what cheap ones need; who finds no slot
// waits in a bounded queue, first in, first out, and beyond the queue is refused at once.
package admission

import (
	"cmp"
	"context"
	"errors"
	"sync/atomic"

	"golang.org/x/sync/semaphore"

	"puente/graph/model"
)

// Class is how dear a request is.
type Class int

// The classes.
const (
	Cheap Class = iota
	Dear
)

// Classes are all classes, in the order of their values.
func Classes() []Class { return []Class{Cheap, Dear} }

// String is the name of the class in metrics.
func (c Class) String() string {
	if c == Dear {
		return "dear"
	}
	return "cheap"
}

// statementsOfRequest is how many statements of one request may run at once, so that a request with a hundred aliases takes no more of
// the database than one with four.
const statementsOfRequest = 4

// Config sizes a Controller.
type Config struct {
	Statements int // that run at once, at most; at least 1
	Dear       int // of these, those of dear requests, and as many dear requests; at least 1
	Cheap      int // cheap requests; 0: as many as they have statements
	Queue      int // requests of a class that may wait for a slot
}

// Controller admits requests and their statements. It is safe for concurrent use.
type Controller struct {
	classes [2]slots
	queue   int64
}

// slots are those of one class.
type slots struct {
	requests, statements *semaphore.Weighted // both are first in, first out
	running, waiting     atomic.Int64        // requests
	refused              atomic.Int64
}

// New makes a controller. Cheap requests have the statements that dear ones do not have, and at least one. A class admits no more requests
// than it has statements: one that has none to run would only hold memory.
func New(config Config) *Controller {
	dear := max(1, config.Dear)
	cheap := max(1, config.Statements-dear)
	c := &Controller{queue: int64(config.Queue)}
	c.classes[Dear].size(dear, dear)
	c.classes[Cheap].size(cheap, min(cheap, cmp.Or(config.Cheap, cheap)))
	return c
}

func (s *slots) size(statements, requests int) {
	s.statements = semaphore.NewWeighted(int64(statements))
	s.requests = semaphore.NewWeighted(int64(requests))
}

// State is what a class does now.
type State struct{ Running, Waiting, Refused int64 } // requests; Refused since the start

// State gives the state of a class.
func (c *Controller) State(class Class) State {
	s := &c.classes[class]
	return State{s.running.Load(), s.waiting.Load(), s.refused.Load()}
}

// Enter waits for the slot of a request. It fails with UNAVAILABLE if the queue is full or the deadline of the context passes in it, and
// with the error of a context that is cancelled.
func (c *Controller) Enter(ctx context.Context, class Class) (*Pass, error) {
	s := &c.classes[class]
	if !s.requests.TryAcquire(1) {
		if err := s.wait(ctx, c.queue); err != nil {
			return nil, err
		}
	}
	s.running.Add(1)
	return &Pass{slots: s, own: semaphore.NewWeighted(statementsOfRequest)}, nil
}

// wait takes a place in the queue and waits for a slot.
func (s *slots) wait(ctx context.Context, queue int64) error {
	defer s.waiting.Add(-1)
	if s.waiting.Add(1) > queue {
		s.refused.Add(1)
		return busy()
	}
	if err := s.requests.Acquire(ctx, 1); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			s.refused.Add(1)
			return busy()
		}
		return err
	}
	return nil
}

// busy is the fault of a request for which there is no room.
func busy() *model.Error {
	return model.Fault(model.CodeUnavailable, "The server has more requests than it can answer at the moment. Try again shortly.",
		"El servidor tiene más solicitudes de las que puede responder en este momento. Intente de nuevo en breve.")
}

// Pass is the slot of a request that was admitted.
type Pass struct {
	slots *slots
	own   *semaphore.Weighted
	left  atomic.Bool
}

// Leave gives the slot back. It may be called again.
func (p *Pass) Leave() {
	if p.left.CompareAndSwap(false, true) {
		p.slots.running.Add(-1)
		p.slots.requests.Release(1)
	}
}

// Statement waits for the slot of one statement of the request, and gives what gives it back. It fails only with the context. A statement is
// not refused for want of a slot: the request was admitted, and what it has read already would be lost.
func (p *Pass) Statement(ctx context.Context) (done func(), err error) {
	if err := p.own.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	if err := p.slots.statements.Acquire(ctx, 1); err != nil {
		p.own.Release(1)
		return nil, err
	}
	return func() {
		p.slots.statements.Release(1)
		p.own.Release(1)
	}, nil
}
