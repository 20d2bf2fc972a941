package loaders

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Plan answers one field of the root, and all that is selected under it, by one statement that returns
// one record of nested lists. It is made of a selection: the text of the statement, and cells that write the
// answer's bytes from the record. Any number of requests can use it at once.
type Plan struct {
	cypher string
	params map[string]any // those that stay
	later  []parameter    // those that each request gives
	write  func(w *writer, record any)
	idle   func(params map[string]any) bool // nothing need be read; nil: never
	strict bool                             // the graph may lack what the contract promises here
}

// ErrArguments says that an argument cannot be used. Which, and why, is told by the ordinary resolvers.
var ErrArguments = errors.New("an argument cannot be used")

// ErrUnplanned says that a field is answered by the ordinary resolvers.
var ErrUnplanned = errors.New("no plan for this field")

// ErrComputed says that Go computes a field from several statements, so that no plan is wanted.
var ErrComputed = errors.New("this field is computed")

// ErrLacking says that the graph lacks something that the contract promises. The ordinary resolvers tell where.
var ErrLacking = errors.New("the graph lacks what the contract promises")

// Plan compiles a field of the root. The variables of the operation tell which conditions stand in the text, and
// never with what they compare.
func (l *Loaders) Plan(schema *ast.Schema, op *graphql.OperationContext, f graphql.CollectedField) (*Plan, error) {
	c := &compiler{catalog: l.catalog, schema: schema, op: op, b: NewBuilder()}
	c.root(f)
	switch {
	case c.err != nil:
		return nil, c.err
	case c.b.err != nil:
		return nil, fmt.Errorf("%w: %w", ErrArguments, c.b.err)
	}
	c.plan.params, c.plan.later = c.b.params, c.b.later
	return &c.plan, nil
}

// Cypher is the text of the statement. No value of a request stands in it.
func (p *Plan) Cypher() string { return p.cypher }

// Bytes is about how much memory the plan holds: the text, and cells in proportion to it.
func (p *Plan) Bytes() int { return 1024 + 4*len(p.cypher) }

// bind gives the parameters of one request.
func (p *Plan) bind(variables map[string]any) (map[string]any, error) {
	if len(p.later) == 0 {
		return p.params, nil
	}
	params := maps.Clone(p.params)
	for _, each := range p.later {
		v, err := each.value.at(variables)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrArguments, err)
		}
		params[each.name] = v
	}
	return params, nil
}

// Answer is what a plan read for one request, ready to be written.
type Answer struct {
	plan   *Plan
	params map[string]any
	record any
}

// Read runs the plan's statement, once. With ErrArguments nothing was read.
func (p *Plan) Read(ctx context.Context, variables map[string]any) (*Answer, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	a := &Answer{plan: p}
	if a.params, err = p.bind(variables); err != nil {
		return nil, err
	}
	if p.idle == nil || !p.idle(a.params) {
		if a.record, err = op.query.single(ctx, p.cypher, a.params); err != nil {
			return nil, err
		}
	}
	if p.strict && a.lacks() {
		return nil, ErrLacking
	}
	return a, nil
}

// lacks writes the answer to nobody, to see whether the graph lacks something that the contract promises: what is sent
// cannot be taken back.
func (a *Answer) lacks() bool {
	w := &writer{params: a.params, to: io.Discard}
	a.plan.write(w, a.record)
	return w.lacking
}

// WriteTo writes the field's value as JSON, in pieces, each soon after it is made.
func (a *Answer) WriteTo(to io.Writer) (int64, error) {
	w := &writer{params: a.params, to: to}
	a.plan.write(w, a.record)
	w.send()
	return w.sent, w.err
}

// Append writes the field's value as JSON behind what is there.
func (a *Answer) Append(to []byte) []byte {
	w := &writer{params: a.params, buf: to}
	a.plan.write(w, a.record)
	return w.buf
}
