package loaders

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// planningDatabase takes the place of Neo4j: it counts how often it was asked to plan each text.
type planningDatabase struct {
	mu      sync.Mutex
	started string
	nodes   int64
	lost    bool
	plans   map[string]int
}

func (d *planningDatabase) query(_ context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	values := []any{[]any{}}
	switch {
	case d.lost:
		return nil, fmt.Errorf("read from Neo4j: %w", &neo4j.ConnectivityError{Inner: context.DeadlineExceeded})
	case strings.HasPrefix(cypher, "SHOW DATABASES"):
		values = []any{d.started}
	case strings.HasPrefix(cypher, "SHOW SETTINGS"):
		values = []any{"1500"} // as of the embedded Neo4j
	case strings.Contains(cypher, "count(n) AS nodes"):
		values = []any{d.nodes, 2 * d.nodes}
	default:
		for name, v := range params {
			if list, ok := v.([]string); ok && len(list) > 0 {
				return nil, fmt.Errorf("%s is %v", name, v)
			}
		}
		d.plans[strings.TrimPrefix(cypher, "EXPLAIN ")]++
	}
	return []*neo4j.Record{{Values: values}}, nil
}

func (d *planningDatabase) set(change func(*planningDatabase)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(d)
}

// times counts the canonical texts by how often they were planned.
func (d *planningDatabase) times(l *Loaders) map[int]int {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := map[int]int{}
	for _, s := range l.catalog.canonicalStatements() {
		all[d.plans[s.cypher]]++
	}
	return all
}

// The canonical statements are planned once, and again after a restart of Neo4j, after a growth of the graph, and after an outage.
func TestPlansAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &planningDatabase{started: "2026-01-01", nodes: 1000, plans: map[string]int{}}
		l := New(d.query)
		operations, last := 0, Progress{}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			l.PlanInBackground(ctx, Background{
				Operations: []func(context.Context) error{func(context.Context) error { operations++; return nil }},
				Report:     func(p Progress) { last = p }, Log: slog.New(slog.DiscardHandler),
			})
		}()
		all := len(l.catalog.canonicalStatements())
		for i, step := range []struct {
			what   string
			change func(*planningDatabase)
			want   int // times that each text was planned
		}{
			{"at the start", func(*planningDatabase) {}, 1},
			{"with nothing new", func(d *planningDatabase) { d.nodes += 100 }, 1},
			{"after a restart", func(d *planningDatabase) { d.started = "2026-01-02" }, 2},
			{"after an import", func(d *planningDatabase) { d.nodes = 5000 }, 3},
		} {
			d.set(step.change)
			time.Sleep(2 * lookEvery)
			synctest.Wait()
			if got := d.times(l); got[step.want] != all || last.Planned != all || last.Canonical != all {
				t.Errorf("%s: %v of %d, %+v", step.what, got, all, last)
			}
			if want := []int{1, 1, 2, 3}[i]; operations != want {
				t.Errorf("%s: %d operations instead of %d", step.what, operations, want)
			}
		}
		d.set(func(d *planningDatabase) { d.lost = true })
		if _, err := l.query(ctx, "RETURN 1", nil); err == nil || l.planned.texts.Len() > 0 {
			t.Errorf("plans are remembered of a database that was lost: %d", l.planned.texts.Len())
		}
		d.set(func(d *planningDatabase) { d.lost = false })
		time.Sleep(2 * lookEvery)
		synctest.Wait()
		if got := d.times(l); got[4] != all {
			t.Errorf("after an outage: %v of %d", got, all)
		}
		cancel()
		<-done
	})
}

// A statement that requests ask for is planned once, and dropped where too many wait.
func TestQueueIsBounded(t *testing.T) {
	l := New((&planningDatabase{plans: map[string]int{}}).query)
	for i := range 3 * maxQueued {
		l.queue.add(statement{cypher: fmt.Sprint("text ", i/2)})
	}
	if n := len(l.queue.asked); n != maxQueued || len(l.queue.queued) != n {
		t.Errorf("%d and %d wait", n, len(l.queue.queued))
	}
}

// Two statements are planned at once, and one beside a request that reads.
func TestPlansTwoAtOnceWhileNobodyReads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const planning = 100 * time.Millisecond
		d := &planningDatabase{started: "2026-01-01", nodes: 1000, plans: map[string]int{}}
		var now, most atomic.Int64
		slow := func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
			most.Store(max(most.Load(), now.Add(1)))
			defer now.Add(-1)
			time.Sleep(planning)
			return d.query(ctx, cypher, params)
		}
		l := New(slow)
		ctx, cancel := context.WithCancel(t.Context())
		var done sync.WaitGroup
		done.Go(func() {
			l.PlanInBackground(ctx, Background{Report: func(Progress) {}, Log: slog.New(slog.DiscardHandler)})
		})
		time.Sleep(10 * planning)
		if n := most.Load(); n != 2 {
			t.Errorf("%d at once while nobody reads", n)
		}
		l.planned.running.Add(1)
		time.Sleep(3 * giveWay) // what was begun before has ended
		most.Store(0)
		time.Sleep(10 * giveWay)
		if n := most.Load(); n != 1 {
			t.Errorf("%d at once beside a request", n)
		}
		cancel()
		done.Wait()
	})
}
