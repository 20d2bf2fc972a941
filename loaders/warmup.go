package loaders

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	// defaultPlanCache is how many plans Neo4j keeps where it does not tell.
	defaultPlanCache = 1000
	// canonicalShare: at most one part in so many of Neo4j's cache is for canonical statements, the rest for those of requests.
	canonicalShare = 2
	// urgent is how many canonical statements come before the operations: look-ups and first pages.
	urgent = 120
	// lookEvery is how often it is looked whether Neo4j has lost its plans.
	lookEvery = 15 * time.Second
)

// Background is what is planned beside the statements of requests, and who hears of it.
type Background struct {
	Operations []func(context.Context) error // are run once, for the statements that follow from no declaration
	Report     func(Progress)
	Log        *slog.Logger
}

// Progress is how far planning in the background is.
type Progress struct {
	Planned, Canonical int // statements that are planned beforehand: so far, and all
	Queued             int // statements of requests that wait
}

// warmup is the state of planning in the background.
type warmup struct {
	*Loaders
	Background
	canonical []statement
	next      int // of canonical
	operation int // of Operations
	epoch     epoch
	since     time.Time
}

// PlanInBackground has Neo4j plan the canonical statements, and those of new shapes of requests, until the context ends: two at a time, while no
// request reads, as far as such moments are to be had. It begins again when Neo4j was restarted, or has so many other data that it plans anew.
func (l *Loaders) PlanInBackground(ctx context.Context, b Background) {
	l.queue.runs.Store(true)
	defer l.queue.runs.Store(false)
	w := &warmup{Loaders: l, Background: b}
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	w.look(ctx)
	for ctx.Err() == nil {
		select {
		case asked := <-l.queue.asked:
			w.planAsked(ctx, asked)
			continue
		default:
		}
		if w.step(ctx) {
			continue
		}
		select {
		case <-ctx.Done():
		case asked := <-l.queue.asked:
			w.planAsked(ctx, asked)
		case <-look.C:
			w.look(ctx)
		}
	}
}

// planAsked plans a statement of a request.
func (w *warmup) planAsked(ctx context.Context, asked statement) {
	defer w.queue.remove(asked)
	if err := w.queue.plan(ctx, asked); err != nil && ctx.Err() == nil {
		w.Log.Debug("a statement of a request was not planned", "error", err)
	}
	w.report()
}

// step plans what is next: two pieces at once while no request reads, since planning takes one core, and one otherwise. Operations run one after the
// other, each beside a statement. It reports whether there was anything that could be done.
func (w *warmup) step(ctx context.Context) bool {
	var pieces []func(context.Context) error
	if w.operation < len(w.Operations) && w.next >= min(urgent, len(w.canonical)) {
		pieces = append(pieces, w.nextOperation())
	}
	for w.next < len(w.canonical) && (len(pieces) == 0 || len(pieces) == 1 && w.planned.running.Load() == 0) {
		pieces = append(pieces, w.nextStatement())
	}
	if len(pieces) == 0 {
		return false
	}
	faults := make([]error, len(pieces))
	var all sync.WaitGroup
	for i, piece := range pieces {
		all.Go(func() { faults[i] = piece(ctx) })
	}
	all.Wait()
	w.report()
	fault := errors.Join(faults...)
	if fault != nil && ctx.Err() == nil {
		w.Log.Debug("something was not planned beforehand", "statements", w.next, "operations", w.operation, "error", fault)
	}
	if slices.ContainsFunc(faults, neo4j.IsRetryable) {
		return false // until the next look
	}
	if w.next == len(w.canonical) && !w.since.IsZero() {
		w.Log.Info("Neo4j has planned what most questions read", "statements", w.next, "seconds", int(time.Since(w.since).Seconds()))
		w.since = time.Time{}
	}
	return true
}

func (w *warmup) nextOperation() func(context.Context) error {
	operation := w.Operations[w.operation]
	w.operation++
	return func(ctx context.Context) error {
		w.queue.giveWay(ctx)
		return operation(ctx)
	}
}

func (w *warmup) nextStatement() func(context.Context) error {
	s := w.canonical[w.next]
	w.next++
	return func(ctx context.Context) error { return w.queue.plan(ctx, s) }
}

func (w *warmup) report() {
	planned := 0
	for _, each := range w.canonical {
		if w.planned.texts.Contains(each.cypher) {
			planned++
		}
	}
	w.Report(Progress{Planned: planned, Canonical: len(w.canonical), Queued: len(w.queue.asked)})
}

// look begins again where Neo4j has lost its plans, or would make others. Otherwise it goes through them for those that were evicted.
func (w *warmup) look(ctx context.Context) {
	now, err := w.readEpoch(ctx)
	if err != nil {
		if ctx.Err() == nil {
			w.Log.Debug("nothing is planned beforehand now", "error", err)
		}
		return
	}
	if !now.continues(w.epoch) {
		w.planned.texts.Purge()
		w.planned.texts.Resize(mirrored(now.cache))
		all := w.catalog.canonicalStatements()
		w.canonical = all[:min(len(all), now.cache/canonicalShare)]
		w.operation, w.epoch, w.since = 0, now, time.Now()
	}
	w.next = 0
	w.report()
}

// epoch is a time in which Neo4j's plans hold: since one start, with about the same data.
type epoch struct {
	started      string
	cache        int // plans that Neo4j keeps
	nodes, facts int
}

// continues reports whether plans of an earlier epoch still hold.
func (e epoch) continues(earlier epoch) bool {
	return e.started == earlier.started && e.cache == earlier.cache && near(e.nodes, earlier.nodes) && near(e.facts, earlier.facts)
}

// near reports whether two counts differ by less than a half.
func near(a, b int) bool { return max(a, b) <= min(a, b)*3/2+100 }

// readEpoch reads the counts, which Neo4j keeps, and, where Neo4j tells them, its start and the size of its cache.
func (w *warmup) readEpoch(ctx context.Context) (epoch, error) {
	e := epoch{cache: defaultPlanCache}
	c, err := w.queue.query.read(ctx, "CALL () { MATCH (n) RETURN count(n) AS nodes }\nCALL () { MATCH ()-[f]->() RETURN count(f) AS facts }\nRETURN nodes, facts", nil)
	if err != nil {
		return e, fmt.Errorf("counts of nodes and facts: %w", err)
	}
	e.nodes, e.facts = c.Int(), c.Int()
	if err := c.Err(); err != nil {
		return e, fmt.Errorf("counts of nodes and facts: %w", err)
	}
	e.started = w.told(ctx, "SHOW DATABASES YIELD lastStartTime RETURN toString(max(lastStartTime)) AS started")
	size := w.told(ctx, "SHOW SETTINGS 'server.memory.query_cache.per_db_cache_num_entries' YIELD value RETURN value")
	if n, err := strconv.Atoi(size); err == nil && n > 0 {
		e.cache = n
	}
	return e, nil
}

// told is a text that Neo4j tells administrators, or empty: not every user may ask.
func (w *warmup) told(ctx context.Context, cypher string) string {
	c, err := w.queue.query.read(ctx, cypher, nil)
	if err != nil {
		return ""
	}
	return c.OptionalText()
}
