package loaders

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Bounds of planning in the background.
const (
	maxQueued   = 64                   // statements of requests that wait; further ones are dropped until they are asked again
	giveWay     = time.Second          // how long one planning waits for a moment in which no request reads
	idlePoll    = 2 * time.Millisecond // how often it looks for such a moment
	planTimeout = 30 * time.Second     // of one planning
)

// planQueue holds the statements of requests that Neo4j shall plan in the background.
type planQueue struct {
	planned *plannedStatements
	query   Query // not observed
	asked   chan string
	runs    atomic.Bool // they are planned

	mu     sync.Mutex
	queued map[string]bool
}

func newPlanQueue(planned *plannedStatements, query Query) *planQueue {
	return &planQueue{planned: planned, query: query, asked: make(chan string, maxQueued), queued: map[string]bool{}}
}

// add queues a statement, once. If the queue is full the statement is dropped.
func (q *planQueue) add(text string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.queued[text] {
		return
	}
	select {
	case q.asked <- text:
		q.queued[text] = true
	default:
	}
}

func (q *planQueue) remove(text string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.queued, text)
}

// plan has Neo4j plan one statement: the plan of EXPLAIN is cached for the statement itself, if the parameters are of the same types.
func (q *planQueue) plan(ctx context.Context, text string) error {
	if q.planned.texts.Contains(text) {
		return nil
	}
	q.giveWay(ctx)
	ctx, cancel := context.WithTimeout(ctx, planTimeout)
	defer cancel()
	if _, err := q.query(ctx, "EXPLAIN "+text, nil); err != nil {
		q.planned.failed(err)
		return fmt.Errorf("plan a statement beforehand: %w", err)
	}
	q.planned.texts.Add(text, struct{}{})
	return nil
}

// giveWay waits until no request reads, but not for long: under load a plan saves more than it takes.
func (q *planQueue) giveWay(ctx context.Context) {
	until := time.Now().Add(giveWay)
	for q.planned.running.Load() > 0 && ctx.Err() == nil && time.Now().Before(until) {
		time.Sleep(idlePoll)
	}
}

// Readiness is how a plan can be run now.
type Readiness int

// The readiness of a plan.
const (
	Planned     Readiness = iota // Neo4j has planned its statement
	Interpreted                  // Neo4j has not, but has planned what resolvers read instead; the plan is queued
	Unplanned                    // Neo4j has to plan either
)

// partsPerPlan is how many statements of resolvers Neo4j plans in about the time that it takes for one compiled of four times as many. One edge
// alone takes it about as long as four levels together.
const partsPerPlan = 4

// Readiness decides how a field of the root is answered now.
func (l *Loaders) Readiness(p *Plan) Readiness {
	switch {
	case l.planned.unplanned([]string{p.cypher}) == 0:
		return Planned
	case !l.queue.runs.Load() || l.planned.unplanned(p.parts)*partsPerPlan > len(p.parts):
		return Unplanned
	}
	l.queue.add(p.cypher)
	return Interpreted
}
