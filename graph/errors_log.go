package graph

import (
	"context"
	"crypto/rand"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// requestLog is the id of a request in the log, with the codes that were logged for it.
type requestLog struct {
	id string

	mu       sync.Mutex
	reported map[model.Code]bool
}

func newRequest() *requestLog {
	const letters = 12
	return &requestLog{id: rand.Text()[:letters], reported: map[model.Code]bool{}}
}

// firstOf is true once for each code.
func (r *requestLog) firstOf(code model.Code) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	first := !r.reported[code]
	r.reported[code] = true
	return first
}

// requestKey is the extension of an operation that holds its requestLog.
const requestKey = "Request"

// requestOf is the request of a context, or a new one for a context without.
func requestOf(ctx context.Context) *requestLog {
	if graphql.HasOperationContext(ctx) {
		if r, ok := graphql.GetOperationContext(ctx).Stats.GetExtension(requestKey).(*requestLog); ok {
			return r
		}
	}
	return newRequest()
}
