package graph

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/admission"
	"puente/graph/internal/transport"
	"puente/loaders"
)

// tag is another text for each other answer to a request by GET: for another document, operation, variables, language and media type, another build of
// the program, and whenever the graph has changed. It is empty if the answer must not be kept: because it tells figures of its own making, or because the graph
// changes at this moment. It is read before the answer, so that an answer is never older than its tag says.
func (e *executor) tag(ctx context.Context, op *graphql.OperationContext, request *transport.Request) (string, error) {
	if !request.ReadOnly || op.Headers.Get(StatisticsHeader) != "" || op.Headers.Get(ProfileHeader) != "" {
		return "", nil
	}
	var state loaders.GraphState
	if readsGraph(op) {
		var err error
		if state, err = e.state(ctx); err != nil || state.Moving {
			return "", err
		}
	}
	parts, err := json.Marshal([]any{e.build, state, request.Language, request.Media, op.RawQuery, op.OperationName, op.Variables})
	if err != nil { // variables come from JSON
		return "", nil //nolint:nilerr // an answer without a tag is an answer
	}
	sum := sha256.Sum256(parts)
	return base64.RawURLEncoding.EncodeToString(sum[:18]), nil
}

// readsGraph reports whether an operation asks for more than the schema.
func readsGraph(op *graphql.OperationContext) bool {
	return slices.ContainsFunc(graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"}), func(f graphql.CollectedField) bool {
		return !strings.HasPrefix(f.Name, "__")
	})
}

// state reads the state of the graph, as a cheap request does.
func (e *executor) state(ctx context.Context) (loaders.GraphState, error) {
	read, leave, err := e.enter(ctx, admission.Cheap)
	if err != nil {
		return loaders.GraphState{}, err
	}
	defer leave()
	return loaders.ReadState(read.Begin(ctx, true))
}

// enter waits until there is room for a request of a class, and gives the loaders by which it reads, and what gives its place back.
func (e *executor) enter(ctx context.Context, class admission.Class) (read *loaders.Loaders, leave func(), err error) {
	if e.admission == nil {
		return e.loaders, func() {}, nil
	}
	pass, err := e.admission.Enter(ctx, class)
	if err != nil {
		return nil, nil, err
	}
	return e.loaders.Behind(pass.Statement), pass.Leave, nil
}
