package loaders

import (
	"context"
	"fmt"
	"reflect"
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
	asked   chan statement
	runs    atomic.Bool // they are planned

	mu     sync.Mutex
	queued map[string]bool
}

func newPlanQueue(planned *plannedStatements, query Query) *planQueue {
	return &planQueue{planned: planned, query: query, asked: make(chan statement, maxQueued), queued: map[string]bool{}}
}

// add queues a statement, once. If the queue is full the statement is dropped.
func (q *planQueue) add(s statement) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.queued[s.cypher] {
		return
	}
	select {
	case q.asked <- s:
		q.queued[s.cypher] = true
	default:
	}
}

func (q *planQueue) remove(s statement) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.queued, s.cypher)
}

// plan has Neo4j plan one statement, by running it with values for which it finds nothing: EXPLAIN would leave the making of the executable plan,
// a fifth of the work, to the first request.
func (q *planQueue) plan(ctx context.Context, s statement) error {
	if q.planned.texts.Contains(s.cypher) {
		return nil
	}
	q.giveWay(ctx)
	ctx, cancel := context.WithTimeout(ctx, planTimeout)
	defer cancel()
	_, err := q.query(ctx, s.cypher, findNothing(s.params))
	if err != nil && ctx.Err() == nil { // such values are not always allowed
		_, err = q.query(ctx, "EXPLAIN "+s.cypher, nil)
	}
	if err != nil {
		q.planned.failed(err)
		return fmt.Errorf("plan a statement beforehand: %w", err)
	}
	q.planned.texts.Add(s.cypher, struct{}{})
	return nil
}

// PlanAhead has Neo4j plan the statement of a plan now.
func (l *Loaders) PlanAhead(ctx context.Context, p *Plan) error {
	return l.queue.plan(ctx, statement{p.cypher, p.params})
}

// findNothing gives parameters values of their types that no node has, and limits of no rows.
func findNothing(params map[string]any) map[string]any {
	nothing := make(map[string]any, len(params))
	for name, v := range params {
		switch reflect.ValueOf(v).Kind() {
		case reflect.Slice:
			nothing[name] = []string{}
		case reflect.String:
			nothing[name] = ""
		case reflect.Int, reflect.Int32, reflect.Int64:
			nothing[name] = int64(0)
		case reflect.Float64:
			nothing[name] = 0.0
		default:
			nothing[name] = nil
		}
	}
	return nothing
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
	Unplanned                    // Neo4j has to plan it, or what resolvers read
)

// partsPerPlan is how many statements of resolvers Neo4j plans in about the time that it takes for one compiled of four times as many. One edge
// alone takes it about as long as four levels together.
const partsPerPlan = 4

// Readiness decides how a field of the root is answered now. What is large is never interpreted while Neo4j plans it: resolvers take more
// processor time for thousands of values than the planner for the statement, and as many goroutines.
func (l *Loaders) Readiness(p *Plan, large bool) Readiness {
	switch {
	case l.planned.unplanned([]string{p.cypher}) == 0:
		return Planned
	case large || !l.queue.runs.Load() || l.planned.unplanned(p.parts)*partsPerPlan > len(p.parts):
		return Unplanned
	}
	l.queue.add(statement{p.cypher, p.params})
	return Interpreted
}
