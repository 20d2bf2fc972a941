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
	catalog *Catalog
	query   Query
}

// New makes loaders on a seam to the database.
func New(query Query) *Loaders { return &Loaders{catalog: NewCatalog(), query: query} }

// Operation is what one GraphQL operation has read or is reading. A statement serves all that were
// read together: whoever asks first for an edge of one entity reads it for its whole batch, and the
// others wait. So the number of statements depends on the shape of a query, and on no clock.
type Operation struct {
	*Loaders
	query Query // counts for this operation
	tally Tally
	byID  func() *dataloadgen.Loader[string, model.Node] // made when it is first needed
	alone bool                                           // one field at the root

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

// window of the look-ups by id that start at the root: long enough to gather aliases.
const idWindow = time.Millisecond

// Begin gives an operation loaders of its own. A look-up by id that is alone at the root waits for no other.
func (l *Loaders) Begin(ctx context.Context, alone bool) context.Context {
	op := &Operation{Loaders: l, alone: alone, reads: map[readKey]*read{}}
	op.query = op.tally.counting(l.query)
	op.byID = sync.OnceValue(func() *dataloadgen.Loader[string, model.Node] {
		return dataloadgen.NewLoader(op.fetch, dataloadgen.WithWait(idWindow), dataloadgen.WithBatchCapacity(MaxPage))
	})
	return context.WithValue(ctx, contextKey{}, op)
}

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

// Dedupe runs a read once for a batch; whoever else asks gets the same answer.
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
			r.err = fmt.Errorf("read of %s did not end", what) // stands if run panics
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

// CallKey names a read by its arguments.
func CallKey(name string, arguments ...any) string {
	text, err := json.Marshal(arguments)
	if err != nil {
		return name + fmt.Sprintf("%v", arguments)
	}
	return name + string(text)
}
