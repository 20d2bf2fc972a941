package graph

import (
	"context"

	"puente/loaders"
)

// PlanInBackground has Neo4j plan what requests will read, until the context ends: the statements of resolvers, those of answers that Go computes, and the
// compiled statements of new shapes of requests, which resolvers answer meanwhile. Without it the first request of a shape waits until Neo4j
// has planned its statement.
func (h *Handler) PlanInBackground(ctx context.Context) {
	h.executor.loaders.PlanInBackground(ctx, loaders.Background{Operations: h.executor.rehearseAll(), Report: h.progress, Log: h.log})
}
