package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/model"
)

// presenter turns errors into those of a response. Only a model.Error shows its text; of any other error a client sees a code and the id
// of the log line that has the rest.
type presenter struct {
	log      *slog.Logger
	classify func(error) (model.Code, bool)
	observe  func(model.Code)
}

// present implements gqlgen's ErrorPresenterFunc.
func (p *presenter) present(ctx context.Context, err error) *gqlerror.Error {
	fault, shown := p.fault(ctx, err)
	p.observe(fault.Code)
	short := &model.Error{Code: fault.Code, Message: cutPieces(fault.Message), MessageEs: cutPieces(fault.MessageEs)}
	message, extensions := short.In(languageOf(ctx))
	extensions["code"] = string(fault.Code)
	presented := &gqlerror.Error{Message: message, Path: graphql.GetPath(ctx), Extensions: extensions}
	if gql, ok := errors.AsType[*gqlerror.Error](err); ok {
		presented.Locations = gql.Locations
		if gql.Path != nil {
			presented.Path = gql.Path
		}
	}
	if fault.Argument != "" {
		presented.Extensions["argument"] = cut(fault.Argument)
	}
	if len(fault.Nearest) > 0 {
		presented.Extensions["nearest"] = fault.Nearest
	}
	if !shown {
		r := requestOf(ctx)
		presented.Extensions["requestId"] = r.id
		p.report(ctx, r, fault.Code, err)
	}
	return presented
}

// presentAll presents the faults of a request that is refused: all, unless there are more than a person makes; then as many as a small answer
// holds, and how many more there are.
func (p *presenter) presentAll(ctx context.Context, faults gqlerror.List) gqlerror.List {
	const (
		all  = 11    // faults that are shown however long they are
		most = 1_600 // bytes of more, beside the error that counts those left out
	)
	var shown gqlerror.List
	size := 0
	for i, fault := range faults {
		presented := p.present(ctx, fault)
		if text, err := json.Marshal(presented); err == nil {
			size += len(text)
		}
		if len(faults) > all && i > 0 && size > most {
			n := len(faults) - i
			more := model.Fault(model.CodeBadUserInput, fmt.Sprintf("Faults that are not shown: %d.", n), fmt.Sprintf("Fallas que no se muestran: %d.", n))
			return append(shown, p.present(ctx, more))
		}
		shown = append(shown, presented)
	}
	return shown
}

// recover implements gqlgen's RecoverFunc: a panic becomes an error that keeps its stack for the log.
func (*presenter) recover(_ context.Context, value any) error {
	return &panicError{value: value, stack: debug.Stack()}
}

// fault is what a client sees of an error; shown is false if the log has more.
func (p *presenter) fault(ctx context.Context, err error) (fault *model.Error, shown bool) {
	if known, ok := errors.AsType[*model.Error](err); ok {
		return known, true
	}
	if _, ok := errors.AsType[*panicError](err); ok {
		return faultOf(model.CodeInternal), false
	}
	if number, ok := errors.AsType[*graphql.NumberOverflowError](err); ok {
		return model.Fault(model.CodeBadUserInput, fmt.Sprintf("%v does not fit into 32 bits, as Int has to.", number.Value),
			fmt.Sprintf("%v no cabe en 32 bits, como exige Int.", number.Value)), true
	}
	if errors.Is(ctx.Err(), context.Canceled) { // whatever the error, it is that of an interruption
		return cancelled(ctx)
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return faultOf(model.CodeTimeout), false
	}
	if code, ok := p.classify(err); ok {
		return faultOf(code), false
	}
	return faultOf(model.CodeInternal), false
}

// cancelled is the fault of a request whose context was cancelled: the cause that was given, such as the end of the server, or else that its
// client has left.
func cancelled(ctx context.Context) (fault *model.Error, shown bool) {
	if cause, ok := errors.AsType[*model.Error](context.Cause(ctx)); ok {
		return cause, true
	}
	return faultOf(model.CodeCancelled), false
}

// report logs each code once in a request, however many fields failed with it.
func (p *presenter) report(ctx context.Context, r *requestLog, code model.Code, err error) {
	if code == model.CodeCancelled || !r.firstOf(code) {
		return
	}
	attributes := []any{"requestId", r.id, "code", string(code), "path", cutPath(graphql.GetPath(ctx)).String(), "error", err.Error()}
	if stopped, ok := errors.AsType[*panicError](err); ok {
		attributes = append(attributes, "stack", string(stopped.stack))
	}
	if code == model.CodeInternal {
		p.log.Error("request failed", attributes...)
		return
	}
	p.log.Warn("request failed", attributes...)
}

// panicError is a recovered panic with its stack.
type panicError struct {
	value any
	stack []byte
}

func (p *panicError) Error() string { return fmt.Sprintf("panic: %v", p.value) }
