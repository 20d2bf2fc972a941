package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/internal/transport"
	"puente/graph/model"
)

// lateness is how long a request whose context has ended waits for what it came to. What runs on is not waited for: it keeps its slot
// until it ends.
const lateness = 25 * time.Millisecond

// statusClientGone is the status of a request whose client left before the answer, for the log and the metrics. Nobody receives it.
const statusClientGone = 499

// Execute validates and runs one operation. It returns soon after the end of the context, whatever the operation waits for.
func (e *executor) Execute(ctx context.Context, request *transport.Request) transport.Result {
	op := e.newOperation(request)
	ctx = graphql.WithOperationContext(ctx, op)
	done := make(chan transport.Result, 1)
	go func() { done <- e.execute(ctx, op, request) }()
	result, ended := await(ctx, done)
	if !ended {
		result = transport.Result{Data: strings.NewReader("null"), Errors: gqlerror.List{e.errors.present(ctx, ctx.Err())}}
	}
	result.Summary.RequestID = requestOf(ctx).id
	result.Summary.Operation = cut(cmp.Or(result.Summary.Operation, request.OperationName))
	return withStatus(result)
}

// await waits for a result; ended is false if it is not there soon after the end of the context.
func await(ctx context.Context, done <-chan transport.Result) (result transport.Result, ended bool) {
	select {
	case result = <-done:
		return result, true
	case <-ctx.Done():
	}
	timer := time.NewTimer(lateness)
	defer timer.Stop()
	select {
	case result = <-done:
		return result, true
	case <-timer.C:
		return result, false
	}
}

// withStatus gives a result the status of a failure that concerns the whole request, in both media types: 503 if all of it is unavailable,
// so that clients and proxies know that they may ask again, and 499 if the client has left.
func withStatus(result transport.Result) transport.Result {
	if len(result.Errors) == 0 {
		return result
	}
	code, same := codeOf(result.Errors[0]), true
	for _, e := range result.Errors {
		same = same && codeOf(e) == code
	}
	result.Summary.Code = code
	switch {
	case code == model.CodeCancelled:
		result.Status = statusClientGone
	case code == model.CodeUnavailable && same && !hasData(&result):
		result.Status = http.StatusServiceUnavailable
	}
	return result
}

func codeOf(e *gqlerror.Error) model.Code {
	code, _ := e.Extensions["code"].(string)
	return model.Code(code)
}

// hasData reports whether a field of the root has a value. The result can be written as before.
func hasData(result *transport.Result) bool {
	if result.Data == nil {
		return false
	}
	var text bytes.Buffer
	_, err := result.Data.WriteTo(&text) // a buffer takes everything
	result.Data = &text
	var fields map[string]json.RawMessage
	if err != nil || json.Unmarshal(text.Bytes(), &fields) != nil {
		return true
	}
	for _, value := range fields {
		if string(value) != "null" {
			return true
		}
	}
	return false
}
