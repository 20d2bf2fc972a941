package graph

import (
	"context"
	"crypto/rand"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/model"
)

// request is the name under which the log tells of a request, and what it told.
type request struct {
	id string

	mu   sync.Mutex
	told map[model.Code]bool
}

func newRequest() *request { return &request{id: rand.Text()[:12], told: map[model.Code]bool{}} }

// firstOf is true once for each code.
func (r *request) firstOf(code model.Code) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	first := !r.told[code]
	r.told[code] = true
	return first
}

// requestIDs names each request before it runs.
type requestIDs struct{}

const requestKey = "Request"

// ExtensionName names the extension to gqlgen.
func (requestIDs) ExtensionName() string { return requestKey }

// Validate has nothing to ask of a schema.
func (requestIDs) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters gives the request its name.
func (requestIDs) MutateOperationParameters(ctx context.Context, _ *graphql.RawParams) *gqlerror.Error {
	graphql.GetOperationContext(ctx).Stats.SetExtension(requestKey, newRequest())
	return nil
}

// requestOf is the request of a context; one that ended before it was named gets a name of its own.
func requestOf(ctx context.Context) *request {
	if graphql.HasOperationContext(ctx) {
		if r, ok := graphql.GetOperationContext(ctx).Stats.GetExtension(requestKey).(*request); ok {
			return r
		}
	}
	return newRequest()
}
