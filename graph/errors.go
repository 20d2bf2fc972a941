package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/model"
)

// ErrorsConfig is what the presenter needs to know of its surroundings.
type ErrorsConfig struct {
	Log *slog.Logger
	// Classify tells which faults of the database are an outage or a time-out. It may be nil.
	Classify func(error) (model.Code, bool)
	// Observe is told the code of each error that is presented. It may be nil.
	Observe func(model.Code)
}

// Errors turns errors into what a client may read. It works by permission: only a model.Error and what
// the parser and the validator say of the query show their text; of anything else a client sees a code and the id
// under which the log tells the rest.
type Errors struct{ ErrorsConfig }

// NewErrors makes a presenter.
func NewErrors(config ErrorsConfig) *Errors {
	if config.Classify == nil {
		config.Classify = func(error) (model.Code, bool) { return "", false }
	}
	if config.Observe == nil {
		config.Observe = func(model.Code) {}
	}
	return &Errors{config}
}

// Use makes a gqlgen server present errors and recover from panics by e.
func (e *Errors) Use(server interface {
	SetErrorPresenter(graphql.ErrorPresenterFunc)
	SetRecoverFunc(graphql.RecoverFunc)
	Use(graphql.HandlerExtension)
}) {
	server.SetErrorPresenter(e.Present)
	server.SetRecoverFunc(e.Recover)
	server.Use(requestIDs{})
}

// Present is gqlgen's error presenter.
func (e *Errors) Present(ctx context.Context, err error) *gqlerror.Error {
	fault, shown := e.fault(ctx, err)
	e.Observe(fault.Code)
	presented := &gqlerror.Error{
		Message: fault.Message,
		Path:    graphql.GetPath(ctx),
		Extensions: map[string]any{
			"code": string(fault.Code), "messageEs": fault.MessageEs,
		},
	}
	if gql, ok := errors.AsType[*gqlerror.Error](err); ok {
		presented.Locations = gql.Locations
		if gql.Path != nil {
			presented.Path = gql.Path
		}
	}
	if fault.Argument != "" {
		presented.Extensions["argument"] = fault.Argument
	}
	if !shown {
		r := requestOf(ctx)
		presented.Extensions["requestId"] = r.id
		e.tell(ctx, r, fault.Code, err)
	}
	return presented
}

// Recover is gqlgen's recover function: a panic becomes an error that keeps its stack for the log.
func (e *Errors) Recover(_ context.Context, value any) error {
	return &panicError{value: value, stack: debug.Stack()}
}

// fault is what a client may know of an error, and whether that is all there is to know.
func (e *Errors) fault(ctx context.Context, err error) (*model.Error, bool) {
	if known, ok := errors.AsType[*model.Error](err); ok {
		return known, true
	}
	if _, ok := errors.AsType[*panicError](err); ok {
		return faultOf(model.CodeInternal), false
	}
	if gql, ok := errors.AsType[*gqlerror.Error](err); ok && aboutQuery(gql) {
		return &model.Error{Code: model.CodeBadUserInput, Message: gql.Message, MessageEs: ruleEs(gql.Rule)}, true
	}
	if number, ok := errors.AsType[*graphql.NumberOverflowError](err); ok {
		return model.Fault(model.CodeBadUserInput, fmt.Sprintf("%v does not fit into 32 bits, as Int has to.", number.Value),
			fmt.Sprintf("%v no cabe en 32 bits, como exige Int.", number.Value)), true
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return faultOf(model.CodeTimeout), false
	}
	if code, ok := e.Classify(err); ok {
		return faultOf(code), false
	}
	if errors.Is(err, context.Canceled) {
		return faultOf(model.CodeUnavailable), false
	}
	return faultOf(model.CodeInternal), false
}

// aboutQuery tells what parser and validator found from what a resolver gave back.
func aboutQuery(err *gqlerror.Error) bool {
	code := err.Extensions["code"]
	return code == errcode.ValidationFailed || code == errcode.ParseFailed
}

// tell writes one line for each sort of fault in a request, however many fields it struck.
func (e *Errors) tell(ctx context.Context, r *request, code model.Code, err error) {
	if errors.Is(ctx.Err(), context.Canceled) || !r.firstOf(code) {
		return // nobody waits for the answer, or it was told
	}
	attributes := []any{"requestId", r.id, "code", string(code), "path", graphql.GetPath(ctx).String(), "error", err.Error()}
	if p, ok := errors.AsType[*panicError](err); ok {
		attributes = append(attributes, "stack", string(p.stack))
	}
	if code == model.CodeInternal {
		e.Log.Error("request failed", attributes...)
		return
	}
	e.Log.Warn("request failed", attributes...)
}

// panicError is a panic on its way to the log.
type panicError struct {
	value any
	stack []byte
}

func (p *panicError) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// SplitErrors unfolds an error that stands for several, as the limits give when a query has more than one fault.
func SplitErrors(list gqlerror.List) gqlerror.List {
	var all gqlerror.List
	for _, err := range list {
		if several, ok := err.Err.(gqlerror.List); ok { //nolint:errorlint // only what the limits themselves wrapped
			all = append(all, several...)
			continue
		}
		all = append(all, err)
	}
	return all
}
