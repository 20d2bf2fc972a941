package loaders

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/vikstrous/dataloadgen"

	"puente/graph/model"
)

// Loaders reads the graph for resolvers.
type Loaders struct {
	catalog *catalog
	query   Query
	planned *plannedStatements
	queue   *planQueue
	gate    Gate // of each statement; nil: none
}

// New makes loaders that read by a query function.
func New(query Query) *Loaders {
	planned := newPlannedStatements()
	return &Loaders{catalog: newCatalog(), query: planned.observe(query), planned: planned, queue: newPlanQueue(planned, query)}
}

// Behind is the same loaders, for operations whose statements pass a gate.
func (l *Loaders) Behind(gate Gate) *Loaders {
	behind := *l
	behind.gate = gate
	return &behind
}

// Operation is the state of one GraphQL operation: what it has read, or is reading. The first read of an edge of an entity reads
// it for the whole batch of the entity, and other reads wait for it. So the number of statements depends on the selection of a
// query, and not on timing.
type Operation struct {
	*Loaders
	query      Query // counts its statements
	stats      statementStats
	byID       func() *dataloadgen.Loader[string, model.Node] // made at the first look-up
	singleRoot bool                                           // the operation has one root field

	mu    sync.Mutex
	reads map[readKey]*read
}

type readKey struct {
	batch any
	what  string
}

type read struct {
	done  chan struct{}
	value any
	err   error
}

type contextKey struct{}

// idWindow is how long a look-up by id waits for others: long enough for the aliases of one root.
const idWindow = time.Millisecond

// Begin gives an operation a state of its own. With a single root field a look-up by id does not wait for others.
func (l *Loaders) Begin(ctx context.Context, singleRoot bool) context.Context {
	op := &Operation{Loaders: l, singleRoot: singleRoot, reads: map[readKey]*read{}}
	op.query = op.stats.instrument(l.query).behind(l.gate)
	op.byID = sync.OnceValue(func() *dataloadgen.Loader[string, model.Node] {
		return dataloadgen.NewLoader(op.fetch, dataloadgen.WithWait(idWindow), dataloadgen.WithBatchCapacity(MaxPage))
	})
	return context.WithValue(ctx, contextKey{}, op)
}

// FromContext is the operation of a context.
func FromContext(ctx context.Context) (*Operation, error) {
	op, ok := ctx.Value(contextKey{}).(*Operation)
	if !ok {
		return nil, fmt.Errorf("no loaders in this context: call Loaders.Begin first")
	}
	return op, nil
}

// Read runs a statement that returns one record, and gives the columns of the record.
func (op *Operation) Read(ctx context.Context, cypher string, params map[string]any) (*Columns, error) {
	return op.query.read(ctx, cypher, params)
}

// ReadBuilt runs a statement that returns one record, with the parameters that were collected while its text was written.
func (op *Operation) ReadBuilt(ctx context.Context, cypher string, b *Builder) (*Columns, error) {
	return op.query.readBuilt(ctx, cypher, b)
}

// Project says how nodes of some kinds are written as a list and read back from it.
func (op *Operation) Project(kinds ...model.Kind) Projection { return op.catalog.project(kinds) }

// Dedupe runs a read once for a batch. Later and concurrent calls get the same result.
func Dedupe[T any](ctx context.Context, op *Operation, batch any, what string, run func(context.Context) (T, error)) (T, error) {
	key := readKey{batch, what}
	op.mu.Lock()
	r, running := op.reads[key]
	if !running {
		r = &read{done: make(chan struct{})}
		op.reads[key] = r
	}
	op.mu.Unlock()
	if !running {
		func() {
			defer close(r.done)
			r.err = fmt.Errorf("read of %s did not end", what) // kept if run panics
			r.value, r.err = run(ctx)
		}()
	}
	var none T
	select {
	case <-r.done:
	case <-ctx.Done():
		return none, ctx.Err()
	}
	if r.err != nil {
		return none, r.err
	}
	value, ok := r.value.(T)
	if !ok {
		return none, fmt.Errorf("read of %s: %w", what, unexpected(r.value, none))
	}
	return value, nil
}

// CallKey is the key of a read with arguments.
func CallKey(name string, arguments ...any) string {
	text, err := json.Marshal(arguments)
	if err != nil {
		return name + fmt.Sprintf("%v", arguments)
	}
	return name + string(text)
}
