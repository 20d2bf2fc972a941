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

// operation is what one GraphQL operation has read or is reading. A statement serves all that were
// read together: whoever asks first for an edge of one entity reads it for its whole batch, and the
// others wait. So the number of statements depends on the shape of a query, and on no clock.
type operation struct {
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
	op := &operation{Loaders: l, alone: alone, reads: map[readKey]*read{}}
	op.query = op.tally.counting(l.query)
	op.byID = sync.OnceValue(func() *dataloadgen.Loader[string, model.Node] {
		return dataloadgen.NewLoader(op.fetch, dataloadgen.WithWait(idWindow), dataloadgen.WithBatchCapacity(maxPage))
	})
	return context.WithValue(ctx, contextKey{}, op)
}

func operationOf(ctx context.Context) (*operation, error) {
	op, ok := ctx.Value(contextKey{}).(*operation)
	if !ok {
		return nil, fmt.Errorf("no loaders in this context: call Loaders.Begin first")
	}
	return op, nil
}

// once runs a read once for a batch; whoever else asks gets the same answer.
func once[T any](ctx context.Context, op *operation, batch any, what string, run func(context.Context) (T, error)) (T, error) {
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
	value, _ := r.value.(T)
	return value, nil
}

// shape names a read by its arguments.
func shape(name string, arguments ...any) string {
	text, err := json.Marshal(arguments)
	if err != nil {
		return name + fmt.Sprintf("%v", arguments)
	}
	return name + string(text)
}
