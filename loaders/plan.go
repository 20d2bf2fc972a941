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

// Plan answers one field of the root, and all that is selected under it, by one statement that returns one record of nested
// lists. It is compiled from a selection: the text of the statement, and appenders that write the answer's bytes from the
// record. Requests can use it concurrently.
type Plan struct {
	cypher string
	parts  []string       // what resolvers would read instead
	params map[string]any // those that are the same for all requests
	bound  []parameter    // those that each request gives
	totals []column       // counts of the whole graph
	absent *column        // ids that are given and that nothing has; nil: no ids are given
	write  appender
	idle   func(params map[string]any) bool // reports that nothing need be read; nil: never
}

// ErrArguments says that an argument is invalid. The resolvers report which, and why.
var ErrArguments = errors.New("invalid argument")

// ErrComputed says that Go computes a field from several statements, so that no plan is wanted.
var ErrComputed = errors.New("this field is computed")

// ErrMissing says that the graph does not have a value that the contract promises. The resolvers report where.
var ErrMissing = errors.New("the graph has no value where the contract promises one")

// ErrMalformed says that a value of the record is not of the type that the plan expects. The resolvers report where.
var ErrMalformed = errors.New("malformed record")

// errUnplanned says that a field is answered by resolvers.
var errUnplanned = errors.New("no plan for this field")

// Plan compiles a field of the root. Which variables of the operation have a value decides which conditions are in the text;
// the values themselves are parameters.
func (l *Loaders) Plan(schema *ast.Schema, op *graphql.OperationContext, f graphql.CollectedField) (*Plan, error) {
	c := &compiler{catalog: l.catalog, schema: schema, op: op, b: NewBuilder()}
	c.root(f)
	switch {
	case c.err != nil:
		return nil, c.err
	case c.b.err != nil:
		return nil, fmt.Errorf("%w: %w", ErrArguments, c.b.err)
	}
	c.plan.params, c.plan.bound = c.b.params, c.b.bound
	return &c.plan, nil
}

// Bytes is roughly how much memory the plan takes: the text, and appenders in proportion to it.
func (p *Plan) Bytes() int {
	size := 1024 + 4*len(p.cypher)
	for _, text := range p.parts {
		size += len(text)
	}
	return size
}

// bind gives the parameters of one request.
func (p *Plan) bind(variables map[string]any) (map[string]any, error) {
	if len(p.bound) == 0 {
		return p.params, nil
	}
	params := maps.Clone(p.params)
	for _, each := range p.bound {
		v, err := each.value.bind(variables)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrArguments, err)
		}
		params[each.name] = v
	}
	return params, nil
}

// Answer is what a plan has read for one request, ready to be written.
type Answer struct {
	plan   *Plan
	params map[string]any
	counts map[string]map[string]int32
	record []any // nil: nothing need be read
}

// Read runs the plan's statement, once, and checks its record. With ErrArguments nothing was read.
func (p *Plan) Read(ctx context.Context, variables map[string]any) (*Answer, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	a := &Answer{plan: p}
	if a.params, err = p.bind(variables); err != nil {
		return nil, err
	}
	if p.idle != nil && p.idle(a.params) {
		return a, nil
	}
	c, err := op.query.read(ctx, p.cypher, a.params)
	if err != nil {
		return nil, err
	}
	a.record = required[[]any](c)
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return a, a.check(ctx)
}

// check reads each value that the answer needs, without writing it: what has been sent cannot be taken back. It ends with the error of
// the context once that is done.
func (a *Answer) check(ctx context.Context) error {
	w := &writer{params: a.params, checking: true, ctx: ctx}
	if len(a.plan.totals) > 0 {
		a.counts = make(map[string]map[string]int32, len(a.plan.totals))
		for _, c := range a.plan.totals {
			a.counts[c.expression] = w.countsAt(a.record, c)
		}
		w.counts = a.counts
	}
	if a.plan.absent != nil && len(w.listAt(a.record, *a.plan.absent)) > 0 {
		return ErrArguments
	}
	a.plan.write(w, a.record)
	switch {
	case w.err != nil:
		return w.err
	case w.malformed != nil:
		return fmt.Errorf("%w: %w", ErrMalformed, w.malformed)
	case w.missing:
		return ErrMissing
	}
	return nil
}

// WriteTo writes the field's value as JSON, in chunks, each as soon as it is complete.
func (a *Answer) WriteTo(to io.Writer) (int64, error) {
	w := &writer{params: a.params, counts: a.counts, to: to}
	a.plan.write(w, a.record)
	w.flush()
	return w.sent, w.err
}
