package graph

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/internal/transport"
	"puente/graph/model"
	"puente/loaders"
)

// Subscribe gives each result of an operation to a function: one of a query, and one for each event of a subscription, with the position after
// it. It ends when there is no further result, the function fails, or the context or the lifetime of the handler ends; ended is false in the last case.
func (e *executor) Subscribe(ctx context.Context, request *transport.Request, ready func() error, next func(result transport.Result, position string) error) (ended bool) {
	op := e.newOperation(request)
	if _, faults := e.prepare(op, request); len(faults) > 0 || op.Operation.Operation != ast.Subscription {
		ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
		defer cancel()
		return next(e.Execute(ctx, request), "") == nil || ctx.Err() == nil
	}
	opCtx := graphql.WithOperationContext(ctx, op)
	latest, moved, leave, err := e.feed.follow(ctx)
	if err != nil {
		return next(transport.Result{Errors: gqlerror.List{e.errors.present(opCtx, err)}}, "") == nil
	}
	defer leave()
	after := latest
	if since := cmp.Or(request.Since, sinceOf(op)); since != "" {
		if after, err = loaders.ParseImportPosition(since); err != nil {
			return next(transport.Result{Errors: gqlerror.List{e.errors.present(opCtx, err)}}, "") == nil
		}
	}
	if ready() != nil {
		return false
	}
	for {
		again, err := e.catchUp(ctx, request, &after, next)
		var later <-chan time.Time
		switch {
		case err != nil:
			return !errors.Is(err, errInterrupted)
		case again:
			later = time.After(e.feed.period)
		case after.Before(latest): // nothing of what ended since was asked for
			after = latest
		}
		select {
		case latest = <-moved:
		case <-later:
		case <-ctx.Done():
			return false
		case <-e.feed.lifetime.Done():
			return false
		}
	}
}

// errInterrupted says that a subscription has not ended by itself.
var errInterrupted = errors.New("the subscription was interrupted")

// catchUp gives all events after a position, and moves it. again reports whether the database did not answer, and
// is to be asked again.
func (e *executor) catchUp(ctx context.Context, request *transport.Request, after *loaders.ImportPosition, next func(transport.Result, string) error) (again bool, err error) {
	for {
		result, until := e.event(ctx, request, *after)
		switch {
		case ctx.Err() != nil:
			return false, errInterrupted
		case until == "" && len(result.Errors) == 0:
			return false, nil
		case until == "" && passes(result.Errors):
			return true, nil
		}
		if err := next(result, until); err != nil {
			return false, errInterrupted
		}
		if until == "" {
			return false, errors.New("the subscription cannot be answered")
		}
		if *after, err = loaders.ParseImportPosition(until); err != nil {
			return false, err
		}
	}
}

// passes reports whether errors are those of an outage, after which the subscription goes on.
func passes(list gqlerror.List) bool {
	code := codeOf(list[0])
	return code == model.CodeUnavailable || code == model.CodeTimeout
}

// event executes a subscription once: it gives the first event after a position and the position of that, which is empty if there is none.
func (e *executor) event(ctx context.Context, request *transport.Request, after loaders.ImportPosition) (result transport.Result, until string) {
	ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	op, at := e.newOperation(request), &position{after: after}
	op.Stats.SetExtension(positionKey, at)
	ctx = graphql.WithOperationContext(ctx, op)
	defer func() {
		if r := recover(); r != nil {
			result, until = transport.Result{Errors: gqlerror.List{e.errors.present(ctx, e.errors.recover(ctx, r))}}, ""
		}
	}()
	if _, faults := e.prepare(op, request); len(faults) > 0 {
		return transport.Result{Errors: e.errors.presentAll(ctx, faults)}, ""
	}
	read, leave, err := e.enter(ctx, e.class(priceOf(op).Total))
	if err != nil {
		return transport.Result{Errors: gqlerror.List{e.errors.present(ctx, err)}}, ""
	}
	defer leave()
	ctx = graphql.WithResponseContext(read.Begin(ctx, true), e.errors.present, e.errors.recover)
	answer := e.schema.Exec(ctx)
	if faults := graphql.GetErrors(ctx); len(faults) > 0 {
		return transport.Result{Errors: faults}, ""
	}
	response := answer(ctx)
	if response == nil || at.until == "" {
		return transport.Result{Errors: graphql.GetErrors(ctx)}, ""
	}
	return transport.Result{Data: bytes.NewReader(response.Data), Errors: append(response.Errors, graphql.GetErrors(ctx)...)}, at.until
}

// sinceOf is the argument `since` of a subscription; empty if it has none.
func sinceOf(op *graphql.OperationContext) string {
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Subscription"}) {
		if since, ok := f.ArgumentMap(op.Variables)["since"].(string); ok {
			return since
		}
	}
	return ""
}
